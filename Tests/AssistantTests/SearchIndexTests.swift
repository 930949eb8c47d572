import Assistant
import Services
import Testing

/// Sheets small enough to be followed by hand.
enum SearchSheets {
    static func sheet(
        _ id: String, _ title: String, _ text: String = "", _ language: Language = .fr, keywords: [String] = []
    ) -> Sheet {
        Sheet(
            id: id, language: language, origin: .folder, organisation: "val-clair", title: title, keywords: keywords,
            sections: [Sheet.Section(heading: nil, text: text)], link: "/sheets/\(id)")
    }

    static let town = [
        sheet(
            "cni", "Refaire sa carte d’identité perdue ou volée",
            "Déclarez la perte à la mairie, puis prenez rendez-vous."),
        sheet("cantine", "Inscrire un enfant à la cantine", "Le tarif dépend du quotient familial."),
        sheet("marche", "Horaires du marché", "Le marché se tient le samedi matin sur la place."),
        sheet("bruit", "Se plaindre d’un voisin bruyant", "La police municipale constate le tapage."),
        sheet("bin", "Order a recycling bin", "A bin is delivered within two weeks.", .en),
    ]

    static func index(_ sheets: [Sheet] = town) -> SearchIndex {
        SearchIndex(sheets.map { AnalysedSheet($0) }, vectors: .none)
    }
}

@Suite struct SearchIndexTests {
    @Test(arguments: [
        "carte d'identité", "CARTE IDENTITE PERDUE", "g perdu ma cart didentité", "perte de ma C.N.I.", "cni volé",
    ])
    func `an identity card is found however it is typed`(query: String) {
        let findings = SearchSheets.index().search(query, in: .fr, limit: 3)
        #expect(findings.hits.first?.sheet.id == "cni")
    }

    @Test func `a sheet of the other language comes when only it answers`() {
        let index = SearchSheets.index()
        #expect(index.search("recycling bin", in: .fr, limit: 3).hits.first?.sheet.id == "bin")
    }

    @Test(arguments: ["", " ", "?!", String(repeating: "marché ", count: 2_000)])
    func `nothing and too much are searched without harm`(query: String) {
        let findings = SearchSheets.index().search(query, in: .fr, limit: 3)
        #expect(findings.hits.isEmpty == !query.contains("marché"))
    }
}
