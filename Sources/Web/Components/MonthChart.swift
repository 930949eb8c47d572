internal import HTML

/// Two counts for each month of a year as bars, full and outlined: told apart without colour, on screen and on paper. The
/// table beside it says the same figures.
struct MonthChart: Component, Sendable {
    /// A month.
    struct Month: Sendable {
        /// Its name, shortened.
        let name: String
        let first: Int
        let second: Int
    }

    /// What the chart shows, in a sentence, for those who hear it.
    let summary: String
    /// What the full bars are, then the outlined ones.
    let series: (first: String, second: String)
    let months: [Month]

    private static let (column, bar, height, foot) = (30, 11, 120, 20)

    /// The count that the highest bar stands for, round.
    private var highest: Int {
        let most = months.map { max($0.first, $0.second) }.max() ?? 0
        var ten = 1
        while true {
            if let round = [5, 10, 20].map({ $0 * ten }).first(where: { $0 >= most }) { return round }
            ten *= 10
        }
    }

    func write(to h: inout HTMLWriter) {
        let width = Self.column * max(months.count, 1)
        h.figure(.class("chart")) { h in
            h.svg(
                .viewBox(width: width, height: Self.height + Self.foot + 12), .role(.image), .ariaLabel(summary)
            ) { h in
                h.drawnText(String(highest), .class("chart-scale"), .x(0), .y(10))
                h.rect(.class("chart-line"), .x(0), .y(12), .width(width), .height(1))
                h.rect(.class("chart-line"), .x(0), .y(12 + Self.height), .width(width), .height(1))
                for (place, month) in months.enumerated() {
                    let left = place * Self.column
                    bar(month.first, "chart-first", left + 3, &h)
                    bar(month.second, "chart-second", left + 16, &h)
                    h.drawnText(
                        month.name, .class("chart-month"), .x(left + Self.column / 2), .y(12 + Self.height + 16))
                }
            }
            h.figcaption(.class("chart-key")) { h in
                key(series.first, "chart-first", &h)
                key(series.second, "chart-second", &h)
            }
        }
    }

    private func bar(_ count: Int, _ name: String, _ left: Int, _ h: inout HTMLWriter) {
        let length = count * Self.height / highest
        guard length > 0 else { return }
        h.rect(.class(name), .x(left), .y(12 + Self.height - length), .width(Self.bar), .height(length))
    }

    private func key(_ words: String, _ name: String, _ h: inout HTMLWriter) {
        h.span { h in
            h.svg(.class("chart-mark"), .viewBox(width: 12, height: 12), .ariaHidden()) { h in
                h.rect(.class(name), .x(1), .y(1), .width(10), .height(10))
            }
            h.text(" " + words)
        }
    }
}
