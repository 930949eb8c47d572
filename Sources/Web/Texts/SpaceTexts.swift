import Storage

/// A person's own space.
protocol SpaceTexts {
    var mySpace: String { get }
    var myRequests: String { get }
    var myHousehold: String { get }
    var myInformation: String { get }
    var noRequests: String { get }
    var findService: String { get }
    func requestsFor(_ label: String) -> String
    var requestsForMe: String { get }
    var olderRequests: String { get }
    var draftsTitle: String { get }
    func draftKept(since saved: String, until end: String) -> String
    func draftOf(_ date: String) -> String
    var serviceGone: String { get }
    var foundTitle: String { get }
    var foundText: String { get }
    var foundLegend: String { get }
    var foundHint: String { get }
    var keepThese: String { get }
    var notNow: String { get }
    var keepTitle: String { get }
    var keepText: String { get }
    var keepTextSignedOut: String { get }
    var keepButton: String { get }
    var keptElsewhereTitle: String { get }
    var keptElsewhereText: String { get }
    var contactsTitle: String { get }
    var contactsText: String { get }
    func contactVerified(_ moment: String) -> String
    func contactWaits(until moment: String) -> String
    var addContact: String { get }
    var addContactText: String { get }
    var changeContactTitle: String { get }
    func changeContactText(_ address: String) -> String
    var remove: String { get }
    var removeContactTitle: String { get }
    func removeContactText(_ address: String) -> String
    var removeContact: String { get }
    var lastContactText: String { get }
    var removeLastContact: String { get }
    var addressTakenTitle: String { get }
    var addressTakenText: String { get }
    var sessionsTitle: String { get }
    var unknownDevice: String { get }
    func thisDevice(_ device: String) -> String
    func otherDevice(_ device: String, seen moment: String) -> String
    var signOutElsewhere: String { get }
    var accountHistory: String { get }
    func accountEvent(_ kind: PersonEvent.Kind, _ detail: String) -> String
    var householdText: String { get }
    var memberLabel: String { get }
    var memberHint: String { get }
    func memberLabelProblem(maximum: Int) -> String
    var householdFull: String { get }
    var addMember: String { get }
    var filingTitle: String { get }
    var myself: String { get }
    var fileThem: String { get }
}

