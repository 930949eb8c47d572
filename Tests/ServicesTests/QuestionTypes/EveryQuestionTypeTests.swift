import FEEL
import Testing

@testable import Services

/// What holds for every type of question, those to come included.
struct EveryQuestionTypeTests {
    @Test func `names and keys are written as in definitions, once`() {
        #expect(QuestionTypes.all.count == QuestionTypes.list.count)
        for type in QuestionTypes.list {
            let names = [type.name] + type.keys
            #expect(names.allSatisfy { $0.allSatisfy { $0 == "_" || ("a"..."z").contains($0) } }, "\(names)")
            #expect(Set(type.keys).count == type.keys.count)
        }
    }

    @Test func `the keys that a type declares are those that it reads`() throws {
        for type in QuestionTypes.list {
            let yaml = "{" + (type.keys + ["unheard_of"]).map { "\($0): null" }.joined(separator: ", ") + "}"
            let bag = try QuestionSample.question(type, yaml).diagnostics
            let unknown = bag.sorted.filter { $0.code == "unknown-key" }.map(\.range.text)
            #expect(unknown == ["unheard_of"], "\(type.name)")
        }
    }

    @Test func `hostile texts never trap, and what is understood is a fixed point`() throws {
        let types = try QuestionSample.everyType()
        for seed in UInt64(1)...400 {
            var random = SeededGenerator(seed: seed)
            let parts = ["", "day", "month", "year", "street", "complement", "postcode", "city", "country"]
            var raw = RawAnswer()
            for part in parts where random.number(0...3) > 0 {
                raw.parts[part] = (0..<random.number(0...2)).map { _ in random.hostileText() }
            }
            for type in types { try check(type, raw, "seed \(seed)") }
        }
    }

    @Test func `long texts are answered, not fought with`() throws {
        let types = try QuestionSample.everyType()
        let pieces = [
            "a", "9", " ", "\n", "\u{301}", "e\u{301}", "👩‍🏫", "\u{202E}", "@", "+", "é ", "1 ", "\u{0}", "a@", "0/",
        ]
        for piece in pieces {
            let text = String(repeating: piece, count: 10_000)
            for type in types {
                try check(type, RawAnswer(text), "10,000 × \(piece.debugDescription)")
                try check(
                    type, RawAnswer(parts: ["street": [text], "city": [text], "postcode": [text], "day": [text]]),
                    "10,000 × \(piece.debugDescription) in parts")
            }
        }
    }

    @Test func `values of another kind are refused with a message`() throws {
        let values: [Value] = [
            .boolean(true), .number(try QuestionSample.number("12")), .string(""), .string("\u{0}"), .string(" x "),
            .date(QuestionSample.today), .list([]), .list([.null]), .list([.string("red"), .string("red")]),
            .context(Context()),
            .context(["street": .null]), .list([.list([])]),
        ]
        for type in try QuestionSample.everyType() {
            for value in values where type.problem(with: value, on: QuestionSample.today) == nil {
                // What is accepted must be what the type itself makes of it.
                #expect(type.parse(type.edit(value, in: .fr), in: .fr) == .value(value), "\(type) accepts \(value)")
            }
            for value in values { _ = type.print(value, in: .en) }
        }
    }

    @Test func `null is no answer`() throws {
        for type in try QuestionSample.everyType() where !(type is InformationQuestion) {
            #expect(type.problem(with: .null, on: QuestionSample.today) != nil)
            #expect(type.parse(RawAnswer(), in: .fr) == .absent)
            #expect(type.parse(RawAnswer(" \u{A0}\n"), in: .fr) == .absent)
        }
    }

    @Test func `every message says what to do, in both languages`() throws {
        for type in try QuestionSample.everyType() {
            var reasons = [type.missing].compactMap { $0 }
            for text in ["x", "1", "\u{0}", "a\nb", "31/4/2019", "1/1/19", String(repeating: "a", count: 5_000)] {
                if let reason = type.reason(for: text) { reasons.append(reason) }
            }
            for reason in reasons { expectHelpful(reason) }
            for language in Language.allCases {
                if let hint = type.hint(in: language) { expectTypeset(hint, in: language) }
            }
        }
    }

    private func check(_ type: any DefinedQuestionType, _ raw: RawAnswer, _ note: String) throws {
        for language in Language.allCases {
            switch type.parse(raw, in: language) {
            case .absent: continue
            case .problem(let reason): expectHelpful(reason)
            case .value(let value):
                if let reason = type.problem(with: value, on: QuestionSample.today) { expectHelpful(reason) }
                _ = type.print(value, in: language)
                let again = type.parse(type.edit(value, in: language), in: language).value
                let isSame = again.map { exactly(value, $0) } ?? false
                #expect(isSame, "\(note): \(type) made \(value), then \(String(describing: again))")
            }
        }
    }

    /// Equality that sees normalisation forms, which equality of strings looks through.
    private func exactly(_ left: Value, _ right: Value) -> Bool {
        left == right && "\(left)".utf8.elementsEqual("\(right)".utf8)
    }

    private func expectHelpful(_ reason: AnswerProblem.Reason) {
        for language in Language.allCases {
            let message = reason.message[language]
            #expect(reason.message.has(language) && message.hasSuffix("."), "\(reason)")
            let blame = ["invalid", "incorrect", "erreur", "error", "wrong", "faux", "interdit", "must"]
            #expect(!blame.contains { message.lowercased().contains($0) }, "\(message)")
            expectTypeset(message, in: language)
        }
    }

    /// French double punctuation follows a no-break space.
    private func expectTypeset(_ text: String, in language: Language) {
        guard language == .fr else { return }
        for mark in [":", ";", "!", "?"] {
            let pieces = text.components(before: mark)
            #expect(pieces.allSatisfy { $0.hasSuffix("\u{A0}") || $0.hasSuffix("\u{202F}") }, "\(text)")
        }
    }
}

extension String {
    /// What stands before each occurrence of a mark.
    fileprivate func components(before mark: String) -> [Substring] {
        split(separator: mark, omittingEmptySubsequences: false).dropLast()
    }
}
