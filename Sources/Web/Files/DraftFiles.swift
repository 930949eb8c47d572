import Cases
import FEEL
import Services
import Storage

/// Files given to the questions of a draft: as each comes or goes, the draft's answer says so.
enum DraftFiles {
    /// What a form of a draft takes.
    static func intake(_ visit: Visit) async throws -> UploadIntake {
        let draft = try await visit.loadDraft()
        // What was sent is a case: its form takes nothing more, and leads to it.
        let isSent = draft.stored.caseID != nil
        let definition = draft.definition
        return UploadIntake(owner: draft.stored.id, organisation: draft.stored.organisation) { field in
            guard !isSent, let question = definition.question(field), case .files(let control) = question.type.control
            else { return nil }
            return control
        }
    }

    /// Takes account of the files that a page's form brought or asked to remove.
    ///
    /// - Returns: what to tell of the files that were not taken, and whether the draft has changed.
    static func settle(_ visit: Visit) async throws -> (refused: [AnswerProblem], isChanged: Bool) {
        let id = try visit.authorisedTarget()
        var problems: [AnswerProblem] = []
        var fields = Set(visit.received.map(\.field))
        for file in visit.received {
            guard case .failure(let reason) = file.outcome else { continue }
            problems.append(AnswerProblem(question: file.field, reason: reason.naming(file.name)))
        }
        if let removed = visit.form["remove_file"].flatMap({ Identifier($0) }),
            let file = try await visit.removeFile(removed, of: id)
        {
            fields.insert(file.facts.slot)
        }
        for field in fields { try await visit.site.reflectFiles(of: id, field: field) }
        return (problems, !fields.isEmpty)
    }
}

extension AnswerProblem.Reason {
    /// The same, saying of which file.
    func naming(_ name: String) -> AnswerProblem.Reason {
        guard !name.isEmpty else { return self }
        let message = LocalizedText(
            fr: "«\u{A0}\(name)\u{A0}» n'a pas été ajouté. \(message[.fr])",
            en: "“\(name)” was not added. \(message[.en])")
        return AnswerProblem.Reason(code: code, part: part, message: message)
    }
}

extension Visit {
    /// Removes a file that was not sent yet; nil when there was none.
    func removeFile(_ id: Identifier, of owner: Identifier) async throws -> StoredFile? {
        let (store, now) = (site.store, now)
        let removed = try await store.database.write { transaction -> StoredFile? in
            guard let file = try store.files.find(id, of: owner, in: transaction),
                try store.files.discard(id, of: owner, now: now, in: transaction)
            else { return nil }
            return file
        }
        if removed != nil { try await store.eraseDiscardedFiles() }
        return removed
    }
}

extension Site {
    /// Makes a draft's answer to a question name the files that it has now.
    func reflectFiles(of id: Identifier, field: String) async throws {
        let (store, now) = (store, now())
        let expiresAt = now.adding(seconds: Int64(configuration.draftDays) * 86_400)
        try await store.database.write { transaction in
            guard let stored = try store.drafts.find(id, now: now, in: transaction), stored.caseID == nil else {
                return
            }
            var draft = try DraftCodec.decode(stored.content)
            let references = try store.files.all(of: id, in: transaction)
                .filter { $0.facts.slot == field && !$0.isKept }.compactMap(\.reference)
            let entry: Draft.Entry? =
                references.isEmpty ? nil : .answer(Answer(.list(references.map(\.value)), by: .person))
            guard draft.entries[field] != entry else { return }
            draft.entries[field] = entry
            try store.drafts.save(
                DraftCodec.encode(draft), of: id, definition: stored.definition, expectedVersion: stored.version,
                now: now, expiresAt: expiresAt, in: transaction)
        }
    }
}

extension DraftInHand {
    /// Files, not sent yet, of questions that this page was recorded without: hidden, or in an element that was removed.
    /// Recording forgets such answers (`Draft.record`), and their files with them.
    func filesNoLongerAsked(on page: Page) -> [Identifier] {
        guard page.takesFiles else { return [] }
        let names = Set(page.questions.map(\.name))
        return files.filter { file in
            !file.isKept && names.contains(AnswerPath.name(of: file.facts.slot))
                && !evaluation.isShown(file.facts.slot)
        }.map(\.id)
    }

    /// What becomes of the files not sent yet under another version, as of the answers that name them (`Draft.migrated`):
    /// those of a renamed question follow it; those of a question that takes none any more go.
    func files(under newer: ServiceDefinition) -> (moved: [StoredFile], gone: [Identifier]) {
        let takers = newer.pages.flatMap(\.questions).filter {
            if case .files = $0.type.control { true } else { false }
        }
        var (moved, gone): ([StoredFile], [Identifier]) = ([], [])
        for var file in files where !file.isKept {
            let name = AnswerPath.name(of: file.facts.slot)
            let taker = takers.first { $0.name == name } ?? takers.first { $0.formerNames.contains(name) }
            guard let taker else {
                gone.append(file.id)
                continue
            }
            let place = file.facts.slot.lastIndex(of: ".").map { file.facts.slot[...$0] } ?? ""
            let slot = place + taker.id
            guard slot != file.facts.slot else { continue }
            file.facts.slot = String(slot)
            moved.append(file)
        }
        return (moved, gone)
    }

    /// The same problem, or, where an answer is only missing because its file is still being examined, one that says so.
    func sayingWhatIsChecked(_ problem: AnswerProblem) -> AnswerProblem {
        guard problem.reason.code == "required",
            files.contains(where: {
                $0.facts.slot == problem.question && $0.state != .refused && $0.state != .discarded
            })
        else { return problem }
        return AnswerProblem(
            question: problem.question,
            reason: AnswerProblem.Reason(
                code: "file-being-checked",
                message: LocalizedText(
                    fr: "Votre fichier est en cours de vérification. Attendez quelques secondes, puis continuez.",
                    en: "Your file is being checked. Wait a few seconds, then continue.")))
    }
}
