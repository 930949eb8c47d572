import Cases
import Services
import Storage

/// Documents of a correction: brought by its form, held with the case until the answer is sent, kept with it then.
///
/// What is chosen takes the place of what was given before, as a whole: the case keeps both, and shows which is which.
enum CorrectionFiles {
    /// What a correction's form takes: the documents that the service asks for, while a correction waits.
    static func intake(_ visit: Visit) async throws -> UploadIntake {
        let found = try await visit.loadCase()
        let (isAwaited, definition) = (found.case.pendingCorrection != nil, found.definition)
        return UploadIntake(owner: found.case.id, organisation: found.case.submission.organisation) { field in
            guard isAwaited, let question = definition.question(field), case .files(let control) = question.type.control
            else { return nil }
            return control
        }
    }

    /// What came with a form: what was not taken, and whether the form only added or removed a document.
    struct Brought: Sendable {
        let problems: [AnswerProblem]
        let isOnlyChoosing: Bool
    }

    /// Takes account of what a form brought or asked to remove.
    static func settle(_ visit: Visit) async throws -> Brought {
        var isOnlyChoosing = visit.form["then"] == "upload"
        if let removed = visit.form["remove_file"].flatMap({ Identifier($0) }) {
            _ = try await visit.removeFile(removed, of: try visit.authorisedTarget())
            isOnlyChoosing = true
        }
        let problems = visit.received.compactMap { file -> AnswerProblem? in
            guard case .failure(let reason) = file.outcome else { return nil }
            return AnswerProblem(question: file.field, reason: reason.naming(file.name))
        }
        return Brought(problems: problems, isOnlyChoosing: isOnlyChoosing)
    }

    /// The documents chosen for questions of the form and not sent yet.
    static func chosen(_ visit: Visit, for definition: ServiceDefinition) async throws -> [StoredFile] {
        guard definition.takesFiles else { return [] }
        let (store, owner) = (visit.site.store, try visit.authorisedTarget())
        return try await store.database.read { try store.files.all(of: owner, in: $0) }.filter { file in
            guard !file.isKept, file.reference != nil, let question = definition.question(file.facts.slot) else {
                return false
            }
            if case .files = question.type.control { return true }
            return false
        }
    }

    /// What is chosen, as answers by the path of their question.
    static func answers(_ chosen: [StoredFile]) -> [String: RawAnswer] {
        Dictionary(grouping: chosen, by: \.facts.slot).mapValues { files in
            RawAnswer(parts: ["": files.compactMap { $0.reference?.text }])
        }
    }

    /// Removes what was chosen and not sent: for a question that is not asked any more.
    static func discardUnsent(_ visit: Visit, for definition: ServiceDefinition) async throws {
        let owner = try visit.authorisedTarget()
        for file in try await chosen(visit, for: definition) { _ = try await visit.removeFile(file.id, of: owner) }
    }

    /// Makes the field of a document, with what is chosen.
    static func fields(_ visit: Visit, chosen: [StoredFile]) -> @Sendable (String, FileControl) -> FileField {
        { path, control in
            let items = chosen.filter { $0.facts.slot == path }.map { file in
                FileField.Item(
                    id: file.id.description, name: file.facts.name,
                    size: FileSize.words(file.size, in: visit.language),
                    note: file.state == .received ? visit.texts.fileBeingChecked : nil)
            }
            let words = FileField.Words(
                visit.texts, isMany: control.maximumCount > 1, hasPhotos: control.kinds.contains(where: \.isImage))
            return FileField(
                name: path, accept: FileField.accept(control.kinds),
                list: FileField.List(items: items, maximumCount: control.maximumCount, words: words), uploads: nil)
        }
    }
}

extension Question {
    /// Whether it is answered by documents.
    var takesFiles: Bool { if case .files = type.control { true } else { false } }
}
