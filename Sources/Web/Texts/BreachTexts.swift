import Cases

/// The register of breaches of personal data.
protocol BreachTexts {
    var breachesLead: String { get }
    var noBreach: String { get }
    var breachesEarlier: String { get }
    var newBreach: String { get }
    var recordBreach: String { get }
    var breachStaysForever: String { get }
    var breachKnown: String { get }
    var breachKnownHint: String { get }
    var breachTime: String { get }
    var breachNature: String { get }
    var breachNatureHint: String { get }
    var breachKinds: String { get }
    func breachKind(_ kind: BreachDescription.Kind) -> String
    func breachKindHint(_ kind: BreachDescription.Kind) -> String
    var breachPeople: String { get }
    var breachPeopleHint: String { get }
    var breachPeopleCount: String { get }
    var breachRecords: String { get }
    var breachRecordsHint: String { get }
    var breachRecordCount: String { get }
    var breachCountHint: String { get }
    var breachConsequences: String { get }
    var breachMeasures: String { get }
    var breachMeasuresHint: String { get }
    var breachRisk: String { get }
    func breachRisk(_ risk: BreachDescription.Risk) -> String
    func breachRiskHint(_ risk: BreachDescription.Risk) -> String
    var breachUnknownCount: String { get }
    func breachProblem(_ problem: BreachForm.Problem) -> String
    func breachRefusal(_ refusal: BreachRefusal) -> String
    func breachTitle(known: String) -> String
    func breachClock(_ standing: BreachClock.Standing, deadline: String) -> String
    func breachToldInTime(_ moment: String) -> String
    func breachToldLate(_ moment: String) -> String
    func breachAuthorityNotNeeded(_ reason: String) -> String
    var breachAuthorityTitle: String { get }
    var breachPeopleTitle: String { get }
    var breachPeopleDue: String { get }
    func breachPeopleTold(_ moment: String) -> String
    func breachPeopleNotNeeded(_ reason: String?) -> String
    var breachWhatIsKnown: String { get }
    var breachDescribe: String { get }
    var breachDescribeLead: String { get }
    var breachKeepDescription: String { get }
    var breachSteps: String { get }
    var breachNoteAuthority: String { get }
    var breachNoteAuthorityText: String { get }
    var breachNoteNoAuthority: String { get }
    var breachNoteNoAuthorityText: String { get }
    var breachNotePeople: String { get }
    var breachNotePeopleText: String { get }
    var breachNoteNoPeople: String { get }
    var breachNoteNoPeopleText: String { get }
    var breachNoteOther: String { get }
    var breachNoteOtherText: String { get }
    var breachWhen: String { get }
    var breachReference: String { get }
    var breachDelay: String { get }
    var breachDelayHint: String { get }
    var breachHow: String { get }
    var breachWhy: String { get }
    var breachNote: String { get }
    var breachKeep: String { get }
    var breachHistory: String { get }
    var breachEntryKept: String { get }
    var breachChangedMeanwhile: String { get }
    var breachBack: String { get }
    /// What an entry says, in one line.
    func breachEntryTitle(_ entry: BreachEntry, moment: (Int64) -> String) -> String
    func breachBy(_ name: String) -> String
}

