import FEEL

/// One or more files.
///
/// Values are lists of files, each a context with the strings `id`, `name`, `kind` and `sha256` and the number `size`, in
/// bytes. Channels store the files first, then give their references as the answer's texts.
struct FileQuestion: DefinedQuestionType {
    static let name = "file"
    static let keys = ["accept", "max_size", "max_files"]

    /// What is asked for, with its limits.
    let files: FileControl

    init(files: FileControl) { self.files = files }

    init(reading settings: MappingReader, context: QuestionContext) {
        files = FileControl(
            kinds: Self.kinds(settings), maximumSize: Self.size(settings) ?? FileControl.usualSize,
            maximumCount: settings.int("max_files", in: 1...FileControl.mostFiles, required: false) ?? 1)
    }

    var valueType: ValueType { .list(FileReference.valueType) }

    var control: Control { .files(files) }

    func parse(_ raw: RawAnswer, in language: Language) -> ParsedAnswer {
        var references: [FileReference] = []
        for text in raw.texts where !text.allSatisfy(\.isWhitespace) {
            guard text.utf8.count <= 2_000, let reference = FileReference(text: text) else {
                return .problem(Self.again)
            }
            if !references.contains(where: { $0.id == reference.id }) { references.append(reference) }
        }
        return references.isEmpty ? .absent : .value(.list(references.map(\.value)))
    }

    func problem(with value: Value, on today: CivilDate) -> AnswerProblem.Reason? {
        guard case .list(let values) = value, !values.isEmpty else { return missing }
        let references = FileReference.all(in: value)
        guard references.count == values.count, Set(references.map(\.id)).count == values.count,
            references.map(\.value) == values
        else { return Self.again }
        if references.count > files.maximumCount { return .tooManyFiles(maximum: files.maximumCount) }
        if references.contains(where: { $0.size > files.maximumSize }) { return .fileTooLarge(files.maximumSize) }
        if references.contains(where: { !files.kinds.contains($0.kind) }) { return .fileOfAnotherKind(files.kinds) }
        return nil
    }

    var missing: AnswerProblem.Reason? {
        files.maximumCount == 1
            ? AnswerProblem.Reason("required", fr: "Choisissez un fichier.", en: "Choose a file.")
            : AnswerProblem.Reason("required", fr: "Choisissez au moins un fichier.", en: "Choose at least one file.")
    }

    func hint(in language: Language) -> String? {
        let kinds = files.kinds.words(in: language)
        let size = FileSize.words(files.maximumSize, in: language)
        switch (language, files.maximumCount) {
        case (.fr, 1): return "\(kinds), \(size) au plus"
        case (.en, 1): return "\(kinds), up to \(size)"
        case (.fr, let count): return "\(count) fichiers au plus\u{A0}: \(kinds), \(size) au plus chacun"
        case (.en, let count): return "Up to \(count) files: \(kinds), up to \(size) each"
        }
    }

    /// A file a line: its name and size.
    func print(_ value: Value, in language: Language) -> String {
        FileReference.all(in: value)
            .map { "\($0.name) (\(FileSize.words($0.size, in: language)))" }.joined(separator: "\n")
    }

    func edit(_ value: Value, in language: Language) -> RawAnswer {
        let texts = FileReference.all(in: value).map(\.text)
        return texts.isEmpty ? RawAnswer() : RawAnswer(parts: ["": texts])
    }

    private static let again = AnswerProblem.Reason(
        "not-a-file", fr: "Ajoutez de nouveau ce fichier.", en: "Add this file again.")

    private static func size(_ settings: MappingReader) -> Int? {
        guard let scalar = settings.scalar("max_size", required: false) else { return nil }
        guard let bytes = FileSize.bytes(of: scalar.text) else {
            settings.diagnostics.error(
                "wrong-kind", "`max_size` is a number with its unit, such as `10 MB`", at: scalar.range)
            return nil
        }
        guard (10_000...FileSize.maximum).contains(bytes) else {
            settings.diagnostics.error("out-of-range", "`max_size` is between 10 kB and 200 MB", at: scalar.range)
            return nil
        }
        return bytes
    }

    private static func kinds(_ settings: MappingReader) -> [FileKind] {
        let names = FileGroup.allCases.map(\.rawValue) + FileKind.allCases.map(\.rawValue)
        var kinds: [FileKind] = []
        for scalar in settings.scalars("accept") {
            let named = FileGroup(rawValue: scalar.text)?.kinds ?? FileKind(rawValue: scalar.text).map { [$0] } ?? []
            if named.isEmpty {
                settings.diagnostics.error(
                    "unknown-value", "`\(scalar.text)` is not a kind of file", at: scalar.range,
                    suggestion: Diagnostic.didYouMean(nearestName(to: scalar.text, among: names))
                        ?? "known kinds: " + names.joined(separator: ", "))
            }
            let new = named.filter { !kinds.contains($0) }
            if new.isEmpty, !named.isEmpty {
                settings.diagnostics.warning("duplicate-value", "`\(scalar.text)` is listed twice", at: scalar.range)
            }
            kinds += new
        }
        return kinds.isEmpty ? FileControl.usualKinds : kinds
    }
}

extension AnswerProblem.Reason {
    /// More files than the question takes.
    public static func tooManyFiles(maximum: Int) -> Self {
        maximum == 1
            ? Self("too-many-files", fr: "Gardez un seul fichier.", en: "Keep a single file.")
            : Self(
                "too-many-files", fr: "Gardez \(maximum) fichiers au plus.", en: "Keep \(maximum) files or fewer.")
    }

    /// A file larger than the question takes.
    public static func fileTooLarge(_ maximum: Int) -> Self {
        Self(
            "file-too-large",
            fr: "Choisissez un fichier de \(FileSize.words(maximum, in: .fr)) au plus, ou une photo moins lourde.",
            en: "Choose a file of \(FileSize.words(maximum, in: .en)) or less, or a lighter photo.")
    }

    /// A file of a kind that the question does not take.
    public static func fileOfAnotherKind(_ kinds: [FileKind]) -> Self {
        Self(
            "file-kind", fr: "Choisissez un fichier d'un de ces types\u{A0}: \(kinds.words(in: .fr)).",
            en: "Choose a file of one of these kinds: \(kinds.words(in: .en)).")
    }
}
