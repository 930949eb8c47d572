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

    var headings: [String] { columns.map { $0.heading(in: chosen, texts: texts) } }

    /// Whether the cases' answers must be read: the lists' rows do not tell them.
    var needsAnswers: Bool { columns.contains(where: \.needsAnswers) }
}
