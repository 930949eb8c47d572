import Cases
import FEEL
import Services

extension CaseReplay {
    /// What the person and the agents did after the workflow's actions, at times of the day when each would.
    func live(
        _ invented: DemonstrationCase, on current: inout Case, using random: inout some RandomNumberGenerator
    ) throws {
        var last = current.history.last?.at ?? current.submittedAt
        for (done, step) in invented.life.enumerated() {
            let remaining = invented.life.count - done
            let moment = officeMoment(after: last, remaining: remaining, using: &random)
            switch step {
            case .writes(let text):
                try ask(.write(CaseMessage(text: text), seen: current.messages.count), of: &current, at: moment)
            case .adds(let text):
                let message = CaseMessage(kind: .addition, text: text)
                try ask(.write(message, seen: current.messages.count), of: &current, at: moment)
            case .isAnswered(let text):
                let command = CaseCommand.write(CaseMessage(text: text), seen: current.messages.count)
                try append(command, to: &current, by: agent(of: current), at: moment)
            case .isAsked(let questions, let why):
                try append(
                    correction(questions, why: why, of: current, at: moment), to: &current, by: agent(of: current),
                    at: moment)
            case .corrects(let answers):
                let reply = CorrectionReply(
                    request: current.pendingCorrection?.version ?? 0, raw: answers.mapValues { RawAnswer($0) },
                    language: invented.language)
                try ask(.answerCorrection(reply), of: &current, at: moment)
            case .withdraws(let reason): try ask(.withdraw(reason: reason), of: &current, at: moment)
            case .contests(let text): try ask(.askReconsideration(text), of: &current, at: moment)
            }
            last = moment
        }
    }

    /// The agent in charge: another would not be let do it.
    private func agent(of current: Case) -> DemonstrationAgent {
        let all = [team.first, team.second, team.supervisor]
        return all.first { $0.identifier(begun: begun) == current.assignee } ?? team.first
    }

    private func correction(_ questions: [String], why: String, of current: Case, at moment: Instant) throws
        -> CaseCommand
    {
        guard let action = definition.workflow.actions.first(where: { $0.correction != nil }),
            let rule = action.correction
        else { throw Failure(description: "The workflow asks the person nothing any more.") }
        let answerBy = organisation.calendar.workingDay(onOrAfter: rule.answerWithin.added(to: zone.date(at: moment)))
        return .askCorrection(
            CorrectionAsk(
                action: action.id, items: questions.map { ($0, "") }, explanation: why, answerBy: answerBy,
                seen: current.changeVersion))
    }

    private func ask(_ command: HolderCommand, of current: inout Case, at moment: Instant) throws {
        let context = CommandContext(actor: .person(nil), channel: .web, at: moment)
        switch current.decide(
            command, in: context, definition: definition, zone: zone, calendar: organisation.calendar)
        {
        case .success(let events): for event in events { try current.apply(event) }
        case .failure(let refusal):
            throw Failure(description: "A step of a person in the demonstration is refused (\(refusal.code)).")
        }
    }
}
