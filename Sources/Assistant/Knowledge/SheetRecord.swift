import FEEL
import Foundation
public import Services

/// A sheet as it is kept and imported: one JSON object, a line of a JSON Lines file.
///
/// Keys: `id`, `title` and `text` (CommonMark) are required; `language` is `fr` unless said otherwise; `themes` (or `theme`
/// and `subtheme`), `keywords` and `services` are lists of texts; `reviewed_on` and `valid_until` are dates (ISO 8601);
/// `source` is the address of the page that it comes from. Other keys are left alone.
public struct SheetRecord: Sendable, Hashable {
    /// What is wrong with a line.
    public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// The line, from 1.
        public let line: Int
        /// In English, for whoever imports.
        public let message: String

        /// "line 3: `title` is missing".
        public var description: String { "line \(line): \(message)" }
    }

    /// The longest text of a sheet, in bytes.
    public static let maximumTextBytes = 200_000

    /// The sheet.
    public let sheet: OwnSheet

    /// A sheet to keep.
    public init(_ sheet: OwnSheet) { self.sheet = sheet }

    /// The keys of the object.
    private struct Line: Codable {
        var id: String
        var language: String?
        var title: String
        var text: String
        var theme: String?
        var subtheme: String?
        var themes: [String]?
        var keywords: [String]?
        var services: [String]?
        var reviewedOn: String?
        var validUntil: String?
        var source: String?

        private enum CodingKeys: String, CodingKey {
            case id, language, title, text, theme, subtheme, themes, keywords, services, source
            case reviewedOn = "reviewed_on"
            case validUntil = "valid_until"
        }
    }

    /// The bytes to keep, without a line feed.
    public var encoded: [UInt8] {
        let line = Line(
            id: sheet.id, language: sheet.language.rawValue, title: sheet.title, text: sheet.markdown,
            themes: sheet.themes, keywords: sheet.keywords, services: sheet.services,
            reviewedOn: sheet.reviewedOn?.description, validUntil: sheet.validUntil?.description,
            source: sheet.source)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(line)).map { Array($0) } ?? []
    }

    /// What a line says.
    ///
    /// - Parameter number: the line's number, from 1.
    /// - Throws: `Problem`.
    public init(line bytes: [UInt8], number: Int) throws(Problem) {
        func problem(_ message: String) -> Problem { Problem(line: number, message: message) }
        let line: Line
        do {
            line = try JSONDecoder().decode(Line.self, from: Data(bytes))
        } catch DecodingError.keyNotFound(let key, _) {
            throw problem("`\(key.stringValue)` is missing")
        } catch DecodingError.typeMismatch(_, let context) {
            throw problem("`\(context.codingPath.last?.stringValue ?? "the line")` has the wrong kind of value")
        } catch {
            throw problem("this is no JSON object in UTF-8")
        }
        guard Self.isIdentifier(line.id) else {
            throw problem("`id` is made of letters, digits, `-`, `_` and `.`, 100 at most")
        }
        guard let language = Language(rawValue: line.language ?? "fr") else {
            throw problem("`language` is one of \(Language.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard !line.title.allSatisfy(\.isWhitespace) else { throw problem("`title` is empty") }
        guard line.text.utf8.count <= Self.maximumTextBytes else {
            throw problem("`text` exceeds \(Self.maximumTextBytes / 1000) kB")
        }
        func date(_ text: String?, _ key: String) throws(Problem) -> CivilDate? {
            guard let text else { return nil }
            guard let date = CivilDate(iso8601: text) else { throw problem("`\(key)` is a date like 2026-09-01") }
            return date
        }
        if let source = line.source, !SafeLink.isSafe(source) { throw problem("`source` is an address") }
        sheet = OwnSheet(
            id: line.id, language: language, title: line.title,
            themes: line.themes ?? [line.theme, line.subtheme].compactMap { $0 }, keywords: line.keywords ?? [],
            services: line.services ?? [], reviewedOn: try date(line.reviewedOn, "reviewed_on"),
            validUntil: try date(line.validUntil, "valid_until"), source: line.source, markdown: line.text)
    }

    /// Every sheet of a JSON Lines file; empty lines are left out.
    ///
    /// - Returns: the sheets, and what is wrong with the other lines. A sheet given twice in one language is a problem.
    public static func read(_ file: [UInt8]) -> (sheets: [OwnSheet], problems: [Problem]) {
        var (sheets, problems): ([OwnSheet], [Problem]) = ([], [])
        var seen: Set<String> = []
        for (index, line) in file.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            guard !line.allSatisfy({ $0 == 32 || $0 == 13 || $0 == 9 }) else { continue }
            do throws(Problem) {
                let sheet = try SheetRecord(line: Array(line), number: index + 1).sheet
                guard seen.insert("\(sheet.language.rawValue) \(sheet.id)").inserted else {
                    throw Problem(line: index + 1, message: "the sheet `\(sheet.id)` was given already")
                }
                sheets.append(sheet)
            } catch {
                problems.append(error)
            }
        }
        return (sheets, problems)
    }

    /// Whether a text can be part of an address.
    private static func isIdentifier(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 100 && text != "." && text != ".."
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 48...57, 65...90, 97...122, 45, 46, 95: true
                default: false
                }
            }
    }
}
