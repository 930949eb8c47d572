/// Collects what there is to say about a definition while it is read and checked.
///
/// Readers share one bag, so it is a reference; it belongs to one thread at a time. It keeps each diagnostic once, and a
/// bounded number of them: a file of nonsense must not exhaust the memory, or the reader.
public final class DiagnosticBag {
    /// How many diagnostics are kept.
    public let limit: Int
    /// How many more were reported than are kept.
    public private(set) var dropped = 0
    /// Whether an error was reported, kept or not.
    public private(set) var hasErrors = false
    private var kept: Set<Diagnostic> = []

    /// An empty bag that keeps so many diagnostics.
    public init(limit: Int = 500) { self.limit = max(limit, 1) }

    /// Whether nothing was reported.
    public var isEmpty: Bool { kept.isEmpty }

    /// What was reported, in order of reading.
    public var sorted: [Diagnostic] { kept.sorted() }

    /// Adds a diagnostic, unless it was added before.
    public func add(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error { hasErrors = true }
        if kept.contains(diagnostic) { return }
        guard kept.count < limit else {
            dropped += 1
            return
        }
        kept.insert(diagnostic)
    }

    /// Adds diagnostics.
    public func add(contentsOf diagnostics: some Sequence<Diagnostic>) {
        for diagnostic in diagnostics { add(diagnostic) }
    }

    /// Reports an error.
    public func error(
        _ code: Diagnostic.Code, _ message: String, at range: SourceRange, suggestion: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        add(Diagnostic(.error, code, message, at: range, suggestion: suggestion, notes: notes))
    }

    /// Reports a warning.
    public func warning(
        _ code: Diagnostic.Code, _ message: String, at range: SourceRange, suggestion: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        add(Diagnostic(.warning, code, message, at: range, suggestion: suggestion, notes: notes))
    }

    /// Reports something worth knowing.
    public func note(
        _ code: Diagnostic.Code, _ message: String, at range: SourceRange, suggestion: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        add(Diagnostic(.note, code, message, at: range, suggestion: suggestion, notes: notes))
    }
}
