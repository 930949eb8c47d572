import Assistant
import Cases
import FEEL
import Services
import Storage

/// Whether somebody of an office can answer now, after how long, and by when one is called back otherwise.
struct TeamStanding: Sendable {
    let team: ReceptionTeam
    let now: Instant
    let isOpen: Bool
    let presence: TeamPresence
    /// How many wait, before the person where it is theirs.
    let ahead: Int
    let wait: WaitingTime
    /// Moments promised to others.
    let promised: Set<CallbackTime>

    /// How many calls are offered to choose from.
    private static let choices = 4
    /// How many conversations the wait is worked out from, at most, and how old they may be.
    private static let conversations = 30
    private static let ageSeconds: Int64 = 14 * 86_400

    init(
        _ team: ReceptionTeam, of reception: StoredReception? = nil, store: Store, now: Instant,
        in connection: any SQLConnection
    ) throws {
        let organisation = team.organisation.id
        self.team = team
        self.now = now
        isOpen = team.hours.isOpen(at: now)
        presence = try store.receptionPresence.team(team.id, organisation: organisation, now: now, in: connection)
        let waiting = reception.flatMap { $0.status == .waiting ? $0 : nil }
        ahead = try store.receptions.waiting(
            organisation: organisation, team: team.id, before: waiting, in: connection)
        let lasted = try store.receptions.lasted(
            organisation: organisation, team: team.id, since: now.adding(seconds: -Self.ageSeconds),
            limit: Self.conversations, in: connection)
        let known = WaitingTime.Knowledge(
            ahead: ahead, agents: isOpen ? presence.available : 0, held: presence.held,
            each: team.rule.conversationsAtOnce, lasted: lasted)
        wait = WaitingTime(known, limit: team.rule.liveMinutesAtMost)
        let today = team.zone.date(at: now)
        promised = try store.callbacks.taken(
            organisation: organisation, team: team.id, from: today,
            through: today.adding(days: ReceptionHours.farthestDays), in: connection)
    }

    /// The moments at which one can be called back.
    var callbacks: [CallbackTime] {
        team.hours.callbackChoices(after: now, except: promised, days: Self.choices)
    }

    /// What the assistant may say of reaching a person.
    var availability: HumanAvailability {
        switch wait {
        case .free: return .live(minutes: 1)
        case .minutes(_, let to): return .live(minutes: to)
        // Nothing is known of how long it takes: no number is invented.
        case .unknown, .tooLong, .nobody:
            return callbacks.first.map { .callBack(day: $0.day) } ?? .office
        }
    }
}

extension Site {
    /// The office that receives about a service, or about nothing in particular; nil where none does.
    func receivingTeam(for service: ServiceDefinition?, in catalogue: CatalogueSnapshot) -> ReceptionTeam? {
        guard let organisation = service.map({ catalogue.organisations[$0.organisation] }) ?? catalogue.home else {
            return nil
        }
        // The service's own office, else the one that receives everybody, else whichever receives.
        let zone = zone(of: organisation)
        let offices = [
            service.flatMap { organisation.office($0.office) },
            Self.frontOffice(of: organisation).flatMap { organisation.office($0) },
            organisation.receivingOffice(for: nil),
        ]
        return offices.lazy.compactMap { ReceptionTeam($0, of: organisation, zone: zone) }.first
    }

    /// The office of an organisation that receives, by its identifier.
    func team(_ id: String, of organisation: Organisation) -> ReceptionTeam? {
        ReceptionTeam(organisation.office(id), of: organisation, zone: zone(of: organisation))
    }

    /// Where one goes without knowing where to go.
    private static func frontOffice(of organisation: Organisation) -> String? {
        organisation.office("accueil")?.id
    }

    /// How an office stands.
    func standing(of team: ReceptionTeam, for reception: StoredReception? = nil, at now: Instant) async throws
        -> TeamStanding
    {
        let store = store
        return try await store.database.read {
            try TeamStanding(team, of: reception, store: store, now: now, in: $0)
        }
    }

    /// What the assistant may say of reaching a person of an organisation.
    func humanAvailability(for service: ServiceDefinition?, in catalogue: CatalogueSnapshot, at now: Instant)
        async throws -> HumanAvailability
    {
        guard let team = receivingTeam(for: service, in: catalogue) else { return .office }
        return try await standing(of: team, at: now).availability
    }
}
