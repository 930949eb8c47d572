/// How eligibility is told, as written.
struct EligibilitySource {
    let rule: Located<String>
    let yes: [Language: RichText]
    let no: [Language: RichText]
    let unknown: [Language: RichText]
    /// Answers that an interview about today takes for granted.
    let assume: [(question: Located<String>, value: ExpressionSource)]
    /// Whether it is a benefit that people may be missing.
    let isBenefit: Bool
}

extension ServiceReader {
    /// `eligibility: {rule: NAME, yes: text, no: text, unknown: text, assume: {QUESTION: expression}, benefit: true}`.
    func eligibility(_ reader: MappingReader) -> EligibilitySource? {
        guard let eligibility = reader.mapping("eligibility") else { return nil }
        let rule = eligibility.located("rule")
        let yes = eligibility.richText("yes", languages: languages)
        let no = eligibility.richText("no", languages: languages)
        let unknown = eligibility.richText("unknown", languages: languages, required: false)
        let assume = eligibility.entries("assume").compactMap { entry in
            entry.value.asScalar("an answer under `assume`", diagnostics).map {
                (Located(entry.key.text, at: entry.key.range), ExpressionSource($0))
            }
        }
        let isBenefit = eligibility.bool("benefit", required: false) ?? true
        eligibility.finish(.eligibility)
        return rule.map {
            EligibilitySource(
                rule: $0, yes: yes, no: no, unknown: unknown, assume: assume, isBenefit: isBenefit)
        }
    }
}
