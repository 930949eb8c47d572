import Cases
import FEEL
import Foundation
import Services
import Storage

/// How the cells of an export are made from the cases of one version of a service: what that takes is looked up once, not
/// for each case. Pure.
struct ExportPlan: Sendable {
    /// What a cell may be made from.
    struct Given {
        /// The case's row of the lists.
        let entry: CaseEntry
        /// What that row shows, when a column takes it.
        let shown: [LocalizedText]
        /// The case's answers, when a column takes them.
        let standing: StandingAnswers?
    }

    typealias MakeCell = @Sendable (Given) -> ExportCell

    /// Whether values of the lists' row are taken.
    let takesList: Bool
    /// A cell of each column, in order.
    let cells: [MakeCell]

    /// - Parameters:
    ///   - table: the columns, the language and the local time.
    ///   - definition: the version of the cases.
    init(_ table: ExportTable, for definition: ServiceDefinition) {
        let making = Making(table: table, definition: definition)
        takesList = table.columns.contains { if case .list = $0 { true } else { false } }
        cells = table.columns.map(making.cell)
    }

    /// The row of a case.
    func row(_ entry: CaseEntry, standing: StandingAnswers?) throws -> [ExportCell] {
        let given = Given(entry: entry, shown: takesList ? try entry.columns() : [], standing: standing)
        return cells.map { $0(given) }
    }
}

/// Finds what each column takes of one version of a service.
private struct Making {
    let table: ExportTable
    let definition: ServiceDefinition
    /// The language in which this version speaks.
    let language: Language

    init(table: ExportTable, definition: ServiceDefinition) {
        self.table = table
        self.definition = definition
        language = definition.language(preferring: table.language)
    }

    func cell(of column: ExportColumn) -> ExportPlan.MakeCell {
        switch column {
        case .reference: { .text($0.entry.reference) }
        case .received: moment { $0.submittedAt }
        case .state: state()
        case .outcome: named(Outcome.self, table.texts.outcome) { $0.outcome }
        case .decided: moment { $0.decidedAt }
        // What is kept is the end of the last day.
        case .deadline:
            { [zone = table.zone] in
                $0.entry.deadlineAt.map { .day(zone.date(at: $0).adding(days: -1)) } ?? .empty
            }
        case .channel: named(Channel.self, table.texts.channel) { $0.channel }
        case .list(let index): list(index)
        case .answer(let name): answer(to: name)
        case .rule(let id): rule(id)
        }
    }

    private func moment(_ moment: @escaping @Sendable (CaseEntry) -> Instant?) -> ExportPlan.MakeCell {
        { [zone = table.zone] in
            moment($0.entry).map { .moment(zone.date(at: $0), minute: zone.minuteOfDay(at: $0)) } ?? .empty
        }
    }

    private func state() -> ExportPlan.MakeCell {
        var names = Dictionary(
            definition.workflow.states.map { ($0.id, $0.label[language]) }, uniquingKeysWith: { first, _ in first })
        for state in [Case.withdrawnState, Case.mergedState] { names[state] = table.texts.ownState(state) }
        return { [names] in .text(names[$0.entry.state] ?? $0.entry.state) }
    }

    /// What people call one of a closed list of codes.
    private func named<Code: RawRepresentable & CaseIterable>(
        _ codes: Code.Type, _ name: (Code) -> String, _ code: @escaping @Sendable (CaseEntry) -> String?
    ) -> ExportPlan.MakeCell where Code.RawValue == String {
        let names = Dictionary(uniqueKeysWithValues: Code.allCases.map { ($0.rawValue, name($0)) })
        return { given in code(given.entry).map { .text(names[$0] ?? $0) } ?? .empty }
    }

    private func list(_ index: Int) -> ExportPlan.MakeCell {
        guard let place = place(ofList: index) else { return { _ in .empty } }
        // Lists keep words; what they say as a number or a day is given as one.
        let kind = definition.kind(ofColumn: place)
        var currency: String?
        if case .amount(let sign) = kind { currency = sign }
        return { [language, currency] given in
            guard given.shown.indices.contains(place) else { return .empty }
            let text = given.shown[place][language]
            guard let value = kind.value(of: text, in: language) else { return .inOneLine(text) }
            return .of(value, currency: currency) { text }
        }
    }

    /// Where the column chosen stands in this version of the definition; nil when it has none.
    private func place(ofList index: Int) -> Int? {
        guard table.chosen.columns.indices.contains(index) else { return nil }
        if definition.hash == table.chosen.hash { return index }
        let source = table.chosen.columns[index].source
        return definition.columns.firstIndex { $0.source == source }
    }

    private func rule(_ id: String) -> ExportPlan.MakeCell {
        guard let rule = definition.rule(id) else { return { _ in .empty } }
        let currency = rule.form.currency
        return { [language] given in
            given.standing?.computed[id].map { value in
                .of(value, currency: currency) { rule.print(value, in: language) }
            } ?? .empty
        }
    }

    /// The answer to a question, under its name or one it had before, or the answers of every element of a list, in order.
    private func answer(to name: String) -> ExportPlan.MakeCell {
        let names = [name] + (table.chosen.question(name)?.formerNames ?? [])
        let questions = names.compactMap { name in definition.question(name).map { (name, $0.type, $0.currency) } }
        let language = language
        return { given in
            guard let standing = given.standing else { return .empty }
            for (name, type, currency) in questions {
                if let answer = standing.answers[name] {
                    return .of(answer.value, currency: currency) { type.print(answer.value, in: language) }
                }
                guard name.utf8.contains(UInt8(ascii: ".")) else { continue }
                let paths = standing.answers.keys.filter { AnswerPath.name(of: $0) == name }
                    .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
                if paths.isEmpty { continue }
                let values = paths.compactMap { standing.answers[$0]?.value }
                if values.count == 1, let value = values.first {
                    return .of(value, currency: currency) { type.print(value, in: language) }
                }
                return .inOneLine(values.map { type.print($0, in: language) }.joined(separator: " ; "))
            }
            return .empty
        }
    }
}

extension ExportCell {
    /// A number, an amount or a day as such, everything else as people read it.
    fileprivate static func of(_ value: Value, currency: String?, words: () -> String) -> ExportCell {
        switch value {
        case .null: .empty
        case .number(let number): currency.map { .amount(number, currency: $0) } ?? .number(number)
        case .date(let day): .day(day)
        default: inOneLine(words())
        }
    }

    fileprivate static func inOneLine(_ text: String) -> ExportCell {
        if text.isEmpty { return .empty }
        // Few texts have lines: only those are looked at by character.
        return .text(text.utf8.contains(UInt8(ascii: "\n")) ? text.splitLines.joined(separator: ", ") : text)
    }
}
