import FEEL
import Services

struct FrenchAssistantTexts: AssistantTexts {
    let language = Language.fr

    // MARK: Opening and small talk
    func opening(organisation: String) -> String {
        "Bonjour. Je suis l’assistant de ce site (\(organisation))\u{A0}: une machine, pas une personne. Posez votre question avec vos mots\u{A0}: je cite nos fiches, je calcule avec les règles de nos services et je peux remplir un formulaire avec vous. Je peux me tromper\u{A0}: vous pouvez demander une personne à tout moment. En cas d’urgence, appelez le 112."
    }
    var hello: String { "Bonjour. Que puis-je faire pour vous\u{202F}?" }
    var thanks: String { "Avec plaisir. Autre chose\u{202F}?" }
    var goodbye: String { "Au revoir, et bonne journée." }
    func whoAreYou(organisation: String) -> String {
        "Je suis l’assistant de ce site (\(organisation))\u{A0}: une machine. Je cherche dans nos fiches, je les cite avec leur lien, et j’applique les règles de nos services. Je ne décide de rien. Vous pouvez demander une personne à tout moment."
    }
    var howAreYou: String { "Je suis une machine\u{A0}: je vais toujours pareil. Et vous, que cherchez-vous\u{202F}?" }
    var whatCanYouDo: String {
        "Je réponds à vos questions sur nos services, avec le passage de la fiche qui répond. Je vérifie si vous avez droit à quelque chose, une question à la fois. Je vous dis où en sont vos demandes. Et je vous mets en relation avec une personne."
    }
    var fine: String { "D’accord. Autre chose\u{202F}?" }
    var nothingSaid: String { "Je n’y lis aucun mot. Écrivez votre question avec vos mots." }

    // MARK: Choices
    var benefitsChoice: String { "À quelles aides ai-je droit\u{202F}?" }
    var myCasesChoice: String { "Où en est ma demande\u{202F}?" }
    var personChoice: String { "Parler à une personne" }
    var yes: String { "Oui" }
    var no: String { "Non" }
    var skip: String { "Je ne veux pas répondre" }
    var goOn: String { "Reprendre les questions" }
    var stop: String { "Arrêter les questions" }
    var enough: String { "Voir le résultat maintenant" }
    var startAgain: String { "Recommencer" }
    func checkChoice(_ title: String) -> String { "Vérifier mon droit\u{A0}: \(title)" }
    func formChoice(_ title: String) -> String { "Ouvrir le formulaire\u{A0}: \(title)" }
    var keepChecklist: String { "Garder cette liste dans mon espace" }
    var thatIsWrong: String { "Ce n’est pas ça" }
    var writeChoice: String { "Écrire un message sur ma demande" }
    var correctChoice: String { "Corriger ma demande" }
    var sendChoice: String { "Envoyer ce message" }
    var doNotSendChoice: String { "Ne pas l’envoyer" }

    // MARK: Answers
    var answerFound: String { "Voici ce que dit notre fiche\u{A0}:" }
    var notSure: String { "Je ne suis pas sûr de la réponse. Voici les fiches les plus proches\u{A0}:" }
    var notSureFar: String {
        "Je n’ai trouvé aucune fiche qui réponde à cela. Voici les moins éloignées, à tout hasard\u{A0}:"
    }
    var notSureNothing: String { "Je ne sais pas répondre\u{A0}: je n’ai trouvé aucune fiche là-dessus." }
    var unsureTwice: String {
        "C’est la deuxième fois que je ne sais pas répondre\u{A0}: une personne vous aidera mieux que moi."
    }
    var perhapsService: String { "C’est peut-être ce service\u{A0}:" }
    var searchFailed: String { "Je n’arrive pas à chercher dans nos fiches en ce moment." }
    var whichOne: String { "Je peux comprendre votre question de plusieurs façons. De quoi parlez-vous\u{202F}?" }
    func service(_ title: String) -> String { "Cela se fait avec ce service\u{A0}:" }
    func notByAssistant(_ title: String) -> String {
        "Je ne peux pas poser les questions de «\u{A0}\(title)\u{A0}» ni ouvrir son formulaire ici\u{A0}: sa page dit comment faire, et une personne peut vous aider."
    }
    var hasRules: String { "Je peux vérifier votre droit en quelques questions." }
    var readFirst: String { "À lire d’abord\u{A0}:" }
    var more: String { "Pour aller plus loin\u{A0}:" }
    var staleChoice: String {
        "Ce bouton ne correspond plus à la conversation. Dites-moi avec vos mots ce que vous voulez faire."
    }

