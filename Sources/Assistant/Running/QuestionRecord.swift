import Foundation
public import Services

/// A question with the sheet that answers it: a line of a `questions.jsonl`, kept so that an answer which was right stays
/// right.
///
/// Keys: `question` (text) and `expected` (the identifier of a sheet, or `null` where no answer should be given as sure)
/// are required; `language` is `fr` unless said otherwise. Other keys are left alone.
public struct QuestionRecord: Sendable, Hashable, Codable {
    /// What is wrong with a line.
    public struct Problem: Error, Sendable, Hashable {
        /// The line, from 1.
        public let line: Int
        /// In English, for whoever writes the file.
        public let message: String
    }

    /// The longest question, in characters.
    public static let maximumLength = 500

    /// The question, as a person asks it.
    public let question: String
    /// The language that it is asked in.
    public let language: Language
    /// The identifier of the sheet that answers (`service:cantine`); nil where nothing should be answered as sure.
    public let expected: String?

    /// A question and its answer.
    public init(question: String, language: Language, expected: String?) {
        self.question = question
        self.language = language
        self.expected = expected
    }

    private enum CodingKeys: CodingKey { case question, language, expected }

    /// Reads an object; `expected` may be null, not absent.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        question = try container.decode(String.self, forKey: .question)
        let code = try container.decodeIfPresent(String.self, forKey: .language) ?? Language.fr.rawValue
        guard let language = Language(rawValue: code) else {
            throw DecodingError.dataCorruptedError(forKey: .language, in: container, debugDescription: code)
        }
        self.language = language
        guard container.contains(.expected) else {
            throw DecodingError.keyNotFound(
                CodingKeys.expected, DecodingError.Context(codingPath: [], debugDescription: ""))
        }
        expected = try container.decodeIfPresent(String.self, forKey: .expected)
    }

    /// Writes an object, `null` where nothing is expected.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(question, forKey: .question)
        try container.encode(language.rawValue, forKey: .language)
        try container.encode(expected, forKey: .expected)
    }

    /// The line of a file, without its line feed.
    public var encoded: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { Array($0) } ?? []
    }

    /// A whole file of these questions.
    public static func file(_ records: [QuestionRecord]) -> [UInt8] { records.flatMap { $0.encoded + [10] } }

    /// What a line says.
    ///
    /// - Parameter number: the line's number, from 1.
    /// - Throws: `Problem`.
    public init(line bytes: [UInt8], number: Int) throws(Problem) {
        func problem(_ message: String) -> Problem { Problem(line: number, message: message) }
        do {
            self = try JSONDecoder().decode(QuestionRecord.self, from: Data(bytes))
        } catch DecodingError.keyNotFound(let key, _) {
            throw problem("`\(key.stringValue)` is missing")
        } catch DecodingError.typeMismatch(_, let context) {
            throw problem("`\(context.codingPath.last?.stringValue ?? "the line")` has the wrong kind of value")
        } catch DecodingError.dataCorrupted(let context) where context.codingPath.last?.stringValue == "language" {
            throw problem("`language` is one of \(Language.allCases.map(\.rawValue).joined(separator: ", "))")
        } catch {
            throw problem("this is no JSON object in UTF-8")
        }
        guard !question.allSatisfy(\.isWhitespace) else { throw problem("`question` is empty") }
        guard question.count <= Self.maximumLength else {
            throw problem("`question` exceeds \(Self.maximumLength) characters")
        }
    }

    /// Every question of a file with the number of its line; empty lines are left out.
    ///
    /// - Returns: the questions, and what is wrong with the other lines.
    public static func read(_ file: [UInt8]) -> (records: [(line: Int, record: QuestionRecord)], problems: [Problem]) {
        var records: [(line: Int, record: QuestionRecord)] = []
        var problems: [Problem] = []
        for (index, line) in file.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            guard !line.allSatisfy({ $0 == 32 || $0 == 13 || $0 == 9 }) else { continue }
            do throws(Problem) {
                records.append((index + 1, try QuestionRecord(line: Array(line), number: index + 1)))
            } catch {
                problems.append(error)
            }
        }
        return (records, problems)
    }
}
