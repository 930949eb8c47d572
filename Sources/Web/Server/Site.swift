public import Assistant
public import Cases
public import Journal
public import Logging
public import Services
public import Storage

/// What every handler works with: the stores, the catalogue, the clock, and what the installation decided.
///
/// Clocks and randomness come from the composition root, so that tests set them.
public struct Site: Sendable {
    /// The stores.
    public let store: Store
    /// The published definitions.
    public let catalogue: LiveCatalogue
    /// What the assistant answers from.
    public let knowledge: LiveKnowledge
    /// What may say passages in other words; nil where no model is named.
    let rephraser: (any Rephraser)?
    /// What the installation decides.
    public let configuration: SiteConfiguration
    /// The time.
    public let now: @Sendable () -> Instant
    /// Where the site reports what concerns its operator; never anything personal.
    public let logger: Logger
    /// What files are received with.
    public let files: FileTools
    /// Uploads under way.
    let uploads = UploadCounter()
    let uploadsUnderWay = UploadsUnderWay()
    /// Where the demonstration's messages are read; nil elsewhere.
    public let mailbox: (any DemonstrationMailbox)?
    /// The registers that answers can be filled in from.
    public let registers: any RegisterDirectory
    /// Who has which case open.
    let presence = DeskPresence()
    /// Puts on record what is read of people.
    let accesses: AccessRecorder
    /// Signs the log's checkpoints and people's receipts; nil where there is no log.
    public let signer: NoteSigner?
    /// Pages that are told at once when something changes.
    public let live: LiveEvents
    /// Files served under `/assets`.
    let assets: Assets
    /// What is published of how services do.
    let figures: PublishedFigures

    /// A site.
    public init(
        store: Store, catalogue: LiveCatalogue, knowledge: LiveKnowledge? = nil,
        rephraser: (any Rephraser)? = nil, configuration: SiteConfiguration, logger: Logger,
        files: FileTools = .none, mailbox: (any DemonstrationMailbox)? = nil,
        registers: any RegisterDirectory = NoRegisters(), live: LiveEvents = LiveEvents(), signer: NoteSigner? = nil,
        now: @escaping @Sendable () -> Instant
    ) throws {
        self.store = store
        self.catalogue = catalogue
        self.rephraser = rephraser
        self.knowledge = knowledge ?? LiveKnowledge(store: store, catalogue: catalogue)
        self.configuration = configuration
        self.logger = logger
        self.files = files
        self.registers = registers
        self.live = live
        self.signer = signer
        self.now = now
        self.mailbox = mailbox
        assets = try Assets.load()
        figures = PublishedFigures(store: store)
        accesses = AccessRecorder(store: store, catalogue: catalogue)
    }

    /// The texts of the screen in a language.
    func texts(in language: Language) -> any Texts { language.texts }

    /// Cases as values.
    var cases: CaseRepository { CaseRepository(store: store) }

    /// The local time of an organisation.
    func zone(of organisation: Organisation) -> Zone { Zone(name: organisation.timeZone) ?? .utc }
}
