/// Why an expression can't be read.
struct SyntaxError: Error {
    let diagnostic: ExpressionDiagnostic
}

/// Reads tokens into syntax, by recursive descent (DMN 1.5, 10.3.1.2), within limits on length and nesting.
struct Parser {
    /// The longest source, in UTF-8 bytes.
    static let maximumLength = 20_000
    /// The deepest nesting.
    static let maximumDepth = 160

    private let tokens: [Token]
    private var position = 0
    private var nesting = 0
    /// In `[a..b[` the last bracket closes the range and filters nothing.
    private var endsRange = false
    var names: NameTable
    /// Types that have a name of their own.
    let types: [String: ValueType]

    init(_ source: String, names: NameTable, types: [String: ValueType] = [:]) throws(SyntaxError) {
        guard source.utf8.count <= Parser.maximumLength else {
            throw SyntaxError(
                diagnostic: ExpressionDiagnostic(
                    code: "too-long", message: "This expression is longer than \(Parser.maximumLength) bytes.",
                    range: 0..<0))
        }
        tokens = Lexer.tokens(of: source)
        self.names = names
        self.types = types
    }

    // MARK: Tokens

    var token: Token { tokens[position] }

    /// A token further on; the last one is the end.
    func peek(_ distance: Int) -> Token { tokens[min(position + distance, tokens.count - 1)] }

    var remaining: ArraySlice<Token> { tokens[position...] }

    mutating func advance(_ count: Int = 1) { position = min(position + count, tokens.count - 1) }

    /// Where the last token that was read ends.
    private var lastEnd: Int { position == 0 ? 0 : tokens[position - 1].range.upperBound }

    mutating func accept(_ symbol: String) -> Bool {
        guard token.is(symbol) else { return false }
        advance()
        return true
    }

    mutating func acceptWord(_ word: String) -> Bool {
        guard token.isWord(word) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: String, _ why: String) throws(SyntaxError) {
        guard accept(symbol) else { throw unexpected("`\(symbol)` is missing \(why)") }
    }

    mutating func expectWord(_ word: String, _ why: String) throws(SyntaxError) {
        guard acceptWord(word) else { throw unexpected("`\(word)` is missing \(why)") }
    }

    func unexpected(_ what: String) -> SyntaxError {
        if case .invalid(let message) = token.kind { return error("syntax", message, token.range) }
        let found = token.kind == .end ? "the expression ends" : "`\(token.text)` stands here"
        return error("syntax", "\(what): \(found).", token.range)
    }

    func error(_ code: String, _ message: String, _ range: Range<Int>) -> SyntaxError {
        SyntaxError(diagnostic: ExpressionDiagnostic(code: code, message: message, range: range))
    }

    // MARK: Nodes

    func make(_ kind: Syntax.Kind, from start: Int, _ children: Syntax?...) throws(SyntaxError) -> Syntax {
        try make(kind, from: start, children: children)
    }

    func make(_ kind: Syntax.Kind, from start: Int, children: [Syntax?]) throws(SyntaxError) -> Syntax {
        var depth = 0
        for case let child? in children { depth = max(depth, child.depth) }
        guard depth < Parser.maximumDepth else { throw tooDeep(start..<lastEnd) }
        return Syntax(kind: kind, range: start..<lastEnd, depth: depth + 1)
    }

    private func tooDeep(_ range: Range<Int>) -> SyntaxError {
        error("too-deep", "This expression is nested more than \(Parser.maximumDepth) levels deep.", range)
    }

    // MARK: Expressions

    /// The whole source as one expression.
    mutating func wholeExpression() throws(SyntaxError) -> Syntax {
        guard token.kind != .end else { throw error("empty", "An expression is missing here.", token.range) }
        let syntax = try expression()
        guard token.kind == .end else { throw unexpected("An operator is missing") }
        return syntax
    }

    mutating func expression() throws(SyntaxError) -> Syntax {
        let outer = endsRange
        endsRange = false
        defer { endsRange = outer }
        return try binary(minimum: 1)
    }

    /// The end of a range, where `[` closes it.
    mutating func rangeEnd() throws(SyntaxError) -> Syntax {
        let outer = endsRange
        endsRange = true
        defer { endsRange = outer }
        return try binary(minimum: Precedence.sum)
    }

