public import Cases
import Foundation
import HTML
import HTTPTypes
public import Services
import Storage

/// Other cases that are perhaps the same request, those that agents linked, and the forms that say so.
struct RelatedCases {
    let current: DeskCase
    let visit: Visit
    let written: DeskContinuity.Written?

    private var texts: any Texts { visit.texts }

    /// Open cases with the same answers of which nothing was said yet.
    private var duplicates: [CaseEntry] {
        let linked = Set(current.case.links.map(\.other.id))
        return current.duplicates.filter { !linked.contains($0.id) && !current.case.distinguished.contains($0.id) }
    }

    /// Above everything: what is perhaps the same request.
    func above(_ h: inout HTMLWriter) {
        guard !duplicates.isEmpty else { return }
        h.section(.class("notice notice-wait"), .ariaLabelledBy("duplicates")) { h in
            h.put(Icon.wait)
            h.div(.class("notice-body")) { h in
                h.h2(texts.perhapsTheSame, .class("notice-title"), .id("duplicates"))
                h.p(texts.perhapsTheSameText)
                h.ul(.role(.list)) { h in
                    for entry in duplicates { h.li { h in duplicate(entry, &h) } }
                }
                h.p { h in h.a(texts.linkACase, .href(.fragment("links"))) }
            }
        }
    }

    private func duplicate(_ entry: CaseEntry, _ h: inout HTMLWriter) {
        let received = texts.received(
            on: current.found.date(entry.submittedAt), today: current.found.date(visit.now))
        h.p { h in
            h.a(entry.reference, .href(visit.deskAddress(entry.id)), .class("reference"))
            h.text(", \(received.lowercasedFirst)")
        }
        h.form(.method(.post), .action(visit.deskAddress(current.case.id, "/links/refuse"))) { h in
            h.put(visit.formToken)
            h.put(HiddenValue(name: "reference", value: entry.reference))
            h.put(
                Button(
                    label: texts.notTheSame, act: .submit(), style: .quiet, busy: texts.oneMoment,
                    context: entry.reference))
        }
    }

    /// Linked cases, and the form that links another.
    func write(to h: inout HTMLWriter) {
        h.h2(texts.linkedCases, .id("links"))
        let links = current.case.links
        if links.isEmpty { h.p(texts.noLinkedCase, .class("soft")) }
        h.ul(.class("messages"), .role(.list)) { h in
            for link in links {
                h.li(.class("message")) { h in
                    h.p { h in
                        h.a(
                            link.other.reference.description, .href(visit.deskAddress(link.other.id)),
                            .class("reference"))
                    }
                    h.put(PlainText(link.why))
                }
            }
        }
        var (reference, why, problem): (String, String, RefusalMessage?) = (duplicates.first?.reference ?? "", "", nil)
        if case .link(let typed, let reason, let wrong) = written { (reference, why, problem) = (typed, reason, wrong) }
        merges(&h)
        h.details(.class("disclosure"), .open(problem != nil || !duplicates.isEmpty)) { h in
            h.summary(texts.linkACase)
            h.form(.method(.post), .action(visit.deskAddress(current.case.id, "/links")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(referenceField(reference, problem))
                h.put(whyField(why, problem))
                h.p(texts.linkConsequence, .class("consequence"))
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.linkThem, act: .submit(), style: .quiet, busy: texts.oneMoment)
                    ]))
            }
        }
    }

    /// What was joined to what, and the ways to join and to separate.
    private func merges(_ h: inout HTMLWriter) {
        let (held, agent) = (current.case, current.agent)
        let absorbed = held.absorbed
        if !absorbed.isEmpty {
            h.h3(texts.absorbedCases)
            h.ul { h in
                for one in absorbed {
                    h.li { h in
                        h.a(
                            one.other.reference.description, .href(visit.deskAddress(one.other.id)), .class("reference")
                        )
                        h.text("\u{A0}: \(one.why)")
                    }
                }
            }
        }
        if let other = held.mergedInto {
            h.p { h in
                h.a(
                    texts.isMergedInto(other.reference.description), .href(visit.deskAddress(other.id)))
            }
            guard agent.role >= .supervisor else { return }
        } else if !held.canMerge(agent.id, role: agent.role) {
            return
        }
        let label = held.mergedInto == nil ? texts.mergeCase : texts.separateCase
        h.put(Button(label: label, act: .go(visit.deskAddress(held.id, "/merge")), style: .quiet))
    }

    private func referenceField(_ value: String, _ problem: RefusalMessage?) -> Field {
        let line = Field.Line(name: "reference", value: value, autocomplete: "off", spellcheck: false)
        var field = Field(
            id: ActionField.related.rawValue, label: texts.referenceOfOther, control: .line(line),
            words: visit.fieldWords)
        field.error = problem?.field == .related ? problem?.text : nil
        return field
    }

    private func whyField(_ value: String, _ problem: RefusalMessage?) -> Field {
        let lines = Field.Lines(name: "why", value: value, rows: 3, spellcheck: true)
        var field = Field(
            id: "link-why", label: texts.whyLinked, control: .lines(lines), words: visit.fieldWords)
        field.hint = texts.whyLinkedHint
        field.error = problem?.field == .related ? nil : problem?.text
        return field
    }
}

