import Assistant
import Services

/// What the assistant's page says around the conversation, and the pages of sheets.
protocol AssistantPageTexts {
    var assistantTitle: String { get }
    var assistantMessage: String { get }
    var assistantHint: String { get }
    var assistantSend: String { get }
    var assistantSayNothing: String { get }
    func assistantTooLong(_ maximum: Int) -> String
    var assistantForgets: String { get }
    var assistantEnd: String { get }
    var assistantEnded: String { get }
    var assistantSource: String { get }
    var assistantCheckRight: String { get }
    var assistantNotSent: String { get }
    var assistantSignIn: String { get }
    var assistantWhy: String { get }
    var assistantIntention: String { get }
    var assistantMeasures: String { get }
    var assistantQuery: String { get }
    var assistantConfidence: String { get }
    var assistantCandidates: String { get }
    var assistantMark: String { get }
    var askTheAssistant: String { get }
    var orAskTheAssistant: String { get }
    var askTheAssistantText: String { get }
    /// Before what a model says of passages that stand below.
    var assistantRephrased: String { get }
    var sheetsTitle: String { get }
    var sheetsText: String { get }
    var otherSheets: String { get }
    var onlyInOtherLanguage: String { get }
    var sheetServices: String { get }
    var sheetSource: String { get }
    func assistantAuthor(_ author: Conversation.Author) -> String
    func assistantOpenForm(_ service: String) -> String
    func assistantSentMessage(_ reference: String) -> String
    func assistantCaseLink(_ purpose: Conversation.CaseLink.Purpose, _ reference: String) -> String
    func assistantVerdict(_ verdict: Conversation.RuleResult.Verdict) -> String
    func assistantRuleLine(value: String, formula: String) -> String
    /// - Parameter confidence: a probability from 0 to 1.
    func assistantConfidence(_ confidence: Double, isSure: Bool) -> String
    /// - Parameter signal: `Signal.rawValue`.
    func assistantSignal(_ signal: String, rank: Int) -> String
    func sheetReviewed(_ day: String) -> String
    var myChecklists: String { get }
    var checklistsText: String { get }
    var noChecklist: String { get }
    var checklistOpen: String { get }
    var checklistSave: String { get }
    var checklistRemove: String { get }
    var checklistKept: String { get }
    var checklistNeedsSpace: String { get }
    func checklistDone(_ done: Int, of count: Int) -> String
}

