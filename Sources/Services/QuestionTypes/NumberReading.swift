/// Reading of numbers as people write them, in the habits of a language but forgiving those of the other.
///
/// White space of any width groups digits in both languages, and so do apostrophes. Where a text holds both a comma and a
/// point, the last one separates the decimals. A lone comma separates decimals in French and thousands in English; a lone
/// point separates decimals in both. Groups must have three digits, so that a slip is never read as another number.
enum NumberReading {
    /// Why a text is not read.
    enum Flaw: Error {
        /// It is not written as a number.
        case notANumber
        /// It has more digits than an exact number holds.
        case tooManyDigits
    }

    /// The most digits of a number that is read: what IEEE 754 decimal128 holds exactly, as FEEL's numbers do.
    static let maximumDigits = 34

    /// The number in plain notation (`-1234.5`): ASCII digits, at most one point with digits on both sides, no leading or
    /// trailing zero beyond those needed.
    static func read(_ text: String, in language: Language) throws(Flaw) -> String {
        guard text.utf8.count <= 200 else { throw .tooManyDigits }
        var characters = Array(AnswerText.asciiDigits(text).unicodeScalars)
        let isNegative = try removeSign(&characters)
        let (whole, decimals) = try split(characters, in: language)
        var integer = try digits(ofGroups: whole).drop { $0 == "0" }
        if integer.isEmpty { integer = ["0"] }
        var fraction = decimals[...]
        guard fraction.allSatisfy(isDigit), !(whole.isEmpty && decimals.isEmpty) else { throw .notANumber }
        while fraction.last == "0" { fraction.removeLast() }
        guard integer.count + fraction.count <= maximumDigits else { throw .tooManyDigits }
        let isZero = integer == ["0"] && fraction.isEmpty
        var result = String.UnicodeScalarView()
        if isNegative && !isZero { result.append("-") }
        result.append(contentsOf: integer)
        if !fraction.isEmpty {
            result.append(".")
            result.append(contentsOf: fraction)
        }
        return String(result)
    }

    private static func removeSign(_ characters: inout [Unicode.Scalar]) throws(Flaw) -> Bool {
        characters = Array(characters.drop { $0.properties.isWhitespace })
        while characters.last?.properties.isWhitespace == true { characters.removeLast() }
        guard let first = characters.first else { throw .notANumber }
        // Hyphen, true minus sign, en dash: all of them are typed for "minus".
        let isNegative = first == "-" || first == "\u{2212}" || first == "\u{2013}"
        if isNegative || first == "+" { characters.removeFirst() }
        characters = Array(characters.drop { $0.properties.isWhitespace })
        return isNegative
    }

    /// The part before the decimal separator, with its groups, and the digits after it.
    private static func split(
        _ characters: [Unicode.Scalar], in language: Language
    ) throws(Flaw) -> (whole: [Unicode.Scalar], decimals: [Unicode.Scalar]) {
        let marks = characters.indices.filter { characters[$0] == "," || characters[$0] == "." }
        guard let last = marks.last else { return (characters, []) }
        let mark = characters[last]
        let isRepeated = marks.dropLast().contains { characters[$0] == mark }
        let isAlone = marks.count == 1
        let isGrouping = isRepeated || (isAlone && mark == "," && language == .en)
        if isGrouping { return (characters, []) }
        let whole = Array(characters[..<last])
        return (whole, Array(characters[(last + 1)...]))
    }

    /// The digits of a whole part; where it is grouped, by one kind of separator, in groups of three.
    private static func digits(ofGroups whole: [Unicode.Scalar]) throws(Flaw) -> [Unicode.Scalar] {
        var digits: [Unicode.Scalar] = []
        var separator: Unicode.Scalar?
        var groupLength = 0
        for scalar in whole {
            if isDigit(scalar) {
                digits.append(scalar)
                groupLength += 1
                continue
            }
            let kind: Unicode.Scalar
            switch scalar {
            case ",", ".": kind = scalar
            case "'", "\u{2019}": kind = "'"
            case _ where scalar.properties.isWhitespace: kind = " "
            default: throw .notANumber
            }
            let isFirst = separator == nil
            guard isFirst ? (1...3).contains(groupLength) : groupLength == 3, isFirst || kind == separator else {
                throw .notANumber
            }
            separator = kind
            groupLength = 0
        }
        guard separator == nil || groupLength == 3 else { throw .notANumber }
        return digits
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
