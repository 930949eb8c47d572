import Cases
import Services

/// The agents' side of the site.
enum DeskRoutes {
    static func routes() -> [Route] {
        signIn + lists + cases.map { $0.reading(for: .caseWork) } + batches.map { $0.reading(for: .batch) }
            + administration + jobs + exports + assistant + experts + dataProtection.map { $0.reading(for: .rights) }
            + RetentionRoutes.desk.map { $0.reading(for: .retention) }
            + RetentionRoutes.archives.map { $0.reading(for: .archives) }
            + dataProtectionRegisters
    }

    /// People outside who are asked for an opinion: the link is their key.
    private static var experts: [Route] {
        let one = "/{language}/opinions/{token}"
        return [
            .get(one, access: .everyone, limit: .secret, handler: ExpertPage.show),
            .post("\(one)/open", access: .everyone, limit: .secret, handler: ExpertPage.enter),
            .post(one, access: .everyone, limit: .secret, handler: ExpertPage.answer),
            // Pictures of a page come together: they are not guesses.
            .get("\(one)/files/{file}", access: .everyone) {
                try await $0.download(try await ExpertPage.file($0))
            },
            .get("\(one)/files/{file}/preview", access: .everyone) {
                try await $0.preview(of: try await ExpertPage.file($0))
            },
        ]
    }

    /// What the data-protection officer watches over.
    private static var dataProtection: [Route] {
        let desk = "/{language}/desk/data-protection"
        let one = "\(desk)/requests/{case}/{number}"
        return [
            .get(desk, access: .dataProtectionOfficer, handler: DataProtectionDesk.show),
            .get(one, access: .caseOfficer, handler: RightsRequestPage.show),
            .post(one, access: .caseOfficer, handler: RightsRequestPage.answer),
            .post("\(one)/extension", access: .caseOfficer, handler: RightsRequestPage.extend),
        ]
    }

    /// The registers that the data-protection officer keeps.
    private static var dataProtectionRegisters: [Route] {
        let breaches = "/{language}/desk/data-protection/breaches"
        let one = "\(breaches)/{breach}"
        let register = "/{language}/desk/data-protection/register"
        return [
            .get(register, access: .dataProtectionOfficer, handler: ProcessingRegisterPage.show),
            .get("\(register).json", access: .dataProtectionOfficer, handler: ProcessingRegisterPage.json),
            .get(
                "\(register)/services/{service}/pia.json", access: .dataProtectionOfficer,
                handler: ProcessingRegisterPage.assessment),
            .get(breaches, access: .dataProtectionOfficer, handler: BreachesPage.show),
            .post(breaches, access: .dataProtectionOfficer, handler: BreachesPage.record).keepingForm(),
            .get(one, access: .dataProtectionOfficer, handler: BreachPage.show),
            .post(one, access: .dataProtectionOfficer, handler: BreachPage.add).keepingForm(),
            .get("\(one)/description", access: .dataProtectionOfficer, handler: BreachDescriptionPage.show),
            .post("\(one)/description", access: .dataProtectionOfficer, handler: BreachDescriptionPage.describe)
                .keepingForm(),
        ]
    }

    private static var signIn: [Route] {
        [
            .get("/{language}/desk/sign-in", access: .everyone, handler: SignInPage.show),
            .post("/{language}/desk/sign-in", access: .everyone, limit: .secret, handler: SignInPage.signIn),
            .get(
                "/{language}/desk/sign-in/code/{token}", access: .everyone, limit: .secret,
                handler: SignInCodePage.show),
            .post(
                "/{language}/desk/sign-in/code/{token}", access: .everyone, limit: .secret,
                handler: SignInCodePage.signIn),
            .post("/{language}/desk/sign-out", access: .staff, handler: SignInPage.signOut),
        ]
    }

    private static var lists: [Route] {
        [
            .get("/{language}/desk", access: .staff, handler: InboxPage.show)
                .reading(for: .inbox),
            .get("/{language}/desk/load", access: .agent(.supervisor), handler: LoadPage.show),
            .get("/{language}/desk/shortcuts", access: .staff, handler: ShortcutsPage.show),
            .get("/{language}/desk/views", access: .agent(.agent), handler: SavedViewsPage.show),
            .post("/{language}/desk/views", access: .agent(.agent), handler: SavedViewsPage.keep),
            .post("/{language}/desk/views/{view}/forget", access: .agent(.agent), handler: SavedViewsPage.forget),
            .get("/{language}/desk/absences", access: .agent(.agent), handler: AbsencesPage.show),
            .post("/{language}/desk/absences", access: .agent(.agent), handler: AbsencesPage.keep),
            .post("/{language}/desk/absences/forget", access: .agent(.agent), handler: AbsencesPage.forget),
            .get("/{language}/desk/groups", access: .agent(.administrator), handler: GroupsPage.show),
            .post("/{language}/desk/groups", access: .agent(.administrator), handler: GroupsPage.set),
            .get("/{language}/desk/opinions", access: .agent(.agent), handler: OpinionPages.list)
                .reading(for: .opinion),
            .get("/{language}/desk/search", access: .agent(.agent), handler: DeskSearchPage.show)
                .reading(for: .search),
        ]
    }

