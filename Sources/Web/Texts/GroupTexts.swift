/// Lists of a form, values shown as the person types, and saving meanwhile.
protocol GroupTexts {
    func noMoreElements(_ maximum: Int) -> String
    func elementRemoved(_ name: String) -> String
    var undo: String { get }
    /// The questions that a value still needs, with how many more than those named.
    func stillNeeded(_ questions: [String], andOthers count: Int) -> String
    /// Said in place of a value that can't be computed.
    var cannotBeComputed: String { get }
    var notKept: String { get }
    var pageIsOld: String { get }
}

extension FrenchTexts {
    func noMoreElements(_ maximum: Int) -> String { "Vous avez atteint le maximum : \(maximum)." }
    func elementRemoved(_ name: String) -> String { "Retiré : \(name)." }
    var undo: String { "Annuler le retrait" }
    var cannotBeComputed: String { "Impossible à calculer avec ces réponses : le service vous répondra." }

    func stillNeeded(_ questions: [String], andOthers count: Int) -> String {
        let others = count == 0 ? "" : count == 1 ? " et une autre réponse" : " et \(count) autres réponses"
        return "Il manque encore : " + questions.joined(separator: ", ") + others
    }
    var notKept: String { "Connexion perdue : vos réponses seront enregistrées quand vous continuerez." }
    var pageIsOld: String { "Cette page a changé ailleurs. Rechargez-la pour continuer." }
}

extension EnglishTexts {
    func noMoreElements(_ maximum: Int) -> String { "You have reached the maximum: \(maximum)." }
    func elementRemoved(_ name: String) -> String { "Removed: \(name)." }
    var undo: String { "Undo" }
    var cannotBeComputed: String { "It can’t be computed from these answers: the office will answer you." }

    func stillNeeded(_ questions: [String], andOthers count: Int) -> String {
        let others = count == 0 ? "" : count == 1 ? " and one more answer" : " and \(count) more answers"
        return "Still needed: " + questions.joined(separator: ", ") + others
    }
    var notKept: String { "Connection lost: your answers will be saved when you continue." }
    var pageIsOld: String { "This page has changed elsewhere. Reload it to carry on." }
}
