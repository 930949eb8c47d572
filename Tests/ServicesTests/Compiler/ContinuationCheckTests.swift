import Testing

@testable import Services

/// What a definition says of renewing and changing what was granted.
@Suite struct ContinuationCheckTests {
    private func complaints(_ line: String) throws -> [String] {
        var files = try SampleDefinition.files()
        files.services["services/animaux"] = try SampleDefinition.service(
            replacing: "lists: {columns:", with: line + "\nlists: {columns:")
        return Catalogue(files).diagnostics.filter { $0.severity == .error }.map(\.message)
    }

    @Test func `what is asked again is asked, and what can be changed is a page`() throws {
        #expect(try complaints("renewal: {after: P10M, ask_again: [nom]}") == [])
        #expect(try complaints("renewal: {after: P10M, ask_again: [non]}") == ["the form asks no question `non`"])
        #expect(try complaints("changes: {pages: [ailleurs], within: P1Y}") == ["the form has no page `ailleurs`"])
        #expect(try complaints("renewal: {ask_again: [nom]}").count == 1, "how long after must be said")
        #expect(try complaints("changes: {within: P1Y}").count == 1, "what can be changed must be said")
    }

    @Test func `school meals are renewed after nine months and changed within the year`() throws {
        let meals = try ShippedService("cantine").definition
        #expect(meals.renewal?.after == Period(9, .month) && meals.renewal?.askAgain.contains("enfants.jours") == true)
        #expect(meals.changes == ChangeRule(pages: ["enfants"], within: Period(1, .year)))
        #expect(try ShippedService("acte-naissance").definition.renewal == nil)
    }
}
