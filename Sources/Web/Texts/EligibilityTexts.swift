import Services

/// Learning, before the form, whether one may ask.
protocol EligibilityTexts {
    var eligibilityTitle: String { get }
    var eligibilityOffer: String { get }
    var eligibilityOfferNote: String { get }
    var eligibilityText: String { get }
    func eligibilityVerdict(_ verdict: EligibilityFinding.Verdict) -> String
    var eligibilityUnknown: String { get }
    var eligibilityMissing: String { get }
    var eligibilityDecidedBy: String { get }
    var eligibilityRules: String { get }
    var eligibilityNotADecision: String { get }
    var eligibilityInstead: String { get }
    var eligibilityStart: String { get }
    var eligibilityStartAnyway: String { get }
    var eligibilityStartNote: String { get }
    var eligibilityHuman: String { get }
    var interviewMissing: String { get }
    func interviewFor(_ interview: String, _ service: String) -> String
    var interviewSkip: String { get }
    var interviewEnough: String { get }
    func interviewAnswers(_ count: Int) -> String
    var interviewNotKnown: String { get }
    var whatIfTitle: String { get }
    var whatIfNothing: String { get }
    func whatIfOthers(_ count: Int) -> String
    func whatIfLine(_ label: String, before: String, after: String) -> String
    var whatIfBecause: String { get }
    var whatIfOffer: String { get }
    var whatIfText: String { get }
    var benefitsTitle: String { get }
    var benefitsText: String { get }
    var benefitsOffer: String { get }
    var benefitsStart: String { get }
    var benefitsLookedAt: String { get }
    var benefitsOthers: String { get }
    var benefitsOpening: String { get }
    func benefitsProgress(settled: Int, of count: Int) -> String
    func benefitsFound(_ count: Int) -> String
    func benefitsGroup(_ verdict: EligibilityFinding.Verdict) -> String
    var benefitsWhy: String { get }
    var benefitsGoOn: String { get }
    var benefitsNotADecision: String { get }
}

extension FrenchTexts {
    var eligibilityTitle: String { "Puis-je faire cette demande ?" }
    var eligibilityOffer: String { "Vérifier si je peux faire cette demande" }
    var eligibilityOfferNote: String { "Quelques questions, sans rien enregistrer." }
    var eligibilityText: String {
        "Répondez à quelques questions pour le savoir. Rien n’est enregistré ni transmis\u{A0}: quand vous fermez la page, il n’en reste rien."
    }
    func eligibilityVerdict(_ verdict: EligibilityFinding.Verdict) -> String {
        switch verdict {
        case .yes: "D’après vos réponses, oui"
        case .no: "D’après vos réponses, non"
        case .unknown: "Nous ne pouvons pas encore le dire"
        }
    }
    var eligibilityUnknown: String {
        "Cela ne veut pas dire non. Vous pouvez commencer la demande, ou en parler avec nous."
    }
    var eligibilityMissing: String { "Il nous manque votre réponse à\u{A0}:" }
    var eligibilityDecidedBy: String { "Les réponses qui comptent" }
    var eligibilityRules: String { "Les règles appliquées" }
    var eligibilityNotADecision: String {
        "Ce résultat est calculé à partir de vos réponses. Ce n’est pas une décision\u{A0}: seule une demande envoyée en reçoit une."
    }
    var eligibilityInstead: String { "Ce que vous pouvez faire" }
    var eligibilityStart: String { "Commencer avec ces réponses" }
    var eligibilityStartAnyway: String { "Commencer quand même" }
    var eligibilityStartNote: String { "Elles seront déjà remplies. Vous pourrez les changer." }
    var eligibilityHuman: String { "Un doute ? Parlez-en avec nous\u{A0}: les coordonnées sont en bas de la page." }
    var interviewMissing: String {
        "Il nous manque votre réponse. Si vous ne savez pas, choisissez «\u{A0}Je ne sais pas\u{A0}»\u{A0}: cela ne veut pas dire non."
    }
    func interviewFor(_ interview: String, _ service: String) -> String { "\(interview)\u{A0}: \(service)" }
    var interviewSkip: String { "Je ne sais pas" }
    var interviewEnough: String { "Voir déjà ce qui est sûr" }
    func interviewAnswers(_ count: Int) -> String { count > 1 ? "Vos \(count) réponses" : "Votre réponse" }
    var interviewNotKnown: String { "Vous ne savez pas" }
    var whatIfTitle: String { "Ce que ce changement donne" }
    var whatIfNothing: String { "Le résultat reste le même." }
    func whatIfOthers(_ count: Int) -> String {
        count > 1 ? "\(count) autres valeurs changent" : "Une autre valeur change"
    }
    func whatIfLine(_ label: String, before: String, after: String) -> String {
        "\(label)\u{A0}: \(before) → \(after)"
    }
    var whatIfBecause: String { "Parce que ceci change\u{A0}:" }
    var whatIfOffer: String { "Et avec une autre réponse\u{A0}?" }
    var whatIfText: String { "Changez une réponse\u{A0}: nous vous montrons ce qui change, et pourquoi." }
    var benefitsTitle: String { "Mes droits" }
    var benefitsText: String {
        "Répondez à quelques questions, une seule fois chacune. Nous vous disons à quoi vous avez droit, et pourquoi."
    }
    var benefitsOffer: String { "Trouver les aides auxquelles j’ai droit" }
    var benefitsStart: String { "Commencer" }
    var benefitsLookedAt: String { "Ce que nous regardons" }
    var benefitsOthers: String {
        "D’autres aides existent\u{A0}: au guichet, nous les cherchons avec vous. Les coordonnées sont en bas de la page."
    }
    var benefitsOpening: String {
        "Rien n’est enregistré. Nous commençons par ce qui compte pour le plus d’aides."
    }
    func benefitsProgress(settled: Int, of count: Int) -> String {
        settled == 0
            ? "Nous regardons \(count) aides."
            : "Sur \(count) aides, \(settled) \(settled > 1 ? "sont déjà décidées" : "est déjà décidée")."
    }
    func benefitsFound(_ count: Int) -> String {
        switch count {
        case 0: "D’après vos réponses, aucune aide n’est certaine."
        case 1: "D’après vos réponses, vous avez droit à une aide."
        default: "D’après vos réponses, vous avez droit à \(count) aides."
        }
    }
    func benefitsGroup(_ verdict: EligibilityFinding.Verdict) -> String {
        switch verdict {
        case .yes: "Vous y avez droit"
        case .unknown: "C’est possible"
        case .no: "Pas d’après vos réponses"
        }
    }
    var benefitsWhy: String { "Pourquoi\u{A0}?" }
    var benefitsGoOn: String { "Continuer les questions" }
    var benefitsNotADecision: String {
        "Ce résultat est calculé à partir de vos réponses. Ce n’est pas une décision\u{A0}: qui décide est dit pour chaque aide."
    }
}

