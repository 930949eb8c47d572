import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Signing decisions that colleagues prepared: one by one on their cases, or several, each read.
enum SignaturePages {
    /// The most decisions on one page: as many as one reads.
    private static let pageSize = 10

    // MARK: One

    static func sign(_ visit: Visit) async throws -> Reply {
        let read = try await visit.readDeskCase()
        let signature = try await visit.signature(for: read.delegation?.id)
        let seen = visit.form["prepared"].flatMap(Int.init) ?? 0
        return try await answer(visit, .sign(signature, seen: seen, zone: read.found.zone), done: .acted)
    }

    static func sendBack(_ visit: Visit) async throws -> Reply {
        let read = try await visit.readDeskCase()
        let isSignatory = try await visit.signature(for: read.delegation?.id) != nil
        let why = (visit.form["why"] ?? "").linesEndedByLineFeeds
        let seen = visit.form["prepared"].flatMap(Int.init) ?? 0
        return try await answer(
            visit, .endPreparation(why: why, seen: seen, isSignatory: isSignatory), done: .sentBack)
    }

    private static func answer(
        _ visit: Visit, _ command: CaseCommand, done: DeskCasePage.Done
    ) async throws -> Reply {
        switch try await visit.perform(command).outcome {
        case .success(let changed):
            return .redirect(to: visit.deskAddress(changed.case.id).adding("done", done.rawValue).description)
        case .failure(let refusal):
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
    }

    // MARK: Several

    /// Decisions that wait for this agent, each complete.
    static func list(_ visit: Visit) async throws -> Reply { try await view(visit, results: [], isEmpty: false) }

    /// Signs those of which the agent says that they have read them, each on its own.
    static func signSeveral(_ visit: Visit) async throws -> Reply {
        let chosen = visit.form.all("read").compactMap { value -> (id: Identifier, seen: Int)? in
            let parts = value.split(separator: ".").map(String.init)
            guard parts.count == 2, let id = Identifier(parts[0]), let seen = Int(parts[1]) else { return nil }
            return (id, seen)
        }.prefix(pageSize)
        guard !chosen.isEmpty else { return try await view(visit, results: [], isEmpty: true) }
        var results: [(reference: String, id: Identifier, refusal: CaseRefusal?)] = []
        for one in chosen {
            // What is no case of the organisation is passed over, so that the others have their outcome.
            guard let read = try? await visit.readDeskCase(one.id) else { continue }
            let signature = try await visit.signature(for: read.delegation?.id)
            let command = CaseCommand.sign(signature, seen: one.seen, zone: read.found.zone)
            let outcome = try await visit.perform(command, on: one.id).outcome
            var refusal: CaseRefusal?
            if case .failure(let why) = outcome { refusal = why }
            results.append((read.case.submission.reference.description, one.id, refusal))
        }
        return try await view(visit, results: results, isEmpty: false)
    }

    private static func view(
        _ visit: Visit, results: [(reference: String, id: Identifier, refusal: CaseRefusal?)], isEmpty: Bool
    ) async throws -> Reply {
        let (store, desk, texts) = (visit.site.store, try visit.agentDesk(), visit.texts)
        let (entries, counts) = try await store.database.read { connection -> ([CaseEntry], CaseCounts) in
            var entries: [CaseEntry] = []
            for delegation in Set(try desk.held(in: connection).map(\.name)).sorted() where entries.count < pageSize {
                entries += try store.cases.list(
                    .toSign(delegation), organisation: desk.agent.organisation, limit: pageSize - entries.count,
                    in: connection
                ).entries
            }
            return (entries, try desk.counts(in: connection))
        }
        // What is read is on record before it is shown.
        var cases: [DeskCase] = []
        for entry in entries { cases.append(try await visit.openDeskCase(entry.id)) }
        let shown = cases.filter { $0.case.prepared.map { !$0.isStale } ?? false }
        return try visit.deskPage(
            texts.toSign, counts: counts, hasErrors: isEmpty, status: isEmpty ? .unprocessableContent : .ok
        ) { h in
            h.put(BackLink(label: texts.toDo, reference: visit.address("/desk")))
            if isEmpty {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: texts.readOne, target: "decisions")]))
            }
            h.h1(texts.toSign)
            h.p(texts.toSignLead, .class("lede"))
            if !results.isEmpty {
                h.ul(.role(.list)) { h in
                    for result in results {
                        h.li { h in
                            h.a(result.reference, .class("reference"), .href(visit.deskAddress(result.id)))
                            h.text("\u{A0}: ")
                            h.text(result.refusal.map { texts.batchOutcome($0.code) } ?? texts.isSigned)
                        }
                    }
                }
            }
            guard !shown.isEmpty else {
                h.p(texts.nothingToSignHere)
                return
            }
            h.form(
                .method(.post), .action(visit.address("/desk/signatures")), .id("decisions"), .novalidate()
            ) { h in
                h.put(visit.formToken)
                for current in shown { card(current, visit, &h) }
                h.p(texts.signConsequence, .class("consequence"))
                h.put(ButtonRow(buttons: [Button(label: texts.signThem, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }

    private static func card(_ current: DeskCase, _ visit: Visit, _ h: inout HTMLWriter) {
        guard let prepared = current.case.prepared else { return }
        let (texts, found) = (visit.texts, current.found)
        let language = current.definition.language(preferring: visit.language)
        let reference = found.case.submission.reference.description
        h.section(.class("action-card"), .ariaLabelledBy("sign-\(reference)")) { h in
            h.h2(.id("sign-\(reference)")) { h in
                h.text(visit.typeset(current.definition.presentation.title, in: language))
                h.text(" ")
                h.a(reference, .class("reference"), .href(visit.deskAddress(found.case.id)))
            }
            let values = current.definition.columnValues(
                answers: found.case.answers, computed: found.case.computed, on: found.case.evaluatedOn)
            let columns = values.map { $0[language] }.filter { !$0.isEmpty }
            if !columns.isEmpty { h.p(columns.joined(separator: " · "), .class("soft")) }
            let time = LocalTime(zone: found.zone, texts: texts)
            let who = CaseHistory.who(prepared.author, of: current, texts: texts)
            h.p(texts.prepared(by: who, on: time.dateAndTime(prepared.at)), .class("soft"))
            PreparedSection.decision(prepared, of: current, visit: visit, &h)
            let item = Field.Choices.Item(
                value: "\(found.case.id.description).\(prepared.version)", label: texts.haveRead(reference))
            h.put(
                Field(
                    id: "read-\(reference)", label: texts.signThisOne,
                    control: .choices(Field.Choices(kind: .many, name: "read", items: [item])),
                    words: visit.fieldWords))
        }
    }
}
