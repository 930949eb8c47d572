import Foundation
import Services

/// The copies of the key store: the last is not too old, and none is there for longer than was told.
struct KeyBackupExamination: Sendable {
    let data: String
    let now: Instant

    private static let subject = "Key back-ups"

    func finding() -> Finding {
        let place = InstallationKeys(data: data)
        let command = "parvis keys backup --data \(data)"
        guard let path = place.backupFolder else {
            return Finding(
                .off, Self.subject, "no folder is named where the keys are copied to each day",
                remedy: "PARVIS_KEY_BACKUPS=/elsewhere, and \(command) each day")
        }
        do {
            let folder = KeyBackupFolder(path: path, days: try InstallationKeys.backupDays())
            guard FileManager.default.fileExists(atPath: path), let last = try folder.copies().last else {
                return Finding(.broken, Self.subject, "\(path) holds no copy of the keys", remedy: command)
            }
            let old = try folder.copies().filter { folder.isTooOld($0, at: now) }
            if let oldest = old.first {
                return Finding(
                    .broken, Self.subject,
                    "\(old.count) copies in \(path) are older than the \(folder.days) days that were told: keys of erased "
                        + "cases may be in them, the first being \(oldest.path)", remedy: command)
            }
            let age = (now.milliseconds - last.at.milliseconds) / 3_600_000
            guard last.at.adding(seconds: KeyBackupFolder.oldestLast) >= now else {
                return Finding(
                    .broken, Self.subject,
                    "the last copy in \(path) is \(age) hours old: keys made since would be lost with the key store",
                    remedy: command)
            }
            let words = "\(try folder.copies().count) copies in \(path), the last \(age) hours old"
            return Self.disk(of: path) == Self.disk(of: place.folder)
                ? Finding(
                    .off, Self.subject, words + ", on the same disk as the keys",
                    remedy: "PARVIS_KEY_BACKUPS=/another/disk") : Finding(.on, Self.subject, words)
        } catch {
            return Finding(.broken, Self.subject, "\(error)", remedy: "check PARVIS_KEY_BACKUPS and its permissions")
        }
    }

    private static func disk(of path: String) -> Int? {
        ((try? FileManager.default.attributesOfItem(atPath: path))?[.systemNumber] as? NSNumber)?.intValue
    }
}
