import Assistant
import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The view of the test bench.
struct BenchView {
    let model: BenchPage.Model
    let visit: Visit

    private var texts: any Texts { visit.texts }
    private var address: URLReference { visit.address("/desk/assistant/bench") }

    func reply() throws -> Reply {
        let isWrong = model.problem != nil
        return try visit.deskPage(
            texts.benchTitle, place: .assistant, counts: nil, hasErrors: isWrong,
            status: isWrong ? .unprocessableContent : .ok, stylesheets: ["assistant.css"]
        ) { h in
            if (try? visit.signedInAgent().role >= .supervisor) == true {
                h.put(BackLink(label: texts.deskAssistantTitle, reference: visit.address("/desk/assistant")))
            }
            if let problem = model.problem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle,
                        items: [ErrorSummary.Item(message: problem, target: BenchPage.expected)]))
            }
            notice(&h)
            h.h1(texts.benchTitle)
            h.p(texts.benchLead, .class("lede"))
            h.put(Notice(body: Prose(texts.benchWarning), tone: .wait))
            ask(&h)
            if let findings = model.findings { found(findings, &h) }
            cases(&h)
            h.p(texts.deskAssistantLearns, .class("soft"))
        }
    }

    private func notice(_ h: inout HTMLWriter) {
        let (words, tone): (String, Tone)
        switch visit.query["done"] {
        case "kept": (words, tone) = (texts.benchKept, .good)
        case "removed": (words, tone) = (texts.benchRemoved, .good)
        case "full": (words, tone) = (texts.benchFull, .wait)
        default: return
        }
        h.put(Notice(body: Prose(words), tone: tone, isAnnounced: true))
    }

    private func ask(_ h: inout HTMLWriter) {
        h.form(.class("composer"), .method(.get), .action(address)) { h in
            h.put(
                Field(
                    id: BenchPage.question, label: texts.benchQuestion,
                    control: .lines(
                        Field.Lines(
                            name: BenchPage.question, value: model.tried, rows: 2,
                            maximumLength: QuestionRecord.maximumLength)), words: visit.fieldWords))
            h.put(
                Field(
                    id: BenchPage.language, label: texts.benchLanguage,
                    control: .choices(
                        Field.Choices(
                            name: BenchPage.language,
                            items: model.organisation.languages.map { language in
                                Field.Choices.Item(
                                    value: language.rawValue, label: texts.unfoundIn(language),
                                    isChosen: language == model.language)
                            }, isInline: true)), words: visit.fieldWords))
            h.put(ButtonRow(buttons: [Button(label: texts.benchAsk, act: .submit(), busy: texts.oneMoment)]))
        }
    }

    // MARK: What is found

    private func found(_ findings: Findings, _ h: inout HTMLWriter) {
        h.h2(texts.benchFound)
        let percent = Int((findings.confidence * 100).rounded())
        guard !findings.hits.isEmpty else {
            h.p(texts.benchNothing)
            return others(&h)
        }
        h.p(findings.isSure ? texts.benchSure(percent) : texts.benchUnsure(percent))
        h.ol(.class("bench")) { h in
            for hit in findings.hits { h.li { h in self.hit(hit, &h) } }
        }
        others(&h)
    }

    private func hit(_ hit: Findings.Hit, _ h: inout HTMLWriter) {
        let isOther = hit.sheet.language != visit.language
        h.p(.class("bench-sheet")) { h in
            h.a(
                hit.sheet.title, .href(URLReference(checking: hit.sheet.link)),
                .lang(isOther ? hit.sheet.language.rawValue : nil))
            h.text(" ")
            h.code(hit.sheet.id)
        }
        let signals = hit.signals.sorted { $0.key.rawValue < $1.key.rawValue }.map { signal, score in
            "\(texts.assistantSignal(signal.rawValue, rank: score.rank)) (\(decimals(score.value)))"
        }
        h.p(
            ([texts.benchScore(decimals(hit.score))] + signals).joined(separator: "\u{A0}; "), .class("soft"))
        h.details(.class("disclosure")) { h in
            h.summary { h in
                h.text(hit.passage.heading ?? hit.sheet.title)
            }
            h.blockquote(.class("passage"), .lang(isOther ? hit.sheet.language.rawValue : nil)) { h in
                for line in Conversation.Passage(hit).excerpt.splitLines where !line.isEmpty { h.p(line) }
            }
        }
        mark(
            hit.sheet.id,
            Button(
                label: texts.benchRight, act: .submit(), style: .quiet, context: "\u{A0}: " + hit.sheet.title), &h)
    }

    private func mark(_ expected: String, _ button: Button, _ h: inout HTMLWriter) {
        h.form(.method(.post), .action("\(address)/cases")) { h in
            hidden(&h)
            h.put(HiddenValue(name: BenchPage.expected, value: expected))
            h.put(ButtonRow(buttons: [button]))
        }
    }

    private func hidden(_ h: inout HTMLWriter) {
        h.put(visit.formToken)
        h.put(HiddenValue(name: BenchPage.question, value: model.tried))
        h.put(HiddenValue(name: BenchPage.language, value: model.language.rawValue))
    }

    private func others(_ h: inout HTMLWriter) {
        mark("", Button(label: texts.benchNone, act: .submit(), style: .quiet), &h)
        h.form(.class("composer"), .method(.post), .action("\(address)/cases")) { h in
            hidden(&h)
            var field = Field(
                id: BenchPage.expected, label: texts.benchOther,
                control: .line(
                    Field.Line(
                        name: BenchPage.expected, value: model.typedSheet, autocapitalize: "none", spellcheck: false,
                        maximumLength: 200)), words: visit.fieldWords)
            field.hint = texts.benchOtherHint
            field.error = model.problem
            h.put(field)
            h.put(ButtonRow(buttons: [Button(label: texts.benchMark, act: .submit(), style: .quiet)]))
        }
    }

    /// Two decimals, in the manner of the page's language.
    private func decimals(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let point = visit.language == .fr ? "," : "."
        return "\(hundredths < 0 ? "−" : "")\(whole)\(point)\(rest < 10 ? "0" : "")\(rest)"
    }

    // MARK: What is kept

    private func cases(_ h: inout HTMLWriter) {
        h.h2(texts.benchCases(model.cases.count))
        guard !model.cases.isEmpty else { return h.p(texts.benchNoCases) }
        h.p(texts.benchCasesText)
        h.p { h in
            h.a(texts.benchReplay, .href(address.adding("replay", "1")))
            h.text(" · ")
            h.a(texts.benchDownload, .href(visit.address("/desk/assistant/questions.jsonl")))
        }
        if model.isReplayed {
            let grades = model.cases.compactMap { $0.verdict?.grade }
            func count(_ grade: QuestionVerdict.Grade) -> Int { grades.filter { $0 == grade }.count }
            h.p(
                texts.benchSummary(right: count(.right), near: count(.near), wrong: count(.wrong)), .role(.status))
        }
        let title = texts.benchCases(model.cases.count)
        let headings =
            [texts.benchQuestion, texts.benchExpected] + (model.isReplayed ? [texts.benchVerdict] : [])
        h.div(.class("figures table-scroll"), .role(.region), .ariaLabel(title), .tabindex(0)) { h in
            h.table { h in
                h.caption(title)
                h.thead { h in
                    h.tr { h in
                        for heading in headings { h.th(heading, .scope(.column)) }
                        h.td { _ in }
                    }
                }
                h.tbody { h in for kept in model.cases { h.tr { h in row(kept, &h) } } }
            }
        }
    }

    private func row(_ kept: BenchPage.Kept, _ h: inout HTMLWriter) {
        let isOther = kept.record.language != visit.language
        h.th(.scope(.row)) { h in
            h.a(
                kept.record.question,
                .href(
                    address.adding(BenchPage.question, kept.record.question)
                        .adding(BenchPage.language, kept.record.language.rawValue)),
                .lang(isOther ? kept.record.language.rawValue : nil))
        }
        h.td { h in
            if let expected = kept.record.expected {
                h.sheet(expected, in: model.directory, language: visit.language)
            } else {
                h.text(texts.benchExpectsNone)
            }
        }
        if model.isReplayed {
            h.td { h in
                if let verdict = kept.verdict {
                    h.put(
                        Tag(
                            text: texts.benchVerdict(verdict, expectsNone: kept.record.expected == nil),
                            tone: Self.tone(verdict.grade)))
                }
            }
        }
        h.td { h in
            h.form(.method(.post), .action("\(address)/cases/\(kept.id.description)/remove")) { h in
                h.put(visit.formToken)
                h.put(
                    Button(
                        label: texts.benchRemove, act: .submit(), style: .link,
                        context: "\u{A0}: " + kept.record.question))
            }
        }
    }

    private static func tone(_ grade: QuestionVerdict.Grade) -> Tone {
        switch grade {
        case .right: .good
        case .near: .wait
        case .wrong: .bad
        }
    }
}
