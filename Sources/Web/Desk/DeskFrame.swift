import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Where a page stands in the desk, for the links of its header.
enum DeskPlace: Sendable {
    case toDo, decided, figures, load, exports, conversations, administration, assistant, elsewhere
    case dataProtection, processingRegister, breaches
}

extension Visit {
    /// A page of the desk.
    ///
    /// - Parameter counts: what there is to do, shown with the link; nil when the page did not read it.
    func deskPage(
        _ title: String, place: DeskPlace = .elsewhere, counts: CaseCounts?, hasErrors: Bool = false,
        status: HTTPResponse.Status = .ok, stylesheets: [String] = [], scripts: [String] = [],
        _ content: (inout HTMLWriter) -> Void
    ) throws -> Reply {
        let agent = try signedInAgent()
        var frame = PageFrame(title: title)
        frame.kind = .desk
        frame.hasErrors = hasErrors
        frame.status = status
        frame.stylesheets = stylesheets
        frame.scripts = ["desk.js"] + scripts
        frame.organisation = catalogue.organisations[agent.organisation]
        frame.navigation = deskNavigation(agent: agent, place: place, counts: counts)
        return page(frame, content)
    }

    private func deskNavigation(agent: SignedInAgent, place: DeskPlace, counts: CaseCounts?) -> [Layout.Item] {
        if agent.role == .dataProtectionOfficer {
            return [
                Layout.Item(
                    label: texts.dataProtectionDesk, reference: address("/desk/data-protection"),
                    isCurrent: place == .dataProtection),
                Layout.Item(
                    label: texts.processingRegister, reference: address("/desk/data-protection/register"),
                    isCurrent: place == .processingRegister),
                Layout.Item(
                    label: texts.breaches, reference: address("/desk/data-protection/breaches"),
                    isCurrent: place == .breaches),
            ]
        }
        var items = [
            Layout.Item(
                label: counts.map { texts.toDo(count: $0.toDo) } ?? texts.toDo, reference: address("/desk"),
                isCurrent: place == .toDo),
            Layout.Item(
                label: texts.decidedCases, reference: address("/desk").adding("show", "done"),
                isCurrent: place == .decided),
            Layout.Item(
                label: texts.deskFigures, reference: address("/desk/figures"), isCurrent: place == .figures),
        ]
        items.append(
            Layout.Item(
                label: texts.deskAssistant,
                reference: address(agent.role >= .supervisor ? "/desk/assistant" : "/desk/assistant/bench"),
                isCurrent: place == .assistant))
        let receives = catalogue.organisations[agent.organisation]?.receivingOffices.isEmpty == false
        if receives || place == .conversations {
            items.append(
                Layout.Item(
                    label: texts.conversations, reference: address("/desk/conversations"),
                    isCurrent: place == .conversations))
        }
        if agent.role >= .supervisor {
            items.append(
                Layout.Item(label: texts.loadTitle, reference: address("/desk/load"), isCurrent: place == .load))
            items.append(
                Layout.Item(label: texts.exports, reference: address("/desk/exports"), isCurrent: place == .exports))
        }
        if agent.role >= .administrator {
            items.append(
                Layout.Item(
                    label: texts.administration, reference: address("/desk/admin"),
                    isCurrent: place == .administration))
        }
        return items
    }

    /// The address of one of a case's pages at the desk.
    func deskAddress(_ id: Identifier, _ rest: URLReference = "") -> URLReference {
        address("/desk/cases/\(id.description)\(rest)")
    }

    /// The organisation that the agent works for.
    func agentOrganisation() throws -> Organisation {
        guard let organisation = catalogue.organisations[try signedInAgent().organisation] else {
            throw SiteFailure.notFound
        }
        return organisation
    }

    /// Words that every field needs.
    var fieldWords: Field.Words {
        Field.Words(error: texts.errorTitlePrefix, optional: texts.optional, why: texts.whyDoWeAsk)
    }

    /// A text of a definition, typeset.
    func typeset(_ text: LocalizedText, in language: Language) -> String {
        Typography.typeset(text[language], in: language.rawValue)
    }
}

/// The words for a moment, in an organisation's local time.
struct LocalTime {
    let zone: Zone
    let texts: any Texts

    /// "24 novembre 2026"
    func date(_ instant: Instant) -> String { date(zone.date(at: instant)) }

    /// "24 novembre 2026"
    func date(_ day: CivilDate) -> String { Formatting.date(day, in: texts.language) }

    /// "24 novembre 2026 à 9 h 12"
    func dateAndTime(_ instant: Instant) -> String {
        texts.deskMoment(date(instant), minute: zone.minuteOfDay(at: instant))
    }
}
