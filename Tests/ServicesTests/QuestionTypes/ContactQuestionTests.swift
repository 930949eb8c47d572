import FEEL
import Testing

@testable import Services

struct EmailQuestionTests {
    @Test(arguments: [
        ("Marie.Curie@Example.COM", "Marie.Curie@example.com"), (" a+b@example.org ", "a+b@example.org"),
        ("o'neil@example.co.uk", "o'neil@example.co.uk"), ("nom@mairie-été.fr", "nom@mairie-été.fr"),
        ("nom@MAIRIE-ÉTÉ.FR", "nom@mairie-été.fr"), ("a@xn--bcher-kva.example", "a@xn--bcher-kva.example"),
        ("a@例え.テスト", "a@例え.テスト"), ("x@a.b2", "x@a.b2"),
    ])
    func reads(text: String, expected: String) {
        #expect(EmailQuestion().parse(RawAnswer(text), in: .fr) == .value(.string(expected)))
    }

    @Test(arguments: [
        ("nom", "no-at-sign"), ("nom.example.com", "no-at-sign"), ("a@b@example.com", "several-at-signs"),
        ("a@example.com, b@example.com", "several-at-signs"), ("jean dupont@example.com", "space"),
        ("a@exam ple.com", "space"), ("@example.com", "no-local-part"), ("é@example.com", "local-part"),
        ("a(b)@example.com", "local-part"), ("a@example", "domain"), ("a@", "domain"), ("a@.com", "domain"),
        ("a@example.", "domain"), ("a@-a.com", "domain"), ("a@a-.com", "domain"), ("a@a..com", "domain"),
        ("a@127.0.0.1", "domain"), ("a@exa_mple.com", "domain"), ("a@€.com", "domain"),
    ])
    func explains(text: String, code: String) { #expect(EmailQuestion().code(for: text) == code) }

    @Test func `lengths are those of RFC 5321`() {
        let label = String(repeating: "b", count: 63)
        #expect(EmailQuestion().code(for: String(repeating: "a", count: 64) + "@example.com") == nil)
        #expect(EmailQuestion().code(for: String(repeating: "a", count: 65) + "@example.com") == "too-long")
        #expect(EmailQuestion().code(for: "a@\(label).fr") == nil)
        #expect(EmailQuestion().code(for: "a@\(label)b.fr") == "domain")
        #expect(EmailQuestion().code(for: "abcd@\(label).\(label).\(label).\(label.dropLast(9)).fr") == nil)
        #expect(EmailQuestion().code(for: "abcde@\(label).\(label).\(label).\(label.dropLast(9)).fr") == "too-long")
    }

    @Test func `says what to do`() {
        #expect(
            EmailQuestion().reason(for: "nom")?.message[.fr]
                == "Saisissez une adresse e-mail complète, avec un @, comme nom@example.com.")
    }
}

struct PhoneQuestionTests {
    @Test(arguments: [
        ("01 99 00 12 34", "+33199001234"), ("01.99.00.12.34", "+33199001234"), ("0199001234", "+33199001234"),
        ("01-99-00-12-34", "+33199001234"), ("+33 1 99 00 12 34", "+33199001234"),
        ("+33 (0)1 99 00 12 34", "+33199001234"),
        ("0033 1 99 00 12 34", "+33199001234"), ("+33 01 99 00 12 34", "+33199001234"),
        ("06 39 98 12 34", "+33639981234"),
        ("0692 12 34 56", "+262692123456"), ("+262 692 12 34 56", "+262692123456"),
        ("+262 0692 12 34 56", "+262692123456"),
        ("+33 692 12 34 56", "+262692123456"), ("0590 27 12 34", "+590590271234"), ("0696 12 34 56", "+596696123456"),
        ("0594 12 34 56", "+594594123456"), ("0269 61 12 34", "+262269611234"), ("0639 01 23 45", "+262639012345"),
        ("0508 41 12 34", "+508411234"), ("+508 41 12 34", "+508411234"), ("+44 20 7946 0958", "+442079460958"),
        ("00 44 20 7946 0958", "+442079460958"), ("+1 (202) 555-0123", "+12025550123"),
        ("tel:+442079460958", "+442079460958"),
        ("０１ ９９ ００ １２ ３４", "+33199001234"), ("01\u{A0}99\u{A0}00\u{A0}12\u{A0}34", "+33199001234"),
    ])
    func reads(text: String, expected: String) throws {
        #expect(PhoneQuestion().parse(RawAnswer(text), in: .fr) == .value(.string(expected)))
    }

    @Test(arguments: [
        ("+33199001234", "01 99 00 12 34"), ("+262692123456", "0692 12 34 56"), ("+508411234", "0508 41 12 34"),
        ("+442079460958", "+44 20 7946 0958"), ("+447700900123", "+44 7700 900 123"),
        ("+12025550123", "+1 202 555 0123"),
        ("+4915112345678", "+49 151 123 456 78"), ("+352621123456", "+352 621 123 456"),
        ("+262976123456", "+262 976 123 456"),
        ("+68940123456", "+689 401 234 56"), ("+3225551234", "+32 255 512 34"),
    ])
    func printsInGroups(number: String, expected: String) {
        let printed = PhoneQuestion().print(.string(number), in: .fr)
        #expect(printed.replacing("\u{A0}", with: " ") == expected)
        #expect(!printed.contains(" "))
    }

