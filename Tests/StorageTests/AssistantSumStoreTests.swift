import Cases
import FEEL
import Services
import Testing

@testable import Storage

/// Sums add up, and words are given back once enough conversations have said them.
@Suite struct AssistantSumStoreTests {
    private let store = AssistantSumStore(codec: FlippingCodec())
    private let today = CivilDate(daysSinceEpoch: 20_000)

    private func period(_ days: Int) -> FigurePeriod {
        FigurePeriod(first: today.adding(days: 1 - days), last: today)
    }

    @Test(arguments: Driver.allCases)
    func `sums add up over days, by language and organisation`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            try await database.write { transaction in
                func add(_ count: Int, _ organisation: String, _ language: Language, _ days: Int) throws {
                    try store.add(
                        count, kind: "turns", key: "answered", organisation: organisation, language: language,
                        on: today.adding(days: -days), in: transaction)
                }
                try add(1, "o", .fr, 0)
                try add(2, "o", .fr, 0)
                try add(4, "o", .fr, 29)
                try add(8, "o", .fr, 30)
                try add(16, "o", .en, 3)
                try add(32, "other", .fr, 0)
            }
            let sums = try await database.read { try store.sums(of: "o", over: period(30), in: $0) }
            #expect(
                sums == [
                    AssistantSum(kind: "turns", key: "answered", language: .en, count: 16),
                    AssistantSum(kind: "turns", key: "answered", language: .fr, count: 7),
                ])
        }
    }

    @Test(arguments: Driver.allCases)
    func `a word that few conversations have said is given to nobody`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            func say(_ word: String, _ times: Int, _ language: Language = .fr, daysAgo: Int = 0) async throws {
                try await database.write { transaction in
                    for _ in 0..<times {
                        try store.addTerm(
                            word, lookup: word.bytes, organisation: "o", language: language,
                            on: today.adding(days: -daysAgo), in: transaction)
                    }
                }
            }
            try await say("piscine", 5)
            try await say("patinoire", 4)
            try await say("parking", 3)
            try await say("parking", 3, daysAgo: 40)
            try await say("pool", 9, .en)
            func terms(_ language: Language, _ organisation: String = "o") async throws -> [String] {
                try await database.read { connection in
                    try store.terms(of: organisation, language: language, over: period(90), in: connection)
                        .map { "\($0.text) \($0.conversations)" }
                }
            }
            #expect(try await terms(.fr) == ["parking 6", "piscine 5"])
            #expect(try await terms(.en) == ["pool 9"])
            #expect(try await terms(.fr, "other").isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func `words of few are erased after sixty days, the others after a year or so`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            func delete(_ days: Int) async throws -> Int {
                try await database.write { try store.deleteExpired(on: today.adding(days: days), limit: 10, in: $0) }
            }
            try await database.write { transaction in
                for (word, times) in [("piscine", 5), ("patinoire", 4)] {
                    for _ in 0..<times {
                        try store.addTerm(
                            word, lookup: word.bytes, organisation: "o", language: .fr, on: today, in: transaction)
                    }
                }
            }
            #expect(try await delete(AssistantSumStore.smallDays - 1) == 0)
            #expect(try await delete(AssistantSumStore.smallDays) == 1)
            let kept = try await database.read { try store.terms(of: "o", language: .fr, over: period(1), in: $0) }
            #expect(kept.map(\.text) == ["piscine"])
            #expect(try await delete(AssistantSumStore.keptDays) == 1)
            let count = try await database.read { connection in
                try connection.first(.test("SELECT count(*) FROM unfound_terms"), [])?.integer(0)
            }
            #expect(count == 0)
        }
    }
}

/// Questions whose right answers agents have marked.
@Suite struct AssistantCaseStoreTests {
    private let store = AssistantCaseStore(codec: FlippingCodec())
    private let identifiers = Identifiers()

    private func question(_ text: String) -> AssistantCase {
        AssistantCase(
            id: identifiers.next(), language: .fr, createdAt: .start, agent: identifiers.next(), content: text.bytes)
    }

    @Test(arguments: Driver.allCases)
    func `an organisation's questions are its own`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let (one, two) = (question("un"), question("deux"))
            let done = try await database.write { transaction in
                [
                    try store.add(one, organisation: "o", in: transaction),
                    try store.add(two, organisation: "other", in: transaction),
                    try store.remove(two.id, of: "o", in: transaction),
                ]
            }
            #expect(done == [true, true, false])
            #expect(try await database.read { try store.list(of: "o", in: $0) } == [one])
            let removed = try await database.write { try store.remove(one.id, of: "o", in: $0) }
            #expect(removed)
            #expect(try await database.read { try store.list(of: "o", in: $0) }.isEmpty)
        }
    }

    @Test(arguments: Driver.allCases)
    func `there are no more than may be replayed`(driver: Driver) async throws {
        try await driver.withDatabase { database in
            let taken = try await database.write { transaction in
                try (0...AssistantCaseStore.maximum).map {
                    try store.add(question("\($0)"), organisation: "o", in: transaction)
                }
            }
            #expect(taken.filter { $0 }.count == AssistantCaseStore.maximum && taken.last == false)
        }
    }
}
