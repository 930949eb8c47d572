import Assistant
import Cases
import Services
import Storage

extension EnglishTexts {
    var conversationGoesOn: String { "You have a conversation going on" }
    var backToYourConversation: String { "Back to your conversation with the office" }
    var backToAssistant: String { "Back to your conversation with the assistant" }
    var personTitle: String { "Talk to someone" }
    func personLead(_ office: String) -> String { "\(office): somebody answers you here, or calls you back." }
    func personAbout(_ service: String) -> String { "About: \(service)." }
    var personByOffice: String {
        "No desk answers online at the moment. Call us, write to us or come: how to reach us is at the foot of this page."
    }
    var personMessage: String { "What would you like to talk about?" }
    var personMessageHint: String { "A few words are enough. Give no password and no card number." }
    var personConversationIsSeen: String {
        "The person will read your conversation with the assistant: no need to say it all again."
    }
    var personName: String { "What is your name?" }
    var personHow: String { "How would you like to be answered?" }
    var personLive: String { "Here, now" }
    func personCallback(_ moment: String) -> String { "Call me back \(moment)" }
    var personPhone: String { "Your telephone number, to be called back" }
    var personEmailHint: String {
        "If you would rather have a message than a call, or to receive the summary. Telephone or e-mail: one of them is enough."
    }
    var personYourForm: String { "The form you have begun" }
    var personShowFormText: String {
        "If you show it, the person who answers you can propose answers; nothing is written there unless you agree. That they looked at it is noted in the history of your request."
    }
    func personShowForm(_ title: String) -> String { "Show my form “\(title)”" }
    func personShowsForm(_ title: String) -> String {
        "You are showing your form “\(title)”: whoever answers sees what you write there and can propose answers."
    }
    var personHideForm: String { "Stop showing it" }
    func receptionFormShown(_ title: String) -> String { "The form “\(title)” is shown from now on." }
    var receptionFormHidden: String { "The form is not shown any more." }
    var deskNoForm: String {
        "No form is shown. Whoever is filling one in can show it from their page of this conversation, under “The form you have begun”."
    }
    var personShareDraft: String { "Show it to the person who answers me" }
    var personShareDraftHint: String {
        "They can propose answers; nothing is written there unless you agree. That it was looked at is noted in the history of your request."
    }
    func personWhoSees(days: Int) -> String {
        "Agents of this office will read what you write here. The conversation is erased \(days) days after it ends."
    }
    var personAsk: String { "Ask for a person" }
    var personSayWhat: String { "Write your message before sending it." }
    var personChooseHow: String { "Choose how you would like to be answered." }
    var personMomentTaken: String { "That moment has just been taken. Choose another." }
    var personContactNeeded: String { "Give a telephone number or an e-mail address at which to reach you." }
    func callbackMoment(_ day: String, at time: String) -> String { "on \(day) at about \(time)" }
    func wait(_ wait: WaitingTime) -> String {
        switch wait {
        case .free: "Somebody is free now."
        case .minutes(let from, let to) where from == to: "Waiting time: about \(to) minutes."
        case .minutes(let from, let to): "Waiting time: between \(from) and \(to) minutes."
        case .unknown:
            "People are answering now, all of them busy. We know too little yet to say how long you would wait."
        case .tooLong: "The wait is too long at the moment."
        case .nobody: "Nobody answers online at the moment."
        }
    }
    func nobodyNow(_ wait: WaitingTime, onBreak: Int) -> String {
        if wait == .tooLong { return "The wait is too long at the moment: better to be called back." }
        return onBreak > 0
            ? "The team is on a break: nobody answers online for now."
            : "The office is open, but nobody answers online at the moment."
    }
    func callbackFrom(_ moment: String) -> String { "We can call you back \(moment)." }
    var noCallbackLeft: String { "Every call of the coming month is promised already: we promise no other." }
    func personTalkTitle(_ office: String) -> String { "Your conversation: \(office)" }
    var receptionTalk: String { "The conversation" }
    func saidByAgent(_ office: String) -> String { "A person, \(office)" }
    var saidByPerson: String { "The person" }
    func receptionWaiting(ahead: Int) -> String {
        switch ahead {
        case 0: "You are the next to be answered"
        case 1: "One person is before you"
        default: "\(ahead) people are before you"
        }
    }
    var receptionNobody: String { "Nobody can answer right now" }
    var receptionPlaceIsKept: String {
        "What you wrote is kept and so is your place. Rather than wait, you can ask to be called back."
    }
    func receptionLive(_ office: String) -> String { "A person is answering you: \(office)" }
    var receptionLiveText: String {
        "They read all of this conversation. If the page closes, come back here: nothing is lost."
    }
    func receptionCallback(_ moment: String) -> String { "We will call you \(moment)" }
    func receptionCallbackText(_ reachedAt: String) -> String {
        "You will be reached here: \(reachedAt). This promise stays on the office’s list until it is kept."
    }
    var receptionClosed: String { "The conversation has ended" }
    func receptionClosedText(days: Int) -> String {
        "You can read it again here. It is erased \(days) days after its end."
    }
    var personYourMessage: String { "Your message" }
    var personAddMessage: String { "Add a message, which the person will read before calling" }
    var refreshPage: String { "Refresh" }
    var ratherCallback: String { "Be called back instead" }
    var changeCallback: String { "Choose another moment" }
    var promiseCallback: String { "Promise this call" }
    func leaveReception(_ status: ReceptionStatus) -> String {
        switch status {
        case .waiting: "Leave the queue"
        case .callback: "Cancel the call"
        case .live, .closed: "End the conversation"
        }
    }
    func leaveConsequence(_ status: ReceptionStatus) -> String {
        switch status {
        case .waiting: "Your place is given up."
        case .callback: "The moment goes to somebody else."
        case .live, .closed: "The person is told."
        }
    }
    var askPersonAgain: String { "Ask for a person again" }
    func agentProposes(_ question: String) -> String { "The agent proposes: \(question)" }
    var proposalConsequence: String { "Nothing is written in your form before you accept." }
    var acceptProposal: String { "Accept" }
    var refuseProposal: String { "Refuse" }
    var calmWords: String {
        "Words of this message may hurt: the person who answers you will choose whether to read it. Simply tell us what is wrong, that is what we are here for."
    }
    func receptionAsked(_ office: String) -> String { "A person was asked for: \(office)." }
    func receptionCallbackPromised(_ office: String, _ moment: String) -> String {
        "Call promised \(moment): \(office)."
    }
    var receptionAgentGone: String {
        "The person who was answering had to leave. The conversation keeps its place: somebody else takes it up."
    }
    var receptionEndedByPerson: String { "The conversation was ended by the person who asked for it." }
    func receptionJoined(_ office: String) -> String { "A person has joined the conversation: \(office)." }
    func receptionOpened(_ office: String, isSupervisor: Bool) -> String {
        isSupervisor
            ? "A supervisor of the office has read the conversation again: \(office)."
            : "A person has opened the conversation to prepare the call: \(office)."
    }
    func receptionTransferred(_ office: String) -> String {
        "The conversation goes to another office, where it keeps its place: \(office)."
    }
    func receptionEnded(_ end: ReceptionEnd) -> String {
        switch end {
        case .answered: "The conversation has ended."
        case .elsewhere: "The conversation has ended: another office or body goes on."
        case .silent:
            "The conversation has ended for want of an answer. You can ask for a person again whenever you like."
        case .abuse:
            "The conversation has ended because of hurtful or threatening words. Your request is not changed by it, and you can come back to us."
        case .person: receptionEndedByPerson
        case .notReached: "We called and could not reach you. You can ask to be called again whenever you like."
        }
    }
    func receptionProposed(_ question: String, _ value: String) -> String { "Answer proposed: \(question) → \(value)" }
    func receptionProposal(_ question: String, _ outcome: ReceptionDetails.Proposal.Outcome) -> String {
        switch outcome {
        case .accepted: "Proposal accepted, and written in the form: \(question)."
        case .refused: "Proposal refused: \(question)."
        case .lapsed, .pending: "Proposal without effect, the form has changed meanwhile: \(question)."
        }
    }
    func receptionMailSubject(_ kind: ReceptionMail.Kind, office: String) -> String {
        switch kind {
        case .callback: "Your call: \(office)"
        case .summary: "Summary of your conversation: \(office)"
        }
    }
    func receptionMailCallback(_ office: String, _ moment: String) -> String {
        "Hello,\n\nYou asked to talk to a person (\(office)). We will call you \(moment)."
    }
    var receptionMailChange: String {
        "To choose another moment, go back to the conversation in the same browser, or call us."
    }
    func receptionMailSummary(_ office: String) -> String {
        "Hello,\n\nYou talked with a person (\(office)). Here is how they summed it up:"
    }
}
