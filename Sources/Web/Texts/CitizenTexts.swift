import HTML
import Services

/// Finding a service and learning what it is.
protocol CitizenTexts {
    var homeTitle: String { get }
    var homeText: String { get }
    var searchLabel: String { get }
    var searchButton: String { get }
    var searchTitle: String { get }
    func searchResultsTitle(_ count: Int) -> String
    var nothingFound: String { get }
    var nothingPublished: String { get }
    var lifeEventsTitle: String { get }
    var servicesTitle: String { get }
    /// An approximate length of time: "environ 4 minutes".
    func about(_ time: String) -> String
    /// A length of working time: "5 jours ouvrés".
    func workingTime(_ time: String) -> String
    var timeToComplete: String { get }
    var costTitle: String { get }
    var answerWithin: String { get }
    var objectiveNote: String { get }
    /// When a year's requests are taken.
    var periodTitle: String { get }
    func period(from first: String, through last: String) -> String
    func requestsOpen(on day: String) -> String
    func prepareUntil(_ day: String) -> String
    var whoMayAsk: String { get }
    var atHandTitle: String { get }
    var start: String { get }
    var oneMoment: String { get }
    var noAccountNeeded: String { get }
    var lawTitle: String { get }
    var textsApplied: String { get }
    func silence(after time: String, means: SilenceRule.Meaning) -> String
    func silence(on date: String, means: SilenceRule.Meaning) -> String
    func appeal(before court: String, within time: String) -> String
    func appeal(before court: String) -> String
    var dataTitle: String { get }
    func legalBasis(_ basis: LegalBasis) -> String
    func dataRecipients(_ recipients: String) -> String
    func dataKept(_ time: String, then fate: RetentionRule.Fate) -> String
    var contactTitle: String { get }
    var openingHours: String { get }
    func hours(on day: String, _ hours: String) -> String
    var addressTitle: String { get }
    var phoneTitle: String { get }
    var emailTitle: String { get }
    var dataProtectionOfficer: String { get }
    var accessibilityStatement: [String] { get }
    /// What becomes of data on this site.
    ///
    /// - Parameters:
    ///   - draftDays: how long a draft is kept that nobody comes back to.
    ///   - receptionDays: how long a conversation with an agent is kept.
    func privacyStatement(draftDays: Int, receptionDays: Int) -> [Statement]
}

