import Cases
import FEEL
import HTML
import Services
import Storage

/// Check your answers: everything that will be sent, each answer with its way to be changed.
enum CheckPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.loadDraft()
        if let submitted = draft.stored.caseID { return .redirect(to: visit.caseAddress(submitted).description) }
        guard draft.newer == nil, draft.firstIncompletePage == nil, draft.evaluation.exit == nil else {
            return .redirect(to: visit.nextAddress(of: draft).description)
        }
        return view(visit, draft: draft)
    }

    private static func view(_ visit: Visit, draft: DraftInHand) -> Reply {
        let texts = visit.texts
        let service = draft.definition
        let language = service.language(preferring: visit.language)
        var frame = PageFrame(title: "\(texts.checkTitle) – \(service.presentation.title[language])")
        frame.organisation = draft.organisation
        frame.office = service.office
        let count = draft.pages.count + 1
        return visit.page(frame) { h in
            if let last = draft.pages.last {
                h.put(BackLink(label: texts.back, reference: visit.draftAddress(draft.stored.id, "/pages/\(last.id)")))
            }
            h.put(
                StepProgress(
                    service: service.presentation.title[language], text: texts.step(count, of: count), current: count,
                    count: count))
            h.h1(texts.checkTitle)
            for page in draft.pages {
                let answered = AnsweredSections(
                    draft.evaluation.items(on: page), title: page.title[language], language: language
                ) { row($0, on: page, draft: draft, visit: visit, language: language) }
                for section in answered.sections {
                    if section.level == 2 { h.h2(section.title) } else { h.h3(section.title) }
                    if !section.rows.isEmpty { h.put(SummaryList(rows: section.rows)) }
                }
            }
            if let continuation = draft.draft.takesUp, continuation.kind == .change {
                h.p(texts.answersTakenUp(continuation.other.reference.description))
            }
            h.h2(texts.beforeSendingTitle)
            h.p(texts.whoWillSee(recipients(of: draft, language: language)))
            DataNoticePage.link(service, visit: visit, &h)
            let leave = visit.draftAddress(draft.stored.id, "/saved")
            if let opening = draft.draft.opening(definition: service, today: draft.today) {
                let kept = visit.site.zone(of: draft.organisation).date(at: draft.stored.expiresAt)
                h.put(PeriodNotice(opening: opening, keptUntil: kept, visit: visit))
                h.put(ButtonRow(buttons: [Button(label: texts.saveAndLeave, act: .go(leave))]))
                return
            }
            h.form(.method(.post), .action(visit.draftAddress(draft.stored.id, "/submit"))) { h in
                h.put(visit.formToken)
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.send, act: .submit(), busy: texts.sending),
                        Button(label: texts.saveAndLeave, act: .go(leave), style: .quiet),
                    ]))
            }
        }
    }

    private static func recipients(of draft: DraftInHand, language: Language) -> String {
        let named = draft.definition.legal.recipients.map { $0[language] }
        return named.isEmpty ? draft.organisation.name[language] : named.map(\.lowercasedFirst).joined(separator: ", ")
    }

    private static func row(
        _ shown: ShownQuestion, on page: Page, draft: DraftInHand, visit: Visit, language: Language
    ) -> SummaryList.Row? {
        let question = shown.question
        guard !question.type.control.parts.isEmpty else { return nil }
        let address = visit.draftAddress(draft.stored.id, "/pages/\(page.id)").adding("change", "1")
        var value: Value?
        if case .answer(let answer)? = draft.draft.entries[shown.path] { value = answer.value }
        var row = SummaryList.Row(
            term: question.ask[language],
            lines: value.map { question.type.print($0, in: language).splitLines } ?? [visit.texts.notAnswered])
        row.isAbsent = value == nil
        row.change = SummaryList.Change(
            label: visit.texts.change, context: draft.evaluation.label(of: shown.path, in: language),
            reference: address.fragment(shown.path))
        return row
    }
}

/// What was answered on a page, under the titles of its groups and elements.
struct AnsweredSections<Row> {
    struct Section {
        let title: String
        /// 2 for the page itself, 3 for what stands in it.
        let level: Int
        var rows: [Row]
    }

    private(set) var sections: [Section]

    /// - Parameter row: what is shown of a question; nil for nothing.
    init(_ items: [ShownItem], title: String, language: Language, row: (ShownQuestion) -> Row?) {
        sections = [Section(title: title, level: 2, rows: [])]
        add(items, under: nil, language, row)
        // The page's title stays above what stands in it, even without answers of its own.
        sections = sections.enumerated().filter { index, section in
            !section.rows.isEmpty || (index == 0 && sections.dropFirst().contains { !$0.rows.isEmpty })
        }.map(\.element)
    }

    private mutating func add(
        _ items: [ShownItem], under title: String?, _ language: Language, _ row: (ShownQuestion) -> Row?
    ) {
        var own = sections.count - 1
        for item in items {
            switch item {
            case .question(let question):
                guard let row = row(question) else { continue }
                // After a group, what follows goes back under the title it belongs to.
                if own != sections.count - 1, let title {
                    sections.append(Section(title: title, level: 3, rows: []))
                    own = sections.count - 1
                }
                sections[own].rows.append(row)
            case .group(let group):
                open([title, group.group.title[language]], group.items, language, row)
            case .list(let list):
                for element in list.elements {
                    let own = list.group.isWholePage ? nil : list.group.title[language]
                    open([title, own, element.title[language]], element.items, language, row)
                }
            }
        }
    }

    private mutating func open(
        _ titles: [String?], _ items: [ShownItem], _ language: Language, _ row: (ShownQuestion) -> Row?
    ) {
        let title = titles.compactMap { $0 }.joined(separator: " – ")
        sections.append(Section(title: title, level: 3, rows: []))
        add(items, under: title, language, row)
    }
}

extension String {
    /// The lines of a printed value.
    var splitLines: [String] { split(separator: "\n", omittingEmptySubsequences: true).map(String.init) }
}
