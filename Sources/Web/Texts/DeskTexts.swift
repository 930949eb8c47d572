import FEEL
import Services
import Storage

/// What agents read before a case is open: the way in, the lists, the work done later.
protocol DeskTexts {
    // The way in
    var signInTitle: String { get }
    var signInText: String { get }
    var signInHelp: String { get }
    var login: String { get }
    var password: String { get }
    var signIn: String { get }
    var loginMissing: String { get }
    var passwordMissing: String { get }
    var signInRefused: String { get }
    var demonstrationAccounts: String { get }
    var demonstrationAccountsText: String { get }
    func signInAs(_ role: Role) -> String
    // The lists
    var toDo: String { get }
    func toDo(count: Int) -> String
    var decidedCases: String { get }
    var tabsLabel: String { get }
    func tab(_ tab: InboxPage.Tab) -> String
    func emptyTab(_ tab: InboxPage.Tab) -> String
    func toDoLead(count: Int, late: Int) -> String
    var mineLead: String { get }
    var allLead: String { get }
    var waitingLead: String { get }
    var servicesLabel: String { get }
    var everyService: String { get }
    var doneLead: String { get }
    var inNobodysCharge: String { get }
    var inMyCharge: String { get }
    var inAnothersCharge: String { get }
    var noDeadline: String { get }
    func daysLeft(_ days: Int) -> String
    /// A case's next date, with what it is for.
    func dueBy(_ day: CivilDate, _ duty: InboxPage.Duty) -> String
    func received(on day: CivilDate, today: CivilDate) -> String
    func decided(on day: CivilDate, today: CivilDate) -> String
    func outcome(_ outcome: Outcome) -> String
    var pagesLabel: String { get }
    var nextCases: String { get }
    var backToStart: String { get }
    // Searching
    var searchByReference: String { get }
    var searchReferenceButton: String { get }
    var searchHelp: String { get }
    var searchMalformed: String { get }
    var searchNotFound: String { get }
    var searchTooShort: String { get }
    var searchNothing: String { get }
    var searchResults: String { get }
    var searchFurther: String { get }
    // Work done later
    var jobs: String { get }
    var jobsText: String { get }
    func jobState(_ state: JobState) -> String
    var deadJobs: String { get }
    var noDeadJobs: String { get }
    func jobKind(_ kind: String) -> String
    var jobError: String { get }
    func jobAttempts(_ count: Int) -> String
    func jobGivenUp(at moment: String) -> String
    var retryJob: String { get }
    var jobRetried: String { get }
    var jobGone: String { get }
    var nextJobs: String { get }
}

extension FrenchTexts {
    var signInTitle: String { "Entrer dans le bureau" }
    var signInText: String { "Réservé aux personnes qui travaillent pour la collectivité." }
    var signInHelp: String {
        "Mot de passe oublié ou accès suspendu\u{202F}? La personne qui administre Parvis peut vous en donner un nouveau."
    }
    var login: String { "Identifiant" }
    var password: String { "Mot de passe" }
    var signIn: String { "Se connecter" }
    var loginMissing: String { "Saisissez votre identifiant." }
    var passwordMissing: String { "Saisissez votre mot de passe." }
    var signInRefused: String {
        "Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez-les\u{202F}; après plusieurs essais, il faut attendre quelques minutes."
    }
    var demonstrationAccounts: String { "Comptes de démonstration" }
    var demonstrationAccountsText: String { "Tout le monde peut les essayer\u{A0}: rien n’est réel ici." }
    func signInAs(_ role: Role) -> String { "Entrer avec ce compte (\(self.role(role)))" }

