import FEEL
import Services
import Testing

/// What the law adds to letters, whatever their authors wrote.
@Suite struct LetterMentionsTests {
    static let services = ["acte-naissance", "cantine", "signaler", "terrasse", "degat-des-eaux"]

    private func mentions(
        _ service: ShippedService, outcome: Outcome? = .granted, computed: [String: Value] = [:],
        in language: Language = .fr
    ) -> LetterMentions {
        LetterMentions(
            of: service.definition, outcome: outcome, computed: computed, organisation: service.organisation,
            in: language)
    }

    private func plain(_ text: String) -> String {
        RichText(markdown: text).words.replacing("’", with: "'").split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    @Test(arguments: services, [Language.fr, .en])
    func `every letter that ends a case names the court and the time, in its own words or at its end`(
        name: String, language: Language
    ) throws {
        let service = try ShippedService(name)
        let definition = service.definition
        let court = try #require(service.organisation.court(definition.legal.appeal.before)).name[language]
        let day = try ShippedService.day("2026-10-01")
        var count = 0
        for action in definition.workflow.actions {
            guard let letter = action.letter, let state = action.to.flatMap(definition.workflow.state),
                let outcome = state.outcome
            else { continue }
            let facts = LetterFacts(
                reference: "VC-2222-3333", submittedOn: day, decidedOn: day, reasons: Array(action.reasons.prefix(1)),
                organisation: service.organisation)
            let written = try #require(
                definition.letter(letter, in: language, answers: [:], computed: [:], facts: facts))
            let sent = plain(mentions(service, outcome: outcome, in: language).completing(written.body))
            #expect(sent.contains(plain(court)), "\(action.id)")
            // What an insurer's customers may do is no appeal against an administration.
            if definition.legal.basis == .publicTask, let within = definition.legal.appeal.within?.words(in: language) {
                #expect(sent.contains(plain(within)), "\(action.id)")
            }
            // Authors of this town wrote it in their own words.
            if outcome != .closed { #expect(!sent.contains("You can challenge this decision within"), "\(action.id)") }
            count += 1
        }
        #expect(count > 0)
    }

    @Test func `an appeal taken out of a letter is put back, and one that stands is not said twice`() throws {
        let service = try ShippedService("cantine")
        let added = mentions(service).added(to: "Bonjour,\n\nC'est non.")
        #expect(added.hasPrefix("## Si vous n’êtes pas d’accord"))
        #expect(added.contains("Tribunal administratif de Val-Clair") && plain(added).contains("pendant 2 mois"))
        #expect(added.contains("3 quai des Ormes"))
        let complete = mentions(service).completing("Bonjour,")
        #expect(complete.hasPrefix("Bonjour,\n\n## "))
        #expect(mentions(service).completing(complete) == complete)
        // The court without the time is not enough.
        #expect(!mentions(service).added(to: "Voyez le Tribunal administratif de Val-Clair.").isEmpty)
    }

    @Test func `a letter explains each value: the computation, the data used with their source, and the texts`() throws
    {
        let service = try ShippedService("cantine")
        let day = try ShippedService.day("2026-10-01")
        let answers: Answers = [
            "ecole_publique": Answer(.boolean(true)), "souhaite_reduction": Answer(.boolean(true)),
            "revenu_fiscal": Answer(.integer(21_601)), "parts": Answer(try ShippedService.number("2.5")),
        ]
        let computed = service.definition.evaluate(answers, on: day).computed
        func letter(_ language: Language) -> String {
            let explanations = service.definition.explanations(
                answers: answers, computed: computed, on: day, in: language)
            let mentions = LetterMentions(
                of: service.definition, outcome: .granted, computed: computed, explanations: explanations,
                organisation: service.organisation, in: language)
            return plain(mentions.added(to: ""))
        }
        let french = letter(.fr)
        // The degree and mode of contribution, the data and their source, the parameters, the operations.
        #expect(french.contains("Quotient de la commune : 720,03 €") && french.contains("Texte : Délibération 2025-38"))
        #expect(french.contains("Calcul : « Revenu fiscal de référence » ÷ 12 ÷ « Nombre de parts »"))
        #expect(french.contains("Revenu fiscal de référence : 21 601 € par an (votre dossier)"))
        #expect(french.contains("0,0052 (en vigueur depuis le 1er septembre 2025, Délibération 2025-38)"))
        #expect(french.contains("Cas retenu : « Souhaitez-vous un prix selon vos revenus ? » →"))
        #expect(french.contains("Avant arrondi :") && french.contains("0,01"))
        let english = letter(.en)
        #expect(english.contains("Case that applies:") && english.contains("(your case)"))
        #expect(english.contains("in force since 1 September 2025"))
    }

    @Test func `a letter says which rules gave a value, and how to obtain them`() throws {
        let service = try ShippedService("cantine")
        let computed: [String: Value] = ["tarif": try ShippedService.number("6.20"), "quotient": .null]
        let french = plain(mentions(service, computed: computed).added(to: ""))
        #expect(french.contains("Prix d'un repas") && french.contains("L. 311-3-1"))
        #expect(french.contains("Guichet éducation") && french.contains("Commission d'accès"))
        #expect(!french.contains("Quotient de la commune"), "it gave no value")
        let english = RichText(markdown: mentions(service, computed: computed, in: .en).added(to: "")).words
        #expect(english.contains("An algorithm was used") && english.contains("Price of a meal"))
        // A count that applies no text decides nothing.
        let count: [String: Value] = ["repas_par_semaine": try ShippedService.number("4")]
        #expect(!mentions(service, computed: count).added(to: "").contains("algorithmique"))
        // An insurer is no administration.
        let insurer = try ShippedService("degat-des-eaux")
        let said = mentions(insurer, computed: ["expertise_utile": .boolean(true)]).added(to: "")
        #expect(said.contains("Un expert est à prévoir") && !said.contains("311-3-1"))
    }

    @Test func `a letter that ends nothing has nothing added`() throws {
        let service = try ShippedService("cantine")
        let computed: [String: Value] = ["tarif": try ShippedService.number("6.20")]
        #expect(mentions(service, outcome: nil, computed: computed).completing("Bonjour.") == "Bonjour.")
    }
}
