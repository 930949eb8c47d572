import FEEL
import Services

/// Tags of values. Shipped tags never change meaning.
private enum ValueTag {
    static let null: UInt8 = 0
    static let no: UInt8 = 1
    static let yes: UInt8 = 2
    static let number: UInt8 = 3
    static let string: UInt8 = 4
    static let date: UInt8 = 5
    static let list: UInt8 = 6
    static let context: UInt8 = 7
    static let time: UInt8 = 8
    static let dateTime: UInt8 = 9
    static let daysAndTime: UInt8 = 10
    static let yearsAndMonths: UInt8 = 11
}

extension BinaryWriter {
    /// Writes a value of an answer or a rule. Ranges and functions are no answers: they are written as null.
    mutating func value(_ value: Value) {
        switch value {
        case .null, .range, .function: byte(ValueTag.null)
        case .boolean(let flag): byte(flag ? ValueTag.yes : ValueTag.no)
        case .number(let number): tagged(ValueTag.number, number.description)
        case .string(let text): tagged(ValueTag.string, text)
        case .date(let date):
            byte(ValueTag.date)
            signed(Int64(date.daysSinceEpoch))
        case .list(let values):
            byte(ValueTag.list)
            list(values) { $0.value($1) }
        case .context(let context):
            byte(ValueTag.context)
            list(context.entries) { writer, entry in
                writer.string(entry.name)
                writer.value(entry.value)
            }
        case .time(let time): tagged(ValueTag.time, time.description)
        case .dateTime(let moment): tagged(ValueTag.dateTime, moment.description)
        case .daysAndTimeDuration(let duration): tagged(ValueTag.daysAndTime, duration.description)
        case .yearsAndMonthsDuration(let duration): tagged(ValueTag.yearsAndMonths, duration.description)
        }
    }

    private mutating func tagged(_ tag: UInt8, _ text: String) {
        byte(tag)
        string(text)
    }
}

extension BinaryReader {
    private static let maximumDepth = 32

    /// Reads what `BinaryWriter.value` wrote.
    mutating func value(depth: Int = 0) throws(DecodingFailure) -> Value {
        guard depth < Self.maximumDepth else { throw .tooDeep }
        switch try byte() {
        case ValueTag.null: return .null
        case ValueTag.no: return .boolean(false)
        case ValueTag.yes: return .boolean(true)
        case ValueTag.number: return .number(try parsed("number") { Number($0) })
        case ValueTag.string: return .string(try string())
        case ValueTag.date:
            let days = try signed()
            guard abs(days) < 400_000_000 else { throw .invalid("date") }
            return .date(CivilDate(daysSinceEpoch: Int(days)))
        case ValueTag.list:
            return .list(try list { (reader) throws(DecodingFailure) in try reader.value(depth: depth + 1) })
        case ValueTag.context:
            let entries = try list { (reader) throws(DecodingFailure) in
                (key: try reader.string(), value: try reader.value(depth: depth + 1))
            }
            return .context(Context(entries))
        case ValueTag.time: return .time(try parsed("time") { CivilTime(iso8601: $0) })
        case ValueTag.dateTime: return .dateTime(try parsed("date and time") { CivilDateTime(iso8601: $0) })
        case ValueTag.daysAndTime:
            return .daysAndTimeDuration(try parsed("duration") { DaysAndTimeDuration(iso8601: $0) })
        case ValueTag.yearsAndMonths:
            return .yearsAndMonthsDuration(try parsed("duration") { YearsAndMonthsDuration(iso8601: $0) })
        case let tag: throw .unknownTag("value", tag)
        }
    }

    /// Reads a text and what it stands for.
    mutating func parsed<Parsed>(_ kind: String, _ parse: (String) -> Parsed?) throws(DecodingFailure) -> Parsed {
        guard let value = parse(try string()) else { throw .invalid(kind) }
        return value
    }
}

extension BinaryWriter {
    mutating func answers(_ answers: Answers) {
        list(answers.sorted { $0.key < $1.key }) { writer, entry in
            writer.string(entry.key)
            writer.answer(entry.value)
        }
    }

    mutating func answer(_ answer: Answer) {
        switch answer.provenance {
        case .person: byte(0)
        case .helper: byte(1)
        case .agent: byte(2)
        case .register(let name):
            byte(3)
            string(name)
        case .scan: byte(4)
        case .assistant: byte(5)
        case .correction(let register, let said):
            byte(6)
            string(register)
            value(said)
        case .reused(let reference):
            byte(7)
            string(reference)
        }
        value(answer.value)
    }

    mutating func text(_ text: LocalizedText) {
        list(Language.allCases.filter { text.has($0) }) { writer, language in
            writer.string(language.rawValue)
            writer.string(text[language])
        }
    }
}

extension BinaryReader {
    mutating func answers() throws(DecodingFailure) -> Answers {
        let entries = try list { (reader) throws(DecodingFailure) in (try reader.string(), try reader.answer()) }
        return Dictionary(entries, uniquingKeysWith: { _, last in last })
    }

    mutating func answer() throws(DecodingFailure) -> Answer {
        let provenance: Provenance
        switch try byte() {
        case 0: provenance = .person
        case 1: provenance = .helper
        case 2: provenance = .agent
        case 3: provenance = .register(try string())
        case 4: provenance = .scan
        case 5: provenance = .assistant
        case 7: provenance = .reused(from: try string())
        case 6: provenance = .correction(register: try string(), said: try value())
        case let tag: throw .unknownTag("provenance", tag)
        }
        return Answer(try value(), by: provenance)
    }

    mutating func text() throws(DecodingFailure) -> LocalizedText {
        let entries = try list { (reader) throws(DecodingFailure) in
            (try reader.parsed("language") { Language(rawValue: $0) }, try reader.string())
        }
        return LocalizedText(Dictionary(entries, uniquingKeysWith: { _, last in last }))
    }

    /// Reads a text in one language: that one, or else the first that has it, which is the order of writing.
    mutating func text(in language: Language) throws(DecodingFailure) -> String {
        var found: ArraySlice<UInt8>?
        var isExact = false
        for _ in 0..<(try count()) {
            let tag = try raw(count())
            let text = try raw(count())
            if isExact { continue }
            isExact = tag.elementsEqual(language.rawValue.utf8)
            if isExact || found == nil { found = text }
        }
        return found.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
