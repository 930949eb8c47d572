/// Messages about a person's account.
protocol AccountMailTexts {
    func accountMailSubject(_ kind: AccountMail.Kind, organisation: String) -> String
    func codeMail(_ code: String, organisation: String) -> String
    var codeMailLink: String { get }
    var codeMailIgnore: String { get }
    func contactAddedMail(_ address: String, organisation: String) -> String
    func contactRemovedMail(_ address: String, organisation: String) -> String
    func spaceDeletedMail(_ organisation: String) -> String
    var notYouMail: String { get }
    func accessRestoredMail(_ address: String, organisation: String, from moment: String) -> String
    var accessRestoredMailLink: String { get }
}

extension FrenchTexts {
    func accountMailSubject(_ kind: AccountMail.Kind, organisation: String) -> String {
        switch kind {
        case .code: "\(organisation)\u{A0}: votre code"
        case .contactAdded: "\(organisation)\u{A0}: une adresse a été ajoutée à votre espace"
        case .spaceDeleted: "\(organisation)\u{A0}: votre espace est supprimé"
        case .contactRemoved: "\(organisation)\u{A0}: une adresse a été retirée de votre espace"
        case .accessRestored: "\(organisation)\u{A0}: votre accès a été rendu au guichet"
        }
    }
    func codeMail(_ code: String, organisation: String) -> String {
        "Votre code pour \(organisation)\u{A0}: \(code)\nIl fonctionne une fois, pendant 15 minutes. Ne le donnez à personne."
    }
    var codeMailLink: String { "Ou ouvrez ce lien, sur l’appareil de votre choix\u{A0}:" }
    var codeMailIgnore: String {
        "Vous n’avez rien demandé\u{A0}? Ignorez ce message\u{A0}: sans ce code, rien ne s’ouvre."
    }
    func contactAddedMail(_ address: String, organisation: String) -> String {
        "L’adresse \(address) ouvre désormais votre espace à \(organisation)."
    }
    func spaceDeletedMail(_ organisation: String) -> String {
        "Votre espace à \(organisation) est supprimé, à votre demande. Vos demandes restent au service\u{A0}: chacune s’ouvre avec son code d’accès. Ce n’était pas vous\u{202F}? Appelez-nous."
    }
    func contactRemovedMail(_ address: String, organisation: String) -> String {
        "L’adresse \(address) n’ouvre plus votre espace à \(organisation)."
    }
    func accessRestoredMail(_ address: String, organisation: String, from moment: String) -> String {
        "Quelqu’un s’est présenté au guichet de \(organisation), et un responsable a vérifié son identité. L’adresse \(address) ouvrira votre espace à partir de ce moment\u{A0}: \(moment)."
    }
    var accessRestoredMailLink: String {
        "Ce n’est pas vous\u{A0}? Refusez cette adresse avant, en ouvrant ce lien\u{A0}:"
    }
    var notYouMail: String {
        "Ce n’est pas vous\u{A0}? Appelez-nous sans attendre, ou connectez-vous et retirez les adresses que vous ne connaissez pas."
    }
}

extension EnglishTexts {
    func accountMailSubject(_ kind: AccountMail.Kind, organisation: String) -> String {
        switch kind {
        case .code: "\(organisation): your code"
        case .contactAdded: "\(organisation): an address was added to your space"
        case .spaceDeleted: "\(organisation): your space is deleted"
        case .contactRemoved: "\(organisation): an address was removed from your space"
        case .accessRestored: "\(organisation): your access was given back at the counter"
        }
    }
    func codeMail(_ code: String, organisation: String) -> String {
        "Your code for \(organisation): \(code)\nIt works once, for 15 minutes. Give it to nobody."
    }
    var codeMailLink: String { "Or open this link, on the device of your choice:" }
    var codeMailIgnore: String { "You asked for nothing? Ignore this message: without this code, nothing opens." }
    func contactAddedMail(_ address: String, organisation: String) -> String {
        "The address \(address) now opens your space at \(organisation)."
    }
    func spaceDeletedMail(_ organisation: String) -> String {
        "Your space at \(organisation) is deleted, as you asked. Your requests stay with the office: each opens with its access code. Was it not you? Call us."
    }
    func contactRemovedMail(_ address: String, organisation: String) -> String {
        "The address \(address) no longer opens your space at \(organisation)."
    }
    func accessRestoredMail(_ address: String, organisation: String, from moment: String) -> String {
        "Someone came to the counter of \(organisation), and a supervisor checked who they are. The address \(address) will open your space from this moment on: \(moment)."
    }
    var accessRestoredMailLink: String { "Was it not you? Refuse this address before then, by opening this link:" }
    var notYouMail: String {
        "Was it not you? Call us at once, or sign in and remove the addresses you do not know."
    }
}
