/// Everything the platform keeps, over one database and one codec.
public struct Store: Sendable {
    /// The database, for reads and writes that span several of the stores.
    public let database: any Database
    /// Events of cases.
    public let events: EventStore
    /// The lists' projection of cases.
    public let cases: CaseProjection
    /// Secrets that open cases.
    public let links: AccessLinkStore
    /// Forms being filled in.
    public let drafts: DraftStore
    /// Browsers' sessions and what they hold.
    public let sessions: SessionStore
    /// Published definitions.
    public let definitions: DefinitionStore
    /// People who work for organisations.
    public let agents: AgentStore
    /// Work to do later.
    public let jobs: JobQueue
    /// What is known of files.
    public let files: FileStore
    /// The bytes of files.
    public let blobs: any BlobStore
    /// The installation's own facts.
    public let settings: SettingsStore
    /// How services do, in sums.
    public let figures: FigureStore
    /// People and their contacts.
    public let people: PersonStore
    /// Codes that work once.
    public let codes: OneTimeCodeStore
    /// What people keep in their space.
    public let requests: RequestStore
    /// Who took files of cases.
    public let exports: ExportStore
    /// What agents have begun to write.
    public let deskDrafts: DeskDraftStore
    /// Views that agents keep.
    public let savedViews: SavedViewStore
    /// Which groups agents are in.
    public let groups: GroupStore
    /// What agents do to several cases at once.
    public let batches: BatchStore
    /// What was done to agents' accounts.
    public let administration: AdministrationStore
    /// What agents prove besides their password.
    public let secondFactors: SecondFactorStore
    /// Who may sign what.
    public let delegations: DelegationStore
    /// Who stands in for whom.
    public let absences: AbsenceStore
    /// The register of breaches of personal data.
    public let breaches: BreachStore
    /// What was erased.
    public let erasures = ErasureStore()
    /// What is due at the end of cases' retention.
    public let retention = RetentionStore()
    /// The lists of cases that the archives are shown.
    public let eliminations: EliminationStore
    /// Who read what of whom.
    public let accesses: AccessStore
    /// Conversations with the assistant and with agents.
    public let conversations: ConversationStore
    /// Those that people asked to have with an agent.
    public let receptions: ReceptionStore
    /// Call-backs that were promised.
    public let callbacks = CallbackStore()
    /// Which agents are there for conversations.
    public let receptionPresence = ReceptionPresenceStore()
    /// What people mean to do about events of their life.
    public let checklists: ChecklistStore
    /// The organisations' own sheets.
    public let sheets = SheetStore()
    /// What a model made of passages.
    public let passageVectors = PassageVectorStore()
    /// How the assistant does, and what it did not find.
    public let assistantSums: AssistantSumStore
    /// Questions whose right answers agents have marked.
    public let assistantCases: AssistantCaseStore
    /// The log over all events.
    public let log = LogStore()
    /// How personal content enters and leaves.
    let codec: any PayloadCodec
    /// Whether what is personal is sealed on its way to the disk.
    public let isSealed: Bool
    /// How people are looked up.
    public let lookup: any LookupHash

    /// The stores over a database, sealing with a codec.
    ///
    /// - Parameters:
    ///   - blobs: where the bytes of files are; an installation without it takes no files.
    ///   - lookup: the keyed hash under which people are found again; without one, nobody is after a restart.
    public init(
        database: any Database, codec: any PayloadCodec, blobs: any BlobStore = NoBlobStore(),
        lookup: any LookupHash = KeyedLookupHash.ephemeral()
    ) {
        self.database = database
        isSealed = codec is SealedPayloadCodec
        // The only door: whatever is opened is noted for whoever reads it.
        let codec = AccountedPayloadCodec(base: codec)
        self.codec = codec
        events = EventStore(codec: codec)
        cases = CaseProjection(codec: codec)
        links = AccessLinkStore()
        drafts = DraftStore(codec: codec)
        sessions = SessionStore(codec: codec)
        definitions = DefinitionStore()
        agents = AgentStore(codec: codec)
        jobs = JobQueue(codec: codec)
        files = FileStore(codec: codec)
        self.blobs = blobs
        settings = SettingsStore()
        figures = FigureStore()
        people = PersonStore(codec: codec)
        codes = OneTimeCodeStore(codec: codec)
        requests = RequestStore(codec: codec)
        exports = ExportStore()
        deskDrafts = DeskDraftStore(codec: codec)
        conversations = ConversationStore(codec: codec)
        assistantSums = AssistantSumStore(codec: codec)
        assistantCases = AssistantCaseStore(codec: codec)
        receptions = ReceptionStore(codec: codec)
        checklists = ChecklistStore(codec: codec)
        savedViews = SavedViewStore(codec: codec)
        groups = GroupStore()
        absences = AbsenceStore()
        delegations = DelegationStore()
        secondFactors = SecondFactorStore(codec: codec)
        administration = AdministrationStore()
        batches = BatchStore(codec: codec)
        eliminations = EliminationStore(codec: codec)
        accesses = AccessStore(codec: codec)
        breaches = BreachStore(codec: codec)
        self.lookup = lookup
    }
}
