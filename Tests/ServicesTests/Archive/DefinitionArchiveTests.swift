import Foundation
import Services
import Testing

struct DefinitionArchiveTests {
    @Test func hashIsThatOfTheCanonicalBytes() throws {
        let archive = try DefinitionArchive(files: ["service.yaml": Array("service: x\n".utf8), "letters/a.fr.md": [1]])
        var expected = Array("PARVISDEF".utf8) + [1, 0, 0, 0, 2, 0, 0, 0, 15]
        expected += Array("letters/a.fr.md".utf8) + [0, 0, 0, 1, 1, 0, 0, 0, 12]
        expected += Array("service.yaml".utf8) + [0, 0, 0, 11] + Array("service: x\n".utf8)
        #expect(archive.encoded == expected)
        // `sha256sum` of those bytes.
        #expect(archive.hash == "0ec2ffdf0d9cae3c2c37d4d3ae1d85e870787a02b4da9773a6bcfdb9d784ad70")
        #expect(archive.files.map(\.path) == ["letters/a.fr.md", "service.yaml"])
        #expect(archive.sourceFile(at: "service.yaml", shownAs: "s/service.yaml")?.text == "service: x\n")
        #expect(archive.sourceFile(at: "none", shownAs: "none") == nil)
    }

    @Test func roundTripsAndDependsOnEveryByte() throws {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            var files: [String: [UInt8]] = [:]
            for _ in 0..<random.number(0...6) {
                let path = (0...random.number(0...2)).map { _ in random.pick(["a", "b.md", "Z-9", "c_d", "e.yaml"]) }
                files[path.joined(separator: "/")] = (0..<random.number(0...20)).map { _ in
                    UInt8(random.number(0...255))
                }
            }
            let archive = try DefinitionArchive(files: files)
            let bytes = archive.encoded
            #expect(try DefinitionArchive(decoding: bytes) == archive, "seed \(seed)")
            #expect(throws: DefinitionArchive.Failure.self, "seed \(seed)") {
                try DefinitionArchive(decoding: bytes + [0])
            }
            let cut = Array(bytes.prefix(random.number(0...(bytes.count - 1))))
            #expect(throws: DefinitionArchive.Failure.self, "seed \(seed)") { try DefinitionArchive(decoding: cut) }
            var changed = bytes
            changed[random.number(0...(bytes.count - 1))] ^= UInt8(random.number(1...255))
            if let other = try? DefinitionArchive(decoding: changed) {
                #expect(other.encoded == changed, "seed \(seed)")
                #expect(other.hash != archive.hash, "seed \(seed)")
            }
        }
    }

    @Test(arguments: ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", ".hidden", "a/.b", "é", "a b", "a\\b", "a\u{0}"])
    func pathsThatLeadElsewhereAreRefused(path: String) {
        #expect(throws: DefinitionArchive.Failure.invalidPath(path)) { try DefinitionArchive(files: [path: []]) }
    }

    @Test func sizesAreBounded() {
        let large = [UInt8](repeating: 0, count: DefinitionArchive.maximumFileBytes + 1)
        #expect(throws: DefinitionArchive.Failure.tooLarge(path: "a")) { try DefinitionArchive(files: ["a": large]) }
        let full = [UInt8](repeating: 0, count: DefinitionArchive.maximumFileBytes)
        let many = Dictionary(uniqueKeysWithValues: (0..<9).map { ("f\($0)", full) })
        #expect(throws: DefinitionArchive.Failure.tooLarge(path: nil)) { try DefinitionArchive(files: many) }
        let crowd = Dictionary(uniqueKeysWithValues: (0..<501).map { ("f\($0)", [UInt8]()) })
        #expect(throws: DefinitionArchive.Failure.tooManyFiles) { try DefinitionArchive(files: crowd) }
        let liar = Array("PARVISDEF".utf8) + [1, 255, 255, 255, 255]
        #expect(throws: DefinitionArchive.Failure.tooManyFiles) { try DefinitionArchive(decoding: liar) }
    }
}

struct FolderReaderTests {
    /// Runs a test in a new folder, removed afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "letters"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("service: x\n".utf8).write(to: folder.appending(path: "service.yaml"))
        try Data("Bonjour".utf8).write(to: folder.appending(path: "letters/a.fr.md"))
        try body(folder.path)
    }

    @Test func readsAFolderWithoutHiddenFiles() throws {
        try withFolder { folder in
            try Data([1]).write(to: URL(filePath: folder + "/.service.yaml.swp"))
            try Data([1]).write(to: URL(filePath: folder + "/service.yaml~"))
            let archive = try FolderReader.archive(of: folder)
            #expect(archive.files.map(\.path) == ["letters/a.fr.md", "service.yaml"])
            #expect(try FolderReader.archive(of: folder + "/").hash == archive.hash)
            #expect(try FolderReader.folders(in: folder) == ["letters"])
            #expect(try FolderReader.text(of: folder + "/service.yaml") == "service: x\n")
        }
    }

    @Test func linksAreRefused() throws {
        try withFolder { folder in
            let link = folder + "/letters/secret.md"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/etc/passwd")
            #expect(throws: FolderReader.Failure.notAFile(path: link)) { try FolderReader.archive(of: folder) }
        }
    }

    @Test func strangeNamesAndAbsentFoldersAreExplained() throws {
        try withFolder { folder in
            let file = folder + "/sheet é.md"
            try Data().write(to: URL(filePath: file))
            #expect(throws: FolderReader.Failure.invalidName(path: file)) { try FolderReader.archive(of: folder) }
            #expect(throws: FolderReader.Failure.unreadable(path: folder + "/none")) {
                try FolderReader.archive(of: folder + "/none")
            }
        }
    }
}
