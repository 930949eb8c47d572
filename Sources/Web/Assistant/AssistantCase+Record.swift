public import Assistant
public import Storage

extension AssistantCase {
    /// The question and the sheet expected; nil when the content says none.
    public var record: QuestionRecord? { try? QuestionRecord(line: content, number: 1) }
}