    // MARK: Interview
    func interviewStarts(_ title: String) -> String {
        "Je vérifie avec les règles du service «\u{A0}\(title)\u{A0}». Seules les questions qui comptent, une à la fois\u{A0}; vous pouvez ne pas répondre, changer une réponse, ou poser une question au milieu. Rien n’est envoyé."
    }
    func simulationStarts(_ title: String, decidedBy: String) -> String {
        "Je fais une estimation avec les règles de «\u{A0}\(title)\u{A0}». \(decidedBy) Rien n’est envoyé."
    }
    var benefitsAsk: String {
        "Je peux passer vos réponses dans les règles de toutes nos aides et vous dire ce qui vous manque peut-être. Rien n’est demandé à votre place, rien n’est envoyé, et vous pouvez arrêter quand vous voulez. Êtes-vous d’accord\u{202F}?"
    }
    var benefitsStart: String {
        "Merci. Une question à la fois\u{A0}; ce qui sert à plusieurs aides n’est demandé qu’une fois."
    }
    var benefitsDeclined: String {
        "D’accord, je ne le fais pas. Vous pouvez me poser une question sur une aide en particulier."
    }
    var noRules: String { "Aucun de nos services n’a de règle que je puisse appliquer avec vous." }
    func cannotBeChecked(_ title: String) -> String {
        "Pour «\u{A0}\(title)\u{A0}», je n’ai pas de règle qui dise à l’avance si vous y avez droit."
    }
    var whichService: String { "Pour quel service voulez-vous vérifier votre droit\u{202F}?" }
    var noted: String { "J’ai compris\u{A0}:" }
    var saidBefore: String { "Vous l’avez déjà dit, je ne le redemande pas\u{A0}:" }
    var changed: String { "C’est corrigé\u{A0}:" }
    var skipped: String { "D’accord, on passe cette question." }
    var whatIsWrong: String { "Quelle réponse voulez-vous changer\u{202F}?" }
    var notUnderstood: String { "Je n’ai pas compris votre réponse." }
    var halves: String { "Il me faut un nombre entier\u{A0}: combien exactement\u{202F}?" }
    var severalNumbers: String { "Je lis plusieurs nombres\u{A0}: lequel est le bon\u{202F}?" }
    var notExactDate: String { "Il me faut le jour, le mois et l’année." }
    func about(_ amount: String) -> String {
        "Vous avez dit «\u{A0}environ\u{A0}»\u{A0}: je retiens \(amount), à corriger si besoin."
    }
    func contradiction(_ question: String, before: String, now: String) -> String {
        "À «\u{A0}\(question)\u{A0}», vous aviez dit \(before)\u{A0}; maintenant vous dites \(now). Laquelle des deux réponses est la bonne\u{202F}?"
    }
    func convert(_ working: String) -> String { "\(working). Est-ce bien cela\u{202F}?" }
    var convertNot: String { "D’accord. Donnez-moi alors le montant tel que la question le demande." }
    var left: String {
        "D’accord, j’arrête les questions. Vos réponses ne sont pas envoyées\u{A0}; dites «\u{A0}reprendre\u{A0}» si vous changez d’avis."
    }
    var nothingToLeave: String { "D’accord." }
    func backTo(_ title: String?) -> String {
        title.map { "Reprenons «\u{A0}\($0)\u{A0}»\u{A0}:" } ?? "Reprenons vos droits\u{A0}:"
    }
    var noInterview: String { "Il n’y a pas de questions en cours. Que voulez-vous vérifier\u{202F}?" }
    var result: String { "Voici ce que disent les règles, d’après vos réponses\u{A0}:" }
    func verdict(_ verdict: Conversation.RuleResult.Verdict, isSimulation: Bool) -> String {
        switch verdict {
        case .yes:
            isSimulation ? "D’après vos réponses, vous y auriez droit." : "D’après vos réponses, vous y avez droit."
        case .no:
            isSimulation
                ? "D’après vos réponses, vous n’y auriez pas droit." : "D’après vos réponses, vous n’y avez pas droit."
        case .unknown: "Il manque des réponses pour le dire."
        }
    }
    var unknownResult: String { "Une personne peut vous aider à répondre à ce qui manque." }
    func benefitsFound(_ count: Int) -> String {
        switch count {
        case 0: "D’après vos réponses, je n’ai trouvé aucune aide à laquelle vous auriez droit pour sûr."
        case 1: "D’après vos réponses, il y a une aide à laquelle vous avez sans doute droit."
        default: "D’après vos réponses, il y a \(count) aides auxquelles vous avez sans doute droit."
        }
    }
    var notADecision: String {
        "Ce n’est pas une décision\u{A0}: c’est ce que donnent les règles publiées avec ce que vous avez dit. Je ne demande rien à votre place."
    }
    func decides(_ who: String) -> String { "Qui décide\u{A0}: \(who)" }
    var formFilled: String {
        "Je peux ouvrir le formulaire avec ces réponses\u{A0}: chacune reste à confirmer par vous."
    }
    var confirmInForm: String {
        "J’ouvre le formulaire avec vos réponses. Relisez et confirmez chacune\u{A0}: rien n’est envoyé sans vous."
    }
    var whyAsked: String { "Cette réponse sert à appliquer la règle." }
    func hintWhy(_ why: String) -> String { "À quoi sert la réponse\u{A0}: \(why)" }
    var missingAnswers: String { "Il manque\u{A0}:" }
    var inOtherWords: String { "Voici ce que je peux en dire\u{A0}:" }
    func worked(_ amount: String, _ period: SpokenAmount.Period, sign: String, result: String) -> String {
        "\(amount)\u{A0}€ par \(Self.periods[period] ?? "") \(sign) = \(result)"
    }
    private static let periods: [SpokenAmount.Period: String] = [
        .hour: "heure", .day: "jour", .week: "semaine", .month: "mois", .quarter: "trimestre", .year: "an",
    ]
    var whichOneOfThem: String { "Votre réponse peut vouloir dire plusieurs choses\u{A0}: choisissez-en une." }
    var ambiguousFigures: String {
        "Je peux lire ce nombre de deux façons\u{A0}: écrivez-le sans point ni virgule, ou en lettres."
    }
    var euros: String { "Il me faut un montant en euros." }
    var noPeriod: String {
        "La question porte sur un montant en tout, pas par mois ou par an\u{A0}: quel est-il\u{202F}?"
    }
    func anotherPeriod(_ wanted: SpokenAmount.Period) -> String {
        "Il me faut ce montant par \(Self.periods[wanted] ?? "")\u{A0}: je ne veux pas le calculer à peu près."
    }
    func appliedNothing() -> String { "Aucune règle n’a pu être appliquée." }

