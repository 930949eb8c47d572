import Assistant
import Services

extension EnglishTexts {
    var feedbackQuestion: String { "Does this answer help you?" }
    var feedbackYes: String { "Yes" }
    var feedbackNo: String { "No" }
    func feedbackYesContext(_ title: String) -> String { ", this answer helps me (\(title))" }
    func feedbackNoContext(_ title: String) -> String { ", this answer does not help me (\(title))" }
    var feedbackThanks: String { "Thank you, your opinion is counted." }
    var feedbackCounted: String {
        "Thank you. Your opinion is counted, and nothing of you is kept. It changes nothing by itself: agents read these "
            + "figures and correct sheets."
    }

    var deskAssistant: String { "Assistant" }
    var deskAssistantTitle: String { "How the assistant does" }
    var deskAssistantLead: String {
        "What people ask, what they do not find, and the sheets to work on. Only sums are kept: no conversation can be read "
            + "here."
    }
    var deskAssistantLearns: String {
        "The assistant learns nothing by itself. Its answers change only when an agent corrects a sheet or a service, or marks "
            + "the right answer to a question on the test bench."
    }
    var deskAssistantPeriods: String { "Period" }
    func lastDays(_ count: Int) -> String { "Last \(count) days" }
    func assistantPeriod(from first: String, to last: String) -> String { "From \(first) to \(last)." }
    var figuresAsCSV: String { "Download these figures (CSV)" }
    func smallNumbers(_ threshold: Int) -> String {
        "A number from 1 to \(threshold - 1) is not shown: it might speak of somebody who can be recognised, and says nothing "
            + "for sure."
    }
    func fewerThan(_ count: Int) -> String { "fewer than \(count)" }
    var assistantTurnsTitle: String { "Questions and answers" }
    var assistantTurnsCaption: String { "How messages ended" }
    var assistantConversations: String { "Conversations" }
    var assistantTimes: String { "Times" }
    var assistantShare: String { "Share" }
    func turnOutcome(_ outcome: TurnOutcome) -> String {
        switch outcome {
        case .answered: "Answered by a sheet"
        case .unsure: "Not sure: closest sheets shown"
        case .nothingFound: "Nothing found"
        case .failed: "Search not possible"
        case .emergency: "Emergency: numbers given"
        case .interview: "Questions about a right"
        case .services: "Services proposed"
        case .cases: "About a request under way"
        case .person: "A person asked for"
        case .other: "Other (greetings, past choices…)"
        }
    }
    var assistantHandOverTitle: String { "Handing over to a person" }
    var personCaption: String { "When a person was offered" }
    var personConversations: String { "for 100 conversations" }
    func offeredBecause(_ reason: Conversation.PersonOffer.Reason) -> String {
        switch reason {
        case .asked: "Because it was asked for"
        case .unsure: "Because the assistant was not sure"
        case .distress: "For distress"
        case .complaint: "For a complaint"
        case .insult: "After insults"
        case .technical: "For a technical fault"
        case .caseMatter: "For a request under way"
        }
    }
    var handOverByOffice: String { "By office that receives" }
    var officeColumn: String { "Office" }
    var handedOverColumn: String { "Conversations handed over to a person" }
    var unfoundTitle: String { "Asked and not found" }
    func unfoundText(_ threshold: Int, days: Int) -> String {
        "The words of questions without a sure answer, said in at least \(threshold) conversations, by whole months. No names, "
            + "numbers or addresses enter. What fewer than \(threshold) conversations said is shown to nobody and is erased after "
            + "\(days) days."
    }
    var unfoundNone: String { "No word was said by enough conversations." }
    func unfoundIn(_ language: Language) -> String { language == .fr ? "In French" : "In English" }
    var unfoundWord: String { "Word" }
    var unfoundWith: String { "Said with" }
    var unfoundConversations: String { "Conversations" }
    var unfoundNearest: String { "The closest sheet today" }
    var nearestIsSure: String { "answers now" }
    var noNearest: String { "none" }
    var closestTitle: String { "Close sheets that did not answer" }
    var closestText: String {
        "The first sheet shown when the assistant was not sure. It often lacks a word that people use."
    }
    var sheetColumn: String { "Sheet" }
    var feedbackTitle: String { "Opinions on answers" }
    var feedbackText: String { "What people said under an answer. An opinion changes no answer." }
    var usefulColumn: String { "Helps" }
    var notUsefulColumn: String { "Does not help" }
    var sheetsToReviewTitle: String { "Sheets to read again" }
    var sheetsToReviewText: String {
        "The organisation’s own sheets and those it imported. Texts of services have their versions, read again at each "
            + "publication."
    }
    func sheetsToReview(_ reason: SheetReview.Reason, count: Int) -> String {
        switch reason {
        case .outOfDate: "Out of date, no longer shown: \(count)"
        case .reviewedLongAgo: "Read again more than a year ago: \(count)"
        case .neverReviewed: "Without a review date: \(count)"
        }
    }
    func sheetDate(_ reason: SheetReview.Reason, _ day: String) -> String {
        reason == .outOfDate ? "valid until \(day)" : "read again on \(day)"
    }
    var noSheetToReview: String { "Every sheet is up to date." }
    func neverShownTitle(_ count: Int) -> String { "Never shown during the period: \(count)" }
    var neverShownText: String {
        "Either nobody asks, or they ask in other words: try these on the test bench."
    }
    func andOthers(_ count: Int) -> String { count == 1 ? "and one more" : "and \(count) more" }
    var nothingCounted: String { "Nothing was counted during this period." }

