import Cases

extension EnglishTexts {
    var whoLookedTitle: String { "Who looked at my request" }
    var whoLookedLead: String {
        "Whenever someone other than you looks, it is noted before anything is shown. What the same agent opens of your request within ten minutes counts as one look. Agents are not named here: their names are kept sealed for the data-protection officer, and for a court."
    }
    var nobodyLooked: String { "Nobody but you has looked at it." }
    var seenWhat: String { "Saw" }
    var seenWhy: String { "Why" }
    var seenHow: String { "By" }
    var seenOnScreen: String { "a screen at the desk" }
    var seenInFile: String { "a file of several requests" }
    var seenByLink: String { "a link made for that person" }
    var seenByPlatform: String { "an automatic task that nobody watches" }
    var readByPlatform: String { "The platform itself" }
    var askWhy: String { "Ask why" }
    var askedWhy: String { "You asked why." }
    var askedWhySent: String { "Your question has been sent" }
    func askedWhySentText(until day: String) -> String {
        "It has reached the data-protection officer. Answer by \(day), on the page of your data."
    }
    var seeMyQuestions: String { "See my questions and the answers" }
    var olderReadings: String { "Earlier readings" }
    func someReadingsLater(_ reference: String) -> String {
        "Some readings may be shown here later, because the law allows it: \(reference). They are on record, and the data-protection officer sees them now."
    }
    func disclosedLater(_ reference: String) -> String { "Shown later, as this allows: \(reference)" }
    var sharedPart: String { "the answers chosen for this opinion" }
    var myDataTitle: String { "My data" }
    var dataLead: String { "What we keep of this request, and your rights." }
    var dataHeld: String { "What we keep" }
    func dataAnswers(_ count: Int) -> String { "\(figure(count)) \(count == 1 ? "answer" : "answers")" }
    func dataDocuments(_ count: Int) -> String { "\(figure(count)) \(count == 1 ? "document" : "documents")" }
    func dataMessages(_ count: Int) -> String { "\(figure(count)) \(count == 1 ? "message" : "messages")" }
    func dataLetters(_ count: Int) -> String { "\(figure(count)) \(count == 1 ? "letter" : "letters")" }
    func dataEvents(_ count: Int) -> String { "\(figure(count)) \(count == 1 ? "step" : "steps") in the history" }
    var dataDownloadAll: String { "Download everything" }
    var dataDownloadText: String {
        "A ZIP archive: a page to read, your answers as CSV, the documents, the letters, who looked at your request, and everything as JSON for another service."
    }
    var dataRights: String { "Your rights" }
    var rightsCorrect: String { "Have it corrected" }
    var rightsCorrectText: String { "Say what is wrong or incomplete, and what is right." }
    var rightsObject: String { "Object" }
    var rightsObjectText: String {
        "Say why, in your situation, your data should no longer be used. The office must then stop, or show a stronger reason."
    }
    var rightsErase: String { "Have it erased" }
    var rightsEraseText: String {
        "Say what should be erased. What is erased can be read by nobody any more."
    }
    var rightsWords: String { "In a few words" }
    var rightsSendCorrect: String { "Send the request to correct" }
    var rightsSendObject: String { "Send the objection" }
    var rightsSendErase: String { "Send the request to erase" }
    func noErasure(legalObligation: Bool) -> String {
        "The law gives no such right here: \(legalObligation ? "a legal obligation" : "a public task") requires these data to be kept (GDPR, article 17(3)(b))."
    }
    func keptFor(_ period: String) -> String { "They are kept for \(period) after the request has ended." }
    var noObjection: String {
        "The law gives no such right here: it is for a public task or legitimate interests (GDPR, article 21). You can withdraw your request or your consent."
    }
    var rightsAsked: String { "What you have asked" }
    func rightsKind(_ kind: RightsRequest.Kind) -> String {
        switch kind {
        case .question: "Question about a reading"
        case .rectification: "Request to correct"
        case .objection: "Objection"
        case .erasure: "Request to erase"
        }
    }
    func rightsDue(_ day: String) -> String { "Answer by \(day)." }
    func rightsExtended(until day: String, why: String) -> String { "More time is needed, until \(day): \(why)" }
    func rightsOutcome(_ outcome: RightsAnswer.Outcome) -> String {
        switch outcome {
        case .answered: "Answered"
        case .granted: "Granted"
        case .partly: "Granted in part"
        case .refused: "Refused"
        }
    }
    func rightsAnsweredOn(_ moment: String) -> String { "Answered on \(moment)" }
    var rightsSentTitle: String { "Your request has been sent" }
    func rightsSentText(until day: String) -> String { "It has reached the data-protection officer. Answer by \(day)." }
    var rightsTextRequired: String { "Say it in a few words." }
    var rightsTooMany: String {
        "You already have many requests waiting. Wait for an answer, or call us."
    }
    var rightsComplaint: String {
        "Not satisfied with the answer? You can complain to the CNIL, free of charge: cnil.fr/plaintes, or CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France."
    }
    var officerContact: String { "The data-protection officer" }
    var rightsAskedEvent: String { "You wrote about your data" }
    var rightsExtendedEvent: String { "More time is needed to answer you about your data" }
    var rightsAnsweredEvent: String { "Answer about your data" }
    func rightsAsked(by who: String) -> String { "Question about their data by \(who)" }
    func rightsExtended(by who: String) -> String { "Time for the answer about data extended by \(who)" }
    func rightsAnswered(by who: String) -> String { "Answer about data by \(who)" }
    var changedRights: String { "wrote about their data" }
    func rightsPending(_ kind: RightsRequest.Kind) -> String {
        switch kind {
        case .question: "The person asks why their request was read. The data-protection officer answers."
        case .rectification:
            "The person asks for a correction. See “Correct the answers”; the data-protection officer answers."
        case .objection:
            "The person objects to the use of their data. Go no further without the data-protection officer."
        case .erasure: "The person asks for erasure. The data-protection officer answers."
        }
    }
    func accessTask(_ task: AccessTask) -> String {
        switch task {
        case .inbox: "find the requests to deal with"
        case .search: "find one request among others"
        case .caseWork: "deal with the request"
        case .besideAnother: "deal with another request, beside which this one is shown"
        case .signing: "sign decisions"
        case .batch: "deal with several requests together"
        case .opinion: "give an opinion that a colleague asked for"
        case .rights: "answer you about your data"
        case .message: "send you a message"
        case .fileExamination: "check that a document is safe"
        case .upkeep: "keep dates and links between requests up to date"
        case .retention: "apply the periods for which requests are kept"
        case .archives: "prepare for the archives"
        case .conversation: "help you in a conversation that you asked for"
        case .portal: "answer your follow-up portal"
        }
    }
    func accessPart(_ part: AccessParts) -> String {
        switch part {
        case .listed: "the line of a list (service, dates, a few answers)"
        case .content: "the whole request (answers, messages, history)"
        case .documents: "the documents"
        case .account: "your account"
        case .draft: "a form not sent yet"
        default: ""
        }
    }
    var rightsDeskLead: String {
        "What people ask about their data. The law gives one month to answer (GDPR, article 12)."
    }
    var rightsToAnswer: String { "To answer" }
    var rightsDone: String { "Answered" }
    var noRightsToAnswer: String { "No request waits for an answer." }
    var noRightsDone: String { "None has been answered yet." }
    func rightsDueBy(_ day: String, isLate: Bool) -> String {
        "\(isLate ? "Late: to be answered by" : "To be answered by") \(day)"
    }
    var rightsMore: String { "More" }
    var rightsRequestOf: String { "What the person asks" }
    var rightsNoWords: String { "Without another word." }
    var rightsReading: String { "The reading in question" }
    var rightsReadingGone: String { "That reading is no longer on record." }
    var rightsAllReadings: String { "All readings of this request" }
    var rightsNames: String {
        "Names are kept for you and for a court. They are never used to rank or monitor staff."
    }
    var rightsReply: String { "Answer" }
    var rightsReplyWords: String { "Your answer" }
    var rightsReplyHint: String {
        "The person reads it on the page of their data, and is told by e-mail if they gave an address."
    }
    var rightsOutcomeLabel: String { "What is done" }
    var rightsOutcomeRequired: String { "Choose what is done." }
    var rightsSendReply: String { "Send the answer" }
    var rightsExtend: String { "Take more time" }
    var rightsExtendText: String {
        "Two more months, once only, if the request is complex (GDPR, article 12(3)). The person reads why."
    }
    var rightsExtendWhy: String { "Why" }
    var rightsExtendSend: String { "Extend the time" }
    var rightsAnsweredAlready: String { "It has been answered already." }
    var rightsExtendedAlready: String { "The time has been extended once already." }
    var accessOfAccount: String { "Who looked at my account" }
    var dataOfAll: String { "Everything we keep about you" }
    var dataOfAllLead: String {
        "How you are reached, your household, the history of your account, and each of your requests."
    }
    var dataContacts: String { "Contacts" }
    var dataHousehold: String { "Household" }
    var dataRequests: String { "Requests" }
    var dataDrafts: String { "Forms begun" }
    var noAccountReadings: String { "Nobody but you has looked at it." }
    var csvQuestion: String { "Question" }
    var csvLabel: String { "Label" }
    var csvAnswer: String { "Answer" }
    var accountNumber: String { "Account number" }
    var downloadOfAll: String { "Download everything" }
    func downloadOfAllText(_ count: Int) -> String {
        "A ZIP archive with your account and your last \(count) requests at most."
    }
    var rightsWrite: String { "Write my request" }
    var rightsStillOpen: String {
        "The request is under way: it is decided or withdrawn before it is erased."
    }
}
