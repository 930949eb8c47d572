import Foundation
import Services
import Storage

/// A folder of copies of the key store, each named by the moment at which it was begun, and kept for a bounded time: an erasure
/// reaches every copy when the last one that holds the key has gone.
struct KeyBackupFolder: Sendable {
    /// A copy in the folder.
    struct Copy: Sendable, Hashable {
        let path: String
        let at: Instant
    }

    /// A copy older than this says that nobody makes them any more: keys made since would be lost with the key store.
    static let oldestLast: Int64 = 2 * 86_400
    private static let prefix = "keys-"
    private static let suffix = ".parvis-keys"

    let path: String
    /// For how many days copies are kept.
    let days: Int

    /// The copies, the oldest first. Whatever else is in the folder is left alone.
    func copies() throws -> [Copy] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw CommandFailure(
                "The folder of key back-ups \(path) can't be read: check the path and its permissions.")
        }
        return names.compactMap { name in
            guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix),
                let at = Self.moment(String(name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)))
            else { return nil }
            return Copy(path: "\(path)/\(name)", at: at)
        }.sorted { $0.at < $1.at }
    }

    /// Whether a copy's time is over. It goes a day before it has to: with a copy a day, none outlives what was told.
    func isOver(_ copy: Copy, at now: Instant) -> Bool {
        copy.at.adding(seconds: Int64(max(0, days - 1)) * 86_400) <= now
    }

    /// Whether a copy is here for longer than was told to those whose data were erased.
    func isTooOld(_ copy: Copy, at now: Instant) -> Bool { copy.at.adding(seconds: Int64(days) * 86_400) < now }

    /// Makes a copy, reads it back whole, and removes those whose time is over.
    ///
    /// - Returns: the copy, how many keys it holds, and how many copies were removed.
    func add(
        _ store: any KeyStore, place: InstallationKeys, at now: Instant
    ) throws -> (copy: Copy, keys: Int, removed: Int) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(
                "The folder of key back-ups can't be made at \(path): check the path and its permissions.")
        }
        let vault = try place.vault(mayCreate: false)
        let file = "\(path)/\(Self.prefix)\(Self.name(of: now))\(Self.suffix)"
        let count: Int
        do {
            count = try KeyBackup.write(store, vault: vault, at: now, to: file)
            var read = 0
            try KeyBackup.read(file, vault: vault) { read += $0.count { $0.key != nil } }
            guard read == count else { throw KeyBackup.Problem.damaged }
        } catch let problem as KeyBackup.Problem {
            throw CommandFailure(problem.sentence(for: file))
        }
        // Only once there is a sound one do the others go.
        let over = try copies().filter { isOver($0, at: now) && $0.path != file }
        for copy in over {
            do {
                try FileManager.default.removeItem(atPath: copy.path)
            } catch {
                throw CommandFailure("The copy \(copy.path) can't be removed, and its time is over: remove it.")
            }
        }
        return (Copy(path: file, at: now), count, over.count)
    }

    // MARK: Names

    private static let style = Date.ISO8601FormatStyle(
        dateSeparator: .omitted, timeSeparator: .omitted, includingFractionalSeconds: true)

    private static func name(of moment: Instant) -> String {
        Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000).formatted(style)
    }

    private static func moment(_ name: String) -> Instant? {
        (try? style.parse(name)).map { Instant(milliseconds: Int64(($0.timeIntervalSince1970 * 1_000).rounded())) }
    }
}

extension KeyBackup.Problem {
    /// What is said to the operator.
    func sentence(for path: String) -> String {
        switch self {
        case .unknown: "\(path) is no copy of a key store."
        case .damaged: "\(path) is damaged, not whole, or of other keys: take another copy."
        case .missingMasterKey(let id): "\(path) needs the master key \(id), which is not held: restore it first."
        case .disk: "\(path) can't be read or written: check its owner, permissions and disk."
        }
    }
}
