import Foundation
import Inspection
import Services
import Testing

@testable import parvis

/// The command that examines files, and what the doctor says of it.
@Suite struct FileExaminationTests {
    private static var program: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: ".build/debug/parvis").path
    }

    private func withFolder(_ content: [UInt8]?, _ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-examined-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        if let content { try Data(content).write(to: folder.appending(path: FileInspection.contentName)) }
        try await body(folder.path)
    }

    @Test func `a file is examined in another process, within limits`() async throws {
        let inspector = SandboxedInspector(program: Self.program, arguments: ["inspect-file"])
        try await withFolder(Array("MZ program".utf8)) { folder in
            #expect(await inspector.inspect(folder: folder) == .refused(.executable))
        }
        try await withFolder(nil) { folder in
            #expect(await inspector.inspect(folder: folder) == .refused(.notExamined))
        }
        // A process that says something else, says too much, ends badly or is not there: no verdict, and no harm.
        for (program, arguments) in [
            ("/bin/echo", ["accepted pdf alone but not quite"]), ("/usr/bin/yes", []), ("/bin/false", []),
            ("/nowhere", []),
        ] {
            try await withFolder([1]) { folder in
                #expect(await SandboxedInspector(program: program, arguments: arguments).inspect(folder: folder) == nil)
            }
        }
        // It may write no file larger than the limit, nor keep the server waiting on its memory.
        let greedy = SandboxedInspector(
            program: "/bin/sh",
            arguments: [
                "-c",
                "head -c 90000000 /dev/zero > big; test $(stat -c %s big) -le 64000000 && echo refused file-empty",
            ])
        try await withFolder([1]) { folder in
            let verdict = await greedy.inspect(folder: folder)
            #expect(verdict == .refused(.empty))
            let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/big")[.size] as? Int
            #expect(size.map { $0 <= 64_000_000 } == true)
        }
    }

    @Test func `the doctor says what examines files, and what is lost without`() async throws {
        try await withFolder(nil) { folder in
            let settings = try await InstallationConfiguration.load(data: folder, port: 8080, isDemonstration: false)
            let none = await FileExamination(settings: settings, tools: InspectionTools(folders: [])).findings()
            let text = Finding.table(none)
            for tool in InspectionTools.all {
                #expect(text.contains("apt-get install \(tool.package)") && text.contains(tool.without))
            }
            let all = await FileExamination(settings: settings).findings()
            #expect(all.contains { $0.subject == "Files: qpdf" && $0.state == .on })
            #expect(all.contains { $0.subject == "Files: viruses" })
        }
    }

    @Test func `a scanner that does not answer is broken, not off`() async throws {
        try await withFolder(nil) { folder in
            try Data(#"{"clamd": "/nonexistent/clamd.ctl"}"#.utf8).write(to: URL(filePath: "\(folder)/parvis.json"))
            let settings = try await InstallationConfiguration.load(data: folder, port: 8080, isDemonstration: false)
            #expect(settings.clamd == "/nonexistent/clamd.ctl")
            let found = await FileExamination(settings: settings).findings().first { $0.subject == "Files: viruses" }
            #expect(found?.state == .broken && found?.detail.contains("quarantine") == true)
        }
    }
}