extension FrenchTexts {
    var mySpace: String { "Mon espace" }
    var myRequests: String { "Mes demandes" }
    var myHousehold: String { "Mon foyer" }
    var myInformation: String { "Mes informations" }
    var noRequests: String { "Vous n’avez pas encore de demande ici." }
    var findService: String { "Trouver une démarche" }
    func requestsFor(_ label: String) -> String { "Pour \(label)" }
    var requestsForMe: String { "Pour moi" }
    var olderRequests: String { "Demandes plus anciennes" }
    var draftsTitle: String { "À finir" }
    func draftKept(since saved: String, until end: String) -> String {
        "Brouillon enregistré le \(saved), gardé jusqu’au \(end)."
    }
    func draftOf(_ date: String) -> String { "Brouillon du \(date)" }
    var serviceGone: String { "Une démarche qui n’est plus en ligne" }
    var foundTitle: String { "Ces demandes sont-elles à vous ?" }
    var foundText: String {
        "Elles ont été commencées ou ouvertes dans ce navigateur. Si vous le partagez, ne cochez que les vôtres."
    }
    var foundLegend: String { "À ajouter à votre espace" }
    var foundHint: String { "Ce que vous ne cochez pas reste où il est." }
    var keepThese: String { "Ajouter à mon espace" }
    var notNow: String { "Pas maintenant" }
    var keepTitle: String { "Retrouver cette demande sans code" }
    var keepText: String { "Ajoutez-la à votre espace : vous la retrouverez sur tous vos appareils." }
    var keepTextSignedOut: String {
        "Connectez-vous pour l’ajouter à votre espace : vous la retrouverez sur tous vos appareils. Ce n’est pas obligatoire."
    }
    var keepButton: String { "Ajouter à mon espace" }
    var keptElsewhereTitle: String { "Cette demande est dans un autre espace" }
    var keptElsewhereText: String {
        "Une demande n’est que dans un espace. Vous pouvez continuer à l’ouvrir avec son code d’accès."
    }
    var contactsTitle: String { "Vos adresses e-mail" }
    var contactsText: String { "Chacune ouvre votre espace. Avec deux adresses, en perdre une n’est pas un problème." }
    func contactVerified(_ moment: String) -> String { "Vérifiée : \(moment.lowercasedFirst)" }
    func contactWaits(until moment: String) -> String { "Ouvrira votre espace : \(moment.lowercasedFirst)" }
    var addContact: String { "Ajouter une adresse" }
    var addContactText: String { "Nous envoyons un code à cette adresse. Vos autres adresses sont prévenues." }
    var changeContactTitle: String { "Changer d’adresse" }
    func changeContactText(_ address: String) -> String {
        "La nouvelle adresse remplace \(address). Nous lui envoyons un code, et l’ancienne est prévenue."
    }
    var remove: String { "Retirer" }
    var removeContactTitle: String { "Retirer cette adresse ?" }
    func removeContactText(_ address: String) -> String {
        "\(address) n’ouvrira plus votre espace. Toutes vos adresses, celle-ci comprise, sont prévenues."
    }
    var removeContact: String { "Retirer cette adresse" }
    var lastContactText: String {
        "C’est votre dernière adresse. Après la fin de cette session, plus rien n’ouvrira votre espace ; vos demandes s’ouvriront encore avec leur code d’accès. Notez-les d’abord, ou ajoutez une autre adresse."
    }
    var removeLastContact: String { "Retirer ma dernière adresse" }
    var addressTakenTitle: String { "Cette adresse n’a pas pu être ajoutée" }
    var addressTakenText: String {
        "Elle ouvre déjà un autre espace, ou vous avez déjà dix adresses. Si cet autre espace est à vous, connectez-vous avec elle et retirez-la d’abord."
    }
    var sessionsTitle: String { "Où vous êtes connecté" }
    var unknownDevice: String { "Appareil inconnu" }
    func thisDevice(_ device: String) -> String { "\(device), cet appareil" }
    func otherDevice(_ device: String, seen moment: String) -> String { "\(device), utilisé \(moment.lowercasedFirst)" }
    var signOutElsewhere: String { "Déconnecter les autres appareils" }
    var accountHistory: String { "Ce qui s’est passé" }
    func accountEvent(_ kind: PersonEvent.Kind, _ detail: String) -> String {
        switch kind {
        case .contactAdded: "Adresse ajoutée : \(detail)"
        case .contactRemoved: "Adresse retirée : \(detail)"
        case .accessRestored: "Accès rendu au guichet, avec l’adresse \(detail)"
        case .accessContested: "Adresse refusée par l’une des vôtres : \(detail)"
        case .sessionsEnded: "Autres appareils déconnectés"
        }
    }
    var householdText: String {
        "Rangez vos demandes selon la personne qu’elles concernent. Ces noms ne sont que pour vous : personne d’autre ne les voit, et vous ne voyez ici que vos propres demandes."
    }
    var memberLabel: String { "Qui ajouter ?" }
    var memberHint: String { "Un prénom suffit, comme Léo." }
    func memberLabelProblem(maximum: Int) -> String {
        "Saisissez un prénom ou un nom de \(maximum) caractères au plus."
    }
    var householdFull: String { "Votre foyer compte déjà trente personnes. Retirez-en une pour en ajouter une autre." }
    var addMember: String { "Ajouter cette personne" }
    var filingTitle: String { "Qui est concerné ?" }
    var myself: String { "Moi" }
    var fileThem: String { "Enregistrer" }
}

