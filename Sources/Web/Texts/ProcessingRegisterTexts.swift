import Services

/// The register of processing activities (GDPR, article 30).
protocol ProcessingRegisterTexts {
    var registerLead: String { get }
    func registerOf(_ organisation: String, on day: String) -> String
    var registerAsJSON: String { get }
    func registerReviewed(_ day: String, by who: String) -> String
    var registerNeverReviewed: String { get }
    func registerReviewIsOld(_ day: String) -> String
    func registerFactsToReview(_ names: [String]) -> String
    var registerServices: String { get }
    var registerPlatform: String { get }
    var registerMeasuresTitle: String { get }
    var registerOn: String { get }
    var registerOff: String { get }
    func registerTerm(_ term: RegisterTerm) -> String
    func registerOthers(_ group: String) -> String
    var registerFreeWords: String { get }
    var registerNoTransfer: String { get }
    var registerTransfersUnknown: String { get }
    var registerNobody: String { get }
    func registerSensitive(_ question: String, point: Character, text: String?) -> String
    func registerDrafts(days: Int) -> String
    func securityMeasure(_ measure: SecurityMeasure, running: RunningMeasures) -> String
    func platformTitle(_ processing: PlatformProcessing) -> String
    func platform(_ processing: PlatformProcessing, _ term: RegisterTerm, running: RunningMeasures) -> String?
}

/// What the register says of each processing, in order.
enum RegisterTerm: String, CaseIterable {
    case purposes
    case legalBasis = "legal_basis"
    case jointControllers = "joint_controllers"
    case people
    case data
    case sensitive = "sensitive_data"
    case sources
    case recipients
    case processors
    case transfers
    case retention
    case notice
    case assessment = "impact_assessment"
}

