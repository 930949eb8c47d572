import Services
import Testing

@testable import Web

/// What people are told of their data (GDPR, articles 13 and 14), drawn from the definition.
@Suite struct DataNoticeTests {
    @Test func `a notice says who, why, on what basis, for whom, how long and which rights, in both languages`()
        async throws
    {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let client = SiteClient(site: town.site)
        for service in town.site.catalogue.snapshot.services where service.simulation == nil {
            for (language, texts) in [(Language.fr, FrenchTexts() as any Texts), (.en, EnglishTexts())] {
                let page = try await client.get("/\(language.rawValue)/services/\(service.id)/data")
                #expect(page.status == 200)
                let body = Self.words(page.body)
                let legal = service.legal
                let organisation = try #require(town.site.catalogue.snapshot.organisations[service.organisation])
                let officer = try #require(organisation.dataProtectionOfficer?.email)
                var expected = [
                    organisation.name[language], officer, texts.legalBasis(legal.basis),
                    texts.dataKept(legal.retention.active.words(in: language), then: legal.retention.then),
                    texts.noticeComplaint, service.presentation.summary[language],
                ]
                expected += legal.recipients.map { $0[language] }
                expected += legal.texts.map(\.reference)
                expected += service.rules.map { $0.label[language] }
                for question in service.pages.flatMap(\.questions) where question.type.missing != nil {
                    expected.append(question.ask[language])
                    if let use = question.usedFor { expected.append(use[language]) }
                }
                for right in DataRight.allCases {
                    #expect(
                        body.contains(Self.words(texts.noticeRight(right))) == legal.basis.rights.contains(right),
                        "\(service.id): \(right)")
                }
                for text in expected {
                    let words = Self.words(Typography.typeset(text, in: language.rawValue))
                    #expect(body.contains(words), "\(service.id), \(language): \(text)")
                }
            }
        }
        await town.remove()
    }

    @Test func `a register is told as a source, with who holds it and what it fills in`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let page = try await SiteClient(site: town.site).get("/en/services/cantine/data")
        #expect(page.body.contains(EnglishTexts().noticeSourcesTitle))
        #expect(page.body.contains("L. 114-8") || page.body.contains("L.\u{A0}114-8"))
        let other = try await SiteClient(site: town.site).get("/en/services/acte-naissance/data")
        #expect(!other.body.contains(EnglishTexts().noticeSourcesTitle))
        await town.remove()
    }

    @Test func `an estimate says that nothing is kept, and its notice promises nothing else`() async throws {
        let town = try await TestTown.make(services: TestTown.servicesFolder)
        let page = try await SiteClient(site: town.site).get("/fr/services/cheque-energie/data")
        #expect(page.status == 200)
        #expect(page.body.contains(FrenchTexts().noticeOfSimulation))
        #expect(!page.body.contains(FrenchTexts().noticeKeptTitle))
        await town.remove()
    }

    @Test func `the service's page and the check before sending lead to it`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let link = "/fr/services/acte-naissance/data"
        #expect(try await client.get("/fr/services/acte-naissance").body.contains("href=\"\(link)\""))
        let draft = try await town.completedDraft(client)
        #expect(try await client.get("/fr/drafts/\(draft)/check").body.contains("href=\"\(link)\""))
        await town.remove()
    }

    @Test func `rights follow the legal basis`() {
        #expect(LegalBasis.contract.rights.contains(.portability))
        #expect(!LegalBasis.publicTask.rights.contains(.portability))
        #expect(LegalBasis.publicTask.rights.contains(.objection))
        #expect(!LegalBasis.legalObligation.rights.contains(.objection))
        #expect(LegalBasis.consent.rights.contains(.withdrawal))
        for basis in LegalBasis.allCases {
            #expect(Set(basis.rights).isSuperset(of: [.access, .rectification, .restriction]))
        }
    }

    /// The text without what HTML and typesetting do to it.
    private static func words(_ text: String) -> String {
        [
            "&amp;": "&", "&#39;": "'", "&quot;": "\"", "&lt;": "<", "&gt;": ">", "\u{A0}": " ", "\u{202F}": " ",
            "’": "'",
        ]
        .reduce(text) { $0.replacing($1.key, with: $1.value) }
    }
}
