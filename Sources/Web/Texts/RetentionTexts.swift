import Cases
import Services

/// The end of a case's retention: what the person and the desk read of it.
protocol RetentionTexts {
    func mailErasureAnnounced(reference: String) -> String
    func mailErasureAnnounced(service: String) -> String
    func mailErasureDates(endsOn: String, keptUntil: String, then fate: RetentionRule.Fate) -> String
    var retentionTerm: String { get }
    func retentionKept(_ time: String, until day: String, then fate: RetentionRule.Fate) -> String
    func erasureAnnouncedTitle(_ fate: RetentionRule.Fate) -> String
    func erasureAnnounced(endsOn: String, keptUntil: String, then fate: RetentionRule.Fate) -> String
    var erasureCopyText: String { get }
    var takeCopy: String { get }
    var closedToAgentsTitle: String { get }
    func closedToAgents(until day: String, then fate: RetentionRule.Fate) -> String
    func closedToAgentsPast(then fate: RetentionRule.Fate) -> String
    var heldForYouTitle: String { get }
    func heldForYou(_ reason: String, reviewOn day: String) -> String
    func retentionHappened(_ fact: RetentionFact, endsOn: String) -> String
    func retentionHappened(_ fact: RetentionFact, endsOn: String, by who: String) -> String
    func heldUntilReview(_ reason: String, reviewOn day: String) -> String
    func activeUntil(_ day: String, _ time: String) -> String
    /// What stands after a label: French puts a space before.
    var colon: String { get }
    func hiddenFromPerson(until day: String, reference: String) -> String
    var erasedTitle: String { get }
    func erasedOn(_ day: String) -> String
    func erasedAfterRetention(_ time: String) -> String
    var erasedOnRequest: String { get }
    func erasedWithVisa(_ reference: String, on day: String) -> String
    func erasedBecause(_ reason: String) -> String
    func erasedUnreadable(from day: String) -> String
    var erasedReceipts: String { get }
    var erasedReceiptsText: String { get }
    var depositReceipt: String { get }
    var erasureReceipt: String { get }
    var holdTitle: String { get }
    var holdText: String { get }
    var closedCaseText: String { get }
    var placeHold: String { get }
    var holdReason: String { get }
    var holdReasonHint: String { get }
    var holdReview: String { get }
    func holdReviewHint(months: Int) -> String
    var holdDelay: String { get }
    var holdDelayBox: String { get }
    var holdDelayUntil: String { get }
    func holdDelayUntilHint(months: Int) -> String
    var holdDelayReference: String { get }
    var holdDelayReferenceHint: String { get }
    var confirmHold: String { get }
    var liftHold: String { get }
    var liftHoldWhy: String { get }
    var liftHoldHint: String { get }
    var confirmLift: String { get }
    var holdPlaced: String { get }
    var holdLifted: String { get }
    func refused(_ refusal: HoldRefusal) -> String
}

