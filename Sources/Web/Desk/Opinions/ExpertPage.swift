import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Where somebody outside reads what an agent chose to show them of a case, and gives their opinion. The link is the key:
/// it works until the last day, and each look is on record.
enum ExpertPage {
    /// Looks within so many seconds are one.
    private static let lookSeconds: Int64 = 10 * 60
    /// How often an answer is tried again when somebody else's came first.
    private static let maximumAttempts = 5

    /// What the link opens.
    struct Opened {
        let found: CaseInHand
        let asked: AskedOpinion

        /// Whether it can be looked at and answered today.
        func isAwaited(on visit: Visit) -> Bool {
            found.case.isOpen && asked.isAwaited && found.date(visit.now) <= asked.request.answerBy
        }

        /// Whether somebody opened it so recently that it is the same look.
        func isLookedAt(on visit: Visit) -> Bool {
            guard let last = asked.shownAt else { return false }
            return last <= visit.now && visit.now < last.adding(seconds: lookSeconds)
        }

        var name: String { if case .expert(let name) = asked.request.advisor { name } else { "" } }
    }

    /// What was opened a moment ago; otherwise a page that shows nothing of the case and asks to open it. Programs that
    /// fetch the links of a message to examine them press no button: they are shown nothing, and nothing is on record.
    /// Whoever holds the link within ten minutes of a look is part of it.
    static func show(_ visit: Visit) async throws -> Reply {
        guard let opened = try await open(visit) else { return gone(visit, nil) }
        guard opened.isAwaited(on: visit) else { return over(visit, opened) }
        guard opened.isLookedAt(on: visit) else { return try door(visit, opened) }
        return try await view(visit, opened, fields: OpinionFields(visit: visit))
    }

    /// Opens what is shared: the look is on record before anything is shown.
    static func enter(_ visit: Visit) async throws -> Reply {
        guard let opened = try await open(visit) else { return gone(visit, nil) }
        guard try await look(visit, opened) != nil else { return over(visit, opened) }
        return .redirect(to: visit.address("/opinions/\(try visit.parameter("token"))").description)
    }

    static func answer(_ visit: Visit) async throws -> Reply {
        var fields = OpinionFields(visit: visit)
        fields.stance = Opinion.Stance(visit.form)
        fields.text = (visit.form["opinion"] ?? "").linesEndedByLineFeeds
        guard let opened = try await open(visit) else { return gone(visit, nil) }
        switch try await perform(.answer(fields.stance, fields.text), on: opened, visit) {
        case .success:
            return .redirect(to: visit.address("/opinions/\(try visit.parameter("token"))").description)
        case .failure(let refusal):
            guard let problem = RefusalMessage(opinion: refusal, texts: visit.texts) else {
                return over(visit, try await open(visit) ?? opened)
            }
            fields.problem = problem
            guard let looked = try await look(visit, opened) else { return over(visit, opened) }
            return try await view(visit, looked, fields: fields)
        }
    }

    /// A document that is shown.
    static func file(_ visit: Visit) async throws -> StoredFile {
        guard let opened = try await open(visit), let looked = try await look(visit, opened) else {
            throw SiteFailure.notFound
        }
        let shown = looked.asked.request.shared.compactMap { looked.found.case.answers[$0] }
            .flatMap { FileReference.all(in: $0.value) }.map(\.id)
        guard shown.contains(try visit.parameter("file")),
            let file = try await visit.file(of: looked.found.case.id), file.isKept, file.state == .accepted
        else { throw SiteFailure.notFound }
        return file
    }

    // MARK: Opening

    /// The request whose link it is, whether or not it is still awaited; nil when there is none.
    private static func open(_ visit: Visit) async throws -> Opened? {
        let token = SecretHash(of: try visit.parameter("token"))
        let (store, cases, now) = (visit.site.store, visit.site.cases, visit.now)
        let read = try await store.database.read { connection -> (Case, Int)? in
            guard let code = try store.codes.find(token, now: now, in: connection),
                code.purpose == AskOpinionPage.purpose
            else { return nil }
            let parts = String(decoding: code.content, as: UTF8.self).split(separator: ".").map(String.init)
            guard parts.count == 2, let id = Identifier(parts[0]), let version = Int(parts[1]) else { return nil }
            return try cases.load(id, in: connection).map { ($0, version) }
        }
        guard let (found, version) = read, let asked = found.opinion(version),
            let definition = try await visit.site.catalogue.definition(hash: found.submission.definition),
            let organisation = visit.catalogue.organisations[found.submission.organisation]
        else { return nil }
        let inHand = CaseInHand(
            case: found, definition: definition, organisation: organisation, zone: visit.site.zone(of: organisation))
        // What is shown of it is on record as an event of its own (`look`), before it is.
        ReadingLedger.current?.settle(found.id)
        return Opened(found: inHand, asked: asked)
    }

    /// The same with the look on record; nil when the opinion is awaited no longer. No record, no page.
    private static func look(_ visit: Visit, _ opened: Opened) async throws -> Opened? {
        if opened.isAwaited(on: visit), opened.isLookedAt(on: visit) { return opened }
        return switch try await perform(.read, on: opened, visit) {
        case .success(let looked): looked
        case .failure: nil
        }
    }