extension FrenchTexts {
    var registerLead: String {
        "Tiré des définitions publiées et de ce qui tourne aujourd’hui\u{A0}: quand un formulaire change, le registre change (RGPD, article\u{A0}30)."
    }
    func registerOf(_ organisation: String, on day: String) -> String { "\(organisation), au \(day)" }
    var registerAsJSON: String { "Le même registre pour les machines (JSON)" }
    func registerReviewed(_ day: String, by who: String) -> String {
        "Les faits écrits à la main ont été vérifiés le \(day) par\u{A0}: \(who.lowercasedFirst)."
    }
    var registerNeverReviewed: String {
        "Personne n’a écrit ce que les définitions ne disent pas\u{A0}: sous-traitants, destinataires extérieurs, transferts. Écrivez-le dans organisation.yaml, sous « processing »."
    }
    func registerReviewIsOld(_ day: String) -> String {
        "Les faits écrits à la main n’ont pas été vérifiés depuis le \(day), soit plus de \(ProcessingFacts.monthsOfReview) mois. Vérifiez-les, puis datez-les dans organisation.yaml."
    }
    func registerFactsToReview(_ names: [String]) -> String { "À vérifier\u{A0}: \(names.joined(separator: ", "))." }
    var registerServices: String { "Les démarches" }
    var registerPlatform: String { "La plateforme" }
    var registerMeasuresTitle: String { "Mesures de sécurité" }
    var registerOn: String { "En place" }
    var registerOff: String { "Absente" }
    func registerTerm(_ term: RegisterTerm) -> String {
        switch term {
        case .purposes: "Finalités"
        case .legalBasis: "Base légale"
        case .jointControllers: "Responsables conjoints"
        case .people: "Personnes"
        case .data: "Données"
        case .sensitive: "Données sensibles"
        case .sources: "Sources"
        case .recipients: "Destinataires"
        case .processors: "Sous-traitants"
        case .transfers: "Transferts hors de l’Union européenne"
        case .retention: "Durée de conservation"
        case .notice: "Information des personnes"
        case .assessment: assessmentTerm
        }
    }
    func registerOthers(_ group: String) -> String { "Personnes ou choses citées par le demandeur\u{A0}: \(group)" }
    var registerFreeWords: String { "Personnes que le demandeur cite dans un texte libre" }
    var registerNoTransfer: String { "Aucun" }
    var registerTransfersUnknown: String {
        "La plateforme n’en fait aucun\u{A0}; personne n’a dit s’il y en a d’autres"
    }
    var registerNobody: String { "Personne d’autre que les agents" }
    func registerSensitive(_ question: String, point: Character, text: String?) -> String {
        "\(question) (RGPD, article\u{A0}9, 2, \(point)" + (text.map { "\u{A0}; \($0)" } ?? "") + ")"
    }
    func registerDrafts(days: Int) -> String {
        "Brouillons non envoyés\u{A0}: effacés après \(days) jours sans visite."
    }
    func securityMeasure(_ measure: SecurityMeasure, running: RunningMeasures) -> String {
        switch measure {
        case .sealing: "Données personnelles chiffrées sur le disque, dossier par dossier, sous des clés gardées à part"
        case .encryptedTransport: "Site servi en HTTPS"
        case .accessControl:
            "Chaque page dit qui peut la lire\u{A0}; chacun ne voit que ce que son rôle et son organisme permettent"
        case .accessRecord: "Chaque ouverture d’un dossier est consignée avant l’affichage, et la personne peut la lire"
        case .provableJournal: "Journal que nul ne peut modifier sans que cela se voie"
        case .agentAuthentication:
            "Mots de passe hachés, essais ralentis, second facteur proposé aux agents, sessions qui se ferment seules"
        case .examinedFiles: "Fichiers reçus examinés à part, sans réseau, avant d’être ouverts"
        case .virusScanner: "Recherche de virus dans les fichiers reçus"
        case .erasure: "Effacement par destruction de la clé d’un dossier, avec reçu"
        case .noThirdParty: "Ni mesure d’audience, ni tiers, un seul cookie nécessaire"
        }
    }
    func platformTitle(_ processing: PlatformProcessing) -> String {
        switch processing {
        case .residentAccounts: "Espaces personnels"
        case .agentAccounts: "Comptes des agents"
        case .journal: "Journal et relevé des accès"
        case .messages: "Messages aux personnes"
        case .figures: "Chiffres publiés"
        case .accountability: "Demandes sur les données et violations"
        }
    }
    func platform(_ processing: PlatformProcessing, _ term: RegisterTerm, running: RunningMeasures) -> String? {
        switch (processing, term) {
        case (.residentAccounts, .purposes): "Retrouver ses demandes, se connecter sans mot de passe"
        case (.residentAccounts, .people): "Personnes qui ouvrent un espace, membres du foyer qu’elles y nomment"
        case (.residentAccounts, .data): "Adresses e-mail, noms donnés aux membres du foyer, connexions"
        case (.residentAccounts, .retention): "Jusqu’à ce que la personne les retire"
        case (.agentAccounts, .purposes): "Donner à chaque agent ce que son rôle permet, et savoir qui a fait quoi"
        case (.agentAccounts, .people): "Agents"
        case (.agentAccounts, .data):
            "Nom, identifiant, rôle, bureau, groupes, délégations, absences sans motif, mot de passe haché"
        case (.agentAccounts, .retention):
            "Compte fermé au départ\u{A0}; le nom reste avec les décisions signées"
        case (.journal, .purposes): "Prouver ce qui a été demandé, décidé et lu, et par qui"
        case (.journal, .people): "Demandeurs, agents"
        case (.journal, .data): "Événements de chaque dossier, ouvertures par les agents, preuves sans contenu"
        case (.journal, .retention): "Comme le dossier\u{A0}; les preuves, qui ne disent rien de personne, restent"
        case (.messages, .purposes):
            "Prévenir les personnes de la suite de leur demande, envoyer les codes de connexion"
        case (.messages, .people): "Demandeurs, titulaires d’un espace, experts consultés"
        case (.messages, .data): "Adresse e-mail, texte du message"
        case (.messages, .retention): "90 jours après l’envoi"
        case (.messages, .recipients):
            running.sendsMail
                ? "Le serveur de messagerie de l’organisme" : "Aucun\u{A0}: les messages restent sur le serveur"
        case (.figures, .purposes): "Rendre compte de la qualité des démarches"
        case (.figures, .people): "Usagers des démarches, sans qu’aucun soit reconnaissable"
        case (.figures, .data): "Sommes par démarche et par jour\u{A0}; les petits nombres sont cachés"
        case (.figures, .recipients): "Tout le monde"
        case (.figures, .retention): "Sans limite\u{A0}: ce ne sont plus des données personnelles"
        case (.accountability, .purposes): "Répondre aux demandes sur les données, tenir le registre des violations"
        case (.accountability, .people):
            "Personnes qui écrivent au délégué, personnes touchées par une violation, par catégories"
        case (.accountability, .data): "Demandes et réponses, descriptions de violations sans nom"
        case (.accountability, .recipients): "La CNIL, quand elle le demande ou doit être prévenue"
        case (.accountability, .retention): "Les violations restent au registre (RGPD, article\u{A0}33, 5)"
        default: nil
        }
    }
}

