import Services

/// The end of a case's retention, on both sides.
enum RetentionRoutes {
    static var citizen: [Route] {
        [
            .get("/{language}/cases/{case}/erasure.json", access: .caseHolder, handler: ErasedCasePage.receipt)
        ]
    }

    /// What the archives are shown and what they say.
    static var archives: [Route] {
        let all = "/{language}/desk/archives"
        let one = "\(all)/{list}"
        return [
            .get(all, access: .agent(.administrator), handler: ArchivesPage.show),
            .get(one, access: .agent(.administrator), handler: EliminationPage.show),
            .get("\(one)/print", access: .agent(.administrator), handler: EliminationPage.printed),
            .get("\(one)/list.csv", access: .agent(.administrator), handler: EliminationFile.download),
            .post("\(one)/close", access: .agent(.administrator), handler: EliminationPage.close),
            .post("\(one)/visa", access: .agent(.administrator), handler: EliminationPage.recordVisa),
            .post("\(one)/transfer", access: .agent(.administrator), handler: EliminationPage.transfer),
        ]
    }

    static var desk: [Route] {
        let one = "/{language}/desk/cases/{case}/hold"
        return [
            .get(one, access: .caseAgent(.supervisor), handler: HoldPage.show).takingClosed(),
            .post(one, access: .caseAgent(.supervisor), handler: HoldPage.hold).takingClosed().keepingForm(),
            .post("\(one)/lift", access: .caseAgent(.supervisor), handler: HoldPage.lift).takingClosed().keepingForm(),
        ]
    }
}
