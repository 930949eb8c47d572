import Services

/// What agents read about working together on a case: notes, and giving it to a colleague.
protocol TeamworkTexts {
    // What was typed after the session had ended
    var typedIsCarried: String { get }
    var typedIsKept: String { get }
    var typedIsKeptText: String { get }
    var sendWhatWasTyped: String { get }
    var leaveWhatWasTyped: String { get }
    // Notes
    var notesTitle: String { get }
    var noNotes: String { get }
    var writeNote: String { get }
    var writeNoteHint: String { get }
    var saveNote: String { get }
    var noteRequired: String { get }
    var noteIsSaved: String { get }
    var readTheNote: String { get }
    func noted(by who: String) -> String
    /// The heading of the notes in the person's copy of the file.
    var officeNotes: String { get }
    var officeNotesText: String { get }
    // Giving a case to a colleague
    var handOver: String { get }
    var handOverConsequence: String { get }
    var handOverTitle: String { get }
    var colleague: String { get }
    var colleagueHint: String { get }
    var chooseColleague: String { get }
    var confirmHandOver: String { get }
    var noColleague: String { get }
    var colleagueRequired: String { get }
    var caseIsHandedOver: String { get }
    var changedHandedOver: String { get }
    func handedOver(by who: String, to colleague: String) -> String
    func handedOver(by who: String, on moment: String) -> String
    var notInChargeTitle: String { get }
    var notInChargeText: String { get }
    /// The same, as the person reads it.
    var givenToAColleague: String { get }
}

extension FrenchTexts {
    var typedIsCarried: String {
        "Votre session s’était terminée. Connectez-vous\u{A0}: vous allez retrouver ce que vous aviez écrit."
    }
    var typedIsKept: String { "Ce que vous aviez écrit est là" }
    var typedIsKeptText: String {
        "Rien n’a encore été enregistré ni envoyé. Relisez, puis continuez comme si votre session ne s’était pas terminée."
    }
    var sendWhatWasTyped: String { "Continuer avec ce texte" }
    var leaveWhatWasTyped: String { "L’abandonner et revenir à la liste" }
    var notesTitle: String { "Notes du service" }
    var noNotes: String { "Aucune note." }
    var writeNote: String { "Votre note pour vos collègues" }
    var writeNoteHint: String {
        "La personne n’est pas prévenue, et la note n’apparaît pas dans son suivi. Mais une note fait partie du dossier\u{A0}: la personne la lit si elle en télécharge la copie (RGPD, article 15). N’écrivez que ce qui sert à décider, dans des mots que vous pourriez lui dire."
    }
    var saveNote: String { "Enregistrer la note" }
    var noteRequired: String { "Écrivez la note avant de l’enregistrer." }
    var noteIsSaved: String { "La note est enregistrée" }
    var readTheNote: String { "Lire les notes" }
    func noted(by who: String) -> String { "Note écrite par \(who)" }
    var officeNotes: String { "Notes du service sur votre demande" }
    var officeNotesText: String { "Ce que les agents ont noté entre eux pour traiter votre demande." }
    var handOver: String { "Confier à un ou une collègue" }
    var handOverConsequence: String { "Vous choisissez à qui. Le dossier passe dans sa liste «\u{A0}Les miens\u{A0}»." }
    var handOverTitle: String { "Confier le dossier" }
    var colleague: String { "À qui confiez-vous ce dossier\u{202F}?" }
    var colleagueHint: String { "Les agents de votre organisation qui peuvent se connecter." }
    var chooseColleague: String { "Choisissez une personne" }
    var confirmHandOver: String { "Confier le dossier" }
    var noColleague: String { "Personne d’autre, dans votre organisation, ne peut recevoir ce dossier." }
    var colleagueRequired: String { "Choisissez la personne à qui confier le dossier." }
    var caseIsHandedOver: String { "Le dossier est confié" }
    var changedHandedOver: String { "a confié le dossier" }
    func handedOver(by who: String, to colleague: String) -> String { "Confié à \(colleague) par \(who)" }
    func handedOver(by who: String, on moment: String) -> String { "Confié par \(who) le \(moment)." }
    var notInChargeTitle: String { "Ce dossier n’est pas en votre charge" }
    var notInChargeText: String { "Prenez-le d’abord en charge, ou demandez à un responsable de le confier." }
    var givenToAColleague: String { "Votre demande est confiée à une autre personne du service" }
}

extension EnglishTexts {
    var typedIsCarried: String { "Your session had ended. Sign in: you will find what you had written." }
    var typedIsKept: String { "What you had written is here" }
    var typedIsKeptText: String {
        "Nothing has been saved or sent yet. Read it over, then go on as if your session had not ended."
    }
    var sendWhatWasTyped: String { "Go on with this text" }
    var leaveWhatWasTyped: String { "Leave it and go back to the list" }
    var notesTitle: String { "Notes of the office" }
    var noNotes: String { "No note." }
    var writeNote: String { "Your note for colleagues" }
    var writeNoteHint: String {
        "The person is not told, and the note is not on the page where they follow the request. But a note is part of the file: the person reads it if they download their copy (GDPR, article 15). Write only what helps to decide, in words that you could say to them."
    }
    var saveNote: String { "Save the note" }
    var noteRequired: String { "Write the note before saving it." }
    var noteIsSaved: String { "The note is saved" }
    var readTheNote: String { "Read the notes" }
    func noted(by who: String) -> String { "Note written by \(who)" }
    var officeNotes: String { "Notes of the office on your request" }
    var officeNotesText: String { "What agents noted for each other to handle your request." }
    var handOver: String { "Give to a colleague" }
    var handOverConsequence: String { "You choose to whom. The case goes to their list “Mine”." }
    var handOverTitle: String { "Give the case to a colleague" }
    var colleague: String { "Who will have this case in charge?" }
    var colleagueHint: String { "The agents of your organisation who can sign in." }
    var chooseColleague: String { "Choose a person" }
    var confirmHandOver: String { "Give the case" }
    var noColleague: String { "Nobody else in your organisation can be given this case." }
    var colleagueRequired: String { "Choose the person to give the case to." }
    var caseIsHandedOver: String { "The case is given to your colleague" }
    var changedHandedOver: String { "gave the case to a colleague" }
    func handedOver(by who: String, to colleague: String) -> String { "Given to \(colleague) by \(who)" }
    func handedOver(by who: String, on moment: String) -> String { "Given by \(who) on \(moment)." }
    var notInChargeTitle: String { "This case is not in your charge" }
    var notInChargeText: String { "Take it in charge first, or ask a supervisor to give it." }
    var givenToAColleague: String { "Your request is now with another person of the office" }
}
