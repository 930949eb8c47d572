public import Journal
public import Services

/// What an installation decides about its site. Every value has a safe default.
public struct SiteConfiguration: Sendable {
    /// Where people reach the site ("https://demarches.val-clair.example"): secure cookies follow from `https`.
    public var publicURL: String
    /// Rate limits; a kind absent from it is not limited.
    public var rateLimits: [RateLimit.Kind: RateLimit] = RateLimit.defaults
    /// Whether messages leave by e-mail; otherwise they stay in the data folder.
    public var sendsMail = false
    /// The largest form accepted, in bytes.
    public var maximumBodySize = 1024 * 1024
    /// Limits on the files that people send.
    public var files = FileLimits()
    /// Whether a proxy in front sets `X-Forwarded-For`; otherwise the header is ignored.
    public var trustsProxy = false
    /// Seconds after which an unused visitor's session ends.
    public var visitorSessionSeconds: Int64 = 12 * 3_600
    /// Seconds after which an unused agent's session ends.
    public var agentIdleSeconds: Int64 = 3_600
    /// Seconds after which an agent's session ends in any case.
    public var agentSessionSeconds: Int64 = 10 * 3_600
    /// Days after which a conversation with an agent that has ended is erased, call-back included.
    public var receptionDays = 30
    /// Days after which a draft that nobody touched is erased.
    public var draftDays = 30
    /// How long a register may take to answer before the questions are simply asked.
    public var registerTimeout = Duration.seconds(2)
    /// The token by which a portal of the person's own proves itself when it asks who looked at their data; nil where none
    /// may.
    public var portalToken: String?
    /// The witnesses whose word on the log is taken.
    public var witnesses: [CosignatureVerifier] = []
    /// Whether this is the demonstration: pages say so, and the sign-in page shows the demonstration's accounts.
    public var isDemonstration = false
    /// Accounts of the demonstration, shown on its sign-in page; ignored elsewhere.
    public var demonstrationAccounts: [DemonstrationAccount] = []
    /// Invented people of the demonstration's registers, shown where their numbers are asked; ignored elsewhere.
    public var demonstrationRecords: [DemonstrationRecord] = []

    /// The defaults, for a site at this address.
    public init(publicURL: String) { self.publicURL = publicURL }

    /// Whether the site is served over HTTPS.
    public var isSecure: Bool { publicURL.hasPrefix("https://") }
}

/// An account of the demonstration, whose password is no secret.
public struct DemonstrationAccount: Sendable, Hashable {
    /// The name typed to sign in.
    public let login: String
    /// The password.
    public let password: String
    /// What it lets do.
    public let role: Role

    /// An account.
    public init(login: String, password: String, role: Role) {
        self.login = login
        self.password = password
        self.role = role
    }
}

/// Somebody whom a register of the demonstration finds.
public struct DemonstrationRecord: Sendable, Hashable {
    /// The organisation that may ask the register.
    public let organisation: String
    /// The register.
    public let register: String
    /// The person's invented name.
    public let person: String
    /// By what the register finds them, by the register's keys.
    public let keys: [String: String]

    /// Somebody.
    public init(organisation: String, register: String, person: String, keys: [String: String]) {
        self.organisation = organisation
        self.register = register
        self.person = person
        self.keys = keys
    }
}
