public import Services

/// The rule that the cases of an elimination list fall under, as it is kept with the list.
public struct EliminationRule: Sendable, Hashable, CustomStringConvertible {
    /// The active period.
    public let active: Period
    /// What becomes of the cases.
    public let finalFate: RetentionRule.FinalFate

    /// That of a service.
    public init(_ rule: RetentionRule) {
        active = rule.active
        finalFate = rule.finalFate
    }

    /// As it is written: "P5Y destroy", "P5Y keep", "P5Y sample 20".
    public var description: String {
        switch finalFate {
        case .destroy: "\(active) destroy"
        case .keep: "\(active) keep"
        case .sample(let oneIn): "\(active) sample \(oneIn)"
        }
    }

    /// Reads it back.
    public init?(_ text: String) {
        let words = text.split(separator: " ")
        guard let first = words.first, let active = Period(iso: String(first)) else { return nil }
        switch words.dropFirst().map(String.init) {
        case ["destroy"]: finalFate = .destroy
        case ["keep"]: finalFate = .keep
        case let fate where fate.count == 2 && fate[0] == "sample":
            guard let oneIn = Int(fate[1]), oneIn > 1 else { return nil }
            finalFate = .sample(oneIn: oneIn)
        default: return nil
        }
        self.active = active
    }

    /// How many of so many cases are kept: of a sample, one at least.
    public func kept(of count: Int) -> Int {
        switch finalFate {
        case .destroy: 0
        case .keep: count
        case .sample(let oneIn): (count + oneIn - 1) / oneIn
        }
    }
}