extension FrenchTexts {
    var homeTitle: String { "Que pouvons-nous faire pour vous ?" }
    var homeText: String { "Dites-le avec vos mots : « il me faut un acte de naissance », « je me marie »." }
    var searchLabel: String { "Votre besoin" }
    var searchButton: String { "Chercher" }
    var searchTitle: String { "Chercher une démarche" }
    func searchResultsTitle(_ count: Int) -> String {
        switch count {
        case 0: "Aucun résultat"
        case 1: "Un résultat"
        default: "\(count) résultats"
        }
    }
    var nothingFound: String {
        "Essayez avec d’autres mots, ou demandez à quelqu’un : le numéro est en bas de la page."
    }
    var nothingPublished: String { "Aucune démarche n’est encore en ligne." }
    var lifeEventsTitle: String { "Un moment de votre vie" }
    var servicesTitle: String { "Les démarches en ligne" }
    func about(_ time: String) -> String { "Environ \(time)" }
    func workingTime(_ time: String) -> String {
        time.hasSuffix("jours") ? time + " ouvrés" : time.hasSuffix("jour") ? time + " ouvré" : time
    }
    var timeToComplete: String { "Pour remplir" }
    var costTitle: String { "Prix" }
    var answerWithin: String { "Réponse en" }
    var objectiveNote: String { "C’est notre objectif." }
    var periodTitle: String { "Demandes ouvertes" }
    func period(from first: String, through last: String) -> String { "du \(first) au \(last)" }
    func requestsOpen(on day: String) -> String { "Les demandes ouvrent le \(day)" }
    func prepareUntil(_ day: String) -> String {
        "Vous pouvez préparer la vôtre dès maintenant\u{A0}: vos réponses sont enregistrées, et vous pourrez l’envoyer à "
            + "partir du \(day)."
    }
    var whoMayAsk: String { "Qui peut demander ?" }
    var atHandTitle: String { "Ayez sous la main" }
    var start: String { "Commencer" }
    var oneMoment: String { "Un instant…" }
    var noAccountNeeded: String { "Sans compte. Vos réponses sont enregistrées à chaque étape." }
    var lawTitle: String { "Ce que dit la loi" }
    var textsApplied: String { "Les textes appliqués" }
    func silence(after time: String, means: SilenceRule.Meaning) -> String {
        guard means != .nothing else { return "Nous vous répondons sous \(time). Un silence ne vaut pas décision." }
        return "Sans réponse de notre part pendant \(time), votre demande est \(meaning(means))."
    }
    func silence(on date: String, means: SilenceRule.Meaning) -> String {
        guard means != .nothing else {
            return "Nous vous répondons au plus tard le \(date). Un silence ne vaut pas décision."
        }
        return "Sans réponse le \(date), votre demande est \(meaning(means))."
    }
    func appeal(before court: String, within time: String) -> String {
        "Si la décision ne vous convient pas, vous pouvez la contester pendant \(time). À qui s’adresser : \(court)."
    }
    func appeal(before court: String) -> String {
        "Si la décision ne vous convient pas, vous pouvez la contester. À qui s’adresser : \(court)."
    }
    var dataTitle: String { "Vos données" }
    func legalBasis(_ basis: LegalBasis) -> String {
        switch basis {
        case .consent: "Vos données sont utilisées avec votre accord, que vous pouvez retirer (RGPD, article 6, 1, a)."
        case .contract: "Vos données servent à exécuter un contrat avec vous (RGPD, article 6, 1, b)."
        case .legalObligation: "La loi oblige à traiter ces données (RGPD, article 6, 1, c)."
        case .vitalInterests: "Vos données servent à protéger la vie d’une personne (RGPD, article 6, 1, d)."
        case .publicTask: "Vos données servent à une mission de service public (RGPD, article 6, 1, e)."
        case .legitimateInterests: "Vos données servent un intérêt légitime de l’organisme (RGPD, article 6, 1, f)."
        }
    }
    func dataRecipients(_ recipients: String) -> String { "Qui les reçoit : \(recipients)." }
    func dataKept(_ time: String, then fate: RetentionRule.Fate) -> String {
        switch fate {
        case .destroy: "Elles sont gardées \(time), puis détruites."
        case .archivesVisa: "Elles sont gardées \(time), puis détruites ou archivées selon l’avis des archives."
        case .keep: "Elles sont gardées \(time), puis versées aux archives."
        }
    }
    var contactTitle: String { "Nous contacter" }
    var openingHours: String { "Horaires" }
    func hours(on day: String, _ hours: String) -> String { "\(day)\u{A0}: \(hours)" }
    var addressTitle: String { "Adresse" }
    var phoneTitle: String { "Téléphone" }
    var emailTitle: String { "Courriel" }
    var dataProtectionOfficer: String { "Protection des données" }
    var accessibilityStatement: [String] {
        [
            "Ce site est conçu pour respecter le référentiel général d’amélioration de l’accessibilité (RGAA 4.1) et les règles internationales WCAG 2.2, niveau AA.",
            "Il s’utilise au clavier, avec un lecteur d’écran, agrandi à 400 %, sur téléphone et sans script. Chaque page est vérifiée automatiquement avec l’outil axe ; un audit par des personnes reste à faire.",
            "Si quelque chose vous gêne, dites-le-nous : nous corrigeons, et en attendant nous faisons la démarche avec vous, au téléphone ou au guichet.",
            "Si notre réponse ne vous convient pas, vous pouvez saisir le Défenseur des droits.",
        ]
    }
    func privacyStatement(draftDays: Int, receptionDays: Int) -> [Statement] {
        [
            Statement(
                "Chaque démarche dit, sur sa page, à quoi servent vos réponses, qui les reçoit et combien de temps elles sont gardées.",
                link: ("Voir les démarches", "")),
            Statement(
                "Un brouillon que vous n’envoyez pas est effacé au bout de \(draftDays) jours sans visite, ou tout de suite si vous le demandez. Aucun agent ne le lit, sauf si vous le montrez à celui ou celle qui vous répond."
            ),
            Statement(
                "Quand un agent ouvre votre demande, c’est noté avant qu’il la voie, et vous le voyez dans votre suivi\u{A0}: quel service, quel rôle, quand. Ce qu’un même agent ouvre en moins de dix minutes compte une fois."
            ),
            Statement(
                "Si vous ouvrez un espace, nous gardons les adresses e-mail que vous y mettez, les demandes et brouillons que vous y rangez, les personnes de votre foyer que vous y nommez, vos listes de choses à faire, et l’historique des changements. Vous pouvez tout voir, l’emporter, et le supprimer.",
                link: ("Mes données", "/space/data")),
            Statement(
                "Une conversation avec l’assistant s’efface une heure après les derniers mots\u{A0}; avec un agent, au bout de \(receptionDays) jours. Des questions posées, nous gardons des comptes, et les mots restés sans réponse\u{A0}: rien qui nomme quelqu’un.",
                link: ("L’assistant", "/assistant")),
            Statement(
                "Un registre public prouve qu’aucune demande n’a été changée après coup. Il ne contient que des empreintes, qui ne disent rien de personne.",
                link: ("Le registre public", "/log")),
            Statement(
                "Le site dépose un seul cookie quand vous commencez une démarche, une conversation ou ouvrez votre espace\u{A0}; les agents ont le leur. Il sert à vous retrouver pendant votre visite, rien d’autre\u{A0}: pas de mesure d’audience, pas de publicité."
            ),
            Statement(
                "Pour voir, corriger ou faire effacer vos données, écrivez depuis la page de chaque demande, ou au délégué à la protection des données. Vous pouvez aussi saisir la CNIL.",
                link: ("Nous contacter", "/contact")),
        ]
    }
    private func meaning(_ means: SilenceRule.Meaning) -> String {
        switch means {
        case .acceptance: "considérée comme acceptée"
        case .refusal: "considérée comme refusée, et vous pourrez contester ce refus"
        case .nothing: "toujours en attente"
        }
    }
}

