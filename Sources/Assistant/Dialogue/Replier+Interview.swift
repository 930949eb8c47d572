import FEEL
import Services

extension Replier {
    private func conduct() -> InterviewConduct? {
        state.interview.flatMap { InterviewConduct($0, context: context, language: language) }
    }

    // MARK: Starting

    mutating func check(_ id: String?) {
        let checkable = context.services.filter(\.isInterviewed)
        guard let id = id ?? guessed else {
            guard !checkable.isEmpty else { return composer.say(texts.noRules) }
            state.pending = .chooseService(forCheck: true)
            composer.say(texts.whichService)
            return composer.add(.choices(checkable.map(choice)))
        }
        guard let service = context.service(id) else { return composer.say(texts.staleChoice) }
        state.topic = id
        state.unsureCount = 0
        guard service.isInterviewed else {
            // Where it is not for the assistant to ask, proposing it says so.
            if service.eligibility == nil { composer.say(texts.cannotBeChecked(title(service))) }
            return propose(id)
        }
        state.interview = InterviewState(service: id)
        if let simulation = service.simulation {
            composer.say(texts.simulationStarts(title(service), decidedBy: simulation.decidedBy[language]))
        } else {
            composer.say(texts.interviewStarts(title(service)))
        }
        takeWhatWasSaid()
        goOn()
    }

    /// How many of the person's messages are read again when an interview begins.
    private static let rememberedMessages = 4

    /// Keeps the counts that the person named before the interview began, and repeats them: nothing is asked twice.
    private mutating func takeWhatWasSaid() {
        guard let conduct = conduct() else { return }
        let before = conversation.entries.filter { $0.author == .person }.suffix(Self.rememberedMessages).map(\.text)
        let now: [String] = if case .text(let text) = message { [text] } else { [] }
        keepCounts(conduct.counts(in: before + now), saying: texts.saidBefore)
    }

    /// Keeps counts that go with the other answers, and repeats them.
    private mutating func keepCounts(_ counts: [SaidAnswer], saying words: String) {
        var kept: [Conversation.UnderstoodValue] = []
        for said in counts {
            let former = state.interview
            state.interview?.answers.append(said)
            let subject = InterviewState.Subject(service: said.service, question: said.question)
            guard let conduct = conduct(), conduct.problem(subject) == nil, let value = conduct.understood(said) else {
                state.interview = former
                continue
            }
            state.interview?.skipped.removeAll { $0 == subject }
            kept.append(value)
        }
        guard !kept.isEmpty else { return }
        state.unsureCount = 0
        composer.say(words)
        composer.add(.understood(kept))
    }

    /// The service of what was found for a question that names none, where it is sure and can be checked.
    private var guessed: String? {
        guard let findings, findings.isSure, let hit = findings.hits.first, let service = service(of: hit.sheet),
            service.isInterviewed
        else { return nil }
        return service.id
    }

    mutating func askForBenefits() {
        guard context.services.contains(where: \.isInterviewedBenefit) else {
            return composer.say(texts.noRules)
        }
        state.unsureCount = 0
        state.pending = .agreeToBenefits
        composer.say(texts.benefitsAsk)
        composer.add(.choices(yesNo))
    }

    mutating func startBenefits() {
        state.interview = InterviewState(service: nil)
        composer.say(texts.benefitsStart)
        takeWhatWasSaid()
        goOn()
    }

    // MARK: Going on

    /// Asks what comes next, or tells the result.
    mutating func goOn() {
        guard let conduct = conduct() else {
            state.interview = nil
            return composer.say(texts.noRules)
        }
        guard let next = conduct.next else { return conclude() }
        if state.interview?.asked != next { state.interview?.misunderstood = 0 }
        state.interview?.asked = next
        if let part = conduct.part(next, texts) { composer.add(part) }
    }

