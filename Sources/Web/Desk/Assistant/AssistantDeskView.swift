import Assistant
import Cases
import FEEL
import HTML
import Services
import Storage

/// The view of how the assistant does.
struct AssistantDeskView {
    /// The most sheets that a list names.
    static let maximumNamed = 25

    let model: AssistantDeskPage.Model
    let visit: Visit

    private var texts: any Texts { visit.texts }
    private var figures: AssistantFigures { model.figures }

    func reply() throws -> Reply {
        try visit.deskPage(texts.deskAssistantTitle, place: .assistant, counts: nil) { h in
            h.h1(texts.deskAssistantTitle)
            h.p(texts.deskAssistantLead, .class("lede"))
            h.put(Filters(label: texts.deskAssistantPeriods, items: periods))
            h.p(
                texts.assistantPeriod(
                    from: Formatting.date(model.period.first, in: visit.language),
                    to: Formatting.date(model.period.last, in: visit.language)))
            h.p { h in h.a(texts.benchTitle, .href(visit.address("/desk/assistant/bench"))) }
            turns(&h)
            people(&h)
            unfound(&h)
            closest(&h)
            feedback(&h)
            reviews(&h)
            neverShown(&h)
            h.p(texts.smallNumbers(AssistantFigures.threshold), .class("soft"))
            h.p(texts.deskAssistantLearns, .class("soft"))
            h.p { h in
                h.a(
                    texts.figuresAsCSV,
                    .href(visit.address("/desk/assistant/figures.csv").adding("days", String(model.days))))
            }
        }
    }

    private var periods: [Filters.Item] {
        AssistantDeskPage.periods.map { days in
            Filters.Item(
                label: texts.lastDays(days), count: nil,
                reference: visit.address("/desk/assistant").adding("days", String(days)),
                isCurrent: days == model.days)
        }
    }

    private func words(_ count: Int) -> String {
        AssistantFigures.shown(count).map { Formatting.integer($0, in: visit.language) }
            ?? texts.fewerThan(AssistantFigures.threshold)
    }

    // MARK: Figures

    private func turns(_ h: inout HTMLWriter) {
        h.h2(texts.assistantTurnsTitle)
        let total = figures.total(.turns)
        guard total > 0 else { return h.p(texts.nothingCounted) }
        h.put(
            FactsList(facts: [
                FactsList.Fact(term: texts.assistantConversations, lines: [words(figures.conversations)])
            ]))
        h.put(
            FigureTable(
                caption: texts.assistantTurnsCaption,
                headings: [texts.measuredColumn, texts.assistantTimes, texts.assistantShare],
                rows: TurnOutcome.allCases.filter { figures.count(.turns, $0.rawValue) > 0 }.map { outcome in
                    row(texts.turnOutcome(outcome), figures.count(.turns, outcome.rawValue), of: total)
                }))
    }

    private func row(_ term: String, _ count: Int, of total: Int) -> FigureTable.Row {
        let share = AssistantFigures.share(count, of: total)
        return FigureTable.Row(term: term, value: words(count), note: share.map(texts.percent) ?? "", percent: share)
    }

    private func people(_ h: inout HTMLWriter) {
        h.h2(texts.assistantHandOverTitle)
        let reasons = Conversation.PersonOffer.Reason.all.filter { figures.count(.offered, $0.rawValue) > 0 }
        let handedOver = figures.total(.handedOver)
        if reasons.isEmpty, handedOver == 0 {
            h.p(texts.nothingCounted)
        } else {
            let conversations = figures.conversations
            h.put(
                FigureTable(
                    caption: texts.personCaption,
                    headings: [texts.measuredColumn, texts.assistantTimes, texts.personConversations],
                    rows: reasons.map { reason in
                        row(texts.offeredBecause(reason), figures.count(.offered, reason.rawValue), of: conversations)
                    } + [row(texts.handedOverColumn, handedOver, of: conversations)]))
        }
        teams(&h)
    }

    /// What became of those who asked for a person, by office.
    private func teams(_ h: inout HTMLWriter) {
        guard !model.teams.isEmpty else { return }
        table(
            texts.handOverByOffice, [texts.officeColumn] + TeamFigures.measures.map { texts.measure($0, within: "") },
            model.teams, &h
        ) { team, h in
            let asked = team.count(.asked)
            h.th(team.team.name(visit.language), .scope(.row))
            for measure in TeamFigures.measures {
                let count = team.count(measure)
                let share = measure == .asked ? nil : AssistantFigures.share(count, of: asked)
                h.td(words(count) + (share.map { " (\(texts.percent($0)))" } ?? ""), .class("figure"))
            }
        }
        // How long they waited, who ended it.
        h.p { h in h.a(texts.receptionFigures, .href(visit.address("/desk/conversations/figures"))) }
    }

