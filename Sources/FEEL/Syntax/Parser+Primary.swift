extension Parser {
    /// A literal, a name, or something that begins with its own word or bracket.
    mutating func primary() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        switch token.kind {
        case .number:
            guard let number = Number(token.text) else {
                throw error("number-range", "This number is too large.", token.range)
            }
            advance()
            return try make(.literal(.number(number)), from: start)
        case .string(let text):
            advance()
            return try make(.literal(.string(text)), from: start)
        case .word:
            return try word()
        case .symbol:
            return try bracketed()
        case .end, .invalid:
            throw unexpected("A value is missing")
        }
    }

    private mutating func word() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        if let known = names.longest(remaining) {
            advance(known.count)
            return try make(.name(known.name), from: start)
        }
        switch token.text {
        case "true", "false":
            let value = token.text == "true"
            advance()
            return try make(.literal(.boolean(value)), from: start)
        case "null":
            advance()
            return try make(.literal(.null), from: start)
        case "if": return try conditional()
        case "for": return try loop()
        case "some", "every": return try quantified()
        case "function": return try function()
        default:
            guard !Token.keywords.contains(token.text) else { throw unexpected("A value is missing") }
            let name = String(token.text)
            advance()
            return try make(.name(name), from: start)
        }
    }

    private mutating func bracketed() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        switch token.text {
        case "(":
            advance()
            let first = try test()
            if accept("..") { return try range(from: start, low: first, includesLow: false) }
            try expect(")", "after the expression in parentheses")
            return first
        case "]":
            advance()
            let low = try binary(minimum: Precedence.sum)
            try expect("..", "between the ends of the range")
            return try range(from: start, low: low, includesLow: false)
        case "[": return try listOrRange()
        case "{": return try context()
        case "@": return try atLiteral()
        case "?":
            advance()
            return try make(.input, from: start)
        case "<", "<=", ">", ">=", "=", "!=": return try test()
        default: throw unexpected("A value is missing")
        }
    }

    private mutating func listOrRange() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        advance()
        var items: [Syntax] = []
        if accept("]") { return try make(.list([]), from: start) }
        repeat {
            items.append(try test())
            if items.count == 1, accept("..") { return try range(from: start, low: items[0], includesLow: true) }
        } while accept(",")
        try expect("]", "after the list")
        return try make(.list(items), from: start, children: items)
    }

    private mutating func range(from start: Int, low: Syntax, includesLow: Bool) throws(SyntaxError) -> Syntax {
        let high = try rangeEnd()
        let includesHigh = token.is("]")
        guard accept("]") || accept(")") || accept("[") else { throw unexpected("The range is not closed") }
        return try make(
            .range(low: low, includesLow: includesLow, high: high, includesHigh: includesHigh), from: start, low, high)
    }

    private mutating func context() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        advance()
        var entries: [Syntax.Entry] = []
        if accept("}") { return try make(.context([]), from: start) }
        repeat {
            let nameStart = token.range
            let name: String
            if case .string(let text) = token.kind {
                name = text
                advance()
            } else {
                name = try declaredName("of the entry", isKey: true) { $0.is(":") }
            }
            let range = nameStart.lowerBound..<peek(-1).range.upperBound
            try expect(":", "after the entry's name")
            names.insert(name)
            entries.append(Syntax.Entry(name: name, nameRange: range, value: try expression()))
        } while accept(",")
        try expect("}", "after the context")
        return try make(.context(entries), from: start, children: entries.map(\.value))
    }

    private mutating func atLiteral() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        advance()
        guard case .string(let text) = token.kind else { throw unexpected("A text in quotes is missing after `@`") }
        advance()
        let range = start..<peek(-1).range.upperBound
        guard let value = Temporal.value(text) else {
            throw error("temporal-literal", "\"\(text)\" is no date, time or duration.", range)
        }
        return try make(.literal(value), from: start)
    }

    private mutating func conditional() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        advance()
        let condition = try expression()
        try expectWord("then", "after the condition")
        let then = try expression()
        try expectWord("else", "after the value for `then`")
        let otherwise = try expression()
        return try make(
            .conditional(condition, then: then, otherwise: otherwise), from: start, condition, then, otherwise)
    }

    private mutating func iterators() throws(SyntaxError) -> [Syntax.Iterator] {
        var iterators: [Syntax.Iterator] = []
        repeat {
            let name = try declaredName("of the variable") { $0.isWord("in") }
            try expectWord("in", "after the variable")
            names.insert(name)
            let domain = try expression()
            let end = accept("..") ? try expression() : nil
            iterators.append(Syntax.Iterator(name: name, domain: domain, end: end))
        } while accept(",")
        return iterators
    }

    private mutating func loop() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        advance()
        let iterators = try iterators()
        try expectWord("return", "after what `for` goes through")
        let body = try expression()
        return try make(.loop(iterators, body: body), from: start, children: children(iterators) + [body])
    }

    private mutating func quantified() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        let every = token.isWord("every")
        advance()
        let iterators = try iterators()
        try expectWord("satisfies", "after what is gone through")
        let condition = try expression()
        return try make(
            .quantified(every: every, iterators, condition: condition), from: start,
            children: children(iterators) + [condition])
    }

    private func children(_ iterators: [Syntax.Iterator]) -> [Syntax?] {
        iterators.flatMap { [$0.domain, $0.end] }
    }

    private mutating func function() throws(SyntaxError) -> Syntax {
        let start = token.range.lowerBound
        advance()
        try expect("(", "after `function`")
        var parameters: [Syntax.Parameter] = []
        if !accept(")") {
            repeat {
                let name = try declaredName("of the parameter") { $0.is(":") || $0.is(",") || $0.is(")") }
                names.insert(name)
                let type = accept(":") ? try type() : nil
                parameters.append(Syntax.Parameter(name: name, type: type))
            } while accept(",")
            try expect(")", "after the parameters")
        }
        let external = token.range
        if acceptWord("external") {
            let body = try make(.external, from: external.lowerBound)
            // Which function that is does not matter.
            _ = try expression()
            return try make(.function(parameters, body: body), from: start, body)
        }
        let body = try expression()
        return try make(.function(parameters, body: body), from: start, body)
    }

    /// The arguments of a call, after its opening parenthesis.
    mutating func arguments() throws(SyntaxError) -> [Syntax.Argument] {
        var arguments: [Syntax.Argument] = []
        if accept(")") { return [] }
        repeat {
            let start = token.range.lowerBound
            let name = argumentName()
            let range = start..<(name == nil ? start : peek(-2).range.upperBound)
            arguments.append(Syntax.Argument(name: name, nameRange: range, value: try test()))
        } while accept(",")
        try expect(")", "after the arguments")
        return arguments
    }
}
