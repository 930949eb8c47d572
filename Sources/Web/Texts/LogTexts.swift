/// The journal, explained to everyone.
protocol LogTexts {
    var logTitle: String { get }
    var logParagraphs: [String] { get }
    func logSize(_ count: Int) -> String
    var logWitnesses: String { get }
    var logNoWitness: String { get }
    func logWitness(_ name: String, at moment: String, size: Int) -> String
    var logFiles: String { get }
}

extension FrenchTexts {
    var logTitle: String { "Le journal public, et qui le surveille" }
    var logParagraphs: [String] {
        [
            "Chaque chose qui arrive à une demande est inscrite dans un journal auquel on peut seulement ajouter. De chaque inscription, une empreinte est publiée\u{A0}: elle ne dit rien de personne, mais personne, pas même nous, ne peut changer ou retirer une inscription sans que cela se voie.",
            "Des témoins, qui ne dépendent pas de nous, gardent l’état du journal et vérifient qu’il ne fait que grandir. N’importe qui peut en être un\u{A0}: parvis witness, suivi de l’adresse de ce site.",
        ]
    }
    func logSize(_ count: Int) -> String {
        count == 0
            ? "Le journal est vide."
            : "Le journal compte \(figure(count)) \(count == 1 ? "inscription" : "inscriptions")."
    }
    var logWitnesses: String { "Témoins" }
    var logNoWitness: String { "Aucun témoin ne s’est encore prononcé." }
    func logWitness(_ name: String, at moment: String, size: Int) -> String {
        "\(name) a vérifié les \(figure(size)) premières inscriptions. \(moment)"
    }
    var logFiles: String { "Pour les logiciels" }
}

extension EnglishTexts {
    var logTitle: String { "The public journal, and who watches it" }
    var logParagraphs: [String] {
        [
            "Everything that happens to a request is entered in a journal to which one can only add. Of each entry a fingerprint is published: it says nothing of anybody, but nobody, not even us, can change or remove an entry unseen.",
            "Witnesses who do not depend on us keep the state of the journal and check that it only grows. Anybody can be one: parvis witness, followed by the address of this site.",
        ]
    }
    func logSize(_ count: Int) -> String {
        count == 0 ? "The journal is empty." : "The journal has \(figure(count)) \(count == 1 ? "entry" : "entries")."
    }
    var logWitnesses: String { "Witnesses" }
    var logNoWitness: String { "No witness has spoken yet." }
    func logWitness(_ name: String, at moment: String, size: Int) -> String {
        "\(name) has checked the first \(figure(size)) entries. \(moment)"
    }
    var logFiles: String { "For programs" }
}
