import Cases
import Services

/// Figures in words.
struct FigureWords {
    let texts: any Texts

    private var language: Language { texts.language }

    func count(_ count: Int?) -> String {
        count.map { Formatting.integer($0, in: language) } ?? texts.hiddenFigure
    }

    func share(_ share: Share?) -> String {
        switch share {
        case .percent(let number): texts.percent(number)
        case .atLeast(let number): texts.atLeast(texts.percent(number))
        case .atMost(let number): texts.atMost(texts.percent(number))
        case nil: texts.hiddenFigure
        }
    }

    /// A median time, in words, with the ends of its class.
    func time(_ median: ClassMedian?) -> (value: String, precision: String)? {
        guard let median else { return nil }
        guard let end = median.upTo else { return (texts.moreThan(duration(median.above)), "") }
        return (
            duration(median.estimate), texts.between(duration(max(median.above, 0)), duration(end))
        )
    }

    /// A median delay in working days. Most classes hold one number of days, which is then the median itself.
    func delay(_ median: ClassMedian?) -> String? {
        guard let median else { return nil }
        guard let end = median.upTo else { return texts.moreThan(texts.workingDays(median.above)) }
        if end - median.above == 1 { return texts.workingDays(end) }
        return texts.between(texts.workingDays(median.above), texts.workingDays(end))
    }

    private func duration(_ seconds: Int) -> String {
        let (count, unit): (Int, Period.Unit) =
            switch seconds {
            case ..<60: (seconds, .second)
            case ..<5_400: ((seconds + 30) / 60, .minute)
            case ..<129_600: ((seconds + 1_800) / 3_600, .hour)
            default: ((seconds + 43_200) / 86_400, .day)
            }
        return Period(max(count, 1), unit).words(in: language)
    }
}

extension Share {
    /// The length of the bar that shows it.
    var barLength: Int {
        switch self {
        case .percent(let number), .atLeast(let number), .atMost(let number): number
        }
    }
}
