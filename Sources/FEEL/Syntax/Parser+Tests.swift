/// Unary tests as written: `-`, or tests of which one must hold, or `not(…)` of them (DMN 1.5, rules 14 to 17).
struct UnaryTestsSyntax {
    let negated: Bool
    /// Empty for `-`, which always holds.
    let tests: [Syntax]
}

extension Parser {
    /// The whole source as unary tests.
    mutating func wholeUnaryTests() throws(SyntaxError) -> UnaryTestsSyntax {
        guard token.kind != .end else { throw error("empty", "A test is missing here.", token.range) }
        if token.is("-"), peek(1).kind == .end {
            advance()
            return UnaryTestsSyntax(negated: false, tests: [])
        }
        if token.isWord("not"), peek(1).is("(") {
            let start = self
            advance(2)
            let tests = try testList()
            try expect(")", "after the tests")
            if token.kind == .end { return UnaryTestsSyntax(negated: true, tests: tests) }
            // `not(a) and b` is an expression that begins with a call.
            self = start
        }
        let tests = try testList()
        guard token.kind == .end else { throw unexpected("A comma is missing") }
        return UnaryTestsSyntax(negated: false, tests: tests)
    }

    private mutating func testList() throws(SyntaxError) -> [Syntax] {
        var tests = [try test()]
        while accept(",") { tests.append(try test()) }
        return tests
    }

    /// What follows `in`: one test, or several in parentheses.
    mutating func membershipTests() throws(SyntaxError) -> [Syntax] {
        guard token.is("(") else {
            if comparisonOperator() != nil { return [try test()] }
            return [try binary(minimum: Precedence.sum)]
        }
        let start = self
        advance()
        let tests = try testList()
        // `(1..3)` is a range.
        if accept(")") { return tests }
        self = start
        return [try binary(minimum: Precedence.sum)]
    }

    /// A comparison without a left side, or an expression.
    mutating func test() throws(SyntaxError) -> Syntax {
        guard let operation = comparisonOperator() else { return try expression() }
        let start = token.range.lowerBound
        advance()
        let value = try binary(minimum: Precedence.sum)
        return try make(.test(operation, value), from: start, value)
    }
}

/// A range as `range("…")` reads it; one of its ends may be missing.
struct RangeLiteralSyntax {
    let low: Syntax?
    let includesLow: Bool
    let high: Syntax?
    let includesHigh: Bool
}

extension Parser {
    /// The whole source as a range (DMN 1.5, rule 66): where an end is missing, its bracket is an open one.
    mutating func wholeRange() throws(SyntaxError) -> RangeLiteralSyntax {
        let includesLow = token.is("[")
        guard includesLow || token.is("(") || token.is("]") else { throw unexpected("A range is missing") }
        advance()
        var (low, high): (Syntax?, Syntax?)
        if includesLow || !token.is("..") { low = try rangeEnd() }
        try expect("..", "between the ends of the range")
        let isOpen = { (token: Token) in token.is(")") || token.is("[") }
        if low == nil || !isOpen(token) { high = try rangeEnd() }
        let includesHigh = token.is("]")
        guard includesHigh || isOpen(token) else { throw unexpected("The range is not closed") }
        advance()
        guard token.kind == .end else { throw unexpected("The range ends before") }
        return RangeLiteralSyntax(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh)
    }
}
