internal import HTML

/// The way in for agents.
struct SignInForm: Component, Sendable {
    let title: String
    let text: String?
    let action: URLReference
    let hidden: [HiddenValue]
    var errors: ErrorSummary?
    /// The identifier's and the password's fields.
    let fields: [Field]
    let button: Button
    /// What to do when one can't get in.
    let help: Prose?

    func write(to h: inout HTMLWriter) {
        h.div(.class("sign-in")) { h in
            h.put(errors)
            h.h1(title)
            if let text { h.p(text, .class("lede")) }
            h.form(.class("sheet"), .method(.post), .action(action), .novalidate()) { h in
                for value in hidden { h.put(value) }
                for field in fields { h.put(field) }
                h.put(button)
            }
            h.put(help)
        }
    }
}
