/// Filling in answers from a register.
protocol RegisterTexts {
    func registerTitle(_ register: String) -> String
    func registerKnows(_ questions: String) -> String
    func registerHeld(by holder: String, law: String) -> String
    func registerAsked(with keys: String) -> String
    func registerFill(_ register: String) -> String
    func registerConsent(_ register: String) -> String
    var registerFree: String { get }
    func registerOutcome(_ outcome: RegisterFill.Outcome, _ register: String) -> String
    func filledFrom(_ register: String) -> String
    func correctedFrom(_ register: String, said: String) -> String
    func registerSaid(_ said: String) -> String
    /// Words that are somebody else's, between quotation marks.
    func quoted(_ words: String) -> String
    var demonstrationNumbers: String { get }
    var demonstrationNumbersText: String { get }
    func demonstrationRecord(of person: String, _ numbers: String) -> String
}

extension FrenchTexts {
    func registerTitle(_ register: String) -> String { "Gagnez du temps\u{A0}: \(register)" }
    func registerKnows(_ questions: String) -> String {
        "Ce registre connaît peut-être votre réponse à\u{A0}: \(questions)."
    }
    func registerHeld(by holder: String, law: String) -> String {
        "Qui le tient\u{A0}: \(holder). Le texte qui permet l’échange\u{A0}: \(law)."
    }
    func registerAsked(with keys: String) -> String {
        "Rien n’est demandé au registre avant que vous le vouliez. Nous lui transmettrons seulement\u{A0}: \(keys)."
    }
    func registerFill(_ register: String) -> String { "Remplir depuis «\u{A0}\(register)\u{A0}»" }
    func registerConsent(_ register: String) -> String { "J’accepte que «\u{A0}\(register)\u{A0}» soit interrogé" }
    var registerFree: String { "Vous pouvez aussi répondre vous-même." }
    func registerOutcome(_ outcome: RegisterFill.Outcome, _ register: String) -> String {
        switch outcome {
        case .filled:
            "Des réponses viennent d’être remplies depuis «\u{A0}\(register)\u{A0}». Relisez-les\u{A0}: vous pouvez les corriger."
        case .nothing:
            "«\u{A0}\(register)\u{A0}» n’a rien à votre sujet avec ces réponses. Répondez vous-même, tout simplement."
        case .failed: "«\u{A0}\(register)\u{A0}» n’a pas répondu. Répondez vous-même, tout simplement."
        case .keys:
            "Pour interroger «\u{A0}\(register)\u{A0}», répondez d’abord aux questions qui permettent de vous trouver."
        }
    }
    func filledFrom(_ register: String) -> String { "Rempli depuis «\u{A0}\(register)\u{A0}». Vous pouvez corriger." }
    func correctedFrom(_ register: String, said: String) -> String {
        "Vous avez corrigé. «\u{A0}\(register)\u{A0}» disait\u{A0}: \(said). L’agent verra les deux."
    }
    func quoted(_ words: String) -> String { "«\u{A0}\(words)\u{A0}»" }
    func registerSaid(_ said: String) -> String { "Le registre disait\u{A0}: \(said)" }
    var demonstrationNumbers: String { "Démonstration\u{A0}: des numéros à essayer" }
    var demonstrationNumbersText: String {
        "Ces personnes sont inventées. Le registre de la démonstration les trouve par ces numéros\u{A0}:"
    }
    func demonstrationRecord(of person: String, _ numbers: String) -> String { "\(person)\u{A0}: \(numbers)" }
}

extension EnglishTexts {
    func registerTitle(_ register: String) -> String { "Save time: \(register)" }
    func registerKnows(_ questions: String) -> String { "This register may know your answer to: \(questions)." }
    func registerHeld(by holder: String, law: String) -> String {
        "Who holds it: \(holder). The text that allows the exchange: \(law)."
    }
    func registerAsked(with keys: String) -> String {
        "Nothing is asked of the register before you want it. We will only pass on: \(keys)."
    }
    func registerFill(_ register: String) -> String { "Fill in from “\(register)”" }
    func registerConsent(_ register: String) -> String { "I agree that “\(register)” is asked" }
    var registerFree: String { "You can also answer yourself." }
    func registerOutcome(_ outcome: RegisterFill.Outcome, _ register: String) -> String {
        switch outcome {
        case .filled: "Answers have just been filled in from “\(register)”. Read them over: you can correct them."
        case .nothing: "“\(register)” has nothing about you with these answers. Simply answer yourself."
        case .failed: "“\(register)” did not answer. Simply answer yourself."
        case .keys: "To ask “\(register)”, first answer the questions by which you are found."
        }
    }
    func filledFrom(_ register: String) -> String { "Filled in from “\(register)”. You can correct it." }
    func correctedFrom(_ register: String, said: String) -> String {
        "You have corrected it. “\(register)” said: \(said). The agent will see both."
    }
    func quoted(_ words: String) -> String { "“\(words)”" }
    func registerSaid(_ said: String) -> String { "The register said: \(said)" }
    var demonstrationNumbers: String { "Demonstration: numbers to try" }
    var demonstrationNumbersText: String {
        "These people are invented. The demonstration’s register finds them by these numbers:"
    }
    func demonstrationRecord(of person: String, _ numbers: String) -> String { "\(person): \(numbers)" }
}
