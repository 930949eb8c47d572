import FEEL
import Foundation
import Services
import Testing

@testable import Assistant

/// The reviewed list of emergencies, on paraphrases and near misses.
@Suite struct EmergencyTests {
    private struct Sample {
        let kinds: [String]
        let text: String
    }

    private static func samples(_ name: String) throws -> [Sample] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Samples/\(name)")
        var kinds = ["none"]
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            if line.hasPrefix("#") { return nil }
            if line.hasPrefix("[") {
                kinds = line.dropFirst().dropLast().split(separator: " ").map(String.init)
                return nil
            }
            return Sample(kinds: kinds, text: String(line))
        }
    }

    /// How many are recognised as an emergency at all, and as one of the right kinds.
    private static func recall(_ samples: [Sample]) -> (any: Double, kind: Double, missed: [String], others: [String]) {
        var (any, kind, missed, others): (Int, Int, [String], [String]) = (0, 0, [], [])
        for sample in samples {
            let found = EmergencyList.reviewed.alarms(in: sample.text).map(\.category.id)
            if found.isEmpty { missed.append("\(sample.kinds[0]): \(sample.text)") } else { any += 1 }
            if sample.kinds.contains(where: found.contains) {
                kind += 1
            } else if !found.isEmpty {
                others.append("\(sample.kinds[0]) → \(found): \(sample.text)")
            }
        }
        let count = Double(max(samples.count, 1))
        return (Double(any) / count, Double(kind) / count, missed, others)
    }

    @Test func `the list is read whole, with its review`() {
        let list = EmergencyList.reviewed
        #expect(list.categories.count >= 15)
        #expect(list.reviewedOn.year >= 2026)
        #expect(!list.reviewedBy[.fr].isEmpty && !list.reviewedBy[.en].isEmpty)
        let numbers = Set(list.categories.flatMap(\.numbers).map(\.number))
        for number in ["112", "15", "17", "18", "114", "115", "119", "3114", "3919", "3018", "116 006"] {
            #expect(numbers.contains(number), "\(number)")
        }
        for category in list.categories {
            #expect(!category.numbers.isEmpty && !category.words[.fr].isEmpty && !category.words[.en].isEmpty)
        }
    }

    @Test func `an organisation adds emergencies and numbers of its own`() throws {
        let diagnostics = DiagnosticBag()
        let local = EmergencyList(
            reading: SourceFile(
                path: "urgences.yaml",
                text: """
                    reviewed: {on: 2026-11-01, by: {fr: "Le service de la voirie", en: "The roads department"}}
                    numbers: {"01 99 00 41 99": {fr: "Astreinte de la ville", en: "The town on call"}}
                    categories:
                      - id: sinkhole
                        say: {fr: "Éloignez-vous.", en: "Move away."}
                        call: ["01 99 00 41 99"]
                        patterns: ["chaussee|route * s effondre"]
                    """), diagnostics)
        let list = EmergencyList.reviewed.adding(try #require(local))
        let alarms = list.alarms(in: "la route devant l'école s'effondre")
        #expect(alarms.first?.category.id == "sinkhole")
        #expect(alarms.first?.category.numbers.map(\.number) == ["01 99 00 41 99"])
        #expect(list.alarms(in: "je veux mourir").first?.category.id == "suicide")
    }

    @Test func `a list with an unknown number is refused, and told`() {
        let diagnostics = DiagnosticBag()
        let list = EmergencyList(
            reading: SourceFile(
                path: "urgences.yaml",
                text: """
                    reviewed: {on: 2026-11-01, by: {fr: a, en: a}}
                    numbers: {"15": {fr: a, en: a}}
                    categories: [{id: x, say: {fr: a, en: a}, call: ["16"], patterns: ["a"]}]
                    """), diagnostics)
        #expect(list == nil && diagnostics.sorted.contains { $0.code == "unknown-value" })
    }

    @Test func `every paraphrase that the list was written with is recognised, with the right numbers`() throws {
        let samples = try Self.samples("emergencies-known.txt")
        #expect(samples.count >= 150)
        let recall = Self.recall(samples)
        print("known emergencies: \(samples.count), recognised \(recall.any), of the right kind \(recall.kind)")
        #expect(recall.missed.isEmpty, "\(recall.missed.joined(separator: "\n"))")
        #expect(recall.others.isEmpty, "\(recall.others.joined(separator: "\n"))")
    }

    @Test func `what the list learnt from a second set of paraphrases is not lost`() throws {
        let samples = try Self.samples("emergencies-second.txt")
        let recall = Self.recall(samples)
        print("second set: \(samples.count), recognised \(recall.any), of the right kind \(recall.kind)")
        #expect(recall.any >= 0.95 && recall.kind >= 0.94, "\(recall.missed.joined(separator: "\n"))")
    }

    /// Nothing was changed in the list for the sake of these: the share that is recognised is what a person can count on.
    @Test func `paraphrases that the list was not written with are recognised for the most part`() throws {
        let samples = try Self.samples("emergencies-unseen.txt")
        #expect(samples.count >= 90)
        let recall = Self.recall(samples)
        let shown = samples.count { sample in
            !EmergencyList.reviewed.alarms(in: sample.text).isEmpty
                || !EmergencyList.reviewed.concerns(in: sample.text).isEmpty
        }
        print("unseen, numbers shown at all: \(Double(shown) / Double(samples.count))")
        print("unseen emergencies: \(samples.count), recognised \(recall.any), of the right kind \(recall.kind)")
        print(recall.missed.joined(separator: "\n"))
        #expect(recall.any >= 0.7)
    }

    @Test func `ordinary messages that the list was not written with raise few alarms`() throws {
        let samples = try Self.samples("ordinary-unseen.txt")
        let wrong = samples.flatMap { sample in
            EmergencyList.reviewed.alarms(in: sample.text).map { "\(sample.text) by \($0.evidence)" }
        }
        print("unseen ordinary messages: \(samples.count), alarms \(wrong.count)", wrong)
        let shown = samples.filter { !EmergencyList.reviewed.concerns(in: $0.text).isEmpty }.map(\.text)
        print("numbers shown under the answer: \(shown.count)", shown)
        #expect(Double(wrong.count) <= 0.05 * Double(samples.count))
    }

    @Test func `no emergency is recognised in near misses`() throws {
        let samples = try Self.samples("emergencies-near-misses.txt")
        #expect(samples.count >= 150)
        let wrong = samples.compactMap { sample -> String? in
            let alarms = EmergencyList.reviewed.alarms(in: sample.text)
            return alarms.isEmpty
                ? nil : "\(sample.text) → \(alarms.map { "\($0.category.id) by “\($0.evidence.prefix(90))”" })"
        }
        print("near misses: \(samples.count), wrongly recognised \(wrong.count)")
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }
}

