/// Telling somebody that the service has another version than the one they began with.
protocol NewVersionTexts {
    var newVersionTitle: String { get }
    func newVersionText(service: String) -> String
    var newVersionChangesNothing: String { get }
    func newVersionKept(_ count: Int) -> String
    var newVersionDroppedTitle: String { get }
    var newVersionDroppedText: String { get }
    var newVersionAgainTitle: String { get }
    var newVersionAgainText: String { get }
    var newVersionRewordedTitle: String { get }
    var newVersionRewordedText: String { get }
    var newVersionNewTitle: String { get }
    func newVersionNowAsked(_ question: String) -> String
    var newVersionContinue: String { get }
    var newVersionNote: String { get }
}

extension FrenchTexts {
    var newVersionTitle: String { "Cette démarche a changé" }
    func newVersionText(service: String) -> String {
        "Une nouvelle version de «\u{A0}\(service)\u{A0}» est en vigueur depuis que vous avez commencé. Voici ce qu’elle change pour vos réponses."
    }
    var newVersionChangesNothing: String {
        "Rien ne change pour vous\u{A0}: aucune question nouvelle, rien à corriger."
    }
    func newVersionKept(_ count: Int) -> String {
        switch count {
        case 0: "Vous n’aviez pas encore d’autre réponse enregistrée."
        case 1: "Une réponse est gardée telle quelle."
        default: "\(count) réponses sont gardées telles quelles."
        }
    }
    var newVersionDroppedTitle: String { "Ce qui n’est plus demandé" }
    var newVersionDroppedText: String {
        "Ces réponses ne seront pas envoyées. Copiez-les si elles peuvent vous servir."
    }
    var newVersionAgainTitle: String { "À répondre de nouveau" }
    var newVersionAgainText: String { "Ces réponses ne conviennent plus. Nous vous reposerons la question." }
    var newVersionRewordedTitle: String { "À relire" }
    var newVersionRewordedText: String {
        "Vos réponses sont gardées, mais les mots de la question ou de la réponse ont changé."
    }
    var newVersionNewTitle: String { "Nouvelles questions" }
    func newVersionNowAsked(_ question: String) -> String {
        "La question est maintenant\u{A0}: «\u{A0}\(question)\u{A0}»"
    }
    var newVersionContinue: String { "Continuer avec la nouvelle version" }
    var newVersionNote: String { "Rien n’est envoyé tant que vous n’avez pas vérifié vos réponses." }
}

extension EnglishTexts {
    var newVersionTitle: String { "This service has changed" }
    func newVersionText(service: String) -> String {
        "A new version of “\(service)” has come into force since you began. Here is what it changes for your answers."
    }
    var newVersionChangesNothing: String { "Nothing changes for you: no new question, nothing to correct." }
    func newVersionKept(_ count: Int) -> String {
        switch count {
        case 0: "You had no other answer saved yet."
        case 1: "One answer is kept as it is."
        default: "\(count) answers are kept as they are."
        }
    }
    var newVersionDroppedTitle: String { "No longer asked" }
    var newVersionDroppedText: String { "These answers will not be sent. Copy them if they may be of use to you." }
    var newVersionAgainTitle: String { "To answer again" }
    var newVersionAgainText: String { "These answers no longer fit. We will ask you the question again." }
    var newVersionRewordedTitle: String { "To read over" }
    var newVersionRewordedText: String {
        "Your answers are kept, but the words of the question or of the answer have changed."
    }
    var newVersionNewTitle: String { "New questions" }
    func newVersionNowAsked(_ question: String) -> String { "The question is now: “\(question)”" }
    var newVersionContinue: String { "Carry on with the new version" }
    var newVersionNote: String { "Nothing is sent until you have checked your answers." }
}
