import Assistant
import Services

/// What is said about how the assistant does: under its answers, on the supervisors' page and on the test bench.
protocol AssistantDeskTexts {
    var feedbackQuestion: String { get }
    var feedbackYes: String { get }
    var feedbackNo: String { get }
    /// - Parameter title: the sheet that the answer quotes.
    func feedbackYesContext(_ title: String) -> String
    func feedbackNoContext(_ title: String) -> String
    var feedbackThanks: String { get }
    var feedbackCounted: String { get }

    var deskAssistant: String { get }
    var deskAssistantTitle: String { get }
    var deskAssistantLead: String { get }
    var deskAssistantLearns: String { get }
    var deskAssistantPeriods: String { get }
    func lastDays(_ count: Int) -> String
    func assistantPeriod(from first: String, to last: String) -> String
    var figuresAsCSV: String { get }
    func smallNumbers(_ threshold: Int) -> String
    func fewerThan(_ count: Int) -> String
    var assistantTurnsTitle: String { get }
    var assistantTurnsCaption: String { get }
    var assistantConversations: String { get }
    var assistantTimes: String { get }
    var assistantShare: String { get }
    func turnOutcome(_ outcome: TurnOutcome) -> String
    var assistantHandOverTitle: String { get }
    var personCaption: String { get }
    var personConversations: String { get }
    func offeredBecause(_ reason: Conversation.PersonOffer.Reason) -> String
    var handOverByOffice: String { get }
    var officeColumn: String { get }
    var handedOverColumn: String { get }
    var unfoundTitle: String { get }
    func unfoundText(_ threshold: Int, days: Int) -> String
    var unfoundNone: String { get }
    func unfoundIn(_ language: Language) -> String
    var unfoundWord: String { get }
    var unfoundWith: String { get }
    var unfoundConversations: String { get }
    var unfoundNearest: String { get }
    var nearestIsSure: String { get }
    var noNearest: String { get }
    var closestTitle: String { get }
    var closestText: String { get }
    var sheetColumn: String { get }
    var feedbackTitle: String { get }
    var feedbackText: String { get }
    var usefulColumn: String { get }
    var notUsefulColumn: String { get }
    var sheetsToReviewTitle: String { get }
    var sheetsToReviewText: String { get }
    func sheetsToReview(_ reason: SheetReview.Reason, count: Int) -> String
    func sheetDate(_ reason: SheetReview.Reason, _ day: String) -> String
    var noSheetToReview: String { get }
    func neverShownTitle(_ count: Int) -> String
    var neverShownText: String { get }
    func andOthers(_ count: Int) -> String
    var nothingCounted: String { get }

    var benchTitle: String { get }
    var benchLead: String { get }
    var benchWarning: String { get }
    var benchQuestion: String { get }
    var benchLanguage: String { get }
    var benchAsk: String { get }
    var benchFound: String { get }
    func benchSure(_ percent: Int) -> String
    func benchUnsure(_ percent: Int) -> String
    var benchNothing: String { get }
    func benchScore(_ score: String) -> String
    var benchRight: String { get }
    var benchNone: String { get }
    var benchOther: String { get }
    var benchOtherHint: String { get }
    var benchOtherUnknown: String { get }
    var benchMark: String { get }
    var benchKept: String { get }
    var benchRemoved: String { get }
    var benchFull: String { get }
    func benchCases(_ count: Int) -> String
    var benchCasesText: String { get }
    var benchNoCases: String { get }
    var benchReplay: String { get }
    var benchDownload: String { get }
    var benchExpected: String { get }
    var benchExpectsNone: String { get }
    var benchVerdict: String { get }
    func benchSummary(right: Int, near: Int, wrong: Int) -> String
    func benchVerdict(_ verdict: QuestionVerdict, expectsNone: Bool) -> String
    var benchRemove: String { get }
}