    private static func perform(
        _ command: ExpertCommand, on opened: Opened, _ visit: Visit
    ) async throws -> Result<Opened, CaseRefusal> {
        var opened = opened
        for _ in 0..<maximumAttempts {
            let found = opened.found
            let decided = found.case.decide(
                command, request: opened.asked.version, at: visit.now, today: found.date(visit.now))
            switch decided {
            case .failure(let refusal): return .failure(refusal)
            case .success(let events):
                do {
                    let changed = try await visit.site.cases.append(events, to: found.case) { changed in
                        changed.summary(
                            definition: found.definition, organisation: found.organisation, zone: found.zone)
                    }
                    let asked = changed.opinion(opened.asked.version) ?? opened.asked
                    return .success(Opened(found: found.with(changed), asked: asked))
                } catch StorageError.versionConflict {
                    guard let again = try await open(visit) else { return .failure(.opinionNotAwaited) }
                    opened = again
                }
            }
        }
        throw SiteFailure.busy
    }

    // MARK: Pages

    /// Who asks, whom, and until when: nothing of the case.
    private static func door(_ visit: Visit, _ opened: Opened) throws -> Reply {
        let texts = visit.texts
        let title = texts.expertTitle(opened.found.organisation.name[visit.language])
        var frame = PageFrame(title: title)
        frame.organisation = opened.found.organisation
        frame.office = opened.found.definition.office
        let token = try visit.parameter("token")
        return visit.page(frame) { h in
            h.h1(title)
            let last = Formatting.date(opened.asked.request.answerBy, in: texts.language)
            h.p(texts.expertLead(opened.name, until: last), .class("lede"))
            h.p("\(texts.expertPrivacy) \(texts.expertLog)")
            h.form(.method(.post), .action(visit.address("/opinions/\(token)/open"))) { h in
                h.put(visit.formToken)
                h.put(ButtonRow(buttons: [Button(label: texts.expertOpen, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    /// Thanks to whoever has answered; to anybody else, that the link works no longer.
    private static func over(_ visit: Visit, _ opened: Opened) -> Reply {
        guard opened.asked.answer != nil else { return gone(visit, opened) }
        var frame = PageFrame(title: visit.texts.expertThanksTitle)
        frame.organisation = opened.found.organisation
        frame.office = opened.found.definition.office
        return visit.page(frame) { h in
            h.h1(visit.texts.expertThanksTitle)
            h.p(visit.texts.expertThanks, .class("lede"))
        }
    }

    private static func gone(_ visit: Visit, _ opened: Opened?) -> Reply {
        var frame = PageFrame(title: visit.texts.expertGoneTitle)
        frame.status = opened == nil ? .notFound : .gone
        frame.organisation = opened?.found.organisation
        frame.office = opened?.found.definition.office
        return visit.page(frame) { h in
            h.h1(visit.texts.expertGoneTitle)
            h.p(visit.texts.expertGone, .class("lede"))
        }
    }

    private static func view(_ visit: Visit, _ opened: Opened, fields: OpinionFields) async throws -> Reply {
        let (texts, found) = (visit.texts, opened.found)
        let language = found.definition.language(preferring: visit.language)
        let title = texts.expertTitle(found.organisation.name[visit.language])
        var frame = PageFrame(title: title)
        frame.organisation = found.organisation
        frame.office = found.definition.office
        frame.hasErrors = fields.problem != nil
        frame.status = fields.problem?.status ?? .ok
        frame.stylesheets = ["files.css"]
        let token = try visit.parameter("token")
        let files = try await documents(visit, opened, token: token)
        let facts = shown(opened, language: language, texts: texts)
        return visit.page(frame) { h in
            if let problem = fields.problem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: problem.text, target: fields.target)]))
            }
            h.h1(title)
            let last = Formatting.date(opened.asked.request.answerBy, in: texts.language)
            h.p(texts.expertLead(opened.name, until: last), .class("lede"))
            h.p(.class("soft")) { h in
                h.text(visit.typeset(found.definition.presentation.title, in: language))
                h.text(" · ")
                h.span(found.case.submission.reference.description, .class("reference"))
            }
            h.h2(texts.expertQuestion)
            h.put(PlainText(opened.asked.request.question))
            if !opened.asked.request.shared.isEmpty {
                h.h2(texts.expertShared)
                h.p("\(texts.expertPrivacy) \(texts.expertLog)", .class("soft"))
                if !facts.isEmpty { h.put(FactsList(facts: facts)) }
                if let files { h.put(files) }
            }
            h.h2(texts.expertAnswer)
            h.form(.method(.post), .action(visit.address("/opinions/\(token)")), .novalidate()) { h in
                h.put(visit.formToken)
                fields.write(to: &h)
                h.put(ButtonRow(buttons: [Button(label: texts.sendOpinion, act: .submit(), busy: texts.sending)]))
            }
        }
    }

    /// The answers that are shown, as they stand, but for documents.
    private static func shown(_ opened: Opened, language: Language, texts: any Texts) -> [FactsList.Fact] {
        let words = ContinuityWords(found: opened.found, texts: texts)
        return opened.asked.request.shared.compactMap { path in
            guard let answer = opened.found.case.answers[path], FileReference.all(in: answer.value).isEmpty,
                let printed = words.printed(answer, of: path)
            else { return nil }
            return FactsList.Fact(term: words.label(of: path), lines: printed.splitLines)
        }
    }

    private static func documents(_ visit: Visit, _ opened: Opened, token: String) async throws -> DocumentList? {
        let language = opened.found.definition.language(preferring: visit.language)
        var files = try await visit.caseFiles(opened.found, language: language)
        let shown = Set(
            opened.asked.request.shared.compactMap { opened.found.case.answers[$0] }
                .flatMap { FileReference.all(in: $0.value) }.map(\.id))
        files.keep { shown.contains($0.reference.id) && !$0.isReplaced }
        guard !files.items.isEmpty else { return nil }
        return files.list(texts: visit.texts, language: language, forAgents: true) { file in
            visit.address("/opinions/\(token)/files/\(file.id)")
        }
    }
}
