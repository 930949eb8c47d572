import Foundation
import Synchronization
import Testing

@testable import Inspection

/// The conversation with ClamAV's daemon, with a scripted one on a socket.
@Suite struct ClamdClientTests {
    /// Answers one connection as clamd does: it finds the EICAR test file, whose text is never whole in this source.
    private final class ScriptedDaemon: Sendable {
        let path = FileManager.default.temporaryDirectory.appending(path: "clamd-\(UInt32.random(in: 0 ... .max)).sock")
            .path
        private let descriptor: Int32
        let received = Mutex<[UInt8]>([])

        init(reply: String? = nil) throws {
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
            let status = withUnsafePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            try #require(status == 0 && listen(descriptor, 4) == 0)
            Thread.detachNewThread { [self] in
                let connection = accept(descriptor, nil, nil)
                serve(connection, reply: reply)
                close(connection)
                close(descriptor)
                unlink(path)
            }
        }

        private func read(_ connection: Int32, _ count: Int) -> [UInt8] {
            var bytes = [UInt8](repeating: 0, count: count)
            var filled = 0
            while filled < count {
                let got = bytes.withUnsafeMutableBytes {
                    recv(connection, $0.baseAddress?.advanced(by: filled), count - filled, 0)
                }
                guard got > 0 else { break }
                filled += got
            }
            return Array(bytes.prefix(filled))
        }

        private func serve(_ connection: Int32, reply: String?) {
            var command: [UInt8] = []
            while command.last != 0, let byte = read(connection, 1).first { command.append(byte) }
            var answer = "PONG"
            if command == Array("zINSTREAM\0".utf8) {
                var content: [UInt8] = []
                while true {
                    let length = read(connection, 4).reduce(0) { $0 << 8 | Int($1) }
                    if length == 0 { break }
                    content += read(connection, length)
                }
                received.withLock { $0 = content }
                let mark = Data(["EICAR-STANDARD", "ANTIVIRUS-TEST-FILE"].joined(separator: "-").utf8)
                answer = Data(content).range(of: mark) == nil ? "stream: OK" : "stream: Eicar-Signature FOUND"
            }
            let bytes = Array((reply ?? answer).utf8) + [0]
            _ = send(connection, bytes, bytes.count, 0)
        }
    }

    private func scan(_ content: [UInt8], by daemon: ScriptedDaemon) async throws -> ScanOutcome {
        let file = FileManager.default.temporaryDirectory.appending(path: "scan-\(UUID().uuidString)")
        try Data(content).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let address = try #require(ClamdAddress(daemon.path))
        return await ClamdClient(address: address).scan(file: file.path)
    }

    @Test func `a clean file is streamed whole, and found clean`() async throws {
        let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let daemon = try ScriptedDaemon()
        #expect(try await scan(content, by: daemon) == .clean)
        #expect(daemon.received.withLock { $0 } == content)
    }

    @Test func `the test virus is found wherever it stands`() async throws {
        let eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "ANTIVIRUS-TEST-FILE!$H+H*"].joined(separator: "-")
        let content = Array(repeating: UInt8(32), count: 70_000) + Array(eicar.utf8)
        #expect(try await scan(content, by: try ScriptedDaemon()) == .infected)
    }

    @Test(arguments: ["INSTREAM size limit exceeded. ERROR", "", "stream: OK and more", "UNKNOWN COMMAND"])
    func `any other answer is none`(reply: String) async throws {
        #expect(try await scan([1, 2, 3], by: try ScriptedDaemon(reply: reply)) == .unavailable)
    }

    @Test func `where nobody listens, nothing is known`() async throws {
        let client = ClamdClient(address: .local("/nonexistent/clamd.ctl"))
        #expect(await client.scan(file: "/etc/hostname") == .unavailable)
        #expect(await !client.answers())
        let daemon = try ScriptedDaemon()
        #expect(await ClamdClient(address: .local(daemon.path)).answers())
    }

    @Test func `addresses are paths or host and port`() {
        #expect(ClamdAddress("/run/clamav/clamd.ctl") == .local("/run/clamav/clamd.ctl"))
        #expect(ClamdAddress("127.0.0.1:3310") == .network(host: "127.0.0.1", port: 3310))
        for wrong in ["", "clamd", "host:", "host:99999", "a:b:c", "/" + String(repeating: "x", count: 200)] {
            #expect(ClamdAddress(wrong) == nil)
        }
    }
}
