import FEEL
import Foundation
import Services
import Testing

@testable import Assistant

/// What is understood of first messages.
@Suite struct IntentionTests {
    static let context = DialogueContext(
        services: ValClair.town.services, organisation: ValClair.town.organisation,
        today: CivilDate(year: 2026, month: 10, day: 5) ?? CivilDate(daysSinceEpoch: 0))

    @Test func `what people want is understood from their words`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Samples/intentions.txt")
        var (count, wrong): (Int, [String]) = (0, [])
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            let message = String(parts[1].drop { $0 == " " })
            for language in Language.allCases {
                let conversation = Dialogue.opening(in: language, context: Self.context)
                let reading = Dialogue.reading(of: .text(message), in: conversation, context: Self.context)
                count += 1
                if reading.intention.name != parts[0] {
                    wrong.append("\(line) → \(reading.intention.name) by \(reading.evidence) (\(language))")
                }
            }
        }
        print("intentions: \(count), wrong \(wrong.count)")
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }
}
