import Services

/// What becomes of people's data: the notice of a service.
protocol ProcessingTexts {
    var noticeLink: String { get }
    func noticeTitle(_ service: String) -> String
    var noticeOfSimulation: String { get }
    var noticeControllerTitle: String { get }
    func noticeController(_ organisation: String) -> String
    var noticeOfficer: String { get }
    var noticePurposesTitle: String { get }
    /// What else some answers serve.
    var noticeUses: String { get }
    var noticeEveryAnswer: String { get }
    var noticeBasisTitle: String { get }
    var noticeDataTitle: String { get }
    func dataCategory(_ category: DataCategory) -> String
    var noticeRequiredTitle: String { get }
    var noticeAllRequired: String { get }
    func noticeOptional(_ questions: [String]) -> String
    var noticeRequiredWhy: String { get }
    var noticeRecipientsTitle: String { get }
    func noticeRecipientsNone(_ organisation: String) -> String
    func noticeProcessors(_ organisation: String) -> String
    func noticeJointControllers(_ organisation: String) -> String
    var noticeTransfers: String { get }
    var noticeNoTransfer: String { get }
    var noticeKeptTitle: String { get }
    func noticeKeptFrom(draftDays: Int) -> String
    var noticeSourcesTitle: String { get }
    func noticeSource(_ register: String, holder: String, law: String, basis: Register.Basis) -> String
    func noticeSourceFills(_ questions: [String]) -> String
    var noticeComputedTitle: String { get }
    var noticeComputed: String { get }
    var noticeNothingComputed: String { get }
    var noticeRightsTitle: String { get }
    func noticeRight(_ right: DataRight) -> String
    func noticeNoErasure(_ basis: LegalBasis) -> String
    var noticeHowToAsk: String { get }
    var noticeComplaint: String { get }
    /// The supervisory authority's page for complaints.
    var complaintAddress: String { get }
    var noticeComplaintLink: String { get }
}

