/// What becomes of a date when months are added to it and the month that comes has no such day: 31 January and one month.
public enum MonthEnds: String, Sendable, Hashable, CaseIterable {
    /// The last day of that month, as FEEL has it (DMN 1.5, 10.3.2.3.4), and periods of procedure in French law (code de
    /// procédure civile, article 641).
    case lastDay = "last_day"
    /// The first day of the month after.
    case firstOfNext = "first_of_next"

    /// The date that comes, given the day that was asked for.
    func settle(_ date: CivilDate, wanted day: Int) -> CivilDate? {
        self == .firstOfNext && date.day < day ? date.exactlyAdding(days: 1) : date
    }
}
