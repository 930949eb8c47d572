/// The resident's side of the site.
enum CitizenRoutes {
    static func routes() -> [Route] {
        presentation + drafts + cases + continuity + RetentionRoutes.citizen
    }

    private static var presentation: [Route] {
        [
            .get("/{language}", access: .everyone, isKept: true, handler: HomePage.show),
            .get("/{language}/search", access: .everyone, handler: SearchPage.show),
            .get("/{language}/life-events/{event}", access: .everyone, isKept: true, handler: LifeEventPage.show),
            .get("/{language}/services/{service}", access: .everyone, isKept: true, handler: ServicePage.show),
            .get("/{language}/services/{service}/data", access: .everyone, isKept: true, handler: DataNoticePage.show),
            .get("/{language}/services/{service}/follow-up", access: .everyone, handler: PublicFollowUpPage.show)
                .exempt(.published),
            .get("/{language}/benefits", access: .everyone, handler: BenefitsPage.show),
            .post("/{language}/benefits", access: .everyone, handler: BenefitsPage.answer),
            .get("/{language}/services/{service}/eligibility", access: .everyone, handler: EligibilityPage.show),
            .post("/{language}/services/{service}/eligibility", access: .everyone, handler: EligibilityPage.answer),
            .get("/{language}/contact", access: .everyone, isKept: true, handler: ContactPage.show),
            .get("/{language}/accessibility", access: .everyone, isKept: true, handler: AccessibilityPage.show),
            .get("/{language}/privacy", access: .everyone, isKept: true, handler: PrivacyPage.show),
            .get("/{language}/gallery", access: .everyone, handler: GalleryPage.show),
        ]
    }

    private static var drafts: [Route] {
        let draft = "/{language}/drafts/{draft}"
        return [
            .post(
                "/{language}/services/{service}/start", access: .everyone, limit: .submission, handler: StartDraft.start
            ),
            .get("/{language}/resume", access: .everyone, handler: ResumePage.show),
            .post("/{language}/resume", access: .everyone, limit: .secret, handler: ResumePage.open)
                .exempt(.byTheirPerson),
            .get("/{language}/resume/{code}", access: .everyone, limit: .secret, handler: ResumePage.openLink)
                .exempt(.byTheirPerson),
            .get(draft, access: .draftHolder, handler: FormPage.next),
            .get("\(draft)/pages/{page}", access: .draftHolder, handler: FormPage.show),
            .post("\(draft)/pages/{page}", access: .draftHolder, handler: FormPage.save).taking(DraftFiles.intake)
                .keepingForm(),
            .post("\(draft)/pages/{page}/keep", access: .draftHolder, handler: KeepPage.keep),
            .post(
                "\(draft)/pages/{page}/registers/{register}", access: .draftHolder, limit: .secret,
                handler: RegisterFill.fill),
            .post(
                "\(draft)/pages/{page}/earlier/{question}", access: .draftHolder, handler: EarlierAnswers.takeUp),
            .post(
                "\(draft)/pages/{page}/earlier/{question}/documents/{file}", access: .draftHolder, limit: .upload,
                handler: EarlierDocuments.take),
            .get("\(draft)/new-version", access: .draftHolder, handler: NewVersionPage.show),
            .post("\(draft)/new-version", access: .draftHolder, handler: NewVersionPage.accept),
            .get("\(draft)/exit", access: .draftHolder, handler: ExitPageView.show),
            .get("\(draft)/check", access: .draftHolder, handler: CheckPage.show),
            .post("\(draft)/submit", access: .draftHolder, limit: .submission, handler: SubmitDraft.submit),
            .get("\(draft)/saved", access: .draftHolder, handler: SavedPage.show),
            .post("\(draft)/delete", access: .draftHolder, handler: SavedPage.delete),
        ]
    }

    private static var cases: [Route] {
        [
            .get("/{language}/follow", access: .everyone, handler: FollowPage.show),
            .post("/{language}/follow", access: .everyone, limit: .secret, handler: FollowPage.open)
                .exempt(.byTheirPerson),
            .get("/{language}/follow/{code}", access: .everyone, limit: .secret, handler: FollowPage.openLink)
                .exempt(.byTheirPerson),
            .post("/{language}/forget", access: .everyone, handler: FollowPage.forget),
            .get("/{language}/cases/{case}", access: .caseHolder, handler: FollowedCasePage.show),
            .get("/{language}/cases/{case}/receipt", access: .caseHolder, handler: ReceiptPage.show),
            .get("/{language}/cases/{case}/receipt.json", access: .caseHolder, handler: ReceiptFile.download),
            .get("/{language}/cases/{case}/letters/{number}", access: .caseHolder, handler: LetterPage.show),
        ]
    }

    /// The life of a case after submission.
    private static var continuity: [Route] {
        let one = "/{language}/cases/{case}"
        return [
            .get("\(one)/messages", access: .caseHolder, handler: MessagesPage.show),
            .post("\(one)/messages", access: .caseHolder, limit: .submission, handler: MessagesPage.send)
                .taking(MessageFiles.intake).keepingForm(),
            .get("\(one)/addition", access: .caseHolder, handler: AdditionPage.show),
            .post("\(one)/addition", access: .caseHolder, limit: .submission, handler: AdditionPage.send)
                .taking(MessageFiles.intake).keepingForm(),
            .get("\(one)/correction", access: .caseHolder, handler: CorrectionPage.show),
            .post("\(one)/correction", access: .caseHolder, handler: CorrectionPage.answer)
                .taking(CorrectionFiles.intake).keepingForm(),
            .get("\(one)/withdrawal", access: .caseHolder, handler: WithdrawalPage.show),
            .post("\(one)/withdrawal", access: .caseHolder, handler: WithdrawalPage.withdraw).keepingForm(),
            .get("\(one)/reconsideration", access: .caseHolder, handler: ReconsiderationPage.show),
            .post("\(one)/reconsideration", access: .caseHolder, limit: .submission, handler: ReconsiderationPage.ask)
                .keepingForm(),
            .get("\(one)/renewal", access: .caseHolder, handler: ContinuationPage.showRenewal),
            .post("\(one)/renewal", access: .caseHolder, limit: .submission, handler: ContinuationPage.startRenewal),
            .get("\(one)/change", access: .caseHolder, handler: ContinuationPage.showChange),
            .post("\(one)/change", access: .caseHolder, limit: .submission, handler: ContinuationPage.startChange),
            .get("\(one)/access", access: .caseHolder, handler: AccessRecordPage.show),
            .post("\(one)/access", access: .caseHolder, limit: .submission, handler: AccessRecordPage.askWhy),
            .get("\(one)/data", access: .caseHolder, handler: CaseDataPage.show),
            .post("\(one)/data", access: .caseHolder, limit: .submission, handler: CaseDataPage.ask).keepingForm(),
            .get("\(one)/download", access: .caseHolder, limit: .submission, handler: CaseDownload.download),
        ]
    }
}