    var toDo: String { "À faire" }
    func toDo(count: Int) -> String { "À faire (\(figure(count)))" }
    var decidedCases: String { "Décidés" }
    var tabsLabel: String { "Choisir les dossiers à voir" }
    func tab(_ tab: InboxPage.Tab) -> String {
        switch tab {
        case .toDo: "À faire"
        case .mine: "Les miens"
        case .group: "Mon groupe"
        case .all: "Tous les dossiers ouverts"
        case .waiting: "Attendent depuis longtemps"
        case .messages: "Messages"
        case .done: "Décidés"
        }
    }
    func emptyTab(_ tab: InboxPage.Tab) -> String {
        switch tab {
        case .toDo: "Rien à faire pour le moment\u{A0}: aucun dossier n’attend, ni chez vous ni dans le service."
        case .mine: "Vous n’avez aucun dossier en charge. Ceux qui attendent sont dans «\u{A0}À faire\u{A0}»."
        case .group, .all, .waiting: "Aucun dossier n’est ouvert."
        case .messages: "Aucun message n’attend de réponse."
        case .done: "Aucun dossier n’est encore décidé."
        }
    }
    func toDoLead(count: Int, late: Int) -> String {
        let cases = count == 1 ? "Un dossier attend" : "\(quantity(count)) dossiers attendent"
        let first = count == 1 ? "." : ", le plus urgent d’abord."
        switch late {
        case 0: return cases + first
        case 1: return cases + first + " Un dossier est en retard."
        default: return cases + first + " \(quantity(late)) sont en retard."
        }
    }
    var mineLead: String { "Les dossiers ouverts dont vous avez la charge, le plus urgent d’abord." }
    var allLead: String { "Les dossiers ouverts de la collectivité, le plus urgent d’abord." }
    var waitingLead: String {
        "Les dossiers ouverts de la collectivité, celui qui attend depuis le plus longtemps d’abord."
    }
    var servicesLabel: String { "Choisir un service" }
    var everyService: String { "Tous les services" }
    var doneLead: String { "Les dossiers décidés, le plus récent d’abord." }
    var inNobodysCharge: String { "Personne n’en a la charge" }
    var inMyCharge: String { "Vous en avez la charge" }
    var inAnothersCharge: String { "Un ou une collègue en a la charge" }
    var noDeadline: String { "Sans échéance" }
    func daysLeft(_ days: Int) -> String {
        switch days {
        case ..<(-1): "\(-days) jours de retard"
        case -1: "1 jour de retard"
        case 0: "Aujourd’hui"
        case 1: "Demain"
        default: "Dans \(days) jours"
        }
    }
    func dueBy(_ day: CivilDate, _ duty: InboxPage.Duty) -> String {
        let date = Formatting.date(day, in: .fr)
        return switch duty {
        case .step: "Étape à finir le \(date)"
        case .silence: "Délai légal\u{A0}: \(date)"
        case .either: "Prochaine échéance\u{A0}: \(date)"
        }
    }
    func received(on day: CivilDate, today: CivilDate) -> String { "Reçu " + dayTold(day, today: today) }
    func decided(on day: CivilDate, today: CivilDate) -> String { "Décidé " + dayTold(day, today: today) }
    private func dayTold(_ day: CivilDate, today: CivilDate) -> String {
        switch today.daysSinceEpoch - day.daysSinceEpoch {
        case 0: "aujourd’hui"
        case 1: "hier"
        default: "le \(Formatting.date(day, in: .fr))"
        }
    }
    func outcome(_ outcome: Outcome) -> String {
        switch outcome {
        case .granted: "Accord"
        case .refused: "Refus"
        case .closed: "Clos sans décision"
        }
    }
    var pagesLabel: String { "Suite de la liste" }
    var nextCases: String { "Dossiers suivants" }
    var backToStart: String { "Revenir au début de la liste" }

    var searchByReference: String { "Chercher un dossier" }
    var searchReferenceButton: String { "Chercher" }
    var searchHelp: String {
        "Par sa référence, qui figure sur l’accusé de réception et sur chaque lettre, ou par le début des mots que les listes montrent. Majuscules, accents, espaces et tirets n’ont pas d’importance."
    }
    var searchMalformed: String {
        "Vérifiez la référence\u{A0}: il en manque une partie, ou un caractère n’est pas le bon. Elle ressemble à VC-7K2M-9QFX."
    }
    var searchNotFound: String {
        "Aucun dossier de votre collectivité ne porte cette référence. Vérifiez-la avec la personne."
    }
    var searchTooShort: String { "Écrivez au moins les deux premières lettres d’un mot." }
    var searchNothing: String {
        "Aucun dossier trouvé. La recherche porte sur les références et sur les valeurs que les listes montrent, pas sur les téléphones, les adresses ni les autres réponses. Essayez la référence, ou le début d’un mot que la liste montre."
    }
    var searchResults: String { "Dossiers trouvés, du plus récent au plus ancien" }
    var searchFurther: String { "Chercher plus loin" }

