import Cases
import Services

/// How services do: what is measured, published and asked.
protocol FigureTexts {
    var figuresTitle: String { get }
    func figuresOf(_ service: String) -> String
    func figuresPeriod(from first: String, to last: String) -> String
    var allFigures: String { get }
    var tooFewFigures: String { get }
    var figuresExplained: [String] { get }
    var measuredColumn: String { get }
    var figureColumn: String { get }
    var objectiveColumn: String { get }
    var shareColumn: String { get }
    var noObjective: String { get }
    var formsStarted: String { get }
    var formsSent: String { get }
    var formsCompleted: String { get }
    var formsGivenUp: String { get }
    var medianTimeTitle: String { get }
    var decidedCasesCounted: String { get }
    var onTimeTitle: String { get }
    var medianDelayTitle: String { get }
    var satisfiedTitle: String { get }
    var pagesTitle: String { get }
    var pagesCaption: String { get }
    var channelsTitle: String { get }
    var satisfactionTitle: String { get }
    func satisfactionCaption(answers: Int) -> String
    func atLeast(_ percent: String) -> String
    func atMost(_ percent: String) -> String
    func percent(_ number: Int) -> String
    func between(_ low: String, _ high: String) -> String
    func moreThan(_ value: String) -> String
    func workingDays(_ count: Int) -> String
    func channel(_ channel: Channel) -> String
    func satisfaction(_ answer: Satisfaction) -> String
    var hiddenFigure: String { get }
    var hiddenFigureNote: String { get }
    var openDataTitle: String { get }
    var openDataText: String { get }
    var satisfactionQuestion: String { get }
    var satisfactionHint: String { get }
    var satisfactionSend: String { get }
    var satisfactionThanks: String { get }
    var satisfactionChoose: String { get }
    var deskFigures: String { get }
    var deskFiguresText: String { get }
    var funnelTitle: String { get }
    func funnelCaption(from first: String, to last: String) -> String
    var lostColumn: String { get }
    func lost(_ count: Int) -> String
    var askedOfSome: String { get }
    var formsOpen: String { get }
}

extension FrenchTexts {
    var figuresTitle: String { "Comment ça se passe" }
    func figuresOf(_ service: String) -> String { "Les chiffres de « \(service) »" }
    func figuresPeriod(from first: String, to last: String) -> String {
        "Mesuré du \(first) au \(last), sans identifier personne."
    }
    var allFigures: String { "Voir tous les chiffres" }
    var tooFewFigures: String { "Il n’y a pas encore assez de demandes pour publier des chiffres." }
    var figuresExplained: [String] {
        [
            "Un compteur avance à chaque formulaire commencé, à chaque page terminée, à chaque envoi et à chaque décision. Rien d’autre n’est gardé : ni identité, ni réponse, ni parcours d’une personne.",
            "Les durées sont rangées dans des tranches avant d’être comptées. La durée médiane est donc donnée avec les deux bornes de sa tranche : la moitié des personnes a mis moins de temps, l’autre moitié davantage.",
            "Un nombre inférieur à 10 n’est jamais publié, ni aucun chiffre qui permettrait de le retrouver par soustraction.",
            "Une demande commencée et pas encore envoyée compte parmi les demandes commencées.",
        ]
    }
    var measuredColumn: String { "Mesure" }
    var figureColumn: String { "Résultat" }
    var objectiveColumn: String { "Objectif" }
    var shareColumn: String { "Part" }
    var noObjective: String { "–" }
    var formsStarted: String { "Formulaires commencés" }
    var formsSent: String { "Demandes envoyées" }
    var formsCompleted: String { "Formulaires menés à bout" }
    var formsGivenUp: String { "Abandonnés (effacés ou expirés)" }
    var medianTimeTitle: String { "Temps médian pour remplir" }
    var decidedCasesCounted: String { "Demandes traitées" }
    var onTimeTitle: String { "Réponses dans le délai annoncé" }
    var medianDelayTitle: String { "Délai médian de réponse" }
    var satisfiedTitle: String { "Démarche jugée facile" }
    var pagesTitle: String { "Page par page" }
    var pagesCaption: String { "Formulaires dont la page est terminée" }
    var channelsTitle: String { "Par où arrivent les demandes" }
    var satisfactionTitle: String { "Satisfaction" }
    func satisfactionCaption(answers: Int) -> String {
        "\(Formatting.integer(answers, in: .fr)) réponses à la question posée après l’envoi"
    }
    func atLeast(_ percent: String) -> String { "au moins \(percent)" }
    func atMost(_ percent: String) -> String { "au plus \(percent)" }
    func percent(_ number: Int) -> String { "\(number)\u{A0}%" }
    func between(_ low: String, _ high: String) -> String { "entre \(low) et \(high)" }
    func moreThan(_ value: String) -> String { "plus de \(value)" }
    func workingDays(_ count: Int) -> String {
        count == 0 ? "le jour même" : "\(count)\u{A0}jour\(count > 1 ? "s ouvrés" : " ouvré")"
    }
    func channel(_ channel: Channel) -> String {
        switch channel {
        case .web: "Site internet"
        case .assistant: "Assistant"
        case .counter: "Guichet"
        case .paper: "Papier"
        case .voice: "Téléphone"
        case .api: "Logiciel partenaire"
        }
    }
    func satisfaction(_ answer: Satisfaction) -> String {
        switch answer {
        case .veryGood: "Très facile"
        case .good: "Plutôt facile"
        case .fair: "Ni facile ni difficile"
        case .bad: "Plutôt difficile"
        case .veryBad: "Très difficile"
        }
    }
    var hiddenFigure: String { "non publié" }
    var hiddenFigureNote: String {
        "« Non publié » : moins de 10 personnes, ou un chiffre qui permettrait de le savoir."
    }
    var openDataTitle: String { "Données ouvertes" }
    var openDataText: String { "Les mêmes chiffres, à réutiliser librement, mis à jour chaque semaine :" }
    var satisfactionQuestion: String { "Cette démarche vous a-t-elle paru facile ?" }
    var satisfactionHint: String { "Facultatif. Seul le nombre de réponses est gardé, sans lien avec votre demande." }
    var satisfactionSend: String { "Donner mon avis" }
    var satisfactionThanks: String { "Merci. Votre avis est compté, sans lien avec votre demande." }
    var satisfactionChoose: String { "Choisissez une réponse, ou passez votre chemin : rien n’est obligatoire." }
    var deskFigures: String { "Chiffres" }
    var deskFiguresText: String {
        "Ces nombres sont entiers, réservés aux personnes qui travaillent au service. Ceux qui sont publiés cachent les petits nombres."
    }
    var funnelTitle: String { "Où les personnes s’arrêtent" }
    func funnelCaption(from first: String, to last: String) -> String { "Du \(first) au \(last)" }
    var lostColumn: String { "Arrêts avant cette étape" }
    func lost(_ count: Int) -> String { count > 0 ? "−\(count)" : "–" }
    var askedOfSome: String { "page posée à certains seulement" }
    var formsOpen: String { "En cours ou abandonnés" }
}

