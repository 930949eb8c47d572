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
        #expect(samples.count >= 150)
        let recall = Self.recall(samples)
        print("unseen emergencies: \(samples.count), recognised \(recall.any), of the right kind \(recall.kind)")
        print(recall.missed.joined(separator: "\n"))
        #expect(recall.any >= 0.75)
    }

    @Test func `ordinary messages that the list was not written with raise few alarms`() throws {
        let samples = try Self.samples("ordinary-unseen.txt")
        let wrong = samples.filter { !EmergencyList.reviewed.alarms(in: $0.text).isEmpty }.map(\.text)
        print("unseen ordinary messages: \(samples.count), alarms \(wrong.count)", wrong)
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
