import Foundation

/// Reads `multipart/form-data` (RFC 7578, in the form that browsers write: WHATWG HTML, "Multipart form data") as it
/// arrives. Pure and bounded: a part's content is handed on in pieces, never kept.
struct MultipartParser: Sendable {
    /// What a piece of the body brought.
    enum Event: Sendable, Hashable {
        /// A part begins.
        case part(name: String, fileName: String?)
        /// A piece of the part's content.
        case bytes([UInt8])
        /// The part ends.
        case endOfPart
    }

    /// Why a body is not what it should be.
    enum Flaw: Error, Sendable, Hashable {
        /// The body is not written as the standard says.
        case malformed
        /// More parts, or longer headings, than any form of ours has.
        case tooMuch
    }

    private enum State: Sendable { case content, delimiter, heading, end }

    static let mostParts = 5_000
    static let longestHeading = 8 * 1024

    private let delimiter: [UInt8]
    private var state = State.content
    private var isInPart = false
    private var parts = 0
    /// The first delimiter has no line break before it: with one put there, all are alike.
    private var waiting: [UInt8] = [13, 10]

    /// A parser for a body whose content type is this; nil when it names no boundary (RFC 2046, section 5.1.1).
    init?(contentType: String) {
        guard let mark = contentType.range(of: "boundary=", options: .caseInsensitive) else { return nil }
        var boundary = contentType[mark.upperBound...].prefix { $0 != ";" }
        while boundary.last == " " { boundary.removeLast() }
        if boundary.hasPrefix("\""), boundary.hasSuffix("\""), boundary.count > 1 {
            boundary = boundary.dropFirst().dropLast()
        }
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        delimiter = [13, 10, 45, 45] + Array(boundary.utf8)
    }

    /// Whether the closing delimiter has come.
    var isComplete: Bool { state == .end }

    /// Takes the next piece of the body.
    mutating func consume(_ bytes: some Sequence<UInt8>) throws(Flaw) -> [Event] {
        waiting.append(contentsOf: bytes)
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// One step; false when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws(Flaw) -> Bool {
        switch state {
        case .content: return content(&events)
        case .delimiter: return try afterDelimiter()
        case .heading: return try heading(&events)
        case .end:
            // What follows the closing delimiter means nothing (RFC 2046).
            waiting.removeAll()
            return false
        }
    }

    private mutating func content(_ events: inout [Event]) -> Bool {
        if let start = firstDelimiter {
            if isInPart {
                if start > 0 { events.append(.bytes(Array(waiting[..<start]))) }
                events.append(.endOfPart)
            }
            waiting.removeFirst(start + delimiter.count)
            isInPart = false
            state = .delimiter
            return true
        }
        // The last bytes may be the beginning of a delimiter.
        let safe = waiting.count - (delimiter.count - 1)
        guard safe > 0 else { return false }
        if isInPart { events.append(.bytes(Array(waiting[..<safe]))) }
        waiting.removeFirst(safe)
        return false
    }

    private mutating func afterDelimiter() throws(Flaw) -> Bool {
        // White space may stand between a delimiter and its line break.
        let space = waiting.prefix { $0 == 32 || $0 == 9 }.count
        guard space < 100 else { throw .malformed }
        guard waiting.count >= space + 2 else { return false }
        switch Array(waiting[space..<space + 2]) {
        case [45, 45] where space == 0: state = .end
        case [13, 10]:
            parts += 1
            guard parts <= Self.mostParts else { throw .tooMuch }
            waiting.removeFirst(space + 2)
            state = .heading
        default: throw .malformed
        }
        return true
    }

    private mutating func heading(_ events: inout [Event]) throws(Flaw) -> Bool {
        guard let end = Self.first([13, 10, 13, 10], in: waiting) else {
            if waiting.count > Self.longestHeading { throw .tooMuch }
            return false
        }
        guard end <= Self.longestHeading else { throw .tooMuch }
        let lines = String(decoding: waiting[..<end], as: UTF8.self).split(separator: "\r\n")
        guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = Self.parameter("name", of: line)
        else { throw .malformed }
        events.append(.part(name: name, fileName: Self.parameter("filename", of: line)))
        waiting.removeFirst(end + 4)
        isInPart = true
        state = .content
        return true
    }

    private var firstDelimiter: Int? { Self.first(delimiter, in: waiting) }

    private static func first(_ pattern: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= pattern.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                var start = 0
                let last = bytes.count - pattern.count
                search: while start <= last {
                    guard bytes[start] == pattern[0] else {
                        start += 1
                        continue
                    }
                    for offset in 1..<pattern.count where bytes[start + offset] != pattern[offset] {
                        start += 1
                        continue search
                    }
                    return start
                }
                return nil
            }
        }
    }

    /// A quoted parameter. Browsers write a quotation mark or a line break in it as `%22`, `%0D`, `%0A`.
    private static func parameter(_ name: String, of line: Substring) -> String? {
        var rest = line[...]
        while let mark = rest.range(of: "\(name)=\"", options: .caseInsensitive) {
            let before = mark.lowerBound > line.startIndex ? line[line.index(before: mark.lowerBound)] : ";"
            rest = rest[mark.upperBound...]
            guard before == ";" || before == " " else { continue }
            guard let end = rest.firstIndex(of: "\"") else { return nil }
            return String(rest[..<end]).replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing(
                "%0A", with: "\n")
        }
        return nil
    }
}
