/// Sizes of files as people write and read them: decimal multiples (10 MB is 10,000,000 bytes), as systems show them.
public enum FileSize {
    /// The most bytes that one file of a question may ever have.
    public static let maximum = 200_000_000

    /// Reads a size such as `10 MB`, `500 kB` or `2 Mo`; nil when it is not one.
    public static func bytes(of text: String) -> Int? {
        let text = text.trimmingSpaces
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), number > 0, number <= 1_000_000_000 else { return nil }
        switch text.dropFirst(digits.count).filter({ !$0.isWhitespace }).lowercased() {
        case "b", "o": return number
        case "kb", "ko": return number * 1_000
        case "mb", "mo": return number * 1_000_000
        case "gb", "go": return number * 1_000_000_000
        default: return nil
        }
    }

    /// A size in words: "120 ko", "1,2 Mo"; "120 KB", "1.2 MB". A no-break space joins number and unit.
    public static func words(_ bytes: Int, in language: Language) -> String {
        let letter = language == .fr ? "o" : "B"
        if bytes < 1_000 {
            let unit = language == .fr ? (bytes > 1 ? "octets" : "octet") : (bytes == 1 ? "byte" : "bytes")
            return "\(bytes)\u{A0}\(unit)"
        }
        if bytes < 999_500 { return "\((bytes + 500) / 1_000)\u{A0}\(language == .fr ? "k" : "K")\(letter)" }
        let tenths = (bytes + 50_000) / 100_000
        let plain = tenths % 10 == 0 || tenths >= 1_000 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
        return "\(Formatting.decimal(plain, in: language, minimumDecimals: 0))\u{A0}M\(letter)"
    }
}

extension String {
    fileprivate var trimmingSpaces: Substring {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
