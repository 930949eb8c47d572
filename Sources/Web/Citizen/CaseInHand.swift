import Cases
import FEEL
import Services
import Storage

/// A case as its pages need it.
struct CaseInHand: Sendable {
    let `case`: Case
    let definition: ServiceDefinition
    let organisation: Organisation
    let zone: Zone

    /// The dates it is held to.
    var deadlines: Deadlines {
        `case`.deadlines(definition: definition, zone: zone, calendar: organisation.calendar)
    }

    /// The date by which an answer is promised, if one is.
    var answerPromisedBy: CivilDate? {
        `case`.answerPromisedBy(definition: definition, zone: zone, calendar: organisation.calendar)
    }

    /// The date from which the absence of an answer has its legal meaning.
    var silenceDate: CivilDate { `case`.silenceDate(definition: definition, zone: zone) }

    /// The same with events added.
    func with(_ updated: Case) -> CaseInHand {
        CaseInHand(case: updated, definition: definition, organisation: organisation, zone: zone)
    }

    /// What a group is called; its identifier once the organisation has it no more.
    func groupName(_ id: String, in language: Language) -> String {
        organisation.group(id).map { Typography.typeset($0.name[language], in: language.rawValue) } ?? id
    }

    /// The local date of a moment.
    func date(_ instant: Instant) -> CivilDate { zone.date(at: instant) }
}

extension Visit {
    /// Reads the case that the route names, with the version of the service under which it was submitted.
    func loadCase() async throws -> CaseInHand { try await heldCase(try authorisedTarget()) }

    /// Reads a case that the visitor may see, with the version of the service under which it was submitted.
    func heldCase(_ id: Identifier) async throws -> CaseInHand {
        guard let found = try await site.cases.load(id),
            let definition = try await site.catalogue.definition(hash: found.submission.definition),
            let organisation = catalogue.organisations[found.submission.organisation]
        else { throw SiteFailure.notFound }
        return CaseInHand(
            case: found, definition: definition, organisation: organisation, zone: site.zone(of: organisation))
    }

    /// The access code of a case that came by the web: it stays with its draft.
    func accessCode(of id: Identifier) async throws -> String? {
        let (store, now) = (site.store, now)
        guard let stored = try await store.database.read({ try store.drafts.find(id, now: now, in: $0) }) else {
            return nil
        }
        return try DraftCodec.decode(stored.content).accessCode
    }

    /// A frame for a page about a case.
    func frame(_ title: String, for found: CaseInHand) -> PageFrame {
        var frame = PageFrame(title: title)
        frame.organisation = found.organisation
        frame.office = found.definition.office
        return frame
    }
}

extension CaseInHand {
    /// A date as the page's language writes it.
    func words(_ date: CivilDate, _ visit: Visit) -> String { Formatting.date(date, in: visit.texts.language) }
}
