/// Views of the desk's list that an agent keeps.
protocol SavedViewTexts {
    var savedViews: String { get }
    var savedViewsLead: String { get }
    var noSavedViews: String { get }
    var keepThisView: String { get }
    var changeViews: String { get }
    var viewName: String { get }
    var viewNameHint: String { get }
    var keepView: String { get }
    func forgetView(_ name: String) -> String
    func savedView(_ problem: SavedViewsPage.Problem) -> String
}

extension FrenchTexts {
    var savedViews: String { "Mes vues" }
    var savedViewsLead: String {
        "Une vue est une liste à laquelle vous avez donné un nom. Vous seul·e la voyez\u{A0}; son adresse, envoyée à une ou un collègue, lui ouvre la même liste."
    }
    var noSavedViews: String {
        "Vous n’avez gardé aucune vue. Ouvrez une liste et choisissez «\u{A0}Garder cette vue\u{A0}»."
    }
    var keepThisView: String { "Garder cette vue" }
    var changeViews: String { "Voir et oublier mes vues" }
    var viewName: String { "Nom de la vue" }
    var viewNameHint: String { "Pour vous seulement. Sans nom de personne." }
    var keepView: String { "Garder la vue" }
    func forgetView(_ name: String) -> String { "Oublier «\u{A0}\(name)\u{A0}»" }
    func savedView(_ problem: SavedViewsPage.Problem) -> String {
        switch problem {
        case .name: "Donnez un nom à la vue, en \(SavedViewsPage.longestName) caractères au plus."
        case .tooMany: "Vous gardez déjà beaucoup de vues\u{A0}: oubliez-en une avant d’en garder une autre."
        }
    }
}

extension EnglishTexts {
    var savedViews: String { "My views" }
    var savedViewsLead: String {
        "A view is a list to which you gave a name. Only you see it; its address, sent to a colleague, opens the same list for them."
    }
    var noSavedViews: String { "You have kept no view. Open a list and choose “Keep this view”." }
    var keepThisView: String { "Keep this view" }
    var changeViews: String { "See and forget my views" }
    var viewName: String { "Name of the view" }
    var viewNameHint: String { "For you only. Without anybody’s name." }
    var keepView: String { "Keep the view" }
    func forgetView(_ name: String) -> String { "Forget “\(name)”" }
    func savedView(_ problem: SavedViewsPage.Problem) -> String {
        switch problem {
        case .name: "Give the view a name, of \(SavedViewsPage.longestName) characters at most."
        case .tooMany: "You keep many views already: forget one before you keep another."
        }
    }
}