    // MARK: Life events
    func checklist(_ title: String) -> String {
        "Voici ce que nous pouvons faire pour vous, sous «\u{A0}\(title)\u{A0}»\u{A0}:"
    }
    var noChecklist: String { "Nous n’avons pas de service particulier pour cela, mais posez-moi votre question." }
    func answeredWithin(_ period: String) -> String { "Réponse en \(period) en général." }
    func openBetween(_ first: String, _ last: String) -> String { "Demandes ouvertes du \(first) au \(last)." }
    func closedUntil(_ day: String) -> String {
        "Les demandes ouvrent le \(day)\u{A0}: d’ici là, vous pouvez préparer la vôtre, sans l’envoyer."
    }
    func congratulate(_ event: LifeEventKind) -> String? {
        switch event {
        case .birth: "Félicitations."
        case .death: "Toutes mes condoléances."
        default: nil
        }
    }
    var checklistKept: String { "La liste est gardée dans votre espace." }
    var checklistSignIn: String { "Pour garder cette liste, connectez-vous d’abord." }

    // MARK: Cases
    var signIn: String {
        "Je ne sais pas qui vous êtes, et je ne vois donc aucune demande. Connectez-vous pour que je vous dise où elles en sont, ou suivez une demande avec sa référence et son code."
    }
    var noCases: String { "Je ne vois aucune demande à votre nom." }
    var yourCases: String { "Voici où en sont vos demandes\u{A0}:" }
    func caseLine(_ standing: CaseStanding) -> String {
        var line = "\(standing.title) (\(standing.reference))\u{A0}: \(standing.state)"
        if let awaited = standing.awaited { line += ". \(awaited)" }
        if let byWhen = standing.byWhen { line += ". \(byWhen)" }
        return line
    }
    var stateUnknown: String { "Close" }
    var correctionAwaited: String { "Nous attendons vos corrections" }
    func answerBy(_ date: String) -> String { "À faire avant le \(date)" }
    func answeredBy(_ date: String) -> String { "Réponse prévue avant le \(date)" }
    func silenceOn(_ date: String) -> String { "Le silence aura un effet le \(date)" }
    var whatToWrite: String {
        "Que voulez-vous écrire\u{202F}? Tapez votre message\u{A0}: je vous le relirai avant de l’envoyer."
    }
    func confirmMessage(_ reference: String, _ text: String) -> String {
        "Message au sujet de la demande \(reference)\u{A0}:\n«\u{A0}\(text)\u{A0}»\nL’envoyer\u{202F}?"
    }
    func messageSent(_ reference: String) -> String { "J’envoie votre message au sujet de la demande \(reference)." }
    var messageNotSent: String { "D’accord, je n’envoie rien." }
    var whichCase: String { "De quelle demande s’agit-il\u{202F}?" }
    func caseLink(_ link: Conversation.CaseLink) -> String {
        switch link.purpose {
        case .follow: "Suivre la demande \(link.reference)"
        case .correct: "Voir et corriger la demande \(link.reference)"
        }
    }