    var jobs: String { "Tâches de fond" }
    var jobsText: String {
        "Ce que Parvis fait après coup, sans faire attendre personne. Une tâche qui échoue est reprise, de plus en plus tard\u{202F}; après plusieurs échecs, elle attend ici une personne."
    }
    func jobState(_ state: JobState) -> String {
        switch state {
        case .ready: "En attente"
        case .running: "En cours"
        case .done: "Faites"
        case .dead: "Abandonnées"
        }
    }
    var deadJobs: String { "À regarder" }
    var noDeadJobs: String { "Aucune tâche n’a échoué pour de bon." }
    func jobKind(_ kind: String) -> String {
        switch kind {
        case "mail": "Envoyer un message par courriel"
        case "export": "Préparer un export"
        case "batch": "Traiter plusieurs dossiers"
        case "relate-cases": "Noter un lien sur l’autre dossier"
        case "cleanup": "Effacer les brouillons et sessions périmés"
        case "retention": "Appliquer les durées de conservation"
        default: "Tâche «\u{A0}\(kind)\u{A0}»"
        }
    }
    var jobError: String { "Dernière erreur\u{A0}:" }
    func jobAttempts(_ count: Int) -> String { count == 1 ? "1 essai" : "\(count) essais" }
    func jobGivenUp(at moment: String) -> String { "Abandonnée le \(moment)" }
    var retryJob: String { "Reprendre" }
    var jobRetried: String { "La tâche est reprise\u{A0}: elle sera refaite dans un instant." }
    var jobGone: String { "Cette tâche n’était plus abandonnée\u{A0}: elle a déjà été reprise." }
    var nextJobs: String { "Tâches suivantes" }
}

extension EnglishTexts {
    var signInTitle: String { "Enter the desk" }
    var signInText: String { "For people who work for the public body." }
    var signInHelp: String {
        "Forgotten your password, or is your access suspended? The person who administers Parvis can give you a new one."
    }
    var login: String { "User name" }
    var password: String { "Password" }
    var signIn: String { "Sign in" }
    var loginMissing: String { "Enter your user name." }
    var passwordMissing: String { "Enter your password." }
    var signInRefused: String {
        "This user name and password do not go together. Check them; after several attempts, you need to wait a few minutes."
    }
    var demonstrationAccounts: String { "Demonstration accounts" }
    var demonstrationAccountsText: String { "Anyone may try them: nothing is real here." }
    func signInAs(_ role: Role) -> String { "Enter with this account (\(self.role(role)))" }

