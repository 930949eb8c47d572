extension Value: CustomStringConvertible {
    /// The value as a FEEL expression writes it: `"text"`, `[1, 2]`, `{a: 1}`, `@"2026-10-01"`.
    public var description: String {
        var text = ""
        write(to: &text, quoted: true)
        return text
    }

    /// The value as FEEL's `string` function gives it: a string alone is not quoted; one inside a list is.
    public var text: String {
        if case .string(let string) = self { return string }
        var text = ""
        write(to: &text, quoted: false)
        return text
    }

    private func write(to text: inout String, quoted: Bool) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .number(let value): text += value.description
        case .string(let value): Value.quote(value, to: &text)
        case .date(let value): Value.write(value, to: &text, quoted)
        case .time(let value): Value.write(value, to: &text, quoted)
        case .dateTime(let value): Value.write(value, to: &text, quoted)
        case .daysAndTimeDuration(let value): Value.write(value, to: &text, quoted)
        case .yearsAndMonthsDuration(let value): Value.write(value, to: &text, quoted)
        case .list(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += ", " }
                value.write(to: &text, quoted: quoted)
            }
            text += "]"
        case .context(let context):
            text += "{"
            for (index, entry) in context.entries.enumerated() {
                if index > 0 { text += ", " }
                Value.key(entry.name, to: &text)
                text += ": "
                entry.value.write(to: &text, quoted: quoted)
            }
            text += "}"
        case .range(let range): Value.write(range, to: &text, quoted)
        case .function(let function): text += function.description
        }
    }

    private static func write(_ value: some CustomStringConvertible, to text: inout String, _ quoted: Bool) {
        text += quoted ? "@\"" + value.description + "\"" : value.description
    }

    private static func write(_ range: RangeValue, to text: inout String, _ quoted: Bool) {
        switch (range.low.isNull, range.high.isNull) {
        case (true, false):
            text += range.includesHigh ? "<=" : "<"
            range.high.write(to: &text, quoted: quoted)
        case (false, true):
            text += range.includesLow ? ">=" : ">"
            range.low.write(to: &text, quoted: quoted)
        default:
            text += range.includesLow ? "[" : "("
            range.low.write(to: &text, quoted: quoted)
            text += ".."
            range.high.write(to: &text, quoted: quoted)
            text += range.includesHigh ? "]" : ")"
        }
    }

    private static func key(_ name: String, to text: inout String) {
        let plain =
            name.unicodeScalars.first.map(Lexer.startsName) == true
            && name.unicodeScalars.allSatisfy(Lexer.continuesName)
        if plain { text += name } else { quote(name, to: &text) }
    }

    private static func quote(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
