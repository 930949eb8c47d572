import Cases
import HTML
import Services
import Storage

extension DraftInHand {
    /// Makes the field of a file question, with the files that the draft has.
    func fileFields(for visit: Visit, language: Language) -> @Sendable (String, FileControl) -> FileField {
        let (files, owner) = (files, stored.id)
        return { field, control in
            visit.fileField(of: field, control: control, files: files, owner: owner, language: language)
        }
    }
}

extension Visit {
    /// The field of a draft's file question, with the files that it has.
    func fileField(of field: String, control: FileControl, files: [StoredFile], owner: Identifier, language: Language)
        -> FileField
    {
        FileField(
            name: field, accept: FileField.accept(control.kinds),
            list: fileList(of: field, control: control, files: files, language: language),
            uploads: draftAddress(owner, "/files"))
    }

    /// The files of a question as its field lists them.
    func fileList(
        of field: String, control: FileControl, files: [StoredFile], language: Language
    ) -> FileField.List {
        let items = files.filter { $0.facts.slot == field && !$0.isKept }.map { file in
            let isWhole = file.reference != nil
            let address = draftAddress(file.owner, "/files/\(file.id.description)")
            return FileField.Item(
                id: file.id.description, name: file.facts.name, size: FileSize.words(file.size, in: language),
                preview: isWhole && file.facts.hasPreview ? "\(address)/preview" : nil,
                download: isWhole ? address : nil, note: note(of: file, language: language),
                origin: origin(of: file, language: language),
                isWrong: file.state == .refused || file.state == .uploading)
        }
        return FileField.List(
            items: items, maximumCount: control.maximumCount,
            words: FileField.Words(
                texts, isMany: control.maximumCount > 1, hasPhotos: control.kinds.contains(where: \.isImage)))
    }

    /// From which request of the person's a file was taken, in words.
    func origin(of file: StoredFile, language: Language) -> String? {
        guard let origin = file.facts.origin else { return nil }
        let organisation = catalogue.organisations[file.organisation]
        let day = (organisation.map { site.zone(of: $0) } ?? .utc).date(at: origin.at)
        return texts.documentTaken(from: origin.reference, of: Formatting.date(day, in: language))
    }

    private func note(of file: StoredFile, language: Language) -> String? {
        switch file.state {
        case .accepted, .discarded: nil
        case .received: texts.fileBeingChecked
        case .uploading: texts.fileIncomplete
        case .refused:
            file.facts.refusal.flatMap(FileRefusal.init(rawValue:)).map {
                Typography.typeset($0.reason.message[language], in: language.rawValue)
            } ?? texts.fileRefusedLater
        }
    }
}

extension FileField {
    /// The field of a question without a draft: as a gallery shows it.
    init(_ name: String, control: FileControl, texts: any Texts) {
        self.init(
            name: name, accept: Self.accept(control.kinds),
            list: List(
                items: [], maximumCount: control.maximumCount,
                words: Words(
                    texts, isMany: control.maximumCount > 1, hasPhotos: control.kinds.contains(where: \.isImage))),
            uploads: nil)
    }

    /// What the browser's chooser offers: media types and endings, since systems know one or the other.
    static func accept(_ kinds: [FileKind]) -> String {
        kinds.flatMap { [$0.mediaType] + $0.extensions.map { "." + $0 } }.joined(separator: ",")
    }
}

extension FileField.Words {
    init(_ texts: any Texts, isMany: Bool, hasPhotos: Bool) {
        choose = isMany ? texts.chooseFiles : texts.chooseFile
        replace = texts.replaceFile
        add = texts.addThisFile
        remove = texts.removeFile
        full = texts.filesFull
        preview = { [language = texts.language] in language.texts.previewOf($0) }
        photoTitle = texts.photoHelpTitle
        photoAdvice = hasPhotos ? texts.photoHelp : []
        sending = texts.fileSending
        waiting = texts.fileWaiting
        sent = texts.fileSent
        failed = texts.fileFailed
        removed = texts.fileRemoved
    }
}
