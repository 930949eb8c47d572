/// What the pages that everyone can read say of cases.
protocol PublicTexts {
    var publicFollowUpTitle: String { get }
    var publicFollowUpText: String { get }
    var publicFollowUpEmpty: String { get }
    var publicFollowUpLink: String { get }
    func publiclyReceived(on date: String) -> String
    var latestReports: String { get }
    var olderReports: String { get }
    var backToTheService: String { get }
    func offeredBy(_ organisation: String) -> String
}

extension FrenchTexts {
    var publicFollowUpTitle: String { "Ce qui a déjà été signalé" }
    var publicFollowUpText: String {
        "Cette liste ne montre rien des personnes\u{A0}: ni leurs mots, ni leurs photos, ni l’adresse exacte. Un signalement y apparaît une fois lu par un agent."
    }
    var publicFollowUpEmpty: String { "Aucun signalement n’est encore publié." }
    var publicFollowUpLink: String { "Voir ce qui a déjà été signalé" }
    func publiclyReceived(on date: String) -> String { "reçu le \(date)" }
    var latestReports: String { "Les plus récents" }
    var olderReports: String { "Plus anciens" }
    var backToTheService: String { "Retour à la démarche" }
    func offeredBy(_ organisation: String) -> String { "Par\u{A0}: \(organisation)" }
}

extension EnglishTexts {
    var publicFollowUpTitle: String { "What has already been reported" }
    var publicFollowUpText: String {
        "This list shows nothing of people: neither their words, nor their photos, nor the exact address. A report appears here once an agent has read it."
    }
    var publicFollowUpEmpty: String { "No report is published yet." }
    var publicFollowUpLink: String { "See what has already been reported" }
    func publiclyReceived(on date: String) -> String { "received on \(date)" }
    var latestReports: String { "Latest" }
    var olderReports: String { "Older" }
    var backToTheService: String { "Back to the service" }
    func offeredBy(_ organisation: String) -> String { "By: \(organisation)" }
}
