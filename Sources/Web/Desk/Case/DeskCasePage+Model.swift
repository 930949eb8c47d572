import Cases
import FEEL
import HTML
import Services
import Storage

/// A case on one page: answers, what the rules made of them, dates, history, and what can be done.
enum DeskCasePage {
    /// What has just been done, as an address says it.
    enum Done: String, Sendable {
        case taken, released, acted, asked, written, settled, noted, assigned, routed, merged, separated, prepared,
            sentBack, amended,
            drafted
        case linked, distinguished
        case waitEnded = "wait-ended"
        case opinionAsked = "opinion-asked"
        case opinionGiven = "opinion-given"
        case opinionEnded = "opinion-ended"
    }

    /// A page of the form, with what was answered.
    struct Section: Sendable {
        let title: String
        /// 2 for a page, 3 for a group or an element in it.
        var level = 2
        let facts: [FactsList.Fact]
    }

    /// In whose charge the case is.
    enum Charge: Sendable, Hashable {
        case nobody, me
        case another(name: String?)
    }

    /// Something that can be done to the case, with its consequence.
    struct Offer: Sendable, Hashable {
        let action: String
        let label: String
        let consequence: String
        /// Whether it asks the person to correct answers.
        let asksPerson: Bool
    }

    /// What the page shows of a case.
    struct Model {
        let current: DeskCase
        let visit: Visit
        let texts: any Texts
        /// The definition's language nearest to the screen's.
        let language: Language
        let today: CivilDate

        /// The questions whose answers this agent can enter or correct now.
        let amendable: Set<String>

        init(_ current: DeskCase, visit: Visit) {
            self.current = current
            self.visit = visit
            texts = visit.texts
            language = current.definition.language(preferring: texts.language)
            today = current.found.zone.date(at: visit.now)
            let canAmend = current.case.canAmend(current.agent.id)
            amendable = canAmend ? Set(current.case.amendableQuestions(definition: current.definition)) : []
        }

        var title: String { typeset(current.definition.presentation.title) }
        var reference: String { current.case.submission.reference.description }

        /// Answers page by page, as they were printed for the person, with who gave them when it was someone else.
        var sections: [Section] {
            let evaluation = current.definition.evaluate(current.case.answers, on: current.case.evaluatedOn)
            return current.definition.pages.flatMap { page in
                AnsweredSections(
                    evaluation.items(on: page), title: typeset(page.title), language: language, row: fact
                ).sections.map { section in
                    // Several elements ask the same: a link to one of them says which.
                    let facts =
                        section.level == 2
                        ? section.rows
                        : section.rows.map { fact in
                            var fact = fact
                            fact.change = fact.change.map { change in
                                SummaryList.Change(
                                    label: change.label, context: "\(change.context), \(section.title)",
                                    reference: change.reference)
                            }
                            return fact
                        }
                    return Section(title: section.title, level: section.level, facts: facts)
                }
            }
        }

        private func fact(_ shown: ShownQuestion) -> FactsList.Fact? {
            let question = shown.question
            if case .none = question.type.control { return nil }
            let term = typeset(question.ask)
            let change = change(shown, term: term)
            guard let answer = current.case.answers[shown.path] else {
                return FactsList.Fact(term: term, lines: [texts.leftEmpty], change: change)
            }
            var fact = FactsList.Fact(
                term: term, lines: question.type.print(answer.value, in: language).splitLines)
            if case .correction(_, let said) = answer.provenance {
                let printed = question.type.print(said, in: language)
                fact = FactsList.Fact(term: term, lines: fact.lines + [texts.registerSaid(printed)])
            }
            fact.tag = texts.givenBy(named(answer.provenance)).map { Tag(text: $0) }
            fact.change = change
            return fact
        }

        /// The way to change an answer for the person.
        private func change(_ shown: ShownQuestion, term: String) -> SummaryList.Change? {
            guard amendable.contains(shown.path) else { return nil }
            let isEmpty = current.case.answers[shown.path] == nil
            return SummaryList.Change(
                label: isEmpty ? texts.enterAnswer : texts.amendAnswer, context: "\u{A0}: " + term,
                reference: visit.deskAddress(current.case.id, "/answers").adding("question", shown.path))
        }

        /// A provenance whose register goes by its name.
        private func named(_ provenance: Provenance) -> Provenance {
            switch provenance {
            case .register(let id): .register(registerName(id))
            case .correction(let id, let said): .correction(register: registerName(id), said: said)
            default: provenance
            }
        }

