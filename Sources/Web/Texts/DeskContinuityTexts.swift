import Cases
import FEEL
import Services

/// The life of a case after submission, as agents read it.
protocol DeskContinuityTexts {
    var asksThePerson: String { get }
    var clockStopped: String { get }
    var clockStoppedUntil: String { get }
    var datesIfAnsweredLast: String { get }
    var silenceNotRunning: String { get }
    /// Where a case stands while its person is awaited, told to agents.
    var waitsForPerson: String { get }
    /// The same, told to the person.
    var waitsForYou: String { get }
    func personAwaitedUntil(_ day: CivilDate) -> String
    var messageWaits: String { get }
    var messagesLead: String { get }
    var personAwaitedTitle: String { get }
    func personAwaitedText(until date: String) -> String
    var questionRequired: String { get }
    var nothingAskedTitle: String { get }
    var nothingAskedText: String { get }
    var messageRequired: String { get }
    /// An event of this kind and who did it.
    func continued(_ fact: CaseEvent.Fact, by who: String) -> String
    /// What such an event changed, as the end of a sentence about its author.
    func changedContinuing(_ fact: CaseEvent.Fact) -> String
    // Asking for corrections
    var questionsToCorrect: String { get }
    var questionsToCorrectHint: String { get }
    func whyThisQuestion(_ question: String) -> String
    var correctionLaw: String { get }
    var askExplanation: String { get }
    var askExplanationHint: String { get }
    func askDeadline(_ date: String, stopsClock: Bool) -> String
    func currentAnswer(_ answer: String) -> String
    // While the person is awaited
    var awaitedTitle: String { get }
    func awaitedText(until date: String) -> String
    func overdueText(since date: String) -> String
    var endWait: String { get }
    var endWaitConsequence: String { get }
    var endWaitWhy: String { get }
    var endWaitWhyHint: String { get }
    var correctionsTitle: String { get }
    func correctedOn(_ moment: String) -> String
    // Messages
    var messagesWithPerson: String { get }
    var noMessages: String { get }
    var writeToPerson: String { get }
    /// How the person learns of the message.
    ///
    /// - Parameter phone: the telephone number that they gave, as it is read.
    func writeToPersonHint(hasAddress: Bool, phone: String?) -> String
    var sendToPerson: String { get }
    var noAnswerNeeded: String { get }
    var reconsiderationTitle: String { get }
    func reconsiderationText(on moment: String) -> String
    var supervisorDecides: String { get }
    var askedOfPerson: String { get }
    var messageIsSent: String { get }
    var waitIsEnded: String { get }
    var messagesAreSettled: String { get }
}

