import HTML

/// The written form of a component, with what a test asks of it.
struct Markup {
    let html: String

    init(_ content: (inout HTMLWriter) -> Void) {
        html = String(decoding: HTMLWriter.document(content), as: UTF8.self)
    }

    /// The values of an attribute, in order.
    func values(of attribute: String) -> [String] {
        html.split(separator: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    /// The start tags of an element, in order.
    func tags(_ name: String) -> [String] {
        html.split(separator: "<").map(String.init).filter { $0.hasPrefix(name + " ") || $0.hasPrefix(name + ">") }
            .map { String($0.prefix { $0 != ">" }) }
    }

    /// Identifiers that something refers to and nothing bears, or that are borne twice.
    var brokenReferences: [String] {
        let identifiers = values(of: "id")
        let twice = identifiers.filter { identifier in identifiers.count { $0 == identifier } > 1 }
        let attributes = ["aria-describedby", "aria-labelledby", "aria-controls", "for", "data-copy"]
        let referred: [String] = attributes.flatMap { attribute in
            values(of: attribute).joined(separator: " ").split(separator: " ").map(String.init)
        }
        let targets = values(of: "href").filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
        return twice + (referred + targets).filter { !identifiers.contains($0) }
    }
}
