import Assistant
import HTML
import Services
import Storage

/// Whether an answer helped: counted by sheet, and nothing else. No answer changes by it; agents read the sums and change
/// sheets.
enum AssistantFeedback {
    /// The passage that may be judged: the one quoted by the last answer, once.
    static func passage(of content: ConversationContent) -> (entry: Int, passage: Conversation.Passage)? {
        guard let last = content.conversation.entries.lastIndex(where: { $0.author != .person }),
            content.conversation.entries[last].author == .assistant, content.judged != last
        else { return nil }
        for case .passage(let passage) in content.conversation.entries[last].parts { return (last, passage) }
        return nil
    }

    /// Counts what the person says of the last answer.
    static func judge(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadConversation()
        let back = Reply.redirect(
            to: visit.conversationAddress(found.stored.id).fragment(ConversationView.latest).description)
        // Pressed twice, or from a page that has been left behind: it is counted already, or nobody knows of which answer.
        guard let isUseful = ["yes": true, "no": false][visit.form["useful"] ?? ""],
            visit.form["seen"].flatMap(Int.init) == found.stored.version, let judged = passage(of: found.content)
        else { return back }
        var content = found.content
        content.judged = judged.entry
        let tally = TurnTally(isUseful ? .useful : .notUseful, judged.passage.sheet)
        let count = TurnCount([tally], language: content.conversation.language, visit)
        do {
            try await visit.save(content, over: found.stored, counting: count)
        } catch StorageError.versionConflict {
            // Somebody said something meanwhile: another answer is the last one.
        }
        return back
    }
}

/// The question under an answer, or thanks once it was answered.
struct FeedbackView: Component {
    let visit: Visit
    let content: ConversationContent
    let action: URLReference
    let version: Int

    func write(to h: inout HTMLWriter) {
        let texts = visit.texts
        if let judged = content.judged, judged == content.conversation.entries.indices.last {
            h.p(texts.feedbackCounted, .class("soft"), .role(.status))
        } else if AssistantFeedback.passage(of: content) != nil {
            h.form(.class("feedback"), .method(.post), .action("\(action)/feedback")) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "seen", value: String(version)))
                h.p(texts.feedbackQuestion, .id("feedback-question"))
                h.put(
                    ButtonRow(
                        buttons: [
                            Button(
                                label: texts.feedbackYes, act: .submit(name: "useful", value: "yes"), style: .quiet,
                                context: texts.feedbackYesContext),
                            Button(
                                label: texts.feedbackNo, act: .submit(name: "useful", value: "no"), style: .quiet,
                                context: texts.feedbackNoContext),
                        ]))
            }
        }
    }
}
