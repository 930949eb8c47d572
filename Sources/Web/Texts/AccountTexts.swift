import Storage

/// Signing in, and what is said around it.
protocol AccountTexts {
    var personSignIn: String { get }
    var personSignInTitle: String { get }
    var personSignInText: String { get }
    var accountOptional: String { get }
    var yourEmail: String { get }
    var sendCode: String { get }
    var enoughCodes: String { get }
    var lostAddress: String { get }
    var lostAddressText: String { get }
    var codeSentTitle: String { get }
    func codeSentText(to address: String, hasLink: Bool) -> String
    var sixDigitCode: String { get }
    var sixDigitHint: String { get }
    var sixDigits: String { get }
    var wrongCode: String { get }
    var confirm: String { get }
    var askAnotherCode: String { get }
    var nothingReceived: String { get }
    var codeGoneTitle: String { get }
    var codeGoneText: String { get }
    var linkTitle: String { get }
    func linkText(_ address: String) -> String
    var linkNotYours: String { get }
    var addressWaitsTitle: String { get }
    func addressWaitsText(until moment: String) -> String
    var sessionEndedTitle: String { get }
    var sessionEndedText: String { get }
    var withAccessCode: String { get }
    var withAccount: String { get }
    var withAccountText: String { get }
    var keptFormText: String { get }
    var beforeLeavingTitle: String { get }
    var beforeLeavingText: String { get }
    var seeThem: String { get }
    var signOutAnyway: String { get }
    var readDemonstrationMail: String { get }
    var demonstrationMail: String { get }
    var demonstrationMailText: String { get }
    var noMail: String { get }
}

extension FrenchTexts {
    var personSignIn: String { "Se connecter" }
    var personSignInTitle: String { "Se connecter à votre espace" }
    var personSignInText: String {
        "Indiquez votre adresse e-mail. Nous vous envoyons un code et un lien, sans mot de passe à retenir."
    }
    var accountOptional: String {
        "Aucune démarche ne demande de compte. Votre espace réunit vos demandes et vos brouillons, sur tous vos appareils. S’il n’existe pas encore, il est créé."
    }
    var yourEmail: String { "Votre adresse e-mail" }
    var sendCode: String { "Recevoir un code" }
    var enoughCodes: String {
        "Plusieurs codes viennent d’être envoyés à cette adresse. Utilisez le plus récent, ou attendez une heure."
    }
    var lostAddress: String { "Vous n’avez plus accès à cette adresse ?" }
    var lostAddressText: String {
        "Connectez-vous avec une autre adresse de votre espace : vous pourrez y remplacer celle que vous avez perdue. Si vous n’en avez pas d’autre, venez au guichet avec une pièce d’identité : nous vous donnerons un code pour en mettre une nouvelle."
    }
    var codeSentTitle: String { "Consultez vos messages" }
    func codeSentText(to address: String, hasLink: Bool) -> String {
        hasLink
            ? "Nous avons envoyé un message à \(address). Saisissez ici le code qu’il contient, ou ouvrez son lien. Il fonctionne une fois, pendant 15 minutes."
            : "Nous avons envoyé un code à \(address). Il fonctionne une fois, pendant 15 minutes."
    }
    var sixDigitCode: String { "Code reçu" }
    var sixDigitHint: String { "Six chiffres" }
    var sixDigits: String { "Saisissez les six chiffres du code." }
    var wrongCode: String { "Ce n’est pas le bon code. Vérifiez les six chiffres du message le plus récent." }
    var confirm: String { "Confirmer" }
    var askAnotherCode: String { "Demander un autre code" }
    var nothingReceived: String {
        "Rien reçu ? Regardez dans les courriers indésirables, et vérifiez l’adresse ci-dessus."
    }
    var codeGoneTitle: String { "Ce code ne fonctionne plus" }
    var codeGoneText: String {
        "Il a déjà servi, il a plus de 15 minutes, ou plusieurs codes faux ont été essayés. Demandez-en un autre : c’est immédiat."
    }
    var linkTitle: String { "Ouvrir votre espace sur cet appareil" }
    func linkText(_ address: String) -> String { "Vous vous connectez avec l’adresse \(address)." }
    var linkNotYours: String {
        "Ce n’est pas votre adresse, ou vous n’avez rien demandé ? Fermez cette page : rien ne se passe."
    }
    var addressWaitsTitle: String { "Cette adresse n’ouvre pas encore votre espace" }
    func addressWaitsText(until moment: String) -> String {
        "Par sécurité, elle l’ouvrira à partir de ce moment : \(moment.lowercasedFirst). D’ici là, vos autres adresses ont été prévenues et peuvent s’y opposer."
    }
    var sessionEndedTitle: String { "Votre session s’est terminée, rien n’est perdu" }
    var sessionEndedText: String {
        "Ce que vous venez de saisir est gardé dans ce navigateur. Retrouvez votre brouillon : la page revient comme vous l’aviez remplie."
    }
    var withAccessCode: String { "Avec votre code d’accès" }
    var withAccount: String { "Avec votre espace" }
    var withAccountText: String { "Si le brouillon est dans votre espace, connectez-vous : vous reviendrez ici." }
    var keptFormText: String {
        "Votre session s’était terminée. Voici ce que vous aviez saisi : vérifiez, puis continuez pour l’enregistrer."
    }
    var beforeLeavingTitle: String { "Avant de vous déconnecter" }
    var beforeLeavingText: String {
        "Ce navigateur ouvre aussi des demandes ou des brouillons qui ne sont pas dans votre espace. Après la déconnexion, il faudra leur code d’accès pour les retrouver."
    }
    var seeThem: String { "Voir lesquels" }
    var signOutAnyway: String { "Se déconnecter quand même" }
    var readDemonstrationMail: String { "Démonstration : lire les messages envoyés" }
    var demonstrationMail: String { "Messages envoyés" }
    var demonstrationMailText: String {
        "Dans la démonstration, aucun message ne part : tout le monde les lit ici, du plus récent au plus ancien."
    }
    var noMail: String { "Aucun message pour l’instant. Un message arrive en quelques secondes : rechargez la page." }
}

