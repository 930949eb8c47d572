import FEEL
import Services

/// An interview over rules, as the conversation holds it: what was said, what comes next, what was found.
struct InterviewConduct {
    typealias Subject = InterviewState.Subject

    let state: InterviewState
    let definitions: [ServiceDefinition]
    let joint: JointInterview
    let given: [JointInterview.Subject: Answer]
    let language: Language
    private let today: CivilDate

    /// The interview of a state; nil when its service is not offered any more, or has no rule that tells.
    init?(_ state: InterviewState, context: DialogueContext, language: Language) {
        let definitions = context.services.filter { service in
            state.service == nil ? service.isInterviewedBenefit : service.isInterviewed && state.service == service.id
        }
        guard !definitions.isEmpty else { return nil }
        self.state = state
        self.definitions = definitions
        self.language = language
        today = context.today
        var given: [JointInterview.Subject: Answer] = [:]
        for said in state.answers {
            guard let definition = definitions.first(where: { $0.id == said.service }),
                let question = definition.question(said.question),
                case .value(let value) = question.type.parse(
                    RawAnswer(parts: said.parts), in: definition.language(preferring: language))
            else { continue }
            given[JointInterview.Subject(service: said.service, question: said.question)] = Answer(
                value, by: .assistant)
        }
        self.given = given
        joint = JointInterview(
            definitions, on: context.today,
            skipped: Set(state.skipped.map { JointInterview.Subject(service: $0.service, question: $0.question) }),
            isAboutToday: state.service == nil)
    }

    /// The question to ask next; nil when nothing more can change the answer, or nothing more can be asked.
    var next: Subject? {
        guard case .ask(let subject) = joint.next(given) else { return nil }
        return Subject(service: subject.service, question: subject.question)
    }

    func definition(_ subject: Subject) -> ServiceDefinition? { definitions.first { $0.id == subject.service } }
    func question(_ subject: Subject) -> Question? { definition(subject)?.question(subject.question) }

    /// The language in which a service's texts are read here.
    func language(of subject: Subject) -> Language { definition(subject)?.language(preferring: language) ?? language }

    /// What was answered to a question.
    func value(_ subject: Subject) -> Value? {
        given[JointInterview.Subject(service: subject.service, question: subject.question)]?.value
    }

    /// The questions that may be asked, and those that were answered.
    var candidates: [NamedCounts.Candidate] {
        definitions.flatMap { definition in
            (definition.eligibility?.questions ?? []).compactMap { id in
                definition.question(id).map { question in
                    let subject = Subject(service: definition.id, question: id)
                    return NamedCounts.Candidate(
                        subject: subject, question: question, language: self.language(of: subject))
                }
            }
        }
    }

    /// The counts that messages name for questions that are not answered, as they are kept.
    func counts(in messages: [String]) -> [SaidAnswer] {
        var found: [Subject: Value] = [:]
        var order: [Subject] = []
        for message in messages {
            let heard = NamedCounts.heard(
                in: MessageWords(message), for: candidates, language: language, on: today)
            for count in heard where value(count.subject) == nil {
                if found.updateValue(count.value, forKey: count.subject) == nil { order.append(count.subject) }
            }
        }
        return order.compactMap { subject in found[subject].flatMap { said($0, to: subject) } }
    }

    /// The questions that were answered, the latest first.
    var answered: [Subject] {
        state.answers.reversed().map { Subject(service: $0.service, question: $0.question) }.filter { value($0) != nil }
    }

    /// A value as it is kept.
    func said(_ value: Value, to subject: Subject) -> SaidAnswer? {
        guard let question = question(subject) else { return nil }
        return SaidAnswer(
            service: subject.service, question: subject.question,
            parts: question.type.edit(value, in: language(of: subject)).parts)
    }

    /// A value that was kept, as people read it.
    func printed(_ said: SaidAnswer) -> String {
        let subject = Subject(service: said.service, question: said.question)
        let language = language(of: subject)
        guard let question = question(subject),
            case .value(let value) = question.type.parse(RawAnswer(parts: said.parts), in: language)
        else { return "" }
        return question.type.print(value, in: language)
    }

    /// What is wrong with an answer beside the others ("no more pupils than children"), if anything.
    func problem(_ subject: Subject) -> AnswerProblem.Reason? {
        guard let definition = definition(subject), let answers = joint.answers(given)[subject.service] else {
            return nil
        }
        let evaluation = definition.evaluate(answers, on: today)
        return definition.pages.lazy.flatMap(evaluation.problems)
            .first { $0.question == subject.question && $0.reason.code != "required" }?.reason
    }

    // MARK: Parts

