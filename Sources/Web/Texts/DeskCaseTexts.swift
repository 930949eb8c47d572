import FEEL
import Services

/// What agents read on a case and while they decide.
protocol DeskCaseTexts {
    // The case
    var backToList: String { get }
    var decideAndFollow: String { get }
    var decide: String { get }
    func continueTo(_ action: String) -> String
    var nothingToDecide: String { get }
    func colleagueDecides(_ name: String?) -> String
    func receivedBy(_ channel: Channel, at moment: String) -> String
    func byChannel(_ channel: Channel) -> String
    func version(_ number: Int) -> String
    func formerVersion(_ number: Int, now: Int) -> String
    func deskMoment(_ date: String, minute: Int) -> String
    var leftEmpty: String { get }
    var noValue: String { get }
    func givenBy(_ provenance: Provenance) -> String?
    var computedTitle: String { get }
    var lettersSent: String { get }
    var datesTitle: String { get }
    var stateDeadline: String { get }
    var objectiveDeadline: String { get }
    var silenceDeadline: String { get }
    func silenceMeans(_ meaning: SilenceRule.Meaning) -> String
    // Who is in charge
    var inCharge: String { get }
    func charge(_ charge: DeskCasePage.Charge) -> String
    var take: String { get }
    var takeConsequence: String { get }
    var release: String { get }
    var releaseConsequence: String { get }
    func done(_ done: DeskCasePage.Done, state: String) -> String
    var doneNext: String { get }
    func nextToDo(_ reference: String) -> String
    // What happened
    var history: String { get }
    var historyDone: String { get }
    var readTheLetter: String { get }
    var openingIsSeen: String { get }
    var you: String { get }
    var thePerson: String { get }
    var thePlatform: String { get }
    func someone(_ role: Role?) -> String
    var caseReceived: String { get }
    func opened(by who: String) -> String
    func taken(by who: String) -> String
    func released(by who: String) -> String
    func acted(by who: String, state: String) -> String
    // Deciding
    var backToCase: String { get }
    var whatItDoes: String { get }
    func movesTo(_ state: String) -> String
    /// Whom an action tells and from when.
    var whatThePersonSees: String { get }
    var reasons: String { get }
    var reasonsHint: String { get }
    var explanation: String { get }
    var explanationHint: String { get }
    var writeTheLetter: String { get }
    func letterTitle(_ action: String) -> String
    func letterLanguage(_ language: Language) -> String
    var editLetter: String { get }
    var letterSubject: String { get }
    var letterBody: String { get }
    var letterBodyHint: String { get }
    var tooLateTitle: String { get }
    func tooLateText(since day: String) -> String
    func canBeDoneUntil(_ day: String) -> String
    /// That the end of the letter is what the law asks for.
    var mentionsAreAdded: String { get }
    var seeLetter: String { get }
    var rewriteLetter: String { get }
    var letterKept: String { get }
    var letterChanged: String { get }
    var backToReasons: String { get }
    func sendLetter(_ action: String) -> String
    func confirm(_ action: String) -> String
    var cancel: String { get }
    // What stands against it
    var changedSinceTitle: String { get }
    func changedSince(who: String, when: String, what: String) -> String
    var changedSomething: String { get }
    var changedTaken: String { get }
    var changedReleased: String { get }
    func changedState(_ state: String) -> String
    var decideOnCurrent: String { get }
    var keepYourText: String { get }
    var seeCurrentCase: String { get }
    var actionNotAvailableTitle: String { get }
    func actionNotAvailable(state: String) -> String
    var takenByAnotherTitle: String { get }
    func takenByAnother(_ name: String?) -> String
    var reasonRequired: String { get }
    var unknownReason: String { get }
    var explanationRequired: String { get }
    var letterRequired: String { get }
    func tooLong(maximum: Int) -> String
}