extension EnglishTexts {
    var figuresTitle: String { "How it goes" }
    func figuresOf(_ service: String) -> String { "Figures of “\(service)”" }
    func figuresPeriod(from first: String, to last: String) -> String {
        "Measured from \(first) to \(last), without identifying anyone."
    }
    var allFigures: String { "See all the figures" }
    var tooFewFigures: String { "There are not enough requests yet to publish figures." }
    var figuresExplained: [String] {
        [
            "A counter goes up for each form begun, each page completed, each request sent and each decision. Nothing else is kept: no identity, no answer, nobody’s way through the form.",
            "Times are put in classes before they are counted. The median time is therefore given with the two ends of its class: half of the people took less, the other half took more.",
            "A number below 10 is never published, nor any figure from which it could be found by subtraction.",
            "A form begun and not sent yet counts among the forms begun.",
        ]
    }
    var measuredColumn: String { "Measure" }
    var figureColumn: String { "Result" }
    var objectiveColumn: String { "Objective" }
    var shareColumn: String { "Share" }
    var noObjective: String { "–" }
    var formsStarted: String { "Forms begun" }
    var formsSent: String { "Requests sent" }
    var formsCompleted: String { "Forms completed" }
    var formsGivenUp: String { "Given up (erased or expired)" }
    var medianTimeTitle: String { "Median time to complete" }
    var decidedCasesCounted: String { "Requests decided" }
    var onTimeTitle: String { "Answers within the announced time" }
    var medianDelayTitle: String { "Median time to an answer" }
    var satisfiedTitle: String { "Found easy" }
    var pagesTitle: String { "Page by page" }
    var pagesCaption: String { "Forms of which the page is completed" }
    var channelsTitle: String { "How requests arrive" }
    var satisfactionTitle: String { "Satisfaction" }
    func satisfactionCaption(answers: Int) -> String {
        "\(Formatting.integer(answers, in: .en)) answers to the question asked after sending"
    }
    func atLeast(_ percent: String) -> String { "at least \(percent)" }
    func atMost(_ percent: String) -> String { "at most \(percent)" }
    func percent(_ number: Int) -> String { "\(number)%" }
    func between(_ low: String, _ high: String) -> String { "between \(low) and \(high)" }
    func moreThan(_ value: String) -> String { "more than \(value)" }
    func workingDays(_ count: Int) -> String {
        count == 0 ? "the same day" : "\(count) working day\(count > 1 ? "s" : "")"
    }
    func channel(_ channel: Channel) -> String {
        switch channel {
        case .web: "Website"
        case .assistant: "Assistant"
        case .counter: "Counter"
        case .paper: "Paper"
        case .voice: "Telephone"
        case .api: "Partner software"
        }
    }
    func satisfaction(_ answer: Satisfaction) -> String {
        switch answer {
        case .veryGood: "Very easy"
        case .good: "Fairly easy"
        case .fair: "Neither easy nor difficult"
        case .bad: "Fairly difficult"
        case .veryBad: "Very difficult"
        }
    }
    var hiddenFigure: String { "not published" }
    var hiddenFigureNote: String { "“Not published”: fewer than 10 people, or a figure that would tell." }
    var openDataTitle: String { "Open data" }
    var openDataText: String { "The same figures, free to reuse, updated every week:" }
    var satisfactionQuestion: String { "Did you find this easy to do?" }
    var satisfactionHint: String { "Optional. Only the number of answers is kept, with no link to your request." }
    var satisfactionSend: String { "Give my opinion" }
    var satisfactionThanks: String { "Thank you. Your opinion is counted, with no link to your request." }
    var satisfactionChoose: String { "Choose an answer, or leave it: nothing is compulsory." }
    var deskFigures: String { "Figures" }
    var deskFiguresText: String {
        "These numbers are whole, for those who work at the service. Those that are published hide small numbers."
    }
    var funnelTitle: String { "Where people stop" }
    func funnelCaption(from first: String, to last: String) -> String { "From \(first) to \(last)" }
    var lostColumn: String { "Stopped before this step" }
    func lost(_ count: Int) -> String { count > 0 ? "−\(count)" : "–" }
    var askedOfSome: String { "page asked of some only" }
    var formsOpen: String { "Under way or given up" }
}