extension EnglishTexts {
    var homeTitle: String { "What can we do for you?" }
    var homeText: String { "Say it in your own words: “I need a birth certificate”, “I am getting married”." }
    var searchLabel: String { "What you need" }
    var searchButton: String { "Search" }
    var searchTitle: String { "Find a service" }
    func searchResultsTitle(_ count: Int) -> String {
        switch count {
        case 0: "No result"
        case 1: "One result"
        default: "\(count) results"
        }
    }
    var nothingFound: String { "Try other words, or ask someone: the number is at the bottom of the page." }
    var nothingPublished: String { "No service is online yet." }
    var lifeEventsTitle: String { "A moment in your life" }
    var servicesTitle: String { "Services online" }
    func about(_ time: String) -> String { "About \(time)" }
    func workingTime(_ time: String) -> String {
        time.hasSuffix("days") || time.hasSuffix("day") ? time.replacing("day", with: "working day") : time
    }
    var timeToComplete: String { "To fill in" }
    var costTitle: String { "Price" }
    var answerWithin: String { "Answer within" }
    var objectiveNote: String { "This is our target." }
    var periodTitle: String { "Requests open" }
    func period(from first: String, through last: String) -> String { "from \(first) to \(last)" }
    func requestsOpen(on day: String) -> String { "Requests open on \(day)" }
    func prepareUntil(_ day: String) -> String {
        "You can prepare yours now: your answers are saved, and you will be able to send it from \(day) on."
    }
    var whoMayAsk: String { "Who may ask?" }
    var atHandTitle: String { "What to have at hand" }
    var start: String { "Start" }
    var oneMoment: String { "One moment…" }
    var noAccountNeeded: String { "No account needed. Your answers are saved at each step." }
    var lawTitle: String { "What the law says" }
    var textsApplied: String { "The texts applied" }
    func silence(after time: String, means: SilenceRule.Meaning) -> String {
        guard means != .nothing else { return "We answer within \(time). Silence decides nothing." }
        return "If we do not answer within \(time), your request is \(meaning(means))."
    }
    func silence(on date: String, means: SilenceRule.Meaning) -> String {
        guard means != .nothing else { return "We answer by \(date). Silence decides nothing." }
        return "If we have not answered by \(date), your request will be \(meaning(means))."
    }
    func appeal(before court: String, within time: String) -> String {
        "If you disagree with the decision, you can challenge it within \(time). Write to: \(court)."
    }
    func appeal(before court: String) -> String {
        "If you disagree with the decision, you can challenge it. Write to: \(court)."
    }
    var dataTitle: String { "Your data" }
    func legalBasis(_ basis: LegalBasis) -> String {
        switch basis {
        case .consent: "Your data are used with your agreement, which you can withdraw (GDPR, article 6(1)(a))."
        case .contract: "Your data are used to perform a contract with you (GDPR, article 6(1)(b))."
        case .legalObligation: "The law requires these data to be processed (GDPR, article 6(1)(c))."
        case .vitalInterests: "Your data are used to protect someone’s life (GDPR, article 6(1)(d))."
        case .publicTask: "Your data are used for a public service task (GDPR, article 6(1)(e))."
        case .legitimateInterests: "Your data serve a legitimate interest of the organisation (GDPR, article 6(1)(f))."
        }
    }
    func dataRecipients(_ recipients: String) -> String { "Who receives them: \(recipients)." }
    func dataKept(_ time: String, then fate: RetentionRule.Fate) -> String {
        switch fate {
        case .destroy: "They are kept for \(time), then destroyed."
        case .archivesVisa: "They are kept for \(time), then destroyed or archived as the archives decide."
        case .keep: "They are kept for \(time), then passed on to the archives."
        }
    }
    var contactTitle: String { "Contact us" }
    var openingHours: String { "Opening hours" }
    func hours(on day: String, _ hours: String) -> String { "\(day): \(hours)" }
    var addressTitle: String { "Address" }
    var phoneTitle: String { "Phone" }
    var emailTitle: String { "E-mail" }
    var dataProtectionOfficer: String { "Data protection" }
    var accessibilityStatement: [String] {
        [
            "This site is designed to meet the French accessibility standard (RGAA 4.1) and the international WCAG 2.2 rules, level AA.",
            "It can be used with a keyboard, with a screen reader, zoomed to 400%, on a phone and without scripts. Every page is checked automatically with the axe tool; an audit by people is still to be done.",
            "If something gets in your way, tell us: we mend it, and meanwhile we go through the service with you, on the phone or at the counter.",
            "If our answer does not suit you, you can turn to the Defender of Rights (Défenseur des droits).",
        ]
    }
    func privacyStatement(draftDays: Int, receptionDays: Int) -> [Statement] {
        [
            Statement(
                "Each service says, on its page, what your answers are used for, who receives them and how long they are kept.",
                link: ("See the services", "")),
            Statement(
                "A draft that you do not send is erased after \(draftDays) days without a visit, or at once if you ask. No agent reads it, unless you show it to the one who answers you."
            ),
            Statement(
                "When an agent opens your request, it is recorded before they see it, and you see it when you follow your request: which office, which role, when. What the same agent opens within ten minutes counts once."
            ),
            Statement(
                "If you open a space, we keep the e-mail addresses that you put there, the requests and drafts that you keep in it, the people of your household whom you name, your lists of things to do, and the history of changes. You can see all of it, take it away, and delete it.",
                link: ("My data", "/space/data")),
            Statement(
                "A conversation with the assistant is erased an hour after the last words; with an agent, after \(receptionDays) days. Of the questions asked we keep sums, and the words that found no answer: nothing that names anybody.",
                link: ("The assistant", "/assistant")),
            Statement(
                "A public log proves that no request was changed afterwards. It holds only fingerprints, which say nothing of anybody.",
                link: ("The public log", "/log")),
            Statement(
                "The site sets a single cookie when you begin a form or a conversation, or open your space; agents have their own. It finds you again during your visit, and nothing else: no audience measurement, no advertising."
            ),
            Statement(
                "To see, correct or have your data erased, write from the page of each request, or to the data protection officer. You can also complain to the CNIL.",
                link: ("Contact us", "/contact")),
        ]
    }
    private func meaning(_ means: SilenceRule.Meaning) -> String {
        switch means {
        case .acceptance: "deemed accepted"
        case .refusal: "deemed refused, and you will be able to challenge that refusal"
        case .nothing: "still waiting"
        }
    }
}
