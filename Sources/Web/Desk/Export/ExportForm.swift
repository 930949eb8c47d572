import Cases
import FEEL
import Services
import Storage

/// What an export is asked for with, as typed.
struct ExportForm: Sendable {
    var from: [String]
    var to: [String]
    var standing: CaseExport.Standing
    var columns: Set<ExportColumn>
    var format: ExportFormat
    /// What makes one sending of the form, however often its button is pressed.
    var once: String

    /// What is to mend.
    enum Problem: Sendable, Hashable {
        case fromMissing, fromWrong, toMissing, toWrong, periodEmpty, columnsMissing

        /// The field that it is about.
        var field: String {
            switch self {
            case .fromMissing, .fromWrong: "from"
            case .toMissing, .toWrong, .periodEmpty: "to"
            case .columnsMissing: "columns"
            }
        }
    }

    /// An export as it may be asked for.
    struct Request: Sendable {
        let from: Instant
        let before: Instant
        let columns: [ExportColumn]
    }

    static let parts = ["day", "month", "year"]

    /// The form before anything is typed: this year so far, and what every case has.
    init(today: CivilDate, once: String) {
        self.once = once
        from = ["1", "1", String(today.year)]
        to = [String(today.day), String(today.month), String(today.year)]
        standing = .all
        columns = Set(ExportColumn.common)
        format = .csv
    }

    /// The form as sent.
    init(_ fields: FormData) {
        from = Self.parts.map { fields["from.\($0)"] ?? "" }
        to = Self.parts.map { fields["to.\($0)"] ?? "" }
        standing = fields["standing"].flatMap { CaseExport.Standing(rawValue: $0) } ?? .all
        columns = Set(fields.all("column").compactMap(ExportColumn.init(code:)))
        format = fields["format"].flatMap { ExportFormat(rawValue: $0) } ?? .csv
        once = fields["once"].flatMap { Identifier($0) }?.description ?? ""
    }

    /// What it asks for, or what is to mend.
    ///
    /// - Parameters:
    ///   - offered: the columns that may be taken, in order; others are left out.
    ///   - now: nothing received later is taken.
    func request(offered: [ExportColumn], zone: Zone, now: Instant) -> Result<Request, ExportProblems> {
        var problems: [Problem] = []
        let (first, last) = (Self.day(from), Self.day(to))
        if first == nil { problems.append(DayField.isBlank(from) ? .fromMissing : .fromWrong) }
        if last == nil { problems.append(DayField.isBlank(to) ? .toMissing : .toWrong) }
        let start = first.map(zone.startOfDay)
        let end = last.map { min(zone.startOfDay($0.adding(days: 1)), now) }
        if let start, let end, end <= start { problems.append(.periodEmpty) }
        let chosen = offered.filter(columns.contains)
        if chosen.isEmpty { problems.append(.columnsMissing) }
        guard problems.isEmpty, let start, let end else { return .failure(ExportProblems(all: problems)) }
        return .success(Request(from: start, before: end, columns: chosen))
    }

    private static func day(_ parts: [String]) -> CivilDate? {
        let numbers = parts.compactMap { Int($0.trimmingSpaces) }
        guard numbers.count == 3, (1900...9999).contains(numbers[2]) else { return nil }
        return CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }
}

/// What is to mend in a form, in its order.
struct ExportProblems: Error, Sendable {
    let all: [ExportForm.Problem]
}
