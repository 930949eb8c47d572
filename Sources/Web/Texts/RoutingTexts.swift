import Services

/// Groups of agents, which cases go to, and who stands in for whom.
protocol RoutingTexts {
    // Lists
    var groupsLabel: String { get }
    var everyGroup: String { get }
    var groupLead: String { get }
    var inAnAbsentsCharge: String { get }
    // The case
    func caseGroup(_ name: String) -> String
    func routedByRule(to group: String) -> String
    func routed(by who: String, to group: String) -> String
    func changedGroup(_ group: String) -> String
    func givenToGroup(_ group: String) -> String
    var routeCase: String { get }
    var whichGroup: String { get }
    var chooseGroup: String { get }
    var whyThisGroup: String { get }
    var whyThisGroupHint: String { get }
    var routeConsequence: String { get }
    var confirmRoute: String { get }
    var groupRequired: String { get }
    var caseIsRouted: String { get }
    // Absences
    var absences: String { get }
    var absencesLead: String { get }
    var noAbsence: String { get }
    var newAbsence: String { get }
    var nobodyStandsIn: String { get }
    var whoIsAway: String { get }
    var awayFrom: String { get }
    var awayTo: String { get }
    var whoStandsIn: String { get }
    var absenceConsequence: String { get }
    var keepAbsence: String { get }
    var forgetAbsence: String { get }
    var absenceIsKept: String { get }
    var absenceIsForgotten: String { get }
    func awayUntil(_ date: String) -> String
    func absence(of who: String, from first: String, until last: String, standIn: String) -> String
    func absence(_ problem: AbsenceForm.Problem) -> String
    // Who is in which group
    var groupsTitle: String { get }
    var groupsLead: String { get }
    var noGroups: String { get }
    var emptyGroup: String { get }
    var groupsByAgent: String { get }
    var inNoGroup: String { get }
    func groupsOf(_ who: String) -> String
    var keepGroups: String { get }
    var groupsAreKept: String { get }
    // What waits
    var loadByGroup: String { get }
    var loadGroup: String { get }
    var loadNoGroup: String { get }
}

extension FrenchTexts {
    var groupsLabel: String { "Filtrer par groupe" }
    var everyGroup: String { "Tous les groupes" }
    var groupLead: String { "Les dossiers ouverts de vos groupes, le plus urgent d’abord." }
    var inAnAbsentsCharge: String { "En charge d’une personne absente que vous remplacez" }
    func caseGroup(_ name: String) -> String { "Groupe\u{A0}: \(name)" }
    func routedByRule(to group: String) -> String {
        "Dirigé vers le groupe «\u{A0}\(group)\u{A0}» par la règle de la démarche"
    }
    func routed(by who: String, to group: String) -> String { "Confié au groupe «\u{A0}\(group)\u{A0}» par \(who)" }
    func changedGroup(_ group: String) -> String { "a confié le dossier au groupe «\u{A0}\(group)\u{A0}»" }
    func givenToGroup(_ group: String) -> String { "Votre demande est confiée à\u{A0}: \(group)" }
    var routeCase: String { "Confier à un autre groupe" }
    var whichGroup: String { "Quel groupe doit traiter ce dossier\u{202F}?" }
    var chooseGroup: String { "Choisissez un groupe" }
    var whyThisGroup: String { "Pourquoi ce groupe\u{202F}?" }
    var whyThisGroupHint: String { "Vos collègues le lisent dans l’historique." }
    var routeConsequence: String {
        "Le dossier quitte votre liste et attend dans celle du groupe, sans personne en charge. La personne voit le nom du groupe, sans le vôtre."
    }
    var confirmRoute: String { "Confier au groupe" }
    var groupRequired: String { "Choisissez le groupe à qui confier le dossier." }
    var caseIsRouted: String { "Le dossier est confié au groupe" }
    var absences: String { "Absences" }
    var absencesLead: String {
        "Pendant une absence, les dossiers de la personne absente apparaissent aussi chez qui la remplace. Le motif n’est demandé à personne, et une absence passée est oubliée."
    }
    var noAbsence: String { "Aucune absence n’est annoncée." }
    var newAbsence: String { "Annoncer une absence" }
    var nobodyStandsIn: String { "Personne d’autre, dans votre organisation, ne peut remplacer." }
    var whoIsAway: String { "Qui sera absent·e\u{202F}?" }
    var awayFrom: String { "Premier jour" }
    var awayTo: String { "Dernier jour" }
    var whoStandsIn: String { "Qui remplace\u{202F}?" }
    var absenceConsequence: String {
        "La personne qui remplace verra ces dossiers dans «\u{A0}À faire\u{A0}», et vos collègues verront l’absence quand ils confient un dossier."
    }
    var keepAbsence: String { "Annoncer l’absence" }
    var forgetAbsence: String { "Annuler cette absence" }
    var absenceIsKept: String { "L’absence est annoncée." }
    var absenceIsForgotten: String { "L’absence est annulée." }
    func awayUntil(_ date: String) -> String { "absent·e jusqu’au \(date)" }
    func absence(of who: String, from first: String, until last: String, standIn: String) -> String {
        "\(who)\u{A0}: du \(first) au \(last). Remplacement\u{A0}: \(standIn)."
    }
    func absence(_ problem: AbsenceForm.Problem) -> String {
        switch problem {
        case .agent: "Choisissez qui sera absent·e."
        case .firstWrong: "Ce premier jour n’existe pas\u{A0}: vérifiez-le, comme 24 12 2026."
        case .lastWrong: "Ce dernier jour n’existe pas\u{A0}: vérifiez-le, comme 31 12 2026."
        case .first: "Saisissez le premier jour, comme 24 12 2026."
        case .last: "Saisissez le dernier jour, comme 31 12 2026."
        case .order: "Le dernier jour vient avant le premier."
        case .past: "Cette absence est déjà finie."
        case .tooLong: "Une absence dure un an au plus\u{A0}: au-delà, confiez les dossiers."
        case .standIn: "Choisissez une autre personne pour remplacer."
        case .standInAway: "Cette personne est absente aussi ces jours-là\u{A0}: choisissez-en une autre."
        }
    }
    var groupsTitle: String { "Groupes" }
    var groupsLead: String {
        "Qui traite quels dossiers. Les groupes et les règles qui dirigent les dossiers sont dans les définitions\u{A0}; les personnes, ici."
    }
    var noGroups: String {
        "Votre organisation n’a pas de groupe\u{A0}: chaque agent voit tous les dossiers. Pour en faire, ajoutez «\u{A0}groups\u{A0}» à organisation.yaml, puis «\u{A0}routing\u{A0}» aux démarches."
    }
    var emptyGroup: String { "Personne\u{A0}: seuls les agents sans groupe voient ses dossiers." }
    var groupsByAgent: String { "Les groupes de chaque agent" }
    var inNoGroup: String { "aucun groupe, voit tout" }
    func groupsOf(_ who: String) -> String { "Groupes de \(who)" }
    var keepGroups: String { "Enregistrer" }
    var groupsAreKept: String { "Les groupes sont enregistrés." }
    var loadByGroup: String { "Dossiers ouverts par groupe" }
    var loadGroup: String { "Groupe" }
    var loadNoGroup: String { "Aucun groupe" }
}

