import Services
import Testing

/// What holds of every service of the demonstration.
@Suite struct ShippedServiceTests {
    private static let names = ["acte-naissance", "cantine", "degat-des-eaux", "signaler", "terrasse"]

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
            action.to.flatMap(service.workflow.state)?.outcome == .refused
        }
        for action in refusals {
            #expect(action.reasons.count >= 2)
            let letter = try #require(action.letter)
            #expect(service.letters[letter]?.texts.keys.sorted { $0.rawValue < $1.rawValue } == [.en, .fr])
        }
        // A report is not a request: it is closed, never refused.
        #expect(refusals.isEmpty == (name == "signaler"))
    }

    @Test func `two organisations offer them, each with its own references, offices and colours`() throws {
        let town = try ShippedService("cantine").organisation
        let insurer = try ShippedService("degat-des-eaux").organisation
        #expect(town.id == "mairie" && insurer.id == "mutuelle-des-rives")
        #expect(town.referencePrefix != insurer.referencePrefix)
        #expect(town.accent?.light != insurer.accent?.light)
        #expect(Set(town.offices.map(\.name[.fr])).isDisjoint(with: insurer.offices.map(\.name[.fr])))
    }
}
