import Cases
import FEEL
import Foundation
import Testing

@testable import Storage

/// A register kept as a file: found by every key, replaced at any time, never more in memory than an index.
@Suite struct FileRegisterTests {
    private let lines = [
        #"{"number": "12 34", "notice": "ab-1", "income": 21600, "parts": 2.5, "since": "2020-01-31", "renter": true}"#,
        "not a record",
        #"{"number": "1234", "notice": "AB-2", "income": 0.10, "home": {"city": "Val-Clair"}, "days": ["mon", "tue"]}"#,
        #"{"number": "99"}"#,
        #"{"number": "77", "notice": "L", "name": "dernière ligne sans fin"}"#,
    ]

    private func register(in folder: String, _ lines: [String]) throws -> FileRegister {
        let path = folder + "/income.jsonl"
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path))
        return FileRegister(path: path, keys: ["number", "notice"])
    }

    @Test func `a record is found by all its keys together, however they are typed`() async throws {
        try await withTemporaryFolder { folder in
            let register = try register(in: folder, lines)
            let first = try await register.record(keys: ["number": "1234", "notice": "AB-1"])
            #expect(first?.fields["income"] == .number(Number(21_600)))
            #expect(first?.value(of: "since", as: .date) == CivilDate(iso8601: "2020-01-31").map(Value.date))
            #expect(first?.fields["renter"] == .boolean(true))
            let second = try await register.record(keys: ["number": "1234", "notice": "AB-2"])
            #expect(second?.fields["income"] == Number("0.1").map(Value.number))
            #expect(second?.fields["days"] == .list([.string("mon"), .string("tue")]))
            #expect(try await register.record(keys: ["number": "77", "notice": "L"]) != nil)
            #expect(try await register.record(keys: ["number": "1234", "notice": "AB-3"]) == nil)
            #expect(try await register.record(keys: ["number": "1234"]) == nil)
            #expect(try await register.record(keys: ["number": "99"]) == nil)
            #expect(try await register.count() == 3)
        }
    }

    @Test func `what people type is looked up without spaces and in capitals`() {
        #expect(RegisterRecord.keyText(.string(" ab 12\u{A0}c ")) == "AB12C")
        #expect(RegisterRecord.keyText(.number(Number(42))) == "42")
        #expect(RegisterRecord.keyText(.list([])) == nil)
    }

    @Test func `a file may be replaced while it is read, and a missing one says that it can't tell`() async throws {
        try await withTemporaryFolder { folder in
            let register = try register(in: folder, lines)
            #expect(try await register.record(keys: ["number": "77", "notice": "L"]) != nil)
            try Data(#"{"number": "77", "notice": "M", "income": 5}"#.utf8).write(
                to: URL(filePath: folder + "/income.jsonl"), options: .atomic)
            #expect(try await register.record(keys: ["number": "77", "notice": "L"]) == nil)
            #expect(try await register.record(keys: ["number": "77", "notice": "M"]) != nil)
            try FileManager.default.removeItem(atPath: folder + "/income.jsonl")
            await #expect(throws: RegisterFailure.unavailable) {
                try await register.record(keys: ["number": "77", "notice": "M"])
            }
        }
    }

    @Test func `lines that are too long are passed over, and the next one is found`() async throws {
        try await withTemporaryFolder { folder in
            let long = String(repeating: "x", count: FileRegister.maximumRecordBytes + 5)
            let register = try register(
                in: folder,
                [#"{"number": "1", "notice": "\#(long)"}"#, #"{"number": "2", "notice": "B", "income": 7}"#])
            #expect(
                try await register.record(keys: ["number": "2", "notice": "B"])?.fields["income"] == .number(Number(7)))
            #expect(try await register.count() == 1)
        }
    }

    /// Records of every length, in chunks of every size: each is found where it stands.
    @Test(arguments: [21, 22, 23] as [UInt64])
    func `every record of a file is found`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let records = (0..<800).map { number in
            let filler = String(repeating: "é", count: Int.random(in: 0...400, using: &random))
            return
                #"{"number": "\#(number)", "notice": "N\#(number % 7)", "filler": "\#(filler)", "income": \#(number * 3)}"#
        }
        try await withTemporaryFolder { folder in
            let register = try register(in: folder, records.shuffled(using: &random))
            for number in 0..<800 {
                let found = try await register.record(keys: ["number": "\(number)", "notice": "N\(number % 7)"])
                #expect(found?.fields["income"] == .number(Number(number * 3)), "seed \(seed), \(number)")
            }
        }
    }
}
