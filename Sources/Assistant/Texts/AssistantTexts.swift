import FEEL
import Services

/// What the assistant says, in a language.
protocol AssistantTexts: Sendable {
    var language: Language { get }

    // MARK: Opening and small talk
    func opening(organisation: String) -> String
    var hello: String { get }
    var thanks: String { get }
    var goodbye: String { get }
    func whoAreYou(organisation: String) -> String
    var howAreYou: String { get }
    var whatCanYouDo: String { get }
    var fine: String { get }
    var nothingSaid: String { get }

    /// What a change to this language says of the message.
    var writtenInThisLanguage: String { get }
    /// The button that asks for answers in this language.
    var answerInThisLanguage: String { get }
    /// What is said once this language was chosen.
    var speaksThisLanguage: String { get }
    func understood(_ understood: Explanation.Understood) -> String

    // MARK: Choices
    var benefitsChoice: String { get }
    var myCasesChoice: String { get }
    var personChoice: String { get }
    var yes: String { get }
    var no: String { get }
    var skip: String { get }
    var goOn: String { get }
    var stop: String { get }
    var enough: String { get }
    var startAgain: String { get }
    func checkChoice(_ title: String) -> String
    func formChoice(_ title: String) -> String
    var keepChecklist: String { get }
    var thatIsWrong: String { get }
    var writeChoice: String { get }
    var correctChoice: String { get }
    var sendChoice: String { get }
    var doNotSendChoice: String { get }

    // MARK: Answers
    var answerFound: String { get }
    var notSure: String { get }
    var notSureFar: String { get }
    var notSureNothing: String { get }
    var unsureTwice: String { get }
    var perhapsService: String { get }
    var searchFailed: String { get }
    var whichOne: String { get }
    func service(_ title: String) -> String
    var hasRules: String { get }
    func notByAssistant(_ title: String) -> String
    var more: String { get }
    var readFirst: String { get }
    var staleChoice: String { get }

    // MARK: Interview
    func interviewStarts(_ title: String) -> String
    func simulationStarts(_ title: String, decidedBy: String) -> String
    var benefitsAsk: String { get }
    var benefitsStart: String { get }
    var benefitsDeclined: String { get }
    var noRules: String { get }
    func cannotBeChecked(_ title: String) -> String
    var whichService: String { get }
    var noted: String { get }
    var saidBefore: String { get }
    var changed: String { get }
    var skipped: String { get }
    var whatIsWrong: String { get }
    var notUnderstood: String { get }
    var halves: String { get }
    var severalNumbers: String { get }
    var notExactDate: String { get }
    func about(_ amount: String) -> String
    func contradiction(_ question: String, before: String, now: String) -> String
    func convert(_ working: String) -> String
    var convertNot: String { get }
    var left: String { get }
    var nothingToLeave: String { get }
    func backTo(_ title: String?) -> String
    var noInterview: String { get }
    var result: String { get }
    func verdict(_ verdict: Conversation.RuleResult.Verdict, isSimulation: Bool) -> String
    var unknownResult: String { get }
    func benefitsFound(_ count: Int) -> String
    var notADecision: String { get }
    func decides(_ who: String) -> String
    var formFilled: String { get }
    var confirmInForm: String { get }
    var whyAsked: String { get }
    func hintWhy(_ why: String) -> String
    var missingAnswers: String { get }
    var inOtherWords: String { get }
    func worked(_ amount: String, _ period: SpokenAmount.Period, sign: String, result: String) -> String
    var whichOneOfThem: String { get }
    var ambiguousFigures: String { get }
    var euros: String { get }
    var noPeriod: String { get }
    func anotherPeriod(_ wanted: SpokenAmount.Period) -> String
    func appliedNothing() -> String

    // MARK: Life events
    func checklist(_ title: String) -> String
    var noChecklist: String { get }
    func answeredWithin(_ period: String) -> String
    func openBetween(_ first: String, _ last: String) -> String
    func closedUntil(_ day: String) -> String
    func congratulate(_ event: LifeEventKind) -> String?
    var checklistKept: String { get }
    var checklistSignIn: String { get }

