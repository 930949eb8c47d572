/// What an answer was given to, and changes of language.
extension EnglishAssistantTexts {
    var writtenInThisLanguage: String { "You write in English, so I answer in English." }
    var answerInThisLanguage: String { "Answer in English" }
    var speaksThisLanguage: String { "I answer in English." }

    func understood(_ understood: Explanation.Understood) -> String {
        switch understood {
        case .opening: "The beginning of the conversation"
        case .emergency: "Perhaps a danger: somebody must be called"
        case .insult: "Hurtful words"
        case .person: "You want to speak to a person"
        case .nothing: "No words"
        case .smallTalk: "A greeting, or a question about the assistant"
        case .complaint: "You are not satisfied"
        case .technical: "The site, a file or signing in does not work"
        case .question: "A question"
        case .service: "A service that you want to use"
        case .check: "You want to know whether you have a right to it"
        case .benefits: "You look for every benefit you may have"
        case .lifeEvent: "An event of your life"
        case .office: "You ask when an office is open, or how to reach it"
        case .myCases: "You want to know where your requests stand"
        case .writeMessage: "You want to write about a request"
        case .correctCase: "You want to correct a request"
        case .words: "The words of your message"
        case .agree: "You agree"
        case .decline: "You do not want to"
        case .chosenService: "A service chosen from the list"
        case .chosenCase: "A request chosen from the list"
        case .answer: "The answer to the question asked"
        case .explainQuestion: "You ask why the question is asked"
        case .skip: "You do not want to answer this question"
        case .leave: "You want to stop the questions"
        case .resume: "You want to go back to the questions"
        case .restart: "You want to start the questions again"
        case .enough: "You want the result with what was said so far"
        case .openForm: "You want to open the form"
        case .keepChecklist: "You want to keep the list"
        case .settle: "Which of two answers is right"
        case .speak: "You choose the language"
        case .staleChoice: "A button of an earlier answer"
        }
    }
}