    /// After something else in the middle of an interview, its question again.
    mutating func comeBack() {
        guard let conduct = conduct(), let asked = state.interview?.asked, state.pending == nil
        else { return }
        composer.say(texts.backTo(state.interview?.service.flatMap { context.service($0) }.map(title)))
        if let part = conduct.part(asked, texts) { composer.add(part) }
    }

    mutating func resume() {
        guard state.interview != nil else { return composer.say(texts.noInterview) }
        composer.say(texts.backTo(state.interview?.service.flatMap { context.service($0) }.map(title)))
        goOn()
    }

    mutating func leave() {
        guard state.interview?.asked != nil else { return composer.say(texts.nothingToLeave) }
        state.interview?.asked = nil
        composer.say(texts.left)
        composer.add(
            .choices([
                Conversation.Choice(id: ChoiceID.resume, label: texts.goOn),
                Conversation.Choice(id: ChoiceID.person, label: texts.personChoice),
            ]))
    }

    mutating func restart() {
        guard let interview = state.interview else { return composer.say(texts.noInterview) }
        state.interview = InterviewState(service: interview.service)
        goOn()
    }

    mutating func skip() {
        guard let asked = state.interview?.asked else { return composer.say(texts.noInterview) }
        if state.interview?.skipped.contains(asked) == false { state.interview?.skipped.append(asked) }
        composer.say(texts.skipped)
        goOn()
    }

    mutating func explainQuestion() {
        guard let conduct = conduct(), let asked = state.interview?.asked, let question = conduct.question(asked) else {
            return composer.say(texts.noInterview)
        }
        let language = conduct.language(of: asked)
        // What helps to answer is said with the question itself.
        if let why = question.why?[language] { composer.say(why) }
        if let used = question.usedFor?[language] { composer.say(texts.hintWhy(used)) }
        if composer.isEmpty { composer.say(texts.whyAsked) }
        if let part = conduct.part(asked, texts) { composer.add(part) }
    }

    // MARK: Answers

    mutating func hear(_ answer: Dialogue.InterviewAnswer) {
        switch answer {
        case .value(let said, let working): keep(said, working: working, isChange: false)
        case .several(let counts):
            keepCounts(counts, saying: texts.noted)
            goOn()
        case .change(let said, let working, let isSaid): change(said, working: working, isSaid: isSaid)
        case .wrong(let subject): askAgain(subject)
        case .convertible(let said, let working): askForConversion(said, working)
        case .unclear(let advice): unclear(advice)
        }
    }

    private mutating func keep(_ said: SaidAnswer, working: String?, isChange: Bool) {
        let subject = InterviewState.Subject(service: said.service, question: said.question)
        let former = state.interview
        state.interview?.answers.removeAll { $0.service == said.service && $0.question == said.question }
        state.interview?.answers.append(said)
        state.interview?.skipped.removeAll { $0 == subject }
        guard let conduct = conduct() else { return goOn() }
        if let problem = conduct.problem(subject) {
            // An answer that does not go with the others is not kept.
            state.interview = former
            state.interview?.asked = subject
            composer.say(problem.message[language])
            if let part = conduct.part(subject, texts) { composer.add(part) }
            return
        }
        state.unsureCount = 0
        composer.say(isChange ? texts.changed : texts.noted)
        if let value = conduct.understood(said, working: working) { composer.add(.understood([value])) }
        goOn()
    }

    private mutating func change(_ said: SaidAnswer, working: String?, isSaid: Bool) {
        let before = state.interview?.answers.last { $0.service == said.service && $0.question == said.question }
        guard !isSaid, let before, let conduct = conduct() else { return keep(said, working: working, isChange: true) }
        state.pending = .contradiction(DialogueState.ContradictoryAnswer(before: before, now: said))
        let label = conduct.understood(said)?.label ?? said.question
        composer.say(
            texts.contradiction(label.trimmedMarks, before: conduct.printed(before), now: conduct.printed(said)))
        composer.add(
            .choices([
                Conversation.Choice(id: ChoiceID.before, label: conduct.printed(before)),
                Conversation.Choice(id: ChoiceID.now, label: conduct.printed(said)),
            ]))
    }

