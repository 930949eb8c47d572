import Services

/// Finds what a message means in its conversation.
struct Reader {
    let conversation: Conversation
    let context: DialogueContext

    var language: Language { conversation.language }

    func read(_ message: Dialogue.Message) -> Dialogue.Reading {
        switch message {
        case .choice(ChoiceID.person): return Dialogue.Reading(.person, evidence: ["person"], in: language)
        case .choice: return Dialogue.Reading(.staleChoice, in: language)
        case .text(let text):
            let alarms = context.emergencies.alarms(in: text)
            if !alarms.isEmpty {
                return Dialogue.Reading(
                    .emergency(alarms.map(\.category.id)), evidence: alarms.map(\.evidence), in: language)
            }
            if UtteranceWords(text).list.isEmpty { return Dialogue.Reading(.nothing, in: language) }
            return Dialogue.Reading(.question, query: text, in: language)
        }
    }
}
