import FEEL
import Services
import Testing

@testable import Assistant

/// Numbers in words are read back to the number that they say.
@Suite struct NumberWordsTests {
    @Test func `every number from 0 to 99,999 in the French of France is read back`() {
        expectRoundTrip { FrenchNumbers(isSwiss: false).say($0) }
    }

    @Test func `every number from 0 to 99,999 in the French of Belgium and Switzerland is read back`() {
        expectRoundTrip { FrenchNumbers(isSwiss: true).say($0) }
    }

    @Test func `every number from 0 to 99,999 in English is read back`() {
        expectRoundTrip(EnglishNumbers.say)
    }

    private func expectRoundTrip(_ say: (Int) -> String) {
        var wrong: [String] = []
        for number in 0...99_999 {
            let said = say(number)
            let words = said.split { $0 == " " || $0 == "-" }.map(String.init)
            let read = NumberWords.read(words[...])
            if read?.value != number || read?.length != words.count {
                wrong.append("\(number) “\(said)” → \(String(describing: read))")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count) wrong, first: \(wrong.prefix(5))")
    }

    @Test(
        arguments: [
            ("soixante et onze", 71), ("quatre-vingt-dix-neuf", 99), ("quatre-vingts", 80), ("septante-trois", 73),
            ("nonante et un", 91), ("huitante-deux", 82), ("mille huit cents", 1800), ("dix-huit cents", 1800),
            ("deux cent mille", 200_000), ("un million deux cent mille", 1_200_000), ("vingt et un mille", 21_000),
            ("a hundred and five", 105), ("twenty-one thousand six hundred", 21_600), ("two million", 2_000_000),
            ("eighteen hundred", 1800), ("a thousand", 1000), ("vint deux", 22),
        ])
    func `numbers as people say them are read`(said: String, number: Int) {
        let heard = SpokenNumber.one(in: MessageWords(said), language: .fr)
        guard case .number(let spoken) = heard else {
            Issue.record("\(said): \(heard)")
            return
        }
        #expect(spoken.value == Number(number))
    }
}

/// French numbers in words, by the rules of grammar: an independent writer for the reader's tests.
struct FrenchNumbers {
    let isSwiss: Bool

    private static let small = [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
        "treize",
        "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ]

    func say(_ number: Int) -> String { words(number).replacing("é", with: "e") }

    private func words(_ number: Int) -> String {
        switch number {
        case 0..<20: return Self.small[number]
        case 20..<100: return tens(number)
        case 100..<1000:
            let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
            let start = hundreds == 1 ? "cent" : Self.small[hundreds] + " cent" + (rest == 0 ? "s" : "")
            return rest == 0 ? start : start + " " + words(rest)
        default:
            let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1000)
            var start = thousands == 1 ? "mille" : words(thousands) + " mille"
            start = start.replacing("cents mille", with: "cent mille").replacing("vingts mille", with: "vingt mille")
            return rest == 0 ? start : start + " " + words(rest)
        }
    }

    private func tens(_ number: Int) -> String {
        let (ten, unit) = number.quotientAndRemainder(dividingBy: 10)
        if isSwiss || ten < 7 {
            let name =
                [
                    2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "septante",
                    8: "huitante", 9: "nonante",
                ][ten] ?? ""
            return unit == 0 ? name : unit == 1 ? name + " et un" : name + "-" + Self.small[unit]
        }
        if ten == 7 { return number == 71 ? "soixante et onze" : "soixante-" + Self.small[number - 60] }
        return number == 80 ? "quatre-vingts" : "quatre-vingt-" + Self.small[number - 80]
    }
}

/// English numbers in words.
enum EnglishNumbers {
    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    static func say(_ number: Int) -> String {
        switch number {
        case 0..<20: return small[number]
        case 20..<100:
            let (ten, unit) = number.quotientAndRemainder(dividingBy: 10)
            return unit == 0 ? tens[ten] : tens[ten] + "-" + small[unit]
        case 100..<1000:
            let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
            return small[hundreds] + " hundred" + (rest == 0 ? "" : " and " + say(rest))
        default:
            let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1000)
            let end = rest == 0 ? "" : (rest < 100 ? " and " : " ") + say(rest)
            return say(thousands) + " thousand" + end
        }
    }
}
