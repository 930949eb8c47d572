import Cases
import FEEL
import HTML
import Services
import Storage

/// What happened to a case, in words for the agents in charge of it: colleagues appear by name.
struct CaseHistory {
    let current: DeskCase
    let texts: any Texts

    /// Past events, latest first; repeated openings of a day by the same person are one.
    func events() -> [Timeline.Event] {
        let time = LocalTime(zone: current.found.zone, texts: texts)
        var events: [Timeline.Event] = []
        var last: (day: CivilDate, author: Author)?
        var letters = 0
        var exports = current.exports[...]
        for event in current.case.history {
            while let export = exports.first, export.madeAt <= event.at {
                events.append(copied(export, time))
                exports.removeFirst()
                last = nil
            }
            let day = current.found.date(event.at)
            if case .opened = event.fact {
                if let last, last == (day, event.author) { continue }
                last = (day, event.author)
            } else {
                last = nil
            }
            var shown = Timeline.Event(
                title: Self.title(event, of: current, texts: texts), when: time.dateAndTime(event.at),
                placeName: texts.historyDone)
            shown.datetime = day.description
            shown.detail = detail(event)
            if case .acted(let act) = event.fact, act.letter != nil {
                letters += 1
                shown.link = Layout.Item(label: texts.readTheLetter, reference: .fragment("letter-\(letters)"))
            }
            if case .linked = event.fact {
                shown.link = Layout.Item(label: texts.seeIt, reference: .fragment("links"))
            }
            if event.opinion != nil {
                shown.link = Layout.Item(label: texts.seeIt, reference: .fragment("opinions"))
            }
            if case .noted = event.fact {
                shown.link = Layout.Item(label: texts.readTheNote, reference: .fragment("notes"))
            }
            events.append(shown)
        }
        events += exports.map { copied($0, time) }
        return events.reversed()
    }

    /// A copy of the case in an export.
    private func copied(_ export: CaseExport, _ time: LocalTime) -> Timeline.Event {
        let who = Self.who(
            .agent(export.agent, Role(rawValue: export.role) ?? .supervisor), of: current, texts: texts)
        return Timeline.Event(
            title: texts.exported(by: who), when: time.dateAndTime(export.madeAt),
            datetime: current.found.date(export.madeAt).description,
            detail: ExportTraces.columns(of: export, definition: current.definition, texts: texts),
            placeName: texts.historyDone)
    }

    private func detail(_ event: CaseEvent) -> String? {
        switch event.fact {
        case .submitted: return texts.byChannel(event.channel)
        case .opened: return texts.openingIsSeen
        case .taken, .released: return nil
        case .routed(_, let why): return why
        case .preparationEnded(let why): return why
        case .merged(_, let why), .separated(let why), .absorbed(_, let why): return why
        case .opinion(.asked(let request)):
            return OpinionWords(found: current.found, texts: texts).shows(request)
        case .opinion(.ended(_, let why)): return why.isEmpty ? nil : why
        case .accessRestored(let document): return texts.identityDocument(document)
        case .retention(let fact):
            return RetentionWords(found: current.found, texts: texts).detail(fact, forAgents: true)
        case .acted(let act):
            let language = current.definition.language(preferring: texts.language)
            let reasons = act.reasons.map { Typography.typeset($0.text[language], in: language.rawValue) }
            let signature = act.signature.map { "\($0.title[language]), \($0.name)" }
            let words = reasons + [act.explanation, signature].compactMap { $0 }
            return words.isEmpty ? nil : words.joined(separator: " ")
        default:
            return ContinuityWords.detail(of: event.fact, found: current.found, texts: texts)
        }
    }

    // MARK: Words

    static func title(_ event: CaseEvent, of current: DeskCase, texts: any Texts) -> String {
        let who = who(event.author, of: current, texts: texts)
        switch event.fact {
        case .submitted: return texts.caseReceived
        case .opened: return texts.opened(by: who)
        case .taken: return texts.taken(by: who)
        case .released: return texts.released(by: who)
        case .accessRestored: return texts.accessRestored(by: who)
        case .noted: return texts.noted(by: who)
        case .assigned(let to):
            return texts.handedOver(by: who, to: self.who(.agent(to, .agent), of: current, texts: texts))
        case .routed(let group, _):
            let name = current.found.groupName(group, in: texts.language)
            return event.author == .system ? texts.routedByRule(to: name) : texts.routed(by: who, to: name)
        case .prepared(let act):
            return texts.prepared(by: who, state: stateLabel(act.state, of: current, texts: texts))
        case .preparationEnded: return texts.preparationEnded(by: who)
        case .merged(let other, _): return texts.merged(into: other.reference.description, by: who)
        case .separated: return texts.separated(by: who)
        case .absorbed(let other, _): return texts.absorbed(other.reference.description, by: who)
        case .continuation(.takesUp(let continuation)):
            return texts.takesUp(continuation.kind, reference: continuation.other.reference.description)
        case .continuation(.takenUp(let continuation)):
            return texts.takenUp(continuation.kind, reference: continuation.other.reference.description)
        case .retention(let fact): return RetentionWords(found: current.found, texts: texts).title(fact, by: who)
        case .opinion(let fact): return texts.happened(fact, to: advisor(of: fact, current, texts), by: who)
        case .acted(let act):
            return texts.acted(by: who, state: stateLabel(act.state, of: current, texts: texts))
        default: return texts.continued(event.fact, by: who)
        }
    }

    /// What an event changed, as the end of a sentence about its author.
    static func change(_ event: CaseEvent, of current: DeskCase, texts: any Texts) -> String {
        switch event.fact {
        case .submitted, .opened, .accessRestored, .noted, .continuation, .retention: texts.changedSomething
        case .assigned: texts.changedHandedOver
        case .routed(let group, _): texts.changedGroup(current.found.groupName(group, in: texts.language))
        case .merged(let other, _): texts.changedMerged(other.reference.description)
        case .separated: texts.changedSeparated
        case .prepared: texts.changedPrepared
        case .opinion(let fact): texts.changed(fact)
        case .preparationEnded: texts.changedSentBack
        case .taken: texts.changedTaken
        case .released: texts.changedReleased
        case .acted(let act): texts.changedState(stateLabel(act.state, of: current, texts: texts))
        default: texts.changedContinuing(event.fact)
        }
    }

    static func stateLabel(_ state: String, of current: DeskCase, texts: any Texts) -> String {
        if let own = texts.ownState(state) { return own }
        let language = current.definition.language(preferring: texts.language)
        return Typography.typeset(
            current.definition.workflow.state(state)?.label[language] ?? state, in: language.rawValue)
    }

    /// Whose opinion a fact is about.
    private static func advisor(of fact: OpinionFact, _ current: DeskCase, _ texts: any Texts) -> String {
        let words = OpinionWords(found: current.found, texts: texts)
        return words.advisor(of: fact).map { words.advisor($0, names: current.names) } ?? texts.someone(nil)
    }

    static func role(of author: Author) -> Role? {
        if case .agent(_, let role) = author { role } else { nil }
    }

    static func who(_ author: Author, of current: DeskCase, texts: any Texts) -> String {
        switch author {
        case .person: texts.thePerson
        case .system: texts.thePlatform
        case .expert(let request):
            current.case.opinion(request).map { advisor(of: .asked($0.request), current, texts) }
                ?? texts.outsideExpert
        case .agent(let agent, let role):
            agent == current.agent.id ? texts.you : current.names[agent] ?? texts.someone(role)
        }
    }
}
