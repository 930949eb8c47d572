import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// The documents of a case: listed, shown and handed out, to the person and to the agents.
struct CaseFiles: Sendable {
    /// A file of what was sent, and where it stands.
    struct Item: Sendable {
        /// What it was sent for, in words.
        let purpose: String
        let reference: FileReference
        /// Nil when the store no longer has it.
        let stored: StoredFile?
        /// Whether a correction has put another in its place.
        var isReplaced = false
    }

    private(set) var items: [Item]

    /// Leaves out what does not fulfil a condition.
    mutating func keep(_ isKept: (Item) -> Bool) { items = items.filter(isKept) }

    /// The files that a case's answers name, in the order of the form, then those that corrections have replaced.
    init(_ current: Case, definition: ServiceDefinition, stored: [StoredFile], language: Language) {
        guard definition.takesFiles else {
            items = []
            return
        }
        let known = Dictionary(stored.map { ($0.id.description, $0) }, uniquingKeysWith: { first, _ in first })
        // Element by element of a list, as the person saw them: neither names nor paths sort that way.
        let answers = current.answers
        let evaluation = definition.evaluate(answers, on: current.evaluatedOn)
        let named = definition.pages.flatMap(evaluation.questions).flatMap { asked -> [Item] in
            guard let answer = answers[asked.path] else { return [] }
            let purpose = evaluation.label(of: asked.path, in: language)
            return FileReference.all(in: answer.value).map { reference in
                Item(purpose: purpose, reference: reference, stored: known[reference.id])
            }
        }
        let replaced = current.history.flatMap { event -> [Item] in
            guard case .correctionAnswered(let answer) = event.fact else { return [] }
            return answer.changes.flatMap { change -> [Item] in
                let label = evaluation.label(of: change.question, in: language)
                let purpose = label.isEmpty ? definition.question(change.question)?.ask[language] ?? "" : label
                return (change.before.map { FileReference.all(in: $0.value) } ?? []).map { reference in
                    Item(purpose: purpose, reference: reference, stored: known[reference.id], isReplaced: true)
                }
            }
        }
        items = named + replaced.filter { old in !named.contains { $0.reference.id == old.reference.id } }
    }

    /// The documents as they are listed.
    ///
    /// - Parameter address: where a file is handed out; its preview is below.
    func list(
        texts: any Texts, language: Language, forAgents: Bool, address: (FileReference) -> URLReference
    ) -> DocumentList {
        DocumentList(
            items: items.map { item in
                let state = item.stored?.state
                let canOpen = state == .accepted || (state == .received && !forAgents)
                let open = canOpen ? address(item.reference) : nil
                let note: String? =
                    switch state {
                    case .accepted: item.isReplaced ? texts.documentReplaced : nil
                    case .received: texts.fileBeingChecked
                    case .refused, .discarded, .uploading, nil: texts.fileRefusedLater
                    }
                return DocumentList.Item(
                    name: item.reference.name, purpose: item.purpose,
                    size: FileSize.words(item.reference.size, in: language), download: open,
                    preview: item.stored?.facts.hasPreview == true ? open.map { "\($0)/preview" } : nil,
                    note: note, isWrong: note != nil && !canOpen && state != .received)
            },
            words: DocumentList.Words(
                preview: { [language = texts.language] in language.texts.previewOf($0) }))
    }
}

/// Documents of a case, by the person who holds it.
enum CaseFileRoutes {
    static func routes() -> [Route] {
        let (mine, desk) = ("/{language}/cases/{case}/files/{file}", "/{language}/desk/cases/{case}/files/{file}")
        return [
            .get(mine, access: .caseHolder) { try await $0.download(try await caseFile($0)) },
            .get("\(mine)/preview", access: .caseHolder) { try await $0.preview(of: try await caseFile($0)) },
            .get(desk, access: .caseAgent(.agent)) { try await $0.download(try await deskFile($0)) }
                .reading(for: .caseWork),
            .get("\(desk)/preview", access: .caseAgent(.agent)) { try await $0.preview(of: try await deskFile($0)) }
                .reading(for: .caseWork),
        ]
    }

    private static func caseFile(_ visit: Visit) async throws -> StoredFile {
        guard let file = try await visit.file(of: try visit.authorisedTarget()), file.isKept else {
            throw SiteFailure.notFound
        }
        return file
    }

    /// For an agent: what is accepted only, and the opening of the case is on record first.
    private static func deskFile(_ visit: Visit) async throws -> StoredFile {
        let file = try await caseFile(visit)
        guard file.state == .accepted else { throw SiteFailure.notFound }
        _ = try await visit.openDeskCase()
        return file
    }
}

extension Visit {
    /// The documents of a case as the store has them.
    func caseFiles(_ found: CaseInHand, language: Language) async throws -> CaseFiles {
        let (store, id) = (site.store, found.case.id)
        let stored = try await store.database.read { try store.files.all(of: id, in: $0) }
        return CaseFiles(
            found.case, definition: found.definition, stored: stored, language: language)
    }
}
