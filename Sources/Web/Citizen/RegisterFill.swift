import Cases
import HTML
import HTTPTypes
import Logging
import Services
import Storage

/// Filling in a page from a register, when the person asks for it. Never in the way: a register that does not answer, or
/// that has nothing, leaves the questions as they are.
enum RegisterFill {
    /// How often a save is tried again when another tab saved the draft meanwhile.
    private static let maximumAttempts = 5

    static func fill(_ visit: Visit) async throws -> Reply {
        let pageID = try visit.parameter("page")
        // What was typed may hold the keys.
        let before = try await visit.keepTyped(on: pageID)
        guard before.stored.caseID == nil, before.newer == nil, let page = before.definition.page(pageID),
            let register = before.organisation.register(try visit.parameter("register"))
        else { return .redirect(to: visit.draftAddress(before.stored.id).description) }
        let outcome = try await ask(register, page: page, before, visit)
        let address = visit.draftAddress(before.stored.id, "/pages/\(page.id)").adding("register", register.id)
            .adding("outcome", outcome.rawValue)
        return .redirect(to: (visit.query["change"] == nil ? address : address.adding("change", "1")).description)
    }

    /// What the person is told afterwards.
    enum Outcome: String, Sendable { case filled, nothing, failed, keys }

    private static func ask(
        _ register: Register, page: Page, _ draft: DraftInHand, _ visit: Visit
    ) async throws -> Outcome {
        let questions = draft.draft.fillable(from: register, on: page, evaluation: draft.evaluation)
        guard !questions.isEmpty else { return .keys }
        guard let connection = visit.site.registers.connection(to: register, of: draft.organisation.id) else {
            return .failed
        }
        var records: [[String: String]: RegisterRecord] = [:]
        for keys in Set(questions.compactMap { $0.register.flatMap { draft.draft.keys(for: $0, of: register) } }) {
            do {
                records[keys] = try await within(visit.site.configuration.registerTimeout) {
                    try await connection.record(keys: keys)
                }
            } catch {
                visit.site.logger.warning(
                    "a register did not answer",
                    metadata: ["register": "\(register.id)", "error": "\(Dispatcher.kind(of: error))"])
                return .failed
            }
        }
        return try await fill(questions, from: records, of: register, visit)
    }

    private static func fill(
        _ questions: [Question], from records: [[String: String]: RegisterRecord], of register: Register, _ visit: Visit
    ) async throws -> Outcome {
        guard !records.isEmpty else { return .nothing }
        for _ in 0..<maximumAttempts {
            let current = try await visit.loadDraft(again: true)
            guard current.stored.caseID == nil else { return .nothing }
            var draft = current.draft
            var filled: [String] = []
            for question in questions {
                guard let keys = question.register.flatMap({ draft.keys(for: $0, of: register) }),
                    let record = records[keys]
                else { continue }
                filled += draft.fill([question], from: record, of: register, today: current.today)
            }
            guard !filled.isEmpty else { return .nothing }
            do {
                try await visit.save(draft, over: current.stored, before: current.draft)
                return .filled
            } catch StorageError.versionConflict {
                continue
            }
        }
        throw SiteFailure.busy
    }
}

/// The offer to fill in a page from a register: what it knows, who holds it, which text allows the exchange.
struct RegisterOffer: Component {
    let register: Register
    let questions: [Question]
    let keys: [Question]
    let action: URLReference
    let language: Language
    let texts: any Texts

    /// The offers of a page: registers that the installation reaches and that may answer something left unanswered.
    static func offers(on page: Page, of draft: DraftInHand, _ visit: Visit) -> [RegisterOffer] {
        let language = draft.definition.language(preferring: visit.language)
        return draft.organisation.registers.compactMap { register in
            guard visit.site.registers.connection(to: register, of: draft.organisation.id) != nil else { return nil }
            let questions = page.questions.filter { question in
                question.register?.register == register.id && draft.evaluation.isShown(question.name)
                    && draft.draft.entries[question.name] == nil
            }
            let names = questions.first?.register.map { $0.questions(of: register) } ?? []
            let keys = names.compactMap(draft.definition.question)
            let isReachable =
                keys.count == register.keys.count
                && keys.allSatisfy { key in
                    draft.draft.answers[key.name] != nil || page.questions.contains { $0.name == key.name }
                }
            guard !questions.isEmpty, isReachable else { return nil }
            let address = visit.draftAddress(draft.stored.id, "/pages/\(page.id)/registers/\(register.id)")
            return RegisterOffer(
                register: register, questions: questions, keys: keys,
                action: visit.query["change"] == nil ? address : address.adding("change", "1"), language: language,
                texts: visit.texts)
        }
    }

    func write(to h: inout HTMLWriter) {
        h.div(.class("card register-offer")) { h in
            h.h2(texts.registerTitle(register.name[language]))
            h.p(texts.registerKnows(list(questions)))
            let law = Typography.typeset(register.law.reference, in: language.rawValue)
            h.p(texts.registerHeld(by: register.holder[language], law: law))
            h.p(texts.registerAsked(with: list(keys)), .class("soft"))
            let label =
                register.basis == .consent
                ? texts.registerConsent(register.name[language]) : texts.registerFill(register.name[language])
            h.put(
                ButtonRow(
                    buttons: [Button(label: label, act: .submitTo(action), style: .quiet)], note: texts.registerFree))
        }
    }

    private func list(_ questions: [Question]) -> String {
        questions.map { texts.quoted($0.ask[language]) }.joined(separator: ", ")
    }
}

/// What came of asking a register, said once at the top of the page.
struct RegisterNotice: Component {
    let outcome: RegisterFill.Outcome
    let name: String
    let texts: any Texts

    init?(_ visit: Visit, _ draft: DraftInHand) {
        guard let outcome = visit.query["outcome"].flatMap(RegisterFill.Outcome.init(rawValue:)),
            let register = visit.query["register"].flatMap(draft.organisation.register)
        else { return nil }
        self.outcome = outcome
        name = register.name[draft.definition.language(preferring: visit.language)]
        texts = visit.texts
    }

    func write(to h: inout HTMLWriter) {
        h.put(
            Notice(
                body: Prose(texts.registerOutcome(outcome, name)), tone: outcome == .filled ? .good : .neutral,
                isAnnounced: true))
    }
}