extension FrenchTexts {
    var noticeLink: String { "Ce que deviennent vos données" }
    func noticeTitle(_ service: String) -> String { "Vos données\u{A0}: \(service)" }
    var noticeOfSimulation: String {
        "Cette page fait une estimation. Rien de ce que vous répondez n’est enregistré, ni transmis à personne\u{A0}: vos réponses disparaissent quand vous fermez la page."
    }
    var noticeControllerTitle: String { "Qui est responsable" }
    func noticeController(_ organisation: String) -> String {
        "\(organisation) décide de l’usage de vos données et en répond."
    }
    var noticeOfficer: String { "Déléguée ou délégué à la protection des données" }
    var noticePurposesTitle: String { "À quoi servent vos réponses" }
    var noticeUses: String { "Certaines réponses servent aussi à\u{A0}:" }
    var noticeEveryAnswer: String {
        "Toutes servent à traiter votre demande\u{A0}: poser les bonnes questions, décider, vous répondre. Elles ne servent à rien d’autre."
    }
    var noticeBasisTitle: String { "Ce qui nous y autorise" }
    var noticeDataTitle: String { "Ce que nous vous demandons" }
    func dataCategory(_ category: DataCategory) -> String {
        switch category {
        case .identity: "Identité"
        case .contact: "Coordonnées"
        case .nationalNumber: "Numéro de sécurité sociale"
        case .bank: "Coordonnées bancaires"
        case .means: "Revenus et sommes d’argent"
        case .business: "Entreprise"
        case .documents: "Documents"
        case .signature: "Signature"
        case .words: "Ce que vous écrivez avec vos mots"
        case .situation: "Situation et demande"
        }
    }
    var noticeRequiredTitle: String { "Êtes-vous obligé de répondre\u{A0}?" }
    var noticeAllRequired: String { "Oui, à toutes les questions qui vous sont posées." }
    func noticeOptional(_ questions: [String]) -> String {
        questions.count == 1
            ? "Oui, sauf à cette question, facultative\u{A0}:" : "Oui, sauf à ces questions, facultatives\u{A0}:"
    }
    var noticeRequiredWhy: String {
        "Sans une réponse obligatoire, la demande ne peut pas être envoyée. Vous pouvez toujours la faire au guichet ou par courrier. Ne pas répondre à une question facultative ne change rien à vos droits."
    }
    var noticeRecipientsTitle: String { "Qui les reçoit" }
    func noticeRecipientsNone(_ organisation: String) -> String { "Les agents de \(organisation), et eux seuls." }
    func noticeProcessors(_ organisation: String) -> String {
        "Des prestataires travaillent pour \(organisation)\u{A0}:"
    }
    func noticeJointControllers(_ organisation: String) -> String {
        "\(organisation) décide de leur usage avec\u{A0}:"
    }
    var noticeTransfers: String { "Certaines quittent l’Union européenne\u{A0}:" }
    var noticeNoTransfer: String { "Elles ne quittent pas l’Union européenne." }
    var noticeKeptTitle: String { "Combien de temps" }
    func noticeKeptFrom(draftDays: Int) -> String {
        "Ce temps se compte à partir de la fin de votre demande. Un brouillon que vous n’envoyez pas est effacé au bout de \(draftDays) jours sans visite."
    }
    var noticeSourcesTitle: String { "Ce que nous pouvons demander à d’autres" }
    func noticeSource(_ register: String, holder: String, law: String, basis: Register.Basis) -> String {
        let who = "\(register), chez\u{A0}: \(holder.lowercasedFirst) (\(law))."
        return switch basis {
        case .law: "\(who) La loi le permet\u{A0}; nous le faisons quand vous appuyez sur le bouton."
        case .consent: "\(who) Nous ne le faisons qu’avec votre accord."
        }
    }
    func noticeSourceFills(_ questions: [String]) -> String {
        questions.count == 1 ? "Cela remplit cette réponse\u{A0}:" : "Cela remplit ces réponses\u{A0}:"
    }
    var noticeComputedTitle: String { "Ce que calcule la machine" }
    var noticeComputed: String {
        "Une personne décide, jamais la machine seule. À partir de vos réponses, la machine calcule\u{A0}:"
    }
    var noticeNothingComputed: String { "Rien\u{A0}: une personne lit vos réponses et décide." }
    var noticeRightsTitle: String { "Vos droits" }
    func noticeRight(_ right: DataRight) -> String {
        let words =
            switch right {
            case .access: "Lire vos données et en recevoir une copie"
            case .rectification: "Faire corriger ce qui est faux"
            case .erasure: "Les faire effacer"
            case .restriction: "Faire suspendre leur usage, pendant qu’un désaccord est examiné"
            case .portability: "Les emporter dans un format courant"
            case .objection: "Vous opposer à leur usage, pour une raison qui tient à votre situation"
            case .withdrawal: "Retirer votre accord, à tout moment"
            }
        return "\(words) (RGPD, article\u{A0}\(right.article))"
    }
    func noticeNoErasure(_ basis: LegalBasis) -> String {
        let why = basis == .legalObligation ? "la loi nous oblige à les garder" : "le service public en a besoin"
        return
            "Vous ne pouvez pas les faire effacer avant la fin de ce temps, car \(why) (RGPD, article\u{A0}17, 3, b)."
    }
    var noticeHowToAsk: String {
        "Écrivez, appelez ou venez. C’est gratuit. Vous aurez une réponse dans le mois. Nous vérifions seulement que c’est bien vous."
    }
    var noticeComplaint: String {
        "Si notre réponse ne vous convient pas, vous pouvez vous plaindre à la CNIL, l’autorité qui protège les données."
    }
    var complaintAddress: String { "https://www.cnil.fr/fr/plaintes" }
    var noticeComplaintLink: String { "Se plaindre à la CNIL" }
}

