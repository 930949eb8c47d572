import FEEL
import Testing

@testable import Services

struct NIRQuestionTests {
    @Test(arguments: [
        "255081416802538", "2 55 08 14 168 025 38", "2 55 08 14 168 025 / 38", "185057800608436",
        "1 85 05 78 006 084 36",
        "190012A00400560", "1 90 01 2b 033 015 06", "355081416802535", "255201416802520",
    ])
    func keyIsWorkedOut(text: String) throws {
        // The key that follows is the only one that passes.
        let compact = try #require(CheckDigits.compact(text))
        let keys = (1...97).map { $0 < 10 ? "0\($0)" : String($0) }
        let right = keys.filter { NIRQuestion().code(for: compact.prefix(13) + $0) == nil }
        #expect(right.count == 1)
    }

    @Test(arguments: [
        ("2 55 08 14 168 025 38", nil), ("2 55 08 14 168 025 39", "key"), ("2 55 08 14 168 052 38", "key"),
        ("2 55 08 14 168 025", "no-key"), ("5 55 08 14 168 025 38", "not-a-nir"),
        ("2 55 13 14 168 025 38", "not-a-nir"),
        ("2 55 08 00 168 025 38", "not-a-nir"), ("2 55 08 2C 168 025 38", "not-a-nir"), ("12", "not-a-nir"),
        ("2 55 08 14 168 025 3", "not-a-nir"), ("numéro", "not-a-nir"),
    ])
    func explains(text: String, code: String?) { #expect(NIRQuestion().code(for: text) == code) }

    /// For the key, 2A counts as 19 and 2B as 18 (Insee).
    @Test func `Corsica counts as it is told`() {
        let south = 1_900_119_004_005
        let north = 1_900_118_004_005
        #expect(NIRQuestion().code(for: "190012A004005" + Self.key(south)) == nil)
        #expect(NIRQuestion().code(for: "190012B004005" + Self.key(north)) == nil)
        #expect(NIRQuestion().code(for: "190012B004005" + Self.key(south)) == "key")
    }

    @Test func `is printed in groups, and read back`() {
        let printed = NIRQuestion().printed("255081416802538")
        #expect(printed == "2\u{A0}55\u{A0}08\u{A0}14\u{A0}168\u{A0}025\u{A0}38")
        #expect(printed.flatMap { NIRQuestion().printed($0) } == printed)
    }

    private static func key(_ number: Int) -> String {
        let key = 97 - number % 97
        return key < 10 ? "0\(key)" : String(key)
    }
}

struct ConsentQuestionTests {
    private static let settings = """
        {words: {fr: "J'accepte la photo.", en: "I agree to the photo."},
         purpose: {fr: "Pour le journal.", en: "For the paper."}, withdraw: {fr: "Écrivez-nous.", en: "Write to us."}}
        """

    @Test func `keeps the words agreed to, in the language in which they were shown`() throws {
        let type = try QuestionSample.valid(ConsentQuestion.self, Self.settings)
        for (language, words) in [(Language.fr, "J’accepte la photo."), (.en, "I agree to the photo.")] {
            let value = try #require(type.parse(RawAnswer("yes"), in: language).value)
            #expect(value == .context(["given": true, "words": .string(words)]))
            #expect(type.problem(with: value, on: QuestionSample.today) == nil)
            #expect(type.print(value, in: .en) == "Yes: “\(words)”")
        }
    }

    @Test func `a box left empty is no answer`() throws {
        let type = try QuestionSample.valid(ConsentQuestion.self, Self.settings)
        #expect(type.parse(RawAnswer(), in: .fr) == .absent)
        #expect(type.parse(RawAnswer("on"), in: .fr).problem?.code == "required")
        #expect(type.edit(.null, in: .fr) == RawAnswer())
        #expect(type.missing?.message[.fr] == "Cochez la case si vous êtes d'accord.")
    }

    @Test func `words that have changed were not agreed to`() throws {
        let type = try QuestionSample.valid(ConsentQuestion.self, Self.settings)
        let old = Value.context(["given": true, "words": "J’accepte tout."])
        #expect(type.problem(with: old, on: QuestionSample.today)?.code == "other-words")
        let refused = Value.context(["given": false, "words": "J’accepte la photo."])
        #expect(type.problem(with: refused, on: QuestionSample.today)?.code == "required")
    }

    @Test func `says what for, and how to change one's mind, whatever the help`() throws {
        let type = try QuestionSample.valid(ConsentQuestion.self, Self.settings)
        #expect(type.notice(in: .fr) == "Pour le journal. Écrivez-nous.")
        #expect(type.notice(in: .en) == "For the paper. Write to us.")
    }

    @Test func `needs its words, and how to change one's mind`() throws {
        let bag = try QuestionSample.question(ConsentQuestion.self, "{}").diagnostics
        #expect(bag.sorted.map(\.code) == ["missing-key", "missing-key"])
    }
}

struct SignatureQuestionTests {
    private static let settings = "{statement: {fr: Je certifie l'exactitude., en: I certify that this is accurate.}}"

    @Test(arguments: ["Jeanne Martin", "María-José O'Neil", "李 娜", "שרה כהן", "  Jeanne   Martin "])
    func reads(name: String) throws {
        let type = try QuestionSample.valid(SignatureQuestion.self, Self.settings)
        #expect(type.code(for: name) == nil)
    }

    @Test(arguments: [
        ("X", "not-a-name"), ("++", "not-a-name"), ("1234", "not-a-name"), ("", "required"),
        (String(repeating: "a", count: 121), "too-long"),
    ])
    func explains(name: String, code: String) throws {
        let type = try QuestionSample.valid(SignatureQuestion.self, Self.settings)
        #expect(type.code(for: name) == code)
    }

    @Test func `says what is signed and what signing means`() throws {
        let notice = try QuestionSample.valid(SignatureQuestion.self, Self.settings).notice(in: .fr)
        #expect(notice?.hasPrefix("Je certifie l’exactitude. Écrivez votre prénom") == true)
        #expect(notice?.contains("valent signature") == true)
    }
}
