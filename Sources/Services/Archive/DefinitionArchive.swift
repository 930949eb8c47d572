internal import Crypto

/// A service's whole folder as one value: what is published, stored, and identified by its hash.
///
/// The same files always give the same bytes and the same hash, wherever and whenever they are read.
public struct DefinitionArchive: Sendable, Hashable {
    /// A file of the folder.
    public struct File: Sendable, Hashable {
        /// The path from the folder, with `/` between its parts.
        public let path: String
        /// The content.
        public let bytes: [UInt8]
    }

    /// Why files don't make an archive, or bytes aren't one.
    public enum Failure: Error, Sendable, Hashable {
        /// There are more files than allowed.
        case tooManyFiles
        /// A file, or the whole, is larger than allowed; the path is nil for the whole.
        case tooLarge(path: String?)
        /// A path that is absolute, leads out of the folder, or has other characters than allowed.
        case invalidPath(String)
        /// The bytes are not an archive, or not one of this version.
        case malformed
    }

    /// The most files in a folder.
    public static let maximumFiles = 500
    /// The most bytes in a file.
    public static let maximumFileBytes = 2 << 20
    /// The most bytes in a folder.
    public static let maximumBytes = 16 << 20

    /// The files, ordered by the bytes of their paths.
    public let files: [File]

    /// An archive of files given by path.
    ///
    /// Paths are made of ASCII letters, digits, `.`, `_`, `-` and `/`, so that they mean the same on every system.
    public init(files: [String: [UInt8]]) throws(Failure) {
        guard files.count <= Self.maximumFiles else { throw .tooManyFiles }
        var total = 0
        for (path, bytes) in files.sorted(by: { Self.precedes($0.key, $1.key) }) {
            guard Self.isValid(path) else { throw .invalidPath(path) }
            guard bytes.count <= Self.maximumFileBytes else { throw .tooLarge(path: path) }
            total += bytes.count
        }
        guard total <= Self.maximumBytes else { throw .tooLarge(path: nil) }
        self.files = files.map { File(path: $0.key, bytes: $0.value) }.sorted { Self.precedes($0.path, $1.path) }
    }

    /// The content of the file at a path, or nil.
    public func bytes(at path: String) -> [UInt8]? { files.first { $0.path == path }?.bytes }

    /// The text of the file at a path; nil when there is none, or when it isn't UTF-8.
    ///
    /// - Parameter shownAs: the path by which diagnostics name it.
    public func sourceFile(at path: String, shownAs shown: String) -> SourceFile? {
        guard let bytes = bytes(at: path), let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return SourceFile(path: shown, text: text)
    }

    /// The SHA-256 of `encoded`, as 64 lower-case hexadecimal digits.
    public var hash: String {
        SHA256.hash(data: encoded).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    // MARK: Paths

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// Whether a path stays inside the folder and means the same everywhere.
    static func isValid(_ path: String) -> Bool {
        guard !path.isEmpty, path.utf8.count <= 200 else { return false }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count <= 6 && parts.allSatisfy(isValidName)
    }

    /// Whether a name can be part of a path: it does not start with a dot, and has plain characters only.
    static func isValidName(_ name: some StringProtocol) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: ".") else { return false }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }
}
