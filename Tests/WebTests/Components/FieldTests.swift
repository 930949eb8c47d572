import HTML
import Testing

@testable import Web

@Suite("Questions on a page")
struct FieldTests {
    static let words = Field.Words(error: "Erreur :", optional: "(facultatif)", why: "Pourquoi ?")

    static func field(_ control: Field.Control, _ change: (inout Field) -> Void = { _ in }) -> Field {
        var field = Field(id: "q", label: "La question", control: control, words: words)
        change(&field)
        return field
    }

    static let date = [
        Field.datePart("day", name: "q.day", value: "27", label: "Jour", width: 2),
        Field.datePart("month", name: "q.month", value: "3", label: "Mois", width: 2),
        Field.datePart("year", name: "q.year", value: "2119", label: "Année", width: 4, isWrong: true),
    ]

    static let choices = Field.Choices(
        name: "q",
        items: [.init(value: "a", label: "Un", hint: "le premier"), .init(value: "b", label: "Deux", isChosen: true)])

    static let address = [
        Field.Line(part: "street", name: "q.street", label: "Rue", autocomplete: "address-line1"),
        Field.Line(
            part: "code", name: "q.code", label: "Code postal", hint: "Cinq chiffres", error: "Il en manque un."),
    ]

    static let controls: [Field.Control] = [
        .line(.init(name: "q")), .line(Field.email(name: "q", value: "a@b")),
        .line(Field.number(name: "q", value: "1", unit: "€")),
        .lines(.init(name: "q", value: "x")), .choices(choices), .date(date), .group(address),
        .select(.init(name: "q", prompt: "Choisissez", items: choices.items)),
    ]

    @Test("Everything that is said of a control is tied to it, whatever the control", arguments: controls.indices)
    func references(_ index: Int) {
        for (hint, error) in [(nil, nil), ("Une aide", nil), (nil, "À corriger"), ("Une aide", "À corriger")]
            as [(String?, String?)]
        {
            for style in [Field.Label.ordinary, .pageHeading] {
                let field = Self.field(Self.controls[index]) {
                    $0.hint = hint
                    $0.error = error
                    $0.why = "Parce que."
                    $0.labelStyle = style
                }
                let markup = Markup { $0.put(field) }
                #expect(markup.brokenReferences.isEmpty, "\(markup.html)")
                #expect(markup.values(of: "id").contains(field.focusTarget))
                #expect(markup.tags("h1").count == (style == .pageHeading ? 1 : 0))
                let described = markup.values(of: "aria-describedby").joined(separator: " ")
                #expect(hint == nil || described.contains("q-hint"))
                #expect(error == nil || described.contains("q-error"))
                #expect(
                    markup.html.contains("<span class=\"visually-hidden\">Erreur : </span>")
                        == (error != nil || index == 6))
            }
        }
    }

    @Test("Every control has a name that can be heard", arguments: controls.indices)
    func names(_ index: Int) {
        let markup = Markup { $0.put(Self.field(Self.controls[index])) }
        let controls = (markup.tags("input") + markup.tags("textarea") + markup.tags("select")).count
        #expect(controls > 0)
        #expect(markup.values(of: "for").count == controls)
    }

    @Test("The error summary leads to the first box to mend")
    func focusTargets() {
        #expect(Self.field(.line(.init(name: "q"))).focusTarget == "q")
        #expect(Self.field(.date(Self.date)).focusTarget == "q-year")
        #expect(Self.field(.group(Self.address)).focusTarget == "q-code")
        #expect(Self.field(.choices(Self.choices)).focusTarget == "q")
        #expect(Self.field(.group([])).focusTarget == "q")
    }

    @Test("Only the wrong box of a date is marked, and it is described by the group's error")
    func wrongPart() {
        let markup = Markup { $0.put(Self.field(.date(Self.date)) { $0.error = "Une date passée." }) }
        let inputs = markup.tags("input")
        #expect(inputs.filter { $0.contains("aria-invalid=\"true\"") }.count == 1)
        #expect(inputs[2].contains("aria-invalid") && inputs[2].contains("aria-describedby=\"q-error\""))
    }

    @Test("What was given comes back, escaped")
    func values() {
        let hostile = "\"><script>alert(1)</script>"
        for control in [Field.Control.line(.init(name: "q", value: hostile)), .lines(.init(name: "q", value: hostile))]
        {
            let markup = Markup { $0.put(Self.field(control)) }
            #expect(!markup.html.contains("<script"))
            #expect(markup.html.contains("&gt;&lt;script&gt;"))
        }
        let chosen = Markup { $0.put(Self.field(.choices(Self.choices))) }
        #expect(chosen.tags("input").map { $0.contains(" checked") } == [false, true])
    }

    @Test("Keyboards and habits follow the kind of line")
    func keyboards() {
        let email = Markup { $0.put(Self.field(.line(Field.email(name: "q", value: "")))) }.tags("input")[0]
        #expect(
            email.contains("type=\"email\"") && email.contains("autocomplete=\"email\"")
                && email.contains("spellcheck=\"false\""))
        let number = Markup { $0.put(Self.field(.line(Field.number(name: "q", value: "", isWhole: true)))) }.tags(
            "input")[0]
        #expect(number.contains("type=\"text\"") && number.contains("inputmode=\"numeric\""))
        #expect(
            [1, 4, 5, 9, 15, 80].map { Field.Line(name: "q", width: $0).widthClass } == [
                "input-2", "input-4", "input-6", "input-10", "input-20", "input-full",
            ])
    }
}
