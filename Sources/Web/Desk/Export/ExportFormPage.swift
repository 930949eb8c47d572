import Cases
import FEEL
import HTML
import HTTPTypes
import Services
import Storage

/// Asking for a file of a service's cases. For supervisors: who deals with cases sees them one by one; who answers for the
/// service may need them together, and answers for the copy.
enum ExportFormPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let (service, zone) = try place(visit)
        var random = SystemRandomNumberGenerator()
        let once = Identifier(at: visit.now, using: &random).description
        return try view(visit, service: service, form: ExportForm(today: zone.date(at: visit.now), once: once))
    }

    /// Records the export and the work of making it, in one transaction. A form sent twice is one export.
    static func ask(_ visit: Visit) async throws -> Reply {
        let (service, zone) = try place(visit)
        let agent = try visit.signedInAgent()
        let form = ExportForm(visit.form)
        let request: ExportForm.Request
        switch form.request(offered: ExportColumn.offered(of: service, to: agent.role), zone: zone, now: visit.now) {
        case .success(let asked): request = asked
        case .failure(let problems): return try view(visit, service: service, form: form, problems: problems.all)
        }
        var random = SystemRandomNumberGenerator()
        let export = NewCaseExport(
            id: Identifier(at: visit.now, using: &random), organisation: agent.organisation, service: service.id,
            definition: service.hash, agent: agent.id, role: agent.role.rawValue, language: visit.language.rawValue,
            format: form.format.rawValue, columns: request.columns.map(\.code), from: request.from,
            before: request.before, standing: form.standing)
        let once = form.once.isEmpty ? export.id.description : form.once
        let job = NewJob(
            id: Identifier(at: visit.now, using: &random), organisation: agent.organisation, kind: JobKind.exportCases,
            idempotencyKey: "\(JobKind.exportCases):\(agent.id):\(once)",
            subject: nil, runAt: visit.now, maxAttempts: 4,
            content: Array(export.id.description.utf8))
        let (store, now) = (visit.site.store, visit.now)
        let isNew = try await store.database.write { transaction in
            guard try store.jobs.enqueue(job, now: now, in: transaction) else { return false }
            try store.exports.create(export, now: now, in: transaction)
            return true
        }
        guard isNew else { return .redirect(to: visit.address("/desk/exports").description) }
        return .redirect(to: visit.address("/desk/exports/\(export.id.description)").description)
    }

    private static func place(_ visit: Visit) throws -> (service: ServiceDefinition, zone: Zone) {
        let organisation = try visit.agentOrganisation()
        guard let service = visit.catalogue.service(try visit.parameter("service")),
            service.organisation == organisation.id
        else { throw SiteFailure.notFound }
        return (service, visit.site.zone(of: organisation))
    }

    // MARK: View

    private static func view(
        _ visit: Visit, service: ServiceDefinition, form: ExportForm, problems: [ExportForm.Problem] = []
    ) throws -> Reply {
        let texts = visit.texts
        let language = service.language(preferring: visit.language)
        let title = texts.exportOf(visit.typeset(service.presentation.title, in: language))
        let role = try visit.signedInAgent().role
        let fields = fields(visit, service: service, form: form, problems: problems, role: role)
        return try visit.deskPage(
            title, place: .exports, counts: nil, hasErrors: !problems.isEmpty,
            status: problems.isEmpty ? .ok : .unprocessableContent
        ) { h in
            h.put(BackLink(label: texts.exports, reference: visit.address("/desk/exports")))
            if !problems.isEmpty {
                let items = problems.compactMap { problem in
                    fields.first { $0.id == problem.field }.map {
                        ErrorSummary.Item(message: texts.exportProblem(problem), target: $0.focusTarget)
                    }
                }
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: items))
            }
            h.h1(title)
            h.put(Notice(title: texts.exportIsRecordedTitle, body: Prose(texts.exportIsRecorded), tone: .accent))
            h.form(.method(.post), .action(visit.address("/desk/export/\(service.id)")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(HiddenValue(name: "once", value: form.once))
                for field in fields { h.put(field) }
                h.put(ButtonRow(buttons: [Button(label: texts.exportAsk, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func fields(
        _ visit: Visit, service: ServiceDefinition, form: ExportForm, problems: [ExportForm.Problem], role: Role
    ) -> [Field] {
        let texts = visit.texts
        func dates(_ name: String, _ label: String, _ values: [String]) -> Field {
            let labels = [texts.day, texts.month, texts.year]
            let lines = zip(ExportForm.parts, zip(labels, values)).map { part, words in
                Field.datePart(
                    part, name: "\(name).\(part)", value: words.1, label: words.0, width: part == "year" ? 4 : 2)
            }
            return Field(id: name, label: label, control: .date(lines), words: visit.fieldWords)
        }
        let standings = CaseExport.Standing.allCases.map {
            Field.Choices.Item(value: $0.rawValue, label: texts.exportStanding($0), isChosen: $0 == form.standing)
        }
        let columns = ExportColumn.offered(of: service, to: role).map {
            Field.Choices.Item(
                value: $0.code, label: $0.heading(in: service, texts: texts), isChosen: form.columns.contains($0))
        }
        let formats = ExportFormat.allCases.map {
            Field.Choices.Item(
                value: $0.rawValue, label: texts.exportFormat($0), hint: texts.exportFormatHint($0),
                isChosen: $0 == form.format)
        }
        var all = [
            dates("from", texts.exportFrom, form.from), dates("to", texts.exportTo, form.to),
            Field(
                id: "standing", label: texts.exportWhich,
                control: .choices(Field.Choices(name: "standing", items: standings)), words: visit.fieldWords),
            Field(
                id: "columns", label: texts.exportColumns,
                hint: texts.exportColumnsHint(isWhole: role >= .administrator),
                control: .choices(Field.Choices(kind: .many, name: "column", items: columns)), words: visit.fieldWords),
            Field(
                id: "format", label: texts.exportAs,
                control: .choices(Field.Choices(name: "format", items: formats)), words: visit.fieldWords),
        ]
        for problem in problems {
            guard let index = all.firstIndex(where: { $0.id == problem.field }) else { continue }
            all[index].error = texts.exportProblem(problem)
        }
        return all
    }
}
