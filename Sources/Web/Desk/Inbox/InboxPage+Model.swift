import Cases
import FEEL
import Services
import Storage

/// The list that answers "what should I do now?".
enum InboxPage {
    /// How many cases a page shows.
    static let pageSize = 25

    /// A view of the list. The raw value stands in its address.
    enum Tab: String, Sendable, CaseIterable {
        /// The agent's own cases and those in nobody's charge.
        case toDo = "todo"
        /// The agent's own.
        case mine
        /// Open cases of the agent's groups.
        case group
        /// Every open case of the organisation.
        case all
        /// The same, the one that has waited longest first.
        case waiting
        /// Cases in which words of the person wait for an agent.
        case messages
        /// Decided cases, latest first.
        case done

        /// The view an address asks for; what there is to do when it asks for none that exists.
        init(query: String?) { self = query.flatMap(Tab.init(rawValue:)) ?? .toDo }

        /// Which cases it shows to an agent.
        func filter(for workplace: Workplace) -> CaseFilter {
            switch self {
            case .toDo: .toDo(workplace)
            case .mine: .assigned(workplace.agent)
            case .group: .groups(workplace.groups)
            case .all: .open
            case .waiting: .waiting
            case .messages: .awaitingReply
            case .done: .decided
            }
        }

        /// How many cases it holds, where that is counted.
        func count(in counts: CaseCounts) -> Int? {
            switch self {
            case .toDo: counts.toDo
            case .mine: counts.mine
            case .all: counts.open
            case .messages: counts.awaitingReply
            case .group, .waiting, .done: nil
            }
        }
    }

    /// In whose charge a case is, as seen by an agent.
    enum Charge: Sendable, Hashable {
        case nobody, me, another
        /// A colleague who is away and in whose place the agent stands.
        case absent

        init(assignee: Identifier?, workplace: Workplace) {
            self =
                switch assignee {
                case nil: .nobody
                case workplace.agent: .me
                case .some(let other): workplace.standsInFor.contains(other) ? .absent : .another
                }
        }
    }

    /// What a case's next date is for.
    enum Duty: Sendable, Hashable {
        /// Leaving the state in which it is: a step's own time.
        case step
        /// Answering before silence has its legal meaning.
        case silence
        /// The first of the two, where the list can't tell which.
        case either
    }

    /// A case in the list.
    struct Row: Sendable, Hashable {
        let id: Identifier
        let reference: String
        let title: String
        let columns: [String]
        /// What each of them is: the columns' headings.
        let labels: [String]
        let state: String
        let outcome: Outcome?
        let urgency: Urgency
        let due: CivilDate?
        /// What is to be done by that day.
        let duty: Duty
        let received: CivilDate
        let decided: CivilDate?
        let charge: Charge
        /// The name of the group that deals with it, if one.
        let group: String?
        /// Whether time stands still because the person is awaited.
        let isClockStopped: Bool
        /// Whether words of the person wait for an agent.
        let awaitsReply: Bool
    }

    /// What the page shows.
    struct Model: Sendable {
        /// Which list.
        let place: InboxPlace
        /// The agent's views, each with the list that it opens.
        let views: [(name: String, place: InboxPlace)]
        let rows: [Row]
        /// What the rows are made of.
        let entries: [CaseEntry]
        /// Definitions by hash.
        let definitions: [String: ServiceDefinition]
        let organisation: Organisation
        let counts: CaseCounts
        /// How many decisions wait for the agent's signature; nil when the agent may sign nothing.
        let toSign: Int?
        /// How many opinions the agent is asked for.
        let opinions: Int
        /// What the agent has asked to be done to several cases and waits.
        let planned: [WaitingBatch]
        /// Whether the agent is in a group.
        let hasGroup: Bool
        /// Where the next stretch of the list begins, as its address says it.
        let next: String?
        /// Whether this is not the beginning of the list.
        let isContinued: Bool
        let today: CivilDate

        var tab: Tab { place.tab }
    }

    /// What a list is made of, besides its entries.
    struct Context: Sendable {
        let workplace: Workplace
        /// The organisation's groups.
        let groups: [WorkGroup]
        let language: Language
        let zone: Zone
        let today: CivilDate
        /// Definitions by hash.
        let definitions: [String: ServiceDefinition]

        /// The words of a definition that rows have in common, typeset once for a page.
        private struct Words {
            let title: String
            let state: String
            let language: Language
            /// The headings of its columns.
            let labels: [String]
        }

        /// The rows of entries.
        func rows(_ entries: [CaseEntry]) throws -> [Row] {
            var known: [String: [String: Words]] = [:]
            return try entries.map { entry in
                let words = known[entry.definition]?[entry.state] ?? words(of: entry)
                known[entry.definition, default: [:]][entry.state] = words
                return try row(entry, words)
            }
        }

        private func words(of entry: CaseEntry) -> Words {
            let definition = definitions[entry.definition]
            let language = definition?.language(preferring: language) ?? language
            let title = definition?.presentation.title[language] ?? entry.service
            let label = definition?.workflow.state(entry.state)?.label[language]
            let state = self.language.texts.ownState(entry.state) ?? label ?? entry.state
            return Words(
                title: Typography.typeset(title, in: language.rawValue),
                state: Typography.typeset(state, in: language.rawValue), language: language,
                labels: definition?.columns.map { $0.label[language] } ?? [])
        }

        /// What the next date is for: the store keeps the first of the step's and the law's.
        private func duty(of entry: CaseEntry, due: CivilDate?, received: CivilDate) -> Duty {
            guard let due, let definition = definitions[entry.definition] else { return .either }
            guard definition.workflow.state(entry.state)?.deadline != nil else { return .silence }
            return due < definition.legal.silence.after.added(to: received) ? .step : .either
        }

        private func row(_ entry: CaseEntry, _ words: Words) throws -> Row {
            let due = entry.deadlineAt.map(zone.dueDay)
            let columns = zip(words.labels, try entry.columns(in: words.language)).filter { !$0.1.isEmpty }
            let received = zone.date(at: entry.submittedAt)
            return Row(
                id: entry.id, reference: entry.reference, title: words.title,
                columns: columns.map(\.1), labels: columns.map(\.0),
                state: entry.isClockStopped ? language.texts.waitsForPerson : words.state,
                outcome: entry.outcome.flatMap(Outcome.init(rawValue:)), urgency: Urgency(due: due, today: today),
                due: due, duty: duty(of: entry, due: due, received: received), received: received,
                decided: entry.decidedAt.map(zone.date),
                charge: Charge(assignee: entry.assignee, workplace: workplace),
                group: entry.group.flatMap { id in groups.first { $0.id == id }?.name[self.language] },
                isClockStopped: entry.isClockStopped,
                awaitsReply: entry.awaitsReply)
        }
    }
}

extension CaseCursor {
    /// The cursor as an address says it.
    var text: String { "\(key).\(id)" }

    /// Reads what `text` wrote; nil for anything else.
    init?(text: String) {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let key = Int(parts[0]), let id = Identifier(parts[1]) else { return nil }
        self.init(key: key, id: id)
    }
}