extension EnglishTexts {
    var mySpace: String { "My space" }
    var myRequests: String { "My requests" }
    var myHousehold: String { "My household" }
    var myInformation: String { "My information" }
    var noRequests: String { "You have no request here yet." }
    var findService: String { "Find a service" }
    func requestsFor(_ label: String) -> String { "For \(label)" }
    var requestsForMe: String { "For me" }
    var olderRequests: String { "Older requests" }
    var draftsTitle: String { "To finish" }
    func draftKept(since saved: String, until end: String) -> String { "Draft saved on \(saved), kept until \(end)." }
    func draftOf(_ date: String) -> String { "Draft of \(date)" }
    var serviceGone: String { "A service that is no longer online" }
    var foundTitle: String { "Are these requests yours?" }
    var foundText: String { "They were begun or opened in this browser. If you share it, tick only your own." }
    var foundLegend: String { "To add to your space" }
    var foundHint: String { "What you do not tick stays where it is." }
    var keepThese: String { "Add to my space" }
    var notNow: String { "Not now" }
    var keepTitle: String { "Find this request again without a code" }
    var keepText: String { "Add it to your space: you will find it on all your devices." }
    var keepTextSignedOut: String {
        "Sign in to add it to your space: you will find it on all your devices. You do not have to."
    }
    var keepButton: String { "Add to my space" }
    var keptElsewhereTitle: String { "This request is in another space" }
    var keptElsewhereText: String { "A request is in one space only. You can still open it with its access code." }
    var contactsTitle: String { "Your e-mail addresses" }
    var contactsText: String { "Each of them opens your space. With two addresses, losing one is no trouble." }
    func contactVerified(_ moment: String) -> String { "Verified: \(moment)" }
    func contactWaits(until moment: String) -> String { "Will open your space: \(moment)" }
    var addContact: String { "Add an address" }
    var addContactText: String { "We send a code to this address. Your other addresses are told." }
    var changeContactTitle: String { "Change address" }
    func changeContactText(_ address: String) -> String {
        "The new address takes the place of \(address). We send it a code, and the old one is told."
    }
    var remove: String { "Remove" }
    var removeContactTitle: String { "Remove this address?" }
    func removeContactText(_ address: String) -> String {
        "\(address) will no longer open your space. All your addresses, this one included, are told."
    }
    var removeContact: String { "Remove this address" }
    var lastContactText: String {
        "This is your last address. Once this session has ended, nothing will open your space any more; your requests will still open with their access codes. Note them first, or add another address."
    }
    var removeLastContact: String { "Remove my last address" }
    var addressTakenTitle: String { "This address could not be added" }
    var addressTakenText: String {
        "It already opens another space, or you already have ten addresses. If that other space is yours, sign in with it and remove it there first."
    }
    var sessionsTitle: String { "Where you are signed in" }
    var unknownDevice: String { "Unknown device" }
    func thisDevice(_ device: String) -> String { "\(device), this device" }
    func otherDevice(_ device: String, seen moment: String) -> String { "\(device), used \(moment)" }
    var signOutElsewhere: String { "Sign out on other devices" }
    var accountHistory: String { "What happened" }
    func accountEvent(_ kind: PersonEvent.Kind, _ detail: String) -> String {
        switch kind {
        case .contactAdded: "Address added: \(detail)"
        case .contactRemoved: "Address removed: \(detail)"
        case .accessRestored: "Access given back at the counter, with the address \(detail)"
        case .accessContested: "Address refused by one of yours: \(detail)"
        case .sessionsEnded: "Other devices signed out"
        }
    }
    var householdText: String {
        "Sort your requests by the person they concern. These names are for you alone: nobody else sees them, and you see only your own requests here."
    }
    var memberLabel: String { "Whom to add?" }
    var memberHint: String { "A first name is enough, like Leo." }
    func memberLabelProblem(maximum: Int) -> String { "Enter a name of at most \(maximum) characters." }
    var householdFull: String { "Your household already has thirty people. Remove one to add another." }
    var addMember: String { "Add this person" }
    var filingTitle: String { "Whom does it concern?" }
    var myself: String { "Me" }
    var fileThem: String { "Save" }
}