    mutating func settle(keepsBefore: Bool) {
        guard case .contradiction(let answers)? = state.pending else { return composer.say(texts.staleChoice) }
        keep(keepsBefore ? answers.before : answers.now, working: nil, isChange: true)
    }

    private mutating func askAgain(_ subject: InterviewState.Subject?) {
        guard let conduct = conduct() else { return composer.say(texts.noInterview) }
        guard let subject else {
            composer.say(texts.whatIsWrong)
            return composer.add(
                .choices(
                    conduct.answered.prefix(6).compactMap { subject in
                        guard
                            let said = conduct.state.answers.last(where: {
                                $0.service == subject.service && $0.question == subject.question
                            }), let value = conduct.understood(said)
                        else { return nil }
                        return Conversation.Choice(
                            id: ChoiceID.change(subject), label: value.label.trimmedMarks + texts.colon + value.value)
                    }))
        }
        state.interview?.answers.removeAll { $0.service == subject.service && $0.question == subject.question }
        state.interview?.asked = subject
        if let part = conduct.part(subject, texts) { composer.add(part) }
    }

    private mutating func askForConversion(_ said: SaidAnswer, _ working: String) {
        state.pending = .conversion(said: said, label: working)
        composer.say(texts.convert(working))
        composer.add(.choices(yesNo))
    }

    mutating func agreeToConversion(_ said: SaidAnswer, _ working: String) {
        keep(said, working: working, isChange: false)
    }

    private mutating func unclear(_ advice: String) {
        guard let conduct = conduct(), let asked = state.interview?.asked else {
            return composer.say(texts.noInterview)
        }
        state.interview?.misunderstood += 1
        composer.say(advice.isEmpty ? texts.notUnderstood : advice)
        if state.interview?.misunderstood ?? 0 >= 2,
            let why = conduct.question(asked)?.why?[conduct.language(of: asked)]
        {
            composer.say(why)
        }
        if let part = conduct.part(asked, texts) { composer.add(part) }
        if state.interview?.misunderstood ?? 0 >= 2 {
            composer.add(.choices([Conversation.Choice(id: ChoiceID.person, label: texts.personChoice)]))
        }
    }

    // MARK: The result

    /// Tells what the rules say, why, and what can be done now.
    mutating func conclude() {
        guard let conduct = conduct() else { return composer.say(texts.noInterview) }
        state.interview?.asked = nil
        let results = conduct.results(texts)
        let isAll = conduct.state.service == nil
        composer.say(isAll ? texts.benefitsFound(results.count { $0.result.verdict == .yes }) : texts.result)
        let values = conduct.state.answers.compactMap { conduct.understood($0) }
        if !values.isEmpty { composer.add(.understood(values)) }
        for (result, _) in results { composer.add(.result(result)) }
        composer.say(texts.notADecision)
        if results.contains(where: { $0.result.verdict == .unknown }) { composer.say(texts.unknownResult) }
        let forms = results.filter { result, found in
            result.verdict != .no && found.definition.simulation == nil && found.finding.exit == nil
        }
        var choices: [Conversation.Choice] = []
        if !forms.isEmpty {
            composer.say(texts.formFilled)
            for (result, found) in forms {
                sayWhetherClosed(found.definition)
                composer.add(.openForm(conduct.form(found.definition)))
                choices.append(
                    Conversation.Choice(id: ChoiceID.form(result.service), label: texts.formChoice(result.title)))
            }
        }
        choices.append(Conversation.Choice(id: ChoiceID.restart, label: texts.startAgain))
        choices.append(Conversation.Choice(id: ChoiceID.person, label: texts.personChoice))
        composer.add(.choices(choices))
    }
}
