/// What a visitor is told when a request can't be answered as asked: what happened, and what to do.
protocol FailureTexts {
    var notFoundTitle: String { get }
    var notFoundText: String { get }
    var heldElsewhereText: String { get }
    var conversationOverTitle: String { get }
    var conversationOverText: String { get }
    var beginAConversation: String { get }
    var conversationOverKept: String { get }
    var forbiddenTitle: String { get }
    var forbiddenText: String { get }
    var staleFormTitle: String { get }
    var staleFormText: String { get }
    var otherSiteTitle: String { get }
    var otherSiteText: String { get }
    var tooManyTitle: String { get }
    func tooManyText(seconds: Int) -> String
    var tooLargeTitle: String { get }
    var tooLargeText: String { get }
    var methodNotAllowedTitle: String { get }
    var methodNotAllowedText: String { get }
    var unsupportedBodyTitle: String { get }
    var unsupportedBodyText: String { get }
    var busyTitle: String { get }
    var busyText: String { get }
    var faultTitle: String { get }
    var faultText: String { get }
    var backToHome: String { get }
    var backToPage: String { get }
}

extension FrenchTexts {
    var notFoundTitle: String { "Cette page n’existe pas" }
    var notFoundText: String { "L’adresse est peut-être incomplète, ou la page a changé de place." }
    var heldElsewhereText: String {
        "Si c’est l’adresse d’un brouillon ou d’une demande, votre session est terminée, ou vous avez commencé sur un autre appareil. Vous les retrouvez avec le code d’accès que vous avez noté, ou avec l’e-mail de votre espace. Sans l’un ni l’autre, ces réponses ne s’ouvrent pas sur cet appareil\u{A0}: c’est ce qui les protège."
    }
    var conversationOverTitle: String { "Cette conversation est terminée" }
    var conversationOverText: String {
        "Une conversation s’efface une heure après les derniers mots, et quand vous y mettez fin. Elle ne s’ouvre que dans le navigateur où elle a commencé. Posez votre question à nouveau\u{A0}: le dernier message n’a pas été envoyé."
    }
    var beginAConversation: String { "Commencer une conversation" }
    var conversationOverKept: String {
        "La conversation est terminée et effacée. Votre message est resté ici\u{A0}: envoyez-le pour en commencer une autre."
    }
    var forbiddenTitle: String { "Cette page demande d’autres droits" }
    var forbiddenText: String { "Votre rôle ne permet pas de l’ouvrir. Votre responsable peut le faire." }
    var staleFormTitle: String { "Cette page était ouverte depuis trop longtemps" }
    var staleFormText: String { "Par sécurité, rien n’a été envoyé. Rouvrez la page et envoyez à nouveau." }
    var otherSiteTitle: String { "Cet envoi vient d’un autre site" }
    var otherSiteText: String { "Par sécurité, nous l’avons refusé. Rien n’a été enregistré." }
    var tooManyTitle: String { "Trop d’essais à la suite" }
    func tooManyText(seconds: Int) -> String {
        seconds <= 1 ? "Réessayez dans une seconde." : "Réessayez dans \(seconds) secondes. Rien n’a été perdu."
    }
    var tooLargeTitle: String { "Votre envoi est trop volumineux" }
    var tooLargeText: String { "Raccourcissez votre texte, puis envoyez à nouveau." }
    var methodNotAllowedTitle: String { "Cette adresse ne s’ouvre pas seule" }
    var methodNotAllowedText: String {
        "On n’y arrive qu’en appuyant sur le bouton d’une page. Rien n’a été fait ni perdu\u{A0}: reprenez depuis cette page."
    }
    var unsupportedBodyTitle: String { "Cet envoi n’est pas un formulaire" }
    var unsupportedBodyText: String {
        "Nous n’avons pas pu le lire, et rien n’a été enregistré. Revenez à la page et envoyez à nouveau."
    }
    var busyTitle: String { "Beaucoup de monde en ce moment" }
    var busyText: String { "Votre envoi n’a pas pu être enregistré. Réessayez dans un instant." }
    var faultTitle: String { "Une erreur est survenue de notre côté" }
    var faultText: String {
        "Rien de ce que vous aviez enregistré n’est perdu. Réessayez dans un instant, ou appelez-nous."
    }
    var backToHome: String { "Retour à l’accueil" }
    var backToPage: String { "Rouvrir la page" }
}

extension EnglishTexts {
    var notFoundTitle: String { "This page does not exist" }
    var notFoundText: String { "The address may be incomplete, or the page may have moved." }
    var heldElsewhereText: String {
        "If this is the address of a draft or a request, your session has ended, or you started on another device. You find them again with the access code that you noted, or with the e-mail address of your space. Without either, these answers do not open on this device: that is what protects them."
    }
    var conversationOverTitle: String { "This conversation has ended" }
    var conversationOverText: String {
        "A conversation is erased an hour after the last words, and when you end it. It opens only in the browser where it began. Ask your question again: the last message was not sent."
    }
    var beginAConversation: String { "Begin a conversation" }
    var conversationOverKept: String {
        "The conversation has ended and is erased. Your message is still here: send it to begin another."
    }
    var forbiddenTitle: String { "This page needs other rights" }
    var forbiddenText: String { "Your role does not allow you to open it. Your supervisor can." }
    var staleFormTitle: String { "This page had been open for too long" }
    var staleFormText: String { "For your safety, nothing was sent. Reopen the page and send again." }
    var otherSiteTitle: String { "This was sent from another site" }
    var otherSiteText: String { "For your safety, we refused it. Nothing was saved." }
    var tooManyTitle: String { "Too many attempts in a row" }
    func tooManyText(seconds: Int) -> String {
        seconds <= 1 ? "Try again in one second." : "Try again in \(seconds) seconds. Nothing has been lost."
    }
    var tooLargeTitle: String { "What you sent is too large" }
    var tooLargeText: String { "Shorten your text, then send again." }
    var methodNotAllowedTitle: String { "This address can’t be opened by itself" }
    var methodNotAllowedText: String {
        "It is only reached by pressing a button of a page. Nothing was done or lost: go on from that page."
    }
    var unsupportedBodyTitle: String { "What was sent is not a form" }
    var unsupportedBodyText: String {
        "We could not read it, and nothing was saved. Go back to the page and send again."
    }
    var busyTitle: String { "A lot of people are here right now" }
    var busyText: String { "We could not save what you sent. Try again in a moment." }
    var faultTitle: String { "Something went wrong on our side" }
    var faultText: String { "Nothing you had saved is lost. Try again in a moment, or call us." }
    var backToHome: String { "Back to the home page" }
    var backToPage: String { "Reopen the page" }
}
