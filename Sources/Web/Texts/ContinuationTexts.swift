import Cases
import Services

/// Renewing a granted request, and changing something of it: as the person and as agents read it.
protocol ContinuationTexts {
    func continuationTitle(_ kind: Continuation.Kind) -> String
    /// What the person reads before they begin, a line each.
    func continuationMeaning(_ kind: Continuation.Kind, reference: String, until day: String) -> [String]
    func continuationStart(_ kind: Continuation.Kind) -> String
    func continuationOffer(_ kind: Continuation.Kind, until day: String) -> String
    func continuationNotice(_ kind: Continuation.Kind, reference: String) -> String
    func takesUp(_ kind: Continuation.Kind, reference: String) -> String
    func takenUp(_ kind: Continuation.Kind, reference: String) -> String
    /// As the person reads it.
    func takesUpForYou(_ kind: Continuation.Kind, reference: String) -> String
    func takenUpForYou(_ kind: Continuation.Kind, reference: String) -> String
    var whatDiffers: String { get }
    var nothingDiffers: String { get }
    func seeCase(_ reference: String) -> String
    func documentsStay(_ reference: String) -> String
    func answersTakenUp(_ reference: String) -> String
}

extension FrenchTexts {
    func continuationTitle(_ kind: Continuation.Kind) -> String {
        kind == .renewal ? "Renouveler cette demande" : "Demander un changement"
    }
    func continuationMeaning(_ kind: Continuation.Kind, reference: String, until day: String) -> [String] {
        switch kind {
        case .renewal:
            [
                "Vos réponses de la demande \(reference) sont reprises\u{A0}: vous les relisez page par page et changez ce qui a changé.",
                "Certaines réponses et les documents vous sont demandés à nouveau, parce qu’ils ne valent plus.",
                "C’est une nouvelle demande, avec sa propre réponse. Elle ne change rien à celle-ci.",
            ]
        case .change:
            [
                "Vous voyez seulement ce qui peut changer, rempli comme dans votre demande \(reference).",
                "Jusqu’à la réponse, la décision que vous avez reçue continue de s’appliquer.",
                "Vous pouvez demander un changement jusqu’au \(day).",
            ]
        }
    }
    func continuationStart(_ kind: Continuation.Kind) -> String {
        kind == .renewal ? "Commencer le renouvellement" : "Commencer le changement"
    }
    func continuationOffer(_ kind: Continuation.Kind, until day: String) -> String {
        kind == .renewal ? "Vos réponses sont reprises, à relire." : "Possible jusqu’au \(day)."
    }
    func continuationNotice(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal
            ? "Vos réponses de la demande \(reference) sont reprises. Relisez-les et changez ce qui a changé."
            : "Vous changez votre demande \(reference). Ce que vous ne voyez pas reste comme avant."
    }
    func takesUp(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal ? "Renouvelle la demande \(reference)" : "Demande de changer la demande \(reference)"
    }
    func takenUp(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal ? "Renouvelée par la demande \(reference)" : "Changement demandé\u{A0}: \(reference)"
    }
    func takesUpForYou(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal
            ? "Cette demande renouvelle votre demande \(reference)"
            : "Cette demande change votre demande \(reference)"
    }
    func takenUpForYou(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal
            ? "Vous avez demandé le renouvellement\u{A0}: \(reference)"
            : "Vous avez demandé un changement\u{A0}: \(reference)"
    }
    var whatDiffers: String { "Ce qui change" }
    var nothingDiffers: String { "Aucune réponse ne change." }
    func seeCase(_ reference: String) -> String { "Voir le dossier \(reference)" }
    func documentsStay(_ reference: String) -> String { "Les documents sont dans le dossier \(reference)." }
    func answersTakenUp(_ reference: String) -> String {
        "Le reste est repris de votre demande \(reference), sans changement."
    }
}

extension EnglishTexts {
    func continuationTitle(_ kind: Continuation.Kind) -> String {
        kind == .renewal ? "Renew this request" : "Ask for a change"
    }
    func continuationMeaning(_ kind: Continuation.Kind, reference: String, until day: String) -> [String] {
        switch kind {
        case .renewal:
            [
                "Your answers to request \(reference) are taken up: you read them over page by page and change what has changed.",
                "Some answers, and the documents, are asked for again, because they no longer hold.",
                "It is a new request, with an answer of its own. It changes nothing of this one.",
            ]
        case .change:
            [
                "You see only what can change, filled in as in your request \(reference).",
                "Until we answer, the decision that you received still holds.",
                "You can ask for a change until \(day).",
            ]
        }
    }
    func continuationStart(_ kind: Continuation.Kind) -> String {
        kind == .renewal ? "Start the renewal" : "Start the change"
    }
    func continuationOffer(_ kind: Continuation.Kind, until day: String) -> String {
        kind == .renewal ? "Your answers are taken up, for you to read over." : "Possible until \(day)."
    }
    func continuationNotice(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal
            ? "Your answers to request \(reference) are taken up. Read them over and change what has changed."
            : "You are changing your request \(reference). What you do not see stays as it was."
    }
    func takesUp(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal ? "Renews request \(reference)" : "Asks to change request \(reference)"
    }
    func takenUp(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal ? "Renewed by request \(reference)" : "Change asked for: \(reference)"
    }
    func takesUpForYou(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal
            ? "This request renews your request \(reference)" : "This request changes your request \(reference)"
    }
    func takenUpForYou(_ kind: Continuation.Kind, reference: String) -> String {
        kind == .renewal ? "You asked for the renewal: \(reference)" : "You asked for a change: \(reference)"
    }
    var whatDiffers: String { "What changes" }
    var nothingDiffers: String { "No answer changes." }
    func seeCase(_ reference: String) -> String { "See case \(reference)" }
    func documentsStay(_ reference: String) -> String { "The documents are in case \(reference)." }
    func answersTakenUp(_ reference: String) -> String {
        "The rest is taken from your request \(reference), unchanged."
    }
}
