import Cases
import FEEL
import Foundation
import HTML
import HTTPTypes
import Services

/// Everything of a case in one ZIP: a page to read without the Internet, each letter, and the same as JSON for programs
/// (GDPR, article 20: "a structured, commonly used and machine-readable format"). For the holder only.
enum CaseDownload {
    static func download(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        let copy = CaseCopy(found: found, visit: visit)
        var zip = StoredZip(at: visit.now, in: found.zone)
        zip.add("\(copy.folder)/\(copy.pageName)", copy.page())
        for (index, sent) in found.case.letters.enumerated() {
            zip.add("\(copy.folder)/\(visit.texts.letterNumber(index + 1)).html", copy.letter(sent))
        }
        zip.add("\(copy.folder)/parvis.json", try copy.json())
        return Reply(
            status: .ok,
            headers: [
                .contentType: "application/zip", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(copy.folder).zip\"",
            ], body: zip.finished())
    }
}

/// A case as it is kept by the person.
struct CaseCopy {
    let found: CaseInHand
    let visit: Visit

    private var texts: any Texts { visit.texts }
    private var language: Language { found.definition.language(preferring: visit.language) }

    /// The reference, which is letters, digits and hyphens.
    var folder: String { found.case.submission.reference.description }
    var pageName: String { language == .fr ? "demande.html" : "request.html" }

    // MARK: To read

    /// Answers, messages and history on one page that needs nothing else.
    func page() -> [UInt8] {
        let service = found.definition.presentation.title[language]
        return document(title: "\(service) – \(folder)") { h in
            h.h1(service)
            h.p("\(texts.reference): \(folder)")
            h.p(texts.downloadedOn(found.words(found.date(visit.now), visit)))
            h.h2(texts.answersTitle)
            h.put(FactsList(facts: answers))
            if !computed.isEmpty {
                h.h2(texts.computedValues)
                h.put(FactsList(facts: computed))
            }
            h.h2(texts.messagesTitle)
            h.put(MessageList(messages: found.case.messages, found: found, visit: visit))
            h.h2(texts.timelineTitle)
            let timeline = CaseTimeline(found: found, texts: texts, language: language, visit: visit)
            h.put(Timeline(events: timeline.events().map(\.withoutLink)))
        }
    }

    func letter(_ sent: (at: Instant, letter: Cases.Letter)) -> [UInt8] {
        document(title: sent.letter.subject, language: sent.letter.language) { h in
            h.h1(sent.letter.subject)
            h.p(Formatting.date(found.date(sent.at), in: sent.letter.language))
            h.put(Prose(RichText(markdown: sent.letter.body).typeset(in: sent.letter.language)))
        }
    }

    private var answers: [FactsList.Fact] {
        let words = ContinuityWords(found: found, texts: texts)
        return found.case.askableQuestions(definition: found.definition).map { question in
            FactsList.Fact(
                term: words.label(of: question),
                lines: words.printed(found.case.answers[question], of: question)?.splitLines ?? [texts.noAnswer])
        }
    }

    private var computed: [FactsList.Fact] {
        found.definition.rules.compactMap { rule in
            guard let value = found.case.computed[rule.id] else { return nil }
            return FactsList.Fact(
                term: rule.label[language], lines: rule.print(value, in: language).splitLines)
        }
    }

    private func document(
        title: String, language: Language? = nil, _ content: (inout HTMLWriter) -> Void
    ) -> [UInt8] {
        HTMLWriter.document { h in
            h.html(.lang((language ?? self.language).rawValue)) { h in
                h.head { h in
                    h.meta(.charsetUTF8)
                    h.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                    h.title(title)
                }
                h.body { h in h.main { h in content(&h) } }
            }
        }
    }

    // MARK: For programs

    private struct Copy: Encodable {
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
        let reference: String
        let service: String
        let definition: String
        let submittedAt: String
        let state: String
        let outcome: String?
        let answers: [Entry]
        let computed: [String: String]
        let messages: [Message]
        let letters: [Letter]
        let history: [Event]
    }

    /// The same content for programs. Agents appear as "organisation", as on screen.
    func json() throws -> [UInt8] {
        let words = ContinuityWords(found: found, texts: texts)
        let current = found.case
        let copy = Copy(
            reference: folder, service: current.submission.service, definition: current.submission.definition,
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
                    kind: sent.message.kind.rawValue, text: sent.message.text)
            },
            letters: current.letters.map { sent in
                Copy.Letter(
                    at: moment(sent.at), language: sent.letter.language.rawValue, subject: sent.letter.subject,
                    body: sent.letter.body)
            },
            history: current.history.map { event in
                Copy.Event(
                    at: moment(event.at), by: author(event.author), kind: EventCodec.kind(of: event),
                    detail: words.detail(of: event.fact))
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(copy))
    }

    private func author(_ author: Author) -> String {
        switch author {
        case .person: "person"
        case .agent: "organisation"
        case .system: "platform"
        }
    }

    /// RFC 3339, in coordinated universal time.
    private func moment(_ instant: Instant) -> String {
        Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000).formatted(.iso8601)
    }
}

extension Timeline.Event {
    /// The same without its link, which leads nowhere outside the site.
    fileprivate var withoutLink: Timeline.Event {
        var copy = self
        copy.link = nil
        return copy
    }
}
