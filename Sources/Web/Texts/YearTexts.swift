import Services

/// The figures of a service over a year, at the desk.
protocol YearTexts {
    func yearOf(_ service: String, _ year: Int) -> String
    var byMonth: String { get }
    func seeYear(_ year: Int) -> String
    var yearLead: String { get }
    var yearIsUnderWay: String { get }
    var volumes: String { get }
    func volumesSummary(received: String, decided: String, year: Int) -> String
    /// Twelve, for a chart.
    var shortMonths: [String] { get }
    var lessThanOnePercent: String { get }
    var monthColumn: String { get }
    var receivedColumn: String { get }
    var decidedColumn: String { get }
    var onTimeColumn: String { get }
    func outcomeColumn(_ outcome: Outcome) -> String
    var wholeYear: String { get }
    var noMonth: String { get }
    var delays: String { get }
    func onTimeOverYear(_ share: String, within: String) -> String
    var noTimeObjective: String { get }
    var nothingDecided: String { get }
    var takeUp: String { get }
    func takeUp(received: String, expected: String, share: String) -> String
    var takeUpMeaning: String { get }
    var takeUpNotDeclared: String { get }
    var causes: String { get }
    var causesText: String { get }
    var noCauses: String { get }
    var questionColumn: String { get }
    var askedAgainColumn: String { get }
    var shareOfRequests: String { get }
    var workTitle: String { get }
    var workByGroup: String { get }
    func workOfFew(_ fewest: Int) -> String
    var workText: String { get }
    var workNotDeclared: String { get }
    var stepColumn: String { get }
    var timesColumn: String { get }
    var declaredColumn: String { get }
    var sumColumn: String { get }
    var receivingStep: String { get }
    var messageStep: String { get }
    var workPerDecision: String { get }
    var costPerDecision: String { get }
    func costIs(_ cost: String, hourly: String, reference: String) -> String
    func minutes(_ seconds: Int) -> String
}

extension FrenchTexts {
    func yearOf(_ service: String, _ year: Int) -> String { "« \(service) » en \(year)" }
    var byMonth: String { "Mois par mois" }
    func seeYear(_ year: Int) -> String { "Voir \(year)" }
    var yearLead: String {
        "Ces chiffres sont des sommes par jour et par service. Rien n’y est compté par agent."
    }
    var yearIsUnderWay: String { "L’année n’est pas finie\u{A0}: les sommes vont jusqu’à aujourd’hui." }
    var volumes: String { "Volumes" }
    func volumesSummary(received: String, decided: String, year: Int) -> String {
        "En \(year)\u{A0}: \(received) demandes reçues, \(decided) décidées. Le tableau qui suit les donne mois par mois."
    }
    var shortMonths: [String] {
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
    }
    var lessThanOnePercent: String { "moins de 1\u{A0}%" }
    var monthColumn: String { "Mois" }
    var receivedColumn: String { "Reçues" }
    var decidedColumn: String { "Décidées" }
    var onTimeColumn: String { "Dans le délai" }
    func outcomeColumn(_ outcome: Outcome) -> String {
        switch outcome {
        case .granted: "Accordées"
        case .refused: "Refusées"
        case .closed: "Closes"
        }
    }
    var wholeYear: String { "Année" }
    var noMonth: String { "–" }
    var delays: String { "Délais" }
    func onTimeOverYear(_ share: String, within: String) -> String {
        "\(share) des demandes décidées l’ont été dans le délai que le service se fixe\u{A0}: \(within), en jours ouvrés."
    }
    var noTimeObjective: String { "Le service ne s’est pas fixé de délai (objectives.decided_within)." }
    var nothingDecided: String { "Aucune demande n’a encore été décidée cette année." }
    var takeUp: String { "Recours" }
    func takeUp(received: String, expected: String, share: String) -> String {
        "\(received) demandes reçues, pour \(expected) personnes concernées par an\u{A0}: \(share)."
    }
    var takeUpMeaning: String {
        "Une demande n’est pas une personne\u{A0}: certaines en font plusieurs, d’autres en font une pour leur famille. Une part basse peut dire que des personnes qui y ont droit ne demandent pas."
    }
    var takeUpNotDeclared: String { "Le service ne dit pas combien de personnes il concerne (audience.per_year)." }
    var causes: String { "Causes de correction" }
    var causesText: String {
        "Les questions que les agents ont fait corriger ou compléter. En haut de la liste, la question est peut-être à réécrire."
    }
    var noCauses: String { "Aucune correction n’a été demandée cette année." }
    var questionColumn: String { "Question" }
    var askedAgainColumn: String { "Demandes de correction" }
    var shareOfRequests: String { "Part des demandes reçues" }
    var workTitle: String { "Temps et coût" }
    var workByGroup: String { "Temps par groupe" }
    func workOfFew(_ fewest: Int) -> String {
        "Un groupe de moins de \(fewest) personnes n’est pas montré à part\u{A0}: ses chiffres parleraient de quelqu’un."
    }
    var workText: String {
        "Chaque étape compte pour le temps que l’organisation déclare (effort, dans la définition du service). Personne n’est chronométré."
    }
    var workNotDeclared: String { "L’organisation n’a pas déclaré le temps des étapes de ce service." }
    var stepColumn: String { "Étape" }
    var timesColumn: String { "Fois" }
    var declaredColumn: String { "Temps déclaré" }
    var sumColumn: String { "En tout" }
    var receivingStep: String { "Recevoir et lire la demande" }
    var messageStep: String { "Écrire à la personne" }
    var workPerDecision: String { "Temps de travail par demande décidée" }
    var costPerDecision: String { "Coût par demande décidée" }
    func costIs(_ cost: String, hourly: String, reference: String) -> String {
        "\(cost), à \(hourly) de l’heure (\(reference))"
    }
    func minutes(_ seconds: Int) -> String { WorkTime.words(seconds, hour: "h", minute: "min") }
}

