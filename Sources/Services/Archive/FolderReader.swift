internal import Foundation

/// Reads definitions from disk: the one place of this room that touches the file system.
///
/// Hidden files and editors' back-ups (`…~`) are left out. Symbolic links are refused: what they lead to could change
/// without the folder changing, or lie outside of it.
public enum FolderReader {
    /// Why a folder can't be read, with the path concerned as it was given.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The folder or file does not exist, or can't be opened.
        case unreadable(path: String)
        /// A symbolic link, or something that is neither a file nor a folder.
        case notAFile(path: String)
        /// A name with other characters than ASCII letters, digits, `.`, `_` and `-`, or too long a path.
        case invalidName(path: String)
        /// More files than allowed.
        case tooManyFiles(path: String)
        /// A file, or the whole folder, larger than allowed.
        case tooLarge(path: String)

        /// The reason, in words for the author.
        public var description: String {
            switch self {
            case .unreadable(let path): "\(path) can't be read: does it exist, and may you open it?"
            case .notAFile(let path): "\(path) is a link or a special file: put the file itself there"
            case .invalidName(let path):
                "\(path) has a name that not every system reads: use letters without accents, digits, `.`, `_` and `-`"
            case .tooManyFiles(let path): "\(path) holds more than \(DefinitionArchive.maximumFiles) files"
            case .tooLarge(let path):
                "\(path) is too large: \(DefinitionArchive.maximumFileBytes >> 20) MiB a file at most"
            }
        }
    }

    /// The archive of a folder and all that is below it.
    public static func archive(of folder: String) throws(Failure) -> DefinitionArchive {
        var files: [String: [UInt8]] = [:]
        var total = 0
        try collect(folder: folder, below: "", into: &files, total: &total)
        do {
            return try DefinitionArchive(files: files)
        } catch {
            switch error {
            case .invalidPath(let path): throw .invalidName(path: join(folder, path))
            case .tooManyFiles: throw .tooManyFiles(path: folder)
            case .tooLarge(let path): throw .tooLarge(path: path.map { join(folder, $0) } ?? folder)
            case .malformed: throw .unreadable(path: folder)
            }
        }
    }

    /// The archive of one file of a folder.
    public static func archive(of folder: String, only name: String) throws(Failure) -> DefinitionArchive {
        let path = join(folder, name)
        guard try kind(of: path) == .typeRegular else { throw .notAFile(path: path) }
        let content = try bytes(of: path)
        do {
            return try DefinitionArchive(files: [name: content])
        } catch {
            throw .invalidName(path: path)
        }
    }

    /// The names of the folders directly inside a folder, in order; hidden ones left out.
    public static func folders(in folder: String) throws(Failure) -> [String] {
        try names(in: folder).filter { (try? kind(of: join(folder, $0))) == .typeDirectory }
    }

    /// The text of a file in UTF-8; nil when it isn't UTF-8.
    public static func text(of file: String) throws(Failure) -> String? {
        guard try kind(of: file) == .typeRegular else { throw .notAFile(path: file) }
        return String(validating: try bytes(of: file), as: UTF8.self)
    }

    private static func collect(
        folder: String, below prefix: String, into files: inout [String: [UInt8]], total: inout Int
    ) throws(Failure) {
        for name in try names(in: folder) {
            let path = join(folder, name)
            let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
            guard DefinitionArchive.isValid(relative) else { throw .invalidName(path: path) }
            switch try kind(of: path) {
            case .typeDirectory: try collect(folder: path, below: relative, into: &files, total: &total)
            case .typeRegular:
                let content = try bytes(of: path)
                total += content.count
                guard total <= DefinitionArchive.maximumBytes else { throw .tooLarge(path: path) }
                guard files.count < DefinitionArchive.maximumFiles else { throw .tooManyFiles(path: path) }
                files[relative] = content
            default: throw .notAFile(path: path)
            }
        }
    }

    /// The names of what a folder holds, in order; hidden files and editors' back-ups left out.
    static func names(in folder: String) throws(Failure) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw .unreadable(path: folder)
        }
        return names.filter { !$0.hasPrefix(".") && !$0.hasSuffix("~") }.sorted()
    }

    /// What stands at a path, links not followed.
    private static func kind(of path: String) throws(Failure) -> FileAttributeType {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let type = attributes[.type] as? FileAttributeType
        else { throw .unreadable(path: path) }
        let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
        if type == .typeRegular, size > DefinitionArchive.maximumFileBytes { throw .tooLarge(path: path) }
        return type
    }

    private static func bytes(of path: String) throws(Failure) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path) }
        return Array(data)
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}