extension FrenchTexts {
    var breachesLead: String {
        "Des données perdues, modifiées ou lues par qui n’en avait pas le droit\u{A0}: consignez-le ici, même si personne n’a à être prévenu. La CNIL peut demander à lire ce registre (RGPD, article\u{A0}33, 5)."
    }
    var breachesEarlier: String { "Violations plus anciennes" }
    var noBreach: String { "Aucune violation n’est consignée." }
    var newBreach: String { "Consigner une violation" }
    var recordBreach: String { "Consigner" }
    var breachStaysForever: String {
        "Ce qui est consigné ne peut être ni modifié ni effacé\u{A0}: on ajoute. N’écrivez pas de nom."
    }
    var breachKnown: String { "Quand l’avez-vous su\u{A0}?" }
    var breachKnownHint: String { "Les 72 heures partent de ce moment." }
    var breachTime: String { "Heure" }
    var breachNature: String { "Que s’est-il passé\u{A0}?" }
    var breachNatureHint: String { "Quoi, où, depuis quand, comment on l’a découvert." }
    var breachKinds: String { "Qu’est-il arrivé aux données\u{A0}?" }
    func breachKind(_ kind: BreachDescription.Kind) -> String {
        switch kind {
        case .confidentiality: "Quelqu’un a pu les lire sans en avoir le droit"
        case .integrity: "Elles ont été modifiées à tort"
        case .availability: "Elles sont perdues, ou hors d’atteinte"
        }
    }
    func breachKindHint(_ kind: BreachDescription.Kind) -> String {
        switch kind {
        case .confidentiality: "Confidentialité"
        case .integrity: "Intégrité"
        case .availability: "Disponibilité"
        }
    }
    var breachPeople: String { "De qui sont ces données\u{A0}?" }
    var breachPeopleHint: String { "Des catégories\u{A0}: parents d’élèves, commerçants, agents." }
    var breachPeopleCount: String { "Combien de personnes, à peu près\u{A0}?" }
    var breachRecords: String { "Quelles données\u{A0}?" }
    var breachRecordsHint: String { "Des catégories\u{A0}: adresses, revenus, pièces d’identité." }
    var breachRecordCount: String { "Combien d’enregistrements, à peu près\u{A0}?" }
    var breachCountHint: String { "Un nombre. Laissez vide si vous ne le savez pas encore." }
    var breachConsequences: String { "Que risquent ces personnes\u{A0}?" }
    var breachMeasures: String { "Qu’avez-vous fait, qu’allez-vous faire\u{A0}?" }
    var breachMeasuresHint: String { "Pour que cela cesse, pour limiter les dégâts, pour que cela ne recommence pas." }
    var breachRisk: String { "Le risque pour les droits et libertés des personnes" }
    func breachRisk(_ risk: BreachDescription.Risk) -> String {
        switch risk {
        case .unlikely: "Peu probable"
        case .risk: "Probable"
        case .high: "Élevé"
        }
    }
    func breachRiskHint(_ risk: BreachDescription.Risk) -> String {
        switch risk {
        case .unlikely: "Rien à notifier\u{A0}; dites ensuite pourquoi."
        case .risk: "La CNIL doit être prévenue."
        case .high: "La CNIL et les personnes doivent être prévenues."
        }
    }
    var breachUnknownCount: String { "Pas encore connu" }
    func breachProblem(_ problem: BreachForm.Problem) -> String {
        switch problem {
        case .known: "Saisissez un jour et une heure, comme 24 11 2026 et 14:30."
        case .nature: "Dites ce qui s’est passé."
        case .kinds: "Choisissez au moins une réponse."
        case .people: "Dites de qui sont ces données."
        case .peopleCount, .recordCount: "Saisissez un nombre entier, comme 120, ou laissez vide."
        case .records: "Dites quelles données."
        case .consequences: "Dites ce que risquent ces personnes."
        case .measures: "Dites ce que vous avez fait ou allez faire."
        case .risk: "Choisissez un niveau de risque."
        case .when: "Saisissez un jour et une heure, comme 24 11 2026 et 14:30."
        case .text: "Écrivez quelques mots."
        }
    }
    func breachRefusal(_ refusal: BreachRefusal) -> String {
        switch refusal {
        case .notDescribed: "Décrivez d’abord ce qui s’est passé."
        case .inTheFuture: "Ce moment n’est pas encore arrivé. Vérifiez le jour et l’heure."
        case .beforeKnown: "Ce moment vient avant celui où la violation a été connue. Vérifiez le jour et l’heure."
        case .delayUnexplained: "C’est plus de 72 heures après. Dites pourquoi\u{A0}: la loi le demande."
        case .authorityMustBeTold:
            "Le risque est probable\u{A0}: la loi demande de prévenir la CNIL. Si le risque a changé, complétez d’abord la description."
        case .tooMany: "Ce registre a déjà autant de lignes qu’une page peut en montrer."
        }
    }
    func breachTitle(known: String) -> String { "Violation connue le \(known)" }
    func breachClock(_ standing: BreachClock.Standing, deadline: String) -> String {
        switch standing {
        case .left(let minutes):
            "Il reste \(length(minutes)) pour prévenir la CNIL\u{A0}: jusqu’au \(deadline)."
        case .past(let minutes):
            "Les 72 heures sont passées depuis \(length(minutes)) (\(deadline)). Prévenez la CNIL maintenant, et dites pourquoi si tard."
        }
    }
    func breachToldInTime(_ moment: String) -> String { "La CNIL a été prévenue le \(moment), dans les 72 heures." }
    func breachToldLate(_ moment: String) -> String { "La CNIL a été prévenue le \(moment), après les 72 heures." }
    func breachAuthorityNotNeeded(_ reason: String) -> String { "La CNIL n’a pas à être prévenue\u{A0}: \(reason)" }
    var breachAuthorityTitle: String { "La CNIL" }
    var breachPeopleTitle: String { "Les personnes" }
    var breachPeopleDue: String {
        "Le risque est élevé\u{A0}: prévenez les personnes sans attendre (RGPD, article\u{A0}34)."
    }
    func breachPeopleTold(_ moment: String) -> String { "Les personnes ont été prévenues le \(moment)." }
    func breachPeopleNotNeeded(_ reason: String?) -> String {
        reason.map { "Les personnes n’ont pas à être prévenues\u{A0}: \($0)" }
            ?? "La loi ne demande pas de prévenir les personnes, car le risque n’est pas élevé."
    }
    var breachWhatIsKnown: String { "Ce que l’on sait" }
    var breachDescribe: String { "Compléter la description" }
    var breachDescribeLead: String {
        "Corrigez et complétez\u{A0}: la nouvelle description s’ajoute, l’ancienne reste dans l’historique."
    }
    var breachKeepDescription: String { "Ajouter cette description" }
    var breachSteps: String { "Ce qui a été fait" }
    var breachNoteAuthority: String { "La CNIL a été prévenue" }
    var breachNoteAuthorityText: String { "Notez-le une fois la notification envoyée par son téléservice." }
    var breachNoteNoAuthority: String { "La CNIL n’a pas à être prévenue" }
    var breachNoteNoAuthorityText: String { "Seulement si un risque pour les personnes est peu probable." }
    var breachNotePeople: String { "Les personnes ont été prévenues" }
    var breachNotePeopleText: String { "En termes clairs, avec ce qu’elles peuvent faire et qui appeler." }
    var breachNoteNoPeople: String { "Les personnes n’ont pas à être prévenues" }
    var breachNoteNoPeopleText: String {
        "Données illisibles pour qui les a, risque écarté depuis, ou annonce publique à la place (RGPD, article\u{A0}34, 3)."
    }
    var breachNoteOther: String { "Noter autre chose" }
    var breachNoteOtherText: String { "Un échange, une vérification, une décision." }
    var breachWhen: String { "Quand\u{A0}?" }
    var breachReference: String { "Numéro de la notification" }
    var breachDelay: String { "Si c’est plus de 72 heures après\u{A0}: pourquoi\u{A0}?" }
    var breachDelayHint: String { "Sinon, laissez vide." }
    var breachHow: String { "Comment, et en quels termes\u{A0}?" }
    var breachWhy: String { "Pourquoi\u{A0}?" }
    var breachNote: String { "Note" }
    var breachKeep: String { "Ajouter au registre" }
    var breachHistory: String { "Historique" }
    var breachEntryKept: String { "C’est consigné." }
    var breachChangedMeanwhile: String {
        "Une ligne a été ajoutée pendant que vous écriviez. Relisez, puis envoyez de nouveau si c’est toujours utile."
    }
    var breachBack: String { "Toutes les violations" }
    func breachEntryTitle(_ entry: BreachEntry, moment: (Int64) -> String) -> String {
        switch entry {
        case .described: "Description"
        case .authorityTold(let at, let reference, let delay):
            "CNIL prévenue le \(moment(at))" + (reference.isEmpty ? "" : ", numéro \(reference)")
                + (delay.isEmpty ? "" : ". Retard\u{A0}: \(delay)")
        case .authorityNotTold(let reason): "CNIL non prévenue\u{A0}: \(reason)"
        case .peopleTold(let at, let how): "Personnes prévenues le \(moment(at))\u{A0}: \(how)"
        case .peopleNotTold(let reason): "Personnes non prévenues\u{A0}: \(reason)"
        case .note(let text): text
        }
    }
    func breachBy(_ name: String) -> String { "par \(name)" }

