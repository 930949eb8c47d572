import FEEL
import Testing

@testable import Services

struct NumberQuestionTests {
    @Test(arguments: [
        ("1234", "1234"), ("1 234,5", "1234.5"), ("1\u{A0}234,5", "1234.5"),
        ("1\u{202F}234\u{202F}567,25", "1234567.25"),
        ("12,5", "12.5"), ("12.5", "12.5"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1.234.567", "1234567"),
        ("1'234,5", "1234.5"), (",5", "0.5"), ("5,", "5"), ("-3", "-3"), ("\u{2212} 3", "-3"), ("+3", "3"),
        ("007", "7"),
        ("-0", "0"), ("0,50", "0.5"), ("١٢", "12"), ("１２", "12"), (" 12 ", "12"), ("1.234", "1.234"),
    ])
    func readsFrenchHabits(text: String, expected: String) throws {
        #expect(try NumberReading.read(text, in: .fr) == expected)
    }

    @Test(arguments: [
        ("1,234.5", "1234.5"), ("1,234", "1234"), ("1,234,567", "1234567"), ("1 234.5", "1234.5"), ("12.5", "12.5"),
        ("1.234,5", "1234.5"), (".5", "0.5"), ("1\u{2009}234", "1234"),
    ])
    func readsEnglishHabits(text: String, expected: String) throws {
        #expect(try NumberReading.read(text, in: .en) == expected)
    }

    @Test(arguments: [
        "", "-", ",", "a", "1a", "12 34", "1 2345", "1234 567", "1,2.3,4", "1 234 5", "--3", "3-", "1e5", "Infinity",
        "NaN",
        "0x10", "1/2", "½", "1,,5", "1 234.567,8.9", "1'23", " ", "12345 678",
    ])
    func refusesWhatIsNotANumber(text: String) {
        for language in Language.allCases {
            #expect(throws: NumberReading.Flaw.notANumber) { try NumberReading.read(text, in: language) }
        }
    }

    @Test func `a comma where English groups thousands is never guessed to be decimal`() {
        for text in ["1,5", "12,50", "1,2345", ",5"] {
            #expect(throws: NumberReading.Flaw.notANumber) { try NumberReading.read(text, in: .en) }
        }
    }

    @Test func `digits are bounded`() throws {
        #expect(try NumberReading.read(String(repeating: "9", count: 34), in: .fr).count == 34)
        #expect(throws: NumberReading.Flaw.tooManyDigits) {
            try NumberReading.read(String(repeating: "9", count: 35), in: .fr)
        }
        #expect(NumberQuestion().code(for: String(repeating: "9", count: 500)) == "too-many-digits")
    }

    @Test func `what is edited is read back`() throws {
        let type = NumberQuestion(decimals: 10)
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let whole = String(random.next() >> UInt64(random.number(0...63)))
            let decimals = (0..<random.number(0...10)).map { _ in String(random.number(0...9)) }.joined()
            let sign = random.pick(["", "-"])
            let value = Value.number(try QuestionSample.number(sign + whole + (decimals.isEmpty ? "" : "." + decimals)))
            for language in Language.allCases {
                #expect(type.parse(type.edit(value, in: language), in: language) == .value(value), "seed \(seed)")
                let printed = RawAnswer(type.print(value, in: language))
                #expect(type.parse(printed, in: language) == .value(value), "seed \(seed): \(printed.text)")
            }
        }
    }

    @Test func `whole numbers unless decimals are allowed`() throws {
        #expect(NumberQuestion().reason(for: "12,5")?.message[.fr] == "Saisissez un nombre entier, comme 12.")
        let type = try QuestionSample.valid(NumberQuestion.self, "{decimals: 2}")
        #expect(type.code(for: "12,55") == nil)
        #expect(
            type.reason(for: "12,555")?.message[.fr]
                == "Saisissez un nombre avec 2 chiffres au plus après la virgule.")
        #expect(NumberQuestion().reason(for: "douze")?.message[.fr] == "Saisissez un nombre en chiffres, comme 12.")
        #expect(type.reason(for: "twelve")?.message[.en] == "Enter a number in digits, like 12.5.")
    }

    @Test func `a step allows the decimals it needs`() throws {
        let type = try QuestionSample.valid(NumberQuestion.self, "{range: '[1..20]', step: 0.25}")
        #expect(type.decimals == 2)
        #expect(type.code(for: "2,75") == nil)
        #expect(type.reason(for: "2,8")?.message[.fr] == "Saisissez un multiple de 0,25.")
        #expect(type.reason(for: "0")?.message[.fr] == "Saisissez un nombre de 1 à 20.")
        #expect(type.reason(for: "21")?.message[.en] == "Enter a number from 1 to 20.")
        #expect(type.hint(in: .fr) == "De 1 à 20")
        #expect(type.hint(in: .en) == "From 1 to 20")
    }

    @Test(arguments: [
        (">= 18", "12", "Saisissez un nombre à partir de 18."), ("> 0", "0", "Saisissez un nombre supérieur à 0."),
        ("<= 10", "11", "Saisissez un nombre jusqu'à 10."), ("< 10", "10", "Saisissez un nombre inférieur à 10."),
        ("]0..10]", "0", "Saisissez un nombre supérieur à 0 et jusqu'à 10."),
        ("1, 3, 5", "2", "Saisissez un autre nombre."),
    ])
    func saysWhatTheRangeExpects(range: String, text: String, message: String) throws {
        let type = try QuestionSample.valid(NumberQuestion.self, "{range: '\(range)'}")
        #expect(type.reason(for: text)?.message[.fr] == message)
    }

    @Test func `the author's message wins`() throws {
        let type = try QuestionSample.valid(
            NumberQuestion.self, "{range: '[1..20]', range_message: {fr: De 1 à 20 parts., en: From 1 to 20 shares.}}")
        #expect(type.reason(for: "30")?.message[.en] == "From 1 to 20 shares.")
    }

    @Test func `the unit is shown and may be typed`() throws {
        let money = try QuestionSample.valid(NumberQuestion.self, "{unit: €, decimals: 2}")
        #expect(money.printed("1234,5") == "1\u{202F}234,50\u{A0}€")
        #expect(money.printed("1 234,50 €") == "1\u{202F}234,50\u{A0}€")
        #expect(money.printed("€1,234.50", in: .en) == "€1,234.50")
        #expect(money.printed("12 euros") == "12\u{A0}€")
        let years = try QuestionSample.valid(NumberQuestion.self, "{unit: {fr: ans, en: years}}")
        #expect(years.printed("12 ans") == "12\u{A0}ans")
        #expect(years.printed("12", in: .en) == "12\u{A0}years")
    }

    @Test func `settings are checked`() throws {
        func codes(_ settings: String) throws -> [String] {
            try QuestionSample.question(NumberQuestion.self, settings).diagnostics.sorted.map(\.code.rawValue)
        }
        #expect(try codes("{step: -1}") == ["wrong-kind"])
        #expect(try codes("{step: 0.25, decimals: 1}") == ["out-of-range"])
        #expect(try !codes("{range: '[1..'}").isEmpty)
        #expect(try !codes("{range: '[date(\"2020-01-01\")..today()]'}").isEmpty)
        #expect(try codes("{range_message: {fr: a, en: b}}") == ["unused-key"])
    }
}
