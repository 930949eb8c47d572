import Assistant
import Cases
import Services
import Storage

/// What agents read about the conversations that people asked for.
protocol DeskReceptionTexts {
    var conversations: String { get }
    var noReception: String { get }
    func take(_ problem: TakeProblem) -> String
    // Being there
    func presence(_ presence: ReceptionPresence?, office: String?) -> String
    func presenceText(_ presence: ReceptionPresence?, held: Int) -> String
    var forWhichOffice: String { get }
    var chooseOffice: String { get }
    var iAmHere: String { get }
    var takeABreak: String { get }
    var leaveReceptionDesk: String { get }
    var leavingConsequence: String { get }
    func teamState(available: Int, onBreak: Int, isOpen: Bool) -> String
    // Lists
    var myConversations: String { get }
    func takenAgo(minutes: Int) -> String
    func queue(of office: String, waiting: Int) -> String
    func waitingFor(minutes: Int) -> String
    var distressed: String { get }
    func notThere(minutes: Int) -> String
    var takeConversation: String { get }
    func enoughConversations(_ count: Int) -> String
    func callbacksDue(count: Int) -> String
    var noCallbackDue: String { get }
    var callbackLate: String { get }
    var heldBackTitle: String { get }
    var heldBackText: String { get }
    var noServiceKnown: String { get }
    // One conversation
    func deskTalkTitle(_ subject: String) -> String
    func heldBack(_ finding: AbuseFilter.Finding) -> String
    func callThem(_ moment: String) -> String
    var callThemText: String { get }
    var readAgain: String { get }
    var yourAnswer: String { get }
    var yourAnswerHint: String { get }
    var templates: String { get }
    func answerTemplates(_ office: String) -> [(title: String, text: String)]
    var whoItIs: String { get }
    var nothingGiven: String { get }
    var personNameTerm: String { get }
    var caseTerm: String { get }
    var noteTerm: String { get }
    var theirForm: String { get }
    var theirFormText: String { get }
    var proposalPending: String { get }
    var proposeAnswer: String { get }
    var proposeTitle: String { get }
    var proposeText: String { get }
    var proposalRefusedAtOnce: String { get }
    var backToConversation: String { get }
    var suggestedSheets: String { get }
    var noteForColleagues: String { get }
    var noteForColleaguesHint: String { get }
    var noteConsequence: String { get }
    var passOnTitle: String { get }
    var transferConsequence: String { get }
    var toWhichOffice: String { get }
    var callLaterTitle: String { get }
    var callAgainTitle: String { get }
    var callLaterConsequence: String { get }
    var whenToCall: String { get }
    var endTitle: String { get }
    var calledTitle: String { get }
    func endConsequence(hasAddress: Bool) -> String
    var whyItEnds: String { get }
    func endReason(_ end: ReceptionEnd) -> String
    var summaryLabel: String { get }
    var summaryHint: String { get }
    var chooseEnd: String { get }
    var writeSummary: String { get }
    // Figures
    var receptionFigures: String { get }
    func receptionFiguresLead(_ days: Int) -> String
    var nobodyReceived: String { get }
    var whatIsCounted: String { get }
    var howMany: String { get }
    func measure(_ measure: ReceptionMeasure, within name: String) -> String
    func measureEnded(_ end: ReceptionEnd) -> String
}

