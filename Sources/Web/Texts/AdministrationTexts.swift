import Services
import Storage

/// What administrators look after.
protocol AdministrationTexts {
    var administration: String { get }
    // Agents
    var agentsTitle: String { get }
    var agentsLead: String { get }
    func agentsOf(_ organisation: String) -> String
    var inviteAgent: String { get }
    var invite: String { get }
    var loginHint: String { get }
    var agentName: String { get }
    var agentRole: String { get }
    func roleMeans(_ role: Role) -> String
    var agentOffice: String { get }
    var noOfficeChosen: String { get }
    var invitationLink: String { get }
    var invitationLinkText: String { get }
    var agentIsChanged: String { get }
    var agentWaits: String { get }
    var agentIsSuspended: String { get }
    func openSessions(_ count: Int) -> String
    var saveRole: String { get }
    var newLink: String { get }
    var endSessions: String { get }
    var suspendAgent: String { get }
    var suspendConsequence: String { get }
    var restoreAgent: String { get }
    func refused(_ refusal: AgentAdministration.Refusal) -> String
    var administrationActs: String { get }
    var noAct: String { get }
    var atTheServer: String { get }
    func administered(_ kind: AdministrationAct.Kind, of who: String, by author: String, on moment: String) -> String
    // The second factor
    var secondFactor: String { get }
    var secondFactorIsOn: String { get }
    var secondFactorIsOff: String { get }
    var turnSecondFactorOn: String { get }
    var turnSecondFactorOff: String { get }
    var secondFactorTitle: String { get }
    var secondFactorText: String { get }
    var secondFactorCode: String { get }
    var secondFactorHint: String { get }
    var secondFactorHelp: String { get }
    var codeRefused: String { get }
    var secretText: String { get }
    var confirmCode: String { get }
    var recoveryCodes: String { get }
    var recoveryCodesText: String { get }
    var backToAccount: String { get }
    var askReset: String { get }
    var agreeReset: String { get }
    var resetConsequence: String { get }
    func resetIsAsked(by who: String) -> String
    // Choosing a password
    var choosePassword: String { get }
    func choosePasswordText(_ login: String) -> String
    var choosePasswordHelp: String { get }
    var newPassword: String { get }
    var passwordAgain: String { get }
    func passwordHint(_ shortest: Int) -> String
    func passwordTooShort(_ shortest: Int) -> String
    var passwordTooLong: String { get }
    var passwordsDiffer: String { get }
    var savePassword: String { get }
    // The organisation
    var organisationTitle: String { get }
    var organisationLead: String { get }
    var organisationName: String { get }
    var organisationIdentifier: String { get }
    var organisationPrefix: String { get }
    var organisationZone: String { get }
    var offices: String { get }
    var closuresAhead: String { get }
    var organisationRegisters: String { get }
    var rolesTitle: String { get }
    // One's own sessions
    var ownSessions: String { get }
    func ownSessionsText(_ count: Int) -> String
    var endOtherSessions: String { get }
    var sessionsEnded: String { get }
}

