import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// One request about data, before the officer: what is asked, the reading in question with the name of whoever it was, and
/// the answer.
enum RightsRequestPage {
    /// What the page is about.
    private struct Model {
        let found: CaseInHand
        let asked: AskedRight
        let reading: AccessHistory.Entry?
        let history: AccessHistory
        let words: AccessWords
    }

    static func show(_ visit: Visit) async throws -> Reply {
        try view(visit, try await load(visit), refusal: nil)
    }

    static func answer(_ visit: Visit) async throws -> Reply {
        let outcome = visit.form["outcome"].flatMap(RightsAnswer.Outcome.init(rawValue:))
        let text = (visit.form["text"] ?? "").linesEndedByLineFeeds
        return try await perform(.answer(request: try version(visit), outcome, text: text), visit)
    }

    static func extend(_ visit: Visit) async throws -> Reply {
        let why = (visit.form["why"] ?? "").linesEndedByLineFeeds
        return try await perform(.extend(request: try version(visit), why: why), visit)
    }

    private static func perform(_ command: RightsCommand, _ visit: Visit) async throws -> Reply {
        switch try await visit.perform(command).outcome {
        case .success: return .redirect(to: visit.address("/desk/data-protection").description)
        case .failure(.notFound): throw SiteFailure.notFound
        case .failure(let refusal): return try view(visit, try await load(visit), refusal: refusal)
        }
    }

    private static func version(_ visit: Visit) throws -> Int {
        guard let version = Int(try visit.parameter("number")) else { throw SiteFailure.notFound }
        return version
    }

    private static func load(_ visit: Visit) async throws -> Model {
        let found = try await visit.loadCase()
        let (store, number) = (visit.site.store, try version(visit))
        // Who reads whose data is shown for a request of the person; without one, nothing of the case is.
        guard let asked = found.case.rights.first(where: { $0.version == number }) else { throw SiteFailure.notFound }
        var reading: AccessHistory.Entry?
        if let about = asked.request.about {
            reading = try await AccessHistory.find(about, of: found.case, store: store)
        }
        let history = try await AccessHistory.load(
            found.case, before: visit.query["before"].flatMap { Identifier($0) }, includingDelayed: true,
            at: visit.now, store: store)
        let agents = Set((history.entries + [reading].compactMap { $0 }).compactMap(\.author.agent))
        let names = try await store.database.read { connection in
            var names: [Identifier: String] = [:]
            for agent in agents {
                names[agent] = try store.agents.find(agent, in: connection).map {
                    String(decoding: $0.content, as: UTF8.self)
                }
            }
            return names
        }
        let words = AccessWords(organisation: found.organisation, texts: visit.texts, names: names, found: found)
        return Model(found: found, asked: asked, reading: reading, history: history, words: words)
    }

    // MARK: View

    private static func view(_ visit: Visit, _ model: Model, refusal: RightsRefusal?) throws -> Reply {
        let (texts, found, asked) = (visit.texts, model.found, model.asked)
        let time = LocalTime(zone: found.zone, texts: texts)
        let items = refusal.map { problems($0, visit) } ?? []
        return try visit.deskPage(
            texts.rightsKind(asked.request.kind), place: .dataProtection, counts: nil, hasErrors: !items.isEmpty,
            status: items.isEmpty ? .ok : .unprocessableContent
        ) { h in
            h.put(BackLink(label: texts.dataProtectionDesk, reference: visit.address("/desk/data-protection")))
            if !items.isEmpty { h.put(ErrorSummary(title: texts.errorSummaryTitle, items: items)) }
            h.h1(texts.rightsKind(asked.request.kind))
            h.p(.class("case-meta")) { h in
                h.span(found.case.submission.reference.description, .class("reference"))
                h.text(found.definition.presentation.title[visit.language])
            }
            h.h2("\(texts.rightsRequestOf), \(time.dateAndTime(asked.at))")
            h.put(PlainText(asked.request.text.isEmpty ? texts.rightsNoWords : asked.request.text))
            if asked.request.about != nil {
                h.h2(texts.rightsReading)
                if let reading = model.reading {
                    h.put(ReadingList(entries: [reading], words: model.words, found: found))
                } else {
                    h.p(texts.rightsReadingGone)
                }
            }
            if let answer = asked.answer {
                h.h2("\(texts.rightsAnsweredOn(time.dateAndTime(answer.at)))")
                h.p { h in h.put(Tag(text: texts.rightsOutcome(answer.content.outcome))) }
                h.put(PlainText(answer.content.text))
            } else {
                reply(asked, visit, found, refusal, &h)
            }
            h.h2(texts.rightsAllReadings)
            h.p(texts.rightsNames, .class("soft"))
            h.put(ReadingList(entries: model.history.entries, words: model.words, found: found))
            if let next = model.history.next {
                let address = URLReference(checking: visit.path) ?? visit.address("/desk/data-protection")
                h.p { h in h.a(texts.olderReadings, .href(address.adding("before", next.description))) }
            }
        }
    }

