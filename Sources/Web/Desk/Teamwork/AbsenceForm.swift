import Cases
import FEEL
import Services
import Storage

/// An absence as typed.
struct AbsenceForm: Sendable {
    /// The longest absence, in days: a longer one is a matter of who does the work, not of standing in.
    static let longest = 366

    var first = ["", "", ""]
    var last = ["", "", ""]

    /// What is to mend.
    enum Problem: Sendable, Hashable {
        case agent, first, firstWrong, last, lastWrong, order, past, tooLong, standIn, standInAway

        /// The field that it is about.
        var field: String {
            switch self {
            case .agent: "agent"
            case .first, .firstWrong: "first"
            case .last, .lastWrong, .order, .past, .tooLong: "last"
            case .standIn, .standInAway: "stand-in"
            }
        }
    }

    /// What is to mend in a form, in its order.
    struct Problems: Error, Sendable, Hashable {
        let all: [Problem]
    }

    init() {}

    /// The form as sent.
    init(_ fields: FormData) {
        first = DayField.typed("first", in: fields)
        last = DayField.typed("last", in: fields)
    }

    /// The absence, or what is to mend. Pure.
    ///
    /// - Parameters:
    ///   - agent: who will be away; nil when none that may be named is.
    ///   - standIn: an active colleague; nil when none is named.
    ///   - known: the absences of the organisation that are not over.
    func absence(
        of agent: Identifier?, standIn: Identifier?, today: CivilDate, among known: [Absence]
    ) -> Result<Absence, Problems> {
        var problems: [Problem] = []
        if agent == nil { problems.append(.agent) }
        let (from, to) = (DayField.day(first), DayField.day(last))
        if from == nil { problems.append(DayField.isBlank(first) ? .first : .firstWrong) }
        if to == nil { problems.append(DayField.isBlank(last) ? .last : .lastWrong) }
        if let from, let to {
            if to < from {
                problems.append(.order)
            } else if to < today {
                problems.append(.past)
            } else if to.daysSinceEpoch - from.daysSinceEpoch >= Self.longest {
                problems.append(.tooLong)
            }
        }
        if standIn == nil || standIn == agent {
            problems.append(.standIn)
        } else if let from, let to,
            known.contains(where: { $0.agent == standIn && $0.first <= to && from <= $0.last })
        {
            // Whoever is away the same days sees to nothing.
            problems.append(.standInAway)
        }
        guard problems.isEmpty, let agent, let from, let to, let standIn else {
            return .failure(Problems(all: problems))
        }
        return .success(Absence(agent: agent, first: from, last: to, standIn: standIn))
    }
}
