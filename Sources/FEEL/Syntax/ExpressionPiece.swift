/// A piece of an expression as it was written: what is needed to say a formula in words.
public enum ExpressionPiece: Sendable, Hashable {
    /// A name of the scope, with the entries that follow it: `b`, `c` for `a.b.c`.
    case name(String, path: [String])
    /// A keyword, a built-in function or a name that the expression itself gives, as in `for e in …`.
    case word(String)
    /// A string literal, without its quotes.
    case text(String)
    /// A numeric literal, as written.
    case number(String)
    /// Punctuation or an operator.
    case symbol(String)
}

extension ExpressionPiece {
    /// A text piece by piece, without a meaning for its names.
    public static func pieces(of source: String) -> [ExpressionPiece] {
        Lexer.tokens(of: source).compactMap { token in
            switch token.kind {
            case .word: .word(String(token.text))
            case .number: .number(String(token.text))
            case .string(let text): .text(text)
            case .symbol: .symbol(String(token.text))
            case .end, .invalid: nil
            }
        }
    }
}

extension Expression {
    /// The expression piece by piece, in its order.
    public var pieces: [ExpressionPiece] {
        let named = Dictionary(
            references.map { ($0.range.lowerBound, $0) },
            uniquingKeysWith: { $1.range.count > $0.range.count ? $1 : $0 })
        var pieces: [ExpressionPiece] = []
        var end = 0
        for token in Lexer.tokens(of: source) where token.range.lowerBound >= end {
            if let reference = named[token.range.lowerBound] {
                pieces.append(.name(reference.name, path: reference.path))
                end = reference.range.upperBound
                continue
            }
            switch token.kind {
            case .word: pieces.append(.word(String(token.text)))
            case .number: pieces.append(.number(String(token.text)))
            case .string(let text): pieces.append(.text(text))
            case .symbol: pieces.append(.symbol(String(token.text)))
            case .end, .invalid: continue
            }
        }
        return pieces
    }
}
