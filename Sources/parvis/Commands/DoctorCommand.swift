import ArgumentParser
import Foundation
import Services
import Storage
import Web

/// `parvis doctor`.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Say what is on, what is off and why.",
        discussion: "Exit status: 0, or 1 when something that is needed is broken.")

    @ArgumentParser.Option(help: "The data folder.") var data = "data"

    func run() async throws {
        var findings: [Finding] = []
        let settings: InstallationConfiguration?
        do {
            settings = try await InstallationConfiguration.load(data: data, port: 8080, isDemonstration: false)
        } catch {
            settings = nil
            findings.append(
                Finding(.broken, "Settings", "\(error)", remedy: "mend \(data)/parvis.json or the PARVIS_* variable"))
        }
        findings += await StoreExamination(data: data).findings()
        findings += MachineExamination(data: data).findings()
        findings += await ModelExamination(data: data).findings()
        if let settings {
            findings += SettingsExamination(data: data, settings: settings).findings()
            findings += await FileExamination(settings: settings).findings()
            findings += await GenerationExamination(settings: settings.generation).findings()
        }
        findings += Finding.laterParts
        Console.say(Finding.table(findings))
        if findings.contains(where: { $0.state == .broken }) { throw ExitCode(1) }
    }
}

/// One line of what the doctor says.
struct Finding: Sendable, Hashable {
    /// How it stands.
    enum State: String, Sendable, Hashable {
        /// It works.
        case on
        /// It is not used; nothing needs it.
        case off
        /// It is needed and does not work.
        case broken
        /// This version has no such part.
        case later
    }

    let state: State
    /// What it is about.
    let subject: String
    /// What was found.
    let detail: String
    /// What to do to turn it on or mend it, in one command or setting.
    let remedy: String?

    init(_ state: State, _ subject: String, _ detail: String, remedy: String? = nil) {
        self.state = state
        self.subject = subject
        self.detail = detail
        self.remedy = remedy
    }

    /// What the product will do one day, named so that nobody looks for a setting.
    static let laterParts = [
        Finding(.later, "PDF letters", "not part of this version: letters are read and printed from the page"),
        Finding(.later, "Paper and scans (OCR)", "not part of this version"),
        Finding(.later, "PostgreSQL as the store", "not part of this version: SQLite is enough for a town"),
    ]

    /// Findings in columns, each remedy below what it is about.
    static func table(_ findings: [Finding]) -> String {
        let width = findings.map(\.subject.count).max() ?? 0
        return findings.map { finding in
            let state = finding.state.rawValue.padding(toLength: 7, withPad: " ", startingAt: 0)
            let subject = finding.subject.padding(toLength: width, withPad: " ", startingAt: 0)
            let line = "\(state) \(subject)  \(finding.detail)"
            guard let remedy = finding.remedy else { return line }
            return line + "\n" + String(repeating: " ", count: 8 + width + 2) + "→ \(remedy)"
        }.joined(separator: "\n")
    }
}
