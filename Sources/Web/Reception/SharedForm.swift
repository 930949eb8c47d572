import Assistant
import Cases
import FEEL
import HTML
import Services
import Storage

/// The form that a person shows to agents while they speak, as far as it is filled in.
struct SharedForm: Sendable {
    let inHand: DraftInHand

    /// A question that the form asks this person now.
    struct Asked: Sendable {
        let shown: ShownQuestion
        let page: Page
        /// The question, with the list element that it is about.
        let label: String
        /// What stands there, as people read it; nil where nothing does.
        let printed: String?
    }

    /// The form of a conversation; nil when none is shown, or it is gone.
    static func load(_ found: ReceptionInHand, _ visit: Visit) async throws -> SharedForm? {
        guard let id = found.draft else { return nil }
        let (store, now) = (visit.site.store, visit.now)
        guard let stored = try await store.database.read({ try store.drafts.find(id, now: now, in: $0) }),
            stored.organisation == found.stored.organisation, stored.caseID == nil
        else { return nil }
        return SharedForm(inHand: try await visit.draftInHand(stored))
    }

    var definition: ServiceDefinition { inHand.definition }

    /// The questions asked, in the order of the form. Documents are not among them: they are the person's to give.
    func asked(in language: Language) -> [Asked] {
        inHand.pages.flatMap { page in
            inHand.evaluation.questions(on: page).compactMap { shown -> Asked? in
                let type = shown.question.type
                guard !type.control.parts.isEmpty, !shown.question.takesFiles else { return nil }
                var printed: String?
                if case .answer(let answer)? = inHand.draft.entries[shown.path] {
                    printed = type.print(answer.value, in: language)
                }
                return Asked(
                    shown: shown, page: page, label: inHand.evaluation.label(of: shown.path, in: language),
                    printed: printed)
            }
        }
    }
}

/// Filling in the person's form together: an agent proposes, the person sees what changes and decides. Only the person's
/// word writes anything.
enum CoFilling {
    /// How often a change is tried again when the person saved their form meanwhile.
    private static let maximumAttempts = 4
    /// The most proposals that wait at a time: more can't be watched one by one.
    static let mostPending = 5

    /// What came of an agent's proposal.
    enum Outcome: Sendable {
        case proposed
        case wrong(AnswerProblem)
        /// Too many wait, or the same stands there already.
        case refused
    }

    /// Proposes a value for a question.
    static func propose(
        _ raw: RawAnswer, for asked: SharedForm.Asked, of form: SharedForm, in found: ReceptionInHand, _ visit: Visit
    ) async throws -> Outcome {
        let language = found.conversation.conversation.language
        let spoken = form.definition.language(preferring: language)
        let type = asked.shown.question.type
        let value: Value
        switch type.parse(raw, in: form.definition.language(preferring: visit.language)) {
        case .value(let parsed): value = parsed
        case .absent:
            let reason =
                type.missing
                ?? AnswerProblem.Reason(
                    code: "required", message: LocalizedText(fr: visit.texts.noValue, en: visit.texts.noValue))
            return .wrong(AnswerProblem(question: asked.shown.path, reason: reason))
        case .problem(let reason): return .wrong(AnswerProblem(question: asked.shown.path, reason: reason))
        }
        if let reason = type.problem(with: value, on: form.inHand.today) {
            return .wrong(AnswerProblem(question: asked.shown.path, reason: reason))
        }
        let after = type.print(value, in: spoken)
        let before = form.asked(in: spoken).first { $0.shown.path == asked.shown.path }
        guard before?.printed != after else { return .refused }
        let parts = type.edit(value, in: spoken).parts
        let words = visit.site.texts(in: language).receptionProposed(before?.label ?? asked.label, after)
        let isDone = try await visit.reception.change(found.id) { change, _ in
            guard change.reception.status == .live, change.details.pending.count < mostPending else { return false }
            change.details.proposals.append(
                ReceptionDetails.Proposal(
                    number: (change.details.proposals.last?.number ?? 0) + 1, path: asked.shown.path,
                    page: asked.page.id, label: before?.label ?? asked.label, before: before?.printed, after: after,
                    parts: parts))
            change.say(.platform, words)
            return true
        }
        return isDone ? .proposed : .refused
    }

    /// What the person decides of a proposal.
    static func answer(_ visit: Visit) async throws -> Reply {
        let found = try await PersonTalkPage.load(visit)
        guard let number = Int(try visit.parameter("proposal")),
            let proposal = found.details.proposals.first(where: { $0.number == number })
        else { throw SiteFailure.notFound }
        guard proposal.outcome == .pending else { return PersonTalkPage.back(visit, found.id) }
        var outcome = ReceptionDetails.Proposal.Outcome.refused
        if visit.form["answer"] == "accept" {
            outcome = try await write(proposal, of: found, visit) ? .accepted : .lapsed
        }
        let (decided, texts) = (outcome, visit.site.texts(in: found.conversation.conversation.language))
        let words = texts.receptionProposal(proposal.label, decided)
        try await visit.reception.change(found.id) { change, _ in
            guard let index = change.details.proposals.firstIndex(where: { $0.number == number }),
                change.details.proposals[index].outcome == .pending
            else { return false }
            change.details.proposals[index].outcome = decided
            change.say(.platform, words)
            return true
        }
        return PersonTalkPage.back(visit, found.id)
    }

    /// Writes what the person accepted in their form, marked as an agent's.
    private static func write(
        _ proposal: ReceptionDetails.Proposal, of found: ReceptionInHand, _ visit: Visit
    ) async throws -> Bool {
        for _ in 0..<maximumAttempts {
            guard let form = try await SharedForm.load(found, visit), form.inHand.newer == nil,
                let page = form.definition.page(proposal.page), form.inHand.isOpen(page)
            else { return false }
            let (before, language) = (form.inHand.draft, form.inHand.draft.language)
            var draft = before
            draft.language = form.definition.language(preferring: found.conversation.conversation.language)
            let evaluation = draft.keep(
                [proposal.path: RawAnswer(parts: proposal.parts)], on: page, of: form.definition,
                today: form.inHand.today, by: .agent)
            draft.language = language
            // The question may have gone with what else was answered.
            guard evaluation.isShown(proposal.path), case .answer = draft.entries[proposal.path] else { return false }
            do {
                try await visit.save(draft, over: form.inHand.stored, before: before)
                return true
            } catch StorageError.versionConflict {
                continue
            }
        }
        throw SiteFailure.busy
    }
}