extension EnglishTexts {
    func yearOf(_ service: String, _ year: Int) -> String { "“\(service)” in \(year)" }
    var byMonth: String { "Month by month" }
    func seeYear(_ year: Int) -> String { "See \(year)" }
    var yearLead: String {
        "These figures are sums by day and by service. Nothing is counted by agent."
    }
    var yearIsUnderWay: String { "The year is not over: sums go up to today." }
    var volumes: String { "Volumes" }
    func volumesSummary(received: String, decided: String, year: Int) -> String {
        "In \(year): \(received) requests received, \(decided) decided. The table that follows gives them month by month."
    }
    var shortMonths: [String] {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    }
    var lessThanOnePercent: String { "less than 1%" }
    var monthColumn: String { "Month" }
    var receivedColumn: String { "Received" }
    var decidedColumn: String { "Decided" }
    var onTimeColumn: String { "On time" }
    func outcomeColumn(_ outcome: Outcome) -> String {
        switch outcome {
        case .granted: "Granted"
        case .refused: "Refused"
        case .closed: "Closed"
        }
    }
    var wholeYear: String { "Year" }
    var noMonth: String { "–" }
    var delays: String { "Delays" }
    func onTimeOverYear(_ share: String, within: String) -> String {
        "\(share) of the requests decided were decided within the time that the service sets itself: \(within), in working days."
    }
    var noTimeObjective: String { "The service has set itself no time (objectives.decided_within)." }
    var nothingDecided: String { "No request has been decided yet this year." }
    var takeUp: String { "Take-up" }
    func takeUp(received: String, expected: String, share: String) -> String {
        "\(received) requests received, for \(expected) people concerned a year: \(share)."
    }
    var takeUpMeaning: String {
        "A request is not a person: some make several, others make one for their family. A low share may mean that people who are entitled do not ask."
    }
    var takeUpNotDeclared: String { "The service does not say how many people it concerns (audience.per_year)." }
    var causes: String { "Causes of correction" }
    var causesText: String {
        "The questions that agents had corrected or completed. At the top of the list, the question may need rewriting."
    }
    var noCauses: String { "No correction was asked for this year." }
    var questionColumn: String { "Question" }
    var askedAgainColumn: String { "Corrections asked" }
    var shareOfRequests: String { "Share of requests received" }
    var workTitle: String { "Time and cost" }
    var workByGroup: String { "Time by group" }
    func workOfFew(_ fewest: Int) -> String {
        "A group of fewer than \(fewest) people is not shown on its own: its figures would tell of somebody."
    }
    var workText: String {
        "Each step counts for the time that the organisation declares (effort, in the service’s definition). Nobody is timed."
    }
    var workNotDeclared: String { "The organisation has not declared how long the steps of this service take." }
    var stepColumn: String { "Step" }
    var timesColumn: String { "Times" }
    var declaredColumn: String { "Declared time" }
    var sumColumn: String { "In all" }
    var receivingStep: String { "Receiving and reading the request" }
    var messageStep: String { "Writing to the person" }
    var workPerDecision: String { "Time of work for each request decided" }
    var costPerDecision: String { "Cost of each request decided" }
    func costIs(_ cost: String, hourly: String, reference: String) -> String {
        "\(cost), at \(hourly) an hour (\(reference))"
    }
    func minutes(_ seconds: Int) -> String { WorkTime.words(seconds, hour: "h", minute: "min") }
}

/// A time of work: "8 min", "1 h 30 min", whatever its length.
private enum WorkTime {
    static func words(_ seconds: Int, hour: String, minute: String) -> String {
        let minutes = (seconds + 30) / 60
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return "\(rest)\u{A0}\(minute)" }
        let whole = "\(hours)\u{A0}\(hour)"
        return rest == 0 ? whole : "\(whole)\u{A0}\(rest)\u{A0}\(minute)"
    }
}