    // MARK: What is missing

    private func unfound(_ h: inout HTMLWriter) {
        h.h2(texts.unfoundTitle)
        h.p(texts.unfoundText(AssistantSumStore.threshold, days: AssistantSumStore.smallDays))
        let shown = model.unfound.filter { !$0.groups.isEmpty }
        guard !shown.isEmpty else { return h.p(texts.unfoundNone) }
        for (language, groups) in shown {
            table(
                texts.unfoundIn(language),
                [texts.unfoundWord, texts.unfoundConversations, texts.unfoundWith, texts.unfoundNearest], groups, &h
            ) { unfound, h in
                h.th(.scope(.row), .lang(language == visit.language ? nil : language.rawValue)) { h in
                    h.text(unfound.group.word)
                }
                h.td(words(unfound.group.conversations), .class("figure"))
                h.td(
                    unfound.group.with.joined(separator: ", "),
                    .lang(language == visit.language ? nil : language.rawValue))
                h.td { h in
                    guard let nearest = unfound.nearest else { return h.text(texts.noNearest) }
                    h.sheet(nearest, in: model.directory, language: visit.language)
                    if unfound.isSure {
                        h.text(" (")
                        h.text(texts.nearestIsSure)
                        h.text(")")
                    }
                }
            }
        }
    }

    private func closest(_ h: inout HTMLWriter) {
        let closest = figures.closest
        guard !closest.isEmpty else { return }
        h.h2(texts.closestTitle)
        h.p(texts.closestText)
        table(texts.closestTitle, [texts.sheetColumn, texts.assistantTimes], closest, &h) { entry, h in
            h.th(.scope(.row)) { h in h.sheet(entry.sheet, in: model.directory, language: visit.language) }
            h.td(words(entry.count), .class("figure"))
        }
    }

    private func feedback(_ h: inout HTMLWriter) {
        h.h2(texts.feedbackTitle)
        h.p(texts.feedbackText)
        let judgements = figures.judgements
        guard !judgements.isEmpty else { return h.p(texts.nothingCounted) }
        table(
            texts.feedbackTitle, [texts.sheetColumn, texts.usefulColumn, texts.notUsefulColumn], judgements, &h
        ) { judged, h in
            h.th(.scope(.row)) { h in h.sheet(judged.sheet, in: model.directory, language: visit.language) }
            h.td(words(judged.useful), .class("figure"))
            h.td(words(judged.notUseful), .class("figure"))
        }
    }

    private func table<Line>(
        _ caption: String, _ headings: [String], _ lines: [Line], _ h: inout HTMLWriter,
        _ row: (Line, inout HTMLWriter) -> Void
    ) {
        h.div(.class("figures table-scroll"), .role(.region), .ariaLabel(caption), .tabindex(0)) { h in
            h.table { h in
                h.caption(caption)
                h.thead { h in h.tr { h in for heading in headings { h.th(heading, .scope(.column)) } } }
                h.tbody { h in for line in lines { h.tr { h in row(line, &h) } } }
            }
        }
    }

    // MARK: Sheets

    private func reviews(_ h: inout HTMLWriter) {
        h.h2(texts.sheetsToReviewTitle)
        h.p(texts.sheetsToReviewText)
        let waiting = model.directory.entries.filter { $0.review != nil }
        guard !waiting.isEmpty else { return h.p(texts.noSheetToReview) }
        for reason in SheetReview.Reason.allCases {
            let entries = waiting.filter { $0.review?.reason == reason }
            guard !entries.isEmpty else { continue }
            h.h3(texts.sheetsToReview(reason, count: entries.count))
            list(entries, &h) { entry in
                entry.review?.day.map { texts.sheetDate(reason, Formatting.date($0, in: visit.language)) }
            }
        }
    }

    private func neverShown(_ h: inout HTMLWriter) {
        let entries = model.directory.live.filter { !figures.shown.contains($0.id) }
        guard !entries.isEmpty else { return }
        h.h2(texts.neverShownTitle(entries.count))
        h.p(texts.neverShownText)
        list(entries, &h) { _ in nil }
    }

    private func list(
        _ entries: [SheetDirectory.Entry], _ h: inout HTMLWriter, note: (SheetDirectory.Entry) -> String?
    ) {
        h.ul { h in
            for entry in entries.prefix(Self.maximumNamed) {
                h.li { h in
                    h.sheet(entry.id, in: model.directory, language: visit.language)
                    if let note = note(entry) { h.span(" (\(note))", .class("soft")) }
                }
            }
            if entries.count > Self.maximumNamed {
                h.li(texts.andOthers(entries.count - Self.maximumNamed), .class("soft"))
            }
        }
    }
}
