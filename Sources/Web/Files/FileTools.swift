public import Inspection

/// What the site has to receive files with.
public struct FileTools: Sendable {
    /// Examines files; nil where the site takes none.
    public var inspector: (any FileInspector)?
    /// Looks for viruses; nil where there is no scanner.
    public var scanner: (any VirusScanner)?
    /// Where files are laid out while they are examined; emptied at each start.
    public var workFolder: String

    /// The tools.
    public init(inspector: (any FileInspector)?, scanner: (any VirusScanner)? = nil, workFolder: String) {
        self.inspector = inspector
        self.scanner = scanner
        self.workFolder = workFolder
    }

    /// None: the site takes no files.
    public static let none = FileTools(inspector: nil, workFolder: "")
}

/// Limits on what people send.
public struct FileLimits: Sendable, Hashable {
    /// Bytes of all the files of one draft or case that were not sent yet.
    public var bytesPerOwner = 200_000_000
    /// Files of one draft or case that were not sent yet.
    public var filesPerOwner = 60
    /// Uploads under way at once, over the whole site; others are told to come back.
    public var uploadsAtOnce = 64
    /// Bytes that must stay free on the disk; below, no file is taken.
    public var bytesKeptFree = 1_000_000_000

    /// The usual limits.
    public init() {}
}
