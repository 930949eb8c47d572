import Cases
import Services
import Testing

@testable import Storage

@Suite struct EventStoreTests {
    private let store = EventStore(codec: FlippingCodec())
    private let identifiers = Identifiers()

    @Test(arguments: Driver.allCases)
    func `events come back in order, with what they hold`(driver: Driver) async throws {
        try await driver.withDatabase { [store] database in
            let (one, two) = (identifiers.next(), identifiers.next())
            let version = try await database.write { transaction in
                try store.append(to: one, expectedVersion: 0, [event("a"), event("b")], in: transaction)
                try store.append(to: two, expectedVersion: 0, [event("x")], in: transaction)
                return try store.append(to: one, expectedVersion: 2, [event("c")], in: transaction)
            }
            #expect(version == 3)
            let events = try await database.read { try store.load(one, in: $0) }
            #expect(events.map(\.version) == [1, 2, 3])
            #expect(events.map(\.content) == ["a", "b", "c"].map(\.bytes))
            #expect(
                events[0]
                    == StoredEvent(
                        stream: one, version: 1, organisation: "val-clair", kind: "noted", at: .start,
                        content: "a".bytes))
            let late = try await database.read { try store.load(one, after: 2, in: $0) }
            #expect(late.map(\.version) == [3])
        }
    }

    @Test(arguments: Driver.allCases)
    func `a stream that does not exist is empty and at version 0`(driver: Driver) async throws {
        try await driver.withDatabase { [store] database in
            let stream = identifiers.next()
            let (events, version) = try await database.read {
                (try store.load(stream, in: $0), try store.currentVersion(of: stream, in: $0))
            }
            #expect(events.isEmpty)
            #expect(version == 0)
        }
    }

    @Test(arguments: Driver.allCases)
    func `an append to another version than expected is refused and says where the stream is`(
        driver: Driver
    ) async throws {
        try await driver.withDatabase { [store] database in
            let stream = identifiers.next()
            try await database.write { try store.append(to: stream, expectedVersion: 0, [event("a")], in: $0) }
            for expected in [0, 2] {
                await #expect(throws: StorageError.versionConflict(current: 1)) {
                    try await database.write {
                        try store.append(to: stream, expectedVersion: expected, [event("b")], in: $0)
                    }
                }
            }
            let count = try await database.read { try store.load(stream, in: $0).count }
            #expect(count == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func `of many who append at once to the same version, one passes`(driver: Driver) async throws {
        try await driver.withDatabase { [store] database in
            let stream = identifiers.next()
            let passed = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        do {
                            try await database.write {
                                try store.append(to: stream, expectedVersion: 0, [event("\(number)")], in: $0)
                            }
                            return true
                        } catch {
                            #expect(error as? StorageError == .versionConflict(current: 1))
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(passed == 1)
        }
    }

    @Test(arguments: Driver.allCases)
    func `events are never changed or removed`(driver: Driver) async throws {
        try await driver.withDatabase { [store] database in
            let stream = identifiers.next()
            try await database.write { try store.append(to: stream, expectedVersion: 0, [event("a")], in: $0) }
            for change in ["UPDATE events SET kind = 'other'", "DELETE FROM events"] {
                let error = await #expect(throws: StorageError.self) {
                    try await database.write { try $0.execute(.test(change), []) }
                }
                #expect(error?.code == "storage.refused")
            }
            let kinds = try await database.read { try store.load(stream, in: $0).map(\.kind) }
            #expect(kinds == ["noted"])
        }
    }

    /// Random appends, right and wrong, beside a dictionary that does the same.
    @Test(arguments: Driver.allCases, [1, 2, 3] as [UInt64])
    func `the journal behaves like lists of events`(driver: Driver, seed: UInt64) async throws {
        try await driver.withDatabase { [store] database in
            var random = SeededGenerator(seed: seed)
            let streams = (0..<5).map { _ in identifiers.next() }
            var model: [Identifier: [[UInt8]]] = [:]
            var order: [[UInt8]] = []
            for step in 0..<200 {
                let stream = streams[Int.random(in: 0..<5, using: &random)]
                let actual = model[stream, default: []].count
                let expected = Int.random(in: 0..<4, using: &random) == 0 ? actual + 1 : actual
                let contents = (0..<Int.random(in: 0..<4, using: &random)).map { "\(step) \($0)".bytes }
                let events = contents.map { content in
                    NewEvent(organisation: "o", kind: "k", at: .start, content: content)
                }
                do {
                    let version = try await database.write {
                        try store.append(to: stream, expectedVersion: expected, events, in: $0)
                    }
                    #expect(expected == actual, "seed \(seed), step \(step)")
                    model[stream, default: []] += contents
                    order += contents
                    #expect(version == actual + contents.count, "seed \(seed), step \(step)")
                } catch {
                    #expect(error as? StorageError == .versionConflict(current: actual), "seed \(seed), step \(step)")
                }
            }
            for (stream, contents) in model {
                let found = try await database.read { try store.load(stream, in: $0).map(\.content) }
                #expect(found == contents, "seed \(seed)")
            }
            var (position, replayed): (Int, [[UInt8]]) = (0, [])
            while true {
                let from = position
                let page = try await database.read {
                    try store.events(after: from, limit: 7, in: $0).map { Positioned($0.position, $0.event.content) }
                }
                guard let last = page.last else { break }
                replayed += page.map(\.content)
                position = last.position
            }
            #expect(replayed == order, "seed \(seed)")
        }
    }

    private struct Positioned: Sendable {
        let position: Int
        let content: [UInt8]
        init(_ position: Int, _ content: [UInt8]) { (self.position, self.content) = (position, content) }
    }
}

private func event(_ content: String) -> NewEvent {
    NewEvent(organisation: "val-clair", kind: "noted", at: .start, content: content.bytes)
}
