import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Asking for an opinion on a case: of a colleague, of a group, or of somebody outside, by a link that shows only what is
/// ticked.
enum AskOpinionPage {
    /// Of whom.
    enum Kind: String, Sendable, CaseIterable { case colleague, group, expert }

    /// What the codes of the links are for, among codes that work once.
    static let purpose = "case-opinion"
    /// How many days are proposed for an answer.
    private static let proposedDays = 15

    /// The form as it is filled in.
    struct Form {
        let kind: Kind
        var advisor = ""
        var question = ""
        var day: [String]
        var shared: Set<String> = []
        var seen: Int
    }

    static func show(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        guard let kind = visit.query["of"].flatMap(Kind.init(rawValue:)) else {
            return .redirect(to: "\(visit.deskAddress(current.case.id))#opinions")
        }
        guard current.case.canAskOpinion(current.agent.id, role: current.agent.role) else {
            let refusal: CaseRefusal = current.case.isOpen ? .takenByAnother : .actionNotAvailable
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
        let today = current.found.date(visit.now)
        let day = current.found.organisation.calendar.workingDay(onOrAfter: today.adding(days: proposedDays))
        let form = Form(kind: kind, day: DayField.typed(day), seen: current.case.opinions.count)
        return try await view(visit, current: current, form: form)
    }

    static func ask(_ visit: Visit) async throws -> Reply {
        guard let kind = visit.form["of"].flatMap(Kind.init(rawValue:)) else { throw SiteFailure.notFound }
        var form = Form(kind: kind, day: DayField.typed("day", in: visit.form), seen: CaseAssignment.seen(visit))
        form.advisor = visit.form["advisor"] ?? ""
        form.question = (visit.form["question"] ?? "").linesEndedByLineFeeds
        form.shared = Set(visit.form.all("shared"))
        let read = try await visit.readDeskCase()
        let ask = OpinionAsk(
            advisor: try await advisor(form, visit), question: form.question, answerBy: DayField.day(form.day),
            shared: shareable(read).map(\.path).filter(form.shared.contains), seen: form.seen,
            today: read.found.date(visit.now))
        switch try await visit.perform(.askOpinion(ask)).outcome {
        case .success(let changed):
            guard kind == .expert else { return done(visit, changed, .opinionAsked) }
            guard let asked = changed.case.opinions.last(where: { $0.author.agent == changed.agent.id }) else {
                throw SiteFailure.notFound
            }
            return try await link(visit, to: asked, of: changed)
        case .failure(let refusal):
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            guard message.field != nil else { return try DeskCasePage.view(current, visit: visit, refusal: message) }
            return try await view(visit, current: current, form: form, refusal: message)
        }
    }

    /// Another link for an opinion that is awaited; the former works no longer.
    static func link(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        let today = current.found.date(visit.now)
        guard let asked = current.case.opinion(try OpinionPages.version(visit)), case .expert = asked.request.advisor,
            current.case.isOpen, asked.isAwaited, today <= asked.request.answerBy
        else {
            let message = try RefusalMessage(.opinionNotAwaited, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
        guard
            asked.author.agent == current.agent.id
                || current.case.canAskOpinion(current.agent.id, role: current.agent.role)
        else { throw SiteFailure.forbidden }
        return try await link(visit, to: asked, of: current)
    }

    static func done(_ visit: Visit, _ changed: DeskCase, _ done: DeskCasePage.Done) -> Reply {
        .redirect(to: visit.deskAddress(changed.case.id).adding("done", done.rawValue).description)
    }

    private static func advisor(_ form: Form, _ visit: Visit) async throws -> Advisor? {
        switch form.kind {
        case .colleague: try await visit.colleague(named: "advisor").map(Advisor.colleague)
        case .group: try visit.agentOrganisation().group(form.advisor).map { .group($0.id) }
        case .expert: .expert(form.advisor.trimmingSpaces)
        }
    }

    /// The answers that can be shown to somebody outside, in the order of the form.
    static func shareable(_ current: DeskCase) -> [ShownQuestion] {
        let found = current.found
        let evaluation = found.definition.evaluate(found.case.answers, on: found.case.evaluatedOn)
        return found.definition.pages.flatMap { evaluation.questions(on: $0) }
            .filter { found.case.answers[$0.path] != nil }
    }

    // MARK: Link

    /// Makes a link and shows it, once.
    private static func link(_ visit: Visit, to asked: AskedOpinion, of current: DeskCase) async throws -> Reply {
        var random = SystemRandomNumberGenerator()
        let token = SecretToken.random(using: &random)
        let (store, now) = (visit.site.store, visit.now)
        let expiry = current.found.zone.startOfDay(asked.request.answerBy.adding(days: 1))
        let request = "\(current.case.id.description).\(asked.version)"
        let lookup = SecretHash(of: "\(purpose).\(request)").bytes
        let code = NewOneTimeCode(
            token: SecretHash(of: token), purpose: purpose, lookup: lookup, content: Array(request.utf8))
        // A link is made again when the former was lost, perhaps to somebody else: one works, the last.
        try await store.database.write { transaction in
            try store.codes.withdraw(lookup: lookup, now: now, in: transaction)
            try store.codes.create(code, now: now, expiresAt: expiry, in: transaction)
        }
        let texts = visit.texts
        let address = visit.site.configuration.publicURL + visit.address("/opinions/\(token)").description
        let words = OpinionWords(found: current.found, texts: texts)
        let name = words.advisor(asked.request.advisor, names: current.names)
        return try visit.deskPage(
            "\(texts.opinionLinkTitle) – \(current.case.submission.reference.description)", counts: current.counts
        ) { h in
            h.put(BackLink(label: texts.backToCase, reference: visit.deskAddress(current.case.id)))
            h.h1(texts.opinionLinkTitle)
            let last = Formatting.date(asked.request.answerBy, in: texts.language)
            h.put(
                Notice(
                    title: texts.opinionIsAsked, body: Prose(texts.opinionLinkText(name, until: last)), tone: .good,
                    isAnnounced: true))
            h.p { h in h.code(address) }
            if let shows = words.shows(asked.request) { h.p(shows, .class("soft")) }
        }
    }

    // MARK: View

    private static func view(
        _ visit: Visit, current: DeskCase, form: Form, refusal: RefusalMessage? = nil
    ) async throws -> Reply {
        let (texts, reference) = (visit.texts, current.case.submission.reference.description)
        let fields = try await fields(visit, current: current, form: form, refusal: refusal)
        return try visit.deskPage(
            "\(texts.askOpinion(of: form.kind)) – \(reference)", counts: current.counts, hasErrors: refusal != nil,
            status: refusal?.status ?? .ok
        ) { h in
            h.put(BackLink(label: texts.backToCase, reference: visit.deskAddress(current.case.id)))
            if let refusal {
                let target = fields.first { $0.error != nil }?.focusTarget ?? fields[0].focusTarget
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: refusal.text, target: target)]))
            }
            h.h1(texts.askOpinion(of: form.kind))
            h.p(reference, .class("reference"))
            h.form(.method(.post), .action(visit.deskAddress(current.case.id, "/opinions")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "of", value: form.kind.rawValue))
                h.put(HiddenValue(name: "seen", value: String(form.seen)))
                for field in fields { h.put(field) }
                if form.kind == .expert { shared(visit, current: current, form: form, &h) }
                h.p(texts.askOpinionConsequence(form.kind), .class("consequence"))
                h.put(
                    ButtonRow(buttons: [Button(label: texts.confirmOpinion, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func fields(
        _ visit: Visit, current: DeskCase, form: Form, refusal: RefusalMessage?
    ) async throws -> [Field] {
        let texts = visit.texts
        let id = ActionField.advisor.rawValue
        var advisor: Field
        switch form.kind {
        case .colleague:
            let items = try await visit.colleagues().filter { $0.id != current.agent.id }.map {
                Field.Choices.Item(
                    value: $0.id.description, label: $0.label, isChosen: $0.id.description == form.advisor)
            }
            advisor = Field(
                id: id, label: texts.colleague,
                control: .select(Field.Select(name: "advisor", prompt: texts.chooseColleague, items: items)),
                words: visit.fieldWords)
        case .group:
            let items = current.found.organisation.groups.map {
                Field.Choices.Item(
                    value: $0.id, label: visit.typeset($0.name, in: visit.language), isChosen: $0.id == form.advisor)
            }
            advisor = Field(
                id: id, label: texts.loadGroup,
                control: .select(Field.Select(name: "advisor", prompt: texts.chooseGroup, items: items)),
                words: visit.fieldWords)
        case .expert:
            let line = Field.Line(
                name: "advisor", value: form.advisor, autocomplete: "off", spellcheck: false,
                maximumLength: Case.maximumExpertLength)
            advisor = Field(id: id, label: texts.expertName, control: .line(line), words: visit.fieldWords)
            advisor.hint = texts.expertNameHint
        }
        let lines = Field.Lines(name: "question", value: form.question, rows: 4, spellcheck: true)
        var question = Field(
            id: ActionField.opinionQuestion.rawValue, label: texts.opinionQuestion, control: .lines(lines),
            words: visit.fieldWords)
        question.hint = texts.opinionQuestionHint
        var day = DayField.field("day", label: texts.opinionDay, typed: form.day, visit: visit)
        day.hint = texts.opinionDayHint(Case.maximumOpinionDays)
        switch refusal?.field {
        case .advisor: advisor.error = refusal?.text
        case .opinionQuestion, .opinion: question.error = refusal?.text
        case .opinionDay: day.error = refusal?.text
        default: break
        }
        return [advisor, question, day]
    }

    /// What somebody outside is shown: nothing is ticked beforehand.
    private static func shared(_ visit: Visit, current: DeskCase, form: Form, _ h: inout HTMLWriter) {
        let words = ContinuityWords(found: current.found, texts: visit.texts)
        h.fieldset(.class("field"), .ariaDescribedBy("shared-hint")) { h in
            h.legend(visit.texts.sharedAnswers, .class("label"))
            h.p(visit.texts.sharedAnswersHint, .class("hint"), .id("shared-hint"))
            h.div(.class("choices")) { h in
                for (index, question) in shareable(current).enumerated() {
                    let id = "shared-\(index + 1)"
                    let printed = words.printed(current.case.answers[question.path], of: question.path) ?? ""
                    h.div(.class("choice")) { h in
                        h.input(
                            .type(.checkbox), .id(id), .name("shared"), .value(question.path),
                            .checked(form.shared.contains(question.path)), .ariaDescribedBy(id + "-now"))
                        h.label(words.label(of: question.path), .for(id))
                        h.p(.class("hint"), .id(id + "-now")) { h in
                            h.bdi(visit.texts.currentAnswer(printed.splitLines.joined(separator: ", ")))
                        }
                    }
                }
            }
        }
    }
}
