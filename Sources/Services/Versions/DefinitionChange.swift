/// Something that two versions of a service do not say alike, in words that a clerk reads.
public struct DefinitionChange: Sendable, Hashable {
    /// What happened to it.
    public enum Kind: String, Sendable, Hashable, CaseIterable { case added, removed, changed }

    /// What it is part of, in the order in which changes are told.
    public enum Part: String, Sendable, Hashable, CaseIterable {
        case presentation, law, page, question, rule, parameter, state, action, letter, list
    }

    /// What of it differs.
    public enum Aspect: String, Sendable, Hashable, CaseIterable {
        case text, help, type, required, condition, options, formula, reference, values, deadline, outcome, leadsTo
        case role, letter, reasons, signature, period, columns, routing, renewal, changes, household
    }

    /// A difference, as it was and as it is; either is empty where there is nothing.
    public struct Difference: Sendable, Hashable {
        /// What of it differs.
        public let aspect: Aspect
        /// As the former version has it.
        public let before: String
        /// As the later one has it.
        public let after: String
    }

    /// What happened.
    public let kind: Kind
    /// To a part of what sort.
    public let part: Part
    /// What people call it.
    public let name: String
    /// What differs, when it was changed.
    public let differences: [Difference]
}

extension ServiceDefinition {
    /// What this version says otherwise than a former one, part by part, in the order of this one. Pure.
    public func changes(since former: ServiceDefinition, in language: Language) -> [DefinitionChange] {
        let (before, after) = (
            DefinitionParts(former, in: former.language(preferring: language)),
            DefinitionParts(self, in: self.language(preferring: language))
        )
        return DefinitionChange.Part.allCases.flatMap { part in
            Self.changes(part, before.entries[part] ?? [], after.entries[part] ?? [])
        }
    }

    private static func changes(
        _ part: DefinitionChange.Part, _ before: [DefinitionParts.Entry], _ after: [DefinitionParts.Entry]
    ) -> [DefinitionChange] {
        let known = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [DefinitionChange] = []
        for entry in after {
            guard let former = known[entry.id] else {
                changes.append(DefinitionChange(kind: .added, part: part, name: entry.name, differences: []))
                continue
            }
            let aspects = Set(entry.aspects.keys).union(former.aspects.keys)
            let differences = DefinitionChange.Aspect.allCases.filter(aspects.contains).compactMap {
                aspect -> DefinitionChange.Difference? in
                let (old, new) = (former.aspects[aspect] ?? "", entry.aspects[aspect] ?? "")
                return old == new ? nil : DefinitionChange.Difference(aspect: aspect, before: old, after: new)
            }
            guard !differences.isEmpty else { continue }
            changes.append(
                DefinitionChange(kind: .changed, part: part, name: entry.name, differences: differences))
        }
        let left = Set(after.map(\.id))
        return changes
            + before.filter { !left.contains($0.id) }.map {
                DefinitionChange(kind: .removed, part: part, name: $0.name, differences: [])
            }
    }
}