extension FrenchTexts {
    var asksThePerson: String {
        "La personne est prévenue et répond aux seules questions choisies. Le dossier reste dans son état."
    }
    var clockStopped: String { "Délais arrêtés" }
    var clockStoppedUntil: String { "La personne a jusqu’au" }
    var datesIfAnsweredLast: String { "Les dates ci-dessous supposent une réponse le dernier jour." }
    var silenceNotRunning: String { "Le délai ne court qu’à partir du jour où la demande est complète." }
    var waitsForPerson: String { "En attente de la personne" }
    var waitsForYou: String { "En attente de votre réponse" }
    func personAwaitedUntil(_ day: CivilDate) -> String {
        "Réponse attendue jusqu’au \(Formatting.date(day, in: .fr))"
    }
    var messageWaits: String { "Message sans réponse" }
    var messagesLead: String { "La personne a écrit et attend une réponse." }
    var personAwaitedTitle: String { "La personne a encore du temps pour répondre" }
    func personAwaitedText(until date: String) -> String {
        "Des corrections lui ont été demandées jusqu’au \(date). Pour décider avant, mettez d’abord fin à l’attente en disant pourquoi."
    }
    var questionRequired: String { "Choisissez au moins une question du formulaire." }
    var nothingAskedTitle: String { "La personne n’est plus attendue" }
    var nothingAskedText: String { "Elle a répondu, ou un collègue a mis fin à l’attente." }
    var messageRequired: String { "Écrivez le message avant de l’envoyer." }
    func continued(_ fact: CaseEvent.Fact, by who: String) -> String {
        switch fact {
        case .correctionAsked: "Corrections demandées par \(who)"
        case .correctionAnswered: "Corrections reçues"
        case .correctionOverdue: "Délai de correction passé sans réponse"
        case .correctionEnded: "Attente terminée par \(who)"
        case .messageSent(let message):
            message.kind == .addition ? "Information ajoutée par \(who)" : "Message écrit par \(who)"
        case .messagesRead: "Messages lus par \(who)"
        case .messagesSettled: "Message classé sans réponse par \(who)"
        case .withdrawn: "Demande retirée par \(who)"
        case .reconsiderationAsked: "Réexamen demandé par \(who)"
        case .answersAmended: amended(by: who)
        case .linked(let other, _): linked(to: other.reference.description, by: who)
        case .distinguished(let other): distinguished(from: other.reference.description, by: who)
        case .rights(.asked): rightsAsked(by: who)
        case .rights(.extended): rightsExtended(by: who)
        case .rights(.answered): rightsAnswered(by: who)
        case .submitted, .opened, .taken, .released, .acted, .accessRestored, .noted, .assigned,
            .routed, .merged, .separated, .absorbed, .prepared, .preparationEnded, .opinion, .continuation, .retention:
            ""
        }
    }
    func changedContinuing(_ fact: CaseEvent.Fact) -> String {
        switch fact {
        case .correctionAsked: "a demandé des corrections"
        case .correctionAnswered: "a corrigé ses réponses"
        case .correctionEnded: "a mis fin à l’attente"
        case .messageSent(let message): message.kind == .addition ? "a ajouté une information" : "a écrit un message"
        case .messagesSettled: "a classé un message"
        case .withdrawn: "a retiré sa demande"
        case .reconsiderationAsked: "a demandé un réexamen"
        case .answersAmended: changedAnswers
        case .rights: changedRights
        case .linked: changedLinks
        default: changedSomething
        }
    }
    var questionsToCorrect: String { "Quelles réponses sont à revoir\u{202F}?" }
    var questionsToCorrectHint: String {
        "La personne ne verra que ces questions, et celles que ses nouvelles réponses feront apparaître."
    }
    func whyThisQuestion(_ question: String) -> String { "Ce qui ne va pas dans «\u{A0}\(question)\u{A0}»" }
    var correctionLaw: String {
        "Ne demandez que ce qui est indispensable pour décider\u{A0}: sinon, la demande s’étudie sans attendre (code des relations entre le public et l’administration, articles L. 114-5 et L. 114-5-1)."
    }
    var askExplanation: String { "Expliquez à la personne ce que vous attendez" }
    var askExplanationHint: String { "Elle lit ce texte en premier. Dites ce qui manque et pourquoi c’est nécessaire." }
    func askDeadline(_ date: String, stopsClock: Bool) -> String {
        "La personne aura jusqu’au \(date)." + (stopsClock ? " Les délais sont arrêtés jusqu’à sa réponse." : "")
            + " Sans réponse, rien n’est décidé tout seul\u{A0}: le dossier vous revient."
    }
    func currentAnswer(_ answer: String) -> String { "Réponse actuelle\u{A0}: \(answer)" }
    var awaitedTitle: String { "La personne est attendue" }
    func awaitedText(until date: String) -> String { "Elle a jusqu’au \(date) pour corriger ses réponses." }
    func overdueText(since date: String) -> String {
        "Elle n’a pas répondu au \(date). Vous pouvez décider, lui écrire, ou attendre encore\u{A0}: elle peut toujours répondre."
    }
    var endWait: String { "Continuer sans attendre" }
    var endWaitConsequence: String { "Les délais repartent aujourd’hui. La personne est prévenue et lit pourquoi." }
    var endWaitWhy: String { "Pourquoi continuez-vous sans sa réponse\u{202F}?" }
    var endWaitWhyHint: String { "La personne lira cette explication." }
    var correctionsTitle: String { "Réponses corrigées" }
    func correctedOn(_ moment: String) -> String { "Corrections reçues le \(moment)" }
    var messagesWithPerson: String { "Messages avec la personne" }
    var noMessages: String { "Aucun message." }
    var writeToPerson: String { "Votre message à la personne" }
    func writeToPersonHint(hasAddress: Bool, phone: String?) -> String {
        let told =
            hasAddress
            ? "Elle est prévenue par e-mail qu’un message l’attend, sans son contenu."
            : "Elle n’a pas donné d’adresse e-mail\u{A0}: elle ne lira ce message qu’en ouvrant son suivi. "
                + (phone.map { "Pour la joindre, téléphonez au \($0)." } ?? "Elle n’a pas donné de téléphone non plus.")
        return told + " Elle voit votre service, pas votre nom."
    }
    var sendToPerson: String { "Envoyer à la personne" }
    var noAnswerNeeded: String { "Aucune réponse n’est nécessaire" }
    var reconsiderationTitle: String { "Réexamen demandé" }
    func reconsiderationText(on moment: String) -> String {
        "La personne a demandé le \(moment) que la décision soit réexaminée\u{A0}:"
    }
    var supervisorDecides: String { "Seul un responsable peut décider maintenant." }
    var askedOfPerson: String { "La demande de correction est envoyée" }
    var messageIsSent: String { "Le message est envoyé" }
    var waitIsEnded: String { "L’attente est terminée" }
    var messagesAreSettled: String { "Le message est classé" }
}

