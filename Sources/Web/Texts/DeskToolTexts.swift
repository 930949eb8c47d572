/// What agents read of drafts, of who else has a case open, and of keyboard shortcuts.
protocol DeskToolTexts {
    // What was begun and not sent
    func draftKept(_ moment: String) -> String
    var draftNotKept: String { get }
    var saveDraft: String { get }
    var discardDraft: String { get }
    /// Of what a draft is, after "Enregistrer le brouillon".
    func subjectOfDraft(_ form: String) -> String
    var draftIsSaved: String { get }
    var letterBegun: String { get }
    // Messages written beforehand
    var messageTemplates: String { get }
    // Who else looks
    func looking(_ name: String, since time: String) -> String
    // Shortcuts
    var shortcutsTitle: String { get }
    var shortcutsLead: String { get }
    var shortcutsList: String { get }
    func shortcut(_ shortcut: Shortcut) -> String
    var thenKey: String { get }
    var closeDialog: String { get }
    var shortcutsOffText: String { get }
    var turnShortcutsOn: String { get }
    var turnShortcutsOff: String { get }
    var shortcutsNeedScript: String { get }
}

extension FrenchTexts {
    func draftKept(_ moment: String) -> String { "Brouillon enregistré le \(moment), pas encore envoyé." }
    var draftNotKept: String { "Le brouillon n’est pas enregistré\u{A0}: la connexion est coupée." }
    var saveDraft: String { "Enregistrer le brouillon" }
    var discardDraft: String { "Supprimer le brouillon" }
    func subjectOfDraft(_ form: String) -> String {
        switch form {
        case BegunForm.note: "de la note"
        case BegunForm.message: "du message"
        default: "de la lettre"
        }
    }
    var draftIsSaved: String { "Le brouillon est enregistré. Vous seul le voyez, pendant trente jours" }
    var letterBegun: String { "Vous aviez commencé cette lettre" }
    var messageTemplates: String { "Partir d’un modèle de message\u{A0}:" }
    func looking(_ name: String, since time: String) -> String {
        "\(name) regarde aussi ce dossier (depuis \(time))."
    }
    var shortcutsTitle: String { "Raccourcis clavier" }
    var shortcutsLead: String {
        "Chaque raccourci double un lien ou un bouton. Aucun n’agit pendant que vous écrivez dans un champ."
    }
    var shortcutsList: String { "Touches" }
    func shortcut(_ shortcut: Shortcut) -> String {
        switch shortcut {
        case .list: "Voir les raccourcis"
        case .next: "Dossier suivant de la liste"
        case .previous: "Dossier précédent de la liste"
        case .open: "Ouvrir le dossier choisi"
        case .search: "Chercher un dossier"
        case .inbox: "Aller à la liste"
        case .take: "Prendre le dossier en charge"
        case .act: "Commencer la première action possible"
        case .message: "Écrire à la personne"
        case .note: "Écrire une note"
        }
    }
    var thenKey: String { "puis" }
    var closeDialog: String { "Fermer" }
    var shortcutsOffText: String {
        "Vous dictez vos textes, ou ces touches vous gênent\u{202F}? Désactivez-les\u{A0}: ce choix reste dans ce navigateur."
    }
    var turnShortcutsOn: String { "Activer les raccourcis" }
    var turnShortcutsOff: String { "Désactiver les raccourcis" }
    var shortcutsNeedScript: String {
        "Sans JavaScript, les raccourcis n’existent pas\u{A0}: tout se fait par les liens et les boutons."
    }
}

extension EnglishTexts {
    func draftKept(_ moment: String) -> String { "Draft saved on \(moment), not sent yet." }
    var draftNotKept: String { "The draft is not saved: the connection is down." }
    var saveDraft: String { "Save the draft" }
    var discardDraft: String { "Delete the draft" }
    func subjectOfDraft(_ form: String) -> String {
        switch form {
        case BegunForm.note: "of the note"
        case BegunForm.message: "of the message"
        default: "of the letter"
        }
    }
    var draftIsSaved: String { "The draft is saved. Only you see it, for thirty days" }
    var letterBegun: String { "You had begun this letter" }
    var messageTemplates: String { "Start from a message written beforehand:" }
    func looking(_ name: String, since time: String) -> String {
        "\(name) is looking at this case too (since \(time))."
    }
    var shortcutsTitle: String { "Keyboard shortcuts" }
    var shortcutsLead: String {
        "Each shortcut is another way to a link or a button. None works while you write in a field."
    }
    var shortcutsList: String { "Keys" }
    func shortcut(_ shortcut: Shortcut) -> String {
        switch shortcut {
        case .list: "See the shortcuts"
        case .next: "Next case of the list"
        case .previous: "Previous case of the list"
        case .open: "Open the chosen case"
        case .search: "Find a case"
        case .inbox: "Go to the list"
        case .take: "Take charge of the case"
        case .act: "Begin the first action possible"
        case .message: "Write to the person"
        case .note: "Write a note"
        }
    }
    var thenKey: String { "then" }
    var closeDialog: String { "Close" }
    var shortcutsOffText: String {
        "Do you dictate your texts, or are these keys in your way? Turn them off: the choice stays in this browser."
    }
    var turnShortcutsOn: String { "Turn shortcuts on" }
    var turnShortcutsOff: String { "Turn shortcuts off" }
    var shortcutsNeedScript: String { "Without JavaScript there are no shortcuts: links and buttons do everything." }
}
