import Cases
import FEEL
import Services
import Storage

/// The table that an export is: which columns, in which language, in whose local time.
struct ExportTable: Sendable {
    let columns: [ExportColumn]
    /// The definition from which the columns were chosen.
    let chosen: ServiceDefinition
    let zone: Zone
    /// The language asked for; each definition's nearest is used.
    let language: Language

    var texts: any Texts { language.texts }

    /// What columns are called: those that go by the same words say besides what they are, then by which name the form
    /// knows them.
    var headings: [String] {
        let plain = columns.map { $0.heading(in: chosen, texts: texts) }
        let withKind = zip(columns, plain).map { column, heading in "\(heading) (\(texts.exportKind(column)))" }
        return columns.indices.map { index in
            if plain.count(where: { $0 == plain[index] }) == 1 { return plain[index] }
            if withKind.count(where: { $0 == withKind[index] }) == 1 { return withKind[index] }
            return "\(plain[index]) (\(columns[index].name))"
        }
    }

    /// Whether the cases' answers must be read: the lists' rows do not tell them.
    var needsAnswers: Bool { columns.contains(where: \.needsAnswers) }
}
