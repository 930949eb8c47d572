public import FEEL
public import Services

/// A document that a person gave in a case of their own, offered where the same is asked again.
public struct EarlierDocument: Sendable, Hashable {
    /// The file, as the case names it.
    public let file: FileReference
    /// The case in which it was given, which owns the file.
    public let owner: Identifier
    /// That case's reference.
    public let reference: Reference
    /// When it was given.
    public let at: Instant
    /// The service for which it was given.
    public let service: LocalizedText

    /// The documents given last to a question of the same meaning, as far as they suit this one.
    ///
    /// The meaning is the one that authors declare (`concept`). What the question would refuse (another kind of file, one
    /// too large) is not offered, nor anything of a case that was withdrawn, nor what reveals what the law protects most:
    /// a question that says so has no concept.
    ///
    /// - Parameters:
    ///   - cases: the person's own cases, newest first, with the version of the service of each.
    public static func find(
        for question: Question, among cases: [(case: Case, definition: ServiceDefinition)], today: CivilDate
    ) -> [EarlierDocument] {
        guard let concept = question.concept, question.sensitive == nil, case .files = question.type.control else {
            return []
        }
        for (found, definition) in cases where found.state != Case.withdrawnState && found.mergedInto == nil {
            let asked = definition.pages.flatMap(\.questions).first { $0.concept == concept && $0.sensitive == nil }
            guard let asked, case .files = asked.type.control, let answer = found.answers[asked.name],
                answer.provenance.isPersons
            else { continue }
            let documents = FileReference.all(in: answer.value)
                .filter { question.type.problem(with: .list([$0.value]), on: today) == nil }
                .map {
                    EarlierDocument(
                        file: $0, owner: found.id, reference: found.submission.reference, at: found.submittedAt,
                        service: definition.presentation.title)
                }
            if !documents.isEmpty { return documents }
        }
        return []
    }
}
