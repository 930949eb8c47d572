import Cases
import FEEL
import HTML
import Services

/// Whether one may ask, learnt before the form: without an account, without a draft, and without anything being kept. Only
/// the questions that matter are asked, one a page.
enum EligibilityPage {
    static func show(_ visit: Visit) async throws -> Reply { try await answer(visit) }

    static func answer(_ visit: Visit) async throws -> Reply {
        guard let service = visit.catalogue.service(try visit.parameter("service")), service.eligibility != nil else {
            throw SiteFailure.notFound
        }
        let interview = InterviewInHand(visit, [service], purpose: .service(service.id))
        let title = title(of: service, visit.texts)
        var frame = PageFrame(title: "\(title) – \(service.presentation.title[interview.language])")
        frame.organisation = visit.catalogue.organisations[service.organisation]
        frame.office = service.office
        switch interview.step(isEnough: false) {
        case .question(let subject, let state, _):
            return try InterviewQuestionView(
                visit: visit, interview: interview, subject: subject, state: state, title: title,
                action: visit.address("/services/\(service.id)/eligibility"),
                back: visit.address("/services/\(service.id)"),
                opening: service.simulation == nil ? visit.texts.eligibilityText : visit.texts.simulationText
            ).reply(in: frame)
        case .result:
            guard let found = interview.joint.findings(interview.given).first else { throw SiteFailure.notFound }
            return EligibilityResultView(visit: visit, interview: interview, found: found).reply(in: frame)
        }
    }

    /// What the check is called.
    static func title(of service: ServiceDefinition, _ texts: any Texts) -> String {
        service.simulation == nil ? texts.eligibilityTitle : texts.simulationTitle
    }

    /// What a draft that is started from here holds already.
    static func startingEntries(
        of service: ServiceDefinition, visit: Visit, in language: Language
    ) -> [String: Draft.Entry] {
        guard let eligibility = service.eligibility else { return [:] }
        let given = PostedAnswers.read(visit.form, of: service)
        return eligibility.questions.reduce(into: [:]) { entries, id in
            guard let question = service.question(id), let raw = given[id] else { return }
            switch question.type.parse(raw, in: language) {
            case .absent: break
            case .value(let value): entries[id] = .answer(Answer(value))
            case .problem: entries[id] = .raw(raw)
            }
        }
    }
}

/// The way to the check, on the service's page.
struct EligibilityOffer: Component {
    let service: String
    let visit: Visit
    /// Whether it is all that the service offers.
    var isSimulation = false

    func write(to h: inout HTMLWriter) {
        h.put(
            ButtonRow(
                buttons: [
                    Button(
                        label: isSimulation ? visit.texts.simulationOffer : visit.texts.eligibilityOffer,
                        act: .go(visit.address("/services/\(service)/eligibility")),
                        style: isSimulation ? .primary : .quiet)
                ], note: visit.texts.eligibilityOfferNote))
    }
}
