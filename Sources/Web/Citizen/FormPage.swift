import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// A page of a form: asked, answered, saved at each step.
enum FormPage {
    /// How often a save is tried again when another tab saved the draft meanwhile.
    private static let maximumAttempts = 5

    /// Goes to where the person left off.
    static func next(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.loadDraft()
        if let submitted = draft.stored.caseID { return .redirect(to: visit.caseAddress(submitted).description) }
        return .redirect(to: visit.nextAddress(of: draft).description)
    }

    static func show(_ visit: Visit) async throws -> Reply {
        let draft = try await visit.loadDraft()
        if let submitted = draft.stored.caseID { return .redirect(to: visit.caseAddress(submitted).description) }
        guard draft.newer == nil, let page = draft.definition.page(try visit.parameter("page")),
            draft.isOpen(page)
        else { return .redirect(to: visit.nextAddress(of: draft).description) }
        // Answers that could not be understood earlier are shown again with what to mend.
        let unreadable = draft.draft.unreadable(on: page, evaluation: draft.evaluation)
        if let kept = KeptForm.fields(for: visit) {
            // Shown, not saved: the person has not sent it with this session yet.
            var typed = draft.draft
            let given = PostedAnswers.read(kept, of: draft.definition)
            _ = typed.record(given, on: page, of: draft.definition, today: draft.today)
            return FormPageView(
                visit: visit, draft: draft.with(typed), page: page, problems: KeptForm.fileProblems(for: visit),
                isKept: true
            ).reply()
        }
        let earlier = try await EarlierAnswers.offers(on: page, of: draft, visit)
        var view = FormPageView(visit: visit, draft: draft, page: page, problems: unreadable, earlier: earlier)
        view.documents = try await EarlierDocuments.offers(on: page, of: draft, visit)
        return view.reply()
    }

    static func save(_ visit: Visit) async throws -> Reply {
        let pageID = try visit.parameter("page")
        let (refused, isChanged) = try await DraftFiles.settle(visit)
        for attempt in 0..<maximumAttempts {
            let before = try await visit.loadDraft(again: attempt > 0 || isChanged)
            if let submitted = before.stored.caseID { return .redirect(to: visit.caseAddress(submitted).description) }
            guard let page = before.definition.page(pageID), before.isOpen(page) else {
                return .redirect(to: visit.nextAddress(of: before).description)
            }
            var draft = before.draft
            draft.language = before.definition.language(preferring: visit.language)
            let given = PostedAnswers.read(visit.form, of: before.definition)
            if let change = visit.form["then"].flatMap({ ElementChange($0) }) {
                guard
                    let reply = try await ElementChanges.make(change, given: given, on: page, of: before, draft, visit)
                else { continue }
                return reply
            }
            let problems = draft.record(given, on: page, of: before.definition, today: before.today)
            let after = before.with(draft)
            do {
                try await visit.save(
                    draft, over: before.stored, before: before.draft, discarding: after.filesNoLongerAsked(on: page))
            } catch StorageError.versionConflict {
                continue
            }
            try await KeptForm.forget(visit)
            return answer(visit, after: after, page: page, problems: problems, refused: refused)
        }
        throw SiteFailure.busy
    }

    private static func answer(
        _ visit: Visit, after: DraftInHand, page: Page, problems: [AnswerProblem], refused: [AnswerProblem]
    ) -> Reply {
        // Whoever leaves may leave anything unfinished: what was typed is saved, right or wrong.
        if visit.form["then"] == "leave" {
            return .redirect(to: visit.draftAddress(after.stored.id, "/saved").description)
        }
        // What was typed under an earlier version is saved under it, before the person is told of the new one.
        if after.newer != nil { return .redirect(to: visit.newVersionAddress(of: after).description) }
        // A file was added or removed: the page goes on.
        if visit.form["then"] == "upload" || visit.form["remove_file"] != nil {
            guard refused.isEmpty else { return mend(visit, after: after, page: page, problems: refused) }
            return .redirect(to: pageAddress(visit, page, of: after).description)
        }
        let lacking = problems.map(after.sayingWhatIsChecked)
        let problems = refused + lacking.filter { problem in !refused.contains { $0.question == problem.question } }
        let asked = Set(visit.form.all("asked"))
        let appeared = after.evaluation.questions(on: page).contains { !asked.contains($0.path) }
        let known = problems.filter { problem in
            asked.contains(problem.question) || after.definition.question(problem.question) == nil
        }
        if known.isEmpty, appeared, !problems.isEmpty {
            // The answers made other questions of this page appear: they are asked before anything is said to lack.
            return .redirect(to: visit.draftAddress(after.stored.id, "/pages/\(page.id)").description)
        }
        guard known.isEmpty else {
            return mend(visit, after: after, page: page, problems: known)
        }
        if after.evaluation.exitPage == page.id {
            return .redirect(to: visit.draftAddress(after.stored.id, "/exit").description)
        }
        return .redirect(to: followingAddress(visit, after: page, of: after).description)
    }

