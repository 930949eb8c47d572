import FEEL
import Foundation
import Services
import Testing

@testable import Assistant

/// What the town's definitions say is what the assistant answers from.
@Suite struct ServiceSheetTests {
    private static let catalogue = CatalogueLoader.load(
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "services").path)
    private let day = CivilDate(year: 2026, month: 11, day: 28) ?? CivilDate(daysSinceEpoch: 0)

    private func sheets(_ id: String) throws -> [Sheet] {
        let service = try #require(Self.catalogue.definitions.first { $0.id == id })
        let organisation = Self.catalogue.organisations.compactMap(\.compilation.organisation).first {
            $0.id == service.organisation
        }
        return ServiceSheets.sheets(of: service, organisation: organisation, on: day)
    }

    @Test func `a service's texts, sheet and rules are in its sheets, in each language`() throws {
        let sheets = try sheets("cantine")
        #expect(sheets.map(\.language) == [.fr, .en])
        let french = try #require(sheets.first)
        #expect(french.id == "service:cantine")
        #expect(french.link == "/fr/services/cantine")
        let text = french.sections.map(\.text).joined(separator: "\n")
        #expect(text.contains("6,20"), "the price its sheet tells")
        #expect(french.sections.contains { $0.heading == "Combien coûte un repas ?" })
        let rules = try #require(french.sections.first { $0.heading?.hasPrefix("Comment c’est calculé") == true })
        #expect(rules.text.contains("Prix d’un repas"), "its rules, in words")
        #expect(french.themes.contains("Préparer la rentrée"))
        #expect(!french.keywords.isEmpty)
    }

    @Test func `every service of the town can be answered about in both languages`() throws {
        #expect(Self.catalogue.definitions.count >= 7)
        for service in Self.catalogue.definitions {
            for sheet in try sheets(service.id) {
                #expect(sheet.sections.count >= 3, "\(service.id) in \(sheet.language)")
                #expect(sheet.sections.allSatisfy { !$0.text.isEmpty || $0.heading != nil })
            }
        }
    }

    @Test func `offices say when they are open and how they are reached`() throws {
        let organisation = try #require(
            Self.catalogue.organisations.compactMap(\.compilation.organisation).first { $0.id == "mairie" })
        let offices = OrganisationSheets.offices(of: organisation)
        let registry = try #require(offices.first { $0.id == "office:etat-civil" && $0.language == .fr })
        let hours = try #require(registry.sections.first)
        #expect(hours.text.contains("jeudi : 13\u{A0}h\u{A0}30 – 19\u{A0}h"))
        #expect(hours.text.contains("dimanche : fermé"))
        #expect(registry.sections.last?.text.contains("01 99 00 41 20") == true)
    }
}