extension FrenchTexts {
    var assistantTitle: String { "Assistant" }
    var assistantMessage: String { "Votre message" }
    var assistantHint: String { "Avec vos mots, comme vous le diriez au guichet." }
    var assistantSend: String { "Envoyer" }
    func assistantTooLong(_ maximum: Int) -> String {
        "Votre message est trop long\u{A0}: \(maximum) caractères au plus. Gardez l’essentiel, ou envoyez-le en plusieurs fois."
    }
    var assistantSayNothing: String { "Écrivez votre question, ou choisissez une réponse proposée." }
    var assistantForgets: String {
        "Rien n’est gardé de cette conversation une heure après vos derniers mots, sauf si vous demandez une personne."
    }
    var assistantEnd: String { "Terminer et tout effacer" }
    var assistantEnded: String { "La conversation est terminée. Rien n’en a été gardé." }
    var assistantSource: String { "Source\u{A0}:" }
    var assistantCheckRight: String { "Vérifier si j’y ai droit" }
    var assistantSignIn: String {
        "Pour voir où en est une demande, connectez-vous, ou suivez-la avec sa référence et son code."
    }
    var assistantNotSent: String {
        "Le message n’a pas pu être envoyé. Rien n’est perdu\u{A0}: réessayez depuis votre demande."
    }
    var assistantWhy: String { "Pourquoi cette réponse\u{A0}?" }
    var assistantIntention: String { "Ce que l’assistant a compris" }
    var assistantMeasures: String { "Détails techniques" }
    var assistantQuery: String { "Ce qu’il a cherché" }
    var assistantConfidence: String { "À quel point il est sûr" }
    var assistantCandidates: String { "Les fiches les plus proches, la meilleure d’abord\u{A0}:" }
    var assistantMark: String { "Dit à l’assistant\u{A0}: à vérifier." }
    var askTheAssistant: String { "Poser la question à l’assistant" }
    var orAskTheAssistant: String { "Ou racontez à l’assistant ce qui vous arrive, à toute heure" }
    var askTheAssistantText: String {
        "Il répond à toute heure à partir des fiches de la mairie. C’est une machine\u{A0}; une personne reste joignable."
    }
    var assistantRephrased: String { "En bref (reformulé par un programme, la fiche fait foi)\u{A0}:" }
    var sheetsTitle: String { "Fiches pratiques" }
    var sheetsText: String { "Les réponses aux questions que l’on nous pose souvent." }
    var otherSheets: String { "Autres sujets" }
    var onlyInOtherLanguage: String { "Cette fiche n’existe qu’en anglais." }
    var sheetServices: String { "En ligne" }
    var sheetSource: String { "Source" }
    func assistantAuthor(_ author: Conversation.Author) -> String {
        switch author {
        case .person: "Vous"
        case .assistant: "L’assistant"
        case .agent: "Un agent de la mairie"
        case .platform: "Information"
        }
    }
    func assistantOpenForm(_ service: String) -> String { "Ouvrir le formulaire déjà rempli" }
    func assistantSentMessage(_ reference: String) -> String {
        "Votre message est envoyé pour la demande \(reference). La réponse arrivera dans votre espace."
    }
    func assistantCaseLink(_ purpose: Conversation.CaseLink.Purpose, _ reference: String) -> String {
        switch purpose {
        case .follow: "Voir les messages de la demande \(reference)"
        case .correct: "Corriger la demande \(reference)"
        }
    }
    func assistantVerdict(_ verdict: Conversation.RuleResult.Verdict) -> String {
        switch verdict {
        case .yes: "Vous y avez droit"
        case .no: "Vous n’y avez pas droit"
        case .unknown: "On ne peut pas encore le dire"
        }
    }
    func assistantRuleLine(value: String, formula: String) -> String { "\u{A0}: \(value) = \(formula)" }
    func assistantConfidence(_ confidence: Double, isSure: Bool) -> String {
        let percent = "\(Int((confidence * 100).rounded()))\u{A0}%"
        return isSure
            ? "\(percent) de chances que la première fiche réponde" : "\(percent)\u{A0}: trop peu pour répondre"
    }
    func assistantSignal(_ signal: String, rank: Int) -> String {
        let name =
            switch Signal(rawValue: signal) {
            case .words: "mots"
            case .stems: "racines des mots"
            case .pieces: "morceaux de mots"
            case .meaning: "sens"
            case nil: signal
            }
        return "\(name), \(rank)\(rank == 1 ? "re" : "e") place"
    }
    var myChecklists: String { "Mes listes" }
    var checklistsText: String { "Ce que vous avez à faire lors d’un moment de votre vie. Vous seul voyez ces listes." }
    var noChecklist: String { "Aucune liste. Dites à l’assistant ce qui vous arrive, il vous en proposera une." }
    var checklistOpen: String { "Voir la démarche" }
    var checklistSave: String { "Enregistrer" }
    var checklistRemove: String { "Supprimer la liste" }
    var checklistKept: String { "La liste est gardée dans votre espace, sous «\u{A0}Mes listes\u{A0}»." }
    var checklistNeedsSpace: String { "Pour garder cette liste, connectez-vous, puis demandez-la de nouveau." }
    func checklistDone(_ done: Int, of count: Int) -> String { "Fait\u{A0}: \(done) sur \(count)." }
    func sheetReviewed(_ day: String) -> String { "Relue le \(day)." }
}

