import Services

extension Case {
    /// The events as the person may take them elsewhere: complete, in their places, and folding to the same case, but no
    /// agent is told from another, and nobody else's request is named.
    public var portableEvents: [CaseEvent] {
        let itself = RelatedCase(id: id, reference: submission.reference)
        return history.map { $0.portable(naming: itself) }
    }
}

extension CaseEvent {
    fileprivate func portable(naming itself: RelatedCase) -> CaseEvent {
        let author: Author = if case .agent(_, let role) = author { .agent(.nobody, role) } else { author }
        let fact: Fact =
            switch self.fact {
            case .assigned: .assigned(to: .nobody)
            // What agents say of two strangers' requests names the other's: each learns only that there is one.
            case .linked(_, let why): .linked(itself, why: why)
            case .distinguished: .distinguished(itself)
            case .opinion(.asked(let request)): .opinion(.asked(request.portable))
            default: self.fact
            }
        return CaseEvent(at: at, author: author, channel: channel, fact: fact)
    }
}

extension OpinionRequest {
    fileprivate var portable: OpinionRequest {
        guard case .colleague = advisor else { return self }
        return OpinionRequest(advisor: .colleague(.nobody), question: question, answerBy: answerBy, shared: shared)
    }
}

extension Identifier {
    /// In the place of an agent who is not told: all bits zero (RFC 9562, section 5.9).
    public static let nobody = Identifier(nil: ())
}
