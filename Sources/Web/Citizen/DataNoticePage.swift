import HTML
import Services

/// What becomes of people's data in a service, in plain words (GDPR, articles 12 to 14).
enum DataNoticePage {
    static func show(_ visit: Visit) async throws -> Reply {
        guard let service = visit.catalogue.service(try visit.parameter("service")),
            let organisation = visit.catalogue.organisations[service.organisation]
        else { throw SiteFailure.notFound }
        let language = service.language(preferring: visit.language)
        let notice = ProcessingNotice(service, of: organisation)
        var frame = PageFrame(title: visit.texts.noticeTitle(service.presentation.title[language]))
        frame.isPublic = true
        frame.organisation = organisation
        frame.office = service.office
        return visit.page(frame) { h in
            h.put(
                BackLink(
                    label: visit.texts.backToTheService, reference: visit.address("/services/\(service.id)")))
            h.h1(frame.title)
            h.put(
                DataNotice(
                    notice: notice, texts: visit.texts, language: language,
                    draftDays: visit.site.configuration.draftDays))
        }
    }

    /// The link to the notice of a service.
    static func link(_ service: ServiceDefinition, visit: Visit, _ h: inout HTMLWriter) {
        h.p { h in h.a(visit.texts.noticeLink, .href(visit.address("/services/\(service.id)/data"))) }
    }
}

/// The notice itself, section by section.
struct DataNotice: Component {
    let notice: ProcessingNotice
    let texts: any Texts
    let language: Language
    let draftDays: Int

    func write(to h: inout HTMLWriter) {
        if notice.isSimulation {
            h.p(texts.noticeOfSimulation, .class("lede"))
            controller(&h)
            return
        }
        purposes(&h)
        h.h2(texts.noticeBasisTitle)
        h.p(texts.legalBasis(notice.basis))
        h.ul { h in for text in notice.texts { h.li(typeset(text.reference)) } }
        data(&h)
        required(&h)
        recipients(&h)
        h.h2(texts.noticeKeptTitle)
        h.p(texts.dataKept(notice.retention.active.words(in: language), then: notice.retention.then))
        h.p(texts.noticeKeptFrom(draftDays: draftDays))
        sources(&h)
        computed(&h)
        rights(&h)
        controller(&h)
    }

    private func purposes(_ h: inout HTMLWriter) {
        h.h2(texts.noticePurposesTitle)
        h.p(typeset(notice.service.presentation.summary[language]))
        h.p(texts.noticeEveryAnswer)
        guard !notice.purposes.isEmpty else { return }
        h.p(texts.noticeUses)
        h.ul { h in
            for purpose in notice.purposes {
                h.li { h in
                    h.text(typeset(purpose.usedFor[language]))
                    h.p(list(purpose.questions), .class("soft"))
                }
            }
        }
    }

    private func data(_ h: inout HTMLWriter) {
        h.h2(texts.noticeDataTitle)
        h.put(
            FactsList(
                facts: notice.categories.map { entry in
                    FactsList.Fact(
                        term: texts.dataCategory(entry.category),
                        lines: entry.questions.map { typeset($0.ask[language]) })
                }))
        for question in notice.sensitive {
            guard let sensitive = question.sensitive else { continue }
            h.p { h in
                h.strong(typeset(question.ask[language]))
                h.text(" ")
                h.text(texts.sensitiveNotice(sensitive))
            }
        }
    }

    private func required(_ h: inout HTMLWriter) {
        h.h2(texts.noticeRequiredTitle)
        if notice.isAllRequired {
            h.p(texts.noticeAllRequired)
        } else {
            let questions = notice.optional.map { typeset($0.ask[language]) }
            h.p(texts.noticeOptional(questions))
            h.ul { h in for question in questions { h.li(question) } }
        }
        h.p(texts.noticeRequiredWhy)
    }

    private func recipients(_ h: inout HTMLWriter) {
        h.h2(texts.noticeRecipientsTitle)
        if notice.recipients.isEmpty, notice.outside.isEmpty {
            h.p(texts.noticeRecipientsNone(notice.controller.name[language]))
        } else {
            h.ul { h in
                for recipient in notice.recipients { h.li(typeset(recipient[language])) }
                facts(notice.outside, &h)
            }
        }
        if !notice.processors.isEmpty {
            h.p(texts.noticeProcessors(notice.controller.name[language]))
            h.ul { h in facts(notice.processors, &h) }
        }
        if !notice.jointControllers.isEmpty {
            h.p(texts.noticeJointControllers(notice.controller.name[language]))
            h.ul { h in facts(notice.jointControllers, &h) }
        }
        if let rule = notice.household { h.p(texts.householdIsSeen(rule.why[language], reference: rule.reference)) }
        guard let transfers = notice.transfers else { return }
        if transfers.isEmpty { return h.p(texts.noticeNoTransfer) }
        h.p(texts.noticeTransfers)
        h.ul { h in
            for transfer in transfers {
                let words = [transfer.fact.name, transfer.country, transfer.fact.about, transfer.safeguard]
                h.li(words.map { typeset($0[language]) }.joined(separator: " – "))
            }
        }
    }

    private func facts(_ facts: [ProcessingFacts.Fact], _ h: inout HTMLWriter) {
        for fact in facts { h.li("\(typeset(fact.name[language])) – \(typeset(fact.about[language]))") }
    }

    private func sources(_ h: inout HTMLWriter) {
        guard !notice.sources.isEmpty else { return }
        h.h2(texts.noticeSourcesTitle)
        for source in notice.sources {
            let register = source.register
            h.p(
                texts.noticeSource(
                    typeset(register.name[language]), holder: typeset(register.holder[language]),
                    law: typeset(register.law.reference), basis: register.basis))
            h.p(texts.noticeSourceFills(source.questions.map { typeset($0.ask[language]) }))
            h.ul { h in for question in source.questions { h.li(typeset(question.ask[language])) } }
        }
    }

    private func computed(_ h: inout HTMLWriter) {
        h.h2(texts.noticeComputedTitle)
        guard !notice.computed.isEmpty else { return h.p(texts.noticeNothingComputed) }
        h.p(texts.noticeComputed)
        h.ul { h in for rule in notice.computed { h.li(typeset(rule.label[language])) } }
    }

    private func rights(_ h: inout HTMLWriter) {
        h.h2(texts.noticeRightsTitle)
        h.ul { h in for right in notice.rights { h.li(texts.noticeRight(right)) } }
        if !notice.rights.contains(.erasure) { h.p(texts.noticeNoErasure(notice.basis)) }
        h.p(texts.noticeHowToAsk)
        h.p { h in
            h.text(texts.noticeComplaint)
            h.text(" ")
            if let address = URLReference(checking: texts.complaintAddress) {
                h.a(texts.noticeComplaintLink, .href(address))
            }
        }
    }

    private func controller(_ h: inout HTMLWriter) {
        h.h2(texts.noticeControllerTitle)
        h.p(texts.noticeController(notice.controller.name[language]))
        if let office = notice.office {
            h.h3(office.name[language])
            h.put(FactsList(facts: ContactPage.contactFacts(office.contact, texts: texts)))
        }
        if let officer = notice.officer {
            h.h3(texts.noticeOfficer)
            h.put(FactsList(facts: ContactPage.contactFacts(officer, texts: texts)))
        }
    }

    private func list(_ questions: [Question]) -> String {
        questions.map { typeset($0.ask[language]) }.joined(separator: " · ")
    }

    private func typeset(_ text: String) -> String { Typography.typeset(text, in: language.rawValue) }
}
