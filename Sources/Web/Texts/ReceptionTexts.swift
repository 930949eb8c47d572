import Assistant
import Cases
import Services
import Storage

/// What people read when they speak with a person of the organisation, or ask to.
protocol ReceptionTexts {
    // Coming back
    var conversationGoesOn: String { get }
    var backToYourConversation: String { get }
    var backToAssistant: String { get }
    // Asking
    var personTitle: String { get }
    func personLead(_ office: String) -> String
    func personAbout(_ service: String) -> String
    var personByOffice: String { get }
    var personMessage: String { get }
    var personMessageHint: String { get }
    var personConversationIsSeen: String { get }
    var personName: String { get }
    var personHow: String { get }
    var personLive: String { get }
    func personCallback(_ moment: String) -> String
    var personPhone: String { get }
    var personEmailHint: String { get }
    var personYourForm: String { get }
    var personShareDraft: String { get }
    var personShareDraftHint: String { get }
    var personShowFormText: String { get }
    func personShowForm(_ title: String) -> String
    func personShowsForm(_ title: String) -> String
    var personHideForm: String { get }
    func receptionFormShown(_ title: String) -> String
    var receptionFormHidden: String { get }
    var deskNoForm: String { get }
    func personWhoSees(days: Int) -> String
    var personAsk: String { get }
    var personSayWhat: String { get }
    var personChooseHow: String { get }
    var personMomentTaken: String { get }
    var personContactNeeded: String { get }
    func callbackMoment(_ day: String, at time: String) -> String
    // The truth about now
    func wait(_ wait: WaitingTime) -> String
    func nobodyNow(_ wait: WaitingTime, onBreak: Int) -> String
    func callbackFrom(_ moment: String) -> String
    var noCallbackLeft: String { get }
    // The conversation
    func personTalkTitle(_ office: String) -> String
    var receptionTalk: String { get }
    func saidByAgent(_ office: String) -> String
    var saidByPerson: String { get }
    func receptionWaiting(ahead: Int) -> String
    var receptionNobody: String { get }
    var receptionPlaceIsKept: String { get }
    func receptionLive(_ office: String) -> String
    var receptionLiveText: String { get }
    func receptionCallback(_ moment: String) -> String
    func receptionCallbackText(_ reachedAt: String) -> String
    var receptionClosed: String { get }
    func receptionClosedText(days: Int) -> String
    var personYourMessage: String { get }
    var personAddMessage: String { get }
    var refreshPage: String { get }
    var ratherCallback: String { get }
    var changeCallback: String { get }
    var promiseCallback: String { get }
    func leaveReception(_ status: ReceptionStatus) -> String
    func leaveConsequence(_ status: ReceptionStatus) -> String
    var askPersonAgain: String { get }
    func agentProposes(_ question: String) -> String
    var proposalConsequence: String { get }
    var acceptProposal: String { get }
    var refuseProposal: String { get }
    // What the site says in the conversation
    var calmWords: String { get }
    func receptionAsked(_ office: String) -> String
    func receptionCallbackPromised(_ office: String, _ moment: String) -> String
    var receptionAgentGone: String { get }
    var receptionEndedByPerson: String { get }
    func receptionJoined(_ office: String) -> String
    func receptionOpened(_ office: String, isSupervisor: Bool) -> String
    func receptionTransferred(_ office: String) -> String
    func receptionEnded(_ end: ReceptionEnd) -> String
    func receptionProposed(_ question: String, _ value: String) -> String
    func receptionProposal(_ question: String, _ outcome: ReceptionDetails.Proposal.Outcome) -> String
    // Messages
    func receptionMailSubject(_ kind: ReceptionMail.Kind, office: String) -> String
    func receptionMailCallback(_ office: String, _ moment: String) -> String
    var receptionMailChange: String { get }
    func receptionMailSummary(_ office: String) -> String
}

