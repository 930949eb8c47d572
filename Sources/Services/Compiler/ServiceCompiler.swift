/// What compiling a service gave.
public struct ServiceCompilation: Sendable {
    /// The definition, unless there is an error.
    public let definition: ServiceDefinition?
    /// What there is to say about it, in order of reading.
    public let diagnostics: [Diagnostic]

    /// Whether something keeps the service from being published.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Compiles a service's folder: read, resolve, check, build. Pure.
///
/// - **Read** (`Source/`): YAML and Markdown become a `ServiceSource`, which knows the shape of definitions.
/// - **Resolve** (`Names/`): names are given their meaning, expressions are compiled, what each part needs is worked out.
/// - **Check** (`Checks/`): what a service owes people, and what could never work, is reported.
/// - **Build** (`Build/`): a `ServiceDefinition` is made, and the tests that it holds are run on it.
public enum ServiceCompiler {
    /// Compiles a folder, with everything there is to say about it.
    ///
    /// - Parameters:
    ///   - archive: the folder.
    ///   - organisation: who offers the service: that of the nearest `organisation.yaml`; nil when there is none.
    ///   - folder: the folder's path as diagnostics show it.
    public static func compile(
        _ archive: DefinitionArchive, organisation: Organisation?, shownAs folder: String = ""
    ) -> ServiceCompilation {
        let diagnostics = DiagnosticBag()
        let folder = DefinitionFolder(archive: archive, shownAs: folder)
        let resolved = resolve(folder, diagnostics)
        if let resolved {
            DefinitionChecks(resolved, organisation: organisation, diagnostics: diagnostics).run()
        }
        var definition =
            diagnostics.hasErrors ? nil : resolved.flatMap { DefinitionBuilder($0, archive: archive).build() }
        if let sound = definition, let resolved {
            AssessmentCheck(definition: sound, source: resolved, folder: folder, diagnostics: diagnostics).run()
            if !resolved.source.tests.isEmpty {
                DefinitionTests(sound, of: resolved, diagnostics: diagnostics).run()
            }
            if diagnostics.hasErrors { definition = nil }
        }
        return ServiceCompilation(definition: definition, diagnostics: diagnostics.sorted)
    }

    /// The definition of a folder that was published once.
    ///
    /// It was checked then, and has to be read for as long as its cases are: neither a check added since, nor an office
    /// closed since, may prevent it. Nil only when the folder can't be understood.
    public static func reopen(_ archive: DefinitionArchive) -> ServiceDefinition? {
        resolve(DefinitionFolder(archive: archive, shownAs: ""), DiagnosticBag())
            .flatMap { DefinitionBuilder($0, archive: archive).build() }
    }

    private static func resolve(_ folder: DefinitionFolder, _ diagnostics: DiagnosticBag) -> ResolvedService? {
        guard let file = folder.file(DefinitionFolder.service, diagnostics),
            let root = YAMLLoader.load(file, diagnostics: diagnostics),
            let source = ServiceReader.read(
                root, file: file,
                texts: { FolderTexts(folder, languages: $0, diagnostics: diagnostics) },
                models: { folder.archive.bytes(at: $0) }, diagnostics: diagnostics)
        else { return nil }
        return Resolver(source, diagnostics: diagnostics).resolve()
    }
}