extension FrenchTexts {
    var conversations: String { "Conversations" }
    var noReception: String {
        "Aucun service de l’organisation ne reçoit encore en conversation. Un administrateur peut le prévoir dans la description de l’organisation."
    }
    func take(_ problem: TakeProblem) -> String {
        switch problem {
        case .gone: "Cette conversation n’attend plus\u{A0}: une ou un collègue l’a prise, ou elle est terminée."
        case .full: "Vous tenez déjà autant de conversations que le service en prévoit. Terminez-en une d’abord."
        case .absent: "Dites d’abord que vous êtes là pour ce service."
        }
    }
    func presence(_ presence: ReceptionPresence?, office: String?) -> String {
        switch presence {
        case .available: "Disponible" + (office.map { "\u{A0}: \($0)" } ?? "")
        case .break: "En pause"
        case nil: "Absent\u{B7}e de l’accueil"
        }
    }
    func presenceText(_ presence: ReceptionPresence?, held: Int) -> String {
        switch presence {
        case .available: "Vous pouvez prendre les conversations de la file."
        case .break where held > 0:
            "Aucune nouvelle conversation ne peut vous être confiée. Celles que vous tenez continuent."
        case .break: "Aucune conversation ne peut vous être confiée. Reposez-vous."
        case nil: "Personne ne compte sur vous pour le moment."
        }
    }
    var forWhichOffice: String { "Pour quel service\u{202F}?" }
    var chooseOffice: String { "Choisissez un service" }
    var iAmHere: String { "Je suis disponible" }
    var takeABreak: String { "Je prends une pause" }
    var leaveReceptionDesk: String { "Je quitte l’accueil" }
    var leavingConsequence: String { "Si vous partez, vos conversations reprennent leur place dans la file." }
    func teamState(available: Int, onBreak: Int, isOpen: Bool) -> String {
        let here = available < 2 ? "\(available) agent disponible" : "\(available) agents disponibles"
        let away = onBreak == 0 ? "" : ", \(onBreak) en pause"
        return here + away + (isOpen ? "." : ". Le service est fermé\u{A0}: les nouvelles demandes sont des rappels.")
    }
    var myConversations: String { "Mes conversations" }
    func takenAgo(minutes: Int) -> String { "depuis \(minutes)\u{A0}min" }
    func queue(of office: String, waiting: Int) -> String { "\(office)\u{A0}: \(waiting) en attente" }
    func waitingFor(minutes: Int) -> String { minutes < 1 ? "vient d’arriver" : "attend depuis \(minutes)\u{A0}min" }
    var distressed: String { "Détresse" }
    func notThere(minutes: Int) -> String { "La personne n’a plus la page sous les yeux depuis \(minutes)\u{A0}min." }
    var takeConversation: String { "Prendre" }
    func enoughConversations(_ count: Int) -> String {
        "Vous tenez \(count == 1 ? "une conversation" : "\(count) conversations"), le maximum prévu. Terminez-en une pour en prendre une autre."
    }
    func callbacksDue(count: Int) -> String { "Rappels promis\u{A0}: \(count)" }
    var noCallbackDue: String { "Aucun rappel n’est promis." }
    var callbackLate: String { "En retard" }
    var heldBackTitle: String { "Propos retenus" }
    var heldBackText: String {
        "Conversations des trente derniers jours où un message a été replié pour protéger l’agent. En ouvrir une est dit à la personne."
    }
    var noServiceKnown: String { "Question générale" }
    func deskTalkTitle(_ subject: String) -> String { "Conversation\u{A0}: \(subject)" }
    func heldBack(_ finding: AbuseFilter.Finding) -> String {
        switch finding {
        case .insult: "Message replié\u{A0}: il contient des insultes. Le lire quand même"
        case .threat: "Message replié\u{A0}: il contient des menaces. Le lire quand même"
        }
    }
    func callThem(_ moment: String) -> String { "Rappel promis \(moment)" }
    var callThemText: String {
        "Appelez, puis dites ci-dessous ce qu’il en a été\u{A0}: la promesse quitte alors la liste."
    }
    var readAgain: String { "Cette conversation est terminée ou tenue par une autre personne\u{A0}: vous la relisez." }
    var yourAnswer: String { "Votre réponse" }
    var yourAnswerHint: String { "La personne la lit aussitôt, avec le nom du service et sans le vôtre." }
    var templates: String { "Commencer par\u{A0}:" }
    func answerTemplates(_ office: String) -> [(title: String, text: String)] {
        [
            ("Bonjour", "Bonjour, je suis là pour vous répondre (\(office)). Je lis votre conversation, un instant."),
            ("Un instant", "Je cherche la réponse, cela prend quelques minutes. Vous pouvez rester sur cette page."),
            ("Préciser", "Pour vous répondre, j’ai besoin de savoir\u{A0}: "),
            (
                "Autre chose",
                "Est-ce que cela répond à votre question\u{202F}? Puis-je vous aider pour autre chose\u{202F}?"
            ),
        ]
    }
    var whoItIs: String { "La personne" }
    var nothingGiven: String { "Elle n’a donné ni nom ni coordonnées." }
    var personNameTerm: String { "Nom" }
    var caseTerm: String { "Dossier" }
    var noteTerm: String { "Note" }
    var theirForm: String { "Son formulaire" }
    var theirFormText: String {
        "La personne a choisi de vous le montrer\u{A0}; votre consultation est notée pour elle."
    }
    var proposalPending: String { "Attend son accord" }
    var proposeAnswer: String { "Proposer une réponse" }
    var proposeTitle: String { "Proposer une réponse" }
    var proposeText: String {
        "La personne voit l’ancienne et la nouvelle réponse, et décide. Rien n’est écrit sans son accord."
    }
    var proposalRefusedAtOnce: String {
        "Cette réponse est déjà celle du formulaire, ou trop de propositions attendent déjà son accord."
    }
    var backToConversation: String { "Revenir à la conversation" }
    var suggestedSheets: String { "Fiches utiles" }
    var noteForColleagues: String { "Votre note" }
    var noteForColleaguesHint: String {
        "Pour qui rappellera. Écrivez-la dans des mots que vous pourriez dire à la personne."
    }
    var noteConsequence: String { "Vos collègues du service la lisent\u{A0}; elle est effacée avec la conversation." }
    var passOnTitle: String { "Transférer à un autre service" }
    var transferConsequence: String {
        "La personne est prévenue et garde sa place\u{A0}; vous ne verrez plus la conversation."
    }
    var toWhichOffice: String { "À quel service\u{202F}?" }
    var callLaterTitle: String { "Promettre un rappel" }
    var callAgainTitle: String { "Rappeler à un autre moment" }
    var callLaterConsequence: String {
        "La personne est prévenue du moment. Il entre dans les heures déclarées du service."
    }
    var whenToCall: String { "Quand\u{202F}?" }
    var endTitle: String { "Terminer" }
    var calledTitle: String { "J’ai appelé" }
    func endConsequence(hasAddress: Bool) -> String {
        hasAddress
            ? "La personne lit votre résumé dans la conversation et le reçoit par courriel."
            : "La personne lit votre résumé dans la conversation."
    }
    var whyItEnds: String { "Comment la conversation se termine-t-elle\u{202F}?" }
    func endReason(_ end: ReceptionEnd) -> String {
        switch end {
        case .answered: "La personne a sa réponse"
        case .elsewhere: "Un autre service ou organisme prend la suite"
        case .silent: "La personne n’écrit plus"
        case .abuse: "Insultes ou menaces\u{A0}: le ou la responsable en est informée"
        case .person: "Terminée par la personne"
        case .notReached: "Je n’ai pas réussi à la joindre"
        }
    }
    var summaryLabel: String { "Résumé pour la personne" }
    var summaryHint: String { "Ce qui a été dit, ce qu’elle doit faire, et pour quand." }
    var chooseEnd: String { "Choisissez comment la conversation se termine." }
    var writeSummary: String { "Écrivez le résumé que la personne emporte." }
    var receptionFigures: String { "Chiffres de l’accueil" }
    func receptionFiguresLead(_ days: Int) -> String {
        "Sur \(days)\u{A0}jours, par service. Rien n’est compté par agent, ni par personne reçue."
    }
    var nobodyReceived: String { "Personne n’a demandé à être reçu." }
    var whatIsCounted: String { "Ce qui est compté" }
    var howMany: String { "Combien" }
    func measure(_ measure: ReceptionMeasure, within name: String) -> String {
        let within = name == "more" ? "plus de 60\u{A0}min" : "\(name)\u{A0}min au plus"
        return switch measure {
        case .asked: "Demandes de parler à une personne"
        case .taken: "Conversations prises"
        case .waited: "Attente\u{A0}: \(within)"
        case .lasted: "Durée\u{A0}: \(within)"
        case .ended: "Terminées"
        case .abandoned: "Parties avant qu’on leur réponde"
        case .transferred: "Transférées à un autre service"
        case .promised: "Rappels promis"
        case .kept: "Rappels faits au jour promis"
        case .late: "Rappels faits en retard"
        case .abuse: "Messages repliés (insultes ou menaces)"
        }
    }
    func measureEnded(_ end: ReceptionEnd) -> String { "Fin\u{A0}: \(endReason(end).lowercasedFirst)" }
}

