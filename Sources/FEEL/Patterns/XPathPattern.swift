/// Why an XPath regular expression can't be read.
struct XPathPatternError: Error {
    let message: String
    let utf8Offset: Int
}

/// Puts a regular expression of XPath (functions and operators 3.1, 5.6.1, over XML Schema's grammar) into PCRE2's syntax.
///
/// The two agree on most of what is written, and differ in what the rest means: classes can be subtracted from one
/// another, `\i` and `\c` are the characters of XML names, `\w` is not a word's character of Perl, `\b`, `(?=…)` and the
/// like do not exist.
struct XPathPattern {
    private let scalars: [Unicode.Scalar]
    private let offsets: [Int]
    private let dotMatchesAll: Bool
    private var position = 0
    private var depth = 0
    private var result = ""
    /// Groups opened so far, and those that are closed.
    private var opened = 0
    private var closed: Set<Int> = []

    /// The deepest nesting of groups and of classes.
    private static let maximumDepth = 100

    /// The same regular expression as PCRE2 reads it.
    ///
    /// - Parameters:
    ///   - dotMatchesAll: whether a point also stands for the end of a line (the flag `s`).
    ///   - ignoresSpaces: whether white space outside classes has no meaning (the flag `x`).
    static func translated(
        _ source: String, dotMatchesAll: Bool, ignoresSpaces: Bool
    ) throws(XPathPatternError) -> String {
        var pattern = XPathPattern(source, dotMatchesAll, ignoresSpaces)
        try pattern.alternatives()
        guard pattern.next == nil else { throw pattern.error("a parenthesis is closed that was not opened") }
        return pattern.result
    }

    private init(_ source: String, _ dotMatchesAll: Bool, _ ignoresSpaces: Bool) {
        self.dotMatchesAll = dotMatchesAll
        var (kept, places, offset, brackets, escaped) = ([Unicode.Scalar](), [Int](), 0, 0, false)
        for scalar in source.unicodeScalars {
            defer { offset += UTF8.width(scalar) }
            if ignoresSpaces, brackets == 0, XPathPattern.isSpace(scalar) { continue }
            if !escaped {
                if scalar == "[" { brackets += 1 }
                if scalar == "]" { brackets -= 1 }
            }
            escaped = scalar == "\\" && !escaped
            kept.append(scalar)
            places.append(offset)
        }
        scalars = kept
        offsets = places + [offset]
    }

    // MARK: Characters

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func peek(_ distance: Int) -> Unicode.Scalar? {
        position + distance < scalars.count ? scalars[position + distance] : nil
    }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private func error(_ message: String) -> XPathPatternError {
        XPathPatternError(message: message, utf8Offset: offsets[min(position, offsets.count - 1)])
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { [0x9, 0xA, 0xD, 0x20].contains(scalar.value) }

    /// A character as itself where that has no other meaning anywhere, by its number elsewhere.
    private static func literal(_ scalar: Unicode.Scalar) -> String {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            ? String(scalar) : "\\x{" + String(scalar.value, radix: 16) + "}"
    }

    // MARK: Expressions

    private mutating func alternatives() throws(XPathPatternError) {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw error("groups are nested too deep") }
        while let scalar = next, scalar != ")" {
            if accept("|") {
                result += "|"
            } else {
                try piece()
            }
        }
    }

    /// One thing to match, and how often.
    private mutating func piece() throws(XPathPatternError) {
        try atom()
        let quantifier = try quantifier()
        guard !quantifier.isEmpty else { return }
        result += quantifier
        if accept("?") { result += "?" }
    }

