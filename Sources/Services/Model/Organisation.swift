public import FEEL

/// Who offers services: read from `organisation.yaml`.
public struct Organisation: Sendable {
    /// Identifier, which service definitions refer to.
    public let id: String
    /// Its name, as people say it.
    public let name: LocalizedText
    /// Prefix of case references: two or three capital letters.
    public let referencePrefix: String
    /// Languages it speaks; the first is the default.
    public let languages: [Language]
    /// IANA name of its time zone.
    public let timeZone: String
    /// Accent colours (`#rrggbb`) for light and dark backgrounds, when it has its own.
    public let accent: (light: String, dark: String)?
    /// Where people are received, by identifier.
    public let offices: [Office]
    /// Courts and authorities named by appeal rules.
    public let courts: [Court]
    /// Moments of life under which services are found.
    public let lifeEvents: [LifeEvent]
    /// Whom to contact about personal data.
    public let dataProtectionOfficer: Contact?
    /// Days on which everything is closed, besides public holidays.
    public let closures: [CivilDate]
    /// Registers that answers can be filled in from.
    public let registers: [Register]

    /// What an hour of an agent's work costs; nil where it is not declared.
    public let hourlyCost: HourlyCost?
    /// Groups of agents among whom new cases are shared out; none where everyone sees to everything.
    public let groups: [WorkGroup]

    /// What only people know of the processing of personal data; nil where nobody has written it.
    public let processing: ProcessingFacts?

    /// The office with this identifier, or nil.
    public func office(_ id: String) -> Office? { offices.first { $0.id == id } }

    /// The court with this identifier, or nil.
    public func court(_ id: String) -> Court? { courts.first { $0.id == id } }

    /// The register with this identifier, or nil.
    public func register(_ id: String) -> Register? { registers.first { $0.id == id } }

    /// What agents may sign in the name of the authority; who holds which is said at the desk.
    public let delegations: [Delegation]

    /// The delegation with this identifier, or nil.
    public func delegation(_ id: String) -> Delegation? { delegations.first { $0.id == id } }

    /// The group with this identifier, or nil.
    public func group(_ id: String) -> WorkGroup? { groups.first { $0.id == id } }

    /// The days its offices work.
    public var calendar: WorkingCalendar { WorkingCalendar(closures: Set(closures)) }
}

/// What an hour of an agent's work costs the organisation, as it declares it.
public struct HourlyCost: Sendable, Hashable {
    /// In euros.
    public let amount: Number
    /// Where the amount comes from.
    public let reference: String

    /// What an hour costs.
    public init(amount: Number, reference: String) {
        self.amount = amount
        self.reference = reference
    }
}

/// A delegation of signature or of powers: in what quality its holder signs decisions (CRPA, article L. 212-1).
public struct Delegation: Sendable {
    /// Identifier, which actions' `signed_by` names.
    public let id: String
    /// The quality in which its holder signs: "Adjointe au maire, déléguée au commerce".
    public let title: LocalizedText
}

/// Agents who deal with the same kind of case. Who is in it is said at the desk, not in the definition: people come and go.
public struct WorkGroup: Sendable {
    /// Identifier, which services' `routing` names.
    public let id: String
    /// Its name, as agents and residents read it.
    public let name: LocalizedText
}

/// A place where a human being can be reached.
public struct Office: Sendable {
    /// Identifier.
    public let id: String
    /// Its name.
    public let name: LocalizedText
    /// How to reach it.
    public let contact: Contact
    /// Opening hours by ISO weekday (1 is Monday).
    public let hours: [OpeningHours]
    /// How its agents receive people in conversation; nil where they don't.
    public let reception: ReceptionRule?
}

/// Ways to reach someone.
public struct Contact: Sendable {
    /// Postal address, in lines.
    public let address: [String]
    /// Telephone number as people write it.
    public let phone: String?
    /// E-mail address.
    public let email: String?
}

/// When an office is open on one weekday.
public struct OpeningHours: Sendable, Hashable {
    /// ISO weekday: 1 is Monday.
    public let weekday: Int
    /// Minutes after midnight at which it opens.
    public let opens: Int
    /// Minutes after midnight at which it closes.
    public let closes: Int
}

/// A court or authority before which decisions are challenged.
public struct Court: Sendable {
    /// Identifier.
    public let id: String
    /// Its name.
    public let name: LocalizedText
    /// How to reach it.
    public let contact: Contact
}

/// A moment of life that brings needs ("Un enfant arrive").
public struct LifeEvent: Sendable {
    /// Identifier.
    public let id: String
    /// Its name.
    public let title: LocalizedText
    /// Name of one of the theme's icons.
    public let icon: String
}
