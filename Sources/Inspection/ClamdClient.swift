import Dispatch
import Foundation

/// What a virus scanner says of a file.
public enum ScanOutcome: Sendable, Hashable {
    /// Nothing was found.
    case clean
    /// Something was found.
    case infected
    /// The scanner did not answer as it should: nothing is known.
    case unavailable
}

/// Looks for viruses.
public protocol VirusScanner: Sendable {
    /// Scans a file.
    func scan(file: String) async -> ScanOutcome
}

/// Where ClamAV's daemon listens.
public enum ClamdAddress: Sendable, Hashable {
    /// A socket of the machine, by its path.
    case local(String)
    /// A port, of this machine or another.
    case network(host: String, port: Int)

    /// Where Debian's `clamav-daemon` listens.
    public static let usual = "/run/clamav/clamd.ctl"

    /// Reads a path or `host:port`.
    public init?(_ text: String) {
        if text.hasPrefix("/") {
            // The length of a socket's path is bounded by the system (sun_path).
            guard text.utf8.count < 108 else { return nil }
            self = .local(text)
            return
        }
        let parts = text.split(separator: ":")
        guard parts.count == 2, let port = Int(parts[1]), (1...65_535).contains(port) else { return nil }
        self = .network(host: String(parts[0]), port: port)
    }
}

/// Speaks with ClamAV's daemon (clamd(8), commands `INSTREAM` and `PING`): the file is streamed, so that the daemon needs
/// no right to read it.
public struct ClamdClient: VirusScanner {
    private static let chunk = 64 * 1024

    private let address: ClamdAddress
    private let queue = DispatchQueue(label: "parvis.clamd", attributes: .concurrent)

    /// A client of the daemon at an address.
    public init(address: ClamdAddress) { self.address = address }

    /// Scans a file.
    public func scan(file: String) async -> ScanOutcome {
        await onQueue { self.scanNow(file) }
    }

    /// Whether the daemon answers.
    public func answers() async -> Bool {
        await onQueue {
            guard let connection = ClamdConnection(address) else { return false }
            return connection.send(Array("zPING\0".utf8)) && connection.reply() == "PONG"
        }
    }

    private func onQueue<Output: Sendable>(_ body: @escaping @Sendable () -> Output) async -> Output {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body()) }
        }
    }

    private func scanNow(_ file: String) -> ScanOutcome {
        guard let connection = ClamdConnection(address), let handle = FileHandle(forReadingAtPath: file) else {
            return .unavailable
        }
        defer { try? handle.close() }
        guard connection.send(Array("zINSTREAM\0".utf8)) else { return .unavailable }
        while let data = try? handle.read(upToCount: Self.chunk), !data.isEmpty {
            let length = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: data.count >> $0) }
            // The daemon may have its answer before the end, and close: it is read below.
            guard connection.send(length + data) else { break }
        }
        _ = connection.send([0, 0, 0, 0])
        let reply = connection.reply()
        if reply == "stream: OK" { return .clean }
        return reply.hasSuffix(" FOUND") ? .infected : .unavailable
    }
}

/// One conversation with the daemon, on a blocking socket with time limits.
private final class ClamdConnection {
    private let descriptor: Int32

    init?(_ address: ClamdAddress) {
        guard let connected = Self.connect(address) else { return nil }
        descriptor = connected
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.send(
                    descriptor, buffer.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// The answer, up to its final zero; empty when there is none.
    func reply() -> String {
        var reply: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        while reply.count < 4_096, reply.last != 0 {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            reply += buffer.prefix(count)
        }
        return String(decoding: reply.prefix { $0 != 0 }, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func connect(_ address: ClamdAddress) -> Int32? {
        switch address {
        case .local(let path):
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            guard descriptor >= 0 else { return nil }
            limit(descriptor)
            var name = sockaddr_un()
            name.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
            let status = withUnsafePointer(to: &name) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            return connected(descriptor, status)
        case .network(let host, let port):
            var hints = addrinfo()
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
            var found: UnsafeMutablePointer<addrinfo>?
            guard getaddrinfo(host, String(port), &hints, &found) == 0, let first = found else { return nil }
            defer { freeaddrinfo(found) }
            let descriptor = socket(first.pointee.ai_family, first.pointee.ai_socktype, 0)
            guard descriptor >= 0 else { return nil }
            limit(descriptor)
            return connected(
                descriptor, Foundation.connect(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen))
        }
    }

    private static func connected(_ descriptor: Int32, _ status: Int32) -> Int32? {
        if status == 0 { return descriptor }
        close(descriptor)
        return nil
    }

    private static func limit(_ descriptor: Int32) {
        var time = timeval(tv_sec: 60, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
    }
}
