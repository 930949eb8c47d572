import Foundation
import Journal
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
        var findings = [
            permissions(), keys(), KeyBackupExamination(data: data, now: Installation.now()).finding(),
        ]
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

    /// Whether the keys are there without which nothing stored can be read.
    private func keys() -> Finding {
        let place = InstallationKeys(data: data)
        let use = "seal what is stored"
        guard FileManager.default.fileExists(atPath: place.storePath) else {
            return Finding(
                .off, "Keys", "\(place.storePath) is not there: its keys \(use)",
                remedy: "the next start makes them, and seals what is not; if there were some, restore their back-up")
        }
        do {
            let vault = try place.vault(mayCreate: false)
            let store = try SQLiteKeyStore(path: place.storePath)
            defer { store.close() }
            let master = try vault.current()
            let (all, wrapped) = try store.count(wrappedBy: master)
            if let other = try store.list(notWrappedBy: master, after: nil, limit: 1).first {
                _ = try vault.unwrap(other.key, name: other.name.bytes)
            }
            let holder = place.isInEnvironment ? "the environment" : place.masterFile
            return Finding(
                wrapped == all ? .on : .off, "Keys",
                "\(wrapped) of \(all) keys that \(use) are wrapped by \(master), in \(holder); back up "
                    + "\(place.folder) apart from the database",
                remedy: wrapped == all ? nil : "parvis keys rotate --data \(data)")
        } catch let failure as CommandFailure {
            return Finding(.broken, "Keys", failure.description, remedy: "restore it from its back-up")
        } catch {
            return Finding(
                .broken, "Keys", "\(place.storePath) does not fit its master key",
                remedy: "restore both from their back-ups")
        }
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