/// The list on texts of administrations, which speak of none.
@Suite struct EmergencyFalseAlarmTests {
    @Test func `no text of the demonstration services raises an alarm`() {
        var wrong: [String] = []
        for service in ValClair.town.services {
            for sheet in TestKnowledge.sheets(of: [service]) {
                let sentences =
                    ([sheet.title] + sheet.keywords + sheet.sections.flatMap { [$0.heading ?? "", $0.text] })
                    .flatMap { $0.split { ".?!\n:".contains($0) }.map(String.init) }
                wrong += sentences.flatMap { alarms($0) }
            }
            for question in service.pages.flatMap(\.questions) {
                wrong += Language.allCases.flatMap { alarms(question.ask[$0]) + alarms(question.help?[$0] ?? "") }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }

    private func alarms(_ text: String) -> [String] {
        // What the services themselves say of dangers is meant.
        if MessageWords(text).list.contains(where: ["danger", "gaz", "gas"].contains) { return [] }
        return EmergencyList.reviewed.alarms(in: text).map {
            "\(text) → \($0.category.id) by \($0.evidence.prefix(80))"
        }
    }

    /// Real questions that people asked an administration (of data protection, where harassment does come up).
    @Test func `real questions to an administration raise few alarms`() throws {
        let file = ValClair.repository.appending(path: "../shared/data/cnil-faq/questions-dev.jsonl")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            print("skipped: the questions are not on this machine")
            return
        }
        let questions = text.split(separator: "\n").compactMap { line -> String? in
            (try? JSONDecoder().decode([String: JSONText].self, from: Data(line.utf8)))?["question"]?.text
        }
        let wrong = questions.flatMap { alarms($0) }
        print("real questions: \(questions.count), alarms \(wrong.count)", wrong)
        #expect(!questions.isEmpty && Double(wrong.count) <= 0.04 * Double(questions.count))
    }

    /// A text, or anything else.
    private struct JSONText: Decodable {
        let text: String?
        init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }
}
