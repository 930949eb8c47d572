import Cases
import Services
import Testing

@testable import Storage

@Suite struct SavedViewStoreTests {
    private let views = SavedViewStore(codec: FlippingCodec())
    private let identifiers = Identifiers()

    @Test(arguments: Driver.allCases)
    func `an agent's views are theirs alone, in the order in which they were kept, and bounded`(driver: Driver)
        async throws
    {
        try await driver.withDatabase { database in
            let (ada, bob) = (identifiers.next(), identifiers.next())
            let first = SavedView(id: identifiers.next(), name: "Mes\nretards", place: "show=mine")
            let second = SavedView(id: identifiers.next(), name: "Cantine", place: "show=all&service=cantine")
            try await database.write { transaction in
                try views.add(first, of: ada, in: transaction)
                try views.add(second, of: ada, in: transaction)
            }
            #expect(try await database.read { try views.all(of: ada, in: $0) } == [first, second])
            #expect(try await database.read { try views.all(of: bob, in: $0) }.isEmpty)
            try await database.write { try views.delete(first.id, of: bob, in: $0) }
            #expect(try await database.read { try views.all(of: ada, in: $0) }.count == 2, "not another's to forget")
            try await database.write { try views.delete(first.id, of: ada, in: $0) }
            #expect(try await database.read { try views.all(of: ada, in: $0) } == [second])
            let kept = try await database.write { transaction in
                try (0..<30).map { _ in
                    try views.add(
                        SavedView(id: identifiers.next(), name: "a", place: ""), of: ada, in: transaction)
                }
            }
            #expect(kept.count { $0 } == SavedViewStore.most - 1)
        }
    }
}
