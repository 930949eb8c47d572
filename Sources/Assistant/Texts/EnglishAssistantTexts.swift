import FEEL
import Services

struct EnglishAssistantTexts: AssistantTexts {
    let language = Language.en

    // MARK: Opening and small talk
    func opening(organisation: String) -> String {
        "Hello. I am the assistant of this site (\(organisation)): a machine, not a person. Ask in your own words: I quote our pages, work things out with the rules of our services and can fill in a form with you. I can be wrong: you can ask for a person at any time. In an emergency, call 112."
    }
    var hello: String { "Hello. What can I do for you?" }
    var thanks: String { "You are welcome. Anything else?" }
    var goodbye: String { "Goodbye, and have a good day." }
    func whoAreYou(organisation: String) -> String {
        "I am the assistant of this site (\(organisation)): a machine. I search our pages, quote them with their link, and apply the rules of our services. I decide nothing. You can ask for a person at any time."
    }
    var howAreYou: String { "I am a machine: always the same. And you, what are you looking for?" }
    var whatCanYouDo: String {
        "I answer your questions about our services, with the passage of the page that answers. I check whether you have a right to something, one question at a time. I tell you where your requests stand. And I put you in touch with a person."
    }
    var fine: String { "All right. Anything else?" }
    var nothingSaid: String { "I read no word in it. Write your question in your own words." }

    // MARK: Choices
    var benefitsChoice: String { "What help am I entitled to?" }
    var myCasesChoice: String { "Where is my request?" }
    var personChoice: String { "Talk to a person" }
    var yes: String { "Yes" }
    var no: String { "No" }
    var skip: String { "I do not want to answer" }
    var goOn: String { "Go back to the questions" }
    var stop: String { "Stop the questions" }
    var enough: String { "See the result now" }
    var startAgain: String { "Start again" }
    func checkChoice(_ title: String) -> String { "Check my right: \(title)" }
    func formChoice(_ title: String) -> String { "Open the form: \(title)" }
    var keepChecklist: String { "Keep this list in my space" }
    var thatIsWrong: String { "That is not it" }
    var writeChoice: String { "Write a message about my request" }
    var correctChoice: String { "Correct my request" }
    var sendChoice: String { "Send this message" }
    var doNotSendChoice: String { "Do not send it" }

    // MARK: Answers
    var answerFound: String { "This is what our page says:" }
    var notSure: String { "I am not sure of the answer. These are the closest pages:" }
    var notSureFar: String { "I found no page that answers this. These are the least far from it, just in case:" }
    var notSureNothing: String { "I do not know: I found no page about this." }
    var unsureTwice: String { "This is the second time that I do not know: a person will help you better than I can." }
    var perhapsService: String { "Perhaps this service:" }
    var searchFailed: String { "I cannot search our pages at the moment." }
    var whichOne: String { "I can read your question in several ways. What is it about?" }
    func service(_ title: String) -> String { "This is done with this service:" }
    func notByAssistant(_ title: String) -> String {
        "I can’t ask the questions of “\(title)” or open its form here: its page says how to ask for it, and a person can help you."
    }
    var hasRules: String { "I can check your right in a few questions." }
    var readFirst: String { "Read this first:" }
    var more: String { "To go further:" }
    var staleChoice: String {
        "This button no longer fits the conversation. Tell me in your own words what you want to do."
    }

