/// Something worth telling about an expression: a mistake found by the checker, or why a result is null.
public struct ExpressionDiagnostic: Sendable, Hashable {
    /// How serious it is.
    public enum Severity: String, Sendable, Hashable {
        /// The expression can't be used, or its result is null because of this.
        case error
        /// The expression can be used, but it may not do what was meant.
        case warning
    }

    /// How serious it is.
    public let severity: Severity
    /// A stable name for the kind of problem, such as `unknown-name`.
    public let code: String
    /// What is wrong, in a plain English sentence.
    public let message: String
    /// Where, as offsets into the source's UTF-8.
    public let range: Range<Int>
    /// What was probably meant, when that can be guessed: text to put in place of the range.
    public let suggestion: String?

    /// A diagnostic of these parts.
    public init(
        severity: Severity = .error, code: String, message: String, range: Range<Int>, suggestion: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.range = range
        self.suggestion = suggestion
    }
}
