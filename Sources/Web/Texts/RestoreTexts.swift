import Cases

/// Access given back at the counter, at the desk and for the person.
protocol RestoreTexts {
    var restoreAccessTitle: String { get }
    var restoreAccessWhen: String { get }
    var restoreAccess: String { get }
    var restoreAccessText: String { get }
    var documentLegend: String { get }
    var documentMissing: String { get }
    func identityDocument(_ document: IdentityDocument) -> String
    var giveCode: String { get }
    var codeToPrint: String { get }
    var codeToPrintText: String { get }
    var counterCode: String { get }
    var whereToType: String { get }
    var worksUntil: String { get }
    func accessRestored(by who: String) -> String
    func accessRestoredToYou(_ document: IdentityDocument) -> String
    var restoreTitle: String { get }
    var restoreText: String { get }
    var counterCodeUnknown: String { get }
    var newAddressTitle: String { get }
    var newAddressText: String { get }
    var objectionTitle: String { get }
    func objectionText(_ address: String) -> String
    var object: String { get }
    var objectedTitle: String { get }
    var objectedText: String { get }
}

extension FrenchTexts {
    var restoreAccessTitle: String { "Rendre l’accès" }
    var restoreAccessWhen: String { "Quand la personne est devant vous et n’a plus ni code ni messagerie." }
    var restoreAccess: String { "Rendre l’accès à cette demande" }
    var restoreAccessText: String {
        "Vérifiez que la personne présente est celle qui a fait cette demande. Votre vérification est inscrite au dossier, et la personne la verra. Le code ouvre cette demande pendant une heure ; s’il y a un espace, il permet d’y mettre une nouvelle adresse, que les anciennes peuvent refuser pendant trois jours."
    }
    var documentLegend: String { "Quel document avez-vous vérifié ?" }
    var documentMissing: String { "Choisissez le document que vous avez vérifié." }
    func identityDocument(_ document: IdentityDocument) -> String {
        switch document {
        case .identityCard: "Carte nationale d’identité"
        case .passport: "Passeport"
        case .residencePermit: "Titre de séjour"
        case .other: "Un autre document officiel avec photo"
        }
    }
    var giveCode: String { "Inscrire et donner un code" }
    var codeToPrint: String { "Code à remettre à la personne" }
    var codeToPrintText: String {
        "Imprimez cette page et remettez-la en main propre. Le code n’est montré qu’une fois."
    }
    var counterCode: String { "Code du guichet" }
    var whereToType: String { "À saisir ici" }
    var worksUntil: String { "Fonctionne jusqu’au" }
    func accessRestored(by who: String) -> String { "Accès rendu au guichet par \(who)" }
    func accessRestoredToYou(_ document: IdentityDocument) -> String {
        "Accès rendu au guichet, identité vérifiée : \(identityDocument(document).lowercasedFirst)"
    }
    var restoreTitle: String { "Vous avez un code du guichet" }
    var restoreText: String {
        "Saisissez le code qui est sur la feuille remise au guichet. Il fonctionne une fois, pendant une heure."
    }
    var counterCodeUnknown: String {
        "Ce code n’ouvre rien, ou plus rien. Vérifiez chaque caractère, ou redemandez-en un au guichet."
    }
    var newAddressTitle: String { "Votre nouvelle adresse e-mail" }
    var newAddressText: String {
        "Cette demande est de nouveau ouverte dans ce navigateur. Indiquez l’adresse qui ouvrira votre espace : vos anciennes adresses sont prévenues et peuvent s’y opposer pendant trois jours."
    }
    var objectionTitle: String { "Refuser cette adresse ?" }
    func objectionText(_ address: String) -> String {
        "L’adresse \(address) a été mise dans votre espace après un passage au guichet. Si ce n’était pas vous, refusez-la : elle n’ouvrira rien."
    }
    var object: String { "Refuser cette adresse" }
    var objectedTitle: String { "Adresse refusée" }
    var objectedText: String {
        "Elle n’ouvrira pas votre espace. Appelez-nous : quelqu’un s’est présenté à votre place."
    }
}

extension EnglishTexts {
    var restoreAccessTitle: String { "Give access back" }
    var restoreAccessWhen: String { "When the person is before you and has neither code nor mailbox any more." }
    var restoreAccess: String { "Give access to this case back" }
    var restoreAccessText: String {
        "Check that the person present is the one who made this request. Your check is recorded in the case, and the person will see it. The code opens this case for an hour; where there is a space, it lets them set a new address there, which the older ones can refuse for three days."
    }
    var documentLegend: String { "Which document did you check?" }
    var documentMissing: String { "Choose the document that you checked." }
    func identityDocument(_ document: IdentityDocument) -> String {
        switch document {
        case .identityCard: "National identity card"
        case .passport: "Passport"
        case .residencePermit: "Residence permit"
        case .other: "Another official document with a photograph"
        }
    }
    var giveCode: String { "Record and give a code" }
    var codeToPrint: String { "Code to hand to the person" }
    var codeToPrintText: String { "Print this page and hand it over. The code is shown once only." }
    var counterCode: String { "Code from the counter" }
    var whereToType: String { "To be typed here" }
    var worksUntil: String { "Works until" }
    func accessRestored(by who: String) -> String { "Access given back at the counter by \(who)" }
    func accessRestoredToYou(_ document: IdentityDocument) -> String {
        "Access given back at the counter, identity checked: \(identityDocument(document).lowercasedFirst)"
    }
    var restoreTitle: String { "You have a code from the counter" }
    var restoreText: String { "Enter the code on the sheet you were given at the counter. It works once, for an hour." }
    var counterCodeUnknown: String {
        "This code opens nothing, or nothing any more. Check each character, or ask the counter for another."
    }
    var newAddressTitle: String { "Your new e-mail address" }
    var newAddressText: String {
        "This request is open again in this browser. Enter the address that will open your space: your older addresses are told and can object for three days."
    }
    var objectionTitle: String { "Refuse this address?" }
    func objectionText(_ address: String) -> String {
        "The address \(address) was set in your space after a visit to the counter. If it was not you, refuse it: it will open nothing."
    }
    var object: String { "Refuse this address" }
    var objectedTitle: String { "Address refused" }
    var objectedText: String { "It will not open your space. Call us: someone came in your place." }
}