extension EnglishTexts {
    var personSignIn: String { "Sign in" }
    var personSignInTitle: String { "Sign in to your space" }
    var personSignInText: String {
        "Enter your e-mail address. We send you a code and a link: there is no password to remember."
    }
    var accountOptional: String {
        "No service asks for an account. Your space brings your requests and drafts together, on all your devices. If you have none yet, it is created."
    }
    var yourEmail: String { "Your e-mail address" }
    var sendCode: String { "Get a code" }
    var enoughCodes: String {
        "Several codes have just been sent to this address. Use the latest one, or wait an hour."
    }
    var lostAddress: String { "Can you no longer read this address?" }
    var lostAddressText: String {
        "Sign in with another address of your space: you can then replace the one you have lost. If you have no other, come to the counter with proof of identity: we will give you a code to set a new one."
    }
    var codeSentTitle: String { "Check your messages" }
    func codeSentText(to address: String, hasLink: Bool) -> String {
        hasLink
            ? "We sent a message to \(address). Enter the code it contains here, or open its link. It works once, for 15 minutes."
            : "We sent a code to \(address). It works once, for 15 minutes."
    }
    var sixDigitCode: String { "Code received" }
    var sixDigitHint: String { "Six digits" }
    var sixDigits: String { "Enter the six digits of the code." }
    var wrongCode: String { "This is not the right code. Check the six digits of the latest message." }
    var confirm: String { "Confirm" }
    var askAnotherCode: String { "Ask for another code" }
    var nothingReceived: String { "Nothing received? Look among unwanted mail, and check the address above." }
    var codeGoneTitle: String { "This code no longer works" }
    var codeGoneText: String {
        "It has been used, it is more than 15 minutes old, or several wrong codes were tried. Ask for another: it comes at once."
    }
    var linkTitle: String { "Open your space on this device" }
    func linkText(_ address: String) -> String { "You are signing in with the address \(address)." }
    var linkNotYours: String { "Not your address, or you asked for nothing? Close this page: nothing happens." }
    var addressWaitsTitle: String { "This address does not open your space yet" }
    func addressWaitsText(until moment: String) -> String {
        "For your safety, it will from this moment on: \(moment). Until then your other addresses have been told and can object."
    }
    var sessionEndedTitle: String { "Your session has ended, nothing is lost" }
    var sessionEndedText: String {
        "What you have just typed is kept in this browser. Find your draft again: the page comes back as you filled it in."
    }
    var withAccessCode: String { "With your access code" }
    var withAccount: String { "With your space" }
    var withAccountText: String { "If the draft is in your space, sign in: you will come back here." }
    var keptFormText: String {
        "Your session had ended. This is what you had typed: check it, then continue to save it."
    }
    var beforeLeavingTitle: String { "Before you sign out" }
    var beforeLeavingText: String {
        "This browser also opens requests or drafts that are not in your space. Once you have signed out, you will need their access codes to find them again."
    }
    var seeThem: String { "See which ones" }
    var signOutAnyway: String { "Sign out anyway" }
    var readDemonstrationMail: String { "Demonstration: read the messages sent" }
    var demonstrationMail: String { "Messages sent" }
    var demonstrationMailText: String {
        "In the demonstration, no message leaves: everyone reads them here, the latest first."
    }
    var noMail: String { "No message yet. A message comes within seconds: reload the page." }
}
