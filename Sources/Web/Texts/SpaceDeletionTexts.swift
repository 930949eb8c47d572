/// Deleting one's own space.
protocol SpaceDeletionTexts {
    var deleteSpace: String { get }
    var deleteSpaceTitle: String { get }
    var deleteSpaceShort: String { get }
    var deleteSpaceGoes: String { get }
    var deleteSpaceGoing: [String] { get }
    var deleteSpaceStays: String { get }
    var deleteSpaceStaying: [String] { get }
    var deleteSpaceTakeFirst: String { get }
    var deleteSpaceFinal: String { get }
    var deleteSpaceCode: String { get }
    func sendCodeTo(_ address: String) -> String
    var chooseAddress: String { get }
    var spaceIsDeleted: String { get }
    var spaceIsDeletedText: String { get }
}

extension FrenchTexts {
    var deleteSpace: String { "Supprimer mon espace" }
    var deleteSpaceTitle: String { "Supprimer votre espace" }
    var deleteSpaceShort: String {
        "Vos demandes ne sont pas effacées\u{A0}: la page suivante dit ce qui part et ce qui reste."
    }
    var deleteSpaceGoes: String { "Ce qui est supprimé, tout de suite" }
    var deleteSpaceGoing: [String] {
        [
            "vos adresses e-mail", "les personnes de votre foyer et ce qui était rangé sous leur nom",
            "vos listes de choses à faire", "l’historique de votre espace et vos sessions sur tous vos appareils",
        ]
    }
    var deleteSpaceStays: String { "Ce qui reste, et pourquoi" }
    var deleteSpaceStaying: [String] {
        [
            "Vos demandes\u{A0}: le service les traite et doit les garder le temps que dit chaque démarche. Elles sortent de votre espace et s’ouvrent avec leur code d’accès. Pour faire effacer l’une d’elles, demandez-le d’abord depuis sa page «\u{A0}Mes données\u{A0}».",
            "Vos brouillons\u{A0}: ils s’effacent d’eux-mêmes. Pour les effacer tout de suite, faites-le d’abord depuis leur page.",
        ]
    }
    var deleteSpaceTakeFirst: String { "pour tout emporter avant" }
    var deleteSpaceFinal: String {
        "Notez d’abord les codes d’accès des demandes que vous voulez suivre\u{A0}: plus rien ne les retrouvera par votre adresse. Personne ne peut annuler cette suppression."
    }
    var deleteSpaceCode: String {
        "Pour être sûrs que c’est vous, nous envoyons un code à l’une de vos adresses. Vous reviendrez ici avec lui."
    }
    func sendCodeTo(_ address: String) -> String { "Envoyer un code à \(address)" }
    var chooseAddress: String { "Choisissez l’une de vos adresses." }
    var spaceIsDeleted: String { "Votre espace est supprimé" }
    var spaceIsDeletedText: String {
        "Vos adresses, votre foyer, vos listes et l’historique sont effacés. Vos demandes restent au service\u{A0}: chacune s’ouvre avec son code d’accès."
    }
}

extension EnglishTexts {
    var deleteSpace: String { "Delete my space" }
    var deleteSpaceTitle: String { "Delete your space" }
    var deleteSpaceShort: String { "Your requests are not erased: the next page says what goes and what stays." }
    var deleteSpaceGoes: String { "What is deleted, at once" }
    var deleteSpaceGoing: [String] {
        [
            "your e-mail addresses", "the people of your household and what was filed under their names",
            "your lists of things to do", "the history of your space, and your sessions on all your devices",
        ]
    }
    var deleteSpaceStays: String { "What stays, and why" }
    var deleteSpaceStaying: [String] {
        [
            "Your requests: the office deals with them and must keep them for as long as each service says. They leave your space and open with their access code. To have one erased, ask for it first from its “My data” page.",
            "Your drafts: they are erased by themselves. To erase them at once, do so first from their page.",
        ]
    }
    var deleteSpaceTakeFirst: String { "to take everything away first" }
    var deleteSpaceFinal: String {
        "First note the access codes of the requests that you want to follow: nothing will find them by your address any more. Nobody can undo this."
    }
    var deleteSpaceCode: String {
        "To be sure that it is you, we send a code to one of your addresses. You come back here with it."
    }
    func sendCodeTo(_ address: String) -> String { "Send a code to \(address)" }
    var chooseAddress: String { "Choose one of your addresses." }
    var spaceIsDeleted: String { "Your space is deleted" }
    var spaceIsDeletedText: String {
        "Your addresses, your household, your lists and the history are erased. Your requests stay with the office: each opens with its access code."
    }
}
