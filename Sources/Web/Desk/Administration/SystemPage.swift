import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// What is on and what is off of this installation, as the server that answers knows it, with what turns it on.
enum SystemPage {
    /// A part that can be on or off.
    enum Part: Sendable, Hashable {
        case secure, mail, files, scanner
        case register(String)
        case limits, demonstration

        /// The setting or command that turns it on, or off where that is what is wanted.
        var remedy: String? {
            switch self {
            case .secure: "PARVIS_PUBLIC_URL=https://…"
            case .mail: "PARVIS_SENDMAIL=/usr/sbin/sendmail"
            case .files: "apt-get install qpdf unzip"
            case .scanner: "apt-get install clamav-daemon"
            case .register: nil
            case .limits: "unset PARVIS_RATE_LIMITS"
            case .demonstration: nil
            }
        }
    }

    /// Each part of what serves an organisation, and whether it is on.
    static func parts(of site: Site, for organisation: Organisation) -> [(part: Part, isOn: Bool)] {
        let configuration = site.configuration
        let registers = organisation.registers.map { register in
            (Part.register(register.id), site.registers.connection(to: register, of: organisation.id) != nil)
        }
        return [
            (.secure, configuration.isSecure), (.mail, configuration.sendsMail),
            (.files, site.files.inspector != nil), (.scanner, site.files.scanner != nil),
        ] + registers + [(.limits, !configuration.rateLimits.isEmpty), (.demonstration, configuration.isDemonstration)]
    }

    static func show(_ visit: Visit) async throws -> Reply {
        let (organisation, desk, texts) = (try visit.agentOrganisation(), try visit.agentDesk(), visit.texts)
        let counts = try await desk.store.database.read { try desk.counts(in: $0) }
        let parts = parts(of: visit.site, for: organisation)
        return try visit.deskPage(texts.system, place: .administration, counts: counts) { h in
            h.put(BackLink(label: texts.administration, reference: visit.address("/desk/admin")))
            h.h1(texts.system)
            h.p(texts.systemLead, .class("lede"))
            h.put(
                FactsList(
                    facts: parts.map { part, isOn in
                        var lines = [texts.means(part, isOn: isOn)]
                        if !isOn, let remedy = part.remedy { lines.append(texts.turnedOnBy(remedy)) }
                        return FactsList.Fact(
                            term: name(part, organisation, texts), lines: lines,
                            tag: Tag(
                                text: isOn ? texts.isOn : texts.isOff,
                                tone: isOn == (part != .demonstration) ? .good : .neutral))
                    }))
        }
    }

    private static func name(_ part: Part, _ organisation: Organisation, _ texts: any Texts) -> String {
        guard case .register(let id) = part else { return texts.name(of: part) }
        return organisation.register(id)?.name[texts.language] ?? id
    }
}
