internal import CPCRE2

/// A regular expression: which a whole answer must match (PCRE2 syntax), or to look for in a text (XPath's).
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

    /// Compiles a regular expression that a whole text must match.
    public convenience init(_ source: String) throws(CompileError) {
        try self.init(source, options: PCRE2_ANCHORED | PCRE2_ENDANCHORED)
    }

    /// Compiles a regular expression of XPath to look for in texts, with its flags (functions and operators 3.1, 5.6.1):
    /// `s`, `m`, `i`, `x` and `q`.
    public convenience init(searching source: String, flags: String) throws(CompileError) {
        if let unknown = flags.first(where: { !"smixq".contains($0) }) {
            throw CompileError(message: "there is no flag `\(unknown)`", utf8Offset: 0)
        }
        guard source.utf8.count <= Self.maximumSourceBytes else { throw Self.tooLong }
        let caseless = flags.contains("i") ? PCRE2_CASELESS : 0
        if flags.contains("q") {
            try self.init(source, options: PCRE2_LITERAL | caseless)
            return
        }
        let translated: String
        do throws(XPathPatternError) {
            translated = try XPathPattern.translated(
                source, dotMatchesAll: flags.contains("s"), ignoresSpaces: flags.contains("x"))
        } catch {
            throw CompileError(message: error.message, utf8Offset: error.utf8Offset)
        }
        // A dollar is the end of the text alone, and a group that took no part is the empty text, as XPath has it.
        let lines = flags.contains("m") ? PCRE2_MULTILINE : PCRE2_DOLLAR_ENDONLY
        try self.init(source, options: lines | PCRE2_MATCH_UNSET_BACKREF | caseless, written: translated)
    }

    private static let tooLong = CompileError(
        message: "the regular expression is longer than \(maximumSourceBytes) bytes", utf8Offset: 0)

    /// - Parameter translated: the same in PCRE2's syntax, where that is not how it was written.
    private init(_ source: String, options own: UInt32, written translated: String? = nil) throws(CompileError) {
        guard source.utf8.count <= Self.maximumSourceBytes else { throw Self.tooLong }
        var number: Int32 = 0
        var offset = 0
        let unicode = own & PCRE2_LITERAL == 0 ? PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C : 0
        let options = PCRE2_UTF | unicode | own
        let bytes = Array((translated ?? source).utf8)
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

    /// How many groups it has.
    var groupCount: Int {
        var count: UInt32 = 0
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
        return Int(count)
    }

    /// Where it occurs in a text, one after the other: for each, the bytes of the whole and of each group, nil where a group
    /// took no part. Nil when the work needed exceeds the bounds, or when it matches nothing at all.
    public func occurrences(in bytes: [UInt8]) -> [[Range<Int>?]]? {
        guard bytes.count <= Self.maximumTextBytes, let data = pcre2_match_data_create_from_pattern_8(code, nil) else {
            return nil
        }
        defer { pcre2_match_data_free_8(data) }
        let count = Int(pcre2_get_ovector_count_8(data))
        var (found, start): ([[Range<Int>?]], Int) = ([], 0)
        while start <= bytes.count {
            let result = pcre2_match_8(code, bytes, bytes.count, start, PCRE2_NO_UTF_CHECK, data, context)
            if result == PCRE2_ERROR_NOMATCH { break }
            guard result >= 0, let vector = pcre2_get_ovector_pointer_8(data) else { return nil }
            let groups = (0..<count).map { group -> Range<Int>? in
                let (low, high) = (vector[2 * group], vector[2 * group + 1])
                // A group that took no part has an offset beyond all others, which is below zero here.
                return low < 0 || low > high || high > bytes.count ? nil : low..<high
            }
            guard let whole = groups[0] else { return nil }
            found.append(groups)
            guard !whole.isEmpty else { return nil }
            start = whole.upperBound
        }
        return found
    }

    /// Whether it occurs in a text; nil when the work needed exceeds the bounds.
    public func occurs(in text: String) -> Bool? {
        switch match(text) {
        case .match: true
        case .mismatch: false
        case .limitExceeded: nil
        }
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
