public import FEEL
public import Services

/// What surrounds a message: what the organisation offers, the day, and what is known of who speaks.
public struct DialogueContext: Sendable {
    /// The services that people can use now, in the order of the catalogue.
    public let services: [ServiceDefinition]
    /// Who offers them.
    public let organisation: Organisation
    /// The local date.
    public let today: CivilDate
    /// Where the person's cases stand, the latest first; nil when nobody is signed in.
    public let cases: [CaseStanding]?
    /// How a person can be reached about the service that is talked about.
    public let human: HumanAvailability
    /// How a person of the reception can be reached, where no service is concerned.
    public let reception: HumanAvailability
    /// What is recognised as an emergency.
    public let emergencies: EmergencyList

    /// What surrounds a message.
    public init(
        services: [ServiceDefinition], organisation: Organisation, today: CivilDate, cases: [CaseStanding]? = nil,
        human: HumanAvailability = .office, reception: HumanAvailability? = nil,
        emergencies: EmergencyList = .reviewed
    ) {
        self.services = services
        self.organisation = organisation
        self.today = today
        self.cases = cases
        self.human = human
        self.reception = reception ?? human
        self.emergencies = emergencies
    }

    /// The office that answers where no other is concerned.
    var receptionOffice: Office? {
        organisation.offices.first { $0.id == "accueil" } ?? organisation.offices.first
    }

    /// The service with this identifier, or nil.
    func service(_ id: String?) -> ServiceDefinition? {
        guard let id else { return nil }
        return services.first { $0.id == id }
    }
}

/// How a person of the organisation can be reached.
public enum HumanAvailability: Sendable, Hashable {
    /// In this conversation, after so many minutes at most.
    case live(minutes: Int)
    /// By a call back on this day.
    case callBack(day: CivilDate)
    /// By the office's telephone, e-mail or counter alone.
    case office
}

extension ServiceDefinition {
    /// Whether the assistant may run its rules' interview: a service that leaves the channel `assistant` out is found and
    /// quoted, and left to its page and to people.
    var isInterviewed: Bool { eligibility != nil && channels.contains(.assistant) }
    /// Whether it is among the rights that an interview looks for.
    var isInterviewedBenefit: Bool { isInterviewed && eligibility?.isBenefit == true }
    /// Whether the assistant may open its form with what was said.
    var isOpenedByAssistant: Bool { simulation == nil && channels.contains(.assistant) }
}
