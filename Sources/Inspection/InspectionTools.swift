import Foundation

/// The programs that examine files, where the machine has them.
public struct InspectionTools: Sendable {
    /// A program that examines files, and what is lost without it.
    public struct Tool: Sendable, Hashable {
        /// The program.
        public let program: String
        /// The Debian package that brings it.
        public let package: String
        /// What it does here.
        public let purpose: String
        /// What happens without it.
        public let without: String
    }

    /// Every program used.
    public static let all = [
        Tool(
            program: "qpdf", package: "qpdf", purpose: "PDFs are examined",
            without: "every PDF is refused, since none can be examined"),
        Tool(
            program: "vipsthumbnail", package: "libvips-tools",
            purpose: "pictures are decoded, turned upright and shown",
            without: "HEIC and WebP pictures are refused; JPEG and PNG are taken by their structure, without preview"),
        Tool(
            program: "pdftoppm", package: "poppler-utils", purpose: "the first page of a PDF is shown",
            without: "PDFs have no preview"),
        Tool(
            program: "unzip", package: "unzip", purpose: "office documents are examined",
            without: "Word and Excel documents are refused, since none can be examined"),
    ]

    private let folders: [String]

    /// The tools found in these folders, in order.
    public init(folders: [String] = ["/usr/local/bin", "/usr/bin", "/bin"]) { self.folders = folders }

    /// Where a program is; nil when it is absent.
    public func path(_ program: String) -> String? {
        folders.lazy.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// Runs a program to its end, its output in a file so that a full pipe never blocks it.
struct ToolRun {
    /// The most bytes that any file written here may have.
    static let largestFile = 64_000_000

    let folder: String

    /// What became of a run.
    struct Result {
        /// Its exit status; nil when it could not be started or was killed.
        let status: Int32?
        private let file: String

        init(status: Int32?, file: String) {
            self.status = status
            self.file = file
        }

        /// What it wrote; nil when that is too much.
        func output(atMost count: Int) -> [UInt8]? {
            guard let handle = FileHandle(forReadingAtPath: file) else { return nil }
            defer { try? handle.close() }
            guard let data = try? handle.read(upToCount: count + 1) ?? Data(), data.count <= count else { return nil }
            return Array(data)
        }
    }

    /// Runs the program and waits for it.
    func run(_ program: String, _ arguments: [String]) -> Result {
        let file = "\(folder)/output.\(UInt64.random(in: .min ... .max))"
        return Result(status: SpawnedProgram.run(program, arguments, output: file), file: file)
    }
}

/// A program run to its end with nothing but the system's own calls, for where nothing else will do: an examination has
/// neither network nor threads to spare.
enum SpawnedProgram {
    /// Runs a program and waits for it.
    ///
    /// - Parameter output: a new file to write what it says into; nowhere when nil.
    /// - Returns: its exit status; nil when it could not be started or was ended by a signal.
    static func run(_ program: String, _ arguments: [String], output: String?) -> Int32? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        if let output {
            posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var environment =
            ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + environment { free(text) } }
        var process: pid_t = 0
        guard posix_spawn(&process, program, &actions, nil, &words, &environment) == 0 else { return nil }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        // The low seven bits are the signal that ended it, if one did; the next byte is its exit status.
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }
}