extension FrenchTexts {
    func mailErasureAnnounced(reference: String) -> String {
        "Votre demande \(reference)\u{A0}: sa conservation se termine bientôt"
    }
    func mailErasureAnnounced(service: String) -> String {
        "Votre demande «\u{A0}\(service)\u{A0}» est terminée, et le temps pendant lequel le service la garde s’achève."
    }
    func mailErasureDates(endsOn: String, keptUntil: String, then fate: RetentionRule.Fate) -> String {
        erasureAnnounced(endsOn: endsOn, keptUntil: keptUntil, then: fate) + " " + erasureCopyText
    }
    var retentionTerm: String { "Conservation" }
    func retentionKept(_ time: String, until day: String, then fate: RetentionRule.Fate) -> String {
        let kept =
            "Le service garde cette demande \(time) après sa fin (durée d’utilité administrative), jusqu’au \(day). Vous serez prévenu avant."
        return switch fate {
        case .destroy: kept + " Ensuite, elle sera effacée."
        case .archivesVisa: kept + " Ensuite, elle sera effacée ou archivée selon l’avis des archives publiques."
        case .keep: kept + " Ensuite, elle sera remise aux archives publiques."
        }
    }
    func erasureAnnouncedTitle(_ fate: RetentionRule.Fate) -> String {
        fate == .keep ? "Cette demande sera bientôt remise aux archives" : "Cette demande sera bientôt effacée"
    }
    func erasureAnnounced(endsOn: String, keptUntil: String, then fate: RetentionRule.Fate) -> String {
        let dates =
            "Le service la garde jusqu’au \(endsOn), puis ne peut plus l’ouvrir. Vous pouvez en prendre une copie jusqu’au \(keptUntil)."
        return switch fate {
        case .destroy: dates + " Ensuite, elle est effacée, avec vos documents."
        case .archivesVisa:
            dates
                + " Ensuite, elle est effacée avec vos documents, ou gardée par les archives publiques, selon leur avis."
        case .keep: dates + " Ensuite, elle est remise aux archives publiques."
        }
    }
    var erasureCopyText: String {
        "Si vous pouvez encore en avoir besoin, par exemple comme preuve, prenez votre copie maintenant\u{A0}: elle contient vos réponses, vos documents, les messages et les lettres."
    }
    var takeCopy: String { "Prendre ma copie" }
    var closedToAgentsTitle: String { "Le service n’a plus cette demande" }
    func closedToAgents(until day: String, then fate: RetentionRule.Fate) -> String {
        let kept = "Le temps de conservation est passé. Vous seul pouvez encore l’ouvrir, jusqu’au \(day)."
        return switch fate {
        case .destroy: kept + " Elle est effacée ensuite."
        case .archivesVisa: kept + " Ensuite, les archives publiques disent si elle est effacée ou gardée."
        case .keep: kept + " Elle est ensuite remise aux archives publiques."
        }
    }
    func closedToAgentsPast(then fate: RetentionRule.Fate) -> String {
        fate == .destroy
            ? "Le temps de conservation est passé. Elle peut être effacée à tout moment\u{A0}: prenez votre copie maintenant."
            : "Le temps de conservation est passé. Elle attend l’avis des archives publiques et peut être effacée à tout moment\u{A0}: prenez votre copie maintenant."
    }
    var heldForYouTitle: String { "Cette demande est gardée plus longtemps" }
    func heldForYou(_ reason: String, reviewOn day: String) -> String {
        "Elle n’est pas effacée au moment prévu, pour cette raison\u{A0}: «\u{A0}\(reason)\u{A0}». Le service réexamine ce blocage au plus tard le \(day). Vous serez prévenu avant l’effacement."
    }
    func retentionHappened(_ fact: RetentionFact, endsOn: String) -> String {
        switch fact {
        case .announced: "Vous êtes prévenu\u{A0}: le service garde cette demande jusqu’au \(endsOn)"
        case .closed: "Le temps de conservation est passé\u{A0}: le service n’a plus cette demande"
        case .held: "Cette demande est gardée plus longtemps"
        case .released: "Cette demande n’est plus gardée plus longtemps"
        case .transferred: "Une copie est remise aux archives publiques"
        }
    }
    func retentionHappened(_ fact: RetentionFact, endsOn: String, by who: String) -> String {
        switch fact {
        case .announced: "Fin de conservation annoncée à la personne pour le \(endsOn)"
        case .closed: "Dossier fermé\u{A0}: durée d’utilité administrative passée"
        case .held: "Effacement suspendu par \(who)"
        case .released: "Suspension de l’effacement levée par \(who)"
        case .transferred: "Copié par \(who) pour les archives"
        }
    }
    var colon: String { "\u{A0}:" }
    func activeUntil(_ day: String, _ time: String) -> String {
        "Durée d’utilité administrative\u{A0}: \(time) après la fin, jusqu’au \(day)."
    }
    func heldUntilReview(_ reason: String, reviewOn day: String) -> String {
        "\(reason) (à réexaminer le \(day) au plus tard)"
    }
    func hiddenFromPerson(until day: String, reference: String) -> String {
        "La personne ne le lit qu’après le \(day) (\(reference))."
    }
    var erasedTitle: String { "Cette demande a été effacée" }
    func erasedOn(_ day: String) -> String {
        "Elle a été effacée le \(day). Vos réponses, vos documents, les messages et les lettres ne peuvent plus être lus, par personne."
    }
    var erasedOnRequest: String {
        "Pourquoi\u{A0}: vous l’avez demandé, et la personne chargée de la protection des données l’a accordé (RGPD, article 17)."
    }
    func erasedAfterRetention(_ time: String) -> String {
        "Pourquoi\u{A0}: le service ne garde une demande que \(time) après sa fin (durée d’utilité administrative). Vous en avez été prévenu avant, sur la page de la demande et par courriel si vous aviez donné une adresse."
    }
    func erasedWithVisa(_ reference: String, on day: String) -> String {
        "Les archives publiques ont donné leur visa le \(day), sous la référence \(reference) (code du patrimoine, articles L.\u{A0}212-2 et R.\u{A0}212-14)."
    }
    func erasedBecause(_ reason: String) -> String { "Pourquoi\u{A0}: \(reason)." }
    func erasedUnreadable(from day: String) -> String {
        "Les dernières sauvegardes où elle figure encore deviennent illisibles le \(day)."
    }
    var erasedReceipts: String { "Ce qui reste" }
    var erasedReceiptsText: String {
        "Deux attestations signées, sans aucune de vos réponses. Elles se vérifient sans nous, avec la commande parvis verify."
    }
    var depositReceipt: String { "L’attestation de dépôt\u{A0}: vous aviez bien envoyé cette demande" }
    var erasureReceipt: String { "L’attestation d’effacement" }
    var holdTitle: String { "Suspendre l’effacement" }
    var holdText: String {
        "À utiliser quand le dossier peut servir à un recours, une enquête ou un contrôle. Tant que la suspension dure, rien n’est effacé. La personne la lit sur la page de sa demande."
    }
    var closedCaseText: String {
        "La durée d’utilité administrative de ce dossier est passée\u{A0}: les agents ne l’ouvrent plus. Une suspension le leur rend."
    }
    var placeHold: String { "Suspendre l’effacement" }
    var holdReason: String { "Pourquoi faut-il garder ce dossier\u{A0}?" }
    var holdReasonHint: String { "La personne lit ces mots." }
    var holdReview: String { "À réexaminer au plus tard le" }
    func holdReviewHint(months: Int) -> String { "Dans \(months) mois au plus." }
    var holdDelay: String { "Secret prévu par la loi" }
    var holdDelayBox: String { "La loi interdit de le dire tout de suite à la personne" }
    var holdDelayUntil: String { "La personne ne le lit qu’après le" }
    func holdDelayUntilHint(months: Int) -> String { "Seulement si la case est cochée. Dans \(months) mois au plus." }
    var holdDelayReference: String { "Texte qui le prévoit" }
    var holdDelayReferenceHint: String {
        "Seulement si la case est cochée. Par exemple\u{A0}: code de procédure pénale, article 11."
    }
    var confirmHold: String { "Suspendre l’effacement" }
    var liftHold: String { "Lever la suspension" }
    var liftHoldWhy: String { "Pourquoi peut-elle être levée\u{A0}?" }
    var liftHoldHint: String { "La personne lit ces mots. Elle sera prévenue de nouveau avant tout effacement." }
    var confirmLift: String { "Lever la suspension" }
    var holdPlaced: String { "L’effacement est suspendu" }
    var holdLifted: String { "La suspension est levée" }
    func refused(_ refusal: HoldRefusal) -> String {
        switch refusal {
        case .notFound, .roleTooLow: "Vous ne pouvez pas suspendre cet effacement."
        case .reasonRequired: "Écrivez pourquoi."
        case .tooLong(let maximum): "Le texte est trop long\u{A0}: \(maximum) caractères au plus."
        case .reviewDay: "Indiquez un jour à venir, dans \(Case.maximumHoldMonths) mois au plus."
        case .delayDay: "Indiquez un jour à venir, dans \(Case.maximumDelayMonths) mois au plus."
        case .delayReference: "Indiquez le texte de loi."
        case .heldAlready: "L’effacement est déjà suspendu. Levez d’abord la suspension."
        case .notHeld: "L’effacement n’est pas suspendu."
        }
    }
}

