/// A value and where it was written.
public struct Located<Value> {
    /// The value.
    public let value: Value
    /// Its place.
    public let range: SourceRange

    /// A value with its place.
    public init(_ value: Value, at range: SourceRange) {
        self.value = value
        self.range = range
    }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// Reads a mapping key by key, reporting to a bag what is missing, of the wrong kind or unknown, and going on.
///
/// Each method reads one key and returns nil when there is nothing usable under it; a required key that is absent is an
/// error. When all keys that exist have been asked for, `finish()` reports the others.
public final class MappingReader {
    /// The mapping read.
    public let mapping: YAMLMapping
    /// What the mapping describes, as messages name it: "a page", "the service".
    public let subject: String
    /// Where problems are reported.
    public let diagnostics: DiagnosticBag
    private var known: [String] = []
    private var laterKeys: Set<String> = []

    /// A reader of a mapping that describes `subject`.
    public init(_ mapping: YAMLMapping, subject: String, diagnostics: DiagnosticBag) {
        self.mapping = mapping
        self.subject = subject
        self.diagnostics = diagnostics
    }

    /// A reader of a value that must be a mapping; nil, reported, when it isn't.
    public convenience init?(_ value: YAMLValue, subject: String, diagnostics: DiagnosticBag) {
        guard let mapping = value.mapping else {
            diagnostics.wrongKind(of: value, expected: "a mapping (`key: value`)", in: subject)
            return nil
        }
        self.init(mapping, subject: subject, diagnostics: diagnostics)
    }

    /// The keys asked for or declared so far, in that order.
    public var knownKeys: [String] { known }

    // MARK: Keys

    /// The value under a key, whatever its kind; nothing written counts as absent.
    public func value(_ key: String, required: Bool = false) -> YAMLValue? {
        declare(key)
        if let value = mapping[key], !value.isNull { return value }
        if required { reportMissing(key) }
        return nil
    }

    /// Whether the mapping has the key, with something under it.
    public func has(_ key: String) -> Bool {
        declare(key)
        return mapping[key].map { !$0.isNull } ?? false
    }

    /// The place of a key, or of the whole mapping's first line when it is absent.
    public func range(of key: String) -> SourceRange {
        mapping.entries.first { $0.key.text == key }?.key.range ?? heading
    }

    /// Declares keys that are known but of no use yet: a note says so where they are written.
    public func later(_ keys: String...) {
        for key in keys {
            declare(key)
            laterKeys.insert(key)
            guard let entry = mapping.entries.first(where: { $0.key.text == key }) else { continue }
            diagnostics.note("not-available-yet", "`\(key)` is not available yet", at: entry.key.range)
        }
    }

    /// Reports the keys that nothing asked for, with the known name each may stand for.
    public func finish() {
        for entry in mapping.entries where !known.contains(entry.key.text) {
            let unused = known.filter { mapping[$0] == nil }
            let suggestion = nearestName(to: entry.key.text, among: unused.isEmpty ? known : unused)
            diagnostics.error(
                "unknown-key", "unknown key `\(entry.key.text)` in \(subject)", at: entry.key.range,
                suggestion: Diagnostic.didYouMean(suggestion) ?? listOfKnownKeys)
        }
    }

    private var listOfKnownKeys: String? {
        let names = known.filter { !laterKeys.contains($0) }
        return names.isEmpty || names.count > 12 ? nil : "known keys: " + names.joined(separator: ", ")
    }

    func declare(_ key: String) {
        if !known.contains(key) { known.append(key) }
    }

    /// Where something absent is reported: the first line of the mapping.
    private var heading: SourceRange {
        guard let first = mapping.entries.first else { return mapping.range }
        return first.key.range
    }

    private func reportMissing(_ key: String) {
        if let entry = mapping.entries.first(where: { $0.key.text == key }) {
            diagnostics.error("missing-value", "`\(key)` has no value", at: entry.key.range)
        } else {
            diagnostics.error("missing-key", "\(subject) needs `\(key)`", at: heading)
        }
    }

    // MARK: Scalars

    /// The scalar under a key, with its place.
    public func scalar(_ key: String, required: Bool = true) -> YAMLScalar? {
        guard let value = value(key, required: required) else { return nil }
        return value.asScalar("`\(key)`", diagnostics)
    }

