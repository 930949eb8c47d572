import Assistant
import HTML
import Services
import Storage

/// Whether an answer helped: counted by sheet, and nothing else. No answer changes by it; agents read the sums and change
/// sheets.
enum AssistantFeedback {
    /// The passage of an answer that may be judged: once, and only what quotes one.
    static func passage(of entry: Conversation.Entry) -> Conversation.Passage? {
        guard entry.author == .assistant, entry.isJudged != true else { return nil }
        for case .passage(let passage) in entry.parts { return passage }
        return nil
    }

    /// Counts what the person says of an answer.
    static func judge(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadConversation()
        let entries = found.conversation.entries
        // Pressed from a page that has been left behind: nobody knows of which answer.
        guard let isUseful = ["yes": true, "no": false][visit.form["useful"] ?? ""],
            visit.form["seen"].flatMap(Int.init) == found.stored.version,
            let index = visit.form["answer"].flatMap(Int.init), entries.indices.contains(index),
            let passage = passage(of: entries[index])
        else {
            return .redirect(
                to: visit.conversationAddress(found.stored.id).fragment(ConversationView.latest).description)
        }
        var content = found.content
        content.conversation.entries[index].isJudged = true
        let tally = TurnTally(isUseful ? .useful : .notUseful, passage.sheet)
        let count = TurnCount([tally], language: content.conversation.language(of: entries[index]), visit)
        do {
            try await visit.save(content, over: found.stored, counting: count)
        } catch StorageError.versionConflict {
            // Somebody said something meanwhile: the page shown next has the answer in its new place.
        }
        let place = ConversationView.opinion(index)
        return .redirect(to: visit.conversationAddress(found.stored.id).fragment(place).description)
    }
}

/// The question under an answer, or thanks once it was answered.
struct FeedbackView: Component {
    let visit: Visit
    /// In the answer's language.
    let texts: any Texts
    let entry: Conversation.Entry
    /// The answer's place in the conversation.
    let index: Int
    /// Whether it is the last answer; under earlier ones the question takes less room.
    let isLast: Bool
    let action: URLReference
    let version: Int

    func write(to h: inout HTMLWriter) {
        let id = ConversationView.opinion(index)
        if entry.isJudged == true {
            h.p(isLast ? texts.feedbackCounted : texts.feedbackThanks, .class("soft"), .id(id), .role(.status))
        } else if let passage = AssistantFeedback.passage(of: entry) {
            h.form(
                .class(isLast ? "feedback" : "feedback feedback-earlier"), .id(id), .method(.post),
                .action("\(action)/feedback")
            ) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "seen", value: String(version)))
                h.put(HiddenValue(name: "answer", value: String(index)))
                h.p(texts.feedbackQuestion)
                h.put(
                    ButtonRow(
                        buttons: [
                            Button(
                                label: texts.feedbackYes, act: .submit(name: "useful", value: "yes"), style: .quiet,
                                context: texts.feedbackYesContext(passage.title)),
                            Button(
                                label: texts.feedbackNo, act: .submit(name: "useful", value: "no"), style: .quiet,
                                context: texts.feedbackNoContext(passage.title)),
                        ]))
            }
        }
    }
}
