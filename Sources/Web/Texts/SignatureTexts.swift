import Services

/// Decisions that some prepare and others sign.
protocol SignatureTexts {
    func onlyPrepared(_ title: String) -> String
    func waitsForSignature(_ title: String) -> String
    func prepared(by who: String, on moment: String) -> String
    func prepared(by who: String, state: String) -> String
    func preparationEnded(by who: String) -> String
    var changedPrepared: String { get }
    var changedSentBack: String { get }
    var preparedIsStaleTitle: String { get }
    var preparedIsStale: String { get }
    var signDecision: String { get }
    var signConsequence: String { get }
    var sendBack: String { get }
    var whySentBack: String { get }
    var whySentBackHint: String { get }
    var decisionIsPrepared: String { get }
    var decisionIsSentBack: String { get }
    var nothingToSignTitle: String { get }
    var nothingToSign: String { get }
    var alreadyPreparedTitle: String { get }
    var alreadyPrepared: String { get }
    var notSignatoryTitle: String { get }
    var notSignatory: String { get }
    // Several
    var toSign: String { get }
    var toSignLead: String { get }
    func decisionsToSign(_ count: String) -> String
    var nothingToSignHere: String { get }
    var signThisOne: String { get }
    func haveRead(_ reference: String) -> String
    var signThem: String { get }
    var readOne: String { get }
    var isSigned: String { get }
    // Delegations
    var delegations: String { get }
    var delegationsLead: String { get }
    var noDelegations: String { get }
    var noDelegationGiven: String { get }
    var giveDelegation: String { get }
    var endDelegation: String { get }
    var whoSigns: String { get }
    var inWhichQuality: String { get }
    var byWhichText: String { get }
    var byWhichTextHint: String { get }
    var chooseWhoSigns: String { get }
    var chooseQuality: String { get }
    var textRequired: String { get }
    func holds(_ who: String, _ title: String, since first: String, until last: String?, text: String) -> String
}

extension FrenchTexts {
    func onlyPrepared(_ title: String) -> String {
        "Vous préparez la décision\u{A0}: personne n’est prévenu tant qu’elle n’est pas signée (\(title))."
    }
    func waitsForSignature(_ title: String) -> String { "Décision à signer\u{A0}: \(title)" }
    func prepared(by who: String, on moment: String) -> String { "Préparée par \(who) le \(moment)." }
    func prepared(by who: String, state: String) -> String { "Décision «\u{A0}\(state)\u{A0}» préparée par \(who)" }
    func preparationEnded(by who: String) -> String { "Décision renvoyée sans signature par \(who)" }
    var changedPrepared: String { "a préparé une décision" }
    var changedSentBack: String { "a renvoyé la décision préparée" }
    var preparedIsStaleTitle: String { "La décision préparée ne tient plus" }
    var preparedIsStale: String {
        "Le dossier a changé depuis qu’elle a été préparée. Relisez-le, puis préparez-la de nouveau."
    }
    var signDecision: String { "Signer la décision" }
    var signConsequence: String {
        "La décision prend effet et la personne est prévenue. Votre nom et votre qualité figurent sur la décision, comme la loi le demande (code des relations entre le public et l’administration, article L. 212-1)."
    }
    var sendBack: String { "Renvoyer sans signer" }
    var whySentBack: String { "Pourquoi la renvoyer\u{202F}?" }
    var whySentBackHint: String { "Vos collègues le lisent dans l’historique." }
    var decisionIsPrepared: String { "La décision est préparée, elle attend sa signature" }
    var decisionIsSentBack: String { "La décision est renvoyée" }
    var nothingToSignTitle: String { "Il n’y a rien à signer ainsi" }
    var nothingToSign: String { "La décision a été signée, renvoyée, ou le dossier a changé depuis. Relisez-le." }
    var alreadyPreparedTitle: String { "Une décision attend déjà sa signature" }
    var alreadyPrepared: String { "Pour en préparer une autre, faites-la d’abord renvoyer." }
    var notSignatoryTitle: String { "Vous n’avez pas cette délégation" }
    var notSignatory: String { "Seule une personne qui a reçu la délégation peut signer." }
    var toSign: String { "À signer" }
    var toSignLead: String {
        "Chaque décision est là en entier. Cochez celles que vous avez lues\u{A0}: elles seules sont signées."
    }
    func decisionsToSign(_ count: String) -> String { "Décisions qui attendent votre signature\u{A0}: \(count)" }
    var nothingToSignHere: String { "Rien n’attend votre signature." }
    var signThisOne: String { "Signer celle-ci" }
    func haveRead(_ reference: String) -> String { "J’ai lu la décision \(reference)" }
    var signThem: String { "Signer les décisions lues" }
    var readOne: String { "Cochez au moins une décision que vous avez lue." }
    var isSigned: String { "signée" }
    var delegations: String { "Délégations de signature" }
    var delegationsLead: String { "Qui signe les décisions, en quelle qualité, depuis quand et par quel texte." }
    var noDelegations: String {
        "Votre organisation n’en a pas. Ajoutez «\u{A0}delegations\u{A0}» à organisation.yaml, puis «\u{A0}signed_by\u{A0}» aux actions des démarches."
    }
    var noDelegationGiven: String { "Personne n’a encore reçu de délégation." }
    var giveDelegation: String { "Donner une délégation" }
    var endDelegation: String { "Mettre fin à cette délégation" }
    var whoSigns: String { "Qui signera\u{202F}?" }
    var inWhichQuality: String { "En quelle qualité\u{202F}?" }
    var byWhichText: String { "Par quel texte\u{202F}?" }
    var byWhichTextHint: String {
        "Il figure sur les décisions\u{A0}: «\u{A0}arrêté n°\u{A0}2026-12 du 3 mars 2026\u{A0}»."
    }
    var chooseWhoSigns: String { "Choisissez qui signera." }
    var chooseQuality: String { "Choisissez en quelle qualité." }
    var textRequired: String { "Saisissez le texte qui donne la délégation." }
    func holds(_ who: String, _ title: String, since first: String, until last: String?, text: String) -> String {
        "\(who)\u{A0}: \(title), depuis le \(first)\(last.map { ", jusqu’au \($0)" } ?? "") (\(text))."
    }
}

