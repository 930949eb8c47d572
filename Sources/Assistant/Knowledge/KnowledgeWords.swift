import Services

/// The headings under which the assistant finds what a service's definition says, and a few words around it.
struct KnowledgeWords: Sendable {
    let language: Language

    private func pick(_ french: String, _ english: String) -> String { language == .fr ? french : english }

    var whatItGives: String { pick("Ce que vous obtenez", "What you get") }
    var whoMayAsk: String { pick("Qui peut faire la demande ?", "Who may ask?") }
    var whatToHaveAtHand: String {
        pick("Quels documents et informations préparer ?", "Which documents and information to have at hand?")
    }
    var howMuch: String { pick("Combien ça coûte ?", "How much does it cost?") }
    var howLong: String { pick("Combien de temps ? Quel délai ?", "How long does it take?") }
    var whenToAsk: String { pick("Quand faire la demande ?", "When to apply?") }

    func period(_ period: ApplicationPeriod) -> String {
        let (opens, closes) = (period.opens.words(in: language), period.closes.words(in: language))
        return pick(
            "Les demandes sont ouvertes chaque année du \(opens) au \(closes).",
            "Requests are open every year from \(opens) to \(closes).")
    }

    var law: String { pick("Les textes de loi appliqués", "The law that applies") }
    var decidedBy: String { pick("Qui décide ?", "Who decides?") }
    var otherCases: String { pick("Cas particuliers", "Other cases") }
    var rules: String { pick("Comment c’est calculé et décidé", "How it is worked out and decided") }
    var hours: String { pick("Horaires d’ouverture", "Opening hours") }
    var howToReach: String { pick("Adresse, téléphone, courriel", "Address, telephone, e-mail") }
    var closed: String { pick("fermé", "closed") }

    func timeToFill(_ time: String) -> String {
        pick("Remplir la demande prend environ \(time).", "Filling in the form takes about \(time).")
    }

    func decided(within time: String) -> String {
        pick("Nous visons une réponse sous \(time).", "We aim to answer within \(time).")
    }

    func silence(after time: String, _ meaning: SilenceRule.Meaning) -> String? {
        switch meaning {
        case .acceptance:
            pick(
                "Sans réponse au bout de \(time), la demande est acceptée.",
                "Without an answer after \(time), the request is granted.")
        case .refusal:
            pick(
                "Sans réponse au bout de \(time), la demande est refusée.",
                "Without an answer after \(time), the request is refused.")
        case .nothing: nil
        }
    }
}
