/// Something to tell the author of a definition, with the place it is about.
public struct Diagnostic: Sendable, Hashable {
    /// How serious it is.
    public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable, Codable {
        /// Worth knowing; nothing needs to be done.
        case note
        /// Probably a mistake; the definition can be published all the same.
        case warning
        /// The definition can't be published.
        case error

        /// Order of gravity, the least first.
        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// A stable name for a kind of diagnostic (`unknown-key`), for programs and for the reference.
    public struct Code: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
        /// The name: lower-case words joined by hyphens.
        public let rawValue: String

        /// The code with that name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The code with that name.
        public init(stringLiteral value: String) { rawValue = value }

        /// The name.
        public var description: String { rawValue }
    }

    /// Something more about a diagnostic: another place, or an explanation.
    public struct Note: Sendable, Hashable {
        /// What to know.
        public let message: String
        /// Where, if it has a place.
        public let range: SourceRange?

        /// A note, with its place if it has one.
        public init(_ message: String, at range: SourceRange? = nil) {
            self.message = message
            self.range = range
        }
    }

    /// How serious it is.
    public let severity: Severity
    /// Its kind.
    public let code: Code
    /// What is wrong, in one line, without a final full stop.
    public let message: String
    /// What it is about.
    public let range: SourceRange
    /// What to do about it, in one line ("did you mean `title`?").
    public let suggestion: String?
    /// More about it.
    public let notes: [Note]

    /// A diagnostic about a place.
    public init(
        _ severity: Severity, _ code: Code, _ message: String, at range: SourceRange, suggestion: String? = nil,
        notes: [Note] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.range = range
        self.suggestion = suggestion
        self.notes = notes
    }

    /// The sentence that proposes a name, if there is one to propose.
    public static func didYouMean(_ name: String?) -> String? { name.map { "did you mean `\($0)`?" } }
}

extension Diagnostic: Comparable {
    /// Order of reading: by file, then by place, then the most serious first.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.range != right.range { return left.range < right.range }
        if left.severity != right.severity { return left.severity > right.severity }
        return (left.code.rawValue, left.message) < (right.code.rawValue, right.message)
    }
}
