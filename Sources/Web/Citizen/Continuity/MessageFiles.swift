import Cases
import HTML
import Services
import Storage

/// Files that go with a message, the person's or an agent's: brought by its form, kept with the case once it is sent.
enum MessageFiles {
    /// What a message takes.
    static let control = FileControl(maximumCount: CaseMessage.maximumFiles)

    /// The field, which is also under what the store holds them until they are sent: each agent has their own.
    static func field(_ visit: Visit) -> String { visit.agent.map { "files-\($0.id)" } ?? "files" }

    /// What the forms of messages take.
    static func intake(_ visit: Visit) async throws -> UploadIntake {
        let (store, owner, name) = (visit.site.store, try visit.authorisedTarget(), field(visit))
        guard let entry = try await store.database.read({ try store.cases.find(owner, in: $0) }) else {
            throw SiteFailure.notFound
        }
        return UploadIntake(owner: owner, organisation: entry.organisation) { $0 == name ? control : nil }
    }

    /// What came with a form: what is chosen and not sent yet, what was not taken, and whether the form only added or
    /// removed a file.
    struct Brought: Sendable {
        let chosen: [StoredFile]
        /// What to mend, in words.
        let problem: String?
        let isOnlyChoosing: Bool

        /// The files as a message names them.
        var references: [FileReference] { chosen.compactMap(\.reference) }
    }

    /// Takes account of what a form brought or asked to remove.
    static func settle(_ visit: Visit) async throws -> Brought {
        let (owner, language) = (try visit.authorisedTarget(), visit.language)
        var isOnlyChoosing = visit.form["then"] == "upload"
        if let removed = visit.form["remove_file"].flatMap({ Identifier($0) }) {
            _ = try await visit.removeFile(removed, of: owner)
            isOnlyChoosing = true
        }
        let problems = visit.received.compactMap { file -> String? in
            guard case .failure(let reason) = file.outcome else { return nil }
            return Typography.typeset(reason.naming(file.name).message[language], in: language.rawValue)
        }
        return Brought(
            chosen: try await chosen(visit), problem: problems.isEmpty ? nil : problems.joined(separator: " "),
            isOnlyChoosing: isOnlyChoosing)
    }

    /// The files chosen and not sent yet.
    static func chosen(_ visit: Visit) async throws -> [StoredFile] {
        let (store, owner, name) = (visit.site.store, try visit.authorisedTarget(), field(visit))
        return try await store.database.read { try store.files.all(of: owner, in: $0) }
            .filter { $0.facts.slot == name && !$0.isKept && $0.reference != nil }
    }

    /// Removes what is chosen and was not sent: a double click brings each file twice.
    static func discardUnsent(_ visit: Visit) async throws {
        let owner = try visit.authorisedTarget()
        for file in try await chosen(visit) { _ = try await visit.removeFile(file.id, of: owner) }
    }

    /// The field with what is chosen.
    static func field(_ visit: Visit, chosen: [StoredFile], problem: String?) -> Field {
        let texts = visit.texts
        let items = chosen.map { file in
            FileField.Item(
                id: file.id.description, name: file.facts.name, size: FileSize.words(file.size, in: visit.language),
                note: file.state == .received ? texts.fileBeingChecked : nil)
        }
        let list = FileField.List(
            items: items, maximumCount: control.maximumCount,
            words: FileField.Words(texts, isMany: true, hasPhotos: true))
        var field = Field(
            id: "message-files", label: texts.messageFiles,
            control: .files(
                FileField(
                    name: Self.field(visit), accept: FileField.accept(control.kinds), list: list, uploads: nil)),
            words: visit.fieldWords)
        field.hint = texts.messageFilesHint(
            count: control.maximumCount, size: FileSize.words(control.maximumSize, in: visit.language))
        field.error = problem
        field.isOptional = true
        return field
    }
}

/// The files of a message, where they are read.
struct SentFiles: Component {
    let files: [FileReference]
    /// Every file of the case, as the store has it.
    let stored: [StoredFile]
    let visit: Visit
    /// Where a file is handed out.
    let address: (FileReference) -> URLReference

    func write(to h: inout HTMLWriter) {
        guard !files.isEmpty else { return }
        let known = Dictionary(stored.map { ($0.id.description, $0) }, uniquingKeysWith: { first, _ in first })
        let texts = visit.texts
        let items = files.map { file in
            let state = known[file.id]?.state
            let canOpen = state == .accepted
            return DocumentList.Item(
                name: file.name, purpose: "", size: FileSize.words(file.size, in: visit.language),
                download: canOpen ? address(file) : nil,
                preview: canOpen && known[file.id]?.facts.hasPreview == true ? "\(address(file))/preview" : nil,
                note: canOpen ? nil : state == .received ? texts.fileBeingChecked : texts.fileRefusedLater,
                isWrong: !canOpen && state != .received)
        }
        h.put(
            DocumentList(
                items: items,
                words: DocumentList.Words(preview: { [language = texts.language] in language.texts.previewOf($0) })))
    }
}
