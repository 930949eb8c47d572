internal import CPCRE2

/// A regular expression written by the author of a definition (PCRE2 syntax), which a whole answer must match.
///
/// Characters are Unicode's, `\d`, `\w` and the like included. The work of a match is bounded: an expression whose cost
/// explodes on some answers gives `limitExceeded` instead of holding up the server.
// A compiled pattern and its match context are never changed after `init`, and PCRE2 lets threads share them as long as
// each match has its own match data (pcre2api, "Multithreading").
public final class Pattern: @unchecked Sendable {
    /// What comes of matching a text.
    public enum Outcome: Sendable, Hashable {
        /// The whole text matches.
        case match
        /// It doesn't.
        case mismatch
        /// The work needed to know exceeds the bounds.
        case limitExceeded
    }

    /// Why a regular expression can't be compiled.
    public struct CompileError: Error, Sendable, Hashable {
        /// PCRE2's message, in English.
        public let message: String
        /// Where the mistake was noticed, as an offset in UTF-8.
        public let utf8Offset: Int
    }

    /// The most bytes in a regular expression.
    public static let maximumSourceBytes = 2000
    /// The most bytes in a text to match.
    public static let maximumTextBytes = 100_000

    /// The regular expression as written.
    public let source: String
    private let code: OpaquePointer
    private let context: OpaquePointer

    /// Compiles a regular expression.
    public init(_ source: String) throws(CompileError) {
        guard source.utf8.count <= Self.maximumSourceBytes else {
            throw CompileError(
                message: "the regular expression is longer than \(Self.maximumSourceBytes) bytes", utf8Offset: 0)
        }
        var number: Int32 = 0
        var offset = 0
        let options = PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_NEVER_BACKSLASH_C
        let bytes = Array(source.utf8)
        guard let code = pcre2_compile_8(bytes, bytes.count, options, &number, &offset, nil) else {
            throw CompileError(message: Self.message(number), utf8Offset: min(offset, bytes.count))
        }
        guard let context = pcre2_match_context_create_8(nil) else {
            pcre2_code_free_8(code)
            throw CompileError(message: "out of memory", utf8Offset: 0)
        }
        // An ordinary answer needs a few hundred steps; these bounds are reached within milliseconds.
        pcre2_set_match_limit_8(context, 100_000)
        pcre2_set_depth_limit_8(context, 5_000)
        pcre2_set_heap_limit_8(context, 8 * 1024)
        self.source = source
        self.code = code
        self.context = context
    }

    deinit {
        pcre2_match_context_free_8(context)
        pcre2_code_free_8(code)
    }

    /// Matches a whole text. May be called from several threads at once.
    public func match(_ text: String) -> Outcome {
        guard text.utf8.count <= Self.maximumTextBytes,
            let data = pcre2_match_data_create_8(1, nil)
        else { return .limitExceeded }
        defer { pcre2_match_data_free_8(data) }
        let bytes = Array(text.utf8)
        // A Swift string is valid UTF-8 already.
        let result = pcre2_match_8(code, bytes, bytes.count, 0, PCRE2_NO_UTF_CHECK, data, context)
        if result >= 0 { return .match }
        return result == PCRE2_ERROR_NOMATCH ? .mismatch : .limitExceeded
    }

    private static func message(_ number: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(number, &buffer, buffer.count)
        return length > 0 ? String(decoding: buffer[..<Int(length)], as: UTF8.self) : "unknown error \(number)"
    }
}

extension Pattern: Hashable {
    /// Patterns are equal when they are written alike.
    public static func == (left: Pattern, right: Pattern) -> Bool { left.source == right.source }

    /// Hashes the source.
    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension Pattern {
    /// Compiles the regular expression that a scalar holds; nil, reported at the mistake, when it can't be.
    public static func compile(_ scalar: YAMLScalar, diagnostics: DiagnosticBag) -> Pattern? {
        do {
            return try Pattern(scalar.text)
        } catch {
            diagnostics.error(
                "invalid-pattern", "this regular expression can't be read: \(error.message)",
                at: scalar.location(ofUTF8Offset: error.utf8Offset))
            return nil
        }
    }
}