extension FrenchTexts {
    var backToList: String { "Retour à la liste" }
    var decideAndFollow: String { "Décider et suivre" }
    var decide: String { "Décider" }
    func continueTo(_ action: String) -> String { action }
    var nothingToDecide: String { "Rien n’est à décider ici avec votre rôle." }
    func colleagueDecides(_ name: String?) -> String {
        "\(name ?? "Un ou une collègue") a ce dossier en charge. Pour décider à sa place, prenez-le d’abord en charge."
    }
    func receivedBy(_ channel: Channel, at moment: String) -> String {
        "Reçu \(byChannel(channel).lowercasedFirst) le \(moment)"
    }
    func byChannel(_ channel: Channel) -> String {
        switch channel {
        case .web: "En ligne"
        case .assistant: "Par l’assistant"
        case .counter: "Au guichet"
        case .paper: "Sur papier"
        case .voice: "Par téléphone"
        case .api: "Par un autre service"
        }
    }
    func version(_ number: Int) -> String { "version \(number) du service" }
    func formerVersion(_ number: Int, now: Int) -> String {
        "Ce dossier suit la version \(number) du service, en vigueur quand il a été déposé. La version \(now) s’applique aux nouvelles demandes."
    }
    func deskMoment(_ date: String, minute: Int) -> String { "\(date) à \(timeOfDay(minute))" }
    var leftEmpty: String { "Laissé vide (facultatif)" }
    var noValue: String { "Sans objet" }
    func givenBy(_ provenance: Provenance) -> String? {
        switch provenance {
        case .person: nil
        case .helper: "donné par une personne mandatée"
        case .agent: "saisi par le service"
        case .register(let name): "lu dans le registre «\u{A0}\(name)\u{A0}»"
        case .correction(let name, _): "corrigé par la personne (registre «\u{A0}\(name)\u{A0}»)"
        case .reused(let reference): takenUp(from: reference)
        case .scan: "lu sur un document"
        case .assistant: "noté par l’assistant"
        }
    }
    var computedTitle: String { "Ce que les règles en déduisent" }
    var lettersSent: String { "Lettres envoyées" }
    var datesTitle: String { "Dates à tenir" }
    var stateDeadline: String { "Étape à terminer au plus tard le" }
    var objectiveDeadline: String { "Réponse promise au plus tard le" }
    var silenceDeadline: String { "Sans réponse au" }
    func silenceMeans(_ meaning: SilenceRule.Meaning) -> String {
        switch meaning {
        case .acceptance: "la demande sera acceptée d’office"
        case .refusal: "la demande sera réputée refusée"
        case .nothing: "rien n’est décidé, et la personne peut réclamer"
        }
    }

    var inCharge: String { "En charge du dossier" }
    func charge(_ charge: DeskCasePage.Charge) -> String {
        switch charge {
        case .nobody: "Personne n’en a la charge."
        case .me: "Vous en avez la charge."
        case .another(let name): "\(name ?? "Un ou une collègue") en a la charge."
        }
    }
    var take: String { "Me charger du dossier" }
    var takeConsequence: String {
        "C’est vous qui le suivrez\u{A0}: il passe dans «\u{A0}Les miens\u{A0}», et son étape ne change pas. La personne voit que le service s’en occupe, sans votre nom."
    }
    var release: String { "Rendre au service" }
    var releaseConsequence: String { "Le dossier revient dans «\u{A0}À faire\u{A0}» pour tout le service." }
    func done(_ done: DeskCasePage.Done, state: String) -> String {
        switch done {
        case .taken: "Vous avez ce dossier en charge"
        case .released: "Le dossier est rendu au service"
        case .acted: "C’est fait\u{A0}: \(state.lowercasedFirst)"
        case .asked: askedOfPerson
        case .written: messageIsSent
        case .settled: messagesAreSettled
        case .waitEnded: waitIsEnded
        case .noted: noteIsSaved
        case .opinionAsked: opinionIsAsked
        case .opinionGiven: opinionIsGiven
        case .opinionEnded: opinionIsEnded
        case .assigned: caseIsHandedOver
        case .routed: caseIsRouted
        case .merged: caseIsMerged
        case .prepared: decisionIsPrepared
        case .sentBack: decisionIsSentBack
        case .separated: caseIsSeparated
        case .amended: answersAreAmended
        case .drafted: draftIsSaved
        case .linked: casesAreLinked
        case .distinguished: casesAreDistinguished
        }
    }
    func nextToDo(_ reference: String) -> String { "Ouvrir le dossier suivant à faire\u{A0}: \(reference)" }
    var doneNext: String { "Vous pouvez revenir à la liste pour le dossier suivant." }

    var history: String { "Ce qui s’est passé" }
    var historyDone: String { "Fait" }
    var readTheLetter: String { "Lire la lettre" }
    var openingIsSeen: String { "La personne voit le service et le rôle, jamais le nom." }
    var you: String { "vous" }
    var thePerson: String { "la personne" }
    var thePlatform: String { "Parvis" }
    func someone(_ role: Role?) -> String { role.map { "un ou une collègue (\(self.role($0)))" } ?? "la personne" }
    var caseReceived: String { "Demande reçue" }
    func opened(by who: String) -> String { "Ouvert par \(who)" }
    func taken(by who: String) -> String { "Pris en charge par \(who)" }
    func released(by who: String) -> String { "Rendu au service par \(who)" }
    func acted(by who: String, state: String) -> String { "\(state), par \(who)" }