extension EnglishTexts {
    var asksThePerson: String {
        "The person is told and answers only the questions you choose. The case stays in its state."
    }
    var clockStopped: String { "Time stands still" }
    var clockStoppedUntil: String { "The person has until" }
    var datesIfAnsweredLast: String { "The dates below assume an answer on the last day." }
    var silenceNotRunning: String { "The time runs only from the day on which the request is complete." }
    var waitsForPerson: String { "Waiting for the person" }
    var waitsForYou: String { "Waiting for your answer" }
    func personAwaitedUntil(_ day: CivilDate) -> String {
        "Answer awaited until \(Formatting.date(day, in: .en))"
    }
    var messageWaits: String { "Message to answer" }
    var messagesLead: String { "The person has written and is waiting for an answer." }
    var personAwaitedTitle: String { "The person still has time to answer" }
    func personAwaitedText(until date: String) -> String {
        "They were asked for corrections by \(date). To decide before, first end the wait and say why."
    }
    var questionRequired: String { "Choose at least one question of the form." }
    var nothingAskedTitle: String { "The person is no longer awaited" }
    var nothingAskedText: String { "They have answered, or a colleague ended the wait." }
    var messageRequired: String { "Write the message before sending it." }
    func continued(_ fact: CaseEvent.Fact, by who: String) -> String {
        switch fact {
        case .correctionAsked: "Corrections asked for by \(who)"
        case .correctionAnswered: "Corrections received"
        case .correctionOverdue: "Time for corrections passed without an answer"
        case .correctionEnded: "Wait ended by \(who)"
        case .messageSent(let message):
            message.kind == .addition ? "Information added by \(who)" : "Message written by \(who)"
        case .messagesRead: "Messages read by \(who)"
        case .messagesSettled: "Message filed without an answer by \(who)"
        case .withdrawn: "Request withdrawn by \(who)"
        case .reconsiderationAsked: "Reconsideration asked for by \(who)"
        case .answersAmended: amended(by: who)
        case .linked(let other, _): linked(to: other.reference.description, by: who)
        case .distinguished(let other): distinguished(from: other.reference.description, by: who)
        case .rights(.asked): rightsAsked(by: who)
        case .rights(.extended): rightsExtended(by: who)
        case .rights(.answered): rightsAnswered(by: who)
        case .submitted, .opened, .taken, .released, .acted, .accessRestored, .noted, .assigned,
            .routed, .merged, .separated, .absorbed, .prepared, .preparationEnded, .opinion, .continuation, .retention:
            ""
        }
    }
    func changedContinuing(_ fact: CaseEvent.Fact) -> String {
        switch fact {
        case .correctionAsked: "asked for corrections"
        case .correctionAnswered: "corrected their answers"
        case .correctionEnded: "ended the wait"
        case .messageSent(let message): message.kind == .addition ? "added information" : "wrote a message"
        case .messagesSettled: "filed a message"
        case .withdrawn: "withdrew the request"
        case .reconsiderationAsked: "asked for a reconsideration"
        case .answersAmended: changedAnswers
        case .rights: changedRights
        case .linked: changedLinks
        default: changedSomething
        }
    }
    var questionsToCorrect: String { "Which answers need another look?" }
    var questionsToCorrectHint: String {
        "The person will see only these questions, and those that their new answers bring up."
    }
    func whyThisQuestion(_ question: String) -> String { "What is wrong in “\(question)”" }
    var correctionLaw: String {
        "Ask only for what you can’t decide without: otherwise the request is examined without waiting (code des relations entre le public et l’administration, articles L. 114-5 and L. 114-5-1)."
    }
    var askExplanation: String { "Explain to the person what you need" }
    var askExplanationHint: String { "They read this first. Say what is missing and why it is needed." }
    func askDeadline(_ date: String, stopsClock: Bool) -> String {
        "The person will have until \(date)." + (stopsClock ? " Time stands still until they answer." : "")
            + " Without an answer nothing is decided by itself: the case comes back to you."
    }
    func currentAnswer(_ answer: String) -> String { "Answer now: \(answer)" }
    var awaitedTitle: String { "The person is awaited" }
    func awaitedText(until date: String) -> String { "They have until \(date) to correct their answers." }
    func overdueText(since date: String) -> String {
        "They had not answered by \(date). You can decide, write to them, or wait longer: they can still answer."
    }
    var endWait: String { "Go on without waiting" }
    var endWaitConsequence: String { "Time runs again from today. The person is told, and reads why." }
    var endWaitWhy: String { "Why do you go on without their answer?" }
    var endWaitWhyHint: String { "The person will read this explanation." }
    var correctionsTitle: String { "Corrected answers" }
    func correctedOn(_ moment: String) -> String { "Corrections received on \(moment)" }
    var messagesWithPerson: String { "Messages with the person" }
    var noMessages: String { "No message." }
    var writeToPerson: String { "Your message to the person" }
    func writeToPersonHint(hasAddress: Bool, phone: String?) -> String {
        let told =
            hasAddress
            ? "They are told by e-mail that a message is waiting, without its content."
            : "They gave no e-mail address: they will read this message only when they open their request. "
                + (phone.map { "To reach them, call \($0)." } ?? "They gave no telephone number either.")
        return told + " They see your office, not your name."
    }
    var sendToPerson: String { "Send to the person" }
    var noAnswerNeeded: String { "No answer is needed" }
    var reconsiderationTitle: String { "Reconsideration asked for" }
    func reconsiderationText(on moment: String) -> String {
        "On \(moment) the person asked for the decision to be reconsidered:"
    }
    var supervisorDecides: String { "Only a supervisor can decide now." }
    var askedOfPerson: String { "The request for corrections is sent" }
    var messageIsSent: String { "The message is sent" }
    var waitIsEnded: String { "The wait is over" }
    var messagesAreSettled: String { "The message is filed" }
}
