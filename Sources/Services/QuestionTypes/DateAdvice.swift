import FEEL

/// Says which dates are expected, from the range that a date is out of.
struct DateAdvice {
    let range: AnswerRange
    /// The range's bounds on that day, when it is one interval.
    let interval: AnswerRange.Interval?
    let today: CivilDate

    /// What to enter instead of this date.
    func message(for date: CivilDate) -> LocalizedText {
        guard let interval else { return LocalizedText(fr: "Saisissez une autre date.", en: "Enter another date.") }
        let value = Value.date(date)
        if case .date(let upper)? = interval.upper, !interval.isBelowUpper(value) {
            return past(upper, isIncluded: interval.isUpperIncluded) ?? between(interval)
        }
        if case .date(let lower)? = interval.lower, !interval.isAboveLower(value) {
            return future(lower, isIncluded: interval.isLowerIncluded) ?? between(interval)
        }
        return LocalizedText(fr: "Saisissez une autre date.", en: "Enter another date.")
    }

    /// For a range that ends today.
    private func past(_ upper: CivilDate, isIncluded: Bool) -> LocalizedText? {
        guard upper == today else { return nil }
        return LocalizedText(
            fr: "Saisissez une date passée\(example(in: .fr)).", en: "Enter a date in the past\(example(in: .en)).")
    }

    /// For a range that starts today.
    private func future(_ lower: CivilDate, isIncluded: Bool) -> LocalizedText? {
        guard lower == today else { return nil }
        return isIncluded
            ? LocalizedText(
                fr: "Saisissez la date d'aujourd'hui ou une date à venir\(example(in: .fr)).",
                en: "Enter today's date or a date to come\(example(in: .en)).")
            : LocalizedText(
                fr: "Saisissez une date à venir\(example(in: .fr)).", en: "Enter a date to come\(example(in: .en)).")
    }

    private func between(_ interval: AnswerRange.Interval) -> LocalizedText {
        LocalizedText(fr: french(interval), en: english(interval))
    }

    private func french(_ interval: AnswerRange.Interval) -> String {
        let lower = interval.lower.map { ValuePrinter.print($0, in: .fr) }
        let upper = interval.upper.map { ValuePrinter.print($0, in: .fr) }
        switch (lower, upper) {
        case (let lower?, let upper?) where interval.isLowerIncluded && interval.isUpperIncluded:
            return "Saisissez une date du \(lower) au \(upper)."
        case (let lower?, let upper?):
            let after = interval.isLowerIncluded ? "à partir du" : "après le"
            return
                "Saisissez une date \(after) \(lower) et \(interval.isUpperIncluded ? "jusqu'au" : "avant le") \(upper)."
        case (let lower?, nil):
            return "Saisissez une date \(interval.isLowerIncluded ? "à partir du" : "après le") \(lower)."
        case (nil, let upper?):
            return "Saisissez une date \(interval.isUpperIncluded ? "jusqu'au" : "avant le") \(upper)."
        case (nil, nil): return "Saisissez une autre date."
        }
    }

    private func english(_ interval: AnswerRange.Interval) -> String {
        let lower = interval.lower.map { ValuePrinter.print($0, in: .en) }
        let upper = interval.upper.map { ValuePrinter.print($0, in: .en) }
        switch (lower, upper) {
        case (let lower?, let upper?) where interval.isLowerIncluded && interval.isUpperIncluded:
            return "Enter a date from \(lower) to \(upper)."
        case (let lower?, let upper?):
            let after = interval.isLowerIncluded ? "from" : "after"
            return "Enter a date \(after) \(lower) and \(interval.isUpperIncluded ? "up to" : "before") \(upper)."
        case (let lower?, nil):
            return
                "Enter a date \(interval.isLowerIncluded ? "from" : "after") \(lower)\(interval.isLowerIncluded ? " on" : "")."
        case (nil, let upper?):
            return "Enter a date \(interval.isUpperIncluded ? "up to" : "before") \(upper)."
        case (nil, nil): return "Enter another date."
        }
    }

    /// ", comme 27/03/2019": a date that the range accepts; empty when none was found.
    private func example(in language: Language) -> String {
        let usual = CivilDate(year: 2019, month: 3, day: 27)
        let near = [30, 7, 1, -1, -7, -30].map { today.adding(days: $0) }
        guard let date = ([usual].compactMap { $0 } + near).first(where: { range.contains(.date($0), on: today) })
        else {
            return ""
        }
        return (language == .fr ? ", comme " : ", like ") + Formatting.digits(date)
    }
}