    var backToCase: String { "Retour au dossier" }
    var whatItDoes: String { "Ce que cela fera" }
    func movesTo(_ state: String) -> String { "Le dossier passe à l’état «\u{A0}\(state)\u{A0}»." }
    var whatThePersonSees: String {
        "En suivant sa demande, la personne voit ce qui a été fait, la date et votre service\u{202F}; jamais votre nom."
    }
    var reasons: String { "Pour quelles raisons\u{202F}?" }
    var reasonsHint: String { "Choisissez toutes celles qui s’appliquent. La personne les lira." }
    var explanation: String { "Expliquez avec vos mots" }
    var explanationHint: String { "La personne peut lire cette explication." }
    var writeTheLetter: String { "Continuer vers la lettre" }
    func letterTitle(_ action: String) -> String { "\(action)\u{A0}: la lettre" }
    func letterLanguage(_ language: Language) -> String {
        switch language {
        case .fr: "La lettre est en français, la langue dans laquelle la demande a été faite."
        case .en: "La lettre est en anglais, la langue dans laquelle la demande a été faite."
        }
    }
    var editLetter: String { "Modifier la lettre" }
    var letterSubject: String { "Objet" }
    var letterBody: String { "Texte" }
    var tooLateTitle: String { "Il est trop tard pour le faire" }
    func tooLateText(since day: String) -> String {
        "Le temps donné pour revenir sur cette décision a pris fin le \(day). Elle reste comme elle est."
    }
    func canBeDoneUntil(_ day: String) -> String { "Possible jusqu’au \(day) compris." }
    var mentionsAreAdded: String {
        "La fin de la lettre est ajoutée parce que la loi la demande\u{A0}: elle part avec ce que vous écrivez et ne se modifie pas ici."
    }
    var letterBodyHint: String {
        "Une ligne vide sépare les paragraphes. Un tiret et une espace commencent chaque élément d’une liste."
    }
    var seeLetter: String { "Voir la lettre ainsi modifiée" }
    var rewriteLetter: String { "Abandonner mes modifications" }
    var letterKept: String {
        "Les raisons ont changé depuis, et la lettre que vous aviez modifiée a été gardée. Vérifiez qu’elle les dit bien."
    }
    var letterChanged: String {
        "Vous avez modifié la lettre\u{A0}: la voici telle qu’elle sera lue. Relisez-la, puis envoyez-la."
    }
    var backToReasons: String { "Revenir aux raisons" }
    func sendLetter(_ action: String) -> String { "Envoyer la lettre et conclure\u{A0}: \(action.lowercasedFirst)" }
    func confirm(_ action: String) -> String { "Confirmer\u{A0}: \(action.lowercasedFirst)" }
    var cancel: String { "Annuler" }

    var changedSinceTitle: String { "Le dossier a changé pendant que vous le lisiez" }
    func changedSince(who: String, when: String, what: String) -> String {
        "Le \(when), \(who) \(what). Rien de ce que vous avez écrit n’est perdu, et rien n’a été envoyé."
    }
    var changedSomething: String { "a modifié le dossier" }
    var changedTaken: String { "a pris le dossier en charge" }
    var changedReleased: String { "a rendu le dossier au service" }
    func changedState(_ state: String) -> String { "a fait passer le dossier à l’état «\u{A0}\(state)\u{A0}»" }
    var decideOnCurrent: String {
        "Regardez le dossier à jour\u{202F}; si votre décision reste la bonne, confirmez à nouveau."
    }
    var keepYourText: String { "Votre texte reste affiché ci-dessous pour que vous puissiez le copier." }
    var seeCurrentCase: String { "Voir le dossier à jour" }
    var actionNotAvailableTitle: String { "Cette action n’est plus possible" }
    func actionNotAvailable(state: String) -> String {
        "Le dossier est maintenant à l’état «\u{A0}\(state)\u{A0}», qui ne la permet pas. Rien n’a été envoyé."
    }
    var takenByAnotherTitle: String { "Quelqu’un d’autre a ce dossier en charge" }
    func takenByAnother(_ name: String?) -> String {
        "\(name ?? "Un ou une collègue") en a la charge. Rien n’a été envoyé. Pour décider à sa place, prenez d’abord le dossier en charge."
    }
    var reasonRequired: String { "Choisissez au moins une raison." }
    var unknownReason: String { "Choisissez les raisons dans la liste\u{A0}: l’une d’elles n’y est plus." }
    var explanationRequired: String { "Expliquez pourquoi, avec vos mots." }
    var letterRequired: String { "Écrivez l’objet et le texte de la lettre\u{A0}: cette action en envoie une." }
    func tooLong(maximum: Int) -> String {
        "Raccourcissez ce texte\u{A0}: \(Formatting.integer(maximum, in: .fr)) caractères au plus."
    }
}

