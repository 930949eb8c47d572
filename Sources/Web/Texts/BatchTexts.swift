import Cases
import Services
import Storage

/// Doing something to several cases.
protocol BatchTexts {
    var batchTitle: String { get }
    var batchLead: String { get }
    var batchWhich: String { get }
    var batchWhat: String { get }
    var batchChooseOperation: String { get }
    var batchCasesRequired: String { get }
    var batchOperationRequired: String { get }
    var batchPreview: String { get }
    var batchNeverRefuses: String { get }
    func batchAction(_ action: String, of service: String) -> String
    func batchRoute(_ group: String) -> String
    var recentBatches: String { get }
    var batchPreviewTitle: String { get }
    var batchWaits: String { get }
    var batchAtOnce: String { get }
    var batchSameForAll: String { get }
    var batchHasChanged: String { get }
    func batchLeftAside(_ count: Int) -> String
    func batchDone(_ count: Int) -> String
    var batchNothing: String { get }
    func batchMoves(from state: String, to next: String) -> String
    func batchReadLetter(_ reference: String) -> String
    func batchConfirm(_ count: Int) -> String
    func batchOf(_ count: Int) -> String
    var batchNotYet: String { get }
    func batchUntil(_ moment: String) -> String
    var batchUndo: String { get }
    var batchNow: String { get }
    var batchRunning: String { get }
    var batchSeeAgain: String { get }
    var batchUndone: String { get }
    var batchTooLate: String { get }
    func batchEnded(done: Int, of count: Int) -> String
    func batchState(_ state: StoredBatch.State) -> String
    /// A batch of the agent's that waits.
    func batchPlanned(_ count: Int, at moment: String) -> String
    var batchReviewOrUndo: String { get }
    var batchPlannedTitle: String { get }
    /// What is planned for a case.
    ///
    /// - Parameters:
    ///   - what: the action's name, where it is one.
    ///   - who: the colleague's name, where it is known.
    func batchPlannedHere(_ what: String?, by who: String?, isOwn: Bool, at moment: String) -> String
    /// Why a case is left aside by an action of another service.
    var batchOtherService: String { get }
    var batchBackToList: String { get }
    /// What becomes of a case: `BatchItem.done`, or the code of a refusal.
    func batchOutcome(_ code: String) -> String
}