extension EnglishTexts {
    var eligibilityTitle: String { "Can I ask for this?" }
    var eligibilityOffer: String { "Check whether I can ask" }
    var eligibilityOfferNote: String { "A few questions, nothing is saved." }
    var eligibilityText: String {
        "Answer a few questions to find out. Nothing is saved or passed on: when you close the page, nothing of it is left."
    }
    func eligibilityVerdict(_ verdict: EligibilityFinding.Verdict) -> String {
        switch verdict {
        case .yes: "From your answers, yes"
        case .no: "From your answers, no"
        case .unknown: "We cannot tell yet"
        }
    }
    var eligibilityUnknown: String { "It does not mean no. You can start the request, or talk to us about it." }
    var eligibilityMissing: String { "We still need your answer to:" }
    var eligibilityDecidedBy: String { "The answers that count" }
    var eligibilityRules: String { "The rules applied" }
    var eligibilityNotADecision: String {
        "This result is worked out from your answers. It is not a decision: only a request that is sent gets one."
    }
    var eligibilityInstead: String { "What you can do" }
    var eligibilityStart: String { "Start with these answers" }
    var eligibilityStartAnyway: String { "Start all the same" }
    var eligibilityStartNote: String { "They will be filled in already. You can change them." }
    var eligibilityHuman: String { "Not sure? Talk to us: how to reach us is at the bottom of the page." }
    var interviewMissing: String {
        "We still need your answer. If you do not know, choose “I do not know”: it does not mean no."
    }
    func interviewFor(_ interview: String, _ service: String) -> String { "\(interview): \(service)" }
    var interviewSkip: String { "I do not know" }
    var interviewEnough: String { "See what is certain already" }
    func interviewAnswers(_ count: Int) -> String { count > 1 ? "Your \(count) answers" : "Your answer" }
    var interviewNotKnown: String { "You do not know" }
    var whatIfTitle: String { "What this change gives" }
    var whatIfNothing: String { "The result stays the same." }
    func whatIfOthers(_ count: Int) -> String { count > 1 ? "\(count) other values change" : "One other value changes" }
    func whatIfLine(_ label: String, before: String, after: String) -> String { "\(label): \(before) → \(after)" }
    var whatIfBecause: String { "Because this changes:" }
    var whatIfOffer: String { "And with another answer?" }
    var whatIfText: String { "Change an answer: we show you what changes, and why." }
    var benefitsTitle: String { "My rights" }
    var benefitsText: String {
        "Answer a few questions, each only once. We tell you what you have a right to, and why."
    }
    var benefitsOffer: String { "Find the help I have a right to" }
    var benefitsStart: String { "Start" }
    var benefitsLookedAt: String { "What we look at" }
    var benefitsOthers: String {
        "There is other help: at the counter, we look for it with you. How to reach us is at the bottom of the page."
    }
    var benefitsOpening: String { "Nothing is saved. We start with what counts for the most benefits." }
    func benefitsProgress(settled: Int, of count: Int) -> String {
        settled == 0
            ? "We are looking at \(count) benefits."
            : "Of \(count) benefits, \(settled) \(settled > 1 ? "are" : "is") decided already."
    }
    func benefitsFound(_ count: Int) -> String {
        switch count {
        case 0: "From your answers, no benefit is certain."
        case 1: "From your answers, you have a right to one benefit."
        default: "From your answers, you have a right to \(count) benefits."
        }
    }
    func benefitsGroup(_ verdict: EligibilityFinding.Verdict) -> String {
        switch verdict {
        case .yes: "You have a right to it"
        case .unknown: "It is possible"
        case .no: "Not from your answers"
        }
    }
    var benefitsWhy: String { "Why?" }
    var benefitsGoOn: String { "Go on with the questions" }
    var benefitsNotADecision: String {
        "This result is worked out from your answers. It is not a decision: who decides is said for each benefit."
    }
}