extension EnglishTexts {
    func mailErasureAnnounced(reference: String) -> String {
        "Your request \(reference): it will soon no longer be kept"
    }
    func mailErasureAnnounced(service: String) -> String {
        "Your request “\(service)” has ended, and the time for which the service keeps it is nearly over."
    }
    func mailErasureDates(endsOn: String, keptUntil: String, then fate: RetentionRule.Fate) -> String {
        erasureAnnounced(endsOn: endsOn, keptUntil: keptUntil, then: fate) + " " + erasureCopyText
    }
    var retentionTerm: String { "How long it is kept" }
    func retentionKept(_ time: String, until day: String, then fate: RetentionRule.Fate) -> String {
        let kept =
            "The service keeps this request for \(time) after its end (the active period), until \(day). You will be told before."
        return switch fate {
        case .destroy: kept + " Then it is erased."
        case .archivesVisa: kept + " Then it is erased or archived, as the public archives decide."
        case .keep: kept + " Then it is handed over to the public archives."
        }
    }
    func erasureAnnouncedTitle(_ fate: RetentionRule.Fate) -> String {
        fate == .keep ? "This request will soon go to the archives" : "This request will soon be erased"
    }
    func erasureAnnounced(endsOn: String, keptUntil: String, then fate: RetentionRule.Fate) -> String {
        let dates =
            "The service keeps it until \(endsOn), and can’t open it any more after that. You can take a copy until \(keptUntil)."
        return switch fate {
        case .destroy: dates + " Then it is erased, with your documents."
        case .archivesVisa:
            dates + " Then it is erased with your documents, or kept by the public archives, as they decide."
        case .keep: dates + " Then it is handed over to the public archives."
        }
    }
    var erasureCopyText: String {
        "If you may still need it, as evidence for instance, take your copy now: it holds your answers, your documents, the messages and the letters."
    }
    var takeCopy: String { "Take my copy" }
    var closedToAgentsTitle: String { "The service no longer has this request" }
    func closedToAgents(until day: String, then fate: RetentionRule.Fate) -> String {
        let kept = "The time for which it is kept has passed. Only you can still open it, until \(day)."
        return switch fate {
        case .destroy: kept + " Then it is erased."
        case .archivesVisa: kept + " Then the public archives say whether it is erased or kept."
        case .keep: kept + " Then it is handed over to the public archives."
        }
    }
    func closedToAgentsPast(then fate: RetentionRule.Fate) -> String {
        fate == .destroy
            ? "The time for which it is kept has passed. It may be erased at any moment: take your copy now."
            : "The time for which it is kept has passed. It waits for what the public archives decide, and may be erased at any moment: take your copy now."
    }
    var heldForYouTitle: String { "This request is kept longer" }
    func heldForYou(_ reason: String, reviewOn day: String) -> String {
        "It is not erased at its time, for this reason: “\(reason)”. The service looks at this again by \(day). You will be told before it is erased."
    }
    func retentionHappened(_ fact: RetentionFact, endsOn: String) -> String {
        switch fact {
        case .announced: "You are told: the service keeps this request until \(endsOn)"
        case .closed: "The time for which it is kept has passed: the service no longer has this request"
        case .held: "This request is kept longer"
        case .released: "This request is no longer kept longer"
        case .transferred: "A copy is handed over to the public archives"
        }
    }
    func retentionHappened(_ fact: RetentionFact, endsOn: String, by who: String) -> String {
        switch fact {
        case .announced: "The person was told that the case is kept until \(endsOn)"
        case .closed: "Case closed: its active period has passed"
        case .held: "Erasure suspended by \(who)"
        case .released: "Suspension of the erasure lifted by \(who)"
        case .transferred: "Copied for the archives by \(who)"
        }
    }
    var colon: String { ":" }
    func activeUntil(_ day: String, _ time: String) -> String { "Active period: \(time) after the end, until \(day)." }
    func heldUntilReview(_ reason: String, reviewOn day: String) -> String {
        "\(reason) (to be looked at again by \(day))"
    }
    func hiddenFromPerson(until day: String, reference: String) -> String {
        "The person reads it only after \(day) (\(reference))."
    }
    var erasedTitle: String { "This request was erased" }
    func erasedOn(_ day: String) -> String {
        "It was erased on \(day). Your answers, your documents, the messages and the letters can’t be read any more, by anybody."
    }
    var erasedOnRequest: String {
        "Why: you asked for it, and the data-protection officer granted it (GDPR, article 17)."
    }
    func erasedAfterRetention(_ time: String) -> String {
        "Why: the service keeps a request only for \(time) after its end (the active period). You were told before, on the request’s page, and by e-mail if you had given an address."
    }
    func erasedWithVisa(_ reference: String, on day: String) -> String {
        "The public archives gave their visa on \(day), under the reference \(reference) (code du patrimoine, articles L.\u{A0}212-2 and R.\u{A0}212-14)."
    }
    func erasedBecause(_ reason: String) -> String { "Why: \(reason)." }
    func erasedUnreadable(from day: String) -> String {
        "The last back-ups in which it still stands become unreadable on \(day)."
    }
    var erasedReceipts: String { "What remains" }
    var erasedReceiptsText: String {
        "Two signed receipts, without any of your answers. They can be checked without us, with the command parvis verify."
    }
    var depositReceipt: String { "The receipt of deposit: you did send this request" }
    var erasureReceipt: String { "The receipt of erasure" }
    var holdTitle: String { "Suspend the erasure" }
    var holdText: String {
        "To be used when the case may serve in an appeal, an inquiry or an audit. As long as it is suspended, nothing is erased. The person reads it on the page of their request."
    }
    var closedCaseText: String {
        "The active period of this case has passed: agents can’t open it any more. A suspension gives it back to them."
    }
    var placeHold: String { "Suspend the erasure" }
    var holdReason: String { "Why must this case be kept?" }
    var holdReasonHint: String { "The person reads these words." }
    var holdReview: String { "To be looked at again by" }
    func holdReviewHint(months: Int) -> String { "Within \(months) months." }
    var holdDelay: String { "Secrecy set by law" }
    var holdDelayBox: String { "The law forbids telling the person at once" }
    var holdDelayUntil: String { "The person reads it only after" }
    func holdDelayUntilHint(months: Int) -> String { "Only if the box is ticked. Within \(months) months." }
    var holdDelayReference: String { "The text that says so" }
    var holdDelayReferenceHint: String {
        "Only if the box is ticked. For instance: code de procédure pénale, article 11."
    }
    var confirmHold: String { "Suspend the erasure" }
    var liftHold: String { "Lift the suspension" }
    var liftHoldWhy: String { "Why can it be lifted?" }
    var liftHoldHint: String { "The person reads these words. They are told again before anything is erased." }
    var confirmLift: String { "Lift the suspension" }
    var holdPlaced: String { "The erasure is suspended" }
    var holdLifted: String { "The suspension is lifted" }
    func refused(_ refusal: HoldRefusal) -> String {
        switch refusal {
        case .notFound, .roleTooLow: "You can’t suspend this erasure."
        case .reasonRequired: "Write why."
        case .tooLong(let maximum): "The text is too long: \(maximum) characters at most."
        case .reviewDay: "Give a day to come, within \(Case.maximumHoldMonths) months."
        case .delayDay: "Give a day to come, within \(Case.maximumDelayMonths) months."
        case .delayReference: "Name the text of law."
        case .heldAlready: "The erasure is suspended already. Lift the suspension first."
        case .notHeld: "The erasure is not suspended."
        }
    }
}
