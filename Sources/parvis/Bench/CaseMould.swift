import Cases
import FEEL
import Services

/// An invented case of the demonstration, from which others are cast: the same path and the same sort of answers, other
/// people and other days.
struct CaseMould: Sendable {
    /// What happened, as the product's own commands wrote it.
    let events: [CaseEvent]
    /// How many days before the last day it was received.
    let daysAgo: Int
    /// By how many days it can be put earlier and still be true on the last day.
    let longestShift: Int
    /// Whether a decision is awaited on the last day.
    let isOpen: Bool
    /// Questions that the person corrected: their answers stay as they are.
    let corrected: Set<String>

    /// - Parameter today: the last day.
    init(_ played: CaseReplay.Result, daysAgo: Int, today: CivilDate) throws {
        let whole = try Case(id: played.id, events: played.events)
        events = played.events
        self.daysAgo = daysAgo
        isOpen = whole.isOpen
        // A request that waits for its person is overdue after the day set, and that is an event of its own.
        longestShift =
            whole.pendingCorrection.map { max(0, $0.request.answerBy.daysSinceEpoch - today.daysSinceEpoch) } ?? .max
        corrected = Set(
            played.events.flatMap { event -> [String] in
                if case .correctionAnswered(let answer) = event.fact { answer.changes.map(\.question) } else { [] }
            })
    }

    /// Whether a case received so many days before the last day can be cast from it.
    func suits(age: Int) -> Bool { daysAgo <= age && age - daysAgo <= longestShift }
}
