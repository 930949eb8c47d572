import Services

/// Learning, before the form, whether one may ask.
protocol EligibilityTexts {
    var eligibilityTitle: String { get }
    var eligibilityOffer: String { get }
    var eligibilityOfferNote: String { get }
    var eligibilityText: String { get }
    var eligibilityAsk: String { get }
    func eligibilityMore(_ count: Int) -> String
    func eligibilityVerdict(_ verdict: EligibilityFinding.Verdict) -> String
    var eligibilityUnknown: String { get }
    var eligibilityMissing: String { get }
    var eligibilityDecidedBy: String { get }
    var eligibilityRules: String { get }
    var eligibilityNotADecision: String { get }
    var eligibilityInstead: String { get }
    var eligibilityChange: String { get }
    var eligibilityStart: String { get }
    var eligibilityStartAnyway: String { get }
    var eligibilityStartNote: String { get }
    var eligibilityHuman: String { get }
}

extension FrenchTexts {
    var eligibilityTitle: String { "Puis-je faire cette demande ?" }
    var eligibilityOffer: String { "Vérifier si je peux faire cette demande" }
    var eligibilityOfferNote: String { "Quelques questions, sans rien enregistrer." }
    var eligibilityText: String {
        "Répondez à quelques questions pour le savoir. Rien n’est enregistré ni transmis\u{A0}: quand vous fermez la page, il n’en reste rien."
    }
    var eligibilityAsk: String { "Voir la réponse" }
    func eligibilityMore(_ count: Int) -> String {
        count == 1
            ? "Encore une question pour pouvoir vous répondre" : "Encore \(count) questions pour pouvoir vous répondre"
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
    var eligibilityChange: String { "Changer mes réponses" }
    var eligibilityStart: String { "Commencer avec ces réponses" }
    var eligibilityStartAnyway: String { "Commencer quand même" }
    var eligibilityStartNote: String { "Elles seront déjà remplies. Vous pourrez les changer." }
    var eligibilityHuman: String { "Un doute ? Parlez-en avec nous\u{A0}: les coordonnées sont en bas de la page." }
}

extension EnglishTexts {
    var eligibilityTitle: String { "Can I ask for this?" }
    var eligibilityOffer: String { "Check whether I can ask" }
    var eligibilityOfferNote: String { "A few questions, nothing is saved." }
    var eligibilityText: String {
        "Answer a few questions to find out. Nothing is saved or passed on: when you close the page, nothing of it is left."
    }
    var eligibilityAsk: String { "See the answer" }
    func eligibilityMore(_ count: Int) -> String {
        count == 1 ? "One more question before we can answer" : "\(count) more questions before we can answer"
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
    var eligibilityChange: String { "Change my answers" }
    var eligibilityStart: String { "Start with these answers" }
    var eligibilityStartAnyway: String { "Start all the same" }
    var eligibilityStartNote: String { "They will be filled in already. You can change them." }
    var eligibilityHuman: String { "Not sure? Talk to us: how to reach us is at the bottom of the page." }
}