    var benchTitle: String { "Test bench of the assistant" }
    var benchLead: String {
        "Ask a question as people do: see what would be answered and why, then mark the right sheet. The question becomes a "
            + "regression case."
    }
    var benchWarning: String {
        "Write nothing about anybody: no name, no reference of a request, no address. These questions are kept and replayed."
    }
    var benchQuestion: String { "Question" }
    var benchLanguage: String { "Language of the question" }
    var benchAsk: String { "Try" }
    var benchFound: String { "What would be answered" }
    func benchSure(_ percent: Int) -> String { "Sure (\(percent)%): the first sheet is quoted as the answer." }
    func benchUnsure(_ percent: Int) -> String {
        "Not sure (\(percent)%): the assistant says so and shows the closest."
    }
    var benchNothing: String { "No sheet is found." }
    func benchScore(_ score: String) -> String { "measure \(score)" }
    var benchRight: String { "This is the right sheet" }
    var benchNone: String { "No sheet should answer" }
    var benchOther: String { "Another sheet" }
    var benchOtherHint: String { "Its identifier, for example service:cantine or sheet:marche." }
    var benchOtherUnknown: String { "No sheet has this identifier." }
    var benchMark: String { "Mark this sheet" }
    var benchKept: String { "The question is kept with its answer." }
    var benchRemoved: String { "The question is removed." }
    var benchFull: String { "There are as many questions as can be: remove some first." }
    func benchCases(_ count: Int) -> String { "Questions kept: \(count)" }
    var benchCasesText: String {
        "Put the file questions.jsonl beside organisation.yaml: “parvis check” replays these questions before each publication."
    }
    var benchNoCases: String { "No question is kept yet." }
    var benchReplay: String { "Replay the questions" }
    var benchDownload: String { "Download questions.jsonl" }
    var benchExpected: String { "Expected sheet" }
    var benchExpectsNone: String { "none" }
    var benchVerdict: String { "Result" }
    func benchSummary(right: Int, near: Int, wrong: Int) -> String { "\(right) right, \(near) close, \(wrong) wrong." }
    func benchVerdict(_ verdict: QuestionVerdict, expectsNone: Bool) -> String {
        if expectsNone { return verdict.grade == .right ? "Right: nothing sure" : "Wrong: an answer is given as sure" }
        guard let rank = verdict.rank else { return "Wrong: not found" }
        return switch verdict.grade {
        case .right: "Right: place \(rank)"
        case .near: "Close: place \(rank)"
        case .wrong: "Wrong: place \(rank)"
        }
    }
    var benchRemove: String { "Remove" }
}