    private static var cases: [Route] {
        let one = "/{language}/desk/cases/{case}"
        return [
            .get(one, access: .caseAgent(.agent), handler: DeskCasePage.show),
            .post("\(one)/take", access: .caseAgent(.agent), handler: CaseAssignment.take),
            .post("\(one)/release", access: .caseAgent(.agent), handler: CaseAssignment.release),
            .post("\(one)/messages", access: .caseAgent(.agent), handler: DeskMessages.send)
                .taking(MessageFiles.intake).keepingForm(),
            .post("\(one)/drafts/{form}", access: .caseAgent(.agent), handler: DeskDrafts.save),
            .post("\(one)/drafts/{form}/discard", access: .caseAgent(.agent), handler: DeskDrafts.discard),
            .post("\(one)/links", access: .caseAgent(.agent), handler: CaseLinks.link).keepingForm(),
            .post("\(one)/links/refuse", access: .caseAgent(.agent), handler: CaseLinks.refuse),
            .post("\(one)/presence", access: .caseAgent(.agent), handler: PresenceNote.beat),
            .post("\(one)/notes", access: .caseAgent(.agent), handler: DeskNotes.write).keepingForm(),
            .get("\(one)/assignment", access: .caseAgent(.agent), handler: HandoverPage.show),
            .post("\(one)/assignment", access: .caseAgent(.agent), handler: HandoverPage.handOver),
            .get("\(one)/group", access: .caseAgent(.agent), handler: RoutePage.show),
            .post("\(one)/group", access: .caseAgent(.agent), handler: RoutePage.route).keepingForm(),
            .post("\(one)/sign", access: .caseAgent(.agent), handler: SignaturePages.sign),
            .post("\(one)/send-back", access: .caseAgent(.agent), handler: SignaturePages.sendBack).keepingForm(),
            .get("\(one)/opinions", access: .caseAgent(.agent), handler: AskOpinionPage.show),
            .post("\(one)/opinions", access: .caseAgent(.agent), handler: AskOpinionPage.ask).keepingForm(),
            .post("\(one)/opinions/{opinion}", access: .caseAgent(.agent), handler: OpinionPages.give).keepingForm(),
            .post("\(one)/opinions/{opinion}/end", access: .caseAgent(.agent), handler: OpinionPages.end),
            .post("\(one)/opinions/{opinion}/link", access: .caseAgent(.agent), handler: AskOpinionPage.link),
            .get("\(one)/merge", access: .caseAgent(.agent), handler: MergePage.show),
            .post("\(one)/merge", access: .caseAgent(.agent), handler: MergePage.merge).keepingForm(),
            .post("\(one)/messages/settle", access: .caseAgent(.agent), handler: DeskMessages.settle),
            .get("\(one)/corrections/{action}", access: .caseAgent(.agent), handler: CorrectionAskPage.show),
            .post("\(one)/corrections/{action}", access: .caseAgent(.agent), handler: CorrectionAskPage.ask)
                .keepingForm(),
            .get("\(one)/answers", access: .caseAgent(.agent), handler: AmendmentPage.show),
            .post("\(one)/answers", access: .caseAgent(.agent), handler: AmendmentPage.answer).keepingForm(),
            .post("\(one)/wait/end", access: .caseAgent(.agent), handler: DeskWait.end).keepingForm(),
            .get("\(one)/actions/{action}", access: .caseAgent(.agent), handler: ActionPage.show),
            .post("\(one)/actions/{action}", access: .caseAgent(.agent), handler: ActionPage.act).keepingForm(),
            .get("\(one)/access", access: .caseAgent(.supervisor), handler: RestoreAccessPage.show),
            .post("\(one)/access", access: .caseAgent(.supervisor), handler: RestoreAccessPage.restore),
            // Where the language switch and a new sign-in lead from a letter being previewed.
            .get("\(one)/actions/{action}/preview", access: .caseAgent(.agent), handler: ActionPage.restart),
            .post("\(one)/actions/{action}/preview", access: .caseAgent(.agent), handler: ActionPage.preview)
                .keepingForm(),
        ]
    }

    private static var batches: [Route] {
        let one = "/{language}/desk/batches/{batch}"
        return [
            .get("/{language}/desk/batch", access: .agent(.agent), handler: BatchPages.choose),
            // Where the language switch and a new sign-in lead from the preview.
            .get("/{language}/desk/batch/preview", access: .agent(.agent), handler: BatchPages.choose),
            .post("/{language}/desk/batch/preview", access: .agent(.agent), handler: BatchPages.preview),
            .post("/{language}/desk/batch", access: .agent(.agent), handler: BatchPages.confirm),
            .get(one, access: .agent(.agent), handler: BatchPage.show),
            .post("\(one)/undo", access: .agent(.agent), handler: BatchPage.undo),
            .post("\(one)/now", access: .agent(.agent), handler: BatchPage.hasten),
        ]
    }