extension FrenchTexts {
    var administration: String { "Administration" }
    var agentsTitle: String { "Agents" }
    var agentsLead: String {
        "Qui entre dans le bureau, et avec quel rôle. Chaque changement est noté plus bas\u{A0}; ce que les agents font de leurs dossiers n’y est pas."
    }
    func agentsOf(_ organisation: String) -> String { "\(organisation)\u{A0}: les agents" }
    var inviteAgent: String { "Inviter une personne" }
    var invite: String { "Inviter" }
    var loginHint: String { "Ce qu’elle tapera pour se connecter, sans espace\u{A0}: souvent son adresse de courriel." }
    var agentName: String { "Nom montré aux collègues" }
    var agentRole: String { "Rôle" }
    func roleMeans(_ role: Role) -> String {
        switch role {
        case .agent: "Traite les dossiers."
        case .supervisor: "Répartit aussi les dossiers, rouvre, réexamine, rend un accès, exporte."
        case .administrator: "S’occupe aussi des agents, des groupes et des tâches de fond."
        case .dataProtectionOfficer:
            "Répond aux questions sur les données et veille à leur usage. Ne traite aucun dossier."
        }
    }
    var agentOffice: String { "Bureau" }
    var noOfficeChosen: String { "Aucun en particulier" }
    var invitationLink: String { "Lien à remettre à cette personne" }
    var invitationLinkText: String {
        "Il n’est montré qu’une fois, marche une fois et pendant trois jours. Remettez-le de la main à la main ou par un moyen sûr\u{A0}: qui l’ouvre choisit le mot de passe."
    }
    var agentIsChanged: String { "C’est fait." }
    var agentWaits: String { "n’a pas encore choisi de mot de passe" }
    var agentIsSuspended: String { "suspendu" }
    func openSessions(_ count: Int) -> String {
        switch count {
        case 0: "Aucune session ouverte."
        case 1: "Une session ouverte."
        default: "\(count) sessions ouvertes."
        }
    }
    var saveRole: String { "Enregistrer le rôle et le bureau" }
    var newLink: String { "Donner un lien pour un nouveau mot de passe" }
    var endSessions: String { "Fermer ses sessions" }
    var suspendAgent: String { "Suspendre l’accès" }
    var suspendConsequence: String {
        "Ses sessions se ferment et cette personne ne peut plus entrer. Ses dossiers restent en sa charge\u{A0}: confiez-les."
    }
    var restoreAgent: String { "Rétablir l’accès" }
    func refused(_ refusal: AgentAdministration.Refusal) -> String {
        switch refusal {
        case .loginWrong: "Saisissez un identifiant sans espace."
        case .loginTaken: "Quelqu’un se connecte déjà ainsi\u{A0}: choisissez un autre identifiant."
        case .nameWrong: "Saisissez le nom que les collègues verront."
        case .officeUnknown: "Choisissez un bureau de la liste."
        case .agentUnknown: "Cette personne n’est pas un agent de votre organisation."
        case .yourself:
            "Vous ne pouvez ni vous suspendre ni quitter votre rôle\u{A0}: demandez à une autre personne qui administre."
        case .notSecured: "Aucun code n’est demandé à cette personne."
        case .needsAnother: "Une autre personne qui administre doit l’accepter."
        case .lastAdministrator:
            "Il faut qu’il reste une personne pour administrer\u{A0}: donnez d’abord ce rôle à quelqu’un d’autre."
        }
    }
    var administrationActs: String { "Derniers changements" }
    var noAct: String { "Aucun changement." }
    var atTheServer: String { "une commande, au serveur" }
    func administered(_ kind: AdministrationAct.Kind, of who: String, by author: String, on moment: String) -> String {
        let what =
            switch kind {
            case .invited: "invitation de \(who)"
            case .linked: "lien donné à \(who)"
            case .joined: "mot de passe choisi par \(who)"
            case .changed: "rôle ou bureau de \(who)"
            case .suspended: "accès de \(who) suspendu"
            case .restored: "accès de \(who) rétabli"
            case .disconnected: "sessions de \(who) fermées"
            case .secured: "second facteur activé par \(who)"
            case .unsecured: "second facteur arrêté par \(who)"
            case .resetAsked: "réinitialisation du second facteur de \(who) demandée"
            case .reset: "second facteur de \(who) réinitialisé"
            }
        return "\(moment)\u{A0}: \(what), par \(author)."
    }
    var secondFactor: String { "Code à la connexion" }
    var secondFactorIsOn: String {
        "À chaque connexion, un code de votre application est demandé après le mot de passe."
    }
    var secondFactorIsOff: String {
        "Un code, que fabrique une application sur votre téléphone ou votre ordinateur, protège votre compte même si votre mot de passe est connu."
    }
    var turnSecondFactorOn: String { "Demander un code à la connexion" }
    var turnSecondFactorOff: String { "Ne plus demander de code" }
    var secondFactorTitle: String { "Votre code" }
    var secondFactorText: String { "Ouvrez l’application qui fabrique vos codes." }
    var secondFactorCode: String { "Code à six chiffres" }
    var secondFactorHint: String { "Ou l’un de vos codes de secours." }
    var secondFactorHelp: String {
        "Application et codes de secours perdus\u{202F}? Deux personnes qui administrent Parvis peuvent réinitialiser votre accès."
    }
    var codeRefused: String { "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et saisissez-le." }
    var secretText: String {
        "Dans une application de codes (il en existe de libres), ajoutez un compte «\u{A0}par clé\u{A0}», fondé sur l’heure, et tapez cette clé. Puis saisissez le code qu’elle montre."
    }
    var confirmCode: String { "Vérifier le code" }
    var recoveryCodes: String { "Vos codes de secours" }
    var recoveryCodesText: String {
        "Notez-les maintenant, ailleurs que dans votre téléphone\u{A0}: ils ne seront plus montrés. Chacun remplace une fois le code de l’application."
    }
    var backToAccount: String { "C’est noté, revenir à mon compte" }
    var askReset: String { "Demander la réinitialisation du code à la connexion" }
    var agreeReset: String { "Accepter la réinitialisation du code à la connexion" }
    var resetConsequence: String {
        "Une autre personne qui administre doit l’accepter dans les vingt-quatre heures. Vérifiez d’abord que c’est bien cette personne qui vous le demande."
    }
    func resetIsAsked(by who: String) -> String {
        "Demandée par \(who). Si vous l’acceptez, cette personne se connectera avec son seul mot de passe, et ses sessions se ferment."
    }
    var choosePassword: String { "Choisir un mot de passe" }
    func choosePasswordText(_ login: String) -> String { "Pour vous connecter au bureau avec l’identifiant \(login)." }
    var choosePasswordHelp: String {
        "Ce lien ne marche qu’une fois. Vous vous connecterez ensuite avec ce mot de passe."
    }
    var newPassword: String { "Nouveau mot de passe" }
    var passwordAgain: String { "Le même, encore une fois" }
    func passwordHint(_ shortest: Int) -> String {
        "\(shortest) caractères au moins\u{A0}: trois ou quatre mots au hasard sont faciles à retenir."
    }
    func passwordTooShort(_ shortest: Int) -> String { "Choisissez un mot de passe d’au moins \(shortest) caractères." }
    var passwordTooLong: String { "Ce mot de passe est trop long." }
    var passwordsDiffer: String { "Les deux mots de passe ne sont pas les mêmes." }
    var savePassword: String { "Enregistrer le mot de passe" }
    var organisationTitle: String { "Organisation" }
    var organisationLead: String {
        "Ce que dit organisation.yaml, tel qu’il est appliqué. Pour le changer, modifiez ce fichier puis publiez\u{A0}: parvis publish."
    }
    var organisationName: String { "Nom" }
    var organisationIdentifier: String { "Identifiant" }
    var organisationPrefix: String { "Début des références" }
    var organisationZone: String { "Fuseau horaire" }
    var offices: String { "Bureaux" }
    var closuresAhead: String { "Prochains jours de fermeture" }
    var organisationRegisters: String { "Registres" }
    var rolesTitle: String { "Ce que chaque rôle peut faire" }
    var ownSessions: String { "Mon compte" }
    func ownSessionsText(_ count: Int) -> String {
        count == 1
            ? "Vous êtes connecté·e à cet endroit seulement."
            : "Vous êtes connecté·e à \(count) endroits, celui-ci compris."
    }
    var endOtherSessions: String { "Me déconnecter partout ailleurs" }
    var sessionsEnded: String { "Vos autres sessions sont fermées." }
}

