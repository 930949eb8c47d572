import FEEL
import HTML
import Services

/// "Which benefits am I missing?": one interview over every service of the town that is a benefit, each thing asked once.
enum BenefitsPage {
    /// Where it stands.
    static func address(_ visit: Visit) -> URLReference { visit.address("/benefits") }

    /// The services that the interview is about, in the order of the catalogue.
    static func services(_ visit: Visit) -> [ServiceDefinition] {
        visit.catalogue.services.filter { $0.eligibility?.isBenefit == true }
    }

    /// What the interview is, and what it looks at.
    static func show(_ visit: Visit) async throws -> Reply {
        let services = services(visit)
        guard !services.isEmpty else { throw SiteFailure.notFound }
        let texts = visit.texts
        var frame = PageFrame(title: texts.benefitsTitle)
        frame.isPublic = true
        return visit.page(frame) { h in
            h.h1(texts.benefitsTitle)
            h.p(texts.benefitsText, .class("lede"))
            h.form(.method(.post), .action(address(visit))) { h in
                h.put(visit.formToken)
                h.put(
                    ButtonRow(
                        buttons: [Button(label: texts.benefitsStart, act: .submit(), busy: texts.oneMoment)],
                        note: texts.eligibilityOfferNote))
            }
            h.h2(texts.benefitsLookedAt)
            h.put(ServiceList(items: services.map(visit.listItem)))
            h.p(texts.benefitsOthers, .class("soft"))
        }
    }

    static func answer(_ visit: Visit) async throws -> Reply {
        let services = services(visit)
        guard !services.isEmpty else { throw SiteFailure.notFound }
        let texts = visit.texts
        let interview = InterviewInHand(visit, services, purpose: .benefits)
        let frame = PageFrame(title: texts.benefitsTitle)
        switch interview.step(isEnough: visit.form["enough"] != nil) {
        case .question(let subject, let state, let settled):
            return try InterviewQuestionView(
                visit: visit, interview: interview, subject: subject, state: state, title: texts.benefitsTitle,
                action: address(visit), back: address(visit), opening: texts.benefitsOpening,
                progress: settled.map {
                    texts.benefitsProgress(settled: $0, of: interview.joint.definitions.count)
                }
            ).reply(in: frame)
        case .result: return BenefitsResultView(visit: visit, interview: interview).reply(in: frame)
        }
    }
}

/// What the interview found: what is certain, what is possible, what is not, each explained.
struct BenefitsResultView {
    let visit: Visit
    let interview: InterviewInHand

    private var texts: any Texts { visit.texts }

    func reply(in frame: PageFrame) -> Reply {
        let findings = interview.joint.findings(interview.given)
        return visit.page(frame) { h in
            h.put(BackLink(label: texts.back, reference: BenefitsPage.address(visit)))
            h.h1(texts.benefitsTitle)
            h.p(texts.benefitsFound(findings.count { $0.finding.verdict == .yes }), .class("lede"))
            h.put(InterviewChanges(visit: visit, interview: interview))
            for verdict in [EligibilityFinding.Verdict.yes, .unknown, .no] {
                let group = findings.filter { $0.finding.verdict == verdict }
                guard !group.isEmpty else { continue }
                h.section(.ariaLabelledBy("group-\(verdict)")) { h in
                    h.h2(texts.benefitsGroup(verdict), .id("group-\(verdict)"))
                    for found in group { write(found, to: &h) }
                }
            }
            h.p(texts.eligibilityHuman)
            h.form(.method(.post), .action(BenefitsPage.address(visit)), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(KeptAnswers(interview: interview))
                h.h2(texts.whatIfOffer)
                h.p(texts.whatIfText)
                if findings.contains(where: \.isOpen) {
                    h.put(
                        ButtonRow(buttons: [Button(label: texts.benefitsGoOn, act: .submit(), busy: texts.oneMoment)]))
                }
                h.put(InterviewAnswers(visit: visit, interview: interview))
            }
            h.p(texts.benefitsNotADecision, .class("soft"))
        }
    }

    private func write(_ found: JointInterview.Finding, to h: inout HTMLWriter) {
        let service = found.definition
        let language = service.language(preferring: visit.language)
        let details = FindingDetails(visit: visit, found: found, today: interview.today)
        h.article(.class("card finding"), .ariaLabelledBy("finding-\(service.id)")) { h in
            h.h3(.id("finding-\(service.id)")) { h in
                h.a(service.presentation.title[language], .href(visit.address("/services/\(service.id)")))
            }
            h.put(details.amount)
            h.put(details.words)
            if found.finding.verdict == .unknown, !details.missing.isEmpty {
                h.p(texts.eligibilityMissing)
                h.ul { h in for question in details.missing { h.li(question) } }
            }
            if let exit = found.finding.exit {
                h.h4(exit.title[language])
                if let content = exit.content[language] { h.put(Prose(content)) }
            }
            h.details(.class("disclosure")) { h in
                h.summary { h in
                    h.text(texts.benefitsWhy)
                    h.visuallyHidden(" – " + service.presentation.title[language])
                }
                h.put(details.rules)
            }
            guard found.finding.verdict != .no else { return }
            if let simulation = service.simulation {
                h.put(SimulationNotice(simulation: simulation, texts: texts, language: language))
            } else if found.finding.exit == nil {
                h.put(EligibilityStart(visit: visit, found: found))
            }
        }
    }
}
