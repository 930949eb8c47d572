/// What agents read before they decide: whom it tells and when, and what the rules found otherwise.
protocol DecisionTexts {
    /// Whom an action tells, and when.
    ///
    /// - Parameters:
    ///   - hasAddress: whether the person gave an e-mail address to which messages go.
    ///   - waits: whether it is done some minutes after it is confirmed, with other cases.
    func told(by telling: Telling, hasAddress: Bool, waits: Bool) -> String
    func toldNothing(waits: Bool) -> String
    var nobodyIsWritten: String { get }
    var ruleFoundOtherwise: String { get }
    /// What the rule that tells who may ask found, where the decision says otherwise.
    func ruleFoundOtherwiseText(_ rule: String, found: Bool, sendsLetter: Bool) -> String
}

extension FrenchTexts {
    func told(by telling: Telling, hasAddress: Bool, waits: Bool) -> String {
        let moment =
            switch telling {
            case _ where waits: "quand le traitement est fait"
            case .correction: "dès que vous envoyez la demande"
            case .letter: "dès que vous envoyez la lettre, que vous relisez avant"
            case .decision, .step: "dès que vous confirmez"
            }
        return hasAddress
            ? "La personne est prévenue par e-mail \(moment)."
            : "La personne le voit dans son suivi \(moment)\u{A0}; elle n’a pas donné d’adresse e-mail."
    }
    func toldNothing(waits: Bool) -> String {
        "Aucune lettre ni aucun e-mail ne part. La personne voit l’étape dans son suivi "
            + (waits ? "quand le traitement est fait." : "dès que vous confirmez.")
    }
    var nobodyIsWritten: String { "Aucune lettre ne part." }
    var ruleFoundOtherwise: String { "La règle trouve le contraire" }
    func ruleFoundOtherwiseText(_ rule: String, found: Bool, sendsLetter: Bool) -> String {
        "Pour ces réponses, la règle «\u{A0}\(rule)\u{A0}» donne \(found ? "oui" : "non"). La personne lira ce résultat dans son suivi, et votre décision\(sendsLetter ? " dans la lettre" : "")\u{A0}: vérifiez les réponses et vos motifs. Vous pouvez décider ainsi."
    }
}

extension EnglishTexts {
    func told(by telling: Telling, hasAddress: Bool, waits: Bool) -> String {
        let moment =
            switch telling {
            case _ where waits: "once the batch is done"
            case .correction: "as soon as you send the request"
            case .letter: "as soon as you send the letter, which you read over first"
            case .decision, .step: "as soon as you confirm"
            }
        return hasAddress
            ? "The person is told by e-mail \(moment)."
            : "The person sees it where they follow the request, \(moment); they gave no e-mail address."
    }
    func toldNothing(waits: Bool) -> String {
        "No letter and no e-mail is sent. The person sees the step where they follow the request "
            + (waits ? "once the batch is done." : "as soon as you confirm.")
    }
    var nobodyIsWritten: String { "No letter is sent." }
    var ruleFoundOtherwise: String { "The rule finds otherwise" }
    func ruleFoundOtherwiseText(_ rule: String, found: Bool, sendsLetter: Bool) -> String {
        "For these answers, the rule “\(rule)” says \(found ? "yes" : "no"). The person will read this result where they follow the request, and your decision\(sendsLetter ? " in the letter" : ""): check the answers and your reasons. You may decide so."
    }
}