extension EnglishTexts {
    var assistantTitle: String { "Assistant" }
    var assistantMessage: String { "Your message" }
    var assistantHint: String { "In your own words, as you would say it at the counter." }
    var assistantSend: String { "Send" }
    func assistantTooLong(_ maximum: Int) -> String {
        "Your message is too long: \(maximum) characters at most. Keep what matters, or send it in several parts."
    }
    var assistantSayNothing: String { "Write your question, or choose one of the answers offered." }
    var assistantForgets: String {
        "Nothing of this conversation is kept an hour after your last words, unless you ask for a person."
    }
    var assistantEnd: String { "End and erase everything" }
    var assistantEnded: String { "The conversation is over. Nothing of it was kept." }
    var assistantSource: String { "Source:" }
    var assistantCheckRight: String { "Check whether I have a right to it" }
    var assistantSignIn: String { "To see where a request stands, sign in, or follow it with its reference and code." }
    var assistantNotSent: String { "The message could not be sent. Nothing is lost: try again from your request." }
    var assistantWhy: String { "Why this answer?" }
    var assistantIntention: String { "What the assistant understood" }
    var assistantMeasures: String { "Technical details" }
    var assistantQuery: String { "What it searched for" }
    var assistantConfidence: String { "How sure it is" }
    var assistantCandidates: String { "The closest sheets, the best first:" }
    var assistantMark: String { "Said to the assistant: please check." }
    var askTheAssistant: String { "Ask the assistant" }
    var orAskTheAssistant: String { "Or tell the assistant what is happening, at any hour" }
    var askTheAssistantText: String {
        "It answers at any hour from the town hall’s sheets. It is a machine; a person can still be reached."
    }
    var assistantRephrased: String { "In short (rephrased by a program; the sheet is what counts):" }
    var sheetsTitle: String { "Practical sheets" }
    var sheetsText: String { "Answers to the questions we are often asked." }
    var otherSheets: String { "Other subjects" }
    var onlyInOtherLanguage: String { "This sheet exists in French only." }
    var sheetServices: String { "Online" }
    var sheetSource: String { "Source" }
    func assistantAuthor(_ author: Conversation.Author) -> String {
        switch author {
        case .person: "You"
        case .assistant: "The assistant"
        case .agent: "An agent of the town hall"
        case .platform: "Information"
        }
    }
    func assistantOpenForm(_ service: String) -> String { "Open the form, already filled in" }
    func assistantSentMessage(_ reference: String) -> String {
        "Your message about request \(reference) is sent. The answer will come to your space."
    }
    func assistantCaseLink(_ purpose: Conversation.CaseLink.Purpose, _ reference: String) -> String {
        switch purpose {
        case .follow: "See the messages of request \(reference)"
        case .correct: "Correct request \(reference)"
        }
    }
    func assistantVerdict(_ verdict: Conversation.RuleResult.Verdict) -> String {
        switch verdict {
        case .yes: "You have a right to it"
        case .no: "You have no right to it"
        case .unknown: "It can’t be told yet"
        }
    }
    func assistantRuleLine(value: String, formula: String) -> String { ": \(value) = \(formula)" }
    func assistantConfidence(_ confidence: Double, isSure: Bool) -> String {
        let percent = "\(Int((confidence * 100).rounded()))%"
        return isSure ? "\(percent) likely that the first sheet answers" : "\(percent): too little to answer"
    }
    func assistantSignal(_ signal: String, rank: Int) -> String {
        let name =
            switch Signal(rawValue: signal) {
            case .words: "words"
            case .stems: "stems of words"
            case .pieces: "pieces of words"
            case .meaning: "meaning"
            case nil: signal
            }
        return "\(name): rank \(rank)"
    }
    var myChecklists: String { "My checklists" }
    var checklistsText: String { "What you have to do at a moment of your life. Nobody else sees these lists." }
    var noChecklist: String { "No list. Tell the assistant what is happening to you and it will offer one." }
    var checklistOpen: String { "See the service" }
    var checklistSave: String { "Save" }
    var checklistRemove: String { "Remove the list" }
    var checklistKept: String { "The list is kept in your space, under “My checklists”." }
    var checklistNeedsSpace: String { "To keep this list, sign in, then ask for it again." }
    func checklistDone(_ done: Int, of count: Int) -> String { "Done: \(done) of \(count)." }
    func sheetReviewed(_ day: String) -> String { "Last reviewed on \(day)." }
}
