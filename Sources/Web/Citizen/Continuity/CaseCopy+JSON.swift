import Cases
import FEEL
import Foundation
import Services
import Storage

/// The case for programs: its answers as a table, and everything as JSON (GDPR, article 20).
extension CaseCopy {
    private struct Copy: Encodable {
        struct Document: Encodable {
            let id: String
            let path: String
            let name: String
            let slot: String
            let kind: String
            let size: Int
            let sha256: String
        }
        struct Reading: Encodable {
            let at: String
            let by: String
            let why: String?
            let what: String
            let how: String
        }
        struct Entry: Encodable {
            let question: String
            let label: String
            let value: String?
        }
        struct Message: Encodable {
            let at: String
            let from: String
            let kind: String
            let text: String
            let files: [String]
        }
        struct Note: Encodable {
            let at: String
            let text: String
        }
        struct Opinion: Encodable {
            let at: String
            let of: String
            let question: String
            let answerBy: String
            let shown: [String]
            let stance: String?
            let text: String?
        }
        struct Letter: Encodable {
            let at: String
            let language: String
            let subject: String
            let body: String
        }
        struct Event: Encodable {
            let at: String
            let by: String
            let kind: String
            let detail: String?
        }
        let schema: String
        let format: Int
        let id: String
        let organisation: String
        let language: String
        let channel: String
        let reference: String
        let service: String
        let definition: String
        let submittedAt: String
        let state: String
        let outcome: String?
        let answers: [Entry]
        let computed: [String: String]
        let messages: [Message]
        let notes: [Note]
        let opinions: [Opinion]
        let letters: [Letter]
        let history: [Event]
        let documents: [Document]
        let accesses: [Reading]
        /// Each event in the journal's own form, in base64, from which the same case is made elsewhere; nil while a law delays
        /// that the person learns of some.
        let events: [String]?

        enum CodingKeys: String, CodingKey {
            case schema = "$schema"
            case format, id, organisation, language, channel, reference, service, definition, submittedAt, state
            case outcome, answers, computed, messages, notes, opinions, letters, history, documents, accesses, events
        }
    }

    /// Where the schema of the document is published.
    static let schemaPath = "/schemas/case-1.json"

    /// The answers as a table.
    func csv() -> [UInt8] {
        let words = ContinuityWords(found: found, texts: texts)
        let writer = CSVWriter(language: language)
        return writer.begin([texts.csvQuestion, texts.csvLabel, texts.csvAnswer])
            + writer.rows(
                found.case.askableQuestions(definition: found.definition).map { question in
                    let printed = words.printed(found.case.answers[question], of: question)
                    return [
                        .text(question), .text(words.label(of: question)), printed.map { .text($0) } ?? .empty,
                    ]
                }) + writer.end()
    }

    var csvName: String { language == .fr ? "reponses.csv" : "answers.csv" }

    /// The same content for programs. Agents appear as "organisation", as on screen.
    func json() throws -> [UInt8] {
        let words = ContinuityWords(found: found, texts: texts)
        let current = found.case
        let timeline = timeline
        let access = AccessWords(organisation: found.organisation, texts: texts, found: found)
        let isComplete = !current.history.contains(where: timeline.isConcealed)
        let copy = Copy(
            schema: visit.site.configuration.publicURL + Self.schemaPath, format: 1, id: current.id.description,
            organisation: current.submission.organisation, language: current.submission.language.rawValue,
            channel: current.channel.rawValue, reference: folder, service: current.submission.service,
            definition: current.submission.definition,
            submittedAt: moment(current.submittedAt), state: current.state, outcome: current.outcome?.rawValue,
            answers: current.askableQuestions(definition: found.definition).map { question in
                Copy.Entry(
                    question: question, label: words.label(of: question),
                    value: words.printed(current.answers[question], of: question))
            },
            computed: current.computed.reduce(into: [:]) { printed, entry in
                let rule = found.definition.rule(entry.key)
                printed[entry.key] = (rule?.form ?? .plain).print(entry.value, in: language)
            },
            messages: current.messages.map { sent in
                Copy.Message(
                    at: moment(sent.at), from: sent.isFromPerson ? "person" : "organisation",
                    kind: sent.message.kind.rawValue, text: sent.message.text,
                    files: sent.message.files.map(\.name))
            },
            notes: current.notes.map { Copy.Note(at: moment($0.at), text: $0.text) },
            opinions: current.opinions.map { asked in
                Copy.Opinion(
                    at: moment(asked.at),
                    of: OpinionWords(found: found, texts: texts).advisorForPerson(asked.request.advisor),
                    question: asked.request.question, answerBy: asked.request.answerBy.description,
                    shown: asked.request.shared, stance: asked.answer?.opinion.stance.rawValue,
                    text: asked.answer?.opinion.text)
            },
            letters: current.letters.map { sent in
                Copy.Letter(
                    at: moment(sent.at), language: sent.letter.language.rawValue, subject: sent.letter.subject,
                    body: sent.letter.body)
            },
            history: current.history.filter { !timeline.isConcealed($0) }.map { event in
                Copy.Event(
                    at: moment(event.at), by: author(event.author), kind: EventCodec.kind(of: event),
                    detail: ContinuityWords.detail(of: event.fact, found: found, texts: texts))
            },
            documents: files.map { file in
                Copy.Document(
                    id: file.id.description, path: path(of: file), name: file.facts.name, slot: file.facts.slot,
                    kind: file.facts.kind?.rawValue ?? "", size: file.size, sha256: file.facts.sha256)
            },
            accesses: accesses.map { entry in
                Copy.Reading(
                    at: moment(entry.at), by: access.who(entry), why: access.why(entry),
                    what: access.what(entry, definition: found.definition), how: access.how(entry))
            },
            events: isComplete
                ? current.portableEvents.map { Data(EventCodec.encode($0)).base64EncodedString() } : nil)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(copy))
    }

    private func author(_ author: Author) -> String {
        switch author {
        case .person: "person"
        case .agent: "organisation"
        case .system: "platform"
        case .expert: "expert"
        }
    }

    /// RFC 3339, in coordinated universal time.
    private func moment(_ instant: Instant) -> String {
        Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000).formatted(.iso8601)
    }
}
