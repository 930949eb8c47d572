import FEEL
import Foundation
import Testing

@testable import Services

/// Keeps `docs/definition.md` and the compiler in step.
@Suite struct ReferenceTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let reference =
        (try? String(contentsOf: repository.appending(path: "docs/definition.md"), encoding: .utf8)) ?? ""

    /// The section of the reference that tells of each vocabulary.
    private static let sections: [(title: String, vocabulary: Vocabulary)] = [
        ("The service", .service), ("Audience", .audience), ("Objectives", .objectives), ("Period", .period),
        ("Eligibility", .eligibility), ("Human", .human),
        ("The law", .legal), ("A text of law", .legalText), ("Silence", .silence), ("Appeal", .appeal),
        ("Retention", .retention), ("Sample", .sample), ("Notice", .notice), ("Household", .household),
        ("Delayed disclosure", .delayedDisclosure), ("Pages", .page), ("Groups", .group),
        ("Repetition", .repetition),
        ("A way out", .exit), ("Link", .link),
        ("Questions", .question), ("Sensitive", .sensitive), ("Source", .registerSource), ("Validation", .validation),
        ("Parameters", .parameter), ("Rules", .rule), ("Scale", .scale),
        ("A step", .step), ("Table", .table), ("A row", .row), ("A condition", .condition), ("A version", .version),
        ("Decision", .decision),
        ("Round", .round), ("Simulation", .simulation), ("Tests", .test), ("The workflow", .workflow),
        ("A state", .state), ("An action", .action), ("A reconsideration", .reconsideration),
        ("A reason", .reason), ("A route", .route), ("A renewal", .renewal),
        ("Changes", .changes), ("Lists", .lists), ("A column", .column),
        ("Public follow-up", .followUp),
        ("Letters", .letter), ("Messages", .message), ("The organisation", .organisation), ("Accent", .accent),
        ("An office", .office), ("Reception", .reception), ("Callbacks", .callbacks),
        ("An answer begun", .receptionAnswer),
        ("A court", .court), ("A life event", .lifeEvent), ("Data protection", .contact), ("A register", .register),
        ("A group of agents", .workGroup), ("A delegation", .delegation), ("Hourly cost", .hourlyCost),
        ("Processing", .processing), ("Somebody outside", .processingFact), ("A transfer", .processingTransfer),
        ("A sheet", .sheet),
    ]

    @Test func everyVocabularyHasItsSection() {
        #expect(Set(Self.sections.map(\.vocabulary.subject)) == Set(Vocabulary.all.map(\.subject)))
        #expect(Self.sections.count == Vocabulary.all.count)
    }

    @Test(arguments: sections.indices) func everyKeyIsTold(_ index: Int) {
        let (title, vocabulary) = Self.sections[index]
        let rows = Self.rows(of: title, headed: "Key")
        #expect(rows.map(\.name) == vocabulary.keys + vocabulary.later, "\(title)")
        #expect(rows.filter { $0.columns.first == "later" }.map(\.name) == vocabulary.later, "\(title)")
    }

    @Test func everyTypeOfQuestionIsTold() {
        let told = Self.titles.compactMap { $0.wholeMatch(of: /Type `(\w+)`/).map { String($0.1) } }
        #expect(told == QuestionTypes.list.map { $0.name })
        for type in QuestionTypes.list {
            #expect(Self.rows(of: "Type `\(type.name)`", headed: "Key").map(\.name) == type.keys, "\(type.name)")
        }
    }

    @Test func everyFactOfLettersIsTold() {
        var facts: [String] = []
        for fact in LetterFacts.types {
            if case .context(let fields) = fact.type { facts += fields.map { "\(fact.name).\($0.name)" } }
        }
        #expect(Self.rows(of: "Letters", headed: "Fact").map(\.name) == facts)
    }

    @Test func everyValueOfAListIsTold() {
        let values =
            LegalBasis.allCases.map(\.rawValue) + SilenceRule.Meaning.allCases.map(\.rawValue)
            + RetentionRule.Fate.allCases.map(\.rawValue) + Outcome.allCases.map(\.rawValue)
            + SensitiveData.Condition.allCases.map(\.rawValue)
            + Role.ofCases.map(\.rawValue) + Register.Basis.allCases.map(\.rawValue)
            + Register.Connection.allCases.map(\.rawValue) + Concept.allCases.map(\.rawValue)
            + Channel.allCases.map(\.rawValue) + Vocabulary.ruleTypes.keys
        for value in values { #expect(Self.reference.contains("`\(value)`"), "\(value)") }
    }

    /// Codes are read off the sources: whatever can be reported is explained, and nothing else.
    @Test func everyCodeIsTold() throws {
        let reported = try Self.matches(
            in: "Services",
            [
                /\.(?:error|warning|note)\(\s*"([a-z]+(?:-[a-z]+)*)"/, /: Self = "([a-z]+(?:-[a-z]+)*)"/,
                /Code: "([a-z]+(?:-[a-z]+)*)"/, /"(yaml-[a-z]+)"/,
            ])
        let told = Self.rows(of: "Codes", headed: "Code").map(\.name)
        #expect(told == told.sorted())
        #expect(Set(told).symmetricDifference(reported).isEmpty)
    }

    @Test func everyCodeOfExpressionsIsTold() throws {
        let reported = try Self.matches(
            in: "FEEL",
            [
                /(?:report|failure|error|fail)\(\s*"([a-z]+)"/, /[cC]ode: "([a-z]+)"/, /"([a-z]+(?:-[a-z]+)+)"/,
            ])
        let told = Self.rows(of: "Codes in expressions", headed: "Code").map(\.name)
        #expect(told == told.sorted())
        #expect(Set(told).symmetricDifference(reported).isEmpty)
    }

    private static func matches(in room: String, _ patterns: [Regex<(Substring, Substring)>]) throws -> Set<String> {
        var found: Set<String> = []
        let folder = repository.appending(path: "Sources").appending(path: room).resolvingSymlinksInPath()
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for pattern in patterns { found.formUnion(text.matches(of: pattern).map { String($0.1) }) }
        }
        return found
    }

    // MARK: Reading the reference

    private static var titles: [String] {
        lines.compactMap { $0.hasPrefix("#") ? String($0.drop { $0 == "#" }.dropFirst()) : nil }
    }

    private static var lines: [Substring] { reference.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The rows of a section's table, by the code in their first cell.
    private static func rows(of title: String, headed head: String) -> [(name: String, columns: [String])] {
        let start = lines.firstIndex { $0.hasPrefix("#") && $0.drop { $0 == "#" } == " \(title)" }
        guard let start else { return [] }
        let section = lines[(start + 1)...].prefix { !$0.hasPrefix("#") }
        guard let table = section.firstIndex(where: { $0.hasPrefix("| \(head) |") }) else { return [] }
        return section[(table + 2)...].prefix { $0.hasPrefix("|") }.map { row in
            let cells = row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
            return (cells.first?.trimmingCharacters(in: ["`"]) ?? "", Array(cells.dropFirst()))
        }
    }
}
