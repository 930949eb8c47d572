public import FEEL

/// What an answer, a message or a document keeps of a file: which it is, and enough to know it again in ten years. The
/// bytes are in the file store, under the identifier.
public struct FileReference: Sendable, Hashable {
    /// Its identifier in the file store (UUID text of RFC 9562, in lower case).
    public let id: String
    /// Its name, as the person's device had it, cleaned; its ending agrees with its kind.
    public let name: String
    /// What its content is.
    public let kind: FileKind
    /// Its size in bytes.
    public let size: Int
    /// SHA-256 of its content, in 64 lower-case hexadecimal digits.
    public let sha256: String

    /// The longest name, in characters.
    public static let maximumNameLength = 120

    /// A reference, or nil when a part can't be one's.
    public init?(id: String, name: String, kind: FileKind, size: Int, sha256: String) {
        guard Self.isIdentifier(id), name == Self.cleanName(name), (1...FileSize.maximum).contains(size),
            sha256.utf8.count == 64, sha256.utf8.allSatisfy(Self.isHexadecimal)
        else { return nil }
        self.id = id
        self.name = name
        self.kind = kind
        self.size = size
        self.sha256 = sha256
    }

    // MARK: As a value

    /// The value in expressions: a context of `id`, `name`, `kind`, `size` and `sha256`.
    public var value: Value {
        .context(
            Context([
                ("id", .string(id)), ("name", .string(name)), ("kind", .string(kind.rawValue)),
                ("size", .number(Number(size))), ("sha256", .string(sha256)),
            ]))
    }

    /// The reference that a value is, or nil.
    public init?(_ value: Value) {
        guard case .context(let context) = value, context.count == 5, case .string(let id) = context["id"],
            case .string(let name) = context["name"], case .string(let kindName) = context["kind"],
            let kind = FileKind(rawValue: kindName), case .number(let number) = context["size"],
            let size = Int(number.description), case .string(let sha256) = context["sha256"]
        else { return nil }
        self.init(id: id, name: name, kind: kind, size: size, sha256: sha256)
    }

    /// The references in an answer's value; those that are none are left out.
    public static func all(in value: Value) -> [FileReference] {
        guard case .list(let values) = value else { return [] }
        return values.compactMap { FileReference($0) }
    }

    /// The type of its value.
    public static var valueType: ValueType {
        .context([
            ("id", .string), ("name", .string), ("kind", .enumeration(FileKind.allCases.map(\.rawValue))),
            ("size", .number), ("sha256", .string),
        ])
    }

    // MARK: As a text

    /// The reference as one line of a `RawAnswer`: the parts in order, the name last.
    public var text: String { "\(id) \(kind.rawValue) \(size) \(sha256) \(name)" }

    /// Reads what `text` wrote.
    public init?(text: String) {
        // Byte by byte: a name that begins with an accent would join the space before it in one character.
        let parts = text.utf8.split(separator: UInt8(ascii: " "), maxSplits: 4, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard parts.count == 5, let kind = FileKind(rawValue: parts[1]), let size = Int(parts[2]),
            String(size) == parts[2]
        else { return nil }
        self.init(id: parts[0], name: parts[4], kind: kind, size: size, sha256: parts[3])
    }

    // MARK: Names

    /// A name that can be shown and saved anywhere: without folders, control characters or directional tricks, and not
    /// too long. Empty when nothing is left.
    public static func cleanName(_ given: String) -> String {
        var name = String(given.prefix(4_000))
        // Composing or cutting may bring a space or a dot to an end: done again, the name no longer changes.
        for _ in 0..<4 {
            let next = cleanedOnce(name)
            if next.utf8.elementsEqual(name.utf8) { return name }
            name = next
        }
        return ""
    }

    private static func cleanedOnce(_ given: String) -> String {
        let last = given.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let printable = last.unicodeScalars.filter { scalar in
            let category = scalar.properties.generalCategory
            return category != .control && category != .privateUse && !scalar.properties.isNoncharacterCodePoint
                && !"\"<>|:*?/\\".unicodeScalars.contains(scalar)
        }
        guard let line = try? AnswerText.line(String(String.UnicodeScalarView(printable))) else { return "" }
        let name = String(line.drop { $0 == "." || $0 == " " })
        guard AnswerText.isLonger(name, than: maximumNameLength) else { return name }
        // The ending is kept, since it says what the file is.
        let ending = name.split(separator: ".").last.map { "." + $0 } ?? ""
        let kept = ending.unicodeScalars.count <= 10 && name.count > ending.count ? ending : ""
        var cut = String.UnicodeScalarView()
        for character in name.prefix(maximumNameLength - kept.count - 1) {
            guard cut.count + character.unicodeScalars.count < 2 * maximumNameLength else { break }
            cut.append(contentsOf: character.unicodeScalars)
        }
        return String(cut) + kept
    }

    /// A cleaned name whose ending agrees with the kind: "photo.png" that is a JPEG is "photo.jpg".
    public static func name(_ given: String, for kind: FileKind) -> String {
        let name = cleanName(given)
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased() ?? ""
        if kind.extensions.contains(ending) { return name }
        let known = FileKind.allCases.flatMap(\.extensions)
        let stem = known.contains(ending) ? String(name.dropLast(ending.count + 1)) : name
        return cleanName("\(stem.isEmpty ? "document" : stem).\(kind.extensions[0])")
    }

    private static func isIdentifier(_ text: String) -> Bool {
        let digits = Array(text.utf8)
        guard digits.count == 36 else { return false }
        return digits.enumerated().allSatisfy { index, digit in
            [8, 13, 18, 23].contains(index) ? digit == UInt8(ascii: "-") : isHexadecimal(digit)
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
