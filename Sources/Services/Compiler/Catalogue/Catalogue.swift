public import FEEL

/// Every organisation and service of a `services/` directory, compiled. A broken one never takes the others down.
public struct Catalogue: Sendable {
    /// An `organisation.yaml`.
    public struct OrganisationEntry: Sendable {
        /// The folder it stands in, as diagnostics show it.
        public let folder: String
        /// The file alone, as an archive: what is published.
        public let archive: DefinitionArchive
        /// What compiling it gave.
        public let compilation: OrganisationCompilation
    }

    /// An organisation's folder of sheets.
    public struct SheetsEntry: Sendable {
        /// The folder, as diagnostics show it.
        public let folder: String
        /// The folder of the `organisation.yaml` beside it.
        public let organisationFolder: String
        /// What compiling it gave.
        public let compilation: SheetCompilation
    }

    /// An organisation's questions with the sheets that answer them: read here, replayed by whoever can search.
    public struct QuestionsEntry: Sendable {
        /// The file, as diagnostics show it.
        public let path: String
        /// The folder of the `organisation.yaml` beside it.
        public let organisationFolder: String
        /// The file as it stands.
        public let bytes: [UInt8]
    }

    /// A folder that holds a `service.yaml`.
    public struct ServiceEntry: Sendable {
        /// The folder, as diagnostics show it.
        public let folder: String
        /// The folder's files: what is published.
        public let archive: DefinitionArchive
        /// The folder of the nearest `organisation.yaml`, if there is one.
        public let organisationFolder: String?
        /// What compiling it gave.
        public let compilation: ServiceCompilation
    }

    /// The organisations, in the order of their folders.
    public let organisations: [OrganisationEntry]
    /// The services, in the order of their folders.
    public let services: [ServiceEntry]
    /// The organisations' own sheets, in the order of their folders.
    public let sheets: [SheetsEntry]
    /// The organisations' questions, in the order of their folders.
    public let questions: [QuestionsEntry]
    /// Everything there is to say, in order of reading.
    public let diagnostics: [Diagnostic]
    /// Whether all that the organisations have was looked at, and not one service alone: what is not in it is then not
    /// there.
    public let isWhole: Bool

    /// The definitions that can be published.
    public var definitions: [ServiceDefinition] { services.compactMap(\.compilation.definition) }

    /// Whether something is wrong anywhere.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// The files of a `services/` directory, sorted into organisations and services.
public struct CatalogueFiles: Sendable {
    /// The name of the file that makes a folder an organisation's.
    public static let organisation = "organisation.yaml"
    /// The name of the file that makes a folder a service.
    public static let service = "service.yaml"
    /// The name of the folder, beside `organisation.yaml`, that holds the organisation's own sheets.
    public static let sheets = "sheets"
    /// The name of the file, beside `organisation.yaml`, of questions with the sheets that answer them.
    public static let questions = "questions.jsonl"

    /// The `organisation.yaml` files, each alone in an archive, by folder.
    public var organisations: [String: DefinitionArchive] = [:]
    /// The folders of sheets, by the folder of their organisation.
    public var sheets: [String: DefinitionArchive] = [:]
    /// The `questions.jsonl` files, each alone in an archive, by the folder of their organisation.
    public var questions: [String: DefinitionArchive] = [:]
    /// The services' folders.
    public var services: [String: DefinitionArchive] = [:]
    /// The folder of the organisation that offers the services with none above them, when one service is looked at alone.
    public var defaultOrganisation: String?
    /// What could not be read.
    public var problems: [Diagnostic] = []

