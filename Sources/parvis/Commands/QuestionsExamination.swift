import Assistant
import FEEL
import Services

/// Replays the questions of a catalogue's organisations over what the catalogue holds: answers that were right stay right.
enum QuestionsExamination {
    /// What there is to say about `questions.jsonl` files.
    ///
    /// Questions are replayed once the definitions are sound: a service that doesn't compile would be missing from what is
    /// searched, and its questions would seem wrong.
    static func diagnostics(of catalogue: Catalogue, on day: CivilDate) -> [Diagnostic] {
        guard !catalogue.questions.isEmpty else { return [] }
        let check = catalogue.hasErrors ? nil : QuestionCheck(sheets: catalogue.knowledge(on: day))
        return catalogue.questions.flatMap { entry in
            let file = SourceFile(path: entry.path, text: String(decoding: entry.bytes, as: UTF8.self))
            let (records, problems) = QuestionRecord.read(entry.bytes)
            let malformed = problems.map { problem in
                Diagnostic(.error, malformedLine, problem.message, at: file.range(ofLine: problem.line))
            }
            let wrong = records.compactMap { line, record in check?.finding(record, line: line) }.map { finding in
                Diagnostic(
                    finding.isError ? .error : .warning, anotherAnswer, finding.message,
                    at: file.range(ofLine: finding.line))
            }
            return (malformed + wrong).sorted()
        }
    }

    private static let malformedLine: Diagnostic.Code = "malformed-question"
    private static let anotherAnswer: Diagnostic.Code = "another-answer"
}