        private func registerName(_ id: String) -> String {
            current.found.organisation.register(id)?.name[language] ?? id
        }

        /// The values of the rules that were evaluated, each with its text of law and how it was worked out.
        var computed: [RuleExplanation] {
            current.definition.explanations(
                answers: current.case.answers, computed: current.case.computed, on: current.case.evaluatedOn,
                in: language)
        }

        /// The dates the case is held to, in words.
        var dates: [FactsList.Fact] {
            let found = current.found
            guard found.case.isOpen else { return [] }
            let time = LocalTime(zone: found.zone, texts: texts)
            var facts: [FactsList.Fact] = []
            if let due = found.deadlines.state {
                let urgency = Urgency(due: due, today: today)
                facts.append(
                    FactsList.Fact(
                        term: texts.stateDeadline, lines: [time.date(due)],
                        tag: Tag(text: urgency.words(texts), tone: urgency.tone)))
            }
            if let due = found.answerPromisedBy {
                facts.append(FactsList.Fact(term: texts.objectiveDeadline, lines: [time.date(due)]))
            }
            if let silence = found.deadlines.silence {
                let urgency = Urgency(due: silence, today: today)
                facts.append(
                    FactsList.Fact(
                        term: texts.silenceDeadline,
                        lines: [time.date(silence), texts.silenceMeans(found.deadlines.silenceMeans)],
                        tag: Tag(text: urgency.words(texts), tone: urgency.tone)))
            } else {
                facts.append(FactsList.Fact(term: texts.silenceDeadline, lines: [texts.silenceNotRunning]))
            }
            if let until = found.deadlines.pausedUntil {
                facts.insert(
                    FactsList.Fact(
                        term: texts.clockStoppedUntil, lines: [time.date(until), texts.datesIfAnsweredLast],
                        tag: Tag(text: texts.clockStopped, tone: .wait)), at: 0)
            }
            return facts
        }

        var charge: Charge {
            guard let assignee = current.case.assignee else { return .nobody }
            return assignee == current.agent.id ? .me : .another(name: current.names[assignee])
        }

        /// Whether the agent may give the case back.
        var canRelease: Bool {
            guard current.case.isOpen, current.case.assignee != nil else { return false }
            return charge == .me || current.agent.role >= .supervisor
        }

        /// What the agent can do now; nothing while a colleague is in charge.
        var offers: [Offer] {
            if current.case.isOpen, case .another = charge { return [] }
            if let prepared = current.case.prepared, !prepared.isStale { return [] }
            // While the person has time to answer, going on without them is an act of its own.
            if let pending = current.case.pendingCorrection, !pending.isOverdue { return [] }
            return current.case.availableActions(for: current.agent.role, definition: current.definition).map {
                action in
                Offer(
                    action: action.id, label: typeset(action.label),
                    consequence: DeskCasePage.consequence(of: action, on: current, texts: texts),
                    asksPerson: action.correction != nil)
            }
        }

        func typeset(_ text: LocalizedText) -> String { Typography.typeset(text[language], in: language.rawValue) }
    }

    /// What an action does and whom it tells: the author's words, then what is always true of it.
    static func consequence(of action: WorkflowAction, on current: DeskCase, texts: any Texts) -> String {
        let language = current.definition.language(preferring: texts.language)
        let own = action.consequence.map { Typography.typeset($0[language], in: language.rawValue) }
        let holds = current.held.contains { $0.name == action.signedBy }
        if !holds, let delegation = action.signedBy.flatMap(current.found.organisation.delegation) {
            let title = Typography.typeset(delegation.title[texts.language], in: texts.language.rawValue)
            return [own, texts.onlyPrepared(title)].compactMap { $0 }.joined(separator: " ")
        }
        let address = CaseJobs.emailAddress(of: current.case, definition: current.definition)
        let told = Telling(action, in: current.definition.workflow).words(hasAddress: address != nil, texts)
        guard let target = action.to else { return [own ?? texts.asksThePerson, told].joined(separator: " ") }
        let state = CaseHistory.stateLabel(target, of: current, texts: texts)
        let limit = current.case.lastDay(for: action, zone: current.found.zone).map { last in
            texts.canBeDoneUntil(LocalTime(zone: current.found.zone, texts: texts).date(last))
        }
        return [own, own == nil ? texts.movesTo(state) : nil, told, limit].compactMap { $0 }.joined(separator: " ")
    }
}
