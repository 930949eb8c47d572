public import FEEL

/// What an installation does for the data that it holds, as it runs.
public struct RunningMeasures: Sendable, Hashable {
    /// Whether what is personal is sealed on disk.
    public var isSealed: Bool
    /// Whether the site is served over HTTPS.
    public var isSecure: Bool
    /// Whether a scanner looks for viruses in files.
    public var hasVirusScanner: Bool
    /// Whether messages leave by e-mail.
    public var sendsMail: Bool
    /// Days after which a draft that nobody touched is erased.
    public var draftDays: Int

    /// What runs.
    public init(isSealed: Bool, isSecure: Bool, hasVirusScanner: Bool, sendsMail: Bool, draftDays: Int) {
        self.isSealed = isSealed
        self.isSecure = isSecure
        self.hasVirusScanner = hasVirusScanner
        self.sendsMail = sendsMail
        self.draftDays = draftDays
    }
}

/// A way in which the platform protects data (GDPR, article 30(1)(g)).
public enum SecurityMeasure: String, Sendable, CaseIterable, Hashable {
    /// What is personal is sealed on disk, case by case, under keys kept apart.
    case sealing
    /// The site is served over HTTPS.
    case encryptedTransport = "encrypted_transport"
    /// Agents see what their role and organisation allow; every route says who may use it.
    case accessControl = "access_control"
    /// Every opening of a case is recorded before it is shown, and the person reads it.
    case accessRecord = "access_record"
    /// The record can't be changed unseen: it is a tree of hashes that others can verify.
    case provableJournal = "provable_journal"
    /// Agents can prove themselves by a second factor; wrong passwords are slowed down.
    case agentAuthentication = "agent_authentication"
    /// Files are examined in a process of their own, without network, before anybody opens them.
    case examinedFiles = "examined_files"
    /// A scanner looks for viruses in them.
    case virusScanner = "virus_scanner"
    /// Destroying a case's key makes every copy of it unreadable.
    case erasure
    /// No audience measurement, no third party, one necessary cookie.
    case noThirdParty = "no_third_party"

    /// Whether it is on in an installation.
    public func isOn(_ running: RunningMeasures) -> Bool {
        switch self {
        case .sealing, .erasure: running.isSealed
        case .encryptedTransport: running.isSecure
        case .virusScanner: running.hasVirusScanner
        default: true
        }
    }
}

/// What the platform itself does with personal data, whatever the services.
public enum PlatformProcessing: String, Sendable, CaseIterable, Hashable {
    /// The space of residents who sign in.
    case residentAccounts = "resident_accounts"
    /// The accounts of those who work at the desk.
    case agentAccounts = "agent_accounts"
    /// The journal of cases and the record of who opened what.
    case journal
    /// Messages to people.
    case messages
    /// Sums that are published.
    case figures
    /// What people ask about their data, and the register of breaches.
    case accountability

    /// On what it stands: running public services is a public task; what the law orders is an obligation.
    public var basis: LegalBasis {
        switch self {
        case .accountability, .journal: .legalObligation
        default: .publicTask
        }
    }
}

/// The register of an organisation's processing activities (GDPR, article 30(1)), drawn from its definitions and from what
/// runs, with the facts that only people know.
public struct ProcessingRegister: Sendable {
    /// A service of the organisation.
    public struct Entry: Sendable {
        /// What people are told of it, from which everything else follows.
        public let notice: ProcessingNotice
        /// Others than the person whose data the form asks for: the titles of its repeated groups.
        public let others: [LocalizedText]
    }

    /// Who is responsible.
    public let organisation: Organisation
    /// Its services, by identifier; estimates keep nothing and are not among them.
    public let entries: [Entry]
    /// What the platform does besides.
    public let platform = PlatformProcessing.allCases
    /// What runs.
    public let running: RunningMeasures
    /// The day of the register.
    public let day: CivilDate

    /// The register of an organisation on a day.
    public init(
        of organisation: Organisation, services: [ServiceDefinition], running: RunningMeasures, on day: CivilDate
    ) {
        self.organisation = organisation
        self.running = running
        self.day = day
        entries = services.filter { $0.organisation == organisation.id && $0.simulation == nil }
            .sorted { $0.id < $1.id }
            .map { service in
                Entry(
                    notice: ProcessingNotice(service, of: organisation),
                    others: service.pages.flatMap { Self.repeated($0.items) })
            }
    }

    /// Whether what only people know was never reviewed, or too long ago.
    public var needsReview: Bool { organisation.processing?.isOld(on: day) ?? true }

    private static func repeated(_ items: [FormItem]) -> [LocalizedText] {
        items.flatMap { item -> [LocalizedText] in
            guard case .group(let group) = item else { return [] }
            return (group.repetition == nil ? [] : [group.title]) + repeated(group.items)
        }
    }
}