    @Test(arguments: [
        ("appelez-moi", "not-a-phone-number"), ("01 99 00 12", "wrong-length"), ("01 99 00 12 34 5", "wrong-length"),
        ("3939", "wrong-length"), ("612345678", "wrong-length"), ("33199001234", "no-plus"),
        ("+0199001234", "country-code"),
        ("+", "country-code"), ("+33 1 99 00 12", "wrong-length"), ("+44 12", "wrong-length"),
        ("+44 1234567890123456", "wrong-length"), ("01 99 00 12 34 poste 5", "not-a-phone-number"),
        ("01+99001234", "not-a-phone-number"),
    ])
    func explains(text: String, code: String) {
        #expect(PhoneQuestion().code(for: text) == code)
    }

    @Test func `any number that is kept is read back from its print`() throws {
        for seed in UInt64(1)...1000 {
            var random = SeededGenerator(seed: seed)
            let code = random.pick(["33", "262", "508", "590", "596", "44", "1", "7", "49", "352", "855", "999"])
            let digits = (0..<random.number(5...13)).map { _ in String(random.number(0...9)) }.joined()
            guard let value = PhoneQuestion().parse(RawAnswer("+" + code + digits), in: .fr).value else { continue }
            #expect(PhoneQuestion().problem(with: value, on: QuestionSample.today) == nil, "seed \(seed)")
            let printed = PhoneQuestion().print(value, in: .fr)
            #expect(PhoneQuestion().parse(RawAnswer(printed), in: .fr) == .value(value), "seed \(seed): \(printed)")
        }
    }
}

struct AddressQuestionTests {
    private func raw(_ street: String, _ complement: String, _ postcode: String, _ city: String, _ country: String)
        -> RawAnswer
    {
        RawAnswer(parts: [
            "street": [street], "complement": [complement], "postcode": [postcode], "city": [city],
            "country": [country],
        ])
    }

    private func reason(_ raw: RawAnswer) -> AnswerProblem.Reason? {
        switch AddressQuestion().parse(raw, in: .fr) {
        case .absent: AddressQuestion().missing
        case .problem(let reason): reason
        case .value(let value): AddressQuestion().problem(with: value, on: QuestionSample.today)
        }
    }

    @Test func `a French address, its country understood`() throws {
        let value = try #require(
            AddressQuestion().parse(raw(" 8  rue des Lilas", "", "75 001", "Paris", ""), in: .fr).value)
        #expect(AddressQuestion().print(value, in: .fr) == "8 rue des Lilas\n75001 Paris")
        guard case .context(let context) = value else {
            Issue.record("\(value)")
            return
        }
        #expect(context.names == ["street", "complement", "postcode", "city", "country"])
        #expect(context["complement"] == .null)
        #expect(context["country"] == .string("France"))
        #expect(
            AddressQuestion().parse(raw("8 rue des Lilas", "", "F-75001", "Paris", "FRANCE"), in: .en) == .value(value))
    }

    @Test func `what is finer than the street comes first on a French envelope`() throws {
        let value = try #require(
            AddressQuestion().parse(raw("8 rue des Lilas", "Appartement 12", "97400", "Saint-Denis", "fr"), in: .fr)
                .value)
        #expect(AddressQuestion().print(value, in: .en) == "Appartement 12\n8 rue des Lilas\n97400 Saint-Denis")
        let abroad = try #require(
            AddressQuestion().parse(raw("1 Main Street", "Flat 2", "", "Dublin", "Ireland"), in: .en).value)
        #expect(AddressQuestion().print(abroad, in: .en) == "1 Main Street\nFlat 2\nDublin\nIreland")
        #expect(AddressQuestion().problem(with: abroad, on: QuestionSample.today) == nil)
    }

    @Test func `says which part to mend`() {
        #expect(reason(raw("", "", "75001", "Paris", ""))?.part == "street")
        #expect(
            reason(raw("8 rue des Lilas", "", "", "Paris", ""))?.message[.fr] == "Ajoutez le code postal, comme 75001.")
        #expect(reason(raw("8 rue des Lilas", "", "75001", "", ""))?.message[.fr] == "Ajoutez la ville.")
        for postcode in ["7500", "750011", "ABCDE", "00123"] {
            let reason = reason(raw("8 rue des Lilas", "", postcode, "Paris", ""))
            #expect(reason?.part == "postcode")
            #expect(
                reason?.message[.fr]
                    == "Saisissez les cinq chiffres du code postal, comme 75001, ou indiquez le pays.")
        }
        #expect(reason(raw("8 rue des Lilas\n", "a\nb", "75001", "Paris", ""))?.part == "complement")
        #expect(reason(raw(String(repeating: "a", count: 101), "", "75001", "Paris", ""))?.code == "too-long")
        #expect(reason(raw("", "", "", "", "France"))?.code == "required")
        #expect(reason(RawAnswer("8 rue des Lilas 75001 Paris"))?.code == "parts")
    }

    @Test func `every line has its autocomplete token`() {
        guard case .group(let lines) = AddressQuestion().control else {
            Issue.record("not a group")
            return
        }
        #expect(
            lines.map(\.autocomplete) == [
                "address-line1", "address-line2", "postal-code", "address-level2", "country-name",
            ])
        #expect(lines.allSatisfy { $0.label?.has(.fr) == true && $0.label?.has(.en) == true })
    }
}