extension EnglishTexts {
    var noticeLink: String { "What becomes of your data" }
    func noticeTitle(_ service: String) -> String { "Your data: \(service)" }
    var noticeOfSimulation: String {
        "This page makes an estimate. Nothing that you answer is recorded or passed on to anyone: your answers are gone when you close the page."
    }
    var noticeControllerTitle: String { "Who is responsible" }
    func noticeController(_ organisation: String) -> String {
        "\(organisation) decides how your data are used and answers for it."
    }
    var noticeOfficer: String { "Data-protection officer" }
    var noticePurposesTitle: String { "What your answers are used for" }
    var noticeUses: String { "Some answers are also used for this:" }
    var noticeEveryAnswer: String {
        "All are used to deal with your request: to ask the right questions, to decide, to answer you. They are used for nothing else."
    }
    var noticeBasisTitle: String { "What allows it" }
    var noticeDataTitle: String { "What we ask you" }
    func dataCategory(_ category: DataCategory) -> String {
        switch category {
        case .identity: "Identity"
        case .contact: "Contact details"
        case .nationalNumber: "Social security number"
        case .bank: "Bank details"
        case .means: "Income and sums of money"
        case .business: "Business"
        case .documents: "Documents"
        case .signature: "Signature"
        case .words: "What you write in your own words"
        case .situation: "Situation and request"
        }
    }
    var noticeRequiredTitle: String { "Do you have to answer?" }
    var noticeAllRequired: String { "Yes, every question that you are asked." }
    func noticeOptional(_ questions: [String]) -> String {
        questions.count == 1
            ? "Yes, except this question, which is optional:" : "Yes, except these questions, which are optional:"
    }
    var noticeRequiredWhy: String {
        "Without a required answer, the request cannot be sent. You can always make it at the counter or by post. Leaving an optional question out changes nothing to your rights."
    }
    var noticeRecipientsTitle: String { "Who receives them" }
    func noticeRecipientsNone(_ organisation: String) -> String { "The agents of \(organisation), and nobody else." }
    func noticeProcessors(_ organisation: String) -> String { "Some providers work for \(organisation):" }
    func noticeJointControllers(_ organisation: String) -> String { "\(organisation) decides on their use with:" }
    var noticeTransfers: String { "Some leave the European Union:" }
    var noticeNoTransfer: String { "They do not leave the European Union." }
    var noticeKeptTitle: String { "For how long" }
    func noticeKeptFrom(draftDays: Int) -> String {
        "This time counts from the end of your request. A draft that you do not send is erased after \(draftDays) days without a visit."
    }
    var noticeSourcesTitle: String { "What we can ask others" }
    func noticeSource(_ register: String, holder: String, law: String, basis: Register.Basis) -> String {
        let who = "\(register), from: \(holder.lowercasedFirst) (\(law))."
        return switch basis {
        case .law: "\(who) The law allows it; we do so when you press the button."
        case .consent: "\(who) We only do so with your agreement."
        }
    }
    func noticeSourceFills(_ questions: [String]) -> String {
        questions.count == 1 ? "This fills in this answer:" : "This fills in these answers:"
    }
    var noticeComputedTitle: String { "What the machine works out" }
    var noticeComputed: String {
        "A person decides, never the machine alone. From your answers, the machine works out:"
    }
    var noticeNothingComputed: String { "Nothing: a person reads your answers and decides." }
    var noticeRightsTitle: String { "Your rights" }
    func noticeRight(_ right: DataRight) -> String {
        let words =
            switch right {
            case .access: "To read your data and receive a copy"
            case .rectification: "To have what is wrong corrected"
            case .erasure: "To have them erased"
            case .restriction: "To have their use suspended, while a disagreement is looked into"
            case .portability: "To take them away in a common format"
            case .objection: "To object to their use, for a reason of your own situation"
            case .withdrawal: "To take back your agreement, at any time"
            }
        let reference = right == .withdrawal ? "7(3)" : "\(right.article)"
        return "\(words) (GDPR, article \(reference))"
    }
    func noticeNoErasure(_ basis: LegalBasis) -> String {
        let why = basis == .legalObligation ? "the law requires us to keep them" : "the public service needs them"
        return "You cannot have them erased before the end of this time, because \(why) (GDPR, article 17(3)(b))."
    }
    var noticeHowToAsk: String {
        "Write, call or come. It is free. You get an answer within a month. We only check that it is really you."
    }
    var noticeComplaint: String {
        "If our answer does not suit you, you can complain to the CNIL, the authority that protects data."
    }
    var complaintAddress: String { "https://www.cnil.fr/fr/plaintes" }
    var noticeComplaintLink: String { "Complain to the CNIL" }
}