    // MARK: Interview
    func interviewStarts(_ title: String) -> String {
        "I check with the rules of the service “\(title)”. Only the questions that matter, one at a time; you can leave one out, change an answer, or ask something in the middle. Nothing is sent."
    }
    func simulationStarts(_ title: String, decidedBy: String) -> String {
        "I make an estimate with the rules of “\(title)”. \(decidedBy) Nothing is sent."
    }
    var benefitsAsk: String {
        "I can run your answers through the rules of all our benefits and tell you what you may be missing. Nothing is asked for in your place, nothing is sent, and you can stop at any time. Do you agree?"
    }
    var benefitsStart: String { "Thank you. One question at a time; what several benefits need is asked once." }
    var benefitsDeclined: String { "All right, I will not. You can ask me about one benefit in particular." }
    var noRules: String { "None of our services has a rule that I can apply with you." }
    func cannotBeChecked(_ title: String) -> String {
        "For “\(title)”, I have no rule that tells beforehand whether you have a right to it."
    }
    var whichService: String { "For which service do you want to check your right?" }
    var noted: String { "I understood:" }
    var saidBefore: String { "You said this already, so I won’t ask it again:" }
    var changed: String { "Corrected:" }
    var skipped: String { "All right, we leave this question out." }
    var whatIsWrong: String { "Which answer do you want to change?" }
    var notUnderstood: String { "I did not understand your answer." }
    var halves: String { "I need a whole number: how many exactly?" }
    var severalNumbers: String { "I read several numbers: which one is right?" }
    var notExactDate: String { "I need the day, the month and the year." }
    func about(_ amount: String) -> String { "You said “about”: I take \(amount), to be corrected if need be." }
    func contradiction(_ question: String, before: String, now: String) -> String {
        "To “\(question)”, you first said \(before); now you say \(now). Which of the two is right?"
    }
    func convert(_ working: String) -> String { "\(working). Is that right?" }
    var convertNot: String { "All right. Then give me the amount as the question asks for it." }
    var left: String {
        "All right, I stop the questions. Your answers are not sent; say “go on” if you change your mind."
    }
    var nothingToLeave: String { "All right." }
    func backTo(_ title: String?) -> String { title.map { "Back to “\($0)”:" } ?? "Back to your rights:" }
    var noInterview: String { "There are no questions in progress. What do you want to check?" }
    var result: String { "This is what the rules say, from your answers:" }
    func verdict(_ verdict: Conversation.RuleResult.Verdict, isSimulation: Bool) -> String {
        switch verdict {
        case .yes:
            isSimulation
                ? "From your answers, you would have a right to it." : "From your answers, you have a right to it."
        case .no:
            isSimulation
                ? "From your answers, you would have no right to it." : "From your answers, you have no right to it."
        case .unknown: "Answers are missing to tell."
        }
    }
    var unknownResult: String { "A person can help you with what is missing." }
    func benefitsFound(_ count: Int) -> String {
        switch count {
        case 0: "From your answers, I found no benefit that you certainly have a right to."
        case 1: "From your answers, there is one benefit that you probably have a right to."
        default: "From your answers, there are \(count) benefits that you probably have a right to."
        }
    }
    var notADecision: String {
        "This is not a decision: it is what the published rules give with what you said. I ask for nothing in your place."
    }
    func decides(_ who: String) -> String { "Who decides: \(who)" }
    var formFilled: String { "I can open the form with these answers: you confirm each of them." }
    var confirmInForm: String {
        "I open the form with your answers. Read and confirm each: nothing is sent without you."
    }
    var whyAsked: String { "This answer is needed to apply the rule." }
    func hintWhy(_ why: String) -> String { "What the answer is for: \(why)" }
    var missingAnswers: String { "Missing:" }
    var inOtherWords: String { "This is what I can say about it:" }
    func worked(_ amount: String, _ period: SpokenAmount.Period, sign: String, result: String) -> String {
        "€\(amount) a \(period.rawValue) \(sign) = \(result)"
    }
    var whichOneOfThem: String { "Your answer can mean several things: choose one." }
    var ambiguousFigures: String { "I can read this number in two ways: write it without point or comma, or in words." }
    var euros: String { "I need an amount in euros." }
    var noPeriod: String { "The question is about an amount in all, not by month or year: how much is it?" }
    func anotherPeriod(_ wanted: SpokenAmount.Period) -> String {
        "I need this amount by the \(wanted.rawValue): I do not want to work it out roughly."
    }
    func appliedNothing() -> String { "No rule could be applied." }

    // MARK: Life events
    func checklist(_ title: String) -> String { "This is what we can do for you, under “\(title)”:" }
    var noChecklist: String { "We have no particular service for this, but ask me your question." }
    func answeredWithin(_ period: String) -> String { "Usually answered within \(period)." }
    func openBetween(_ first: String, _ last: String) -> String { "Requests open from \(first) to \(last)." }
    func closedUntil(_ day: String) -> String {
        "Requests open on \(day): until then you can prepare yours, without sending it."
    }
    func congratulate(_ event: LifeEventKind) -> String? {
        switch event {
        case .birth: "Congratulations."
        case .death: "My condolences."
        default: nil
        }
    }
    var checklistKept: String { "The list is kept in your space." }
    var checklistSignIn: String { "To keep this list, sign in first." }

