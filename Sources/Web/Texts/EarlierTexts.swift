/// Offering what a person answered in an earlier request.
protocol EarlierTexts {
    func earlierAnswer(on date: String, service: String) -> String
    var takeUpAnswer: String { get }
    func takenUp(from reference: String) -> String
    func earlierDocument(on date: String, service: String) -> String
    var takeUpDocument: String { get }
    func documentTaken(from reference: String, of date: String) -> String
}

extension FrenchTexts {
    func earlierAnswer(on date: String, service: String) -> String {
        "Le \(date), pour «\u{A0}\(service)\u{A0}», vous avez répondu\u{A0}:"
    }
    var takeUpAnswer: String { "Reprendre cette réponse" }
    func takenUp(from reference: String) -> String { "repris par la personne de sa demande \(reference)" }
    func earlierDocument(on date: String, service: String) -> String {
        "Le \(date), pour «\u{A0}\(service)\u{A0}», vous avez donné\u{A0}:"
    }
    var takeUpDocument: String { "Reprendre ce document" }
    func documentTaken(from reference: String, of date: String) -> String {
        "Repris de votre demande \(reference) du \(date)"
    }
}

extension EnglishTexts {
    func earlierAnswer(on date: String, service: String) -> String { "On \(date), for “\(service)”, you answered:" }
    var takeUpAnswer: String { "Use this answer" }
    func takenUp(from reference: String) -> String { "taken up by the person from their request \(reference)" }
    func earlierDocument(on date: String, service: String) -> String { "On \(date), for “\(service)”, you gave:" }
    var takeUpDocument: String { "Use this document" }
    func documentTaken(from reference: String, of date: String) -> String {
        "Taken from your request \(reference) of \(date)"
    }
}
