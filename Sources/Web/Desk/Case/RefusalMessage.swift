import Cases
import HTTPTypes
import Services

/// Why nothing was done, in the agent's words and with what to do next.
struct RefusalMessage: Sendable {
    let title: String
    let text: String
    let status: HTTPResponse.Status
    /// The control to mend, if it is one of the form's.
    let field: ActionField?

    /// The message of a refusal.
    ///
    /// - Throws: `SiteFailure` for what is no page of its own: a role too low, an unknown case.
    init(_ refusal: CaseRefusal, on current: DeskCase, texts: any Texts) throws(SiteFailure) {
        switch refusal {
        case .notFound: throw .notFound
        case .roleTooLow: throw .forbidden
        case .changedSince(let event):
            let text = texts.changedSince(
                who: texts.someone(CaseHistory.role(of: event.author)),
                when: LocalTime(zone: current.found.zone, texts: texts).dateAndTime(event.at),
                what: CaseHistory.change(event, of: current, texts: texts))
            self.init(title: texts.changedSinceTitle, text: text, status: .conflict)
        case .actionNotAvailable:
            let state = CaseHistory.stateLabel(current.case.state, of: current, texts: texts)
            self.init(
                title: texts.actionNotAvailableTitle, text: texts.actionNotAvailable(state: state), status: .conflict)
        case .takenByAnother:
            let name = current.case.assignee.flatMap { current.names[$0] }
            self.init(title: texts.takenByAnotherTitle, text: texts.takenByAnother(name), status: .conflict)
        case .reasonRequired: self.init(texts, texts.reasonRequired, field: .reasons)
        case .unknownReason: self.init(texts, texts.unknownReason, field: .reasons)
        case .explanationRequired: self.init(texts, texts.explanationRequired, field: .explanation)
        case .letterRequired: self.init(texts, texts.letterRequired, field: .letter)
        case .tooLong(let maximum): self.init(texts, texts.tooLong(maximum: maximum), field: .letter)
        case .personAwaited(let until):
            let date = LocalTime(zone: current.found.zone, texts: texts).date(until)
            self.init(
                title: texts.personAwaitedTitle, text: texts.personAwaitedText(until: date), status: .conflict)
        case .tooLate(let last):
            let date = LocalTime(zone: current.found.zone, texts: texts).date(last)
            self.init(title: texts.tooLateTitle, text: texts.tooLateText(since: date), status: .conflict)
        case .questionRequired: self.init(texts, texts.questionRequired, field: .questions)
        case .nothingAsked:
            self.init(title: texts.nothingAskedTitle, text: texts.nothingAskedText, status: .conflict)
        case .noteRequired: self.init(texts, texts.noteRequired, field: .note)
        case .noteTooLong(let maximum): self.init(texts, texts.tooLong(maximum: maximum), field: .note)
        case .notInCharge:
            self.init(title: texts.notInChargeTitle, text: texts.notInChargeText, status: .conflict)
        case .colleagueRequired: self.init(texts, texts.colleagueRequired, field: .colleague)
        case .nothingPrepared, .preparedBeforeChange:
            self.init(title: texts.nothingToSignTitle, text: texts.nothingToSign, status: .conflict)
        case .alreadyPrepared:
            self.init(title: texts.alreadyPreparedTitle, text: texts.alreadyPrepared, status: .conflict)
        case .notSignatory:
            self.init(title: texts.notSignatoryTitle, text: texts.notSignatory, status: .forbidden)
        case .notTheSameMatter: self.init(texts, texts.notTheSameMatter, field: .related)
        case .olderGoesOn: self.init(texts, texts.olderGoesOn, field: .related)
        case .samePersonRequired: self.init(texts, texts.samePersonRequired, field: .samePerson)
        case .groupRequired: self.init(texts, texts.groupRequired, field: .group)
        case .messageRequired: self.init(texts, texts.messageRequired, field: .message)
        case .answersToMend: self.init(texts, texts.answersToMend, field: .questions)
        case .answersLeadAway:
            self.init(
                title: texts.answersLeadAwayTitle, text: texts.answersLeadAwayText, status: .unprocessableContent)
        case .nothingChanges:
            self.init(
                title: texts.nothingChangesTitle, text: texts.nothingChangesText, status: .unprocessableContent)
        case .basisRequired: self.init(texts, texts.basisRequired, field: .basis)
        case .relatedCaseRequired: self.init(texts, texts.relatedCaseRequired, field: .related)
        case .advisorRequired: self.init(texts, texts.advisorRequired, field: .advisor)
        case .opinionQuestionRequired: self.init(texts, texts.opinionQuestionRequired, field: .opinionQuestion)
        case .opinionDayRequired:
            self.init(texts, texts.opinionDayRequired(Case.maximumOpinionDays), field: .opinionDay)
        case .notAdvisor: self.init(title: texts.notAdvisorTitle, text: texts.notAdvisor, status: .forbidden)
        case .opinionNotAwaited:
            self.init(title: texts.opinionNotAwaitedTitle, text: texts.opinionNotAwaited, status: .conflict)
        case .stanceRequired, .opinionRequired, .opinionTooLong:
            guard let message = RefusalMessage(opinion: refusal, texts: texts) else { throw .notFound }
            self = message
        }
    }

    /// What is to mend in an opinion, whoever gives it; nil when the refusal is about something else.
    init?(opinion refusal: CaseRefusal, texts: any Texts) {
        switch refusal {
        case .stanceRequired: self.init(texts, texts.stanceRequired, field: .stance)
        case .opinionRequired: self.init(texts, texts.opinionReasonsRequired, field: .opinion)
        case .opinionTooLong(let maximum): self.init(texts, texts.tooLong(maximum: maximum), field: .opinion)
        default: return nil
        }
    }

    /// What is wrong with files that came with a message.
    init(files problem: String, texts: any Texts) { self.init(texts, problem, field: .message) }

    private init(_ texts: any Texts, _ text: String, field: ActionField) {
        self.init(title: texts.errorSummaryTitle, text: text, status: .unprocessableContent, field: field)
    }

    private init(title: String, text: String, status: HTTPResponse.Status, field: ActionField? = nil) {
        self.title = title
        self.text = text
        self.status = status
        self.field = field
    }
}

/// A control of the form of an action.
enum ActionField: String, Sendable {
    case reasons, explanation, subject, questions, message, note, colleague, basis, related, group, samePerson
    case advisor, stance
    case opinion = "opinion-text"
    case letter = "body"
    case opinionQuestion = "opinion-question"
    case opinionDay = "day"
}
