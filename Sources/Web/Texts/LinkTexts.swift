/// What agents read of cases that are perhaps the same request, and of those that belong together; and what the person
/// reads of it.
protocol LinkTexts {
    var perhapsTheSame: String { get }
    var perhapsTheSameText: String { get }
    var notTheSame: String { get }
    var linkedCases: String { get }
    var noLinkedCase: String { get }
    var linkACase: String { get }
    var referenceOfOther: String { get }
    var whyLinked: String { get }
    var whyLinkedHint: String { get }
    var linkConsequence: String { get }
    var linkThem: String { get }
    var relatedCaseRequired: String { get }
    var casesAreLinked: String { get }
    var casesAreDistinguished: String { get }
    func linked(to reference: String, by who: String) -> String
    func distinguished(from reference: String, by who: String) -> String
    var changedLinks: String { get }
    /// As the person reads it: neither the other reference nor the agents' words, which may be about somebody else.
    var linkedToAnother: String { get }
}

extension FrenchTexts {
    var perhapsTheSame: String { "Peut-être la même demande" }
    var perhapsTheSameText: String {
        "Ces dossiers ouverts du même service ont les mêmes réponses principales. Reliez-les plus bas, ou dites que ce sont deux demandes."
    }
    var notTheSame: String { "Ce n’est pas la même demande" }
    var linkedCases: String { "Dossiers reliés" }
    var noLinkedCase: String { "Aucun dossier relié." }
    var linkACase: String { "Relier à un autre dossier" }
    var referenceOfOther: String { "Référence de l’autre dossier" }
    var whyLinked: String { "Pourquoi vont-ils ensemble\u{202F}?" }
    var whyLinkedHint: String { "Vos collègues liront cette explication sur les deux dossiers." }
    var linkConsequence: String {
        "Le lien apparaît sur les deux dossiers, et chacun garde son état et ses délais. Chaque personne lit que sa demande est reliée à une autre, sans savoir laquelle."
    }
    var linkThem: String { "Relier les deux dossiers" }
    var relatedCaseRequired: String {
        "Saisissez la référence d’un autre dossier de votre organisme, comme VC-7K2M-9QFX."
    }
    var casesAreLinked: String { "Les deux dossiers sont reliés" }
    var casesAreDistinguished: String { "C’est noté\u{A0}: ce sont deux demandes" }
    func linked(to reference: String, by who: String) -> String { "Relié à \(reference) par \(who)" }
    func distinguished(from reference: String, by who: String) -> String {
        "Distingué de \(reference) par \(who)"
    }
    var changedLinks: String { "a relié le dossier à un autre" }
    var linkedToAnother: String { "Le service a relié votre demande à une autre, pour les étudier ensemble" }
}

extension EnglishTexts {
    var perhapsTheSame: String { "Perhaps the same request" }
    var perhapsTheSameText: String {
        "These open cases of the same service have the same main answers. Link them below, or say that they are two requests."
    }
    var notTheSame: String { "It is not the same request" }
    var linkedCases: String { "Linked cases" }
    var noLinkedCase: String { "No linked case." }
    var linkACase: String { "Link to another case" }
    var referenceOfOther: String { "Reference of the other case" }
    var whyLinked: String { "Why do they belong together?" }
    var whyLinkedHint: String { "Your colleagues will read this explanation on both cases." }
    var linkConsequence: String {
        "The link appears on both cases, and each keeps its state and its dates. Each person reads that their request is linked to another, without knowing which."
    }
    var linkThem: String { "Link the two cases" }
    var relatedCaseRequired: String { "Enter the reference of another case of your organisation, like VC-7K2M-9QFX." }
    var casesAreLinked: String { "The two cases are linked" }
    var casesAreDistinguished: String { "Noted: they are two requests" }
    func linked(to reference: String, by who: String) -> String { "Linked to \(reference) by \(who)" }
    func distinguished(from reference: String, by who: String) -> String {
        "Told apart from \(reference) by \(who)"
    }
    var changedLinks: String { "linked the case to another" }
    var linkedToAnother: String { "The office linked your request to another, to look at them together" }
}
