import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Joining a case to an older one of the same person, and taking that back.
enum MergePage {
    static func show(_ visit: Visit) async throws -> Reply {
        let current = try await visit.openDeskCase()
        let (held, agent) = (current.case, current.agent)
        let isOffered = held.mergedInto == nil ? held.canMerge(agent.id, role: agent.role) : agent.role >= .supervisor
        guard isOffered else {
            let refusal: CaseRefusal =
                held.mergedInto != nil
                ? .roleTooLow(needed: .supervisor) : held.isOpen ? .takenByAnother : .actionNotAvailable
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
        return try view(visit, current: current)
    }

    /// Joins the case, or separates one that is joined.
    static func merge(_ visit: Visit) async throws -> Reply {
        let why = (visit.form["why"] ?? "").linesEndedByLineFeeds
        let isSeparating = visit.form["then"] == "separate"
        let seen = CaseAssignment.seen(visit)
        let target = isSeparating ? nil : try await target(visit)
        let ask = MergeAsk(
            target: target, why: why, isSamePerson: visit.form["same-person"] == "yes", seen: seen)
        let command: CaseCommand = isSeparating ? .separate(why: why, seen: seen) : .merge(ask)
        let job = CaseLinks.job(visit, target?.related, why: why.trimmingSpaces, isMerged: true)
        switch try await visit.perform(command, jobs: { isSeparating ? [] : job($0) }).outcome {
        case .success(let changed):
            let done = isSeparating ? DeskCasePage.Done.separated : .merged
            return .redirect(to: visit.deskAddress(changed.case.id).adding("done", done.rawValue).description)
        case .failure(let refusal):
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            guard message.field != nil else { return try DeskCasePage.view(current, visit: visit, refusal: message) }
            return try view(visit, current: current, refusal: message)
        }
    }

    /// The case of the organisation that the form names.
    private static func target(_ visit: Visit) async throws -> MergeTarget? {
        guard let related = try await CaseLinks.other(visit), let found = try await visit.site.cases.load(related.id)
        else { return nil }
        return MergeTarget(
            related: related, service: found.submission.service, submittedAt: found.submittedAt, isOpen: found.isOpen)
    }

    private static func view(_ visit: Visit, current: DeskCase, refusal: RefusalMessage? = nil) throws -> Reply {
        let texts = visit.texts
        let isSeparating = current.case.mergedInto != nil
        let title = isSeparating ? texts.separateCase : texts.mergeCase
        let fields = fields(visit, isSeparating: isSeparating, refusal: refusal)
        let reference = current.case.submission.reference.description
        return try visit.deskPage(
            "\(title) – \(reference)", counts: current.counts, hasErrors: refusal != nil,
            status: refusal?.status ?? .ok
        ) { h in
            h.put(BackLink(label: texts.backToCase, reference: visit.deskAddress(current.case.id)))
            if let refusal {
                let target = fields.first { $0.error != nil }?.focusTarget ?? "why"
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: refusal.text, target: target)]))
            }
            h.h1(title)
            h.p(reference, .class("reference"))
            if !isSeparating { h.p(texts.mergeLead) }
            h.form(.method(.post), .action(visit.deskAddress(current.case.id, "/merge")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "seen", value: String(current.case.changeVersion)))
                if isSeparating { h.put(HiddenValue(name: "then", value: "separate")) }
                for field in fields { h.put(field) }
                h.p(isSeparating ? texts.separateConsequence : texts.mergeConsequence, .class("consequence"))
                let label = isSeparating ? texts.separateCase : texts.confirmMerge
                h.put(ButtonRow(buttons: [Button(label: label, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func fields(_ visit: Visit, isSeparating: Bool, refusal: RefusalMessage?) -> [Field] {
        let texts = visit.texts
        let typed = (visit.form["why"] ?? "").linesEndedByLineFeeds
        let lines = Field.Lines(name: "why", value: typed, rows: 3, spellcheck: true)
        var why = Field(
            id: "why", label: isSeparating ? texts.whySeparated : texts.whyMerged, control: .lines(lines),
            words: visit.fieldWords)
        why.hint = texts.whyMergedHint
        let line = Field.Line(
            name: "reference", value: visit.form["reference"] ?? visit.query["with"] ?? "", autocomplete: "off",
            spellcheck: false)
        var reference = Field(
            id: ActionField.related.rawValue, label: texts.mergeInto, control: .line(line), words: visit.fieldWords)
        let box = Field.Choices.Item(
            value: "yes", label: texts.samePersonBox, isChosen: visit.form["same-person"] == "yes")
        var same = Field(
            id: "same-person", label: texts.samePerson,
            control: .choices(Field.Choices(kind: .many, name: "same-person", items: [box])), words: visit.fieldWords)
        switch refusal?.field {
        case .related: reference.error = refusal?.text
        case .samePerson: same.error = refusal?.text
        case nil: break
        default: why.error = refusal?.text
        }
        return isSeparating ? [why] : [reference, why, same]
    }
}
