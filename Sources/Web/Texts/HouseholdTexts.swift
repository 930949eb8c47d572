/// What else a household asks: as agents read it, and as the people concerned are told.
protocol HouseholdTexts {
    var householdCases: String { get }
    var noHouseholdCase: String { get }
    func householdWhy(_ why: String, reference: String) -> String
    /// To the person: that agents see it.
    func householdIsSeen(_ why: String, reference: String) -> String
}

extension FrenchTexts {
    var householdCases: String { "Autres demandes du même foyer" }
    var noHouseholdCase: String { "Aucune autre demande connue à ce bureau." }
    func householdWhy(_ why: String, reference: String) -> String {
        "Pourquoi les voir\u{A0}: \(why.lowercasedFirst) (\(reference))."
    }
    func householdIsSeen(_ why: String, reference: String) -> String {
        "Si vous avez un espace, les agents de ce bureau voient aussi les autres demandes que votre foyer leur adresse\u{A0}: \(why.lowercasedFirst) (\(reference))."
    }
}

extension EnglishTexts {
    var householdCases: String { "Other requests of the same household" }
    var noHouseholdCase: String { "No other request known at this office." }
    func householdWhy(_ why: String, reference: String) -> String {
        "Why you see them: \(why.lowercasedFirst) (\(reference))."
    }
    func householdIsSeen(_ why: String, reference: String) -> String {
        "If you have a space, the agents of this office also see the other requests that your household makes to them: \(why.lowercasedFirst) (\(reference))."
    }
}
