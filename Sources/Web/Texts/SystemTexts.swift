import Services

/// What is on and off.
protocol SystemTexts {
    var system: String { get }
    var systemLead: String { get }
    var isOn: String { get }
    var isOff: String { get }
    func name(of part: SystemPage.Part) -> String
    func means(_ part: SystemPage.Part, isOn: Bool) -> String
    func turnedOnBy(_ remedy: String) -> String
}

extension FrenchTexts {
    var system: String { "Ce qui fonctionne" }
    var systemLead: String {
        "Ce que le serveur qui vous répond sait faire aujourd’hui. Au serveur, parvis doctor en dit plus, avec la commande qui met chaque chose en marche."
    }
    var isOn: String { "En marche" }
    var isOff: String { "À l’arrêt" }
    func name(of part: SystemPage.Part) -> String {
        switch part {
        case .secure: "Connexion chiffrée (HTTPS)"
        case .mail: "Envoi de courriels"
        case .files: "Réception de fichiers"
        case .scanner: "Antivirus"
        case .register: "Registre"
        case .limits: "Limites contre les abus"
        case .demonstration: "Démonstration"
        }
    }
    func means(_ part: SystemPage.Part, isOn: Bool) -> String {
        switch (part, isOn) {
        case (.secure, true): "Les échanges avec les navigateurs sont chiffrés."
        case (.secure, false): "Rien n’est chiffré\u{A0}: ce n’est bon que pour essayer."
        case (.mail, true): "Les messages partent par courriel."
        case (.mail, false): "Les messages restent dans le dossier de données\u{A0}: personne ne les reçoit."
        case (.files, true): "Les fichiers sont reçus et examinés à part."
        case (.files, false): "Aucun fichier n’est reçu."
        case (.scanner, true): "Chaque fichier passe par l’antivirus."
        case (.scanner, false): "Les fichiers sont examinés, sans recherche de virus."
        case (.register, true): "Les réponses peuvent être préremplies."
        case (.register, false): "Non relié\u{A0}: les questions sont simplement posées."
        case (.limits, true): "Les essais répétés sont ralentis."
        case (.limits, false): "Rien ne ralentit qui essaie des codes\u{A0}: c’est réservé aux mesures."
        case (.demonstration, true):
            "Tout est inventé, et les mots de passe sont affichés\u{A0}: n’y mettez rien de vrai."
        case (.demonstration, false): "C’est une installation pour de vrai."
        }
    }
    func turnedOnBy(_ remedy: String) -> String { "Pour la mettre en marche\u{A0}: \(remedy)" }
}

extension EnglishTexts {
    var system: String { "What works" }
    var systemLead: String {
        "What the server that answers you can do today. At the server, parvis doctor says more, with the command that turns each thing on."
    }
    var isOn: String { "On" }
    var isOff: String { "Off" }
    func name(of part: SystemPage.Part) -> String {
        switch part {
        case .secure: "Encrypted connection (HTTPS)"
        case .mail: "Sending e-mail"
        case .files: "Taking files"
        case .scanner: "Virus scanner"
        case .register: "Register"
        case .limits: "Limits against abuse"
        case .demonstration: "Demonstration"
        }
    }
    func means(_ part: SystemPage.Part, isOn: Bool) -> String {
        switch (part, isOn) {
        case (.secure, true): "What browsers and the server say is encrypted."
        case (.secure, false): "Nothing is encrypted: fit for trying only."
        case (.mail, true): "Messages leave by e-mail."
        case (.mail, false): "Messages stay in the data folder: nobody receives them."
        case (.files, true): "Files are taken, and examined apart."
        case (.files, false): "No file is taken."
        case (.scanner, true): "Each file goes through the virus scanner."
        case (.scanner, false): "Files are examined, without looking for viruses."
        case (.register, true): "Answers can be filled in."
        case (.register, false): "Not connected: the questions are simply asked."
        case (.limits, true): "Repeated attempts are slowed down."
        case (.limits, false): "Nothing slows down whoever tries codes: fit for measurements only."
        case (.demonstration, true): "Everything is invented, and passwords are shown: put nothing real here."
        case (.demonstration, false): "This is an installation for real."
        }
    }
    func turnedOnBy(_ remedy: String) -> String { "To turn it on: \(remedy)" }
}