    /// The text under a key; any scalar is a text.
    public func string(_ key: String, required: Bool = true) -> String? { scalar(key, required: required)?.text }

    /// The truth value under a key: `true` or `false`.
    public func bool(_ key: String, required: Bool = true) -> Bool? {
        guard let scalar = scalar(key, required: required) else { return nil }
        switch scalar.text {
        case "true": return true
        case "false": return false
        default:
            let isYes = ["yes", "y", "on", "oui", "vrai"].contains(scalar.text.lowercased())
            let isNo = ["no", "n", "off", "non", "faux"].contains(scalar.text.lowercased())
            diagnostics.error(
                "wrong-kind", "`\(key)` is `true` or `false`", at: scalar.range,
                suggestion: Diagnostic.didYouMean(
                    isYes ? "true" : isNo ? "false" : nearestName(to: scalar.text, among: ["true", "false"])))
            return nil
        }
    }

    /// The whole number under a key, within bounds.
    public func int(_ key: String, in bounds: ClosedRange<Int> = 0...1_000_000_000, required: Bool = true) -> Int? {
        guard let scalar = scalar(key, required: required) else { return nil }
        guard let number = Int(scalar.text) else {
            diagnostics.error("wrong-kind", "`\(key)` is a whole number", at: scalar.range)
            return nil
        }
        guard bounds.contains(number) else {
            diagnostics.error(
                "out-of-range", "`\(key)` is between \(bounds.lowerBound) and \(bounds.upperBound)", at: scalar.range)
            return nil
        }
        return number
    }

    /// One of the names of an enumeration, under a key.
    public func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type = Choice.self, required: Bool = true
    ) -> Choice? where Choice.RawValue == String {
        guard let scalar = scalar(key, required: required) else { return nil }
        return scalar.asChoice(type, "`\(key)`", diagnostics)
    }

    // MARK: Collections

    /// The elements of the list under a key; empty when it is absent.
    public func list(_ key: String, required: Bool = false) -> [YAMLValue] {
        guard let value = value(key, required: required) else { return [] }
        guard let sequence = value.sequence else {
            diagnostics.wrongKind(of: value, expected: "a list", in: "`\(key)`")
            return []
        }
        return sequence.elements
    }

    /// The scalars of the list under a key.
    public func scalars(_ key: String, required: Bool = false) -> [YAMLScalar] {
        list(key, required: required).compactMap { $0.asScalar("an element of `\(key)`", diagnostics) }
    }

    /// Names of an enumeration, listed under a key; a name that is given twice is reported and kept once.
    public func choices<Choice: RawRepresentable & CaseIterable & Equatable>(
        _ key: String, _ type: Choice.Type = Choice.self, required: Bool = false
    ) -> [Choice] where Choice.RawValue == String {
        var choices: [Choice] = []
        for scalar in scalars(key, required: required) {
            guard let choice = scalar.asChoice(type, "`\(key)`", diagnostics) else { continue }
            if choices.contains(choice) {
                diagnostics.warning("duplicate-value", "`\(scalar.text)` is listed twice", at: scalar.range)
            } else {
                choices.append(choice)
            }
        }
        return choices
    }

    /// A reader of the mapping under a key.
    public func mapping(_ key: String, subject: String? = nil, required: Bool = false) -> MappingReader? {
        guard let value = value(key, required: required) else { return nil }
        return MappingReader(value, subject: subject ?? "`\(key)`", diagnostics: diagnostics)
    }

    /// Readers of the mappings listed under a key.
    public func mappings(_ key: String, subject: String, required: Bool = false) -> [MappingReader] {
        list(key, required: required).compactMap { MappingReader($0, subject: subject, diagnostics: diagnostics) }
    }

    /// The entries of the mapping under a key, whose keys are names that the author chooses.
    public func entries(_ key: String, required: Bool = false) -> [YAMLMapping.Entry] {
        guard let value = value(key, required: required) else { return [] }
        guard let mapping = value.mapping else {
            diagnostics.wrongKind(of: value, expected: "a mapping (`name: value`)", in: "`\(key)`")
            return []
        }
        return mapping.entries
    }
}
