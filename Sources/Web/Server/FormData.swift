/// Fields of an `application/x-www-form-urlencoded` body or query (WHATWG URL, section 5), in bounded number.
public struct FormData: Sendable, Hashable {
    /// More fields than this, and the rest is left unread: a page of 2,000 questions has some 10,000 at most.
    static let maximumFields = 20_000

    /// Whether fields were left unread: the form is to be refused, not half understood.
    private(set) var isCut = false

    private var fields: [String: [String]] = [:]

    /// No field.
    public init() {}

    /// Decodes a body or query. Bytes that are not UTF-8 are replaced (U+FFFD), as browsers' own decoders do.
    public init(decoding text: some Sequence<UInt8>) {
        var count = 0
        for pair in Array(text).split(separator: UInt8(ascii: "&"), maxSplits: Self.maximumFields) {
            count += 1
            guard count <= Self.maximumFields else {
                isCut = true
                return
            }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decode(parts[0])
            fields[name, default: []].append(parts.count > 1 ? Self.decode(parts[1]) : "")
        }
    }

    /// Fields with their values.
    init(fields: [String: [String]]) { self.fields = fields }

    /// Every field with its values.
    var values: [String: [String]] { fields }

    /// The first value of a field, or nil.
    public subscript(name: String) -> String? { fields[name]?.first }

    /// The fields whose names start so, without it.
    func scoped(to prefix: String) -> FormData {
        var scoped = FormData()
        for (name, values) in fields where name.hasPrefix(prefix) {
            scoped.fields[String(name.dropFirst(prefix.count))] = values
        }
        return scoped
    }

    /// Adds a field, unless there are too many already.
    mutating func add(_ name: String, _ value: String) {
        guard fields.values.reduce(0, { $0 + $1.count }) < Self.maximumFields else { return }
        fields[name, default: []].append(value)
    }

    /// Every value of a field.
    public func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// Names of the fields given, in no order.
    public var names: some Collection<String> { fields.keys }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = hexadecimal(bytes[index + 1]), let low = hexadecimal(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