    /// No files.
    public init() {}
}

extension Catalogue {
    /// Compiles a directory's files. Pure.
    ///
    /// - Parameter today: the day on which the age of what has to be reviewed is judged; nil when it is not.
    public init(_ files: CatalogueFiles, on today: CivilDate? = nil) {
        let organisations = files.organisations.sorted { $0.key < $1.key }.map { folder, archive in
            OrganisationEntry(
                folder: folder, archive: archive, compilation: Self.compile(archive, in: folder, on: today))
        }
        let byFolder = Dictionary(uniqueKeysWithValues: organisations.map { ($0.folder, $0) })
        var identifiers: [String: String] = [:]
        let services = files.services.sorted { $0.key < $1.key }.map { folder, archive in
            let owner = Self.ancestors(of: folder).first { byFolder[$0] != nil } ?? files.defaultOrganisation
            let organisation = owner.flatMap { byFolder[$0]?.compilation.organisation }
            var compilation = ServiceCompiler.compile(archive, organisation: organisation, shownAs: folder)
            if let definition = compilation.definition {
                if let other = identifiers[definition.id] {
                    compilation = compilation.rejected(Self.duplicate(definition.id, in: folder, first: other))
                } else {
                    identifiers[definition.id] = folder
                }
            }
            return ServiceEntry(
                folder: folder, archive: archive, organisationFolder: owner, compilation: compilation)
        }
        let sheets = files.sheets.sorted { $0.key < $1.key }.map { owner, archive in
            let folder = owner.isEmpty ? CatalogueFiles.sheets : "\(owner)/\(CatalogueFiles.sheets)"
            return SheetsEntry(
                folder: folder, organisationFolder: owner,
                compilation: SheetCompiler.compile(archive, shownAs: folder, on: today))
        }
        self.organisations = organisations
        self.services = services
        isWhole = files.defaultOrganisation == nil
        self.sheets = sheets
        questions = files.questions.sorted { $0.key < $1.key }.compactMap { owner, archive in
            archive.files.first.map { file in
                QuestionsEntry(
                    path: owner.isEmpty ? file.path : "\(owner)/\(file.path)", organisationFolder: owner,
                    bytes: file.bytes)
            }
        }
        diagnostics =
            (files.problems + organisations.flatMap(\.compilation.diagnostics)
            + services.flatMap(\.compilation.diagnostics)
            + sheets.flatMap(\.compilation.diagnostics)
            + organisations.flatMap { entry in
                let own = sheets.first { $0.organisationFolder == entry.folder }
                return Self.unknownServices(
                    entry.compilation.namedServices + (own?.compilation.namedServices ?? []), of: entry.folder,
                    among: services)
            }).sorted()
    }

    /// The services that an organisation names and that are not there. Where the folder of one service is looked at alone,
    /// nothing is known of the others.
    private static func unknownServices(
        _ named: [Located<String>], of folder: String, among services: [ServiceEntry]
    ) -> [Diagnostic] {
        let own = services.filter { $0.organisationFolder == folder }
        guard own.count > 1 else { return [] }
        let known =
            own.map { $0.folder.split(separator: "/").last.map(String.init) ?? $0.folder }
            + own.compactMap(\.compilation.definition?.id)
        return named.filter { !known.contains($0.value) }.map { name in
            Diagnostic(
                .warning, .unknownService, "no service of this organisation is called `\(name.value)`", at: name.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: name.value, among: known)))
        }
    }

    private static func compile(
        _ archive: DefinitionArchive, in folder: String, on today: CivilDate?
    ) -> OrganisationCompilation {
        let path = folder.isEmpty ? CatalogueFiles.organisation : "\(folder)/\(CatalogueFiles.organisation)"
        guard let file = archive.sourceFile(at: CatalogueFiles.organisation, shownAs: path) else {
            let place = SourceFile(path: path, text: "").range
            return OrganisationCompilation(
                organisation: nil,
                diagnostics: [Diagnostic(.error, .invalidText, "this file is not text in UTF-8", at: place)])
        }
        return OrganisationCompiler.compile(file, on: today)
    }

    /// The folders above a folder, the nearest first.
    private static func ancestors(of folder: String) -> [String] {
        var folders: [String] = []
        var rest = folder[...]
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            folders.append(String(rest))
        }
        return folders + (folder.isEmpty ? [] : [""])
    }

    private static func duplicate(_ id: String, in folder: String, first: String) -> Diagnostic {
        let file = SourceFile(path: "\(folder)/\(CatalogueFiles.service)", text: "")
        return Diagnostic(
            .error, .duplicateIdentifier, "the service `\(id)` is defined in `\(first)` already", at: file.range)
    }
}

extension ServiceCompilation {
    /// The same, refused for one more reason.
    fileprivate func rejected(_ diagnostic: Diagnostic) -> ServiceCompilation {
        ServiceCompilation(definition: nil, diagnostics: diagnostics + [diagnostic])
    }
}
