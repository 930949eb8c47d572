/// Another case of the same organisation, as an agent names it.
public struct RelatedCase: Sendable, Hashable {
    /// The case.
    public let id: Identifier
    /// Its reference.
    public let reference: Reference

    /// A related case.
    public init(id: Identifier, reference: Reference) {
        self.id = id
        self.reference = reference
    }
}

extension Case {
    /// The cases that agents linked to this one, the first linked first, each with why.
    public var links: [(other: RelatedCase, why: String)] {
        history.compactMap { event in
            if case .linked(let other, let why) = event.fact { (other, why) } else { nil }
        }
    }

    /// The cases of which agents said that they are not the same request.
    public var distinguished: Set<Identifier> {
        Set(
            history.compactMap { event in
                if case .distinguished(let other) = event.fact { other.id } else { nil }
            })
    }

    /// Links the case to another, or says that they are not the same; nothing when that is said already.
    ///
    /// It is said on each of the two, in an append of its own: no transaction spans two cases.
    ///
    /// - Parameters:
    ///   - other: a case of the same organisation; nil when the one named is none.
    ///   - why: why they belong together; nil when they are said not to be the same.
    func relate(
        _ other: RelatedCase?, why: String?, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard let other, other.id != id else { return .failure(.relatedCaseRequired) }
        guard let why = why?.trimmed else {
            if distinguished.contains(other.id) { return .success([]) }
            return .success([CaseEvent(.distinguished(other), in: context)])
        }
        guard !why.isEmpty else { return .failure(.explanationRequired) }
        guard why.count <= Self.maximumNoteLength else {
            return .failure(.noteTooLong(maximum: Self.maximumNoteLength))
        }
        if links.contains(where: { $0.other.id == other.id }) { return .success([]) }
        return .success([CaseEvent(.linked(other, why: why), in: context)])
    }
}
