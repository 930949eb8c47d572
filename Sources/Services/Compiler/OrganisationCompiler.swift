public import FEEL

/// What compiling an organisation gave.
public struct OrganisationCompilation: Sendable {
    /// The organisation, unless there is an error.
    public let organisation: Organisation?
    /// What there is to say about it, in order of reading.
    public let diagnostics: [Diagnostic]
    /// Where it names services, which stand in folders of their own.
    let namedServices: [Located<String>]

    init(organisation: Organisation?, diagnostics: [Diagnostic], namedServices: [Located<String>] = []) {
        self.organisation = organisation
        self.diagnostics = diagnostics
        self.namedServices = namedServices
    }
}

/// Compiles `organisation.yaml`: who offers services, where people are received, before whom decisions are challenged.
public enum OrganisationCompiler {
    /// Compiles one file. Pure.
    ///
    /// - Parameter today: the day on which the age of what has to be reviewed is judged; nil when it is not.
    public static func compile(_ file: SourceFile, on today: CivilDate? = nil) -> OrganisationCompilation {
        let diagnostics = DiagnosticBag()
        let named = NamedServices()
        let organisation = read(file, diagnostics, on: today, named: named)
        return OrganisationCompilation(
            organisation: diagnostics.hasErrors ? nil : organisation, diagnostics: diagnostics.sorted,
            namedServices: named.all)
    }

    /// The organisation of a file that was published once, whatever is checked since.
    public static func reopen(_ file: SourceFile) -> Organisation? { read(file, DiagnosticBag()) }

    private static func read(
        _ file: SourceFile, _ diagnostics: DiagnosticBag, on today: CivilDate? = nil,
        named: NamedServices = NamedServices()
    ) -> Organisation? {
        if let root = YAMLLoader.load(file, diagnostics: diagnostics),
            let reader = MappingReader(root, subject: Vocabulary.organisation.subject, diagnostics: diagnostics)
        {
            let languages = reader.choices("languages", Language.self, required: true)
            // Without languages no text can be read: every text would be reported as missing.
            let readable = languages.isEmpty ? Language.allCases : languages
            return OrganisationReader(diagnostics: diagnostics, languages: readable, today: today, named: named)
                .organisation(reader)
        }
        return nil
    }
}

/// Reads the parts of an organisation.
private struct OrganisationReader {
    let diagnostics: DiagnosticBag
    let languages: [Language]
    let today: CivilDate?
    let named: NamedServices

    /// All keys are asked for before anything is given up, so that `finish` knows them.
    func organisation(_ reader: MappingReader) -> Organisation? {
        let id = reader.identifier("organisation", separator: "-")
        let name = reader.localizedText("name", languages: languages)
        let prefix = referencePrefix(reader)
        let timeZone = timeZone(reader)
        let accent = accent(reader)
        let offices = reader.named("offices", required: true, office)
        let courts = reader.named("courts", required: false, court)
        let lifeEvents = reader.named("life_events", required: false, lifeEvent)
        let officer = dataProtectionOfficer(reader)
        let closures = closures(reader)
        let registers = reader.named(
            "registers", required: false, RegisterReader(diagnostics: diagnostics, languages: languages).register)
        let cost = hourlyCost(reader)
        let groups = reader.named("groups", required: false, group)
        let delegations = reader.named("delegations", required: false, delegation)
        let processing = ProcessingReader(
            diagnostics: diagnostics, languages: languages, named: named, today: today
        ).facts(reader)
        reader.finish(.organisation)
        guard let id, let name, let prefix, let timeZone else { return nil }
        return Organisation(
            id: id.value, name: name, referencePrefix: prefix, languages: languages, timeZone: timeZone, accent: accent,
            offices: offices, courts: courts, lifeEvents: lifeEvents, dataProtectionOfficer: officer,
            closures: closures, registers: registers, hourlyCost: cost, groups: groups, processing: processing,
            delegations: delegations)
    }

    private func delegation(_ id: String, _ reader: MappingReader) -> Delegation? {
        let title = reader.localizedText("title", languages: languages)
        reader.finish(.delegation)
        return title.map { Delegation(id: id, title: $0) }
    }

    private func group(_ id: String, _ reader: MappingReader) -> WorkGroup? {
        let name = reader.localizedText("name", languages: languages)
        reader.finish(.workGroup)
        return name.map { WorkGroup(id: id, name: $0) }
    }

    private func hourlyCost(_ reader: MappingReader) -> HourlyCost? {
        guard let cost = reader.mapping("hourly_cost") else { return nil }
        let scalar = cost.scalar("amount")
        let reference = cost.string("ref")
        cost.finish(.hourlyCost)
        guard let scalar, let reference else { return nil }
        guard let amount = Number(scalar.text), amount > Number(0), amount < Number(10_000) else {
            diagnostics.error(
                .invalidValue, "`amount` is what an hour of work costs, in euros", at: scalar.range,
                suggestion: "write `34.50`, for instance")
            return nil
        }
        return HourlyCost(amount: amount, reference: reference)
    }

    private func referencePrefix(_ reader: MappingReader) -> String? {
        guard let scalar = reader.scalar("reference") else { return nil }
        let isPrefix = (2...3).contains(scalar.text.count) && scalar.text.allSatisfy { "A"..."Z" ~= $0 }
        if !isPrefix {
            diagnostics.error(
                .invalidValue, "`reference` is two or three capital letters, with which every case's reference begins",
                at: scalar.range)
        }
        return isPrefix ? scalar.text : nil
    }

