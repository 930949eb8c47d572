public import FEEL
public import Services

/// A request that takes up a granted one of the same service: to renew it, or to change something of it.
public struct Continuation: Sendable, Hashable {
    /// What for.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// For the time after: most is taken up, and gone through again.
        case renewal
        /// On the way: only what changes is asked.
        case change
    }

    /// What for.
    public let kind: Kind
    /// The other request: the one taken up or, told of that one, the one that takes it up.
    public let other: RelatedCase

    /// A continuation.
    public init(kind: Kind, other: RelatedCase) {
        self.kind = kind
        self.other = other
    }
}

/// What is known of requests that take up others.
public enum ContinuationFact: Sendable, Hashable {
    /// This request takes up a granted one.
    case takesUp(Continuation)
    /// A later request takes this one up.
    case takenUp(Continuation)
}

extension Case {
    /// The granted request that this one takes up, if it takes up one.
    public var takesUp: Continuation? {
        for event in history.prefix(4) {
            if case .continuation(.takesUp(let continuation)) = event.fact { return continuation }
        }
        return nil
    }

    /// The later requests that take this one up, oldest first.
    public var takenUp: [Continuation] {
        history.compactMap { event in
            if case .continuation(.takenUp(let continuation)) = event.fact { continuation } else { nil }
        }
    }

    /// The last day on which a change can be asked, or the first on which the case can be renewed; nil when the service
    /// knows no such thing or nothing is granted.
    ///
    /// - Parameter definition: the version of the service in force.
    public func limit(of kind: Continuation.Kind, definition: ServiceDefinition, zone: Zone) -> CivilDate? {
        guard outcome == .granted, let decision else { return nil }
        let decided = zone.date(at: decision.at)
        switch kind {
        case .renewal: return definition.renewal?.after.added(to: decided)
        case .change: return definition.changes?.within.added(to: decided)
        }
    }

    /// Whether its holder can begin a request that takes it up, on a day.
    ///
    /// - Parameter definition: the version of the service in force.
    public func canBeTakenUp(
        as kind: Continuation.Kind, definition: ServiceDefinition, on today: CivilDate, zone: Zone
    ) -> Bool {
        guard let limit = limit(of: kind, definition: definition, zone: zone) else { return false }
        return kind == .renewal ? today >= limit : today <= limit
    }

    /// Records that a later request takes this one up; once.
    public func decide(takenUpBy continuation: Continuation, at now: Instant) -> [CaseEvent] {
        guard !takenUp.contains(continuation) else { return [] }
        return [
            CaseEvent(at: now, author: .system, channel: .web, fact: .continuation(.takenUp(continuation)))
        ]
    }

    /// What is answered otherwise than in the request taken up, in the order of the form. Documents stay with theirs.
    public func differences(from former: Case, definition: ServiceDefinition) -> [AnswerChange] {
        func answer(_ path: String, of answers: Answers) -> Answer? {
            answers[path].flatMap {
                FileReference.all(in: $0.value).isEmpty && ElementKeys.isAsked(path, definition) ? $0 : nil
            }
        }
        let own = definition.evaluate(answers, on: evaluatedOn)
        let was = definition.evaluate(former.answers, on: former.evaluatedOn)
        var seen: Set<String> = []
        let paths = (definition.pages.flatMap(own.questions) + definition.pages.flatMap(was.questions)).map(\.path)
            .filter { seen.insert($0).inserted }
        return paths.compactMap { path in
            let (before, after) = (answer(path, of: former.answers), answer(path, of: answers))
            guard before?.value != after?.value else { return nil }
            return AnswerChange(question: path, before: before, after: after)
        }
    }
}

extension ElementKeys {
    /// Whether a path is a question's, and not a list's.
    fileprivate static func isAsked(_ path: String, _ definition: ServiceDefinition) -> Bool {
        definition.question(path) != nil
    }
}

extension Draft {
    /// A draft that takes up a granted request, as its answers stand. Pure.
    ///
    /// A renewal leaves to be answered anew what the service asks again, what a register gave, and documents; every page is
    /// gone through. A change takes up everything but documents, which stay with the request taken up: only the pages that
    /// may change are open, and nothing else is asked.
    ///
    /// - Parameters:
    ///   - found: the request taken up.
    ///   - old: the version of the service under which it was sent.
    ///   - new: the version in force.
    public static func taking(
        up found: Case, as kind: Continuation.Kind, from old: ServiceDefinition, to new: ServiceDefinition,
        language: Language, accessCode: String, today: CivilDate
    ) -> Draft {
        var draft = Draft(language: language, accessCode: accessCode)
        let again = kind == .renewal ? Set(new.renewal?.askAgain ?? []) : []
        let reference = found.submission.reference.description
        for (path, answer) in found.answers {
            guard old.question(path) != nil else {
                if let keys = ElementKeys(answer.value) { draft.lists[path] = keys }
                continue
            }
            guard FileReference.all(in: answer.value).isEmpty, !again.contains(AnswerPath.name(of: path)) else {
                continue
            }
            if kind == .change {
                draft.entries[path] = .answer(answer)
            } else if answer.provenance.isTakenUp {
                draft.entries[path] = .answer(Answer(answer.value, by: .reused(from: reference)))
            }
        }
        draft.completedPages = Set(old.pages.map(\.id))
        draft = draft.migrated(from: old, to: new, today: today).draft
        switch kind {
        case .renewal: draft.completedPages = []
        case .change: draft.completedPages.subtract(new.changes?.pages ?? [])
        }
        draft.takesUp = Continuation(
            kind: kind, other: RelatedCase(id: found.id, reference: found.submission.reference))
        return draft
    }

    /// Whether a page of the form is asked: all are, but where a granted request is changed.
    public func isOpen(_ page: Page, of definition: ServiceDefinition) -> Bool {
        guard takesUp?.kind == .change else { return true }
        return definition.changes?.pages.contains(page.id) ?? true
    }
}

extension Provenance {
    /// Whether an answer is the person's word, whoever wrote it down: a register is asked anew.
    fileprivate var isTakenUp: Bool {
        switch self {
        case .person, .helper, .agent, .scan, .assistant, .reused: true
        case .register, .correction: false
        }
    }
}
