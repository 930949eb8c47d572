import Services

/// Versions of a service, and what one says otherwise than another.
protocol VersionTexts {
    var versions: String { get }
    var versionsLead: String { get }
    func versionsOf(_ service: String) -> String
    func inForceSince(_ number: Int, _ moment: String) -> String
    func openUnder(_ count: String) -> String
    func seeChanges(_ number: Int) -> String
    func whatChanged(from former: Int, to later: Int) -> String
    var everyVersion: String { get }
    var nothingSaidOtherwise: String { get }
    func change(_ kind: DefinitionChange.Kind, of part: DefinitionChange.Part) -> String
    func aspect(_ aspect: DefinitionChange.Aspect) -> String
    func casesUnder(_ number: Int) -> String
    var noCaseUnder: String { get }
    func casesKeepTheirs(_ count: String) -> String
}

extension FrenchTexts {
    var versions: String { "Démarches et versions" }
    var versionsLead: String {
        "Ce qui est en vigueur, ce qu’une version a changé, et les dossiers ouverts qui suivent la précédente. Avant de publier, parvis diff montre la même chose."
    }
    func versionsOf(_ service: String) -> String { "Versions de «\u{A0}\(service)\u{A0}»" }
    func inForceSince(_ number: Int, _ moment: String) -> String { "Publication \(number), le \(moment)." }
    func openUnder(_ count: String) -> String { "Dossiers ouverts\u{A0}: \(count)." }
    func seeChanges(_ number: Int) -> String { "Ce que la publication \(number) a changé" }
    func whatChanged(from former: Int, to later: Int) -> String { "De la publication \(former) à la \(later)" }
    var everyVersion: String { "Toutes les publications" }
    var nothingSaidOtherwise: String { "Rien de ce qui se lit ici n’a changé." }
    func change(_ kind: DefinitionChange.Kind, of part: DefinitionChange.Part) -> String {
        let what =
            switch part {
            case .presentation: "Présentation"
            case .law: "Droit et délais"
            case .page: "Page"
            case .question: "Question"
            case .rule: "Règle"
            case .parameter: "Paramètre"
            case .state: "État"
            case .action: "Action"
            case .letter: "Lettre"
            case .list: "Listes et groupes"
            }
        return switch kind {
        case .added: "\(what), en plus"
        case .removed: "\(what), en moins"
        case .changed: "\(what), modification"
        }
    }
    func aspect(_ aspect: DefinitionChange.Aspect) -> String {
        switch aspect {
        case .text: "Texte"
        case .help: "Aide et explications"
        case .type: "Type de réponse"
        case .required: "Obligatoire"
        case .condition: "Condition"
        case .options: "Choix"
        case .formula: "Calcul"
        case .reference: "Textes de droit"
        case .values: "Valeurs"
        case .deadline: "Délai"
        case .outcome: "Issue"
        case .leadsTo: "Mène à"
        case .role: "Qui"
        case .letter: "Lettre envoyée"
        case .reasons: "Motifs"
        case .signature: "Signature"
        case .period: "Durées"
        case .columns: "Colonnes des listes"
        case .routing: "Groupe qui reçoit"
        case .renewal: "Renouvellement"
        case .changes: "Changement en cours de route"
        case .household: "Autres demandes du foyer"
        }
    }
    func casesUnder(_ number: Int) -> String { "Dossiers ouverts sous la publication \(number)" }
    var noCaseUnder: String { "Aucun\u{A0}: le changement n’en touche aucun." }
    func casesKeepTheirs(_ count: String) -> String {
        "\(count) en tout. Chacun garde la version sous laquelle il a été envoyé\u{A0}; les brouillons sont prévenus de ce qui change avant de suivre la nouvelle. Les plus urgents\u{A0}:"
    }
}

extension EnglishTexts {
    var versions: String { "Services and versions" }
    var versionsLead: String {
        "What is in force, what a version changed, and the open cases that follow the former. Before you publish, parvis diff shows the same."
    }
    func versionsOf(_ service: String) -> String { "Versions of “\(service)”" }
    func inForceSince(_ number: Int, _ moment: String) -> String { "Publication \(number), on \(moment)." }
    func openUnder(_ count: String) -> String { "Open cases: \(count)." }
    func seeChanges(_ number: Int) -> String { "What publication \(number) changed" }
    func whatChanged(from former: Int, to later: Int) -> String { "From publication \(former) to \(later)" }
    var everyVersion: String { "Every publication" }
    var nothingSaidOtherwise: String { "Nothing that can be read here has changed." }
    func change(_ kind: DefinitionChange.Kind, of part: DefinitionChange.Part) -> String {
        let what =
            switch part {
            case .presentation: "Presentation"
            case .law: "Law and time limits"
            case .page: "Page"
            case .question: "Question"
            case .rule: "Rule"
            case .parameter: "Parameter"
            case .state: "State"
            case .action: "Action"
            case .letter: "Letter"
            case .list: "Lists and groups"
            }
        return switch kind {
        case .added: "\(what) added"
        case .removed: "\(what) removed"
        case .changed: "\(what) changed"
        }
    }
    func aspect(_ aspect: DefinitionChange.Aspect) -> String {
        switch aspect {
        case .text: "Text"
        case .help: "Help and explanations"
        case .type: "Type of answer"
        case .required: "Required"
        case .condition: "Condition"
        case .options: "Choices"
        case .formula: "Formula"
        case .reference: "Texts of law"
        case .values: "Values"
        case .deadline: "Time limit"
        case .outcome: "Outcome"
        case .leadsTo: "Leads to"
        case .role: "Who"
        case .letter: "Letter sent"
        case .reasons: "Reasons"
        case .signature: "Signature"
        case .period: "Periods"
        case .columns: "Columns of lists"
        case .routing: "Group that receives"
        case .renewal: "Renewal"
        case .changes: "Change on the way"
        case .household: "Other requests of the household"
        }
    }
    func casesUnder(_ number: Int) -> String { "Open cases under publication \(number)" }
    var noCaseUnder: String { "None: the change touches no case." }
    func casesKeepTheirs(_ count: String) -> String {
        "\(count) in all. Each keeps the version under which it was sent; drafts are told what changes before they follow the new one. The most urgent:"
    }
}