extension EnglishTexts {
    var backToList: String { "Back to the list" }
    var decideAndFollow: String { "Decide and follow" }
    var decide: String { "Decide" }
    func continueTo(_ action: String) -> String { action }
    var nothingToDecide: String { "There is nothing to decide here with your role." }
    func colleagueDecides(_ name: String?) -> String {
        "\(name ?? "A colleague") is in charge of this case. To decide in their place, take charge of it first."
    }
    func receivedBy(_ channel: Channel, at moment: String) -> String {
        "Received \(byChannel(channel).lowercasedFirst) on \(moment)"
    }
    func byChannel(_ channel: Channel) -> String {
        switch channel {
        case .web: "Online"
        case .assistant: "Through the assistant"
        case .counter: "At the counter"
        case .paper: "On paper"
        case .voice: "By telephone"
        case .api: "From another service"
        }
    }
    func version(_ number: Int) -> String { "version \(number) of the service" }
    func formerVersion(_ number: Int, now: Int) -> String {
        "This case follows version \(number) of the service, in force when it was sent. Version \(now) applies to new requests."
    }
    func deskMoment(_ date: String, minute: Int) -> String { "\(date) at \(timeOfDay(minute))" }
    var leftEmpty: String { "Left empty (optional)" }
    var noValue: String { "Does not apply" }
    func givenBy(_ provenance: Provenance) -> String? {
        switch provenance {
        case .person: nil
        case .helper: "given by someone with a mandate"
        case .agent: "entered by the office"
        case .register(let name): "read from the register “\(name)”"
        case .correction(let name, _): "corrected by the person (register “\(name)”)"
        case .reused(let reference): takenUp(from: reference)
        case .scan: "read from a document"
        case .assistant: "noted by the assistant"
        }
    }
    var computedTitle: String { "What the rules make of it" }
    var lettersSent: String { "Letters sent" }
    var datesTitle: String { "Dates to keep" }
    var stateDeadline: String { "Finish this step by" }
    var objectiveDeadline: String { "Answer promised by" }
    var silenceDeadline: String { "With no answer by" }
    func silenceMeans(_ meaning: SilenceRule.Meaning) -> String {
        switch meaning {
        case .acceptance: "the request will count as agreed"
        case .refusal: "the request will count as refused"
        case .nothing: "nothing is decided, and the person can complain"
        }
    }

    var inCharge: String { "In charge of the case" }
    func charge(_ charge: DeskCasePage.Charge) -> String {
        switch charge {
        case .nobody: "Nobody is in charge of it."
        case .me: "You are in charge of it."
        case .another(let name): "\(name ?? "A colleague") is in charge of it."
        }
    }
    var take: String { "Look after this case" }
    var takeConsequence: String {
        "You will follow it: it moves to “Mine”, and its step does not change. The person sees that the department is dealing with it, without your name."
    }
    var release: String { "Give back to the department" }
    var releaseConsequence: String { "The case goes back to “To do” for the whole department." }
    func done(_ done: DeskCasePage.Done, state: String) -> String {
        switch done {
        case .taken: "You are in charge of this case"
        case .released: "The case is back with the department"
        case .acted: "Done: \(state.lowercasedFirst)"
        case .asked: askedOfPerson
        case .written: messageIsSent
        case .settled: messagesAreSettled
        case .waitEnded: waitIsEnded
        case .noted: noteIsSaved
        case .opinionAsked: opinionIsAsked
        case .opinionGiven: opinionIsGiven
        case .opinionEnded: opinionIsEnded
        case .assigned: caseIsHandedOver
        case .routed: caseIsRouted
        case .merged: caseIsMerged
        case .prepared: decisionIsPrepared
        case .sentBack: decisionIsSentBack
        case .separated: caseIsSeparated
        case .amended: answersAreAmended
        case .drafted: draftIsSaved
        case .linked: casesAreLinked
        case .distinguished: casesAreDistinguished
        }
    }
    func nextToDo(_ reference: String) -> String { "Open the next case to do: \(reference)" }
    var doneNext: String { "You can go back to the list for the next case." }

