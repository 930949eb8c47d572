import Cases

extension FrenchTexts {
    var whoLookedTitle: String { "Qui a consulté ma demande" }
    var whoLookedLead: String {
        "Toute consultation par quelqu’un d’autre que vous est notée avant que quoi que ce soit s’affiche. Ce qu’un même agent ouvre de votre demande en moins de dix minutes compte pour une seule consultation. Les agents ne sont pas nommés ici\u{A0}: leur nom est gardé scellé pour la personne chargée de la protection des données, et pour un juge."
    }
    var nobodyLooked: String { "Personne d’autre que vous ne l’a consultée." }
    var seenWhat: String { "A vu" }
    var seenWhy: String { "Pour" }
    var seenHow: String { "Par" }
    var seenOnScreen: String { "un écran du bureau" }
    var seenInFile: String { "un fichier de plusieurs demandes" }
    var seenByLink: String { "un lien réservé à cette personne" }
    var seenByPlatform: String { "une tâche automatique, que personne ne regarde" }
    var readByPlatform: String { "La plateforme elle-même" }
    var askWhy: String { "Demander pourquoi" }
    var askedWhy: String { "Vous avez demandé pourquoi." }
    var askedWhySent: String { "Votre question est envoyée" }
    func askedWhySentText(until day: String) -> String {
        "Elle est arrivée à la personne chargée de la protection des données. Réponse au plus tard le \(day), sur la page de vos données."
    }
    var seeMyQuestions: String { "Voir mes questions et les réponses" }
    var olderReadings: String { "Consultations plus anciennes" }
    func someReadingsLater(_ reference: String) -> String {
        "Certaines consultations peuvent être montrées ici plus tard, parce que la loi le permet\u{A0}: \(reference). Elles sont notées, et la personne chargée de la protection des données les voit dès maintenant."
    }
    func disclosedLater(_ reference: String) -> String { "Montrée plus tard, comme le permet\u{A0}: \(reference)" }
    var sharedPart: String { "les réponses choisies pour cet avis" }
    var myDataTitle: String { "Mes données" }
    var dataLead: String { "Ce que nous gardons de cette demande, et vos droits." }
    var dataHeld: String { "Ce que nous gardons" }
    func dataAnswers(_ count: Int) -> String { "\(figure(count)) \(count < 2 ? "réponse" : "réponses")" }
    func dataDocuments(_ count: Int) -> String { "\(figure(count)) \(count < 2 ? "document" : "documents")" }
    func dataMessages(_ count: Int) -> String { "\(figure(count)) \(count < 2 ? "message" : "messages")" }
    func dataLetters(_ count: Int) -> String { "\(figure(count)) \(count < 2 ? "lettre" : "lettres")" }
    func dataEvents(_ count: Int) -> String { "\(figure(count)) \(count < 2 ? "étape" : "étapes") dans l’historique" }
    var dataDownloadAll: String { "Tout télécharger" }
    var dataDownloadText: String {
        "Une archive ZIP\u{A0}: une page à lire, vos réponses en CSV, les documents, les lettres, qui a consulté votre demande, et le tout en JSON pour un autre service."
    }
    var dataRights: String { "Vos droits" }
    var rightsCorrect: String { "Faire corriger" }
    var rightsCorrectText: String { "Dites ce qui est faux ou incomplet, et ce qui est juste." }
    var rightsObject: String { "S’opposer" }
    var rightsObjectText: String {
        "Dites pourquoi, dans votre situation, vos données ne devraient plus être utilisées. Le service doit alors arrêter, ou montrer une raison plus forte."
    }
    var rightsErase: String { "Faire effacer" }
    var rightsEraseText: String {
        "Dites ce qui doit être effacé. Ce qui l’est ne peut plus être lu par personne."
    }
    var rightsWords: String { "En quelques mots" }
    var rightsSendCorrect: String { "Envoyer la demande de correction" }
    var rightsSendObject: String { "Envoyer l’opposition" }
    var rightsSendErase: String { "Envoyer la demande d’effacement" }
    func noErasure(legalObligation: Bool) -> String {
        "La loi ne donne pas ce droit ici\u{A0}: \(legalObligation ? "une obligation légale demande" : "une mission de service public demande") de garder ces données (RGPD, article 17, paragraphe 3, b)."
    }
    func keptFor(_ period: String) -> String { "Elles sont gardées \(period) après la fin de la demande." }
    var noObjection: String {
        "La loi ne donne pas ce droit ici\u{A0}: il vaut pour une mission de service public ou des intérêts légitimes (RGPD, article 21). Vous pouvez retirer votre demande ou votre consentement."
    }
    var rightsAsked: String { "Ce que vous avez demandé" }
    func rightsKind(_ kind: RightsRequest.Kind) -> String {
        switch kind {
        case .question: "Question sur une consultation"
        case .rectification: "Demande de correction"
        case .objection: "Opposition"
        case .erasure: "Demande d’effacement"
        }
    }
    func rightsDue(_ day: String) -> String { "Réponse au plus tard le \(day)." }
    func rightsExtended(until day: String, why: String) -> String {
        "Il faut plus de temps, jusqu’au \(day)\u{A0}: \(why)"
    }
    func rightsOutcome(_ outcome: RightsAnswer.Outcome) -> String {
        switch outcome {
        case .answered: "Réponse donnée"
        case .granted: "Accordé"
        case .partly: "Accordé en partie"
        case .refused: "Refusé"
        }
    }
    func rightsAnsweredOn(_ moment: String) -> String { "Réponse du \(moment)" }
    var rightsSentTitle: String { "Votre demande est envoyée" }
    func rightsSentText(until day: String) -> String {
        "Elle est arrivée à la personne chargée de la protection des données. Réponse au plus tard le \(day)."
    }
    var rightsTextRequired: String { "Dites-le en quelques mots." }
    var rightsTooMany: String {
        "Vous avez déjà beaucoup de demandes en attente. Attendez une réponse, ou appelez-nous."
    }
    var rightsComplaint: String {
        "La réponse ne vous convient pas\u{A0}? Vous pouvez saisir la CNIL, gratuitement\u{A0}: cnil.fr/plaintes, ou CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07."
    }
    var officerContact: String { "La personne chargée de la protection des données" }
    var rightsAskedEvent: String { "Vous avez écrit au sujet de vos données" }
    var rightsExtendedEvent: String { "Il faut plus de temps pour vous répondre au sujet de vos données" }
    var rightsAnsweredEvent: String { "Réponse au sujet de vos données" }
    func rightsAsked(by who: String) -> String { "Question sur ses données par \(who)" }
    func rightsExtended(by who: String) -> String { "Délai de réponse sur les données prolongé par \(who)" }
    func rightsAnswered(by who: String) -> String { "Réponse sur les données par \(who)" }
    var changedRights: String { "a écrit au sujet de ses données" }
    func rightsPending(_ kind: RightsRequest.Kind) -> String {
        switch kind {
        case .question:
            "La personne demande pourquoi sa demande a été consultée. La personne chargée de la protection des données lui répond."
        case .rectification:
            "La personne demande une correction. Voyez «\u{A0}Corriger les réponses\u{A0}»\u{A0}; la personne chargée de la protection des données lui répond."
        case .objection:
            "La personne s’oppose à l’usage de ses données. N’allez pas plus loin sans la personne chargée de la protection des données."
        case .erasure: "La personne demande l’effacement. La personne chargée de la protection des données lui répond."
        }
    }
    func accessTask(_ task: AccessTask) -> String {
        switch task {
        case .inbox: "trouver les demandes à traiter"
        case .search: "retrouver une demande parmi d’autres"
        case .caseWork: "traiter la demande"
        case .besideAnother: "traiter une autre demande, à côté de laquelle celle-ci est montrée"
        case .signing: "signer des décisions"
        case .batch: "traiter plusieurs demandes ensemble"
        case .opinion: "donner un avis demandé par un collègue"
        case .rights: "vous répondre au sujet de vos données"
        case .message: "vous envoyer un message"
        case .fileExamination: "vérifier qu’un document est sans danger"
        case .upkeep: "tenir à jour les dates et les liens entre demandes"
        case .retention: "appliquer les durées de conservation"
        case .archives: "préparer l’archivage"
        case .conversation: "vous aider dans une conversation que vous avez demandée"
        case .portal: "répondre à votre portail de suivi"
        }
    }
    func accessPart(_ part: AccessParts) -> String {
        switch part {
        case .listed: "la ligne de liste (service, dates, quelques réponses)"
        case .content: "toute la demande (réponses, messages, historique)"
        case .documents: "les documents"
        case .account: "votre compte"
        case .draft: "un formulaire pas encore envoyé"
        default: ""
        }
    }
    var rightsDeskLead: String {
        "Ce que les gens demandent au sujet de leurs données. La loi donne un mois pour répondre (RGPD, article 12)."
    }
    var rightsToAnswer: String { "À répondre" }
    var rightsDone: String { "Répondues" }
    var noRightsToAnswer: String { "Aucune demande n’attend de réponse." }
    var noRightsDone: String { "Aucune n’a encore été répondue." }
    func rightsDueBy(_ day: String, isLate: Bool) -> String {
        "\(isLate ? "En retard\u{A0}: à répondre avant le" : "À répondre avant le") \(day)"
    }
    var rightsMore: String { "La suite" }
    var rightsRequestOf: String { "Demande de la personne" }
    var rightsNoWords: String { "Sans un mot de plus." }
    var rightsReading: String { "La consultation en cause" }
    var rightsReadingGone: String { "Cette consultation n’est plus au registre." }
    var rightsAllReadings: String { "Toutes les consultations de cette demande" }
    var rightsNames: String {
        "Les noms sont gardés pour vous et pour un juge. Ils ne servent jamais à classer ni à surveiller les agents."
    }
    var rightsReply: String { "Répondre" }
    var rightsReplyWords: String { "Votre réponse" }
    var rightsReplyHint: String {
        "La personne la lit sur la page de ses données, et en est prévenue par e-mail si elle a donné une adresse."
    }
    var rightsOutcomeLabel: String { "Ce qui est fait" }
    var rightsOutcomeRequired: String { "Choisissez ce qui est fait." }
    var rightsSendReply: String { "Envoyer la réponse" }
    var rightsExtend: String { "Prendre plus de temps" }
    var rightsExtendText: String {
        "Deux mois de plus, une seule fois, si la demande est complexe (RGPD, article 12, paragraphe 3). La personne lit pourquoi."
    }
    var rightsExtendWhy: String { "Pourquoi" }
    var rightsExtendSend: String { "Prolonger le délai" }
    var rightsAnsweredAlready: String { "Une réponse a déjà été donnée." }
    var rightsExtendedAlready: String { "Le délai a déjà été prolongé une fois." }
    var accessOfAccount: String { "Qui a consulté mon compte" }
    var dataOfAll: String { "Tout ce que nous gardons sur vous" }
    var dataOfAllLead: String {
        "Vos coordonnées, votre foyer, l’historique de votre compte, et chacune de vos demandes."
    }
    var dataContacts: String { "Coordonnées" }
    var dataHousehold: String { "Foyer" }
    var dataRequests: String { "Demandes" }
    var dataDrafts: String { "Formulaires commencés" }
    var noAccountReadings: String { "Personne d’autre que vous ne l’a consulté." }
    var csvQuestion: String { "Question" }
    var csvLabel: String { "Intitulé" }
    var csvAnswer: String { "Réponse" }
    var accountNumber: String { "Numéro de compte" }
    var downloadOfAll: String { "Tout télécharger" }
    func downloadOfAllText(_ count: Int) -> String {
        "Une archive ZIP avec votre compte et vos \(count) dernières demandes au plus."
    }
    var rightsWrite: String { "Écrire ma demande" }
    var rightsStillOpen: String {
        "La demande est en cours\u{A0}: elle est décidée ou retirée avant d’être effacée."
    }
}
