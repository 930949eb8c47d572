/// What an answer was given to, and changes of language.
extension FrenchAssistantTexts {
    var writtenInThisLanguage: String { "Vous écrivez en français, alors je réponds en français." }
    var answerInThisLanguage: String { "Répondre en français" }
    var speaksThisLanguage: String { "Je réponds en français." }

    func understood(_ understood: Explanation.Understood) -> String {
        switch understood {
        case .opening: "Le début de la conversation"
        case .emergency: "Peut-être un danger\u{A0}: il faut appeler quelqu’un"
        case .insult: "Des mots blessants"
        case .person: "Vous voulez parler à une personne"
        case .nothing: "Aucun mot"
        case .smallTalk: "Une formule de politesse, ou une question sur l’assistant"
        case .complaint: "Vous êtes mécontent"
        case .technical: "Le site, un fichier ou la connexion ne marche pas"
        case .question: "Une question"
        case .service: "Une démarche que vous voulez faire"
        case .check: "Vous voulez savoir si vous y avez droit"
        case .benefits: "Vous cherchez toutes les aides possibles"
        case .lifeEvent: "Un événement de votre vie"
        case .office: "Vous demandez les horaires ou les coordonnées d’un service"
        case .myCases: "Vous voulez savoir où en sont vos demandes"
        case .writeMessage: "Vous voulez écrire au sujet d’une demande"
        case .correctCase: "Vous voulez corriger une demande"
        case .words: "Le texte de votre message"
        case .agree: "Vous êtes d’accord"
        case .decline: "Vous ne voulez pas"
        case .chosenService: "Une démarche choisie dans la liste"
        case .chosenCase: "Une demande choisie dans la liste"
        case .answer: "La réponse à la question posée"
        case .explainQuestion: "Vous demandez pourquoi la question est posée"
        case .skip: "Vous ne voulez pas répondre à cette question"
        case .leave: "Vous voulez arrêter les questions"
        case .resume: "Vous voulez reprendre les questions"
        case .restart: "Vous voulez recommencer les questions"
        case .enough: "Vous voulez le résultat avec ce qui est déjà dit"
        case .openForm: "Vous voulez ouvrir le formulaire"
        case .keepChecklist: "Vous voulez garder la liste"
        case .settle: "Laquelle de deux réponses est la bonne"
        case .speak: "Vous choisissez la langue"
        case .staleChoice: "Un bouton d’une réponse passée"
        }
    }
}
