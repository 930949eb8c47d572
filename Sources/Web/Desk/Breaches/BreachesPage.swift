import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The register of breaches: all of them, the latest first, and a new one.
enum BreachesPage {
    private static let pageSize = 30

    static func show(_ visit: Visit) async throws -> Reply {
        let zone = visit.site.zone(of: try visit.agentOrganisation())
        return try await view(visit, form: BreachForm(now: visit.now, zone: zone), errors: BreachErrors())
    }

    /// Records a breach.
    static func record(_ visit: Visit) async throws -> Reply {
        let zone = visit.site.zone(of: try visit.agentOrganisation())
        let form = BreachForm(visit.form)
        switch form.description(in: zone) {
        case .failure(let problems):
            return try await view(visit, form: form, errors: BreachErrors(problems: problems.all))
        case .success(let description):
            let entry = BreachEntry.described(description)
            if let refusal = Breach.refusal(ofFirst: entry, now: visit.now) {
                return try await view(visit, form: form, errors: BreachErrors(refusal: refusal))
            }
            var random = SystemRandomNumberGenerator()
            let id = Identifier(at: visit.now, using: &random)
            _ = try await visit.append(entry, to: id, number: 1)
            return .redirect(to: address(of: id, visit).adding("done", "kept").description)
        }
    }

    static func address(of breach: Identifier, _ visit: Visit, _ rest: URLReference = "") -> URLReference {
        visit.address("/desk/data-protection/breaches/\(breach.description)\(rest)")
    }

    private static func view(_ visit: Visit, form: BreachForm, errors: BreachErrors) async throws -> Reply {
        let (texts, now) = (visit.texts, visit.now)
        let before = visit.query["before"].flatMap { Identifier($0) }
        let list = try await visit.loadBreaches(before: before, limit: pageSize)
        let time = LocalTime(zone: visit.site.zone(of: try visit.agentOrganisation()), texts: texts)
        let fields = errors.marked(form.fields(visit, problems: errors.problems), texts)
        let action = visit.address("/desk/data-protection/breaches")
        return try visit.deskPage(
            texts.breaches, place: .breaches, counts: nil, hasErrors: errors.isAny,
            status: errors.isAny ? .unprocessableContent : .ok
        ) { h in
            errors.summary(fields, texts, &h)
            h.h1(texts.breaches)
            h.p(texts.breachesLead, .class("lede"))
            if list.breaches.isEmpty { h.p(texts.noBreach, .class("soft")) }
            h.ul(.class("plain-list card-stack"), .role(.list)) { h in
                for breach in list.breaches {
                    line(BreachWords(breach: breach, texts: texts, time: time, now: now), visit, &h)
                }
            }
            var pagination = Pagination(label: texts.pagesLabel)
            if before != nil { pagination.newer = Layout.Item(label: texts.backToStart, reference: action) }
            if list.isContinued, let last = list.breaches.last {
                pagination.older = Layout.Item(
                    label: texts.breachesEarlier, reference: action.adding("before", last.id.description))
            }
            h.put(pagination)
            h.h2(texts.newBreach)
            h.form(.method(.post), .action(action), .novalidate()) { h in
                h.put(visit.formToken)
                for field in fields { h.put(field) }
                h.p(texts.breachStaysForever, .class("consequence"))
                h.put(ButtonRow(buttons: [Button(label: texts.recordBreach, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func line(_ words: BreachWords, _ visit: Visit, _ h: inout HTMLWriter) {
        h.li(.class("action-card")) { h in
            h.h2 { h in
                h.a(
                    words.texts.breachTitle(known: words.time.dateAndTime(words.breach.clock.knownAt)),
                    .href(address(of: words.breach.id, visit)))
            }
            h.p(words.breach.description.nature.splitLines.first ?? "")
            h.put(Tag(text: words.texts.breachRisk(words.breach.description.risk), tone: .neutral))
            h.p(words.authority)
            if words.breach.people == .due { h.p(words.people) }
        }
    }
}

/// What is wrong with what was sent about a breach.
struct BreachErrors {
    var problems: [BreachForm.Problem] = []
    var refusal: BreachRefusal?
    /// The beginning of the fields' identifiers, where a page has several forms.
    var form = ""

    var isAny: Bool { !problems.isEmpty || refusal != nil }

    /// The field that a refusal is about.
    private var refusedField: String? {
        switch refusal {
        case .inTheFuture, .beforeKnown: form.isEmpty ? BreachForm.Problem.known.rawValue : form + "when"
        case .delayUnexplained: form + "delay"
        default: nil
        }
    }

    /// The fields with the refusal beside the one that it is about.
    func marked(_ fields: [Field], _ texts: any Texts) -> [Field] {
        fields.map { field in
            var field = field
            if let refusal, field.id == refusedField { field.error = texts.breachRefusal(refusal) }
            return field
        }
    }

    func summary(_ fields: [Field], _ texts: any Texts, _ h: inout HTMLWriter) {
        let wrong = fields.filter { $0.error != nil }
        if !wrong.isEmpty {
            h.put(
                ErrorSummary(
                    title: texts.errorSummaryTitle,
                    items: wrong.map { ErrorSummary.Item(message: $0.error ?? "", target: $0.focusTarget) }))
        } else if let refusal {
            h.put(Notice(body: Prose(texts.breachRefusal(refusal)), tone: .bad, isAnnounced: true))
        }
    }
}
