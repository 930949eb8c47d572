import Cases
import Services

/// What an agent has filled in so far for an action. The pages of an action keep nothing on the server: each form
/// carries all of it, so nothing typed is ever lost.
struct ActionForm: Sendable, Hashable {
    /// A letter as it stands on screen.
    struct LetterText: Sendable, Hashable {
        var subject: String
        var body: String

        init(subject: String, body: String) {
            self.subject = subject.linesEndedByLineFeeds
            self.body = body.linesEndedByLineFeeds
        }

        /// Whether there is nothing to send.
        var isBlank: Bool { subject.allSatisfy(\.isWhitespace) || body.allSatisfy(\.isWhitespace) }

        /// A mark of this very text: what was shown before confirming is what is sent.
        var mark: String {
            SecretToken.hash(subject + "\u{0}" + body).map { byte in
                String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }.joined()
        }
    }

    /// What a letter was written from.
    struct Basis: Sendable, Hashable {
        var reasons: [String] = []
        var explanation = ""
    }

    /// What a button of the form asks for.
    enum Intent: String, Sendable {
        /// See the letter as it will be read.
        case preview
        /// Go back to the reasons.
        case reasons
        /// Write the letter again from the reasons, and give up what was changed in it.
        case rewrite
    }

    /// The change version of the page on which the agent decides.
    var seen: Int
    /// The reasons chosen and the agent's own words.
    var basis = Basis()
    /// The letter, once there is one.
    var letter: LetterText?
    /// What the letter was written from.
    var letterBasis = Basis()
    /// The mark of the letter as it was last shown.
    var shown: String?

    /// A form of which nothing is filled in yet.
    init(seen: Int) { self.seen = seen }

    /// The form as sent.
    init(_ fields: FormData) {
        seen = fields["seen"].flatMap(Int.init) ?? 0
        basis = Basis(
            reasons: fields.all("reason"), explanation: (fields["explanation"] ?? "").linesEndedByLineFeeds)
        if let subject = fields["subject"], let body = fields["body"] {
            letter = LetterText(subject: subject, body: body)
        }
        letterBasis = Basis(
            reasons: fields.all("letter-reason"),
            explanation: (fields["letter-explanation"] ?? "").linesEndedByLineFeeds)
        shown = fields["shown"]
    }

    /// The command that this form asks for.
    ///
    /// - Parameters:
    ///   - language: the letter's.
    ///   - mentions: what the law adds to it.
    ///   - zone: the organisation's local time.
    func request(
        _ action: WorkflowAction, language: Language, mentions: LetterMentions, zone: Zone,
        signature: Signature? = nil
    ) -> ActRequest {
        ActRequest(
            action: action.id, reasons: basis.reasons, explanation: basis.explanation,
            letter: action.letter == nil
                ? nil : letter.map { Cases.Letter(language: language, subject: $0.subject, body: $0.body) },
            signature: signature, mentions: mentions, seen: seen, zone: zone)
    }

    /// The reasons chosen, in the order of the definition.
    func reasons(of action: WorkflowAction) -> [Reason] { Self.reasons(basis, of: action) }

    static func reasons(_ basis: Basis, of action: WorkflowAction) -> [Reason] {
        action.reasons.filter { basis.reasons.contains($0.id) }
    }
}

/// The steps of an action, from what it asks for. Pure.
struct ActionFlow: Sendable {
    /// A page of the action.
    enum Step: Sendable, Hashable {
        /// Reasons and explanation.
        case reasons
        /// The letter.
        case letter
        /// Nothing to fill in: only to confirm.
        case confirmation
    }

    let action: WorkflowAction

    /// Whether the agent is asked why.
    var asksWhy: Bool { !action.reasons.isEmpty || action.isReasonRequired }
    var sendsLetter: Bool { action.letter != nil }

    /// The page on which the action begins.
    var first: Step { asksWhy ? .reasons : sendsLetter ? .letter : .confirmation }

    /// What is left to mend on the first page.
    func problems(_ form: ActionForm) -> [CaseRefusal] {
        var problems: [CaseRefusal] = []
        let chosen = form.reasons(of: action)
        if chosen.count != Set(form.basis.reasons).count {
            problems.append(.unknownReason)
        } else if !action.reasons.isEmpty, chosen.isEmpty {
            problems.append(.reasonRequired)
        }
        let explanation = form.basis.explanation.trimmingSpaces
        if action.isReasonRequired, explanation.isEmpty { problems.append(.explanationRequired) }
        if explanation.count > Case.maximumTextLength { problems.append(.tooLong(maximum: Case.maximumTextLength)) }
        return problems
    }

    /// Which letter stands on screen next.
    ///
    /// A letter that the agent has not touched follows the reasons; one that was changed is kept, whatever the reasons
    /// became, until the agent asks for a new one.
    ///
    /// - Parameters:
    ///   - former: what would have been written from the reasons that the letter on screen was written from.
    ///   - fresh: what would be written now.
    static func letter(
        onScreen: ActionForm.LetterText?, former: ActionForm.LetterText, fresh: ActionForm.LetterText, rewrites: Bool
    ) -> ActionForm.LetterText {
        guard !rewrites, let onScreen, onScreen != former else { return fresh }
        return onScreen
    }
}

extension String {
    /// The text with its line ends as one line feed each: browsers send a carriage return before it.
    var linesEndedByLineFeeds: String { replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
}
