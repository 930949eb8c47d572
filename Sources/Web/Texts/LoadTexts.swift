/// The page on which supervisors see what waits.
protocol LoadTexts {
    var loadTitle: String { get }
    var loadLead: String { get }
    var nothingOpen: String { get }
    var loadByService: String { get }
    var loadByOffice: String { get }
    var loadOpen: String { get }
    var loadLate: String { get }
    var loadAwaited: String { get }
    var loadUnassigned: String { get }
    var loadService: String { get }
    var loadOffice: String { get }
    var noOffice: String { get }
    var loadWords: String { get }
    var loadWordsText: String { get }
    var loadOfNobody: String { get }
}

extension FrenchTexts {
    var loadTitle: String { "Charge du service" }
    var loadLead: String { "Ce qui attend aujourd’hui, pour répartir les moyens." }
    var nothingOpen: String { "Aucun dossier n’est ouvert." }
    var loadByService: String { "Dossiers ouverts par démarche" }
    var loadByOffice: String { "Dossiers ouverts par bureau" }
    var loadOpen: String { "Ouverts" }
    var loadLate: String { "En retard" }
    var loadAwaited: String { "Attendent la personne" }
    var loadUnassigned: String { "Sans personne en charge" }
    var loadService: String { "Démarche" }
    var loadOffice: String { "Bureau" }
    var noOffice: String { "Démarches qui ne sont plus publiées" }
    var loadWords: String { "Ce que les mots veulent dire" }
    var loadWordsText: String {
        "En retard\u{A0}: la date à tenir est passée, et les délais ne sont pas arrêtés. Attendent la personne\u{A0}: des corrections lui ont été demandées et les délais sont arrêtés. Un dossier peut être compté dans plusieurs colonnes."
    }
    var loadOfNobody: String {
        "Rien n’est compté par agent, ici ni ailleurs\u{A0}: le journal des dossiers sert les droits des habitants, pas la surveillance du personnel."
    }
}

extension EnglishTexts {
    var loadTitle: String { "What waits" }
    var loadLead: String { "What is waiting today, to share out the means." }
    var nothingOpen: String { "No case is open." }
    var loadByService: String { "Open cases by service" }
    var loadByOffice: String { "Open cases by office" }
    var loadOpen: String { "Open" }
    var loadLate: String { "Late" }
    var loadAwaited: String { "Waiting for the person" }
    var loadUnassigned: String { "In nobody’s charge" }
    var loadService: String { "Service" }
    var loadOffice: String { "Office" }
    var noOffice: String { "Services no longer published" }
    var loadWords: String { "What the words mean" }
    var loadWordsText: String {
        "Late: the date to keep has passed, and time does not stand still. Waiting for the person: corrections were asked for and time stands still. A case may be counted in several columns."
    }
    var loadOfNobody: String {
        "Nothing is counted by agent, here or elsewhere: the journal of cases serves the rights of residents, not the monitoring of staff."
    }
}
