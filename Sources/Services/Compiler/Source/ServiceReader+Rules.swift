import FEEL

extension ServiceReader {
    /// A rule: its name is the entry's key.
    func rule(_ entry: YAMLMapping.Entry) -> RuleSource? {
        guard let reader = MappingReader(entry.value, subject: "the rule `\(entry.key.text)`", diagnostics: diagnostics)
        else { return nil }
        let kind = ruleKind(reader)
        let rule = RuleSource(
            id: entry.key.asName("a rule's name", diagnostics),
            label: reader.localizedText("label", languages: languages),
            type: kind?.type,
            isDuration: kind?.name == "duration",
            form: form(of: kind?.name, reader),
            formula: formula(reader, of: entry.key.text),
            appliesIf: reader.expression("applies_if"),
            rounding: rounding(reader, of: kind?.name),
            reference: reader.string("ref", required: false))
        reader.finish(.rule)
        return rule
    }

    /// The type of a rule's value, under the name that questions of that type have.
    private func ruleKind(_ reader: MappingReader) -> (name: String, type: Located<ValueType>)? {
        guard let name = reader.scalar("type") else { return nil }
        if name.text == "choice" {
            let options = reader.value("options")?.mapping?.entries.map(\.key.text) ?? []
            return (name.text, Located(options.isEmpty ? .string : .enumeration(options), at: name.range))
        }
        if let type = Vocabulary.ruleTypes[name.text] { return (name.text, Located(type, at: name.range)) }
        let names = Vocabulary.ruleTypes.keys.sorted()
        diagnostics.error(
            .unknownValue, "`\(name.text)` is not a type of rule", at: name.range,
            suggestion: Diagnostic.didYouMean(
                Vocabulary.otherTypeNames[name.text] ?? nearestName(to: name.text, among: names))
                ?? "one of: " + names.joined(separator: ", "))
        return nil
    }

    /// How people read the value, from `unit` and `options`.
    private func form(of type: String?, _ reader: MappingReader) -> ValueForm {
        let options = type == "choice" ? reader.options(languages: languages) : []
        let (hasOptions, hasUnit) = (reader.has("options"), reader.has("unit"))
        if hasOptions, type != nil, type != "choice" {
            diagnostics.warning(
                "unused-key", "`options` is of use to a rule of type `choice`", at: reader.range(of: "options"))
        }
        switch type {
        case "money": return .money(reader.moneyUnit(), isExact: reader.has("round"))
        case "number": return reader.unit(languages: languages).map { .measure($0) } ?? .plain
        default:
            if hasUnit, type != nil {
                diagnostics.warning(
                    "unused-key", "`unit` is of use to a rule of type `money` or `number`",
                    at: reader.range(of: "unit"))
            }
            return type == "choice" ? .options(options) : .plain
        }
    }

    /// `round: {to: 0.01, mode: half_up}`.
    private func rounding(_ rule: MappingReader, of type: String?) -> Rounding? {
        guard let reader = rule.mapping("round") else { return nil }
        if let type, type != "money", type != "number" {
            diagnostics.error(
                "wrong-kind", "a value of type `\(type)` is not rounded", at: rule.range(of: "round"))
        }
        let step = reader.scalar("to")
        let mode = reader.choice("mode", Rounding.Mode.self)
        reader.finish(.round)
        guard let step, let mode else { return nil }
        guard let number = Number(step.text), number > .zero else {
            diagnostics.error(
                "wrong-kind", "`to` is a number greater than zero", at: step.range,
                suggestion: "write `to: 0.01` for cents, `to: 1` for whole numbers")
            return nil
        }
        return Rounding(to: number, mode.mode)
    }

    // MARK: Parameters

    /// A parameter: its name is the entry's key.
    func parameter(_ entry: YAMLMapping.Entry) -> ParameterSource? {
        let subject = "the parameter `\(entry.key.text)`"
        guard let reader = MappingReader(entry.value, subject: subject, diagnostics: diagnostics) else { return nil }
        let parameter = ParameterSource(
            id: entry.key.asName("a parameter's name", diagnostics),
            label: reader.localizedText("label", languages: languages, required: false),
            form: parameterForm(reader),
            values: datedValues(reader))
        reader.finish(.parameter)
        return parameter
    }

    /// `unit: €` makes amounts, `unit: 1` plain numbers, anything else is printed after the number.
    private func parameterForm(_ reader: MappingReader) -> ValueForm {
        guard let scalar = reader.value("unit", required: true)?.scalar else {
            return reader.has("unit") ? reader.unit(languages: languages).map { .measure($0) } ?? .plain : .plain
        }
        if scalar.text == "1" { return .plain }
        if let unit = MoneyUnit(scalar.text) { return .money(unit, isExact: true) }
        return .measure(LocalizedText(verbatim: scalar.text))
    }

    /// `values: {2026-09-01: 0.85}`, and the text that sets each under the same date of `refs`.
    private func datedValues(_ reader: MappingReader) -> [Located<Parameter.DatedValue>] {
        let references = datedTexts(reader)
        var values: [Located<Parameter.DatedValue>] = []
        for entry in reader.entries("values", required: true) {
            guard let from = day(entry.key) else { continue }
            guard let scalar = entry.value.asScalar("the value of \(entry.key.text)", diagnostics) else { continue }
            guard let number = Number(scalar.text) else {
                diagnostics.error(
                    "wrong-kind", "the value of a parameter is a number", at: scalar.range,
                    suggestion: "write digits and a point: `0.85`")
                continue
            }
            if let last = values.last, last.value.from >= from {
                diagnostics.error(
                    .invalidValue, "the dates of `values` go from the oldest to the latest", at: entry.key.range)
            }
            if references[from] == nil {
                diagnostics.error(
                    .parameterWithoutReference, "nothing says which text sets the value of \(from)",
                    at: entry.key.range, suggestion: "cite it: `refs: {\(from): \"…\"}`")
            }
            let value = Parameter.DatedValue(from: from, value: number, reference: references[from]?.value)
            values.append(Located(value, at: entry.key.range))
        }
        for (date, text) in references where !values.contains(where: { $0.value.from == date }) {
            diagnostics.warning("unused-key", "no value is in force from \(date)", at: text.range)
        }
        return values
    }

    private func datedTexts(_ reader: MappingReader) -> [CivilDate: Located<String>] {
        var texts: [CivilDate: Located<String>] = [:]
        for entry in reader.entries("refs", required: true) {
            guard let from = day(entry.key),
                let scalar = entry.value.asScalar("the reference of \(entry.key.text)", diagnostics)
            else { continue }
            texts[from] = Located(scalar.text, at: entry.key.range)
        }
        return texts
    }

    /// A date written as ISO 8601 does; nil, reported, for anything else.
    func day(_ scalar: YAMLScalar) -> CivilDate? {
        if let date = CivilDate(iso8601: scalar.text) { return date }
        diagnostics.error(
            .invalidValue, "`\(scalar.text)` is not a date", at: scalar.range,
            suggestion: "write year, month and day: `2026-09-01`")
        return nil
    }

    // MARK: Tests

    /// A test of the rules: answers on a day, and the values expected.
    func test(_ reader: MappingReader) -> TestSource {
        let test = TestSource(
            name: reader.located("name"),
            day: reader.scalar("on").flatMap(day),
            given: reader.entries("given"),
            expect: reader.entries("expect", required: true))
        reader.finish(.test)
        return test
    }
}