extension FrenchTexts {
    var batchTitle: String { "Traiter plusieurs dossiers" }
    var batchLead: String {
        "Choisissez des dossiers de la liste et ce qu’il faut leur faire. Vous verrez l’effet sur chacun avant de confirmer."
    }
    var batchWhich: String { "Quels dossiers\u{202F}?" }
    var batchWhat: String { "Que faire\u{202F}?" }
    var batchChooseOperation: String { "Choisissez" }
    var batchCasesRequired: String { "Choisissez au moins un dossier." }
    var batchOperationRequired: String { "Choisissez ce qu’il faut faire." }
    var batchPreview: String { "Voir l’effet sur chaque dossier" }
    var batchNeverRefuses: String {
        "Un refus, ou une demande de correction, ne se fait jamais à plusieurs\u{A0}: ouvrez le dossier."
    }
    func batchAction(_ action: String, of service: String) -> String { "\(action) (\(service))" }
    func batchRoute(_ group: String) -> String { "Confier au groupe «\u{A0}\(group)\u{A0}»" }
    var recentBatches: String { "Vos derniers traitements" }
    var batchPreviewTitle: String { "Ce qui sera fait" }
    var batchWaits: String {
        "Lisez chaque dossier. Après votre confirmation, rien n’est fait ni envoyé pendant dix minutes\u{A0}: vous pouvez tout annuler."
    }
    var batchAtOnce: String { "Lisez chaque dossier. Personne n’est prévenu, et c’est fait dès que vous confirmez." }
    var batchSameForAll: String { "Le même texte pour tous ces dossiers." }
    var batchHasChanged: String {
        "Un dossier a changé depuis que vous l’avez lu. Rien n’est fait\u{A0}: relisez, puis confirmez."
    }
    func batchLeftAside(_ count: Int) -> String {
        count == 1 ? "Un dossier sera laissé de côté" : "\(count) dossiers seront laissés de côté"
    }
    func batchDone(_ count: Int) -> String { count == 1 ? "Un dossier" : "\(count) dossiers" }
    var batchNothing: String { "Rien ne peut être fait de ces dossiers ainsi." }
    func batchMoves(from state: String, to next: String) -> String {
        "De «\u{A0}\(state)\u{A0}» à «\u{A0}\(next)\u{A0}»."
    }
    func batchReadLetter(_ reference: String) -> String { "Lire la lettre de \(reference)" }
    func batchConfirm(_ count: Int) -> String {
        count == 1 ? "Confirmer pour ce dossier" : "Confirmer pour ces \(count) dossiers"
    }
    func batchOf(_ count: Int) -> String { count == 1 ? "Traitement d’un dossier" : "Traitement de \(count) dossiers" }
    var batchNotYet: String { "Rien n’est encore fait" }
    func batchUntil(_ moment: String) -> String {
        "Ce sera fait le \(moment). D’ici là, personne n’est prévenu et vous pouvez annuler."
    }
    var batchUndo: String { "Tout annuler" }
    var batchNow: String { "Faire maintenant" }
    var batchRunning: String { "Le traitement est en cours, dossier par dossier." }
    var batchSeeAgain: String { "Voir où il en est" }
    var batchUndone: String { "Le traitement est annulé\u{A0}: aucun dossier n’a changé et personne n’a été prévenu." }
    var batchTooLate: String { "Il est trop tard pour annuler\u{A0}: le traitement a commencé." }
    func batchEnded(done: Int, of count: Int) -> String {
        done == count
            ? "C’est fait pour tous les dossiers."
            : "C’est fait pour \(done) sur \(count). Voyez pourquoi les autres n’ont pas changé."
    }
    func batchState(_ state: StoredBatch.State) -> String {
        switch state {
        case .waiting: "attend, peut être annulé"
        case .running: "en cours"
        case .done: "terminé"
        case .cancelled: "annulé"
        }
    }
    func batchPlanned(_ count: Int, at moment: String) -> String {
        count == 1
            ? "Le traitement d’un dossier sera fait \(moment)\u{A0}: rien n’est encore fait ni envoyé."
            : "Le traitement de \(count) dossiers sera fait \(moment)\u{A0}: rien n’est encore fait ni envoyé."
    }
    var batchReviewOrUndo: String { "Le revoir ou l’annuler" }
    var batchPlannedTitle: String { "Une action est prévue sur ce dossier" }
    func batchPlannedHere(_ what: String?, by who: String?, isOwn: Bool, at moment: String) -> String {
        let action = what.map { "«\u{A0}\($0)\u{A0}» sera fait \(moment)" } ?? "Elle sera faite \(moment)"
        let author = isOwn ? "à votre demande" : "à la demande de \(who ?? "quelqu’un du service")"
        return
            "\(action), \(author). Rien n’est encore fait ni envoyé\(isOwn ? "." : "\u{A0}; cette personne peut l’annuler.")"
    }
    var batchOtherService: String { "l’action est celle d’un autre service que le sien" }
    var batchBackToList: String { "Revenir à la liste pour choisir d’autres dossiers ou une autre action" }
    func batchOutcome(_ code: String) -> String {
        switch code {
        case BatchItem.done: "fait"
        case "case.changed-since": "le dossier a changé depuis que vous l’avez lu"
        case "case.taken-by-another": "quelqu’un d’autre a ce dossier en charge"
        case "case.action-not-available": "l’état du dossier ne le permet pas"
        case "case.role-too-low": "il faut un autre rôle que le vôtre"
        case "case.person-awaited": "la personne a encore du temps pour répondre"
        case "case.too-late": "le délai pour le faire est passé"
        case "case.group-required": "le dossier est déjà dans ce groupe"
        default: "cela n’a pas pu être fait\u{A0}: ouvrez le dossier"
        }
    }
}

