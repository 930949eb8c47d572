internal import HTML

/// Where one is in the form: a line to look at, the same in words.
struct StepProgress: Component, Sendable {
    /// The service's name, so that each page says what is being asked for.
    let service: String
    /// "Étape 2 sur 5, encore 3 minutes environ"
    let text: String
    /// From 1.
    let current: Int
    let count: Int

    func write(to h: inout HTMLWriter) {
        h.div(.class("steps")) { h in
            h.p(.class("steps-text")) { h in
                h.strong(service)
                h.span(text)
            }
            h.div(.class("steps-line"), .ariaHidden()) { h in
                for step in 1...max(count, 1) {
                    h.span(.class(step < current ? "done" : step == current ? "now" : nil)) { _ in }
                }
            }
        }
    }
}
