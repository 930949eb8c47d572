import Services
import Testing

/// What holds of every service of the demonstration.
@Suite struct ShippedServiceTests {
    private static let names = ["acte-naissance", "signaler"]

    @Test func `nothing is wrong with any of them, not even a warning`() {
        #expect(ShippedService.complaints.map(\.message) == [])
    }

    @Test(arguments: names)
    func `each says everything in French and English, and how to reach somebody`(name: String) throws {
        let service = try ShippedService(name)
        #expect(service.definition.languages == [.fr, .en])
        for language in Language.allCases {
            #expect(service.definition.sheet[language] != nil)
            #expect(service.definition.presentation.keywords[language]?.isEmpty == false)
        }
        #expect(service.organisation.office(service.definition.office)?.contact.phone != nil)
        #expect(!service.definition.legal.texts.isEmpty)
        let objectives = service.definition.objectives
        #expect(objectives.completedPercent != nil && objectives.medianTime != nil && objectives.decidedWithin != nil)
    }

    @Test(arguments: names) func `whoever refuses says why, in a letter in both languages`(name: String) throws {
        let service = try ShippedService(name).definition
        let refusals = service.workflow.actions.filter { action in
            service.workflow.state(action.to)?.outcome == .refused
        }
        for action in refusals {
            #expect(action.reasons.count >= 2)
            let letter = try #require(action.letter)
            #expect(service.letters[letter]?.texts.keys.sorted { $0.rawValue < $1.rawValue } == [.en, .fr])
        }
        // A report is not a request: it is closed, never refused.
        #expect(refusals.isEmpty == (name == "signaler"))
    }
}
