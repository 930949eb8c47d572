extension Parser {
    /// A name that is declared here, up to a token that ends it. Spaces between its words count as one.
    ///
    /// - Parameter isKey: whether nothing else can stand here, so that a keyword may begin it.
    mutating func declaredName(
        _ what: String, isKey: Bool = false, until isEnd: (Token) -> Bool
    ) throws(SyntaxError) -> String {
        guard token.kind == .word, isKey || !Token.keywords.contains(token.text) else {
            throw unexpected("The name \(what) is missing")
        }
        let count = remaining.prefix(32).prefix { !isEnd($0) && Parser.isNamePart($0) }.count
        let name = Parser.name(remaining.prefix(count))
        advance(count)
        return name
    }

    /// The name before the colon of a named argument; nothing is read when there is none.
    mutating func argumentName() -> String? {
        guard token.kind == .word else { return nil }
        let parts = remaining.prefix(16).prefix { Parser.isNamePart($0) }
        guard peek(parts.count).is(":") else { return nil }
        let name = Parser.name(parts)
        advance(parts.count + 1)
        return name
    }

    /// The name of an entry after a point: the longest known one, or one word.
    mutating func memberName() -> String {
        if let known = names.longest(remaining) {
            advance(known.count)
            return known.name
        }
        let name = String(token.text)
        advance()
        return name
    }

    private static func isNamePart(_ token: Token) -> Bool {
        switch token.kind {
        case .word, .number: true
        case .symbol: [".", "/", "-", "'", "+", "*", "**"].contains(token.text)
        default: false
        }
    }

    private static func name(_ tokens: ArraySlice<Token>) -> String {
        var name = ""
        var end: Int?
        for token in tokens {
            if let end, end < token.range.lowerBound { name += " " }
            name += token.text
            end = token.range.upperBound
        }
        return name
    }

    // MARK: Types

    private static let typeNames: [String: ValueType] = [
        "Any": .any, "Null": .null, "boolean": .boolean, "number": .number, "string": .string, "date": .date,
        "time": .time, "date and time": .dateTime, "days and time duration": .daysAndTimeDuration,
        "years and months duration": .yearsAndMonthsDuration, "list": .list(.any),
        "context": .context([ValueType.Field]()),
    ]

    /// A type, as after `instance of`.
    mutating func type() throws(SyntaxError) -> Syntax.TypeSyntax {
        let start = token.range.lowerBound
        guard token.kind == .word else { throw unexpected("A type is missing") }
        let type = try typeValue(depth: 0)
        let range = start..<peek(-1).range.upperBound
        return Syntax.TypeSyntax(type: type.type, text: type.text, range: range)
    }

    private mutating func typeValue(depth: Int) throws(SyntaxError) -> (type: ValueType?, text: String) {
        guard depth < 32 else { throw error("too-deep", "This type is nested too deep.", token.range) }
        let first = String(token.text)
        if peek(1).is("<"), ["list", "range", "context", "function"].contains(first) {
            advance(2)
            return (try generic(first, depth: depth + 1), first)
        }
        for count in [4, 3, 1] {
            let name = remaining.prefix(count).map { String($0.text) }.joined(separator: " ")
            if let type = Parser.typeNames[name] {
                advance(count)
                return (type, name)
            }
        }
        if !types.isEmpty {
            let parts = remaining.prefix(16).prefix { Parser.isNamePart($0) }
            for count in stride(from: parts.count, to: 0, by: -1) {
                guard let type = types[Parser.name(parts.prefix(count))] else { continue }
                let name = Parser.name(parts.prefix(count))
                advance(count)
                return (type, name)
            }
        }
        let parts = remaining.prefix(16).prefix {
            ($0.kind == .word && !Token.keywords.contains($0.text)) || $0.is(".")
        }
        advance(max(1, parts.count))
        return (nil, Parser.name(parts))
    }

    private mutating func generic(_ kind: String, depth: Int) throws(SyntaxError) -> ValueType? {
        if kind == "context" {
            var fields: [ValueType.Field] = []
            repeat {
                let name = try declaredName("of the entry", isKey: true) { $0.is(":") }
                try expect(":", "after the entry's name")
                fields.append(ValueType.Field(name, try typeValue(depth: depth).type ?? .any))
            } while accept(",")
            try expect(">", "after the type")
            return .context(fields)
        }
        guard kind == "function" else {
            let element = try typeValue(depth: depth).type
            try expect(">", "after the type")
            return element.map { kind == "list" ? .list($0) : .range($0) }
        }
        var parameters: [ValueType] = []
        if !token.is(">") {
            repeat { parameters.append(try typeValue(depth: depth).type ?? .any) } while accept(",")
        }
        try expect(">", "after the parameters' types")
        try expect("->", "before the result's type")
        return .function(parameters: parameters, result: try typeValue(depth: depth).type ?? .any)
    }
}
