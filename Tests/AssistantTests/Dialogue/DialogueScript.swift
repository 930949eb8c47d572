import FEEL
import Foundation
import Services
import Testing

@testable import Assistant

/// A dialogue written as a readable file: a heading of settings, then messages and what is expected of each answer.
///
///     # what it shows
///     language: fr            organisation: mairie        today: 2026-10-05
///     signed-in: yes          human: live 3 | call-back 2026-10-06 | office
///     not by assistant: cantine            a service that leaves the channel `assistant` out
///     sheets: yes             with the town's own sheets and offices, besides its services
///     period: cantine 03-01 05-31          a service that takes requests on these days alone
///     > what the person types      or      ! what-they-press
///     < kind: question             the intention that was understood
///     < says: words                words in the answer, whatever the case
///     < says not: words
///     < part: passage              a part of that kind is there (`no part:` the contrary)
///     < asks: revenu               the question asked
///     < service: cantine           a service proposed, quoted from, or talked about
///     < numbers: 3114              a number shown
///     < understood: enfants=3      a value repeated, as people read it or part of it
///     < answers: enfants=3         what the interview keeps (the control's own text)
///     < verdict: bourse-college yes
///     < form: cantine ecole_publique=yes      the form that is opened, and what it holds
///     < act: openForm | sendMessage | handOver | keepChecklist | none
///     < pending: none              nothing is waited for
///     < flag: insult
///     < speaks: en                 the language of the answer, and of the conversation from then on
///     < said: Répondre en français what the person is shown to have said
///     < back: language:fr          the way back to the language before is there
///     < choices: before, now       buttons that are there
struct DialogueScript: Sendable, CustomTestStringConvertible {
    struct Step: Sendable {
        let line: Int
        let message: Dialogue.Message
        var expectations: [(line: Int, key: String, value: String)] = []
    }

    let name: String
    var language = Language.fr
    var organisation = "mairie"
    var today = CivilDate(year: 2026, month: 10, day: 5) ?? CivilDate(daysSinceEpoch: 0)
    var isSignedIn = false
    var hasNoCases = false
    var human = HumanAvailability.live(minutes: 3)
    var isInjected = false
    /// A service that is not offered by the assistant.
    var withoutAssistant: String?
    var knowsSheets = false
    /// A service, and the days of the year on which it takes requests.
    var period: [String] = []
    var steps: [Step] = []

    var testDescription: String { name }

    static let all: [DialogueScript] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Dialogues")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "dialogue" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
            .flatMap { file -> [DialogueScript] in
                let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
                return read(text, file.deletingPathExtension().lastPathComponent)
            }
    }()

    /// A file holds several dialogues, each after a line that begins with `#`.
    private static func read(_ text: String, _ file: String) -> [DialogueScript] {
        var scripts: [DialogueScript] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let rest = line.dropFirst().drop { $0 == " " }
            switch line.first {
            case "#": scripts.append(DialogueScript(name: "\(file): \(rest)"))
            case ">": scripts[scripts.count - 1].steps.append(Step(line: index + 1, message: .text(String(rest))))
            case "!": scripts[scripts.count - 1].steps.append(Step(line: index + 1, message: .choice(String(rest))))
            case "<":
                let colon = rest.firstIndex(of: ":") ?? rest.endIndex
                let value = rest[colon...].dropFirst().drop { $0 == " " }
                let script = scripts.count - 1
                scripts[script].steps[scripts[script].steps.count - 1].expectations.append(
                    (index + 1, String(rest[..<colon]), String(value)))
            case nil: continue
            default: scripts[scripts.count - 1].set(String(line))
            }
        }
        return scripts
    }

    private init(name: String) { self.name = name }

    private mutating func set(_ line: String) {
        guard let colon = line.firstIndex(of: ":") else { return }
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        let words = value.split(separator: " ")
        switch line[..<colon] {
        case "language": language = Language(rawValue: String(value)) ?? language
        case "organisation": organisation = String(value)
        case "today": today = CivilDate(iso8601: value) ?? today
        case "signed-in":
            isSignedIn = value != "no"
            hasNoCases = value == "without cases"
        case "injected": isInjected = true
        case "period": period = words.map(String.init)
        case "not by assistant": withoutAssistant = String(value)
        case "sheets": knowsSheets = value != "no"
        case "human":
            switch words.first {
            case "live": human = .live(minutes: words.last.flatMap { Int($0) } ?? 0)
            case "call-back":
                human = words.last.flatMap { CivilDate(iso8601: $0) }.map { .callBack(day: $0) } ?? .office
            default: human = .office
            }
        default: break
        }
    }
}
