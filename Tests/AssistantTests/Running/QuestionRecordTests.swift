import Assistant
import Services
import Testing

/// Questions with their right answers: read line by line, replayed over sheets.
@Suite struct QuestionRecordTests {
    @Test func `what is written is read again`() {
        let records = [
            QuestionRecord(question: "C’est quand le \"marché\" ?", language: .fr, expected: "marche"),
            QuestionRecord(question: "Who won the match?", language: .en, expected: nil),
        ]
        let read = QuestionRecord.read(QuestionRecord.file(records))
        #expect(read.problems.isEmpty)
        #expect(read.records.map(\.record) == records)
        #expect(read.records.map(\.line) == [1, 2])
        #expect(String(decoding: records[1].encoded, as: UTF8.self).contains("\"expected\":null"))
    }

    @Test func `each wrong line is told with its number`() {
        let file = """
            {"question": "a", "expected": "sheet:x"}

            {"question": "a"}
            {"expected": null}
            {"question": 1, "expected": null}
            {"question": " ", "expected": null}
            {"question": "a", "expected": null, "language": "de"}
            nothing
            """
        let (records, problems) = QuestionRecord.read(Array(file.utf8))
        #expect(records.map(\.line) == [1])
        #expect(records.first?.record.language == .fr)
        #expect(
            problems.map { "\($0.line) \($0.message)" } == [
                "3 `expected` is missing", "4 `question` is missing", "5 `question` has the wrong kind of value",
                "6 `question` is empty", "7 `language` is one of fr, en", "8 this is no JSON object in UTF-8",
            ])
    }

    @Test func `a question holds, comes near or is wrong by the place of its sheet`() {
        let check = QuestionCheck(sheets: SearchSheets.town)
        func finding(_ question: String, _ expected: String?) -> QuestionCheck.Finding? {
            check.finding(QuestionRecord(question: question, language: .fr, expected: expected), line: 4)
        }
        #expect(finding("carte d'identité perdue", "cni") == nil)
        #expect(finding("zzz", nil) == nil)
        let unknown = finding("carte d'identité perdue", "sheet:nowhere")
        #expect(unknown?.isError == true && unknown?.message.contains("no sheet is called `sheet:nowhere`") == true)
        let wrong = finding("carte d'identité perdue", "bin")
        #expect(wrong?.isError == true && wrong?.line == 4 && wrong?.message.contains("`cni` comes first") == true)
    }

    @Test(
        arguments: [
            (["a", "b"], "a", QuestionVerdict.Grade.right, 1), (["a", "b", "c"], "c", .near, 3),
            (["a", "b", "c", "d"], "d", .wrong, 4), (["a"], "z", .wrong, nil),
        ] as [([String], String, QuestionVerdict.Grade, Int?)])
    func `three places are looked at`(found: [String], expected: String, grade: QuestionVerdict.Grade, rank: Int?) {
        let hits = found.map { id in
            let sheet = SearchSheets.sheet(id, id)
            return Findings.Hit(sheet: sheet, passage: sheet.sections[0], score: 0.5, signals: [:])
        }
        let findings = Findings(query: "q", language: .fr, hits: hits, confidence: 0.9, isSure: true)
        let verdict = QuestionVerdict(findings, expected: expected)
        #expect(verdict.grade == grade && verdict.rank == rank)
        #expect(QuestionVerdict(findings, expected: nil).grade == .wrong)
    }
}