    var history: String { "What happened" }
    var historyDone: String { "Done" }
    var readTheLetter: String { "Read the letter" }
    var openingIsSeen: String { "The person sees the department and the role, never the name." }
    var you: String { "you" }
    var thePerson: String { "the person" }
    var thePlatform: String { "Parvis" }
    func someone(_ role: Role?) -> String { role.map { "a colleague (\(self.role($0)))" } ?? "the person" }
    var caseReceived: String { "Request received" }
    func opened(by who: String) -> String { "Opened by \(who)" }
    func taken(by who: String) -> String { "Taken in charge by \(who)" }
    func released(by who: String) -> String { "Given back to the department by \(who)" }
    func acted(by who: String, state: String) -> String { "\(state), by \(who)" }

    var backToCase: String { "Back to the case" }
    var whatItDoes: String { "What this will do" }
    func movesTo(_ state: String) -> String { "The case moves to “\(state)”." }
    var whatThePersonSees: String {
        "When they follow their request, the person sees what was done, the date and your department; never your name."
    }
    var reasons: String { "For which reasons?" }
    var reasonsHint: String { "Choose all that apply. The person will read them." }
    var explanation: String { "Explain in your own words" }
    var explanationHint: String { "The person can read this explanation." }
    var writeTheLetter: String { "Continue to the letter" }
    func letterTitle(_ action: String) -> String { "\(action): the letter" }
    func letterLanguage(_ language: Language) -> String {
        switch language {
        case .fr: "The letter is in French, the language in which the request was made."
        case .en: "The letter is in English, the language in which the request was made."
        }
    }
    var editLetter: String { "Change the letter" }
    var letterSubject: String { "Subject" }
    var letterBody: String { "Text" }
    var tooLateTitle: String { "It is too late to do this" }
    func tooLateText(since day: String) -> String {
        "The time to go back on this decision ended on \(day). It stays as it is."
    }
    func canBeDoneUntil(_ day: String) -> String { "Can be done until \(day) included." }
    var mentionsAreAdded: String {
        "The end of the letter is added because the law asks for it: it goes with what you write and can’t be changed here."
    }
    var letterBodyHint: String { "An empty line separates paragraphs. A hyphen and a space begin each item of a list." }
    var seeLetter: String { "See the letter with these changes" }
    var rewriteLetter: String { "Give up my changes" }
    var letterKept: String {
        "The reasons have changed since, and the letter you had changed was kept. Check that it says them rightly."
    }
    var letterChanged: String { "You changed the letter: here it is as it will be read. Read it over, then send it." }
    var backToReasons: String { "Back to the reasons" }
    func sendLetter(_ action: String) -> String { "Send the letter and conclude: \(action.lowercasedFirst)" }
    func confirm(_ action: String) -> String { "Confirm: \(action.lowercasedFirst)" }
    var cancel: String { "Cancel" }

    var changedSinceTitle: String { "The case changed while you were reading it" }
    func changedSince(who: String, when: String, what: String) -> String {
        "On \(when), \(who) \(what). Nothing you wrote is lost, and nothing was sent."
    }
    var changedSomething: String { "changed the case" }
    var changedTaken: String { "took charge of the case" }
    var changedReleased: String { "gave the case back to the department" }
    func changedState(_ state: String) -> String { "moved the case to “\(state)”" }
    var decideOnCurrent: String { "Look at the case as it is now; if your decision still holds, confirm again." }
    var keepYourText: String { "Your text stays below so that you can copy it." }
    var seeCurrentCase: String { "See the case as it is now" }
    var actionNotAvailableTitle: String { "This action is no longer possible" }
    func actionNotAvailable(state: String) -> String {
        "The case is now “\(state)”, which does not allow it. Nothing was sent."
    }
    var takenByAnotherTitle: String { "Someone else is in charge of this case" }
    func takenByAnother(_ name: String?) -> String {
        "\(name ?? "A colleague") is in charge of it. Nothing was sent. To decide in their place, take charge of the case first."
    }
    var reasonRequired: String { "Choose at least one reason." }
    var unknownReason: String { "Choose the reasons from the list: one of them is no longer in it." }
    var explanationRequired: String { "Explain why, in your own words." }
    var letterRequired: String { "Write the letter’s subject and text: this action sends one." }
    func tooLong(maximum: Int) -> String {
        "Shorten this text to \(Formatting.integer(maximum, in: .en)) characters or fewer."
    }
}