    private static func pageAddress(_ visit: Visit, _ page: Page, of draft: DraftInHand) -> URLReference {
        let address = visit.draftAddress(draft.stored.id, "/pages/\(page.id)")
        return visit.query["change"] == nil ? address : address.adding("change", "1")
    }

    private static func mend(
        _ visit: Visit, after: DraftInHand, page: Page, problems: [AnswerProblem]
    ) -> Reply {
        var reply = FormPageView(visit: visit, draft: after, page: page, problems: problems).reply()
        reply.status = .unprocessableContent
        return reply
    }

    /// The next page in order while the form is filled in for the first time; once the pages after this one have been
    /// through, what is still to complete, or the check.
    private static func followingAddress(_ visit: Visit, after page: Page, of draft: DraftInHand) -> URLReference {
        guard visit.query["change"] == nil else { return visit.nextAddress(of: draft) }
        let pages = draft.pages
        if let index = pages.firstIndex(where: { $0.id == page.id }), index + 1 < pages.count,
            draft.evaluation.exit == nil,
            pages[(index + 1)...].contains(where: { !draft.draft.completedPages.contains($0.id) })
        {
            return visit.draftAddress(draft.stored.id, "/pages/\(pages[index + 1].id)")
        }
        return visit.nextAddress(of: draft)
    }
}

/// Reads what was posted of a form: a field bears the question's path, and the part's name after it for a control in parts
/// (`adresse.street`, `enfants.2.naissance.day`).
enum PostedAnswers {
    /// What was given by path. A question that the page asked and of which no field came (boxes all unticked) is blank.
    static func read(_ form: FormData, of definition: ServiceDefinition) -> [String: RawAnswer] {
        var answers: [String: RawAnswer] = [:]
        for path in form.all("asked") where isPosted(definition.question(path)) { answers[path] = RawAnswer() }
        for name in form.names {
            guard let (path, part) = pathAndPart(of: name, definition), isPosted(definition.question(path)) else {
                continue
            }
            answers[path, default: RawAnswer()].parts[part] = form.all(name)
        }
        return answers
    }

    /// Whether a form says the answer to a question: what files a question has, the store says, never a form.
    private static func isPosted(_ question: Question?) -> Bool {
        guard let question else { return false }
        if case .files = question.type.control { return false }
        return true
    }

    private static func pathAndPart(of name: String, _ definition: ServiceDefinition) -> (path: String, part: String)? {
        if let question = definition.question(name), question.type.control.parts.contains("") { return (name, "") }
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let (path, part) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
        guard let question = definition.question(path), question.type.control.parts.contains(part) else { return nil }
        return (path, part)
    }

    /// The name of a control's field.
    static func fieldName(question: String, part: String) -> String {
        part.isEmpty ? question : "\(question).\(part)"
    }
}

extension Control {
    /// The parts that make an answer, in order; `""` is the whole of a simple control.
    var parts: [String] {
        switch self {
        case .line, .lines, .yesNo, .oneOf, .anyOf, .select, .checkBox, .files: [""]
        case .date: ["day", "month", "year"]
        case .month: ["month", "year"]
        case .group(let lines): lines.map(\.part)
        case .none: []
        }
    }
}