extension FrenchTexts {
    var conversationGoesOn: String { "Vous avez une conversation en cours" }
    var backToYourConversation: String { "Revenir à votre conversation avec le service" }
    var backToAssistant: String { "Revenir à votre conversation avec l’assistant" }
    var personTitle: String { "Parler à quelqu’un" }
    func personLead(_ office: String) -> String { "\(office)\u{A0}: une personne vous répond ici, ou vous rappelle." }
    func personAbout(_ service: String) -> String { "Au sujet de\u{A0}: \(service)." }
    var personByOffice: String {
        "Aucun guichet ne répond en ligne pour le moment. Appelez-nous, écrivez-nous ou venez\u{A0}: nos coordonnées sont en bas de cette page."
    }
    var personMessage: String { "De quoi voulez-vous parler\u{202F}?" }
    var personMessageHint: String { "Quelques mots suffisent. Ne donnez ni mot de passe ni numéro de carte." }
    var personConversationIsSeen: String {
        "La personne lira votre conversation avec l’assistant\u{A0}: inutile de tout répéter."
    }
    var personName: String { "Comment vous appelez-vous\u{202F}?" }
    var personHow: String { "Comment voulez-vous qu’on vous réponde\u{202F}?" }
    var personLive: String { "Ici, maintenant" }
    func personCallback(_ moment: String) -> String { "Rappelez-moi \(moment)" }
    var personPhone: String { "Votre numéro de téléphone, pour être rappelé\u{B7}e" }
    var personEmailHint: String {
        "Si vous préférez un message à un appel, ou pour recevoir le résumé. Téléphone ou courriel\u{A0}: l’un des deux suffit."
    }
    var personYourForm: String { "Votre formulaire commencé" }
    var personShowFormText: String {
        "Si vous le montrez, la personne qui vous répond peut proposer des réponses\u{A0}; rien n’y est écrit sans votre accord. Qu’elle l’a regardé est noté dans l’historique de votre demande."
    }
    func personShowForm(_ title: String) -> String { "Montrer mon formulaire «\u{A0}\(title)\u{A0}»" }
    func personShowsForm(_ title: String) -> String {
        "Vous montrez votre formulaire «\u{A0}\(title)\u{A0}»\u{A0}: qui vous répond voit ce que vous y écrivez et peut proposer des réponses."
    }
    var personHideForm: String { "Ne plus le montrer" }
    func receptionFormShown(_ title: String) -> String {
        "Le formulaire «\u{A0}\(title)\u{A0}» est montré à partir de maintenant."
    }
    var receptionFormHidden: String { "Le formulaire n’est plus montré." }
    var deskNoForm: String {
        "Aucun formulaire n’est montré. Qui en remplit un peut le montrer depuis sa page de cette conversation, sous «\u{A0}Votre formulaire commencé\u{A0}»."
    }
    var personShareDraft: String { "Le montrer à la personne qui me répond" }
    var personShareDraftHint: String {
        "Elle pourra vous proposer des réponses\u{A0}; rien n’y est écrit sans votre accord. La consultation est notée dans l’historique de votre demande."
    }
    func personWhoSees(days: Int) -> String {
        "Les agents de ce service liront ce que vous écrivez ici. La conversation est effacée \(days)\u{A0}jours après sa fin."
    }
    var personAsk: String { "Demander une personne" }
    var personSayWhat: String { "Écrivez votre message avant de l’envoyer." }
    var personChooseHow: String { "Choisissez comment vous voulez qu’on vous réponde." }
    var personMomentTaken: String { "Ce moment vient d’être pris. Choisissez-en un autre." }
    var personContactNeeded: String { "Donnez un numéro de téléphone ou une adresse électronique où vous joindre." }
    func callbackMoment(_ day: String, at time: String) -> String { "le \(day) vers \(time)" }
    func wait(_ wait: WaitingTime) -> String {
        switch wait {
        case .free: "Une personne est disponible maintenant."
        case .minutes(let from, let to) where from == to: "Attente\u{A0}: environ \(to)\u{A0}minutes."
        case .minutes(let from, let to): "Attente\u{A0}: entre \(from) et \(to)\u{A0}minutes."
        case .unknown:
            "Des personnes répondent en ce moment, toutes occupées. Nous n’avons pas assez de recul pour dire combien de temps vous attendrez."
        case .tooLong: "L’attente est trop longue en ce moment."
        case .nobody: "Personne ne répond en ligne en ce moment."
        }
    }
    func nobodyNow(_ wait: WaitingTime, onBreak: Int) -> String {
        if wait == .tooLong { return "L’attente est trop longue en ce moment\u{A0}: mieux vaut être rappelé\u{B7}e." }
        return onBreak > 0
            ? "L’équipe est en pause\u{A0}: personne ne répond en ligne pour l’instant."
            : "Le service est ouvert, mais personne ne répond en ligne en ce moment."
    }
    func callbackFrom(_ moment: String) -> String { "Nous pouvons vous rappeler \(moment)." }
    var noCallbackLeft: String {
        "Tous les rappels du mois à venir sont déjà promis\u{A0}: nous n’en promettons pas d’autre."
    }
    func personTalkTitle(_ office: String) -> String { "Votre conversation\u{A0}: \(office)" }
    var receptionTalk: String { "La conversation" }
    func saidByAgent(_ office: String) -> String { "Une personne, \(office)" }
    var saidByPerson: String { "La personne" }
    func receptionWaiting(ahead: Int) -> String {
        switch ahead {
        case 0: "Vous êtes la prochaine personne à qui l’on répond"
        case 1: "Une personne est avant vous"
        default: "\(ahead) personnes sont avant vous"
        }
    }
    var receptionNobody: String { "Personne ne peut répondre tout de suite" }
    var receptionPlaceIsKept: String {
        "Ce que vous avez écrit est gardé et votre place aussi. Plutôt que d’attendre, vous pouvez demander à être rappelé\u{B7}e."
    }
    func receptionLive(_ office: String) -> String { "Une personne vous répond\u{A0}: \(office)" }
    var receptionLiveText: String {
        "Elle lit toute cette conversation. Si la page se ferme, revenez ici\u{A0}: rien n’est perdu."
    }
    func receptionCallback(_ moment: String) -> String { "Nous vous rappelons \(moment)" }
    func receptionCallbackText(_ reachedAt: String) -> String {
        "Vous serez joint\u{B7}e ici\u{A0}: \(reachedAt). Cette promesse reste sur la liste du service jusqu’à ce qu’elle soit tenue."
    }
    var receptionClosed: String { "La conversation est terminée" }
    func receptionClosedText(days: Int) -> String {
        "Vous pouvez la relire ici. Elle est effacée \(days)\u{A0}jours après sa fin."
    }
    var personYourMessage: String { "Votre message" }
    var personAddMessage: String { "Ajouter un message, que la personne lira avant d’appeler" }
    var refreshPage: String { "Actualiser" }
    var ratherCallback: String { "Être plutôt rappelé\u{B7}e" }
    var changeCallback: String { "Changer de moment" }
    var promiseCallback: String { "Promettre ce rappel" }
    func leaveReception(_ status: ReceptionStatus) -> String {
        switch status {
        case .waiting: "Quitter la file"
        case .callback: "Annuler le rappel"
        case .live, .closed: "Terminer la conversation"
        }
    }
    func leaveConsequence(_ status: ReceptionStatus) -> String {
        switch status {
        case .waiting: "Votre place est rendue."
        case .callback: "Le moment est rendu à quelqu’un d’autre."
        case .live, .closed: "La personne en est informée."
        }
    }
    var askPersonAgain: String { "Demander à nouveau une personne" }
    func agentProposes(_ question: String) -> String { "L’agent propose\u{A0}: \(question)" }
    var proposalConsequence: String { "Rien n’est écrit dans votre formulaire avant que vous acceptiez." }
    var acceptProposal: String { "Accepter" }
    var refuseProposal: String { "Refuser" }
    var calmWords: String {
        "Des mots de ce message peuvent blesser\u{A0}: la personne qui vous répond choisira si elle le lit. Dites-nous simplement ce qui ne va pas, nous sommes là pour ça."
    }
    func receptionAsked(_ office: String) -> String { "Une personne a été demandée\u{A0}: \(office)." }
    func receptionCallbackPromised(_ office: String, _ moment: String) -> String {
        "Rappel promis \(moment)\u{A0}: \(office)."
    }
    var receptionAgentGone: String {
        "La personne qui répondait a dû s’absenter. La conversation garde sa place\u{A0}: quelqu’un d’autre la reprend."
    }
    var receptionEndedByPerson: String { "La conversation a été terminée par la personne qui l’avait demandée." }
    func receptionJoined(_ office: String) -> String { "Une personne a rejoint la conversation\u{A0}: \(office)." }
    func receptionOpened(_ office: String, isSupervisor: Bool) -> String {
        isSupervisor
            ? "Un responsable du service a relu la conversation\u{A0}: \(office)."
            : "Une personne a ouvert la conversation pour préparer l’appel\u{A0}: \(office)."
    }
    func receptionTransferred(_ office: String) -> String {
        "La conversation passe à un autre service, où elle garde sa place\u{A0}: \(office)."
    }
    func receptionEnded(_ end: ReceptionEnd) -> String {
        switch end {
        case .answered: "La conversation est terminée."
        case .elsewhere: "La conversation est terminée\u{A0}: un autre service ou organisme prend la suite."
        case .silent:
            "La conversation est terminée faute de réponse. Vous pouvez redemander une personne quand vous voulez."
        case .abuse:
            "La conversation est terminée à cause de propos blessants ou menaçants. Votre demande n’en est pas changée, et vous pouvez revenir vers nous."
        case .person: receptionEndedByPerson
        case .notReached:
            "Nous avons appelé sans réussir à vous joindre. Vous pouvez redemander un rappel quand vous voulez."
        }
    }
    func receptionProposed(_ question: String, _ value: String) -> String {
        "Réponse proposée\u{A0}: \(question) → \(value)"
    }
    func receptionProposal(_ question: String, _ outcome: ReceptionDetails.Proposal.Outcome) -> String {
        switch outcome {
        case .accepted: "Proposition acceptée, et écrite dans le formulaire\u{A0}: \(question)."
        case .refused: "Proposition refusée\u{A0}: \(question)."
        case .lapsed, .pending: "Proposition sans suite, le formulaire a changé entre-temps\u{A0}: \(question)."
        }
    }
    func receptionMailSubject(_ kind: ReceptionMail.Kind, office: String) -> String {
        switch kind {
        case .callback: "Votre rappel\u{A0}: \(office)"
        case .summary: "Résumé de votre échange\u{A0}: \(office)"
        }
    }
    func receptionMailCallback(_ office: String, _ moment: String) -> String {
        "Bonjour,\n\nVous avez demandé à parler à une personne (\(office)). Nous vous rappelons \(moment)."
    }
    var receptionMailChange: String {
        "Pour changer de moment, revenez à la conversation dans le même navigateur, ou appelez-nous."
    }
    func receptionMailSummary(_ office: String) -> String {
        "Bonjour,\n\nVous avez échangé avec une personne (\(office)). Voici ce qu’elle en a résumé\u{A0}:"
    }
}
