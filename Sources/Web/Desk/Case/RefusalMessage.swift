import Cases
import HTTPTypes
import Services

/// Why nothing was done, in the agent's words and with what to do next.
struct RefusalMessage: Sendable {
    let title: String
    let text: String
    let status: HTTPResponse.Status
    /// The control to mend, if it is one of the form's.
    var field: ActionField?

    /// The message of a refusal.
    ///
    /// - Throws: `SiteFailure` for what is no page of its own: a role too low, an unknown case.
    init(_ refusal: CaseRefusal, on current: DeskCase, texts: any Texts) throws(SiteFailure) {
        switch refusal {
        case .notFound: throw .notFound
        case .roleTooLow: throw .forbidden
        case .changedSince(let event):
            title = texts.changedSinceTitle
            text = texts.changedSince(
                who: texts.someone(CaseHistory.role(of: event.author)),
                when: LocalTime(zone: current.found.zone, texts: texts).dateAndTime(event.at),
                what: CaseHistory.change(event, of: current, texts: texts))
            status = .conflict
        case .actionNotAvailable:
            title = texts.actionNotAvailableTitle
            text = texts.actionNotAvailable(state: CaseHistory.stateLabel(current.case.state, of: current, texts: texts))
            status = .conflict
        case .takenByAnother:
            title = texts.takenByAnotherTitle
            text = texts.takenByAnother(current.case.assignee.flatMap { current.names[$0] })
            status = .conflict
        case .reasonRequired: self.init(texts, texts.reasonRequired, field: .reasons)
        case .unknownReason: self.init(texts, texts.unknownReason, field: .reasons)
        case .explanationRequired: self.init(texts, texts.explanationRequired, field: .explanation)
        case .letterRequired: self.init(texts, texts.letterRequired, field: .letter)
        case .tooLong(let maximum): self.init(texts, texts.tooLong(maximum: maximum), field: .letter)
        }
    }

    private init(_ texts: any Texts, _ text: String, field: ActionField) {
        title = texts.errorSummaryTitle
        self.text = text
        status = .unprocessableContent
        self.field = field
    }
}

/// A control of the form of an action.
enum ActionField: String, Sendable {
    case reasons, explanation, subject
    case letter = "body"
}
