/// Offering what a person answered in an earlier request.
protocol EarlierTexts {
    func earlierAnswer(on date: String, service: String) -> String
    var takeUpAnswer: String { get }
    func takenUp(from reference: String) -> String
}

extension FrenchTexts {
    func earlierAnswer(on date: String, service: String) -> String {
        "Le \(date), pour «\u{A0}\(service)\u{A0}», vous avez répondu\u{A0}:"
    }
    var takeUpAnswer: String { "Reprendre cette réponse" }
    func takenUp(from reference: String) -> String { "repris par la personne de sa demande \(reference)" }
}

extension EnglishTexts {
    func earlierAnswer(on date: String, service: String) -> String { "On \(date), for “\(service)”, you answered:" }
    var takeUpAnswer: String { "Use this answer" }
    func takenUp(from reference: String) -> String { "taken up by the person from their request \(reference)" }
}
