import HTML

/// Residents' accounts and their space. No account is ever needed to use a service.
enum AccountRoutes {
    static func routes() -> [Route] {
        (signIn + restoring).map { $0.exempt(.byTheirPerson) } + space + household + contacts + keeping + demonstration
    }

    private static var signIn: [Route] {
        [
            .get("/{language}/sign-in", access: .everyone, handler: PersonSignInPage.show),
            .post("/{language}/sign-in", access: .everyone, limit: .secret, handler: PersonSignInPage.send),
            .get("/{language}/sign-in/code/{token}", access: .everyone, handler: CodePage.show),
            .post("/{language}/sign-in/code/{token}", access: .everyone, limit: .secret, handler: CodePage.enter),
            .get("/{language}/sign-in/link/{token}", access: .everyone, limit: .secret, handler: SignInLinkPage.show),
            .post("/{language}/sign-in/link/{token}", access: .everyone, limit: .secret, handler: SignInLinkPage.open),
            .post("/{language}/sign-out", access: .everyone, handler: PersonSignOut.signOut),
        ]
    }

    private static var restoring: [Route] {
        [
            .get("/{language}/restore", access: .everyone, handler: RestorePage.show),
            .post("/{language}/restore", access: .everyone, limit: .secret, handler: RestorePage.open),
            .get("/{language}/restore/{token}", access: .everyone, limit: .secret, handler: RestoredAddressPage.show),
            .post("/{language}/restore/{token}", access: .everyone, limit: .secret, handler: RestoredAddressPage.send),
            .get("/{language}/restore/code/{token}", access: .everyone, handler: CodePage.show),
            .post("/{language}/restore/code/{token}", access: .everyone, limit: .secret, handler: CodePage.enter),
            .get("/{language}/objection/{token}", access: .everyone, limit: .secret, handler: ObjectionPage.show),
            .post("/{language}/objection/{token}", access: .everyone, limit: .secret, handler: ObjectionPage.object),
        ]
    }

    private static var space: [Route] {
        [
            .get("/{language}/space", access: .person, handler: SpacePage.show),
            .get("/{language}/space/found", access: .person, handler: FoundRequestsPage.show),
            .post("/{language}/space/found", access: .person, handler: FoundRequestsPage.keep),
            .get("/{language}/space/information", access: .person, handler: PersonInformationPage.show),
            .get("/{language}/space/checklists", access: .person, handler: ChecklistPage.show),
            .post("/{language}/space/checklists/{checklist}", access: .person, handler: ChecklistPage.tick),
            .post("/{language}/space/checklists/{checklist}/remove", access: .person, handler: ChecklistPage.remove),
            .get("/{language}/space/data", access: .person, handler: PersonDataPage.show),
            .get(
                "/{language}/space/data/archive", access: .person, limit: .submission, handler: PersonDataPage.archive),
            .get("/{language}/space/delete", access: .person, handler: SpaceDeletionPage.show),
            .post("/{language}/space/delete", access: .person, limit: .secret, handler: SpaceDeletionPage.delete),
            .post("/{language}/space/delete/code", access: .person, limit: .secret, handler: SpaceDeletionPage.send),
            .post("/{language}/space/sessions/end", access: .person, handler: PersonInformationPage.endSessions),
        ]
    }

    private static var household: [Route] {
        let members = "/{language}/space/household/members"
        return [
            .get("/{language}/space/household", access: .person, handler: HouseholdPage.show),
            .post("/{language}/space/household", access: .person, handler: HouseholdPage.file),
            .post(members, access: .person, handler: HouseholdPage.add),
            .post("\(members)/{member}/remove", access: .person, handler: HouseholdPage.remove),
        ]
    }

    private static var contacts: [Route] {
        let contact = "/{language}/space/contacts/{contact}"
        return [
            .get("/{language}/space/new-contact", access: .person, handler: ContactChange.show),
            .post("/{language}/space/new-contact", access: .person, limit: .secret, handler: ContactChange.send),
            .get("\(contact)/change", access: .person, handler: ContactChange.show),
            .post("\(contact)/change", access: .person, limit: .secret, handler: ContactChange.send),
            .get("\(contact)/remove", access: .person, handler: ContactRemoval.show),
            .post("\(contact)/remove", access: .person, handler: ContactRemoval.remove),
            .get("/{language}/space/code/{token}", access: .person, handler: CodePage.show),
            .post("/{language}/space/code/{token}", access: .person, limit: .secret, handler: CodePage.enter),
        ]
    }

    private static var keeping: [Route] {
        [
            .post("/{language}/drafts/{draft}/keep", access: .draftHolder, handler: KeepRequest.keep),
            .post("/{language}/cases/{case}/keep", access: .caseHolder, handler: KeepRequest.keep),
        ]
    }

    /// Only in the demonstration, where messages go nowhere else; elsewhere nothing stands there.
    private static var demonstration: [Route] {
        [
            .get("/demo/mail", access: .everyone) { visit in
                guard visit.site.mailbox != nil else { throw SiteFailure.notFound }
                return .redirect(to: visit.address("/demo/mail").description)
            },
            .get("/{language}/demo/mail", access: .everyone, handler: DemonstrationMailPage.list),
            .get("/{language}/demo/mail/{message}", access: .everyone, handler: DemonstrationMailPage.show),
        ]
    }
}
