import Services

/// Impact assessments, as the data-protection officer sees them (GDPR, article 35).
protocol AssessmentTexts {
    var assessmentsTitle: String { get }
    var assessmentsLead: String { get }
    var assessmentNotNeeded: String { get }
    var assessmentMissing: String { get }
    func assessmentStatus(_ status: ImpactAssessment.Status) -> String
    func assessmentDated(_ day: String) -> String
    func assessmentBy(author: String?, validator: String?) -> String?
    func assessmentRisk(_ risk: ImpactAssessment.Risk) -> String
    func assessmentActions(_ count: Int) -> String
    func assessmentBecause(_ reason: AssessmentReason, words: String) -> String
    var assessmentDownload: String { get }
    var assessmentTerm: String { get }
}

extension FrenchTexts {
    var assessmentsTitle: String { "Information et analyses d’impact" }
    var assessmentsLead: String {
        "Une analyse d’impact est exigée quand une réponse est sensible, ou quand une règle évalue les moyens des personnes pour décider (RGPD, article\u{A0}35)."
    }
    var assessmentNotNeeded: String { "Non exigée" }
    var assessmentMissing: String { "Exigée, et absente" }
    func assessmentStatus(_ status: ImpactAssessment.Status) -> String {
        switch status {
        case .draft: "En cours"
        case .refused: "Refusée"
        case .validated: "Validée"
        case .signed: "Validée et signée"
        case .archived: "Archivée"
        }
    }
    func assessmentDated(_ day: String) -> String { "Datée du \(day)" }
    func assessmentBy(author: String?, validator: String?) -> String? {
        let parts = [
            author.map { "écrite par\u{A0}: \($0.lowercasedFirst)" },
            validator.map { "validée par\u{A0}: \($0.lowercasedFirst)" },
        ]
        let words = parts.compactMap { $0 }.joined(separator: "\u{A0}; ")
        return words.isEmpty ? nil : words.uppercasedFirst
    }
    func assessmentRisk(_ risk: ImpactAssessment.Risk) -> String {
        let feared =
            switch risk.feared {
            case .access: "Accès par qui n’en a pas le droit"
            case .alteration: "Modification non voulue"
            case .loss: "Disparition"
            }
        return "\(feared)\u{A0}: gravité \(level(risk.severity)), vraisemblance \(level(risk.likelihood))"
    }
    func assessmentActions(_ count: Int) -> String {
        switch count {
        case 0: "Aucune action en attente"
        case 1: "1\u{A0}action en attente"
        default: "\(count)\u{A0}actions en attente"
        }
    }
    func assessmentBecause(_ reason: AssessmentReason, words: String) -> String {
        switch reason {
        case .sensitive: "Exigée\u{A0}: réponse sensible, «\u{A0}\(words)\u{A0}»"
        case .scoring: "Exigée\u{A0}: règle qui évalue les moyens, «\u{A0}\(words)\u{A0}»"
        }
    }
    var assessmentDownload: String { "Fichier pour l’outil PIA de la CNIL" }
    var assessmentTerm: String { "Analyse d’impact" }
    private func level(_ level: ImpactAssessment.Level?) -> String {
        switch level {
        case .negligible: "négligeable"
        case .limited: "limitée"
        case .significant: "importante"
        case .maximal: "maximale"
        case nil: "non dite"
        }
    }
}

extension EnglishTexts {
    var assessmentsTitle: String { "Notices and impact assessments" }
    var assessmentsLead: String {
        "An impact assessment is required when an answer is sensitive, or when a rule weighs people’s means to decide (GDPR, article 35)."
    }
    var assessmentNotNeeded: String { "Not required" }
    var assessmentMissing: String { "Required, and missing" }
    func assessmentStatus(_ status: ImpactAssessment.Status) -> String {
        switch status {
        case .draft: "Under way"
        case .refused: "Refused"
        case .validated: "Validated"
        case .signed: "Validated and signed"
        case .archived: "Archived"
        }
    }
    func assessmentDated(_ day: String) -> String { "Dated \(day)" }
    func assessmentBy(author: String?, validator: String?) -> String? {
        let parts = [
            author.map { "written by: \($0.lowercasedFirst)" }, validator.map { "validated by: \($0.lowercasedFirst)" },
        ]
        let words = parts.compactMap { $0 }.joined(separator: "; ")
        return words.isEmpty ? nil : words.uppercasedFirst
    }
    func assessmentRisk(_ risk: ImpactAssessment.Risk) -> String {
        let feared =
            switch risk.feared {
            case .access: "Access by somebody without a right to"
            case .alteration: "Unwanted change"
            case .loss: "Loss"
            }
        return "\(feared): severity \(level(risk.severity)), likelihood \(level(risk.likelihood))"
    }
    func assessmentActions(_ count: Int) -> String {
        switch count {
        case 0: "No action pending"
        case 1: "1 action pending"
        default: "\(count) actions pending"
        }
    }
    func assessmentBecause(_ reason: AssessmentReason, words: String) -> String {
        switch reason {
        case .sensitive: "Required: sensitive answer, “\(words)”"
        case .scoring: "Required: a rule that weighs people’s means, “\(words)”"
        }
    }
    var assessmentDownload: String { "File for the CNIL’s PIA tool" }
    var assessmentTerm: String { "Impact assessment" }
    private func level(_ level: ImpactAssessment.Level?) -> String {
        switch level {
        case .negligible: "negligible"
        case .limited: "limited"
        case .significant: "significant"
        case .maximal: "maximal"
        case nil: "not said"
        }
    }
}
