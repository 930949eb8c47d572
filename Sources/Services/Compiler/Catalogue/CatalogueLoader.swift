public import FEEL

/// Reads a `services/` directory from disk and compiles it.
public enum CatalogueLoader {
    /// How deep services are looked for.
    static let maximumDepth = 6

    /// The catalogue of a directory.
    ///
    /// The directory may also be one service's folder: its organisation is then looked for above it. What can't be read
    /// is reported among the diagnostics; the rest is compiled.
    ///
    /// - Parameter today: the day on which the age of what has to be reviewed is judged; nil when it is not.
    public static func load(_ directory: String, on today: CivilDate? = nil) -> Catalogue {
        Catalogue(files(in: directory), on: today)
    }

    /// The files of a directory, read and not yet compiled.
    public static func files(in directory: String) -> CatalogueFiles {
        var files = CatalogueFiles()
        let root = trimmed(directory)
        collect(root, depth: 0, into: &files)
        if files.services[root] != nil { addOrganisation(above: root, to: &files) }
        if files.services.isEmpty, files.organisations.isEmpty, files.problems.isEmpty {
            report(.missingFile, "there is no service here: no folder holds a `service.yaml`", at: root, in: &files)
        }
        return files
    }

    private static func collect(_ folder: String, depth: Int, into files: inout CatalogueFiles) {
        guard depth <= maximumDepth else { return }
        do throws(FolderReader.Failure) {
            let names = try FolderReader.names(in: folder)
            if names.contains(CatalogueFiles.service) {
                files.services[folder] = try FolderReader.archive(of: folder)
                return
            }
            if names.contains(CatalogueFiles.organisation) {
                files.organisations[folder] = try FolderReader.archive(of: folder, only: CatalogueFiles.organisation)
                if names.contains(CatalogueFiles.questions) {
                    files.questions[folder] = try FolderReader.archive(of: folder, only: CatalogueFiles.questions)
                }
            }
            for name in try FolderReader.folders(in: folder) {
                if name == CatalogueFiles.sheets, files.organisations[folder] != nil {
                    files.sheets[folder] = try FolderReader.archive(of: joined(folder, name))
                    continue
                }
                collect(joined(folder, name), depth: depth + 1, into: &files)
            }
        } catch {
            report(.unreadableFile, error.description, at: folder, in: &files)
        }
    }

    /// The nearest organisation above a service's folder given alone.
    private static func addOrganisation(above folder: String, to files: inout CatalogueFiles) {
        var ancestor = folder
        for _ in 0..<maximumDepth {
            ancestor = parent(of: ancestor)
            let names = (try? FolderReader.names(in: ancestor)) ?? []
            guard names.contains(CatalogueFiles.organisation) else { continue }
            files.defaultOrganisation = ancestor
            files.organisations[ancestor] = try? FolderReader.archive(of: ancestor, only: CatalogueFiles.organisation)
            return
        }
    }

    private static func report(
        _ code: Diagnostic.Code, _ message: String, at folder: String, in files: inout CatalogueFiles
    ) {
        files.problems.append(Diagnostic(.error, code, message, at: SourceFile(path: folder, text: "").range))
    }

    // MARK: Paths

    private static func trimmed(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        while path.hasPrefix("./"), path.count > 2 { path = path.dropFirst(2) }
        return String(path)
    }

    private static func joined(_ folder: String, _ name: String) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    private static func parent(of path: String) -> String {
        if path == "." || path == ".." || path.hasSuffix("/..") { return path == "." ? ".." : path + "/.." }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