extension EnglishTexts {
    var batchTitle: String { "Deal with several cases" }
    var batchLead: String {
        "Choose cases of the list and what to do to them. You will see the effect on each before you confirm."
    }
    var batchWhich: String { "Which cases?" }
    var batchWhat: String { "What to do?" }
    var batchChooseOperation: String { "Choose" }
    var batchCasesRequired: String { "Choose one case at least." }
    var batchOperationRequired: String { "Choose what to do." }
    var batchPreview: String { "See the effect on each case" }
    var batchNeverRefuses: String {
        "A refusal, or a request for corrections, is never made for several at once: open the case."
    }
    func batchAction(_ action: String, of service: String) -> String { "\(action) (\(service))" }
    func batchRoute(_ group: String) -> String { "Give to the group “\(group)”" }
    var recentBatches: String { "What you did last" }
    var batchPreviewTitle: String { "What will be done" }
    var batchWaits: String {
        "Read each case. Once you confirm, nothing is done or sent for ten minutes: you can undo everything."
    }
    var batchAtOnce: String { "Read each case. Nobody is told, and it is done as soon as you confirm." }
    var batchSameForAll: String { "The same text for all these cases." }
    var batchHasChanged: String {
        "A case has changed since you read it. Nothing is done: read again, then confirm."
    }
    func batchLeftAside(_ count: Int) -> String {
        count == 1 ? "One case will be left aside" : "\(count) cases will be left aside"
    }
    func batchDone(_ count: Int) -> String { count == 1 ? "One case" : "\(count) cases" }
    var batchNothing: String { "Nothing can be done to these cases this way." }
    func batchMoves(from state: String, to next: String) -> String { "From “\(state)” to “\(next)”." }
    func batchReadLetter(_ reference: String) -> String { "Read the letter of \(reference)" }
    func batchConfirm(_ count: Int) -> String {
        count == 1 ? "Confirm for this case" : "Confirm for these \(count) cases"
    }
    func batchOf(_ count: Int) -> String { count == 1 ? "Dealing with one case" : "Dealing with \(count) cases" }
    var batchNotYet: String { "Nothing is done yet" }
    func batchUntil(_ moment: String) -> String {
        "It will be done on \(moment). Until then nobody is told and you can undo it."
    }
    var batchUndo: String { "Undo everything" }
    var batchNow: String { "Do it now" }
    var batchRunning: String { "It is being done, case by case." }
    var batchSeeAgain: String { "See how far it is" }
    var batchUndone: String { "It is undone: no case has changed and nobody has been told." }
    var batchTooLate: String { "It is too late to undo: it has begun." }
    func batchEnded(done: Int, of count: Int) -> String {
        done == count
            ? "It is done for every case."
            : "It is done for \(done) of \(count). See why the others have not changed."
    }
    func batchState(_ state: StoredBatch.State) -> String {
        switch state {
        case .waiting: "waits, can be undone"
        case .running: "under way"
        case .done: "done"
        case .cancelled: "undone"
        }
    }
    func batchPlanned(_ count: Int, at moment: String) -> String {
        (count == 1 ? "What you asked for one case" : "What you asked for \(count) cases")
            + " will be done \(moment): nothing is done or sent yet."
    }
    var batchReviewOrUndo: String { "Review or undo it" }
    var batchPlannedTitle: String { "Something is planned for this case" }
    func batchPlannedHere(_ what: String?, by who: String?, isOwn: Bool, at moment: String) -> String {
        let action = what.map { "“\($0)” will be done \(moment)" } ?? "It will be done \(moment)"
        let author = isOwn ? "as you asked" : "as \(who ?? "somebody of the department") asked"
        return
            "\(action), \(author). Nothing is done or sent yet\(isOwn ? "." : "; they can undo it.")"
    }
    var batchOtherService: String { "the action is of another service than its own" }
    var batchBackToList: String { "Back to the list to choose other cases or another action" }
    func batchOutcome(_ code: String) -> String {
        switch code {
        case BatchItem.done: "done"
        case "case.changed-since": "the case has changed since you read it"
        case "case.taken-by-another": "someone else is in charge of it"
        case "case.action-not-available": "its state does not allow it"
        case "case.role-too-low": "it takes another role than yours"
        case "case.person-awaited": "the person still has time to answer"
        case "case.too-late": "the time to do it has passed"
        case "case.group-required": "the case is in this group already"
        default: "it could not be done: open the case"
        }
    }
}
