import Foundation
import Testing

@testable import parvis

/// `parvis feel`: an expression tried, and the compatibility kit of the standard run.
@Suite struct FEELCommandTests {
    @Test(arguments: [
        ("1 + 2 * 0.1", "{}", "1.2"),
        ("greeting + \" \" + name", #"{"greeting": "Bonjour", "name": "Ada"}"#, "\"Bonjour Ada\""),
        ("[1, null, true]", "{}", "[1,null,true]"), ("{ net price: 3 }", "{}", #"{"netprice":3}"#),
        ("@\"2026-10-01\" + @\"P1D\"", "{}", "\"2026-10-02\""), ("duration(\"P1Y\")", "{}", "\"P1Y\""),
        ("1234567890123456789012345.67", "{}", "1234567890123456789012345.67"),
    ])
    func `a value is printed as JSON, numbers exactly`(expression: String, context: String, expected: String)
        async throws
    {
        let done = try await Program.run("feel", "eval", expression, "--context", context)
        #expect(done.status == 0)
        #expect(done.output.filter { !$0.isWhitespace } == expected.filter { !$0.isWhitespace })
    }

    @Test func `null that comes of an error says why and where; what can't be read is refused`() async throws {
        let divided = try await Program.run("feel", "eval", "a / b", "--context", #"{"a": 1, "b": 0}"#)
        #expect(divided.output.contains("null") && divided.status == 0)
        #expect(divided.errors.contains("1:1: error: A number can't be divided by zero. [division-by-zero]\na / b\n^"))
        let broken = try await Program.run("feel", "eval", "1 +\n* 2")
        #expect(broken.status == 1 && broken.errors.hasPrefix("2:1: error: A value is missing"))
        #expect(try await Program.run("feel", "eval", "1", "--context", "{").status != 0)
    }

    /// The kit's folders that are beside the repository, when they are.
    private static let kit = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data/dmn-tck").path

    @Test(.enabled(if: FileManager.default.fileExists(atPath: kit), "the compatibility kit is not there"))
    func `every case of the kit passes but those that need Java, and a model whose data are not of its own types`()
        async throws
    {
        let file = FileManager.default.temporaryDirectory.appending(path: "tck-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let done = try await Program.run("feel", "tck", Self.kit, "--json", file.path)
        #expect(done.status == 0)
        let lines = done.output.split(separator: "\n")
        #expect(lines.last?.wholeMatch(of: /\d+ passed, \d+ failed/) != nil)
        for title in ["cases that do not expect an error: ", "pure literal expressions: ", "decision tables: "] {
            #expect(lines.contains { $0.hasPrefix(title) })
        }
        let outcomes = try JSONDecoder().decode([CompatibilityKit.Line].self, from: Data(contentsOf: file))
        #expect(outcomes.count > 2_400)
        let failed = outcomes.filter { !$0.isPassed }.map(\.place)
        #expect(
            failed.filter { !$0.hasPrefix("0076-feel-external-java/") && !$0.hasPrefix("0019-flight-rebooking/") } == []
        )
    }
}