/// Linking two cases, and saying that two are not the same request.
enum CaseLinks {
    static func link(_ visit: Visit) async throws -> Reply {
        let why = (visit.form["why"] ?? "").linesEndedByLineFeeds
        let other = try await other(visit)
        let outcome = try await visit.perform(.link(to: other, why: why), jobs: job(visit, other, why: why)).outcome
        return try await reply(visit, outcome, done: .linked, why: why)
    }

    static func refuse(_ visit: Visit) async throws -> Reply {
        let other = try await other(visit)
        let outcome = try await visit.perform(.distinguish(from: other), jobs: job(visit, other, why: nil)).outcome
        return try await reply(visit, outcome, done: .distinguished, why: "")
    }

    private static func reply(
        _ visit: Visit, _ outcome: Result<DeskCase, CaseRefusal>, done: DeskCasePage.Done, why: String
    ) async throws -> Reply {
        switch outcome {
        case .success(let changed):
            return .redirect(to: visit.deskAddress(changed.case.id).adding("done", done.rawValue).description)
        case .failure(let refusal):
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(
                current, visit: visit, refusal: message,
                written: .link(visit.form["reference"] ?? "", why, problem: message))
        }
    }

    /// The case of the organisation that the form names, another than this one.
    static func other(_ visit: Visit) async throws -> RelatedCase? {
        let organisation = try visit.agentOrganisation()
        guard
            let reference = DeskSearchPage.reference(
                visit.form["reference"] ?? "", prefix: organisation.referencePrefix)
        else { return nil }
        let store = visit.site.store
        let found = try await store.database.read {
            try store.cases.find(reference: reference.description, in: $0)
        }
        guard let found, found.organisation == organisation.id else { return nil }
        return RelatedCase(id: found.id, reference: reference)
    }

    /// The same said on the other case, by a job: no transaction spans two cases.
    static func job(
        _ visit: Visit, _ other: RelatedCase?, why: String?, isMerged: Bool = false
    ) -> @Sendable (Case) -> [NewJob] {
        { [now = visit.now, agent = visit.agent] current in
            guard let other, let agent else { return [] }
            var random = SystemRandomNumberGenerator()
            let said = SaidOfBoth(
                other: current.id.description, reference: current.submission.reference.description,
                agent: agent.id.description, role: agent.role.rawValue, why: why, isMerged: isMerged)
            guard let content = try? JSONEncoder().encode(said) else { return [] }
            return [
                NewJob(
                    id: Identifier(at: now, using: &random), organisation: agent.organisation,
                    kind: JobKind.relateCases,
                    idempotencyKey: "\(JobKind.relateCases):\(current.id):\(current.version):\(other.id)",
                    subject: other.id, runAt: now, content: Array(content))
            ]
        }
    }
}

/// What an agent said of two cases on one of them, to be said on the other.
struct SaidOfBoth: Codable {
    /// The case on which it was said.
    let other: String
    let reference: String
    let agent: String
    let role: String
    /// Why they belong together; nil when they are not the same.
    let why: String?
    /// Whether the one on which it was said is joined to the other.
    let isMerged: Bool?
}

extension Site {
    /// Says on a case what an agent said of it on another. Done twice, it is said once.
    ///
    /// - Throws: `StorageError.versionConflict` when the case changed meanwhile: to be tried again.
    public func relate(_ id: Identifier, content: [UInt8], at now: Instant) async throws {
        let said = try JSONDecoder().decode(SaidOfBoth.self, from: Data(content))
        guard let found = try await cases.load(id),
            let definition = try await catalogue.definition(hash: found.submission.definition),
            let organisation = catalogue.snapshot.organisations[found.submission.organisation],
            let other = Identifier(said.other), let reference = Reference(said.reference),
            let agent = Identifier(said.agent), let role = Role(rawValue: said.role)
        else { return }
        let related = RelatedCase(id: other, reference: reference)
        let command: CaseCommand =
            switch (said.why, said.isMerged ?? false) {
            case (let why?, true): .absorb(related, why: why)
            case (let why?, false): .link(to: related, why: why)
            case (nil, _): .distinguish(from: related)
            }
        let context = CommandContext(
            actor: .agent(agent, role), organisation: organisation.id, channel: .web, at: now)
        guard case .success(let events) = found.decide(command, in: context, definition: definition) else { return }
        let zone = zone(of: organisation)
        try await cases.append(events, to: found) { changed in
            changed.summary(definition: definition, organisation: organisation, zone: zone)
        }
    }
}