    /// A question, with its buttons.
    func part(_ subject: Subject, _ texts: any AssistantTexts) -> Conversation.Part? {
        guard let definition = definition(subject), let question = question(subject) else { return nil }
        let language = language(of: subject)
        var choices: [Conversation.Choice] =
            switch question.type.control {
            case .yesNo:
                [
                    Conversation.Choice(id: ChoiceID.yes, label: texts.yes),
                    Conversation.Choice(id: ChoiceID.no, label: texts.no),
                ]
            case .oneOf(let options):
                options.map { Conversation.Choice(id: ChoiceID.option($0.id), label: $0.label[language]) }
            default: []
            }
        choices.append(Conversation.Choice(id: ChoiceID.skip, label: texts.skip))
        if state.service == nil, !state.answers.isEmpty {
            choices.append(Conversation.Choice(id: ChoiceID.enough, label: texts.enough))
        }
        let title = state.service == nil ? definition.presentation.title[language] : nil
        let hint = [title, question.hint?[language]].compactMap { $0 }.joined(separator: " – ")
        return .question(
            Conversation.InterviewQuestion(
                service: subject.service, question: subject.question, prompt: question.ask[language],
                hint: hint.isEmpty ? nil : hint, choices: choices))
    }

    /// An answer, repeated.
    func understood(_ said: SaidAnswer, working: String? = nil) -> Conversation.UnderstoodValue? {
        let subject = Subject(service: said.service, question: said.question)
        guard let question = question(subject) else { return nil }
        return Conversation.UnderstoodValue(
            service: said.service, question: said.question, label: question.ask[language(of: subject)],
            value: printed(said), working: working)
    }

    // MARK: Results

    /// The most rules that a result explains.
    static let maximumLines = 8

    /// What the rules say of each service, the certain rights first.
    func results(_ texts: any AssistantTexts) -> [(result: Conversation.RuleResult, found: JointInterview.Finding)] {
        let order: [EligibilityFinding.Verdict] = [.yes, .unknown, .no]
        return joint.findings(given)
            .sorted {
                (order.firstIndex(of: $0.finding.verdict) ?? 0) < (order.firstIndex(of: $1.finding.verdict) ?? 0)
            }
            .map { (result($0, texts), $0) }
    }

    private func result(_ found: JointInterview.Finding, _ texts: any AssistantTexts) -> Conversation.RuleResult {
        let service = found.definition
        let language = service.language(preferring: language)
        let finding = found.finding
        let verdict: Conversation.RuleResult.Verdict =
            switch finding.verdict {
            case .yes: .yes
            case .no: .no
            case .unknown: .unknown
            }
        let own: RichText? =
            switch finding.verdict {
            case .yes: service.eligibility?.yes[language]
            case .no: service.eligibility?.no[language]
            case .unknown: service.eligibility?.unknown[language]
            }
        var amount: String?
        if let told = finding.amount, case .value(let value) = told.outcome {
            amount = told.rule.label[language] + texts.colon + told.rule.print(value, in: language)
        }
        let link =
            service.simulation.map {
                Conversation.SheetLink(sheet: service.id, title: $0.apply.text[language], link: $0.apply.url)
            }
            ?? finding.exit?.link.map {
                Conversation.SheetLink(sheet: service.id, title: $0.text[language], link: $0.url)
            }
        return Conversation.RuleResult(
            service: service.id, title: service.presentation.title[language], verdict: verdict,
            words: words(verdict, own, isSimulation: service.simulation != nil, texts),
            amount: amount, lines: lines(found, language),
            missing: finding.missing.compactMap { service.question($0)?.ask[language] },
            decidedBy: service.simulation?.decidedBy[language], link: link)
    }

    /// The verdict, with what the service itself says of it; where it is not known, the service's words alone will do.
    private func words(
        _ verdict: Conversation.RuleResult.Verdict, _ own: RichText?, isSimulation: Bool, _ texts: any AssistantTexts
    ) -> String {
        let said = texts.verdict(verdict, isSimulation: isSimulation)
        guard let own, !own.isEmpty else { return said }
        return verdict == .unknown ? own.words : said + " " + own.words
    }

    private func lines(_ found: JointInterview.Finding, _ language: Language) -> [Conversation.RuleResult.Line] {
        let applied = found.finding.applied
        let values = Dictionary(applied.map { ($0.rule.id, $0.value) }, uniquingKeysWith: { first, _ in first })
        let all = found.definition.explanations(answers: found.answers, computed: values, on: today, in: language)
        return applied.compactMap { rule, _ in all.first { $0.rule.id == rule.id } }.filter { !$0.value.isEmpty }
            .prefix(Self.maximumLines).map { explanation in
                Conversation.RuleResult.Line(
                    label: explanation.rule.label[language], value: explanation.value,
                    formula: String(explanation.formula.prefix(300)), reference: explanation.reference)
            }
    }

    /// The form of a service with what was said, the same said of other services included.
    func form(_ definition: ServiceDefinition) -> Conversation.FormOffer {
        let language = definition.language(preferring: language)
        let answers = (joint.answers(given)[definition.id] ?? [:]).filter { $0.value.provenance == .assistant }
        return Conversation.FormOffer(
            service: definition.id, title: definition.presentation.title[language],
            answers: answers.sorted { $0.key < $1.key }.compactMap { path, answer in
                definition.question(path).map {
                    SaidAnswer(
                        service: definition.id, question: path, parts: $0.type.edit(answer.value, in: language).parts)
                }
            })
    }
}