    private mutating func atom() throws(XPathPatternError) {
        guard let scalar = next else { return }
        switch scalar {
        case "(": try group()
        case "[":
            position += 1
            result += try characterClass()
        case ".":
            position += 1
            result += dotMatchesAll ? "[\\x{0}-\\x{10ffff}]" : "[^\\n\\r]"
        case "^", "$":
            position += 1
            result += "(?:\(scalar))"
        case "\\":
            position += 1
            if let digit = next, ("1"..."9").contains(digit) {
                result += try backReference()
            } else {
                result += try escape().inClass(ofItsOwn: true)
            }
        case "?", "*", "+", "{", "}", "]": throw error("`\(scalar)` stands where there is nothing that it applies to")
        default:
            position += 1
            result += Self.literal(scalar)
        }
    }

    private mutating func group() throws(XPathPatternError) {
        position += 1
        var number: Int?
        if accept("?") {
            guard accept(":") else { throw error("after `(?` only `:` has a meaning") }
            result += "(?:"
        } else {
            opened += 1
            number = opened
            result += "("
        }
        try alternatives()
        guard accept(")") else { throw error("a parenthesis is not closed") }
        result += ")"
        if let number { closed.insert(number) }
    }

    private mutating func quantifier() throws(XPathPatternError) -> String {
        guard let scalar = next else { return "" }
        switch scalar {
        case "?", "*", "+":
            position += 1
            return String(scalar)
        case "{":
            position += 1
            guard let least = number() else { throw error("a number is missing after `{`") }
            var text = "{\(least)"
            if accept(",") {
                text += ","
                if let most = number() {
                    guard most >= least else { throw error("the numbers in `{}` are in the wrong order") }
                    text += String(most)
                }
            }
            guard accept("}") else { throw error("`}` is missing") }
            return text + "}"
        default: return ""
        }
    }

    private mutating func number() -> Int? {
        var (value, found) = (0, false)
        while let digit = next, ("0"..."9").contains(digit) {
            // What is too large for PCRE2 stays so.
            value = min(value * 10 + Int(digit.value - 48), 1_000_000)
            found = true
            position += 1
        }
        return found ? value : nil
    }

    /// As many digits as name a group that was opened before; the group must be closed.
    private mutating func backReference() throws(XPathPatternError) -> String {
        var number = 0
        while let digit = next, ("0"..."9").contains(digit) {
            let longer = number * 10 + Int(digit.value - 48)
            guard number == 0 || longer <= opened else { break }
            number = longer
            position += 1
        }
        guard closed.contains(number) else { throw error("there is no group \(number) before this") }
        return "\\g{\(number)}"
    }

    // MARK: Classes

    /// What a sequence that begins with `\` stands for.
    private enum Escape {
        case one(Unicode.Scalar)
        /// The members of a class, as they are written between brackets.
        case set(String)

        func inClass(ofItsOwn: Bool) -> String {
            switch self {
            case .one(let scalar): XPathPattern.literal(scalar)
            case .set(let members): ofItsOwn ? "[\(members)]" : members
            }
        }
    }

