/// The kinds of problem that the compiler of definitions reports; `docs/definition.md` explains each.
extension Diagnostic.Code {
    // Shape
    static let duplicateValue: Self = "duplicate-value"
    static let notAvailableYet: Self = "not-available-yet"
    static let unknownValue: Self = "unknown-value"
    static let duplicateIdentifier: Self = "duplicate-identifier"
    static let reservedName: Self = "reserved-name"
    static let invalidPeriod: Self = "invalid-period"
    static let invalidPercentage: Self = "invalid-percentage"
    static let invalidWebAddress: Self = "invalid-web-address"
    static let invalidValue: Self = "invalid-value"
    static let missingTranslation: Self = "missing-translation"
    static let unreadableFile: Self = "unreadable-file"
    static let missingFile: Self = "missing-file"
    static let unexpectedFile: Self = "unexpected-file"
    static let invalidText: Self = "invalid-text"

    // What a service owes people
    static let noHuman: Self = "no-human"
    static let noLegalBasis: Self = "no-legal-basis"
    static let noLegalText: Self = "no-legal-text"
    static let noSilenceRule: Self = "no-silence-rule"
    static let noAppealRule: Self = "no-appeal-rule"
    static let noRetention: Self = "no-retention"
    static let noRecipients: Self = "no-recipients"
    static let noChannel: Self = "no-channel"

    // Names of the organisation
    static let noOrganisation: Self = "no-organisation"
    static let wrongOrganisation: Self = "wrong-organisation"
    static let unknownOffice: Self = "unknown-office"
    static let unknownCourt: Self = "unknown-court"
    static let unknownLifeEvent: Self = "unknown-life-event"

    // The form
    static let emptyPage: Self = "empty-page"
    static let unknownQuestionType: Self = "unknown-question-type"
    static let cycle: Self = "cycle"
    static let laterPage: Self = "later-page"
    static let neverShown: Self = "never-shown"
    static let alwaysShown: Self = "always-shown"
    static let exitNeverReached: Self = "exit-never-reached"
    static let exitAlwaysReached: Self = "exit-always-reached"
    static let neverValid: Self = "never-valid"
    static let questionNotUsed: Self = "question-not-used"
    static let ruleNeverUsed: Self = "rule-never-used"
    static let hasNoValue: Self = "has-no-value"
    static let nestedTooDeep: Self = "nested-too-deep"
    static let impossibleCount: Self = "impossible-count"
    static let unknownRule: Self = "unknown-rule"
    static let consentWithoutPurpose: Self = "consent-without-purpose"
    static let sensitiveWithoutText: Self = "sensitive-without-text"
    static let sensitiveWithoutConsent: Self = "sensitive-without-consent"
    static let sensitiveInList: Self = "sensitive-in-list"
    static let consentNotFree: Self = "consent-not-free"

    // Parameters and tests
    static let parameterWithoutValue: Self = "parameter-without-value"
    static let parameterWithoutReference: Self = "parameter-without-reference"
    static let parameterNeverUsed: Self = "parameter-never-used"
    static let unknownQuestion: Self = "unknown-question"
    static let testAnswer: Self = "test-answer"
    static let testFailed: Self = "test-failed"
    static let ruleNotTested: Self = "rule-not-tested"

    // The workflow
    static let unknownState: Self = "unknown-state"
    static let unknownAction: Self = "unknown-action"
    static let stateNeverReached: Self = "state-never-reached"
    static let stateWithoutExit: Self = "state-without-exit"
    static let actionNeverOffered: Self = "action-never-offered"
    static let refusalWithoutReasons: Self = "refusal-without-reasons"
    static let refusalWithoutLetter: Self = "refusal-without-letter"
    static let conflictingKeys: Self = "conflicting-keys"
    static let asksAfterEnd: Self = "asks-after-end"
    static let notPublic: Self = "not-public"

    // Letters
    static let unknownLetter: Self = "unknown-letter"
    static let unusedLetter: Self = "unused-letter"
    static let printsIdentifier: Self = "prints-identifier"
}
