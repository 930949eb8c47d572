/// A JSON value (RFC 8259) that is read and written again without loss: members keep their order, numbers the way they
/// were written, and keys that nobody knows stay where they are.
public indirect enum JSONTree: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// As it is written: `1`, `2.50`, `1e3`.
    case number(String)
    case string(String)
    case array([JSONTree])
    /// In the order of the text.
    case object([Member])

    /// A name and its value.
    public struct Member: Sendable, Hashable {
        /// The name.
        public let key: String
        /// The value.
        public var value: JSONTree

        /// A member.
        public init(_ key: String, _ value: JSONTree) {
            self.key = key
            self.value = value
        }
    }

    /// The value under a key; nil for what is no object, or has no such key.
    public subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    /// The text, where it is one.
    public var text: String? { if case .string(let text) = self { text } else { nil } }

    /// The whole number, where it is one.
    public var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }

    /// The elements of a list; none for anything else.
    public var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }

    /// In words of JSON, two spaces for each level, as browsers write it.
    public var written: String {
        var text = ""
        write(to: &text, indent: 0)
        return text
    }

    private func write(to text: inout String, indent: Int) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let value): Self.quote(value, to: &text)
        case .array(let elements):
            Self.list(elements, "[", "]", to: &text, indent: indent) { element, text in
                element.write(to: &text, indent: indent + 1)
            }
        case .object(let members):
            Self.list(members, "{", "}", to: &text, indent: indent) { member, text in
                Self.quote(member.key, to: &text)
                text += ": "
                member.value.write(to: &text, indent: indent + 1)
            }
        }
    }

    private static func list<Element>(
        _ elements: [Element], _ open: String, _ close: String, to text: inout String, indent: Int,
        _ write: (Element, inout String) -> Void
    ) {
        text += open
        for (index, element) in elements.enumerated() {
            text += index == 0 ? "\n" : ",\n"
            text += String(repeating: "  ", count: indent + 1)
            write(element, &text)
        }
        if !elements.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
        text += close
    }

    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{C}": text += "\\f"
            case ..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

/// Why a text is not JSON.
public struct JSONFailure: Error, Sendable, Hashable {
    /// Where, in bytes of UTF-8 from the beginning.
    public let offset: Int
    /// What was expected.
    public let message: String
}

/// Reads JSON, remembering where values of the first levels stand.
struct JSONReader {
    /// How deep values may be nested.
    static let maximumDepth = 64

    private let bytes: [UInt8]
    private var position = 0
    /// Where values stand, by their keys (`pia.name`), two levels deep.
    private(set) var places: [String: Range<Int>] = [:]

    /// Reads a whole text.
    static func read(_ text: String) throws(JSONFailure) -> (tree: JSONTree, places: [String: Range<Int>]) {
        var reader = JSONReader(bytes: Array(text.utf8))
        let tree = try reader.value(depth: 0, path: "")
        reader.skipSpace()
        guard reader.position == reader.bytes.count else { throw reader.failure("nothing more is expected here") }
        return (tree, reader.places)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func failure(_ message: String) -> JSONFailure {
        JSONFailure(offset: min(position, bytes.count), message: message)
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private mutating func value(depth: Int, path: String) throws(JSONFailure) -> JSONTree {
        guard depth < Self.maximumDepth else { throw failure("this is nested too deep") }
        skipSpace()
        let start = position
        guard position < bytes.count else { throw failure("a value is missing") }
        let tree: JSONTree
        switch bytes[position] {
        case UInt8(ascii: "{"): tree = try object(depth: depth, path: path)
        case UInt8(ascii: "["): tree = try array(depth: depth)
        case UInt8(ascii: "\""): tree = .string(try string())
        case UInt8(ascii: "t"): tree = try word("true", .boolean(true))
        case UInt8(ascii: "f"): tree = try word("false", .boolean(false))
        case UInt8(ascii: "n"): tree = try word("null", .null)
        default: tree = try number()
        }
        if depth <= 2, !path.isEmpty { places[path] = start..<position }
        return tree
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func object(depth: Int, path: String) throws(JSONFailure) -> JSONTree {
        position += 1
        var members: [JSONTree.Member] = []
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw failure("a name between quotes is expected")
            }
            let key = try string()
            guard take(":") else { throw failure("`:` is expected") }
            let value = try value(depth: depth + 1, path: path.isEmpty ? key : "\(path).\(key)")
            members.append(JSONTree.Member(key, value))
        } while take(",")
        guard take("}") else { throw failure("`,` or `}` is expected") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONFailure) -> JSONTree {
        position += 1
        var elements: [JSONTree] = []
        if take("]") { return .array(elements) }
        // Elements have no place of their own: no path is as long as theirs.
        repeat { elements.append(try value(depth: max(3, depth + 1), path: "")) } while take(",")
        guard take("]") else { throw failure("`,` or `]` is expected") }
        return .array(elements)
    }

    private mutating func word(_ word: String, _ tree: JSONTree) throws(JSONFailure) -> JSONTree {
        guard bytes[position...].starts(with: word.utf8) else { throw failure("a value is expected") }
        position += word.utf8.count
        return tree
    }

    private mutating func number() throws(JSONFailure) -> JSONTree {
        let start = position
        func isDigit(_ index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        guard isDigit(position) else { throw failure("a value is expected") }
        if bytes[position] == UInt8(ascii: "0"), isDigit(position + 1) { throw failure("a number begins with no zero") }
        while isDigit(position) { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard isDigit(position) else { throw failure("a digit is expected") }
            while isDigit(position) { position += 1 }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard isDigit(position) else { throw failure("a digit is expected") }
            while isDigit(position) { position += 1 }
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func string() throws(JSONFailure) -> String {
        position += 1
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content += try escape().utf8
            case 0..<0x20: throw failure("a control character has to be written with `\\`")
            default:
                content.append(byte)
                position += 1
            }
        }
        throw failure("the text is not closed")
    }

    private mutating func escape() throws(JSONFailure) -> String {
        guard position + 1 < bytes.count else { throw failure("the text is not closed") }
        let letter = Unicode.Scalar(bytes[position + 1])
        let simple: [Unicode.Scalar: String] = [
            "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
        ]
        if let text = simple[letter] {
            position += 2
            return text
        }
        guard letter == "u", let first = unit(at: position + 2) else { throw failure("an unknown `\\` sequence") }
        if let scalar = Unicode.Scalar(UInt32(first)) {
            position += 6
            return String(Character(scalar))
        }
        guard first < 0xDC00, position + 7 < bytes.count, bytes[position + 6] == UInt8(ascii: "\\"),
            bytes[position + 7] == UInt8(ascii: "u"), let second = unit(at: position + 8),
            (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw failure("half a character (`\\u…`)") }
        position += 12
        return String(Character(scalar))
    }

    private func unit(at index: Int) -> UInt16? {
        guard index + 4 <= bytes.count else { return nil }
        let digits = bytes[index..<index + 4]
        guard digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