extension EnglishTexts {
    var groupsLabel: String { "Filter by group" }
    var everyGroup: String { "Every group" }
    var groupLead: String { "The open cases of your groups, most urgent first." }
    var inAnAbsentsCharge: String { "In the charge of someone away, in whose place you stand" }
    func caseGroup(_ name: String) -> String { "Group: \(name)" }
    func routedByRule(to group: String) -> String { "Sent to the group “\(group)” by the service’s rule" }
    func routed(by who: String, to group: String) -> String { "Given to the group “\(group)” by \(who)" }
    func changedGroup(_ group: String) -> String { "gave the case to the group “\(group)”" }
    func givenToGroup(_ group: String) -> String { "Your request is with: \(group)" }
    var routeCase: String { "Give to another group" }
    var whichGroup: String { "Which group should deal with this case?" }
    var chooseGroup: String { "Choose a group" }
    var whyThisGroup: String { "Why this group?" }
    var whyThisGroupHint: String { "Your colleagues read it in the history." }
    var routeConsequence: String {
        "The case leaves your list and waits in the group’s, in nobody’s charge. The person sees the name of the group, not yours."
    }
    var confirmRoute: String { "Give to the group" }
    var groupRequired: String { "Choose the group to give the case to." }
    var caseIsRouted: String { "The case is given to the group" }
    var absences: String { "Absences" }
    var absencesLead: String {
        "While someone is away, their cases also appear with whoever stands in. Nobody is asked why, and an absence that is over is forgotten."
    }
    var noAbsence: String { "No absence is announced." }
    var newAbsence: String { "Announce an absence" }
    var nobodyStandsIn: String { "Nobody else in your organisation can stand in." }
    var whoIsAway: String { "Who will be away?" }
    var awayFrom: String { "First day" }
    var awayTo: String { "Last day" }
    var whoStandsIn: String { "Who stands in?" }
    var absenceConsequence: String {
        "Whoever stands in will see these cases under “To do”, and colleagues will see the absence when they give a case."
    }
    var keepAbsence: String { "Announce the absence" }
    var forgetAbsence: String { "Cancel this absence" }
    var absenceIsKept: String { "The absence is announced." }
    var absenceIsForgotten: String { "The absence is cancelled." }
    func awayUntil(_ date: String) -> String { "away until \(date)" }
    func absence(of who: String, from first: String, until last: String, standIn: String) -> String {
        "\(who): from \(first) to \(last). Standing in: \(standIn)."
    }
    func absence(_ problem: AbsenceForm.Problem) -> String {
        switch problem {
        case .agent: "Choose who will be away."
        case .firstWrong: "This first day does not exist: check it, like 24 12 2026."
        case .lastWrong: "This last day does not exist: check it, like 31 12 2026."
        case .first: "Enter the first day, like 24 12 2026."
        case .last: "Enter the last day, like 31 12 2026."
        case .order: "The last day comes before the first."
        case .past: "This absence is over already."
        case .tooLong: "An absence lasts a year at most: beyond that, give the cases to someone."
        case .standIn: "Choose another person to stand in."
        case .standInAway: "This person is away on those days too: choose another."
        }
    }
    var groupsTitle: String { "Groups" }
    var groupsLead: String {
        "Who deals with which cases. Groups and the rules that send cases to them are in the definitions; people are here."
    }
    var noGroups: String {
        "Your organisation has no group: every agent sees every case. To make some, add `groups` to organisation.yaml, then `routing` to services."
    }
    var emptyGroup: String { "Nobody: only agents of no group see its cases." }
    var groupsByAgent: String { "The groups of each agent" }
    var inNoGroup: String { "no group, sees everything" }
    func groupsOf(_ who: String) -> String { "Groups of \(who)" }
    var keepGroups: String { "Save" }
    var groupsAreKept: String { "The groups are saved." }
    var loadByGroup: String { "Open cases by group" }
    var loadGroup: String { "Group" }
    var loadNoGroup: String { "No group" }
}
