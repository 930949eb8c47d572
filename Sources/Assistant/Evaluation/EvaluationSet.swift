public import Foundation
public import Services

/// Sheets, and questions whose right sheet is known, read from JSON Lines.
public struct EvaluationSet: Sendable {
    /// A question and what answers it.
    public struct Case: Sendable, Hashable {
        /// As a person wrote it.
        public let question: String
        /// The identifier of the sheet that answers: the person's need. Questions with the same one are asked otherwise.
        public let expected: String
    }

    /// Why a file could not be read.
    public struct WrongLine: Error, Sendable, CustomStringConvertible {
        let line: Int
        let reason: String
        public var description: String { "line \(line): \(reason)" }
    }

    /// The sheets, in which those of the first file have their own identifiers.
    public private(set) var sheets: [Sheet] = []
    /// The questions.
    public private(set) var cases: [Case] = []

    /// Nothing yet.
    public init() {}

    /// A line of a file of sheets. `text` or `sections` is needed.
    private struct SheetLine: Decodable {
        struct Section: Decodable {
            let heading: String?
            let text: String
        }
        let id: String
        let language: String?
        let title: String?
        let theme: String?
        let subtheme: String?
        let themes: [String]?
        let keywords: [String]?
        let text: String?
        let sections: [Section]?
    }

    /// A line of a file of questions; the expected sheet is `expected`, or the line's own `id`.
    private struct CaseLine: Decodable {
        let question: String
        let expected: String?
        let id: String?
    }

    /// Adds sheets. A sheet whose identifier was taken by an earlier line gets another one: it distracts, it is never right.
    public mutating func addSheets(_ data: Data, language: Language = .fr) throws {
        var taken = Set(sheets.map(\.id))
        for (line, number) in Self.lines(data) {
            let read = try Self.decode(SheetLine.self, line, number)
            var id = read.id
            var copy = 2
            while !taken.insert(id).inserted {
                id = "\(read.id)~\(copy)"
                copy += 1
            }
            let sections = (read.sections ?? []).map { Sheet.Section(heading: $0.heading, text: $0.text) }
            let text = read.text.map { [Sheet.Section(heading: nil, text: $0)] } ?? []
            sheets.append(
                Sheet(
                    id: id, language: read.language.flatMap { Language(rawValue: $0) } ?? language,
                    origin: .imported("evaluation"), organisation: "evaluation", title: read.title ?? "",
                    themes: read.themes ?? [read.theme, read.subtheme].compactMap { $0 },
                    keywords: read.keywords ?? [], sections: text + sections, link: "/\(id)"))
        }
    }

    /// Adds questions.
    public mutating func addQuestions(_ data: Data) throws {
        for (line, number) in Self.lines(data) {
            let read = try Self.decode(CaseLine.self, line, number)
            guard let expected = read.expected ?? read.id else {
                throw WrongLine(line: number, reason: "neither expected nor id")
            }
            cases.append(Case(question: read.question, expected: expected))
        }
    }

    /// `count` of the questions, spread over all of them.
    public func spread(_ count: Int) -> [Case] {
        guard count > 0, !cases.isEmpty else { return [] }
        let kept = min(count, cases.count)
        return (0..<kept).map { cases[$0 * cases.count / kept] }
    }

    /// Questions made of the sheets alone: each title with words left out at random, as somebody who half remembers it would
    /// put it. What the engine makes of them teaches it its own doubt, without anybody's questions.
    public func titlesAsQuestions(leavingOut share: Double = 0.4, seed: UInt64 = 1) -> [Case] {
        var random = SeededRandom(seed)
        return sheets.filter { !$0.title.isEmpty }.map { sheet in
            let words = sheet.title.split(whereSeparator: \.isWhitespace)
            let kept = words.filter { _ in Double.random(in: 0..<1, using: &random) >= share }
            return Case(question: (kept.isEmpty ? words : kept).joined(separator: " "), expected: sheet.id)
        }
    }

    private static func lines(_ data: Data) -> [(Data, Int)] {
        data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
            .filter { !$1.isEmpty }.map { ($1, $0 + 1) }
    }

    private static func decode<Line: Decodable>(_ type: Line.Type, _ line: Data, _ number: Int) throws -> Line {
        do {
            return try JSONDecoder().decode(type, from: line)
        } catch {
            throw WrongLine(line: number, reason: "\(error)")
        }
    }
}
