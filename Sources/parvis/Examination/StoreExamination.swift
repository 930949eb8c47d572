import Foundation
import Services
import Storage
import Web

/// The data folder and what is in it. Nothing is created: an installation that has not begun is only said to be so.
struct StoreExamination: Sendable {
    let data: String

    func findings() async -> [Finding] {
        let path = Installation.path(in: data)
        guard FileManager.default.fileExists(atPath: path) else {
            return [
                Finding(
                    .off, "Data folder", "\(data) holds nothing yet", remedy: "parvis publish services/ --data \(data)")
            ]
        }
        var findings = [permissions(), lookupKey()]
        do {
            let database = try SQLiteDatabase.open(path: path, now: Installation.now())
            findings += try await engine(database)
            findings += try await content(Store(database: database, codec: PlainPayloadCodec()))
            await database.close()
        } catch {
            let words = (error as? StorageError)?.description ?? "it can't be opened"
            findings.append(Finding(.broken, "Database", words, remedy: "check the owner and permissions of \(path)"))
        }
        return findings
    }

    private func permissions() -> Finding {
        let attributes = try? FileManager.default.attributesOfItem(atPath: data)
        let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
        let shown = String(mode, radix: 8)
        guard FileManager.default.isWritableFile(atPath: data) else {
            return Finding(.broken, "Data folder", "\(data) can't be written to", remedy: "chown -R USER \(data)")
        }
        guard mode & 0o077 == 0 else {
            return Finding(
                .broken, "Data folder", "\(data) can be read by others (mode \(shown))", remedy: "chmod 700 \(data)")
        }
        return Finding(.on, "Data folder", "\(data), for its owner only")
    }

    /// Whether the key is there by which people are found without their addresses being readable in the database.
    private func lookupKey() -> Finding {
        let path = Installation.lookupKeyPath(in: data)
        let use = "finds people by their e-mail address, which the database alone does not tell"
        guard FileManager.default.fileExists(atPath: path) else {
            return Finding(
                .off, "Lookup key", "\(path) is not there: it \(use)",
                remedy:
                    "restore it from a back-up, with the database; without one, the next start makes a new one, and "
                    + "people who had an account begin another")
        }
        guard FileManager.default.contents(atPath: path)?.count == KeyedLookupHash.keyLength else {
            return Finding(
                .broken, "Lookup key", "\(path) can't be read, or is not whole: it \(use)",
                remedy: "restore it from a back-up, with the database")
        }
        return Finding(.on, "Lookup key", "\(path) \(use); back it up with the database, apart from it")
    }

    private func engine(_ database: SQLiteDatabase) async throws -> [Finding] {
        let report = try await database.report()
        let isDurable = report.synchronous == 2 && report.journalMode == "wal"
        return [
            report.integrity == "ok"
                ? Finding(.on, "SQLite", "version \(report.version), \(DiskSize.words(report.bytes)), sound")
                : Finding(
                    .broken, "SQLite", "the file is damaged: \(report.integrity)", remedy: "restore the last back-up"),
            Finding(
                isDurable ? .on : .broken, "Durability",
                "journal_mode=\(report.journalMode), synchronous=\(report.synchronous) (2 is FULL: on disk at each commit)"
            ),
        ]
    }

    private func content(_ store: Store) async throws -> [Finding] {
        let catalogue = LiveCatalogue(store: store)
        try await catalogue.refresh()
        let snapshot = catalogue.snapshot
        let names = snapshot.services.map { "\($0.id) \($0.hash.prefix(12))" }
        let counts = try await store.database.read { try store.jobs.counts(in: $0) }
        let dead = counts[.dead] ?? 0
        return [
            names.isEmpty
                ? Finding(
                    .off, "Services", "nothing is published", remedy: "parvis publish services/ --data \(data)")
                : Finding(.on, "Services", names.joined(separator: ", ")),
            Finding(
                dead == 0 ? .on : .off, "Jobs", "\(counts[.ready] ?? 0) waiting, \(dead) given up",
                remedy: dead == 0 ? nil : "an administrator's desk, under Jobs, gives them another try"),
        ] + (await registers(snapshot))
    }

    /// Whether the registers that organisations name can be asked.
    private func registers(_ snapshot: CatalogueSnapshot) async -> [Finding] {
        let folder = RegisterFolder(data: data)
        var findings: [Finding] = []
        for organisation in snapshot.organisations.values.sorted(by: { $0.id < $1.id }) {
            for register in organisation.registers {
                let path = folder.path(of: register, in: organisation.id)
                let subject = "Register \(register.id)"
                guard FileManager.default.fileExists(atPath: path) else {
                    findings.append(
                        Finding(
                            .off, subject, "its questions are simply asked",
                            remedy: "put its records, one JSON object a line, into \(path)"))
                    continue
                }
                if let count = try? await FileRegister(path: path, keys: register.keys).count() {
                    findings.append(
                        Finding(.on, subject, "\(count) records found by \(register.keys.joined(separator: ", "))"))
                } else {
                    findings.append(
                        Finding(.broken, subject, "\(path) can't be read", remedy: "check its owner and permissions"))
                }
            }
        }
        return findings
    }
}

/// Sizes in words.
enum DiskSize {
    /// "12 MB", in powers of 1,000.
    static func words(_ bytes: Int) -> String {
        switch bytes {
        case 1_000_000_000...: "\(bytes / 1_000_000_000) GB"
        case 1_000_000...: "\(bytes / 1_000_000) MB"
        default: "\(bytes / 1_000) kB"
        }
    }
}
