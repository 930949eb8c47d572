public import FEEL

/// A number that the law or the organisation sets, with the dates from which each of its values is in force.
public struct Parameter: Sendable, Hashable {
    /// Identifier, usable as a name in expressions.
    public let id: String
    /// What it is, for people.
    public let label: LocalizedText?
    /// How people read it.
    public let form: ValueForm
    /// Its values, the oldest first.
    public let values: [DatedValue]

    /// A value and since when it is in force.
    public struct DatedValue: Sendable, Hashable {
        /// The first day.
        public let from: CivilDate
        /// The value.
        public let value: Number
        /// The text that sets it.
        public let reference: String?
    }

    /// What is in force on a day; nil before the first value.
    public func inForce(on day: CivilDate) -> DatedValue? { values.last { $0.from <= day } }
}

extension ServiceDefinition {
    /// The parameters that have no value yet on a day: what depends on them is null, for this reason.
    public func parametersWithoutValue(on day: CivilDate) -> [Parameter] {
        plan.parameters.map(\.parameter).filter { $0.inForce(on: day) == nil }
    }

    /// Every parameter, in the order of the definition.
    public var parameters: [Parameter] { plan.parameters.map(\.parameter) }
}

extension EvaluationContext {
    /// Gives the functions of models their places.
    mutating func setFunctions(_ plan: EvaluationPlan) {
        for (slot, function) in plan.functions { self[slot: slot] = function }
    }

    /// Works out the day at which the law is read, out of the answers that are there already, and gives each parameter the
    /// value in force on it.
    ///
    /// - Parameter day: the day for a service that reads its law at that of the request.
    mutating func readLaw(_ plan: EvaluationPlan, on day: CivilDate) {
        var day: CivilDate? = day
        if let lawDate = plan.lawDate {
            if case .date(let date) = lawDate.evaluate(in: self).value { day = date } else { day = nil }
        }
        if let slot = plan.lawDateSlot { self[slot: slot] = day.map { .date($0) } ?? .null }
        for place in plan.parameters {
            let value = day.flatMap { place.parameter.inForce(on: $0)?.value }
            self[slot: place.slot] = value.map { .number($0) } ?? .null
        }
    }

    /// The day at which the law is read.
    func lawDate(_ plan: EvaluationPlan) -> CivilDate? {
        if let slot = plan.lawDateSlot, case .date(let date) = self[slot: slot] { date } else { nil }
    }
}
