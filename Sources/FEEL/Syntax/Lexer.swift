/// Cuts an expression into tokens. Names of several words are put together later, by the parser, which knows them.
struct Lexer {
    private let scalars: [Unicode.Scalar]
    private let source: String
    private var index = 0
    private var offset = 0

    /// All tokens of a source, the last one being the end.
    static func tokens(of source: String) -> [Token] {
        var lexer = Lexer(source)
        var tokens: [Token] = []
        while true {
            let token = lexer.next()
            tokens.append(token)
            if token.kind == .end { return tokens }
        }
    }

    private init(_ source: String) {
        self.source = source
        scalars = Array(source.unicodeScalars)
    }

    private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        index + distance < scalars.count ? scalars[index + distance] : nil
    }

    private mutating func advance() {
        offset += UTF8.width(scalars[index])
        index += 1
    }

    private mutating func next() -> Token {
        if let problem = skipSpace() { return problem }
        let start = offset
        guard let first = peek() else { return token(.end, from: start) }
        if Lexer.startsName(first) {
            while let scalar = peek(), Lexer.continuesName(scalar) { advance() }
            return token(.word, from: start)
        }
        if Lexer.isDigit(first) || (first == "." && peek(1).map(Lexer.isDigit) == true) {
            number()
            return token(.number, from: start)
        }
        if first == "\"" { return string() }
        return symbol(first, from: start)
    }

    private func token(_ kind: Token.Kind, from start: Int) -> Token {
        let text = source[at(start)..<at(offset)]
        return Token(kind: kind, text: text, range: start..<offset)
    }

    private func at(_ offset: Int) -> String.Index { source.utf8.index(source.utf8.startIndex, offsetBy: offset) }

    /// Skips white space and comments; a comment without end is a problem.
    private mutating func skipSpace() -> Token? {
        while let scalar = peek() {
            if Lexer.isSpace(scalar) {
                advance()
            } else if scalar == "/", peek(1) == "/" {
                while let other = peek(), other != "\n" { advance() }
            } else if scalar == "/", peek(1) == "*" {
                let start = offset
                advance()
                advance()
                while peek() != nil, !(peek() == "*" && peek(1) == "/") { advance() }
                guard peek() != nil else {
                    return token(.invalid("This comment has no end: `*/` is missing."), from: start)
                }
                advance()
                advance()
            } else {
                return nil
            }
        }
        return nil
    }

    private mutating func number() {
        while peek().map(Lexer.isDigit) == true { advance() }
        // In `1..5` the point belongs to the range.
        if peek() == ".", peek(1).map(Lexer.isDigit) == true {
            advance()
            while peek().map(Lexer.isDigit) == true { advance() }
        }
        guard peek() == "e" || peek() == "E" else { return }
        let signed = peek(1) == "+" || peek(1) == "-"
        guard peek(signed ? 2 : 1).map(Lexer.isDigit) == true else { return }
        advance()
        if signed { advance() }
        while peek().map(Lexer.isDigit) == true { advance() }
    }

    private mutating func string() -> Token {
        let start = offset
        advance()
        var text = String.UnicodeScalarView()
        while let scalar = peek() {
            if scalar == "\"" {
                advance()
                return token(.string(String(text)), from: start)
            }
            if scalar == "\\", let escaped = escape() {
                text.append(escaped)
            } else {
                text.append(scalar)
                advance()
            }
        }
        return token(.invalid("This string has no end: a `\"` is missing."), from: start)
    }

    /// Reads an escape sequence; leaves the position where it is when there is none.
    private mutating func escape() -> Unicode.Scalar? {
        let simple: [Unicode.Scalar: Unicode.Scalar] = [
            "n": "\n", "r": "\r", "t": "\t", "\"": "\"", "\\": "\\", "'": "'",
        ]
        guard let letter = peek(1) else { return nil }
        if let scalar = simple[letter] {
            advance()
            advance()
            return scalar
        }
        guard letter == "u" || letter == "U" else { return nil }
        let digits = letter == "u" ? 4 : 6
        guard var code = hexadecimal(at: 2, digits) else { return nil }
        var length = 2 + digits
        // A character beyond 16 bits may be written as two halves.
        if (0xD800...0xDBFF).contains(code), peek(length) == "\\", peek(length + 1) == "u",
            let low = hexadecimal(at: length + 2, 4), (0xDC00...0xDFFF).contains(low)
        {
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            length += 6
        }
        guard let scalar = Unicode.Scalar(code) else { return nil }
        for _ in 0..<length { advance() }
        return scalar
    }

    private func hexadecimal(at distance: Int, _ count: Int) -> UInt32? {
        var value: UInt32 = 0
        for position in distance..<(distance + count) {
            guard let scalar = peek(position), let digit = Character(scalar).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private mutating func symbol(_ first: Unicode.Scalar, from start: Int) -> Token {
        let pairs: Set<String> = ["..", "**", "<=", ">=", "!=", "->"]
        advance()
        if let second = peek(), pairs.contains(String(first) + String(second)) {
            advance()
            return token(.symbol, from: start)
        }
        if "()[]{}<>=+-*/.,:;?@'!".unicodeScalars.contains(first) { return token(.symbol, from: start) }
        return token(.invalid("`\(first)` means nothing here."), from: start)
    }

    // MARK: Characters (DMN 1.5, grammar rules 27 to 30)

    static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_" }
        return switch scalar.value {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
            0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            // U+1680, U+180E and U+3000 lie in these blocks, yet are white space.
            !isSpace(scalar)
        default: false
        }
    }

    static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        startsName(scalar) || isDigit(scalar) || scalar.value == 0xB7 || (0x300...0x36F).contains(scalar.value)
            || (0x203F...0x2040).contains(scalar.value)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9...0xD, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
            0xFEFF:
            true
        default: false
        }
    }
}
