import FEEL
import Services

extension Reader {
    /// What a button means. An identifier comes from outside: it is checked against what can be chosen now.
    func read(choice id: String) -> Dialogue.Reading {
        if let wanted = ChoiceID.language(id) { return read(language: wanted, id) }
        switch id {
        case ChoiceID.person: return reading(.person, id)
        case ChoiceID.benefits: return reading(.benefits, id)
        case ChoiceID.myCases: return reading(.myCases, id)
        case ChoiceID.leave: return reading(.leave, id)
        case ChoiceID.resume: return reading(.resume, id)
        case ChoiceID.enough: return reading(state.interview == nil ? .staleChoice : .enough, id)
        case ChoiceID.restart: return reading(state.interview == nil ? .staleChoice : .restart, id)
        case ChoiceID.write: return reading(.writeMessage(nil), id)
        case ChoiceID.correct: return reading(.correctCase, id)
        case ChoiceID.skip: return reading(state.interview?.asked == nil ? .staleChoice : .skip, id)
        case ChoiceID.before, ChoiceID.now:
            guard case .contradiction = state.pending else { return reading(.staleChoice, id) }
            return reading(.settle(keepsBefore: id == ChoiceID.before), id)
        case ChoiceID.yes, ChoiceID.no: return read(isYes: id == ChoiceID.yes)
        default: return read(compound: id)
        }
    }

    /// A language that was chosen: a question that was just answered is answered again in it.
    private func read(language wanted: Language, _ id: String) -> Dialogue.Reading {
        let last = conversation.entries.last { $0.author == .assistant }?.explanation
        let isQuestion = last?.intention == Explanation.Understood.question.rawValue && last?.query != nil
        // The words are still in the language in which they were said.
        let said = conversation.entries.last { $0.author == .person }.map(conversation.language)
        return Dialogue.Reading(
            .speak(wanted), evidence: [id], query: isQuestion ? state.lastQuery : nil, in: said ?? wanted)
    }

    private func read(isYes: Bool) -> Dialogue.Reading {
        if let pending = state.pending {
            switch pending {
            case .agreeToBenefits, .check, .sendMessage, .person, .resume, .keepChecklist, .conversion, .messageText:
                return reading(isYes ? .agree : .decline, isYes ? "yes" : "no")
            case .chooseService, .chooseCase, .contradiction: break
            }
        }
        return answer(isYes ? .boolean(true) : .boolean(false)) ?? reading(.staleChoice)
    }

    private func read(compound id: String) -> Dialogue.Reading {
        guard let colon = id.firstIndex(of: ":") else { return reading(.staleChoice, id) }
        let (kind, rest) = (String(id[..<colon]), String(id[id.index(after: colon)...]))
        switch kind {
        case "service" where context.service(rest) != nil:
            return Dialogue.Reading(
                .chosenService(rest), evidence: [id], query: completed(with: rest), in: language)
        case "check" where context.service(rest)?.eligibility != nil: return reading(.check(service: rest), id)
        case "form" where context.service(rest).map({ $0.simulation == nil }) == true:
            return reading(.openForm(rest), id)
        case "case" where context.cases?.contains(where: { $0.caseID == rest }) == true:
            return reading(.chosenCase(rest), id)
        case "option": return answer(.string(rest)) ?? reading(.staleChoice, id)
        case "keep" where context.organisation.lifeEvents.contains(where: { $0.id == rest }):
            return reading(.keepChecklist(rest), id)
        case "change":
            guard let slash = rest.firstIndex(of: "/") else { return reading(.staleChoice, id) }
            let subject = InterviewState.Subject(
                service: String(rest[..<slash]), question: String(rest[rest.index(after: slash)...]))
            let isAnswered = state.interview?.answers.contains {
                $0.service == subject.service && $0.question == subject.question
            }
            return isAnswered == true ? reading(.answer(.wrong(subject)), id) : reading(.staleChoice, id)
        default: return reading(.staleChoice, id)
        }
    }

    /// A value chosen for the question that was asked.
    private func answer(_ value: Value) -> Dialogue.Reading? {
        guard let interview = state.interview, let asked = interview.asked,
            let conduct = InterviewConduct(interview, context: context, language: language),
            let question = conduct.question(asked), question.type.problem(with: value, on: context.today) == nil,
            let said = conduct.said(value, to: asked)
        else { return nil }
        return reading(.answer(.value(said, working: nil)), asked.question)
    }
}
