import Services

/// What the platform says around questions of particular types.
protocol QuestionTexts {
    /// In a folded list, until something is chosen.
    var chooseFromList: String { get }
    /// At a question about health, beliefs and the like: that it is protected, and why it may be asked.
    func sensitiveNotice(_ sensitive: SensitiveData) -> String
}

extension FrenchTexts {
    var chooseFromList: String { "Choisissez dans la liste" }

    func sensitiveNotice(_ sensitive: SensitiveData) -> String {
        let why =
            switch sensitive.condition {
            case .explicitConsent: "avec votre consentement explicite"
            case .socialProtection: "pour appliquer le droit du travail ou de la protection sociale"
            case .vitalInterests: "pour protéger la vie d’une personne qui ne peut pas donner son accord"
            case .notForProfitBody: "parce que vous êtes membre de notre organisme ou en contact régulier avec lui"
            case .madePublic: "parce que vous l’avez rendue publique"
            case .legalClaims: "pour faire valoir ou défendre un droit en justice"
            case .substantialPublicInterest: "pour un motif d’intérêt public important prévu par la loi"
            case .healthCare: "pour des soins ou un accompagnement médical ou social"
            case .publicHealth: "pour protéger la santé publique"
            case .archivesAndResearch: "pour des archives, des recherches ou des statistiques d’intérêt public"
            }
        let text = sensitive.text.map { "\u{A0}; \($0)" } ?? ""
        return "Cette réponse est une donnée sensible, que la loi protège. Nous pouvons vous la demander \(why) "
            + "(RGPD, article\u{A0}9, 2, \(sensitive.condition.point)\(text))."
    }
}

extension EnglishTexts {
    var chooseFromList: String { "Choose from the list" }

    func sensitiveNotice(_ sensitive: SensitiveData) -> String {
        let why =
            switch sensitive.condition {
            case .explicitConsent: "with your explicit consent"
            case .socialProtection: "to apply employment or social protection law"
            case .vitalInterests: "to protect the life of somebody who cannot agree to it"
            case .notForProfitBody: "because you are a member of our body or in regular contact with it"
            case .madePublic: "because you have made it public"
            case .legalClaims: "to make or defend a claim in court"
            case .substantialPublicInterest: "for an important public interest that the law sets out"
            case .healthCare: "for medical or social care"
            case .publicHealth: "to protect public health"
            case .archivesAndResearch: "for archives, research or statistics in the public interest"
            }
        let text = sensitive.text.map { "; \($0)" } ?? ""
        return "This answer is sensitive information, which the law protects. We may ask you for it \(why) "
            + "(GDPR, article 9(2)(\(sensitive.condition.point))\(text))."
    }
}