    private func timeZone(_ reader: MappingReader) -> String? {
        guard let scalar = reader.scalar("time_zone") else { return nil }
        guard Zone(name: scalar.text) != nil else {
            diagnostics.error(
                .invalidValue, "`\(scalar.text)` is not a time zone of the IANA database", at: scalar.range,
                suggestion: "write `Europe/Paris`, for instance")
            return nil
        }
        return scalar.text
    }

    private func accent(_ reader: MappingReader) -> (light: String, dark: String)? {
        guard let colours = reader.mapping("accent") else { return nil }
        let light = colour(colours, "light")
        let dark = colour(colours, "dark")
        colours.finish(.accent)
        guard let light, let dark else { return nil }
        return (light, dark)
    }

    private func colour(_ reader: MappingReader, _ key: String) -> String? {
        guard let scalar = reader.scalar(key) else { return nil }
        let digits = scalar.text.dropFirst()
        guard scalar.text.first == "#", digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            diagnostics.error(
                .invalidValue, "`\(key)` is a colour", at: scalar.range, suggestion: "write `\"#0b5cad\"`, for instance"
            )
            return nil
        }
        return scalar.text.lowercased()
    }

    private func office(_ id: String, _ reader: MappingReader) -> Office? {
        let name = reader.localizedText("name", languages: languages)
        let contact = contact(reader)
        if contact.phone == nil, contact.email == nil, contact.address.isEmpty {
            diagnostics.error(
                .noHuman, "the office `\(id)` can't be reached", at: reader.range(of: "name"),
                suggestion: "give it a `phone`, an `address` or an `email`")
        }
        let hours = hours(reader)
        let reception = ReceptionReader(diagnostics: diagnostics, languages: languages, opening: hours) {
            self.hours($0)
        }.reception(reader)
        reader.finish(.office)
        return name.map { Office(id: id, name: $0, contact: contact, hours: hours, reception: reception) }
    }

    private func court(_ id: String, _ reader: MappingReader) -> Court? {
        let name = reader.localizedText("name", languages: languages)
        let contact = contact(reader)
        reader.finish(.court)
        return name.map { Court(id: id, name: $0, contact: contact) }
    }

    private func contact(_ reader: MappingReader) -> Contact {
        Contact(
            address: reader.scalars("address").map(\.text),
            phone: reader.string("phone", required: false),
            email: reader.string("email", required: false))
    }

    private func dataProtectionOfficer(_ reader: MappingReader) -> Contact? {
        guard let officer = reader.mapping("data_protection") else { return nil }
        let contact = contact(officer)
        officer.finish(.contact)
        return contact
    }

    private func lifeEvent(_ id: String, _ reader: MappingReader) -> LifeEvent? {
        let title = reader.localizedText("title", languages: languages)
        let icon = reader.string("icon")
        reader.finish(.lifeEvent)
        guard let title, let icon else { return nil }
        return LifeEvent(id: id, title: title, icon: icon)
    }

    /// Opening hours: `{monday: ["08:30-12:00", "13:30-17:00"], …}`.
    private func hours(_ office: MappingReader) -> [OpeningHours] {
        guard let reader = office.mapping("hours") else { return [] }
        var hours: [OpeningHours] = []
        for (index, day) in Self.weekdays.enumerated() {
            for scalar in reader.scalars(day) {
                guard let times = Self.minutes(scalar.text) else {
                    diagnostics.error(
                        .invalidValue, "`\(scalar.text)` is not a time range", at: scalar.range,
                        suggestion: "write `08:30-12:00`")
                    continue
                }
                if let last = hours.last, last.weekday == index + 1, times.lowerBound < last.closes {
                    diagnostics.error(
                        .invalidValue, "this time range starts before the one written before it ends", at: scalar.range)
                }
                hours.append(OpeningHours(weekday: index + 1, opens: times.lowerBound, closes: times.upperBound))
            }
        }
        reader.finish()
        return hours
    }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    private static func minutes(_ text: String) -> Range<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { end -> Int? in
            let parts = end.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2,
                parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
                let hour = Int(parts[0]), let minute = Int(parts[1]), hour <= 24, minute < 60,
                hour * 60 + minute <= 1440
            else { return nil }
            return hour * 60 + minute
        }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start < end else { return nil }
        return start..<end
    }

    private func closures(_ reader: MappingReader) -> [CivilDate] {
        reader.scalars("closures").compactMap { scalar in
            guard let date = CivilDate(iso8601: scalar.text) else {
                diagnostics.error(
                    .invalidValue, "`\(scalar.text)` is not a date", at: scalar.range, suggestion: "write `2026-12-24`")
                return nil
            }
            return date
        }
    }
}

extension MappingReader {
    /// The values of the mapping under a key, whose entries are named by identifiers fit for addresses.
    fileprivate func named<Element>(
        _ key: String, required: Bool, _ read: (String, MappingReader) -> Element?
    ) -> [Element] {
        entries(key, required: required).compactMap { entry in
            let id = entry.key.asIdentifier("a name under `\(key)`", separator: "-", diagnostics)
            guard let reader = MappingReader(entry.value, subject: "`\(entry.key.text)`", diagnostics: diagnostics)
            else { return nil }
            return read(id?.value ?? entry.key.text, reader)
        }
    }
}