extension EnglishTexts {
    var conversations: String { "Conversations" }
    var noReception: String {
        "No office of the organisation receives in conversation yet. An administrator can provide for it in the organisation’s description."
    }
    func take(_ problem: TakeProblem) -> String {
        switch problem {
        case .gone: "This conversation waits no more: a colleague has taken it, or it has ended."
        case .full: "You hold as many conversations as the office foresees. End one first."
        case .absent: "First say that you are here for this office."
        }
    }
    func presence(_ presence: ReceptionPresence?, office: String?) -> String {
        switch presence {
        case .available: "Available" + (office.map { ": \($0)" } ?? "")
        case .break: "On a break"
        case nil: "Away from the reception"
        }
    }
    func presenceText(_ presence: ReceptionPresence?, held: Int) -> String {
        switch presence {
        case .available: "You can take conversations from the queue."
        case .break where held > 0: "No new conversation can be given to you. Those that you hold go on."
        case .break: "No conversation can be given to you. Have a rest."
        case nil: "Nobody counts on you for now."
        }
    }
    var forWhichOffice: String { "For which office?" }
    var chooseOffice: String { "Choose an office" }
    var iAmHere: String { "I am available" }
    var takeABreak: String { "I am taking a break" }
    var leaveReceptionDesk: String { "I am leaving the reception" }
    var leavingConsequence: String { "If you leave, your conversations go back to their place in the queue." }
    func teamState(available: Int, onBreak: Int, isOpen: Bool) -> String {
        let here = available == 1 ? "1 agent available" : "\(available) agents available"
        let away = onBreak == 0 ? "" : ", \(onBreak) on a break"
        return here + away + (isOpen ? "." : ". The office is closed: new requests are for calls.")
    }
    var myConversations: String { "My conversations" }
    func takenAgo(minutes: Int) -> String { "for \(minutes) min" }
    func queue(of office: String, waiting: Int) -> String { "\(office): \(waiting) waiting" }
    func waitingFor(minutes: Int) -> String { minutes < 1 ? "has just arrived" : "waiting for \(minutes) min" }
    var distressed: String { "Distress" }
    func notThere(minutes: Int) -> String { "The person has not had the page before them for \(minutes) min." }
    var takeConversation: String { "Take" }
    func enoughConversations(_ count: Int) -> String {
        "You hold \(count == 1 ? "one conversation" : "\(count) conversations"), the most that is foreseen. End one to take another."
    }
    func callbacksDue(count: Int) -> String { "Calls promised: \(count)" }
    var noCallbackDue: String { "No call is promised." }
    var callbackLate: String { "Late" }
    var heldBackTitle: String { "Words held back" }
    var heldBackText: String {
        "Conversations of the last thirty days in which a message was folded away to protect the agent. Opening one is told to the person."
    }
    var noServiceKnown: String { "General question" }
    func deskTalkTitle(_ subject: String) -> String { "Conversation: \(subject)" }
    func heldBack(_ finding: AbuseFilter.Finding) -> String {
        switch finding {
        case .insult: "Message folded away: it holds insults. Read it all the same"
        case .threat: "Message folded away: it holds threats. Read it all the same"
        }
    }
    func callThem(_ moment: String) -> String { "Call promised \(moment)" }
    var callThemText: String { "Call, then say below what came of it: the promise then leaves the list." }
    var readAgain: String { "This conversation has ended, or somebody else holds it: you are reading it again." }
    var yourAnswer: String { "Your answer" }
    var yourAnswerHint: String { "The person reads it at once, with the office’s name and without yours." }
    var templates: String { "Begin with:" }
    func answerTemplates(_ office: String) -> [(title: String, text: String)] {
        [
            ("Hello", "Hello, I am here to answer you (\(office)). I am reading your conversation, one moment."),
            ("One moment", "I am looking for the answer, it takes a few minutes. You can stay on this page."),
            ("Ask", "To answer you, I need to know: "),
            ("Anything else", "Does that answer your question? Can I help you with anything else?"),
        ]
    }
    var whoItIs: String { "The person" }
    var nothingGiven: String { "They gave neither a name nor a way to reach them." }
    var personNameTerm: String { "Name" }
    var caseTerm: String { "Case" }
    var noteTerm: String { "Note" }
    var theirForm: String { "Their form" }
    var theirFormText: String { "The person chose to show it to you; that you looked at it is noted for them." }
    var proposalPending: String { "Waits for their word" }
    var proposeAnswer: String { "Propose an answer" }
    var proposeTitle: String { "Propose an answer" }
    var proposeText: String {
        "The person sees the old answer and the new one, and decides. Nothing is written unless they agree."
    }
    var proposalRefusedAtOnce: String {
        "This is the form’s answer already, or too many proposals already wait for their word."
    }
    var backToConversation: String { "Back to the conversation" }
    var suggestedSheets: String { "Useful sheets" }
    var noteForColleagues: String { "Your note" }
    var noteForColleaguesHint: String { "For whoever calls. Write it in words that you could say to the person." }
    var noteConsequence: String { "Your colleagues of the office read it; it is erased with the conversation." }
    var passOnTitle: String { "Transfer to another office" }
    var transferConsequence: String {
        "The person is told and keeps their place; you will not see the conversation any more."
    }
    var toWhichOffice: String { "To which office?" }
    var callLaterTitle: String { "Promise a call" }
    var callAgainTitle: String { "Call at another moment" }
    var callLaterConsequence: String { "The person is told of the moment. It lies within the office’s declared hours." }
    var whenToCall: String { "When?" }
    var endTitle: String { "End" }
    var calledTitle: String { "I have called" }
    func endConsequence(hasAddress: Bool) -> String {
        hasAddress
            ? "The person reads your summary in the conversation and receives it by e-mail."
            : "The person reads your summary in the conversation."
    }
    var whyItEnds: String { "How does the conversation end?" }
    func endReason(_ end: ReceptionEnd) -> String {
        switch end {
        case .answered: "The person has their answer"
        case .elsewhere: "Another office or body goes on"
        case .silent: "The person writes no more"
        case .abuse: "Insults or threats: the supervisor is told"
        case .person: "Ended by the person"
        case .notReached: "I could not reach them"
        }
    }
    var summaryLabel: String { "Summary for the person" }
    var summaryHint: String { "What was said, what they have to do, and by when." }
    var chooseEnd: String { "Choose how the conversation ends." }
    var writeSummary: String { "Write the summary that the person takes away." }
    var receptionFigures: String { "Figures of the reception" }
    func receptionFiguresLead(_ days: Int) -> String {
        "Over \(days) days, by office. Nothing is counted by agent, nor by person received."
    }
    var nobodyReceived: String { "Nobody asked to be received." }
    var whatIsCounted: String { "What is counted" }
    var howMany: String { "How many" }
    func measure(_ measure: ReceptionMeasure, within name: String) -> String {
        let within = name == "more" ? "over 60 min" : "\(name) min at most"
        return switch measure {
        case .asked: "Requests to talk to a person"
        case .taken: "Conversations taken"
        case .waited: "Wait: \(within)"
        case .lasted: "Duration: \(within)"
        case .ended: "Ended"
        case .abandoned: "Left before being answered"
        case .transferred: "Transferred to another office"
        case .promised: "Calls promised"
        case .kept: "Calls made on the day promised"
        case .late: "Calls made late"
        case .abuse: "Messages folded away (insults or threats)"
        }
    }
    func measureEnded(_ end: ReceptionEnd) -> String { "End: \(endReason(end).lowercasedFirst)" }
}
