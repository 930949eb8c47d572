import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Documents that a person gave in an earlier case of their own, offered at the questions that ask for the same again.
/// Never taken up without a press, and one press takes one document.
///
/// What is taken up is a copy, examined again and sealed for the draft: it lives and is erased with the draft, or with the
/// case that the draft becomes, whatever becomes of the case that it came from, and the other way round.
enum EarlierDocuments {
    /// What can be offered on a page, by question: nothing is read when there is nothing to offer it for.
    static func offers(on page: Page, of draft: DraftInHand, _ visit: Visit) async throws -> [String: [EarlierDocument]]
    {
        let open = page.questions.filter { question in
            question.concept != nil && draft.evaluation.isShown(question.name) && draft.hasRoom(at: question)
        }
        guard !open.isEmpty, let person = visit.person else { return [:] }
        let cases = try await EarlierAnswers.cases(of: person, besides: draft.stored.id, visit)
        var offers: [String: [EarlierDocument]] = [:]
        for question in open {
            let found = EarlierDocument.find(for: question, among: cases, today: draft.today)
            let documents = try await visit.stillThere(found).filter { !draft.has($0, at: question) }
            if !documents.isEmpty { offers[question.name] = documents }
        }
        return offers
    }

    /// Copies one document into the draft. Whether it may be is decided here again: the page only names it.
    static func take(_ visit: Visit) async throws -> Reply {
        let (pageID, name) = (try visit.parameter("page"), try visit.parameter("question"))
        let before = try await visit.keepTyped(on: pageID)
        guard before.stored.caseID == nil, before.newer == nil, let page = before.definition.page(pageID),
            before.isOpen(page)
        else { return .redirect(to: visit.draftAddress(before.stored.id).description) }
        let id = try visit.parameter("file")
        guard let document = try await offers(on: page, of: before, visit)[name]?.first(where: { $0.file.id == id })
        else { return .redirect(to: visit.pageAddress(page, of: before).fragment(name).description) }
        let received = try await copy(document, to: name, visit)
        try await visit.site.reflectFiles(of: before.stored.id, field: name)
        guard case .failure(let reason) = received.outcome else {
            return .redirect(to: visit.pageAddress(page, of: before).fragment(name).description)
        }
        let after = try await visit.loadDraft(again: true)
        var reply = FormPageView(
            visit: visit, draft: after, page: page,
            problems: [AnswerProblem(question: name, reason: reason.naming(received.name))]
        ).reply()
        reply.status = .unprocessableContent
        return reply
    }

    private static func copy(_ document: EarlierDocument, to field: String, _ visit: Visit) async throws -> ReceivedFile
    {
        let receiver = FileReceiver(site: visit.site, intake: try await DraftFiles.intake(visit))
        guard visit.site.uploads.enter(limit: visit.site.configuration.files.uploadsAtOnce) else {
            throw SiteFailure.busy
        }
        defer { visit.site.uploads.leave() }
        return try await receiver.copy(document, to: field)
    }
}

extension FileReceiver {
    /// Copies a document of an earlier case, as if the person had sent it again.
    func copy(_ document: EarlierDocument, to field: String) async throws -> ReceivedFile {
        let name = document.file.name
        if let reason = try await obstacle(to: field, size: document.file.size) {
            return ReceivedFile(field: field, name: name, outcome: .failure(reason))
        }
        guard let id = Identifier(document.file.id),
            let reader = try await site.store.blobs.open(Blob(file: id, owner: document.owner))
        else { return ReceivedFile(field: field, name: name, outcome: .failure(.noLongerThere)) }
        let origin = FileOrigin(reference: document.reference.description, at: document.at)
        let file = try await begin(
            field: field, name: name, size: document.file.size, fingerprint: "", origin: origin)
        let appender = try await site.store.blobs.append(to: file.blob)
        do {
            while let bytes = try await reader.next() { try await appender.write(bytes) }
            try await appender.close()
        } catch {
            // Erased or damaged meanwhile: what was copied so far goes.
            await reader.close()
            try await appender.close()
            try await discard(file)
            return result(of: file, .failure(.noLongerThere))
        }
        let received = try await complete(file)
        if case .success(let stored) = received.outcome, stored.facts.sha256 != document.file.sha256 {
            try await discard(stored)
            return result(of: file, .failure(.noLongerThere))
        }
        return received
    }
}

extension DraftInHand {
    /// Whether a file question may take one more file; where one is asked, only while there is none: nothing that the
    /// person chose is replaced by an offer.
    fileprivate func hasRoom(at question: Question) -> Bool {
        guard case .files(let control) = question.type.control else { return false }
        return files(at: question).count < control.maximumCount
    }

    /// Whether the draft has the document at this question already.
    fileprivate func has(_ document: EarlierDocument, at question: Question) -> Bool {
        files(at: question).contains { $0.facts.sha256 == document.file.sha256 }
    }

    private func files(at question: Question) -> [StoredFile] {
        files.filter { $0.facts.slot == question.name && !$0.isKept && $0.state != .refused }
    }
}

extension Visit {
    /// Those documents that the store still has, kept with their case and found sound.
    fileprivate func stillThere(_ documents: [EarlierDocument]) async throws -> [EarlierDocument] {
        guard !documents.isEmpty else { return [] }
        let store = site.store
        return try await store.database.read { connection in
            try documents.filter { document in
                guard let id = Identifier(document.file.id),
                    let file = try store.files.find(id, of: document.owner, in: connection)
                else { return false }
                return file.isKept && file.state == .accepted && file.facts.sha256 == document.file.sha256
            }
        }
    }

    fileprivate func pageAddress(_ page: Page, of draft: DraftInHand) -> URLReference {
        let address = draftAddress(draft.stored.id, "/pages/\(page.id)")
        return query["change"] == nil ? address : address.adding("change", "1")
    }
}

extension AnswerProblem.Reason {
    fileprivate static let noLongerThere = AnswerProblem.Reason(
        code: "earlier-document-gone",
        message: LocalizedText(
            fr: "Ce document n'est plus dans votre autre demande\u{A0}: ajoutez-le vous-même.",
            en: "This document is no longer in your other request: add it yourself."))
}

/// "You gave this on 3 November for school meals", with a button for each document.
struct EarlierDocumentOffer: Component {
    /// A document and where it is taken up.
    struct Item: Sendable {
        let name: String
        let size: String
        let action: URLReference
    }

    let words: String
    let items: [Item]
    let take: String

    func write(to h: inout HTMLWriter) {
        h.div(.class("notice notice-accent")) { h in
            h.div(.class("notice-body")) { h in
                h.p(words, .class("notice-title"))
                for item in items {
                    h.div { h in
                        h.bdi(item.name)
                        h.text(" (\(item.size)) ")
                        h.put(Button(label: take, act: .submitTo(item.action), style: .link, context: item.name))
                    }
                }
            }
        }
    }
}
