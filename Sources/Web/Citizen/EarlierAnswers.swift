import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Earlier answers of a person's own, offered at the questions that ask the same again. Never taken up without a press.
///
/// They are offered to a person who has signed in, from the cases of their own space. A browser without an account is offered
/// nothing, though it may hold a case: it may be a shared one, or a helper's, and holding a case is not being its author.
enum EarlierAnswers {
    /// How many cases are looked into, newest first.
    private static let maximumCases = 10
    /// How often a save is tried again when another tab saved the draft meanwhile.
    private static let maximumAttempts = 5

    /// What can be offered on a page, by question: nothing is read when there is nothing to offer it for.
    static func offers(on page: Page, of draft: DraftInHand, _ visit: Visit) async throws -> [String: EarlierAnswer] {
        let open = page.questions.filter { question in
            question.concept != nil && draft.evaluation.isShown(question.name)
                && draft.draft.entries[question.name] == nil
        }
        guard !open.isEmpty, let person = visit.person else { return [:] }
        let cases = try await cases(of: person, besides: draft.stored.id, visit)
        return open.reduce(into: [:]) { offers, question in
            offers[question.name] = EarlierAnswer.find(
                for: question,
                year: draft.definition.year(of: question, answers: draft.draft.answers, on: draft.today), among: cases,
                today: draft.today)
        }
    }

    /// The latest cases that a person sent, newest first, with the version of the service of each.
    static func cases(
        of person: Identifier, besides draft: Identifier, _ visit: Visit
    ) async throws -> [(case: Case, definition: ServiceDefinition)] {
        let store = visit.site.store
        let kept = try await store.database.read {
            try store.requests.list(of: person, limit: maximumCases * 2, in: $0)
        }
        var cases: [(case: Case, definition: ServiceDefinition)] = []
        for request in kept where request.id != draft && cases.count < maximumCases {
            // A request taken in by its code may be somebody else's word: only what this person sent is offered.
            guard let found = try await visit.site.cases.load(request.id), found.person == person,
                let definition = try await visit.site.catalogue.definition(hash: found.submission.definition)
            else { continue }
            cases.append((found, definition))
        }
        return cases
    }

    /// Takes up one earlier answer. Which one is decided here again: the page only names the question.
    static func takeUp(_ visit: Visit) async throws -> Reply {
        let pageID = try visit.parameter("page")
        let name = try visit.parameter("question")
        for attempt in 0..<maximumAttempts {
            let before = try await visit.loadDraft(again: attempt > 0)
            guard before.stored.caseID == nil, before.newer == nil, let page = before.definition.page(pageID),
                before.isOpen(page)
            else { return .redirect(to: visit.draftAddress(before.stored.id).description) }
            var draft = before.draft
            // What was typed meanwhile is kept, and wins over what was answered earlier.
            _ = draft.keep(
                PostedAnswers.read(visit.form, of: before.definition), on: page, of: before.definition,
                today: before.today)
            let offers = try await offers(on: page, of: before.with(draft), visit)
            if let question = before.definition.question(name), let earlier = offers[name] {
                _ = draft.takeUp(earlier, for: question)
            }
            do {
                if draft != before.draft { try await visit.save(draft, over: before.stored, before: before.draft) }
            } catch StorageError.versionConflict {
                continue
            }
            let address = visit.draftAddress(before.stored.id, "/pages/\(page.id)")
            return .redirect(
                to: (visit.query["change"] == nil ? address : address.adding("change", "1")).fragment(name).description)
        }
        throw SiteFailure.busy
    }
}

/// "You answered this on 3 November for school meals: use it?"
struct EarlierOffer: Component {
    let words: String
    let lines: [String]
    let take: String
    let context: String
    let action: URLReference

    func write(to h: inout HTMLWriter) {
        h.div(.class("notice notice-accent")) { h in
            h.div(.class("notice-body")) { h in
                h.p(words, .class("notice-title"))
                for line in lines { h.div(line, .dir(.auto)) }
                h.put(Button(label: take, act: .submitTo(action), style: .link, context: context))
            }
        }
    }
}
