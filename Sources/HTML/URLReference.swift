/// An address that is safe to put into a page: a relative reference, or an absolute one whose scheme runs nothing.
///
/// Written as a literal it is trusted, and each interpolated value is percent-encoded, so that it stays one segment
/// of the path or one value of the query whatever it holds:
///
/// ```swift
/// h.a(title, .href("/demarches/\(service)?page=\(page)"))
/// ```
///
/// An address that comes from data enters by ``init(checking:)``, which refuses what it doesn't know
/// (`javascript:`, `data:`, `//elsewhere`, control characters).
public struct URLReference: Sendable, Hashable, CustomStringConvertible {
    /// The reference as it is written in the page, before escaping.
    public let description: String

    private init(unchecked: String) {
        description = unchecked
    }

    /// What stands in the place of a literal that is refused: an address that leads nowhere (WHATWG URL, about:invalid).
    public static let refused = URLReference(unchecked: "about:invalid")

    /// The reference that `text` is, or nil when it is refused.
    ///
    /// Allowed: a path, a query or a fragment; `https:`, `http:`, `mailto:`, `tel:` and `sms:` addresses. Refused:
    /// any other scheme, an address of another host without a scheme, a backslash (which browsers read as `/`),
    /// white space and control characters (which browsers drop: `java\nscript:` is `javascript:` to them).
    public init?(checking text: String) {
        guard Self.isSafe(text) else { return nil }
        description = text
    }

    /// The place in the same page that bears this identifier.
    public static func fragment(_ identifier: String) -> URLReference {
        URLReference(unchecked: "#" + encode(identifier))
    }

    /// A telephone number: digits and a leading `+` are kept, the rest (spaces, dots) is dropped.
    public static func telephone(_ number: String) -> URLReference {
        let kept = number.unicodeScalars.filter { ("0"..."9").contains($0) || $0 == "+" }
        return URLReference(unchecked: "tel:" + String(String.UnicodeScalarView(kept)))
    }

    /// An e-mail address.
    public static func email(_ address: String) -> URLReference {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        return URLReference(unchecked: "mailto:" + parts.map { encode(String($0)) }.joined(separator: "@"))
    }

    /// This reference with one more name and value in its query, both percent-encoded.
    public func adding(_ name: String, _ value: String) -> URLReference {
        let bytes = description.utf8
        let end = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        var text = String(description[..<end])
        text += bytes[..<end].contains(UInt8(ascii: "?")) ? "&" : "?"
        text += Self.encode(name)
        text += "="
        text += Self.encode(value)
        text += description[end...]
        return URLReference(unchecked: text)
    }

    /// This reference with the fragment that leads to an identifier, in place of the one it had.
    public func fragment(_ identifier: String) -> URLReference {
        URLReference(unchecked: description.prefix { $0 != "#" } + "#" + Self.encode(identifier))
    }

    private static let schemes: Set<String> = ["http", "https", "mailto", "tel", "sms"]

    private static func isSafe(_ text: String) -> Bool {
        let bytes = text.utf8
        var isASCII = true
        for byte in bytes {
            if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return false }
            if byte >= 0x80 { isASCII = false }
        }
        if !isASCII && text.unicodeScalars.contains(where: { isDropped($0) }) { return false }
        if bytes.first == UInt8(ascii: "/") { return !bytes.starts(with: "//".utf8) }
        // What stands before the first colon is a scheme, unless a path, a query or a fragment has begun.
        guard let end = bytes.firstIndex(where: { [0x3A, 0x2F, 0x3F, 0x23].contains($0) }), bytes[end] == 0x3A else {
            return true
        }
        return schemes.contains(text[..<end].lowercased())
    }

    /// Characters that aren't ASCII and that a browser or a reader may drop or take for a space.
    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        return scalar.value <= 0xA0 || scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986, section 2.3.
    static func encode(_ text: String) -> String {
        // Identifiers, nearly always: nothing to encode.
        if text.utf8.allSatisfy(isUnreserved) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        encoded.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

extension URLReference: ExpressibleByStringInterpolation {
    /// A literal of the program; ``refused`` when its scheme isn't allowed.
    public init(stringLiteral literal: String) {
        self = URLReference(checking: literal) ?? .refused
    }

    /// A literal with values, each encoded; ``refused`` when the literal's scheme isn't allowed.
    public init(stringInterpolation: StringInterpolation) {
        self = URLReference(checking: stringInterpolation.text) ?? .refused
    }

    /// Gathers a literal and its values.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        /// Sets aside room for the parts.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        /// A part that stands in the program.
        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// A value, percent-encoded. `.` and `..` lose their meaning of "here" and "above".
        public mutating func appendInterpolation(_ value: String) {
            switch value {
            case ".", "..": text += value + "%20"
            default: text += URLReference.encode(value)
            }
        }

        /// A number.
        public mutating func appendInterpolation(_ value: Int) { text += String(value) }

        /// A reference, as it is: `"\(base)/suite"`.
        public mutating func appendInterpolation(_ reference: URLReference) { text += reference.description }
    }
}