    private func length(_ minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        let words = [
            hours == 0 ? nil : hours == 1 ? "1\u{A0}heure" : "\(hours)\u{A0}heures",
            rest == 0 && hours > 0 ? nil : rest < 2 ? "\(rest)\u{A0}minute" : "\(rest)\u{A0}minutes",
        ]
        return words.compactMap { $0 }.joined(separator: " et ")
    }
}

extension EnglishTexts {
    var breachesLead: String {
        "Data lost, altered or read by somebody who had no right to: record it here, even if nobody has to be told. The CNIL can ask to read this register (GDPR, article 33(5))."
    }
    var breachesEarlier: String { "Earlier breaches" }
    var noBreach: String { "No breach is recorded." }
    var newBreach: String { "Record a breach" }
    var recordBreach: String { "Record it" }
    var breachStaysForever: String {
        "What is recorded can be neither changed nor erased: one adds to it. Write no names."
    }
    var breachKnown: String { "When did you know?" }
    var breachKnownHint: String { "The 72 hours start at this moment." }
    var breachTime: String { "Time" }
    var breachNature: String { "What happened?" }
    var breachNatureHint: String { "What, where, since when, how it was found out." }
    var breachKinds: String { "What happened to the data?" }
    func breachKind(_ kind: BreachDescription.Kind) -> String {
        switch kind {
        case .confidentiality: "Somebody may have read them without a right to"
        case .integrity: "They were wrongly altered"
        case .availability: "They are lost, or out of reach"
        }
    }
    func breachKindHint(_ kind: BreachDescription.Kind) -> String {
        switch kind {
        case .confidentiality: "Confidentiality"
        case .integrity: "Integrity"
        case .availability: "Availability"
        }
    }
    var breachPeople: String { "Whose data are they?" }
    var breachPeopleHint: String { "Categories: parents of pupils, shopkeepers, agents." }
    var breachPeopleCount: String { "How many people, roughly?" }
    var breachRecords: String { "Which data?" }
    var breachRecordsHint: String { "Categories: addresses, income, identity documents." }
    var breachRecordCount: String { "How many records, roughly?" }
    var breachCountHint: String { "A number. Leave it empty if you do not know yet." }
    var breachConsequences: String { "What may happen to these people?" }
    var breachMeasures: String { "What did you do, what will you do?" }
    var breachMeasuresHint: String { "To stop it, to limit the harm, to keep it from happening again." }
    var breachRisk: String { "The risk to people’s rights and freedoms" }
    func breachRisk(_ risk: BreachDescription.Risk) -> String {
        switch risk {
        case .unlikely: "Unlikely"
        case .risk: "Likely"
        case .high: "High"
        }
    }
    func breachRiskHint(_ risk: BreachDescription.Risk) -> String {
        switch risk {
        case .unlikely: "Nothing to notify; say why afterwards."
        case .risk: "The CNIL has to be told."
        case .high: "The CNIL and the people have to be told."
        }
    }
    var breachUnknownCount: String { "Not known yet" }
    func breachProblem(_ problem: BreachForm.Problem) -> String {
        switch problem {
        case .known: "Enter a day and a time, like 24 11 2026 and 14:30."
        case .nature: "Say what happened."
        case .kinds: "Choose at least one answer."
        case .people: "Say whose data they are."
        case .peopleCount, .recordCount: "Enter a whole number, like 120, or leave it empty."
        case .records: "Say which data."
        case .consequences: "Say what may happen to these people."
        case .measures: "Say what you did or will do."
        case .risk: "Choose a level of risk."
        case .when: "Enter a day and a time, like 24 11 2026 and 14:30."
        case .text: "Write a few words."
        }
    }
    func breachRefusal(_ refusal: BreachRefusal) -> String {
        switch refusal {
        case .notDescribed: "First describe what happened."
        case .inTheFuture: "This moment has not come yet. Check the day and the time."
        case .beforeKnown: "This moment is before the breach became known. Check the day and the time."
        case .delayUnexplained: "This is more than 72 hours later. Say why: the law asks for it."
        case .authorityMustBeTold:
            "A risk is likely: the law asks to tell the CNIL. If the risk has changed, complete the description first."
        case .tooMany: "This register already has as many lines as a page can show."
        }
    }
    func breachTitle(known: String) -> String { "Breach known on \(known)" }
    func breachClock(_ standing: BreachClock.Standing, deadline: String) -> String {
        switch standing {
        case .left(let minutes):
            "\(length(minutes)) left to tell the CNIL: until \(deadline)."
        case .past(let minutes):
            "The 72 hours ended \(length(minutes)) ago (\(deadline)). Tell the CNIL now, and say why so late."
        }
    }
    func breachToldInTime(_ moment: String) -> String { "The CNIL was told on \(moment), within the 72 hours." }
    func breachToldLate(_ moment: String) -> String { "The CNIL was told on \(moment), after the 72 hours." }
    func breachAuthorityNotNeeded(_ reason: String) -> String { "The CNIL need not be told: \(reason)" }
    var breachAuthorityTitle: String { "The CNIL" }
    var breachPeopleTitle: String { "The people" }
    var breachPeopleDue: String { "The risk is high: tell the people without delay (GDPR, article 34)." }
    func breachPeopleTold(_ moment: String) -> String { "The people were told on \(moment)." }
    func breachPeopleNotNeeded(_ reason: String?) -> String {
        reason.map { "The people need not be told: \($0)" }
            ?? "The law does not ask to tell the people, because the risk is not high."
    }
    var breachWhatIsKnown: String { "What is known" }
    var breachDescribe: String { "Complete the description" }
    var breachDescribeLead: String {
        "Correct and complete: the new description is added, the old one stays in the history."
    }
    var breachKeepDescription: String { "Add this description" }
    var breachSteps: String { "What was done" }
    var breachNoteAuthority: String { "The CNIL was told" }
    var breachNoteAuthorityText: String { "Note it once the notification is sent by its online service." }
    var breachNoteNoAuthority: String { "The CNIL need not be told" }
    var breachNoteNoAuthorityText: String { "Only if a risk to people is unlikely." }
    var breachNotePeople: String { "The people were told" }
    var breachNotePeopleText: String { "In clear words, with what they can do and whom to call." }
    var breachNoteNoPeople: String { "The people need not be told" }
    var breachNoteNoPeopleText: String {
        "Data unreadable to whoever has them, risk averted since, or a public announcement instead (GDPR, article 34(3))."
    }
    var breachNoteOther: String { "Note something else" }
    var breachNoteOtherText: String { "An exchange, a verification, a decision." }
    var breachWhen: String { "When?" }
    var breachReference: String { "Number of the notification" }
    var breachDelay: String { "If it is more than 72 hours later: why?" }
    var breachDelayHint: String { "Otherwise leave it empty." }
    var breachHow: String { "How, and in which words?" }
    var breachWhy: String { "Why?" }
    var breachNote: String { "Note" }
    var breachKeep: String { "Add to the register" }
    var breachHistory: String { "History" }
    var breachEntryKept: String { "It is recorded." }
    var breachChangedMeanwhile: String {
        "A line was added while you were writing. Read it, then send again if it is still of use."
    }
    var breachBack: String { "All breaches" }
    func breachEntryTitle(_ entry: BreachEntry, moment: (Int64) -> String) -> String {
        switch entry {
        case .described: "Description"
        case .authorityTold(let at, let reference, let delay):
            "CNIL told on \(moment(at))" + (reference.isEmpty ? "" : ", number \(reference)")
                + (delay.isEmpty ? "" : ". Delay: \(delay)")
        case .authorityNotTold(let reason): "CNIL not told: \(reason)"
        case .peopleTold(let at, let how): "People told on \(moment(at)): \(how)"
        case .peopleNotTold(let reason): "People not told: \(reason)"
        case .note(let text): text
        }
    }
    func breachBy(_ name: String) -> String { "by \(name)" }

    private func length(_ minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        let words = [
            hours == 0 ? nil : hours == 1 ? "1\u{A0}hour" : "\(hours)\u{A0}hours",
            rest == 0 && hours > 0 ? nil : rest == 1 ? "1\u{A0}minute" : "\(rest)\u{A0}minutes",
        ]
        return words.compactMap { $0 }.joined(separator: " and ")
    }
}
