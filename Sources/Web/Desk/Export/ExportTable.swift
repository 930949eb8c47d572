import Cases
import FEEL
import Foundation
import Services
import Storage

/// Turns cases into rows: which columns, in which language, in whose local time. Pure.
struct ExportTable: Sendable {
    let columns: [ExportColumn]
    /// The definition from which the columns were chosen.
    let chosen: ServiceDefinition
    let zone: Zone
    /// The language asked for; each definition's nearest is used.
    let language: Language

    private var texts: any Texts { language.texts }

    var headings: [String] { columns.map { $0.heading(in: chosen, texts: texts) } }

    /// Whether the cases' histories must be read.
    var needsHistory: Bool { columns.contains(where: \.needsHistory) }

    /// The row of a case.
    ///
    /// - Parameters:
    ///   - entry: its row of the lists.
    ///   - whole: the case, when a column needs it.
    ///   - definition: the version under which it was submitted.
    func row(_ entry: CaseEntry, whole: Case?, definition: ServiceDefinition) throws -> [ExportCell] {
        let shown = columns.contains { if case .list = $0 { true } else { false } } ? try entry.columns() : []
        let language = definition.language(preferring: language)
        return columns.map { column in
            switch column {
            case .reference: return .text(entry.reference)
            case .received: return moment(entry.submittedAt)
            case .state: return .text(state(entry, definition, language))
            case .outcome:
                return entry.outcome.flatMap { Outcome(rawValue: $0) }.map { .text(texts.outcome($0)) } ?? .empty
            case .decided: return entry.decidedAt.map(moment) ?? .empty
            case .deadline:
                // What is kept is the end of the last day.
                return entry.deadlineAt.map { .day(zone.date(at: $0).adding(days: -1)) } ?? .empty
            case .channel: return .text(Channel(rawValue: entry.channel).map { texts.channel($0) } ?? entry.channel)
            case .list(let index):
                guard let place = place(ofList: index, in: definition), shown.indices.contains(place) else {
                    return .empty
                }
                return text(shown[place][language])
            case .answer(let name): return answer(name, of: whole, definition, language)
            case .rule(let id):
                guard let value = whole?.computed[id], let rule = definition.rule(id) else { return .empty }
                return cell(value) { rule.print(value, in: language) }
            }
        }
    }

    private func moment(_ instant: Instant) -> ExportCell {
        .moment(zone.date(at: instant), minute: zone.minuteOfDay(at: instant))
    }

    private func state(_ entry: CaseEntry, _ definition: ServiceDefinition, _ language: Language) -> String {
        if entry.state == Case.withdrawnState { return texts.withdrawnState }
        return definition.workflow.state(entry.state)?.label[language] ?? entry.state
    }

    /// Where the column chosen stands in another version of the definition; nil when it has none.
    private func place(ofList index: Int, in definition: ServiceDefinition) -> Int? {
        guard chosen.columns.indices.contains(index) else { return nil }
        if definition.hash == chosen.hash { return index }
        let source = chosen.columns[index].source
        return definition.columns.firstIndex { $0.source == source }
    }

    /// The answer to a question, or the answers of every element of a list, in order.
    private func answer(
        _ name: String, of whole: Case?, _ definition: ServiceDefinition, _ language: Language
    ) -> ExportCell {
        guard let whole else { return .empty }
        for name in [name] + (chosen.question(name)?.formerNames ?? []) {
            guard let question = definition.question(name) else { continue }
            func words(_ value: Value) -> String { question.type.print(value, in: language) }
            if let answer = whole.answers[name] { return cell(answer.value) { words(answer.value) } }
            guard name.utf8.contains(UInt8(ascii: ".")) else { continue }
            let paths = whole.answers.keys.filter { AnswerPath.name(of: $0) == name }
                .sorted { $0.compare($1, options: .numeric) == .orderedAscending }
            if !paths.isEmpty {
                return text(paths.compactMap { whole.answers[$0].map { words($0.value) } }.joined(separator: " ; "))
            }
        }
        return .empty
    }

    /// A number or a day as such, everything else as people read it.
    private func cell(_ value: Value, words: () -> String) -> ExportCell {
        switch value {
        case .null: .empty
        case .number(let number): .number(number)
        case .date(let day): .day(day)
        default: text(words())
        }
    }

    private func text(_ text: String) -> ExportCell {
        text.isEmpty ? .empty : .text(text.splitLines.joined(separator: ", "))
    }
}
