import FEEL

extension ServiceReader {
    /// The law applied. Each of its parts is owed to the people concerned, so each is required, with a message that
    /// says why.
    func legal(_ reader: MappingReader) -> LegalSource {
        guard let legal = reader.mapping("legal") else {
            reportMissing(LegalDuty.allCases, at: reader.range(of: "legal"))
            return LegalSource(
                basis: nil, texts: [], silence: nil, appeal: nil, retention: nil, recipients: [], household: nil,
                delayedDisclosure: nil)
        }
        reportMissing(LegalDuty.allCases.filter { !legal.has($0.rawValue) }, at: reader.range(of: "legal"))
        let source = LegalSource(
            basis: legal.choice("basis", LegalBasis.self, required: false),
            texts: legal.mappings("texts", subject: Vocabulary.legalText.subject).compactMap(legalText),
            silence: silence(legal),
            appeal: appeal(legal),
            retention: retention(legal),
            recipients: recipients(legal),
            household: household(legal),
            delayedDisclosure: delayedDisclosure(legal))
        legal.finish(.legal)
        return source
    }

    private func reportMissing(_ duties: [LegalDuty], at range: SourceRange) {
        for duty in duties { diagnostics.error(duty.code, duty.message, at: range, suggestion: duty.suggestion) }
    }

    private func legalText(_ reader: MappingReader) -> LegalText? {
        let reference = reader.string("ref")
        let url = reader.webAddress("url", required: false)
        reader.finish(.legalText)
        return reference.map { LegalText(reference: $0, url: url) }
    }

    private func silence(_ legal: MappingReader) -> SilenceRule? {
        guard let reader = legal.mapping("silence") else { return nil }
        let after = reader.period("after")
        let means = reader.choice("means", SilenceRule.Meaning.self)
        let reference = reader.string("ref", required: false)
        // Where silence decides nothing, people are owed another way to get an answer.
        let text = reader.localizedText("text", languages: languages, required: means == .nothing)
        reader.finish(.silence)
        guard let after, let means, means != .nothing || text != nil else { return nil }
        return SilenceRule(after: after.value, means: means, reference: reference, text: text)
    }

    private func appeal(_ legal: MappingReader) -> AppealSource? {
        guard let reader = legal.mapping("appeal") else { return nil }
        let before = reader.located("before")
        let text = reader.localizedText("text", languages: languages, required: false)
        // Where the law sets no time limit, words say what to do instead.
        let within = reader.period("within", required: text == nil)
        reader.finish(.appeal)
        guard let before else { return nil }
        return AppealSource(before: before, within: within?.value, text: text)
    }

    private func household(_ legal: MappingReader) -> HouseholdRule? {
        guard let reader = legal.mapping("household", required: false) else { return nil }
        let reference = reader.string("ref")
        let why = reader.localizedText("why", languages: languages)
        reader.finish(.household)
        guard let reference, let why else { return nil }
        return HouseholdRule(reference: reference, why: why)
    }

    private func delayedDisclosure(_ legal: MappingReader) -> DelayedDisclosureSource? {
        guard let reader = legal.mapping("delayed_disclosure", required: false) else { return nil }
        let groups = reader.scalars("groups", required: true).map { Located($0.text, at: $0.range) }
        let after = reader.period("for")
        let reference = reader.string("ref")
        reader.finish(.delayedDisclosure)
        guard let after, let reference else { return nil }
        let start = CivilDate(daysSinceEpoch: 0)
        if after.value.added(to: start) > DelayedDisclosure.longest.added(to: start) {
            diagnostics.error(
                .disclosureTooLate, "people would learn only after \(after.value) who read their data: at most a year",
                at: after.range)
        }
        return DelayedDisclosureSource(groups: groups, after: after.value, reference: reference)
    }

    private func retention(_ legal: MappingReader) -> RetentionRule? {
        guard let reader = legal.mapping("retention") else { return nil }
        let active = reader.period("active")
        let then = reader.choice("then", RetentionRule.Fate.self)
        let notice = days("notice", of: reader)
        let grace = days("grace", of: reader)
        let sample = reader.mapping("sample", required: false)
        let oneIn = sample?.int("one_in", in: 2...RetentionRule.maximumSample)
        sample?.finish(.sample)
        reader.finish(.retention)
        if sample != nil, let then, then != .archivesVisa {
            diagnostics.error(
                .invalidValue, "a sample is kept where the archives give their visa", at: reader.range(of: "sample"),
                suggestion: "write `then: archives_visa`, or leave `sample` out")
        }
        guard let active, let then else { return nil }
        return RetentionRule(
            active: active.value, then: then, notice: notice ?? RetentionRule.usualNotice,
            grace: grace ?? RetentionRule.usualNotice, sampleOneIn: oneIn)
    }

    /// A period that people can act within: a day at least.
    private func days(_ key: String, of reader: MappingReader) -> Period? {
        guard let period = reader.period(key, required: false) else { return nil }
        guard period.value.months > 0 || period.value.days > 0 else {
            diagnostics.error(
                .invalidPeriod, "`\(key)` is a day at least", at: reader.range(of: key), suggestion: "write `P30D`")
            return nil
        }
        return period.value
    }

    private func recipients(_ legal: MappingReader) -> [LocalizedText] {
        guard let reader = legal.mapping("notice") else { return [] }
        let recipients = reader.list("recipients", required: true).compactMap {
            $0.asLocalizedText("an element of `recipients`", languages: languages, diagnostics)
        }
        reader.finish(.notice)
        return recipients
    }
}

/// What the law asks a service to state; the raw value is its key.
private enum LegalDuty: String, CaseIterable {
    case basis, texts, silence, appeal, retention, notice

    var code: Diagnostic.Code {
        switch self {
        case .basis: .noLegalBasis
        case .texts: .noLegalText
        case .silence: .noSilenceRule
        case .appeal: .noAppealRule
        case .retention: .noRetention
        case .notice: .noRecipients
        }
    }

    var message: String {
        switch self {
        case .basis: "the service has no legal basis for holding personal data (GDPR, article 6(1))"
        case .texts: "the service does not say which texts of law it applies"
        case .silence: "the service does not say what the absence of an answer means"
        case .appeal: "the service does not say how to challenge its decisions"
        case .retention: "the service does not say how long data are kept (GDPR, article 5(1)(e))"
        case .notice: "the service does not say who receives the data (GDPR, article 13(1)(e))"
        }
    }

    var suggestion: String {
        switch self {
        case .basis: "write `basis: public_task`, or another basis, under `legal`"
        case .texts: "write `texts: [{ref: …}]` under `legal`"
        case .silence: "write `silence: {after: P2M, means: acceptance}`, or `refusal` or `nothing`, under `legal`"
        case .appeal: "write `appeal: {before: …, within: P2M}` under `legal`"
        case .retention: "write `retention: {active: P1Y, then: archives_visa}` under `legal`"
        case .notice: "write `notice: {recipients: […]}` under `legal`"
        }
    }
}