    enum Precedence {
        static let or = 1
        static let and = 2
        static let comparison = 3
        static let sum = 4
        static let product = 5
        static let power = 6
    }

    /// Operators that bind at least as strongly as `minimum`, from left to right.
    mutating func binary(minimum: Int) throws(SyntaxError) -> Syntax {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Parser.maximumDepth else { throw tooDeep(token.range) }
        var left = try prefix()
        while true {
            if let operation = arithmeticOperator(minimum) {
                advance()
                let right = try binary(minimum: operation.precedence + 1)
                left = try make(
                    .arithmetic(operation.operator, left, right), from: left.range.lowerBound, left, right)
            } else if minimum <= Precedence.comparison, let next = try comparison(after: left) {
                left = next
            } else if let operation = logicalOperator(minimum) {
                left = try logical(operation, after: left)
            } else {
                return left
            }
        }
    }

    private func arithmeticOperator(_ minimum: Int) -> (operator: ArithmeticOperator, precedence: Int)? {
        guard token.kind == .symbol, let found = ArithmeticOperator(rawValue: String(token.text)) else { return nil }
        let precedence =
            switch found {
            case .add, .subtract: Precedence.sum
            case .multiply, .divide: Precedence.product
            case .power: Precedence.power
            }
        return precedence >= minimum ? (found, precedence) : nil
    }

    private func logicalOperator(_ minimum: Int) -> LogicalOperator? {
        if token.isWord("and"), minimum <= Precedence.and { return .and }
        if token.isWord("or"), minimum <= Precedence.or { return .or }
        return nil
    }

    /// A chain of one operator becomes one piece, however long it is.
    private mutating func logical(_ operation: LogicalOperator, after first: Syntax) throws(SyntaxError) -> Syntax {
        var operands = [first]
        while acceptWord(operation.rawValue) {
            operands.append(try binary(minimum: operation == .and ? Precedence.comparison : Precedence.and))
        }
        return try make(.logical(operation, operands), from: first.range.lowerBound, children: operands)
    }

    func comparisonOperator() -> ComparisonOperator? {
        token.kind == .symbol ? ComparisonOperator(rawValue: String(token.text)) : nil
    }

    private mutating func comparison(after left: Syntax) throws(SyntaxError) -> Syntax? {
        let start = left.range.lowerBound
        if let operation = comparisonOperator() {
            advance()
            let right = try binary(minimum: Precedence.sum)
            return try make(.comparison(operation, left, right), from: start, left, right)
        }
        if acceptWord("between") {
            let low = try binary(minimum: Precedence.sum)
            try expectWord("and", "after the first value of `between`")
            let high = try binary(minimum: Precedence.sum)
            return try make(.between(left, low: low, high: high), from: start, left, low, high)
        }
        if token.isWord("in") {
            advance()
            let tests = try membershipTests()
            return try make(.membership(left, tests: tests), from: start, children: [left] + tests)
        }
        if token.isWord("instance"), peek(1).isWord("of") {
            advance(2)
            let type = try type()
            return try make(.instance(left, of: type), from: start, left)
        }
        return nil
    }

    private mutating func prefix() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        guard token.is("-") else { return try postfix() }
        advance()
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Parser.maximumDepth else { throw tooDeep(token.range) }
        let operand = try prefix()
        if case .literal(.number(let number)) = operand.kind {
            return try make(.literal(.number(number.negated)), from: start)
        }
        return try make(.negation(operand), from: start, operand)
    }

    /// Paths, filters and calls after a value.
    private mutating func postfix() throws(SyntaxError) -> Syntax {
        var value = try primary()
        let start = value.range.lowerBound
        while true {
            if token.is("."), peek(1).kind == .word {
                advance()
                let range = token.range.lowerBound
                let member = memberName()
                value = try make(
                    .path(value, member: member, range: range..<lastEnd), from: start, value)
            } else if token.is("["), !endsRange {
                advance()
                let condition = try expression()
                try expect("]", "after the filter")
                value = try make(.filter(value, condition: condition), from: start, value, condition)
            } else if token.is("(") {
                advance()
                let arguments = try arguments()
                value = try make(.call(value, arguments), from: start, children: [value] + arguments.map(\.value))
            } else {
                return value
            }
        }
    }
}
