/// Runs every check on a resolved service.
struct DefinitionChecks {
    let service: ResolvedService
    let organisation: Organisation?
    let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, organisation: Organisation?, diagnostics: DiagnosticBag) {
        self.service = service
        self.organisation = organisation
        self.diagnostics = diagnostics
    }

    func run() {
        OrganisationCheck(service.source, organisation: organisation, diagnostics: diagnostics).run()
        ShownRulesCheck(service, diagnostics: diagnostics).run()
        DuplicateCheck(service, diagnostics: diagnostics).run()
        ContinuationCheck(service, diagnostics: diagnostics).run()
        ConceptCheck(service.outline, diagnostics: diagnostics).run()
        RegisterCheck(service, organisation: organisation, diagnostics: diagnostics).run()
        UseCheck(service, diagnostics: diagnostics).run()
        ParameterCheck(service, diagnostics: diagnostics).run()
        UnitCheck(service, diagnostics: diagnostics).run()
        NotationCheck(service, diagnostics: diagnostics).run()
        ReferenceCheck(service, diagnostics: diagnostics).run()
        SensitiveCheck(service, diagnostics: diagnostics).run()
        ConsentCheck(service, diagnostics: diagnostics).run()
        PageOrderCheck(service, diagnostics: diagnostics).run()
        EffortCheck(service.source, diagnostics: diagnostics).run()
        RoutingCheck(service.source, organisation: organisation, diagnostics: diagnostics).run()
        EligibilityCheck(service, diagnostics: diagnostics).run()
        if let workflow = service.source.workflow {
            WorkflowCheck(workflow, letters: Set(service.letters.map(\.name)), diagnostics: diagnostics).run()
        }
        if let followUp = service.source.followUp {
            FollowUpCheck(followUp, service: service, diagnostics: diagnostics).run()
        }
        // What can be reached is only worth saying of a form whose expressions all have a meaning.
        if !diagnostics.hasErrors { ReachabilityCheck(service, diagnostics: diagnostics).run() }
    }
}
