import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// The register of processing activities, for the data-protection officer.
enum ProcessingRegisterPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let document = try document(visit)
        let texts = visit.texts
        let review = document.review
        return try visit.deskPage(texts.processingRegister, place: .processingRegister, counts: nil) { h in
            h.h1(texts.processingRegister)
            h.p(
                texts.registerOf(
                    document.register.organisation.name[visit.language],
                    on: Formatting.date(document.register.day, in: visit.language)), .class("soft"))
            h.p(texts.registerLead, .class("lede"))
            h.put(
                Notice(
                    body: Prose(review.words.joined(separator: " ")), tone: review.isOld ? .wait : .good))
            h.p { h in
                h.a(texts.registerAsJSON, .href(visit.address("/desk/data-protection/register.json")))
            }
            h.h2(texts.assessmentsTitle)
            h.p(texts.assessmentsLead)
            h.div(.class("card-stack")) { h in
                for entry in document.register.entries { assessment(of: entry.notice.service, visit, &h) }
            }
            h.h2(texts.registerServices)
            for entry in document.services { put(entry, texts, &h) }
            h.h2(texts.registerPlatform)
            for entry in document.platform { put(entry, texts, &h) }
            h.h2(texts.registerMeasuresTitle)
            h.ul { h in
                for measure in document.measures {
                    h.li { h in
                        h.text(measure.words + " ")
                        h.put(
                            Tag(
                                text: measure.isOn ? texts.registerOn : texts.registerOff,
                                tone: measure.isOn ? .good : .wait))
                    }
                }
            }
        }
    }

    /// The same for programs.
    static func json(_ visit: Visit) async throws -> Reply {
        Reply(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: try document(visit).json())
    }

    /// The impact assessment of a service, as the CNIL's tool imports it.
    static func assessment(_ visit: Visit) async throws -> Reply {
        guard let service = visit.catalogue.service(try visit.parameter("service")),
            service.organisation == (try visit.signedInAgent()).organisation, let assessment = service.assessment
        else { throw SiteFailure.notFound }
        return Reply(
            status: .ok,
            headers: [
                .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"pia-\(service.id).json\"",
            ], body: Array(assessment.written.utf8))
    }

    private static func assessment(of service: ServiceDefinition, _ visit: Visit, _ h: inout HTMLWriter) {
        let (texts, language) = (visit.texts, service.language(preferring: visit.language))
        let words = AssessmentWords(service, in: language)
        h.section(.class("action-card"), .ariaLabelledBy("assessment-\(service.id)")) { h in
            h.h3(service.presentation.title[language], .id("assessment-\(service.id)"))
            h.p { h in
                h.text("\(texts.assessmentTerm)\(language == .fr ? "\u{A0}: " : ": ")")
                h.put(
                    Tag(
                        text: words.status, tone: words.isWanting ? .wait : service.assessment == nil ? .neutral : .good
                    ))
            }
            if !words.lines.isEmpty { h.ul { h in for line in words.lines { h.li(line) } } }
            h.p { h in
                h.a(.href(visit.address("/services/\(service.id)/data"))) { h in
                    h.text(texts.registerTerm(.notice))
                    h.visuallyHidden(" – " + service.presentation.title[language])
                }
                guard service.assessment != nil else { return }
                h.text(" · ")
                h.a(.href(visit.address("/desk/data-protection/register/services/\(service.id)/pia.json"))) { h in
                    h.text(texts.assessmentDownload)
                    h.visuallyHidden(" – " + service.presentation.title[language])
                }
            }
        }
    }

    private static func document(_ visit: Visit) throws -> ProcessingRegisterDocument {
        let organisation = try visit.agentOrganisation()
        let register = ProcessingRegister(
            of: organisation, services: visit.catalogue.services, running: visit.site.runningMeasures,
            on: visit.site.zone(of: organisation).date(at: visit.now))
        return ProcessingRegisterDocument(register, in: visit.language)
    }

    private static func put(
        _ entry: ProcessingRegisterDocument.Entry, _ texts: any Texts, _ h: inout HTMLWriter
    ) {
        h.details(.class("disclosure")) { h in
            h.summary(entry.title)
            h.put(
                FactsList(
                    facts: entry.lines.map { line in
                        var fact = FactsList.Fact(term: texts.registerTerm(line.term), lines: line.lines)
                        if line.term == .notice {
                            fact.reference = line.lines.first.flatMap(URLReference.init(checking:))
                        }
                        return fact
                    }))
        }
    }
}

extension Site {
    /// What this site does for the data that it holds.
    var runningMeasures: RunningMeasures {
        RunningMeasures(
            isSealed: store.isSealed, isSecure: configuration.isSecure, hasVirusScanner: files.scanner != nil,
            sendsMail: configuration.sendsMail, draftDays: configuration.draftDays)
    }
}