    private static func problems(_ refusal: RightsRefusal, _ visit: Visit) -> [ErrorSummary.Item] {
        let isExtending = visit.path.hasSuffix("/extension")
        let text = isExtending ? "why" : "text"
        switch refusal {
        case .outcomeRequired:
            return [
                ErrorSummary.Item(
                    message: visit.texts.rightsOutcomeRequired,
                    target: "outcome-\(RightsAnswer.Outcome.answered.rawValue)")
            ]
        case .answeredAlready: return [ErrorSummary.Item(message: visit.texts.rightsAnsweredAlready, target: text)]
        case .extendedAlready: return [ErrorSummary.Item(message: visit.texts.rightsExtendedAlready, target: text)]
        default:
            return [
                ErrorSummary.Item(
                    message: refusal.textProblem(visit.texts) ?? visit.texts.rightsTextRequired, target: text)
            ]
        }
    }

    private static func reply(
        _ asked: AskedRight, _ visit: Visit, _ found: CaseInHand, _ refusal: RightsRefusal?, _ h: inout HTMLWriter
    ) {
        let texts = visit.texts
        let isExtending = visit.path.hasSuffix("/extension")
        let base = { (rest: URLReference) in
            visit.address(
                "/desk/data-protection/requests/\(found.case.id.description)/\(String(asked.version))\(rest)")
        }
        h.h2(texts.rightsReply)
        h.p(texts.rightsDue(found.words(asked.answerBy, visit)))
        let chosen = visit.form["outcome"]
        let choices = Field.Choices(
            name: "outcome",
            items: RightsAnswer.Outcome.allCases.map {
                Field.Choices.Item(
                    value: $0.rawValue, label: texts.rightsOutcome($0), isChosen: $0.rawValue == chosen)
            })
        var outcome = Field(
            id: "outcome", label: texts.rightsOutcomeLabel, control: .choices(choices), words: visit.fieldWords)
        if refusal == .outcomeRequired { outcome.error = texts.rightsOutcomeRequired }
        var text = words(
            "text", texts.rightsReplyWords, hint: texts.rightsReplyHint, isExtending ? nil : refusal, visit)
        if refusal == .outcomeRequired { text.error = nil }
        h.form(.method(.post), .action(base("")), .novalidate()) { h in
            h.put(visit.formToken)
            h.put(outcome)
            h.put(text)
            h.put(ButtonRow(buttons: [Button(label: texts.rightsSendReply, act: .submit(), busy: texts.sending)]))
        }
        guard asked.extendedBecause == nil else { return }
        h.details(.class("disclosure"), isExtending ? .open() : .none) { h in
            h.summary(texts.rightsExtend)
            h.p(texts.rightsExtendText)
            h.form(.method(.post), .action(base("/extension")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(words("why", texts.rightsExtendWhy, hint: nil, isExtending ? refusal : nil, visit))
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.rightsExtendSend, act: .submit(), style: .quiet, busy: texts.sending)
                    ]))
            }
        }
    }

    private static func words(
        _ name: String, _ label: String, hint: String?, _ refusal: RightsRefusal?, _ visit: Visit
    ) -> Field {
        var lines = Field.Lines(name: name, value: visit.form[name] ?? "", rows: 6, spellcheck: true)
        lines.maximumLength = nil
        var field = Field(id: name, label: label, control: .lines(lines), words: visit.fieldWords)
        if let hint { field.hint = hint }
        field.error = refusal?.textProblem(visit.texts)
        return field
    }
}

/// Readings one below the other, for the officer.
private struct ReadingList: Component {
    let entries: [AccessHistory.Entry]
    let words: AccessWords
    let found: CaseInHand

    func write(to h: inout HTMLWriter) {
        h.ol(.class("plain-list"), .role(.list)) { h in
            for entry in entries { h.li { h in h.put(AccessCard(entry: entry, words: words, found: found, level: 3)) } }
        }
    }
}