    var toDo: String { "To do" }
    func toDo(count: Int) -> String { "To do (\(figure(count)))" }
    var decidedCases: String { "Decided" }
    var tabsLabel: String { "Choose the cases to see" }
    func tab(_ tab: InboxPage.Tab) -> String {
        switch tab {
        case .toDo: "To do"
        case .mine: "Mine"
        case .group: "My group"
        case .all: "All open cases"
        case .waiting: "Waiting longest"
        case .messages: "Messages"
        case .done: "Decided"
        }
    }
    func emptyTab(_ tab: InboxPage.Tab) -> String {
        switch tab {
        case .toDo: "Nothing to do for now: no case is waiting, neither with you nor in the department."
        case .mine: "You are in charge of no case. Those that wait are under “To do”."
        case .group, .all, .waiting: "No case is open."
        case .messages: "No message is waiting for an answer."
        case .done: "No case has been decided yet."
        }
    }
    func toDoLead(count: Int, late: Int) -> String {
        let cases = count == 1 ? "One case is waiting" : "\(quantity(count)) cases are waiting"
        let first = count == 1 ? "." : ", most urgent first."
        switch late {
        case 0: return cases + first
        case 1: return cases + first + " One is late."
        default: return cases + first + " \(quantity(late)) are late."
        }
    }
    var mineLead: String { "The open cases in your charge, most urgent first." }
    var allLead: String { "The public body’s open cases, most urgent first." }
    var waitingLead: String { "The organisation’s open cases, the one that has waited longest first." }
    var servicesLabel: String { "Choose a service" }
    var everyService: String { "Every service" }
    var doneLead: String { "Decided cases, latest first." }
    var inNobodysCharge: String { "In nobody’s charge" }
    var inMyCharge: String { "In your charge" }
    var inAnothersCharge: String { "In a colleague’s charge" }
    var noDeadline: String { "No deadline" }
    func daysLeft(_ days: Int) -> String {
        switch days {
        case ..<(-1): "\(-days) days late"
        case -1: "1 day late"
        case 0: "Today"
        case 1: "Tomorrow"
        default: "In \(days) days"
        }
    }
    func dueBy(_ day: CivilDate, _ duty: InboxPage.Duty) -> String {
        let date = Formatting.date(day, in: .en)
        return switch duty {
        case .step: "Step to finish by \(date)"
        case .silence: "Legal time until \(date)"
        case .either: "Next date: \(date)"
        }
    }
    func received(on day: CivilDate, today: CivilDate) -> String { "Received " + dayTold(day, today: today) }
    func decided(on day: CivilDate, today: CivilDate) -> String { "Decided " + dayTold(day, today: today) }
    private func dayTold(_ day: CivilDate, today: CivilDate) -> String {
        switch today.daysSinceEpoch - day.daysSinceEpoch {
        case 0: "today"
        case 1: "yesterday"
        default: "on \(Formatting.date(day, in: .en))"
        }
    }
    func outcome(_ outcome: Outcome) -> String {
        switch outcome {
        case .granted: "Granted"
        case .refused: "Refused"
        case .closed: "Closed without a decision"
        }
    }
    var pagesLabel: String { "More of the list" }
    var nextCases: String { "Next cases" }
    var backToStart: String { "Back to the start of the list" }

    var searchByReference: String { "Find a case" }
    var searchReferenceButton: String { "Search" }
    var searchHelp: String {
        "By its reference, which is on the receipt and on every letter, or by the beginning of words that lists show. Capitals, accents, spaces and hyphens do not matter."
    }
    var searchMalformed: String {
        "Check the reference: part of it is missing, or a character is not the right one. It looks like VC-7K2M-9QFX."
    }
    var searchNotFound: String { "No case of your public body bears this reference. Check it with the person." }
    var searchTooShort: String { "Write at least the first two letters of a word." }
    var searchNothing: String {
        "No case found. The search looks at references and at the values that lists show, not at telephone numbers, addresses or other answers. Try the reference, or the beginning of a word that the list shows."
    }
    var searchResults: String { "Cases found, latest first" }
    var searchFurther: String { "Search further" }

    var jobs: String { "Background jobs" }
    var jobsText: String {
        "What Parvis does afterwards, without making anyone wait. A job that fails is tried again, later and later; after several failures it waits here for a person."
    }
    func jobState(_ state: JobState) -> String {
        switch state {
        case .ready: "Waiting"
        case .running: "Running"
        case .done: "Done"
        case .dead: "Given up"
        }
    }
    var deadJobs: String { "To look at" }
    var noDeadJobs: String { "No job has failed for good." }
    func jobKind(_ kind: String) -> String {
        switch kind {
        case "mail": "Send a message by e-mail"
        case "export": "Prepare an export"
        case "batch": "Deal with several cases"
        case "relate-cases": "Note a link on the other case"
        case "retention": "Apply the retention periods"
        case "cleanup": "Erase expired drafts and sessions"
        default: "Job “\(kind)”"
        }
    }
    var jobError: String { "Last error:" }
    func jobAttempts(_ count: Int) -> String { count == 1 ? "1 attempt" : "\(count) attempts" }
    func jobGivenUp(at moment: String) -> String { "Given up on \(moment)" }
    var retryJob: String { "Try again" }
    var jobRetried: String { "The job will be tried again in a moment." }
    var jobGone: String { "This job was no longer given up: it has already been tried again." }
    var nextJobs: String { "Next jobs" }
}