    // MARK: People
    var personOffered: String { "Voulez-vous parler à une personne\u{202F}?" }
    func personLive(_ minutes: Int) -> String {
        minutes <= 1
            ? "Une personne peut vous répondre ici, tout de suite."
            : "Une personne peut vous répondre ici, dans \(minutes) minutes environ."
    }
    func personCallBack(_ day: CivilDate) -> String {
        "Une personne peut vous rappeler le \(Formatting.dateWithWeekday(day, in: .fr))."
    }
    func personOffice(_ office: Office) -> String {
        var ways: [String] = []
        if let phone = office.contact.phone { ways.append("au \(phone)") }
        if let email = office.contact.email { ways.append("à \(email)") }
        if !office.contact.address.isEmpty {
            ways.append("sur place\u{A0}: \(office.contact.address.joined(separator: ", "))")
        }
        return "Pour joindre «\u{A0}\(office.name[.fr])\u{A0}»\u{A0}: \(ways.joined(separator: ", ou "))."
    }
    var personHandedOver: String { "Je transmets notre conversation à une personne, avec ce que vous avez déjà dit." }
    func personReason(_ reason: Conversation.PersonOffer.Reason) -> String {
        switch reason {
        case .asked: "Bien sûr."
        case .unsure: "Je ne suis pas sûr de moi."
        case .distress: "Vous pouvez aussi parler à quelqu’un de chez nous."
        case .complaint: "Votre réclamation mérite une réponse humaine."
        case .insult: "Vous pouvez parler à une personne, ou arrêter là."
        case .technical: "Si cela ne marche toujours pas, une personne peut faire la démarche avec vous."
        case .caseMatter: "Pour cela, une personne vous répondra mieux que moi."
        }
    }
    var personDeclined: String { "D’accord. Je reste à votre disposition." }

    // MARK: Difficult moments
    var numbersIntro: String { "Appelez maintenant\u{A0}:" }
    var inCaseOfDanger: String { "Si quelqu’un est en danger ou souffre, ces numéros répondent tout de suite\u{A0}:" }
    var afterNumbers: String {
        "Je suis une machine\u{A0}: je ne peux ni appeler ni envoyer quelqu’un. Ces numéros, si."
    }
    var insultFirst: String {
        "Je comprends que vous puissiez être en colère. Parlons-nous sans insultes\u{A0}: dites-moi ce qui ne va pas et je chercherai avec vous."
    }
    var insultAgain: String {
        "Je ne réponds pas aux insultes. Vous pouvez parler à une personne de façon courtoise, ou arrêter la conversation ici. Ce que vous avez écrit lui sera visible."
    }
    var complaint: String {
        "Je suis désolé que cela se passe mal. Une réclamation se fait auprès d’une personne, qui vous doit une réponse."
    }
    func appeal(_ service: String, _ text: String) -> String {
        "Pour contester une décision sur «\u{A0}\(service)\u{A0}»\u{A0}: \(text)"
    }
    var technicalSite: String {
        "Si une page ne répond pas\u{A0}: rechargez-la, puis essayez un autre navigateur. Ce que vous avez écrit dans un formulaire est gardé\u{A0}: vous le retrouvez avec le lien et le code affichés."
    }
    var technicalFile: String {
        "Un fichier est refusé s’il est trop lourd ou d’un autre genre que ceux demandés (souvent PDF, JPEG ou PNG, 10\u{A0}Mo au plus). Une photo prise de près, bien éclairée, suffit\u{A0}; vous pouvez aussi l’apporter au guichet."
    }
    var technicalSignIn: String {
        "Vous pouvez faire presque toutes les démarches sans compte. Pour retrouver une demande, sa référence et son code suffisent."
    }
}
