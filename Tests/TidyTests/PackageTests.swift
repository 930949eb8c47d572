import Foundation
import Testing

/// The package is what the map says: its rooms stand, and all are compiled alike.
@Suite struct PackageTests {
    private static let manifest = Result {
        try String(contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
    }

    @Test func `the package is Parvis, in Swift 6 mode, and a warning is an error`() throws {
        let manifest = try Self.manifest.get()
        #expect(manifest.contains("name: \"Parvis\""))
        #expect(manifest.contains(".swiftLanguageMode(.v6)"))
        #expect(manifest.contains(".treatAllWarnings(as: .error)"))
        let targets = manifest.matches(of: /\.(?:target|executableTarget|testTarget)\(/).count
        let strict = manifest.matches(of: /swiftSettings: strict\b/).count
        #expect(targets > 10)
        #expect(strict == targets, "a target is compiled without the strict settings")
    }

    @Test func `every room stands and none is empty`() throws {
        let manifest = try Self.manifest.get()
        let files = Dictionary(grouping: try SourceTree.files(in: "Sources"), by: \.target)
        for room in TidyTests.rooms {
            #expect(manifest.contains("name: \"\(room)\""), "\(room) is not in Package.swift")
            #expect(files[room, default: []].count > 1, "\(room) is empty")
        }
        let sources = SourceTree.root.appending(path: "Sources").path
        let folders = try FileManager.default.contentsOfDirectory(atPath: sources)
        // Module maps of the system's C libraries hold no Swift.
        let rooms = folders.filter { !$0.hasPrefix("C") || TidyTests.rooms.contains($0) }
        #expect(Set(rooms) == Set(TidyTests.rooms))
    }
}
