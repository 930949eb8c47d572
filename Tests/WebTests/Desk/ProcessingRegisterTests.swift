import FEEL
import Foundation
import HTTPTypes
import Testing

@testable import Services
@testable import Web

/// The register of processing activities (GDPR, article 30), drawn from definitions and from what runs.
@Suite struct ProcessingRegisterTests {
    private static let page = "/fr/desk/data-protection/register"

    private static func running(isSealed: Bool = true) -> RunningMeasures {
        RunningMeasures(isSealed: isSealed, isSecure: true, hasVirusScanner: false, sendsMail: false, draftDays: 30)
    }

    private static func catalogue(on day: String? = nil) -> Catalogue {
        guard let day else { return TestTown.catalogue(of: TestTown.servicesFolder) }
        return CatalogueLoader.load(TestTown.servicesFolder, on: CivilDate(iso8601: day))
    }

    private static func register(on day: String) throws -> ProcessingRegister {
        let catalogue = catalogue()
        let town = try #require(
            catalogue.organisations.compactMap(\.compilation.organisation).first { $0.id == "mairie" })
        return ProcessingRegister(
            of: town, services: catalogue.definitions, running: running(),
            on: try #require(CivilDate(iso8601: day)))
    }

    @Test func `each service of the organisation has its entry, with what its definition says, and no other's`()
        async throws
    {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = try await town.agent("donnees", role: .dataProtectionOfficer)
        let json = try await client.get(Self.page + ".json")
        #expect(json.status == 200)
        #expect(json.headers[.contentType] == "application/json; charset=utf-8")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(json.body.utf8)) as? [String: Any])
        let processings = try #require(document["processings"] as? [[String: Any]])
        let snapshot = town.site.catalogue.snapshot
        let expected = snapshot.services.filter { $0.organisation == "mairie" && $0.simulation == nil }
        #expect(
            processings.compactMap { $0["id"] as? String }
                == expected.map { "service:\($0.id)" } + PlatformProcessing.allCases.map { "platform:\($0.rawValue)" })
        for service in expected {
            let entry = try #require(processings.first { $0["id"] as? String == "service:\(service.id)" })
            let content = try #require(entry["content"] as? [String: [String]])
            for term: RegisterTerm in [.purposes, .legalBasis, .people, .data, .recipients, .transfers, .retention] {
                #expect(content[term.rawValue]?.isEmpty == false, "\(service.id): \(term)")
            }
            let data = content["data"]?.joined() ?? ""
            for question in service.pages.flatMap(\.questions) where question.type.missing != nil {
                #expect(data.contains(Typography.typeset(question.ask[.fr], in: "fr")), "\(question.name)")
            }
        }
        // What only people know stands with the services that it concerns.
        let canteen = try #require(processings.first { $0["id"] as? String == "service:cantine" })
        let processors = (canteen["content"] as? [String: [String]])?["processors"] ?? []
        #expect(processors.contains { $0.contains("Cuisine centrale") })
        let other = try #require(processings.first { $0["id"] as? String == "service:signaler" })
        let others = (other["content"] as? [String: [String]])?["processors"] ?? []
        #expect(!others.isEmpty && !others.contains { $0.contains("Cuisine centrale") })
        let page = try await client.get(Self.page)
        #expect(page.status == 200)
        #expect(page.body.contains("Cuisine centrale") && page.body.contains("14\u{A0}septembre 2026"))
        await town.remove()
    }

    @Test func `it says what runs: a town that is not sealed says so`() throws {
        let measures = SecurityMeasure.allCases.filter { $0.isOn(Self.running()) }
        #expect(measures.contains(.sealing) && !measures.contains(.virusScanner))
        #expect(!SecurityMeasure.sealing.isOn(Self.running(isSealed: false)))
        #expect(!SecurityMeasure.erasure.isOn(Self.running(isSealed: false)))
    }

    @Test func `page, terminal and JSON say when what people wrote is too old`() throws {
        let fresh = try Self.register(on: "2027-09-14")
        #expect(!fresh.needsReview)
        // The whole was made sure of on 14 September 2026; one fact of it on 2 October.
        let old = try Self.register(on: "2027-09-15")
        #expect(old.needsReview)
        let facts = try #require(old.organisation.processing)
        let names = facts.old(on: old.day).map { $0.name[.en] }
        #expect(names.contains("Val public hosting") && !names.contains("Trois-Vallées central kitchen"))
        let document = ProcessingRegisterDocument(old, in: .en)
        #expect(document.text.contains(EnglishTexts().registerReviewIsOld("14\u{A0}September 2026")))
        #expect(document.review.isOld)
        #expect(String(decoding: try document.json(), as: UTF8.self).contains("\"needs_review\" : true"))
    }

    @Test func `check warns of it, where it is written, and of nothing while it holds`() {
        func warnings(_ day: String) -> [Diagnostic] {
            Self.catalogue(on: day).diagnostics.filter { $0.code.rawValue == "review-old" }
        }
        #expect(warnings("2027-09-14").isEmpty)
        let old = warnings("2027-10-03")
        #expect(old.count == 2, "the whole, and the fact with a date of its own")
        #expect(
            old.allSatisfy { $0.severity == .warning && $0.range.file.path.hasSuffix("services/organisation.yaml") })
    }

    @Test func `the officer sees each service's notice and assessment, and takes the file as it is`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = try await town.agent("donnees", role: .dataProtectionOfficer)
        let page = try await client.get(Self.page)
        let texts = FrenchTexts()
        #expect(page.body.contains(texts.assessmentStatus(.validated)))
        #expect(page.body.contains(texts.assessmentNotNeeded))
        #expect(page.body.contains(texts.assessmentDated("21\u{A0}septembre 2026")))
        #expect(
            page.body.contains(
                texts.assessmentRisk(.init(feared: .access, severity: .significant, likelihood: .limited))))
        for service in ["cantine", "signaler", "terrasse", "acte-naissance"] {
            #expect(page.body.contains("/fr/services/\(service)/data\""), "\(service)")
        }
        let file = try await client.get(Self.page + "/services/cantine/pia.json")
        let kept = try String(contentsOfFile: TestTown.servicesFolder + "/cantine/pia.json", encoding: .utf8)
        #expect(file.status == 200 && file.body == kept)
        #expect(try await client.get(Self.page + "/services/signaler/pia.json").status == 404, "it has none")
        let other = try await town.agent(
            "ailleurs", role: .dataProtectionOfficer, organisation: "mutuelle-des-rives", office: "sinistres")
        #expect(try await other.get(Self.page + "/services/cantine/pia.json").status == 404)
        await town.remove()
    }

    @Test func `only the officer reads it`() async throws {
        let town = try await TestTown.make()
        for role: Role in [.agent, .supervisor, .administrator] {
            let client = try await town.agent("\(role)", role: role)
            #expect(try await client.get(Self.page).status == 403)
            #expect(try await client.get(Self.page + ".json").status == 403)
        }
        await town.remove()
    }
}