extension EnglishTexts {
    var registerLead: String {
        "Drawn from the published definitions and from what runs today: when a form changes, the register changes (GDPR, article 30)."
    }
    func registerOf(_ organisation: String, on day: String) -> String { "\(organisation), on \(day)" }
    var registerAsJSON: String { "The same register for machines (JSON)" }
    func registerReviewed(_ day: String, by who: String) -> String {
        "The facts written by hand were checked on \(day) by: \(who.lowercasedFirst)."
    }
    var registerNeverReviewed: String {
        "Nobody has written what definitions do not say: processors, recipients outside, transfers. Write it in organisation.yaml, under “processing”."
    }
    func registerReviewIsOld(_ day: String) -> String {
        "The facts written by hand have not been checked since \(day), more than \(ProcessingFacts.monthsOfReview) months ago. Check them, then date them in organisation.yaml."
    }
    func registerFactsToReview(_ names: [String]) -> String { "To check: \(names.joined(separator: ", "))." }
    var registerServices: String { "Services" }
    var registerPlatform: String { "The platform" }
    var registerMeasuresTitle: String { "Security measures" }
    var registerOn: String { "On" }
    var registerOff: String { "Off" }
    func registerTerm(_ term: RegisterTerm) -> String {
        switch term {
        case .purposes: "Purposes"
        case .legalBasis: "Legal basis"
        case .jointControllers: "Joint controllers"
        case .people: "People"
        case .data: "Data"
        case .sensitive: "Sensitive data"
        case .sources: "Sources"
        case .recipients: "Recipients"
        case .processors: "Processors"
        case .transfers: "Transfers outside the European Union"
        case .retention: "How long they are kept"
        case .notice: "What people are told"
        case .assessment: assessmentTerm
        }
    }
    func registerOthers(_ group: String) -> String { "People or things named by the applicant: \(group)" }
    var registerFreeWords: String { "People whom the applicant names in free text" }
    var registerNoTransfer: String { "None" }
    var registerTransfersUnknown: String { "The platform makes none; nobody has said whether there are others" }
    var registerNobody: String { "Nobody but the agents" }
    func registerSensitive(_ question: String, point: Character, text: String?) -> String {
        "\(question) (GDPR, article 9(2)(\(point))" + (text.map { "; \($0)" } ?? "") + ")"
    }
    func registerDrafts(days: Int) -> String { "Drafts not sent: erased after \(days) days without a visit." }
    func securityMeasure(_ measure: SecurityMeasure, running: RunningMeasures) -> String {
        switch measure {
        case .sealing: "Personal data encrypted on disk, case by case, under keys kept apart"
        case .encryptedTransport: "Site served over HTTPS"
        case .accessControl: "Each page says who may read it; everyone sees only what their role and organisation allow"
        case .accessRecord: "Each opening of a case is recorded before it is shown, and the person can read it"
        case .provableJournal: "A journal that nobody can change unseen"
        case .agentAuthentication:
            "Hashed passwords, attempts slowed down, a second factor offered to agents, sessions that end by themselves"
        case .examinedFiles: "Files received are examined apart, without network, before anybody opens them"
        case .virusScanner: "A search for viruses in files received"
        case .erasure: "Erasure by destroying a case’s key, with a receipt"
        case .noThirdParty: "No audience measurement, no third party, one necessary cookie"
        }
    }
    func platformTitle(_ processing: PlatformProcessing) -> String {
        switch processing {
        case .residentAccounts: "Personal spaces"
        case .agentAccounts: "Agents’ accounts"
        case .journal: "Journal and record of accesses"
        case .messages: "Messages to people"
        case .figures: "Published figures"
        case .accountability: "Data requests and breaches"
        }
    }
    func platform(_ processing: PlatformProcessing, _ term: RegisterTerm, running: RunningMeasures) -> String? {
        switch (processing, term) {
        case (.residentAccounts, .purposes): "Finding one’s requests again, signing in without a password"
        case (.residentAccounts, .people): "People who open a space, members of the household whom they name there"
        case (.residentAccounts, .data): "E-mail addresses, names given to members of the household, sign-ins"
        case (.residentAccounts, .retention): "Until the person removes them"
        case (.agentAccounts, .purposes): "Giving each agent what their role allows, and knowing who did what"
        case (.agentAccounts, .people): "Agents"
        case (.agentAccounts, .data):
            "Name, login, role, office, groups, delegations, absences without a reason, hashed password"
        case (.agentAccounts, .retention): "Account closed on leaving; the name stays with signed decisions"
        case (.journal, .purposes): "Proving what was asked, decided and read, and by whom"
        case (.journal, .people): "Applicants, agents"
        case (.journal, .data): "Events of each case, openings by agents, proofs without content"
        case (.journal, .retention): "Like the case; the proofs, which tell nothing of anybody, stay"
        case (.messages, .purposes): "Telling people what becomes of their request, sending sign-in codes"
        case (.messages, .people): "Applicants, owners of a space, experts consulted"
        case (.messages, .data): "E-mail address, text of the message"
        case (.messages, .retention): "90 days after sending"
        case (.messages, .recipients):
            running.sendsMail ? "The organisation’s mail server" : "None: messages stay on the server"
        case (.figures, .purposes): "Accounting for the quality of services"
        case (.figures, .people): "Users of the services, none of them recognisable"
        case (.figures, .data): "Sums by service and day; small counts are hidden"
        case (.figures, .recipients): "Everyone"
        case (.figures, .retention): "Without limit: they are no longer personal data"
        case (.accountability, .purposes): "Answering requests about data, keeping the register of breaches"
        case (.accountability, .people): "People who write to the officer, people touched by a breach, by category"
        case (.accountability, .data): "Requests and answers, descriptions of breaches without names"
        case (.accountability, .recipients): "The CNIL, when it asks or has to be told"
        case (.accountability, .retention): "Breaches stay in the register (GDPR, article 33(5))"
        default: nil
        }
    }
}
