public import FEEL

/// To which group of agents a new case goes, and when.
public struct CaseRoute: Sendable {
    /// The group, of `organisation.yaml`.
    public let group: String
    /// Of which cases; nil for every case that no earlier route takes.
    let when: Expression?
}

extension ServiceDefinition {
    /// The group to which a case with these answers goes: that of the first route whose condition is true. Pure; nil where
    /// cases are not shared out.
    public func group(answers: Answers, computed: [String: Value], on day: CivilDate) -> String? {
        guard !routing.isEmpty else { return nil }
        let context = valuesContext(answers: answers, computed: computed, on: day)
        return routing.first { $0.when.map { $0.evaluate(in: context).value == .boolean(true) } ?? true }?.group
    }
}