    /// How the assistant does, and its test bench. Neither shows anything of anyone.
    private static var assistant: [Route] {
        let desk = "/{language}/desk/assistant"
        return [
            .get(desk, access: .agent(.supervisor), handler: AssistantDeskPage.show),
            .get("\(desk)/figures.csv", access: .agent(.supervisor), handler: AssistantDeskPage.csv),
            .get("\(desk)/bench", access: .agent(.agent), handler: BenchPage.show),
            // Where the language switch and a new sign-in lead from a mark that was refused.
            .get("\(desk)/bench/cases", access: .agent(.agent), handler: BenchPage.show),
            .post("\(desk)/bench/cases", access: .agent(.agent), handler: BenchPage.mark),
            .post("\(desk)/bench/cases/{test}/remove", access: .agent(.agent), handler: BenchPage.remove),
            .get("\(desk)/questions.jsonl", access: .agent(.agent), handler: BenchPage.download),
        ]
    }

    private static var exports: [Route] {
        [
            .get("/{language}/desk/exports", access: .agent(.supervisor), handler: ExportsPage.list),
            .get("/{language}/desk/export/{service}", access: .agent(.supervisor), handler: ExportFormPage.show),
            .post("/{language}/desk/export/{service}", access: .agent(.supervisor), handler: ExportFormPage.ask),
            .get("/{language}/desk/exports/{export}", access: .agent(.supervisor), handler: ExportsPage.show),
            .get("/{language}/desk/exports/{export}/file", access: .agent(.supervisor), handler: ExportsPage.file),
        ]
    }

    private static var administration: [Route] {
        let agents = "/{language}/desk/admin/agents"
        let one = "\(agents)/{agent}"
        let invitation = "/{language}/desk/invitations/{token}"
        return [
            .get("/{language}/desk/admin", access: .agent(.administrator), handler: AdministrationPage.show),
            .get(
                "/{language}/desk/admin/organisation", access: .agent(.administrator), handler: OrganisationPage.show),
            .get("/{language}/desk/admin/system", access: .agent(.administrator), handler: SystemPage.show),
            .get("/{language}/desk/admin/services", access: .agent(.administrator), handler: VersionsPage.list),
            .get(
                "/{language}/desk/admin/services/{service}", access: .agent(.administrator), handler: VersionsPage.show
            )
            .reading(for: .search),
            .get(agents, access: .agent(.administrator), handler: AgentsPage.show),
            .post(agents, access: .agent(.administrator), handler: AgentsPage.invite),
            .post("\(one)/role", access: .agent(.administrator), handler: AgentsPage.change),
            .post("\(one)/link", access: .agent(.administrator), handler: AgentsPage.link),
            .post("\(one)/sessions", access: .agent(.administrator), handler: AgentsPage.disconnect),
            .post("\(one)/second-factor", access: .agent(.administrator), handler: AgentsPage.resetSecondFactor),
            .post(
                "/{language}/desk/account/second-factor", access: .staff, handler: SecondFactorPage.begin),
            .post(
                "/{language}/desk/account/second-factor/confirm", access: .staff,
                handler: SecondFactorPage.confirm),
            .post(
                "/{language}/desk/account/second-factor/end", access: .staff, handler: SecondFactorPage.end),
            .post("\(one)/suspend", access: .agent(.administrator), handler: AgentsPage.suspend),
            .post("\(one)/restore", access: .agent(.administrator), handler: AgentsPage.restore),
            .get("/{language}/desk/signatures", access: .agent(.agent), handler: SignaturePages.list)
                .reading(for: .signing),
            .post("/{language}/desk/signatures", access: .agent(.agent), handler: SignaturePages.signSeveral)
                .reading(for: .signing),
            .get("/{language}/desk/delegations", access: .agent(.administrator), handler: DelegationsPage.show),
            .post("/{language}/desk/delegations", access: .agent(.administrator), handler: DelegationsPage.give),
            .post("/{language}/desk/delegations/end", access: .agent(.administrator), handler: DelegationsPage.end),
            .get("/{language}/desk/account", access: .staff, handler: OwnSessionsPage.show),
            .post("/{language}/desk/account/sessions", access: .staff, handler: OwnSessionsPage.endOthers),
            .get(invitation, access: .everyone, limit: .secret, handler: InvitationPage.show),
            .post(invitation, access: .everyone, limit: .secret, handler: InvitationPage.choose),
        ]
    }

    private static var jobs: [Route] {
        [
            .get("/{language}/desk/jobs", access: .agent(.administrator), handler: JobsPage.show),
            .post("/{language}/desk/jobs/{job}/retry", access: .agent(.administrator), handler: JobsPage.retry),
        ]
    }
}