    private mutating func escape() throws(XPathPatternError) -> Escape {
        guard let letter = next else { throw error("nothing follows `\\`") }
        position += 1
        switch letter {
        case "n": return .one("\n")
        case "r": return .one("\r")
        case "t": return .one("\t")
        case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]", "$": return .one(letter)
        case "s": return .set("\\x{9}\\x{a}\\x{d}\\x{20}")
        case "S": return .set("\\x{0}-\\x{8}\\x{b}\\x{c}\\x{e}-\\x{1f}\\x{21}-\\x{10ffff}")
        case "d": return .set("\\p{Nd}")
        case "D": return .set("\\P{Nd}")
        case "w": return .set("\\p{L}\\p{M}\\p{N}\\p{S}")
        case "W": return .set("\\p{P}\\p{Z}\\p{C}")
        case "i": return .set(Self.members(Self.nameStart))
        case "I": return .set(Self.members(Self.others(Self.nameStart)))
        case "c": return .set(Self.members(Self.nameCharacters))
        case "C": return .set(Self.members(Self.others(Self.nameCharacters)))
        case "p", "P": return .set(try property(negated: letter == "P"))
        default:
            position -= 1
            throw error("`\\\(letter)` means nothing")
        }
    }

    /// A category of characters, or a block of them.
    private mutating func property(negated: Bool) throws(XPathPatternError) -> String {
        guard accept("{") else { throw error("`{` is missing after `\\p`") }
        var name = ""
        while let scalar = next, scalar != "}", name.utf8.count < 64 {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard accept("}") else { throw error("`}` is missing") }
        if name.hasPrefix("Is") {
            guard let block = CharacterBlocks.ranges[String(name.dropFirst(2))] else {
                throw error("there is no block of characters `\(name.dropFirst(2))`")
            }
            return Self.members(negated ? Self.others([block]) : [block])
        }
        guard Self.categories.contains(name) else { throw error("there is no category of characters `\(name)`") }
        return "\\\(negated ? "P" : "p"){\(name)}"
    }

    /// A class between brackets, the first of which is read already.
    private mutating func characterClass() throws(XPathPatternError) -> String {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw error("classes are nested too deep") }
        let negated = accept("^")
        var (members, count) = ("", 0)
        while true {
            guard let scalar = next else { throw error("`]` is missing") }
            if scalar == "]", count > 0 {
                position += 1
                return "[\(negated ? "^" : "")\(members)]"
            }
            if scalar == "-", peek(1) == "[", count > 0 {
                position += 2
                let taken = try characterClass()
                guard accept("]") else { throw error("`]` is missing after the class that is taken away") }
                return "(?:(?!\(taken))[\(negated ? "^" : "")\(members)])"
            }
            members += try member()
            count += 1
        }
    }

    /// A character, a range of them, or a sequence that stands for several.
    private mutating func member() throws(XPathPatternError) -> String {
        let first = try classCharacter()
        guard case .one(let low) = first, next == "-", let after = peek(1), after != "]", after != "[" else {
            return first.inClass(ofItsOwn: false)
        }
        position += 1
        guard case .one(let high) = try classCharacter(), low <= high else {
            throw error("a range of characters goes from the lower to the higher one")
        }
        return Self.literal(low) + "-" + Self.literal(high)
    }

    private mutating func classCharacter() throws(XPathPatternError) -> Escape {
        guard let scalar = next else { throw error("`]` is missing") }
        guard scalar != "[", scalar != "]" else { throw error("`\(scalar)` stands in a class without `\\`") }
        position += 1
        return scalar == "\\" ? try escape() : .one(scalar)
    }

    // MARK: Sets of characters

    private static let categories: Set<String> = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe",
        "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn",
    ]

    /// Characters that a name in XML may begin with, in order (XML 1.0, 2.3).
    private static let nameStart: [ClosedRange<UInt32>] = [
        0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
        0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
        0xFDF0...0xFFFD, 0x10000...0xEFFFF,
    ]

    /// Characters that may stand in one.
    private static let nameCharacters: [ClosedRange<UInt32>] =
        (nameStart + [0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040])
        .sorted { $0.lowerBound < $1.lowerBound }

    /// All characters but those in ranges that are in order; ranges within another are passed over.
    private static func others(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var (found, start): ([ClosedRange<UInt32>], UInt32) = ([], 0)
        for range in ranges {
            if start < range.lowerBound { found.append(start...(range.lowerBound - 1)) }
            start = max(start, range.upperBound + 1)
        }
        return start <= 0x10FFFF ? found + [start...0x10FFFF] : found
    }

    private static func members(_ ranges: [ClosedRange<UInt32>]) -> String {
        // Surrogates are no characters, and no ends of a range of them.
        ranges.map { range in
            let low = (0xD800...0xDFFF).contains(range.lowerBound) ? 0xE000 : range.lowerBound
            let high = (0xD800...0xDFFF).contains(range.upperBound) ? 0xD7FF : range.upperBound
            return low > high ? "" : "\\x{\(String(low, radix: 16))}-\\x{\(String(high, radix: 16))}"
        }.joined()
    }
}
