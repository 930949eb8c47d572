import Cases
import Crypto
import Journal
import Services

/// What can be checked of tables that are neither sealed nor made of events: definitions are known by their hashes, checkpoints
/// say where they stand, erasures have destroyed a key.
public struct FactAudit: Sendable {
    private static let page = 200

    private let store: Store

    /// The audit of a store.
    public init(store: Store) { self.store = store }

    // MARK: Definitions

    /// Compares definitions with their hashes, and publications with the definitions that they put in force.
    public func definitions() async throws -> [String] {
        var faults: [String] = []
        var last = ""
        while true {
            let after = last
            let rows = try await store.database.read {
                try $0.query(AuditStatements.definitions, [.text(after), .integer(Self.page)])
            }
            guard let end = rows.last else { break }
            for row in rows {
                let hash = try row.text(0)
                if Hexadecimal.text(Array(SHA256.hash(data: try row.blob(3)))) != hash {
                    faults.append("definitions.hash is not that of definitions.archive: definition \(hash).")
                }
            }
            last = try end.text(0)
        }
        return faults + (try await publications())
    }

    private func publications() async throws -> [String] {
        var faults: [String] = []
        var last = (organisation: "", service: "", number: Int.min)
        while true {
            let after = last
            let rows = try await store.database.read { connection in
                try connection.query(
                    AuditStatements.publications,
                    [.text(after.organisation), .text(after.service), .integer(after.number), .integer(Self.page)])
            }
            guard let end = rows.last else { return faults }
            for row in rows {
                let (organisation, service, number) = (try row.text(0), try row.text(1), try row.integer(2))
                let name = "publication \(number) of \(organisation)/\(service)"
                let isNext = (organisation, service) == (last.organisation, last.service)
                if number != (isNext ? last.number + 1 : 1) {
                    faults.append("publications.number does not follow on: \(name).")
                }
                if try row.optionalText(4) == nil {
                    faults.append("publications.definition is no row of definitions.hash: \(name).")
                } else {
                    for (place, column) in ["organisation", "service"].enumerated()
                    where try row.text(place) != row.text(4 + place) {
                        faults.append("publications.\(column) and definitions.\(column) differ: \(name).")
                    }
                }
                last = (organisation, service, number)
            }
            last = (try end.text(0), try end.text(1), try end.integer(2))
        }
    }

    // MARK: The log

    /// Compares where checkpoints say that they stand with the events' own positions.
    ///
    /// - Parameters:
    ///   - head: how far the log is.
    ///   - positions: where the event of each leaf stands among all; `Int.min` where there is none.
    public func checkpoints(to head: LogHead, positions: [Int]) async throws -> [String] {
        let rows = try await store.database.read {
            try $0.query(AuditStatements.checkpoints, [.integer(head.size)])
        }
        var faults: [String] = []
        for row in rows {
            let (size, position) = (try row.integer(0), try row.integer(1))
            let expected = positions.indices.contains(size - 1) ? positions[size - 1] : 0
            if position != expected {
                faults.append("log_checkpoints.position of the checkpoint of \(size) events is not its last event's.")
            }
            let signatures = SignedNote(try row.text(3))?.signatures.count ?? 0
            if (try row.integer(2) == 1) != (signatures > 1) {
                faults.append(
                    "log_checkpoints.is_cosigned of the checkpoint of \(size) events is not what its signatures say.")
            }
        }
        return faults
    }

    // MARK: Erasures

    /// Compares erasures with the keys that they destroyed, and with the events that nobody can read since.
    public func erasures(keys: any KeyStore) async throws -> [String] {
        var faults: [String] = []
        var last: Identifier?
        while true {
            let (store, after) = (store, last)
            let page = try await store.database.read { connection in
                try store.erasures.list(after: after, limit: Self.page, in: connection).map { erasure in
                    (erasure, try store.log.journalLeaf(of: erasure.subject, version: 1, in: connection))
                }
            }
            guard let end = page.last else { break }
            for (erasure, leaf) in page {
                if case .destroyed = try keys.find(.subject(erasure.subject)) {
                } else {
                    faults.append("erasures.subject: the key of case \(erasure.subject) was never destroyed.")
                }
                // One that was done again after a restore may not know whose the case was.
                if !erasure.organisation.isEmpty, leaf?.organisation != erasure.organisation {
                    faults.append("erasures.organisation of case \(erasure.subject) is not what its events say.")
                }
            }
            last = end.0.subject
        }
        return faults + (try await receipts())
    }

    private func receipts() async throws -> [String] {
        var faults: [String] = []
        var last: Identifier?
        while true {
            let (store, after) = (store, last)
            let page = try await store.database.read { connection in
                try connection.query(
                    AuditStatements.receipts, [.blob(after?.bytes ?? []), .integer(Self.page)]
                ).map { row -> (Identifier, Bool) in
                    let id = try row.identifier(0)
                    return (id, try store.erasures.find(id, in: connection) != nil)
                }
            }
            guard let end = page.last else { return faults }
            for (id, isErased) in page where !isErased {
                faults.append("erasure_receipts.subject: case \(id) was not erased.")
            }
            last = end.0
        }
    }
}

extension CaseAudit.PromisedFile {
    /// Reads the file's content whole and compares it with what the event promised.
    ///
    /// - Returns: what is wrong with it; nil when nothing is.
    public func fault(in store: Store) async throws -> String? {
        let name = "The content of file \(reference.id) of case \(blob.owner)"
        guard let reader = try await store.blobs.open(blob) else { return "\(name) is gone." }
        var sum = SHA256()
        do {
            while let bytes = try await reader.next() { sum.update(data: bytes) }
            await reader.close()
        } catch let error as StorageError {
            await reader.close()
            return "\(name) can't be opened. \(error)"
        }
        let isPromised = Hexadecimal.text(Array(sum.finalize())) == reference.sha256
        return isPromised ? nil : "\(name) is not what was sent."
    }
}
