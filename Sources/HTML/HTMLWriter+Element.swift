/// The one way in which elements are written: opened with their attributes, filled, closed.
extension HTMLWriter {
    /// Writes `<name attributes>content</name>`.
    mutating func element(
        _ name: StaticString, _ attributes: [Attribute], _ content: (inout HTMLWriter) -> Void
    ) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// Writes `<name attributes>text</name>`, the text escaped.
    mutating func element(_ name: StaticString, _ attributes: [Attribute], text: String) {
        open(name, attributes)
        appendEscaped(text, .text)
        close(name)
    }

    /// Writes `<name attributes>`: a void element has neither content nor end tag.
    mutating func void(_ name: StaticString, _ attributes: [Attribute]) {
        open(name, attributes)
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        append(name)
        for attribute in attributes { append(attribute) }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ name: StaticString) {
        append("</")
        append(name)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func append(_ attribute: Attribute) {
        if case .absent = attribute.value { return }
        bytes.append(UInt8(ascii: " "))
        switch attribute.family {
        case .plain: break
        case .aria: append("aria-")
        case .data: append("data-")
        }
        append(attribute.name)
        switch attribute.value {
        case .absent, .present:
            return
        case .string(let string):
            append("=\"")
            appendEscaped(string, .attribute)
        case .literal(let literal):
            append("=\"")
            append(literal)
        case .number(let number):
            append("=\"")
            append(number)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
