import FEEL
import Testing

@testable import Services

/// What columns of lists keep in words is read back as the values that were printed.
@Suite struct ColumnKindTests {
    @Test(arguments: Language.allCases)
    func `numbers, amounts and days are read back from their words`(language: Language) throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let units = try ["€", "€/year", "CHF", "XPF/m2"].map { try #require(MoneyUnit($0)) }
        for _ in 0..<500 {
            let whole = Int.random(in: -2_000_000...2_000_000, using: &generator)
            let cents = Int.random(in: 0...99, using: &generator)
            let number = try #require(Number("\(whole).\(cents)"))
            let form = ValueForm.measure(LocalizedText(fr: "m²", en: "m²"))
            for printed in [
                Formatting.number(number, in: language), form.print(.number(number), in: language),
            ] {
                let read = ColumnKind.number.value(of: printed, in: language)
                #expect(read == .number(number), "\(printed), seed \(seed)")
            }
            for unit in units {
                let printed = ValueForm.money(unit, isExact: true).print(.number(number), in: language)
                let read = ColumnKind.amount(currency: "€").value(of: printed, in: language)
                #expect(read == .number(number), "\(printed), seed \(seed)")
            }
            let day = CivilDate(daysSinceEpoch: Int.random(in: -100_000...100_000, using: &generator))
            let printed = Formatting.date(day, in: language)
            #expect(ColumnKind.day.value(of: printed, in: language) == .date(day), "\(printed), seed \(seed)")
        }
        for text in ["", "Oui", "sans objet", "31 février 2026"] {
            for kind in [ColumnKind.number, .day, .words] where kind != .number || !text.contains("2026") {
                #expect(kind.value(of: text, in: language) == nil, "\(kind) \(text)")
            }
        }
    }
}
