import ArgumentParser
import Services
import Storage
import Web

/// `parvis organisation`.
struct OrganisationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "Show the organisations published, their offices and hours, as applied.",
        discussion: "To change them, edit organisation.yaml, then: parvis publish.")

    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @ArgumentParser.Option(help: "The language of names: fr or en.") var language = "en"
    @Argument(help: "The identifier of one organisation; all without it.") var organisation: String?

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    func run() async throws {
        guard let language = Language(rawValue: language) else { throw CommandFailure("--language is fr or en.") }
        let store = try Installation.open(data: data).store
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        let all = catalogue.snapshot.organisations.values.sorted { $0.id < $1.id }
        await store.database.close()
        let shown = all.filter { organisation == nil || $0.id == organisation }
        guard !shown.isEmpty else {
            throw CommandFailure(
                all.isEmpty
                    ? "No organisation is published yet: parvis publish services/ --data \(data)"
                    : "Those published are \(all.map(\.id).joined(separator: ", ")).")
        }
        for one in shown { print(Self.lines(of: one, in: language).joined(separator: "\n")) }
    }

    private static func lines(of organisation: Organisation, in language: Language) -> [String] {
        var lines = [
            "\(organisation.id)  \(organisation.name[language])  references \(organisation.referencePrefix)-…  "
                + organisation.timeZone
        ]
        for office in organisation.offices {
            let ways = [office.contact.phone, office.contact.email].compactMap { $0 }.joined(separator: "  ")
            lines.append("  office \(office.id)  \(office.name[language])  \(ways)")
            for hours in office.hours {
                lines.append("    \(weekdays[hours.weekday - 1])  \(time(hours.opens))-\(time(hours.closes))")
            }
        }
        lines += organisation.groups.map { "  group \($0.id)  \($0.name[language])" }
        lines += organisation.delegations.map { "  delegation \($0.id)  \($0.title[language])" }
        return lines
    }

    private static func time(_ minute: Int) -> String {
        let (hours, minutes) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }
}
