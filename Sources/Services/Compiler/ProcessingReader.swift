import FEEL

/// The services that an organisation's file names. Whether they are there is only known once all are read.
final class NamedServices {
    var all: [Located<String>] = []
}

/// Reads `processing` of an organisation: what only people know of the processing of personal data.
struct ProcessingReader {
    let diagnostics: DiagnosticBag
    let languages: [Language]
    /// Where facts name services.
    let named: NamedServices
    /// The day on which the age of reviews is judged; nil when it is not.
    let today: CivilDate?

    func facts(_ organisation: MappingReader) -> ProcessingFacts? {
        guard let reader = organisation.mapping("processing") else { return nil }
        let reviewed = day(reader, "reviewed", of: "the facts under `processing`")
        let by = reader.localizedText("reviewed_by", languages: languages)
        // What has no date of its own was reviewed with the whole; a wrong date is reported once.
        let whole = reviewed ?? CivilDate(daysSinceEpoch: 0)
        let joint = reader.mappings("joint_controllers", subject: "a joint controller").compactMap { fact($0, whole) }
        let processors = reader.mappings("processors", subject: "a processor").compactMap { fact($0, whole) }
        let recipients = reader.mappings("recipients", subject: "a recipient").compactMap { fact($0, whole) }
        let transfers = reader.mappings("transfers", subject: "a transfer").compactMap { transfer($0, whole) }
        let measures = reader.list("measures").compactMap {
            $0.asLocalizedText("an element of `measures`", languages: languages, diagnostics)
        }
        reader.finish(.processing)
        guard let reviewed, let by else { return nil }
        return ProcessingFacts(
            reviewed: reviewed, reviewedBy: by, jointControllers: joint, processors: processors,
            recipients: recipients, transfers: transfers, measures: measures)
    }

    private func fact(_ reader: MappingReader, _ whole: CivilDate) -> ProcessingFacts.Fact? {
        let fact = parts(reader, whole)
        reader.finish(.processingFact)
        return fact
    }

    private func transfer(_ reader: MappingReader, _ whole: CivilDate) -> ProcessingFacts.Transfer? {
        let fact = parts(reader, whole)
        let country = reader.localizedText("country", languages: languages)
        let safeguard = reader.localizedText("safeguard", languages: languages)
        reader.finish(.processingTransfer)
        guard let fact, let country, let safeguard else { return nil }
        return ProcessingFacts.Transfer(fact: fact, country: country, safeguard: safeguard)
    }

    private func parts(_ reader: MappingReader, _ whole: CivilDate) -> ProcessingFacts.Fact? {
        let name = reader.localizedText("name", languages: languages)
        let about = reader.localizedText("about", languages: languages)
        let services = reader.scalars("services").compactMap {
            let name = $0.asIdentifier("a service", separator: "-", diagnostics)
            if let name { named.all.append(name) }
            return name?.value
        }
        let own = reader.has("reviewed") ? day(reader, "reviewed", of: "this") : nil
        guard let name, let about else { return nil }
        return ProcessingFacts.Fact(name: name, about: about, services: services, reviewed: own ?? whole)
    }

    private func day(_ reader: MappingReader, _ key: String, of subject: String) -> CivilDate? {
        guard let scalar = reader.scalar(key) else { return nil }
        guard let date = CivilDate(iso8601: scalar.text) else {
            diagnostics.error(
                .invalidValue, "`\(scalar.text)` is not a date", at: scalar.range, suggestion: "write `2026-09-14`")
            return nil
        }
        if let today, date > today {
            diagnostics.error(.invalidValue, "`\(scalar.text)` has not come yet", at: scalar.range)
        } else if let today, ProcessingFacts.isOld(date, on: today) {
            diagnostics.warning(
                .reviewOld,
                "nobody has made sure of \(subject) for more than \(ProcessingFacts.monthsOfReview) months",
                at: scalar.range, suggestion: "make sure that it still holds, then write today's date")
        }
        return date
    }
}
