public import Cases
import FEEL
public import Services

extension CaseStanding {
    /// Where a case stands, in words that its person may read.
    ///
    /// - Parameters:
    ///   - definition: the version of the service that the case is pinned to.
    ///   - zone: the organisation's local time.
    public init(
        of found: Case, definition: ServiceDefinition, organisation: Organisation, zone: Zone, in language: Language
    ) {
        let language = definition.language(preferring: language)
        let texts = AssistantCatalogue.texts(language)
        let deadlines = found.deadlines(definition: definition, zone: zone, calendar: organisation.calendar)
        let awaited = found.pendingCorrection
        self.init(
            caseID: found.id.description, reference: found.submission.reference.description,
            service: definition.id, title: definition.presentation.title[language],
            state: definition.workflow.state(found.state)?.label[language] ?? texts.stateUnknown,
            isDecided: !found.isOpen, awaited: awaited.map { _ in texts.correctionAwaited },
            byWhen: (awaited?.request.answerBy).map { texts.answerBy(Formatting.date($0, in: language)) }
                ?? (found.isOpen
                    ? found.answerPromisedBy(definition: definition, zone: zone, calendar: organisation.calendar)
                        .map { texts.answeredBy(Formatting.date($0, in: language)) }
                        ?? deadlines.silence.map { texts.silenceOn(Formatting.date($0, in: language)) } : nil))
    }
}