    // MARK: Cases
    var signIn: String { get }
    var noCases: String { get }
    var yourCases: String { get }
    func caseLine(_ standing: CaseStanding) -> String
    var stateUnknown: String { get }
    var correctionAwaited: String { get }
    func answerBy(_ date: String) -> String
    func answeredBy(_ date: String) -> String
    func silenceOn(_ date: String) -> String
    var whatToWrite: String { get }
    func confirmMessage(_ reference: String, _ text: String) -> String
    func messageSent(_ reference: String) -> String
    var messageNotSent: String { get }
    var whichCase: String { get }
    func caseLink(_ link: Conversation.CaseLink) -> String

    // MARK: People
    var personOffered: String { get }
    func personLive(_ minutes: Int) -> String
    func personCallBack(_ day: CivilDate) -> String
    func personOffice(_ office: Office) -> String
    var personHandedOver: String { get }
    func personReason(_ reason: Conversation.PersonOffer.Reason) -> String
    var personDeclined: String { get }

    // MARK: Difficult moments
    var numbersIntro: String { get }
    var inCaseOfDanger: String { get }
    var afterNumbers: String { get }
    var insultFirst: String { get }
    var insultAgain: String { get }
    var complaint: String { get }
    func appeal(_ service: String, _ text: String) -> String
    var technicalSite: String { get }
    var technicalFile: String { get }
    var technicalSignIn: String { get }
}

/// The catalogues of the assistant's words.
enum AssistantCatalogue {
    /// The catalogue of a language.
    static func texts(_ language: Language) -> any AssistantTexts {
        switch language {
        case .fr: FrenchAssistantTexts()
        case .en: EnglishAssistantTexts()
        }
    }
}

extension AssistantTexts {
    /// A part in words, for channels without a screen.
    func plain(_ part: Conversation.Part) -> String {
        switch part {
        case .text(let text): text
        case .passage(let passage):
            [passage.heading ?? passage.title, quoted(passage.excerpt), passage.link].joined(separator: "\n")
        case .closest(let links): list(links.map { "\($0.title) (\($0.link))" })
        case .services(let services): list(services.map { $0.title + colon + $0.summary })
        case .choices(let choices): list(choices.map(\.label))
        case .question(let question):
            [question.prompt, question.hint ?? "", list(question.choices.map(\.label))].filter { !$0.isEmpty }
                .joined(separator: "\n")
        case .understood(let values):
            list(values.map { $0.label.trimmedMarks + colon + $0.value + ($0.working.map { " (\($0))" } ?? "") })
        case .result(let result): plain(result)
        case .openForm(let offer): formChoice(offer.title)
        case .numbers(let numbers): list(numbers.map { $0.number + colon + $0.label })
        case .caseStatus(let cases): list(cases.map(caseLine))
        case .signIn: signIn
        case .offerPerson(let offer): offer.words
        case .checklist(let checklist):
            list(
                checklist.items.map { item in
                    item.title + colon + item.summary + (item.when.map { " \($0)" } ?? "")
                })
        case .confirmMessage(let message): confirmMessage(message.reference, message.text)
        case .caseLink(let link): caseLink(link)
        case .spoken(let spoken): spoken.words + "\n" + list([spoken.back.label])
        }
    }

    private func plain(_ result: Conversation.RuleResult) -> String {
        var lines = [result.title + colon + result.words]
        if let amount = result.amount { lines.append(amount) }
        lines += result.lines.map { line in
            "- " + line.label + colon + line.value + (line.reference.map { " (\($0))" } ?? "")
        }
        if !result.missing.isEmpty { lines.append(missingAnswers + "\n" + list(result.missing)) }
        if let decidedBy = result.decidedBy { lines.append(decides(decidedBy)) }
        if let link = result.link { lines.append("\(link.title) (\(link.link))") }
        return lines.joined(separator: "\n")
    }

    /// What stands between a label and its value.
    var colon: String { language == .fr ? "\u{A0}: " : ": " }

    private func list(_ items: [String]) -> String { items.map { "- " + $0 }.joined(separator: "\n") }

    private func quoted(_ text: String) -> String {
        language == .fr ? "«\u{A0}\(text)\u{A0}»" : "“\(text)”"
    }
}

extension String {
    /// A question without its mark: "Combien d'enfants ?" before a colon.
    var trimmedMarks: String {
        var text = self[...]
        while let last = text.last, last == "?" || last.isWhitespace || last == ":" { text.removeLast() }
        return String(text)
    }
}
