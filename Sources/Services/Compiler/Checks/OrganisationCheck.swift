/// Checks what a service names of its organisation: itself, an office, a court, life events.
struct OrganisationCheck {
    private let service: ServiceSource
    private let organisation: Organisation?
    private let diagnostics: DiagnosticBag

    init(_ service: ServiceSource, organisation: Organisation?, diagnostics: DiagnosticBag) {
        self.service = service
        self.organisation = organisation
        self.diagnostics = diagnostics
    }

    func run() {
        guard let organisation else {
            diagnostics.error(
                .noOrganisation, "there is no usable `organisation.yaml` in a folder above this one",
                at: service.organisation?.range ?? service.file.range(0..<0))
            return
        }
        if let name = service.organisation, name.value != organisation.id {
            diagnostics.error(
                .wrongOrganisation, "the nearest `organisation.yaml` is that of `\(organisation.id)`", at: name.range,
                suggestion: Diagnostic.didYouMean(organisation.id))
        }
        if let office = service.office {
            require(office, among: organisation.offices.map(\.id), .unknownOffice, "office", "offices")
        }
        if let appeal = service.legal.appeal {
            require(appeal.before, among: organisation.courts.map(\.id), .unknownCourt, "court", "courts")
        }
        for action in service.workflow?.actions ?? [] {
            guard let delegation = action.signedBy else { continue }
            require(
                delegation, among: organisation.delegations.map(\.id), .unknownDelegation, "delegation", "delegations")
            if action.asksPerson {
                diagnostics.error(
                    .conflictingKeys, "the action `\(action.id.value)` asks the person: nothing is signed",
                    at: delegation.range)
            }
        }
        for event in service.presentation.lifeEvents {
            require(event, among: organisation.lifeEvents.map(\.id), .unknownLifeEvent, "life event", "life_events")
        }
        for language in service.languages where !organisation.languages.contains(language) {
            diagnostics.warning(
                .missingTranslation, "the organisation's own texts are not written in `\(language.rawValue)`",
                at: service.organisation?.range ?? service.file.range(0..<0))
        }
    }

    private func require(
        _ name: Located<String>, among names: [String], _ code: Diagnostic.Code, _ noun: String, _ key: String
    ) {
        guard !names.contains(name.value) else { return }
        let list =
            names.isEmpty || names.count > 12 ? "add it under `\(key)`" : "one of: " + names.joined(separator: ", ")
        diagnostics.error(
            code, "the organisation has no \(noun) `\(name.value)`", at: name.range,
            suggestion: Diagnostic.didYouMean(nearestName(to: name.value, among: names)) ?? list)
    }
}
