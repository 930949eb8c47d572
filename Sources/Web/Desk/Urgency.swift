import FEEL
import Services

/// How pressing something is, from the day by which it must be done. Pure.
struct Urgency: Sendable, Hashable {
    /// Days left, negative once the day has passed; nil when nothing is due.
    let daysLeft: Int?

    /// Until how many days before the date a case counts as pressing, then as close.
    private static let pressing = 2
    private static let close = 5

    /// The urgency of a day.
    init(due: CivilDate?, today: CivilDate) {
        daysLeft = due.map { $0.daysSinceEpoch - today.daysSinceEpoch }
    }

    /// Whether the day has passed.
    var isLate: Bool { daysLeft.map { $0 < 0 } ?? false }

    /// The colour that goes with the words.
    var tone: Tone {
        guard let daysLeft else { return .neutral }
        if daysLeft <= Self.pressing { return .bad }
        return daysLeft <= Self.close ? .wait : .good
    }

    /// The urgency in words: "2 jours de retard", "Aujourd’hui", "5 jours".
    func words(_ texts: any DeskTexts) -> String {
        daysLeft.map { texts.daysLeft($0) } ?? texts.noDeadline
    }
}

extension Zone {
    /// The day that a stored deadline, the end of that day, stands for.
    func dueDay(_ deadline: Instant) -> CivilDate { date(at: deadline).adding(days: -1) }
}

extension Outcome {
    /// The colour that goes with the words.
    var tone: Tone {
        switch self {
        case .granted: .good
        case .refused: .bad
        case .closed: .neutral
        }
    }
}