    // MARK: Cases
    var signIn: String {
        "I do not know who you are, so I see no request. Sign in so that I can tell you where they stand, or follow a request with its reference and code."
    }
    var noCases: String { "I see no request in your name." }
    var yourCases: String { "This is where your requests stand:" }
    func caseLine(_ standing: CaseStanding) -> String {
        var line = "\(standing.title) (\(standing.reference)): \(standing.state)"
        if let awaited = standing.awaited { line += ". \(awaited)" }
        if let byWhen = standing.byWhen { line += ". \(byWhen)" }
        return line
    }
    var stateUnknown: String { "Closed" }
    var correctionAwaited: String { "We are waiting for your corrections" }
    func answerBy(_ date: String) -> String { "To be done by \(date)" }
    func answeredBy(_ date: String) -> String { "An answer is planned by \(date)" }
    func silenceOn(_ date: String) -> String { "Silence will have an effect on \(date)" }
    var whatToWrite: String { "What do you want to write? Type your message: I will read it back before it is sent." }
    func confirmMessage(_ reference: String, _ text: String) -> String {
        "Message about request \(reference):\n“\(text)”\nSend it?"
    }
    func messageSent(_ reference: String) -> String { "I am sending your message about request \(reference)." }
    var messageNotSent: String { "All right, I send nothing." }
    var whichCase: String { "Which request is it about?" }
    func caseLink(_ link: Conversation.CaseLink) -> String {
        switch link.purpose {
        case .follow: "Follow request \(link.reference)"
        case .correct: "See and correct request \(link.reference)"
        }
    }

    // MARK: People
    var personOffered: String { "Do you want to talk to a person?" }
    func personLive(_ minutes: Int) -> String {
        minutes <= 1
            ? "A person can answer you here, right away." : "A person can answer you here, in about \(minutes) minutes."
    }
    func personCallBack(_ day: CivilDate) -> String {
        "A person can call you back on \(Formatting.dateWithWeekday(day, in: .en))."
    }
    func personOffice(_ office: Office) -> String {
        var ways: [String] = []
        if let phone = office.contact.phone { ways.append("on \(phone)") }
        if let email = office.contact.email { ways.append("at \(email)") }
        if !office.contact.address.isEmpty {
            ways.append("in person: \(office.contact.address.joined(separator: ", "))")
        }
        return "To reach “\(office.name[.en])”: \(ways.joined(separator: ", or "))."
    }
    var personHandedOver: String { "I am passing our conversation on to a person, with what you have already said." }
    func personReason(_ reason: Conversation.PersonOffer.Reason) -> String {
        switch reason {
        case .asked: "Of course."
        case .unsure: "I am not sure of myself."
        case .distress: "You can also talk to someone here."
        case .complaint: "Your complaint deserves an answer from a person."
        case .insult: "You can talk to a person, or stop here."
        case .technical: "If it still does not work, a person can do it with you."
        case .caseMatter: "A person will answer this better than I can."
        }
    }
    var personDeclined: String { "All right. I am still here." }

    // MARK: Difficult moments
    var numbersIntro: String { "Call now:" }
    var inCaseOfDanger: String { "If somebody is in danger or suffering, these numbers answer at once:" }
    var afterNumbers: String { "I am a machine: I cannot call or send anyone. These numbers can." }
    var insultFirst: String {
        "I understand that you may be angry. Let us talk without insults: tell me what is wrong and I will look into it with you."
    }
    var insultAgain: String {
        "I do not answer insults. You can talk politely to a person, or end the conversation here. What you wrote will be visible to them."
    }
    var complaint: String {
        "I am sorry that this is going badly. A complaint is made to a person, who owes you an answer."
    }
    func appeal(_ service: String, _ text: String) -> String {
        "To challenge a decision about “\(service)”: \(text)"
    }
    var technicalSite: String {
        "If a page does not respond: reload it, then try another browser. What you wrote in a form is kept: you find it again with the link and the code shown."
    }
    var technicalFile: String {
        "A file is refused if it is too heavy or of another kind than those asked for (often PDF, JPEG or PNG, 10 MB at most). A close, well-lit photo is enough; you can also bring it to the counter."
    }
    var technicalSignIn: String {
        "You can do almost everything without an account. To find a request again, its reference and its code are enough."
    }
}
