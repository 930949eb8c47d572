/// How eligibility is told, as written.
struct EligibilitySource {
    let rule: Located<String>
    let yes: [Language: RichText]
    let no: [Language: RichText]
    let unknown: [Language: RichText]
}

extension ServiceReader {
    /// `eligibility: {rule: NAME, yes: text, no: text, unknown: text}`.
    func eligibility(_ reader: MappingReader) -> EligibilitySource? {
        guard let eligibility = reader.mapping("eligibility") else { return nil }
        let rule = eligibility.located("rule")
        let yes = eligibility.richText("yes", languages: languages)
        let no = eligibility.richText("no", languages: languages)
        let unknown = eligibility.richText("unknown", languages: languages, required: false)
        eligibility.finish(.eligibility)
        return rule.map { EligibilitySource(rule: $0, yes: yes, no: no, unknown: unknown) }
    }
}