extension EnglishTexts {
    var administration: String { "Administration" }
    var agentsTitle: String { "Agents" }
    var agentsLead: String {
        "Who enters the desk, and in which role. Every change is noted below; what agents do with their cases is not."
    }
    func agentsOf(_ organisation: String) -> String { "\(organisation): the agents" }
    var inviteAgent: String { "Invite somebody" }
    var invite: String { "Invite" }
    var loginHint: String { "What they will type to sign in, without a space: often their e-mail address." }
    var agentName: String { "Name shown to colleagues" }
    var agentRole: String { "Role" }
    func roleMeans(_ role: Role) -> String {
        switch role {
        case .agent: "Deals with cases."
        case .supervisor: "Also shares out cases, reopens, reconsiders, gives access back, exports."
        case .administrator: "Also looks after agents, groups and background jobs."
        case .dataProtectionOfficer: "Answers questions about data and watches over their use. Deals with no case."
        }
    }
    var agentOffice: String { "Office" }
    var noOfficeChosen: String { "None in particular" }
    var invitationLink: String { "Link to hand over to this person" }
    var invitationLinkText: String {
        "It is shown once, works once and for three days. Hand it over in person or by a safe way: whoever opens it chooses the password."
    }
    var agentIsChanged: String { "Done." }
    var agentWaits: String { "has not chosen a password yet" }
    var agentIsSuspended: String { "suspended" }
    func openSessions(_ count: Int) -> String {
        switch count {
        case 0: "No open session."
        case 1: "One open session."
        default: "\(count) open sessions."
        }
    }
    var saveRole: String { "Save the role and office" }
    var newLink: String { "Give a link for a new password" }
    var endSessions: String { "End their sessions" }
    var suspendAgent: String { "Suspend access" }
    var suspendConsequence: String {
        "Their sessions end and they can’t enter any more. Their cases stay in their charge: give them to someone."
    }
    var restoreAgent: String { "Give access again" }
    func refused(_ refusal: AgentAdministration.Refusal) -> String {
        switch refusal {
        case .loginWrong: "Enter a name to sign in with, without a space."
        case .loginTaken: "Somebody signs in so already: choose another."
        case .nameWrong: "Enter the name that colleagues will see."
        case .officeUnknown: "Choose an office from the list."
        case .agentUnknown: "This person is not an agent of your organisation."
        case .yourself: "You can neither suspend yourself nor give up your role: ask another administrator."
        case .notSecured: "This person is asked for no code."
        case .needsAnother: "Another administrator must agree."
        case .lastAdministrator: "Somebody must be left who administers: give that role to someone else first."
        }
    }
    var administrationActs: String { "Latest changes" }
    var noAct: String { "No change." }
    var atTheServer: String { "a command, at the server" }
    func administered(_ kind: AdministrationAct.Kind, of who: String, by author: String, on moment: String) -> String {
        let what =
            switch kind {
            case .invited: "\(who) invited"
            case .linked: "link given to \(who)"
            case .joined: "password chosen by \(who)"
            case .changed: "role or office of \(who)"
            case .suspended: "access of \(who) suspended"
            case .restored: "access of \(who) given again"
            case .disconnected: "sessions of \(who) ended"
            case .secured: "second factor turned on by \(who)"
            case .unsecured: "second factor turned off by \(who)"
            case .resetAsked: "reset of the second factor of \(who) asked for"
            case .reset: "second factor of \(who) reset"
            }
        return "\(moment): \(what), by \(author)."
    }
    var secondFactor: String { "Code at sign-in" }
    var secondFactorIsOn: String { "At each sign-in, a code of your application is asked for after the password." }
    var secondFactorIsOff: String {
        "A code, made by an application on your telephone or computer, protects your account even if your password is known."
    }
    var turnSecondFactorOn: String { "Ask for a code at sign-in" }
    var turnSecondFactorOff: String { "Ask for no code any more" }
    var secondFactorTitle: String { "Your code" }
    var secondFactorText: String { "Open the application that makes your codes." }
    var secondFactorCode: String { "Six-digit code" }
    var secondFactorHint: String { "Or one of your recovery codes." }
    var secondFactorHelp: String {
        "Application and recovery codes lost? Two people who administer Parvis can reset your access."
    }
    var codeRefused: String { "This code is not the right one, or has served already. Wait for the next and enter it." }
    var secretText: String {
        "In an application for codes (there are free ones), add an account “by key”, based on time, and type this key. Then enter the code that it shows."
    }
    var confirmCode: String { "Check the code" }
    var recoveryCodes: String { "Your recovery codes" }
    var recoveryCodesText: String {
        "Note them now, elsewhere than on your telephone: they will not be shown again. Each stands once for the application’s code."
    }
    var backToAccount: String { "Noted, back to my account" }
    var askReset: String { "Ask for a reset of the code at sign-in" }
    var agreeReset: String { "Agree to the reset of the code at sign-in" }
    var resetConsequence: String {
        "Another administrator must agree within twenty-four hours. First make sure that it is this person who asks you."
    }
    func resetIsAsked(by who: String) -> String {
        "Asked for by \(who). If you agree, this person will sign in with their password alone, and their sessions end."
    }
    var choosePassword: String { "Choose a password" }
    func choosePasswordText(_ login: String) -> String { "To sign in to the desk as \(login)." }
    var choosePasswordHelp: String { "This link works once. You will then sign in with this password." }
    var newPassword: String { "New password" }
    var passwordAgain: String { "The same, once more" }
    func passwordHint(_ shortest: Int) -> String {
        "\(shortest) characters at least: three or four words at random are easy to remember."
    }
    func passwordTooShort(_ shortest: Int) -> String { "Choose a password of at least \(shortest) characters." }
    var passwordTooLong: String { "This password is too long." }
    var passwordsDiffer: String { "The two passwords are not the same." }
    var savePassword: String { "Save the password" }
    var organisationTitle: String { "Organisation" }
    var organisationLead: String {
        "What organisation.yaml says, as it is applied. To change it, edit that file, then publish: parvis publish."
    }
    var organisationName: String { "Name" }
    var organisationIdentifier: String { "Identifier" }
    var organisationPrefix: String { "Beginning of references" }
    var organisationZone: String { "Time zone" }
    var offices: String { "Offices" }
    var closuresAhead: String { "Next closing days" }
    var organisationRegisters: String { "Registers" }
    var rolesTitle: String { "What each role may do" }
    var ownSessions: String { "My account" }
    func ownSessionsText(_ count: Int) -> String {
        count == 1 ? "You are signed in here only." : "You are signed in at \(count) places, this one included."
    }
    var endOtherSessions: String { "Sign me out everywhere else" }
    var sessionsEnded: String { "Your other sessions have ended." }
}