extension EnglishTexts {
    func onlyPrepared(_ title: String) -> String {
        "You prepare the decision: nobody is told until it is signed (\(title))."
    }
    func waitsForSignature(_ title: String) -> String { "Decision to sign: \(title)" }
    func prepared(by who: String, on moment: String) -> String { "Prepared by \(who) on \(moment)." }
    func prepared(by who: String, state: String) -> String { "Decision “\(state)” prepared by \(who)" }
    func preparationEnded(by who: String) -> String { "Decision sent back unsigned by \(who)" }
    var changedPrepared: String { "prepared a decision" }
    var changedSentBack: String { "sent the prepared decision back" }
    var preparedIsStaleTitle: String { "The prepared decision no longer holds" }
    var preparedIsStale: String { "The case has changed since it was prepared. Read it again, then prepare it anew." }
    var signDecision: String { "Sign the decision" }
    var signConsequence: String {
        "The decision takes effect and the person is told. Your name and quality stand on the decision, as the law requires (code des relations entre le public et l’administration, article L. 212-1)."
    }
    var sendBack: String { "Send back unsigned" }
    var whySentBack: String { "Why send it back?" }
    var whySentBackHint: String { "Your colleagues read it in the history." }
    var decisionIsPrepared: String { "The decision is prepared and waits for its signature" }
    var decisionIsSentBack: String { "The decision is sent back" }
    var nothingToSignTitle: String { "There is nothing to sign this way" }
    var nothingToSign: String { "The decision was signed, sent back, or the case has changed since. Read it again." }
    var alreadyPreparedTitle: String { "A decision waits for its signature already" }
    var alreadyPrepared: String { "To prepare another, have it sent back first." }
    var notSignatoryTitle: String { "You do not hold this delegation" }
    var notSignatory: String { "Only somebody who was given the delegation can sign." }
    var toSign: String { "To sign" }
    var toSignLead: String { "Each decision is here in full. Tick those that you have read: they alone are signed." }
    func decisionsToSign(_ count: String) -> String { "Decisions that wait for your signature: \(count)" }
    var nothingToSignHere: String { "Nothing waits for your signature." }
    var signThisOne: String { "Sign this one" }
    func haveRead(_ reference: String) -> String { "I have read the decision \(reference)" }
    var signThem: String { "Sign the decisions read" }
    var readOne: String { "Tick one decision at least that you have read." }
    var isSigned: String { "signed" }
    var delegations: String { "Delegations of signature" }
    var delegationsLead: String { "Who signs decisions, in which quality, since when and by which text." }
    var noDelegations: String {
        "Your organisation has none. Add `delegations` to organisation.yaml, then `signed_by` to actions of services."
    }
    var noDelegationGiven: String { "Nobody has been given a delegation yet." }
    var giveDelegation: String { "Give a delegation" }
    var endDelegation: String { "End this delegation" }
    var whoSigns: String { "Who will sign?" }
    var inWhichQuality: String { "In which quality?" }
    var byWhichText: String { "By which text?" }
    var byWhichTextHint: String { "It stands on decisions: “arrêté n° 2026-12 du 3 mars 2026”." }
    var chooseWhoSigns: String { "Choose who will sign." }
    var chooseQuality: String { "Choose in which quality." }
    var textRequired: String { "Enter the text that gives the delegation." }
    func holds(_ who: String, _ title: String, since first: String, until last: String?, text: String) -> String {
        "\(who): \(title), since \(first)\(last.map { ", until \($0)" } ?? "") (\(text))."
    }
}
