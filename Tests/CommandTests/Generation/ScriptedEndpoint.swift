import Foundation
import Synchronization

/// A model's endpoint on this machine that does what a test tells it to: answers, lies, hangs, or floods.
///
/// It is made of sockets alone, so that it can also break the protocol.
final class ScriptedEndpoint: Sendable {
    /// A request that came.
    struct Request: Sendable {
        /// `POST /v1/chat/completions HTTP/1.1` and the headers.
        let head: String
        let body: String
    }

    enum Answer: Sendable {
        /// A completion that says this.
        case says(String)
        /// A whole response, as it is sent.
        case sends(String)
        /// Nothing, until the other side closes.
        case hangs
        /// Bytes without an end.
        case floods
        /// The connection is closed at once.
        case closes
    }

    /// The base of the endpoint, as it is set.
    let base: String
    private let listener: Int32
    private let seen = Seen()

    private final class Seen: Sendable {
        let requests = Mutex<[Request]>([])
    }

    /// What came, in its order.
    var requests: [Request] { seen.requests.withLock { $0 } }

    struct CannotListen: Error {}

    /// Listens on a port that the system chooses.
    init(_ script: @escaping @Sendable (Request) -> Answer) throws {
        signal(SIGPIPE, SIG_IGN)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isListening else { throw CannotListen() }
        self.listener = listener
        base = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/v1"
        Thread.detachNewThread { [seen] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else {
                    close(listener)
                    return
                }
                Thread.detachNewThread {
                    defer { close(connection) }
                    guard let request = Self.read(connection) else { return }
                    seen.requests.withLock { $0.append(request) }
                    Self.answer(script(request), on: connection)
                }
            }
        }
    }

    /// Takes no more connections.
    func stop() {
        // The thread that accepts closes it: its number may be another server's as soon as it is closed.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private static func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let head = String(text[..<end.lowerBound])
                let body = text[end.upperBound...]
                let length = head.lowercased().firstMatch(of: /content-length: *(\d+)/).flatMap { Int($0.1) } ?? 0
                if body.utf8.count >= length { return Request(head: head, body: String(body)) }
            }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
        }
    }

    private static func answer(_ answer: Answer, on connection: Int32) {
        switch answer {
        case .says(let text):
            let message = ["choices": [["message": ["role": "assistant", "content": text]]]]
            let body = (try? JSONEncoder().encode(message)) ?? Data()
            send(response(200, "application/json", String(decoding: body, as: UTF8.self)), on: connection)
        case .sends(let response): send(response, on: connection)
        case .hangs:
            var byte: UInt8 = 0
            while recv(connection, &byte, 1, 0) > 0 {}
        case .floods:
            send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", on: connection)
            let filling = String(repeating: "a", count: 16_384)
            while send(filling, on: connection) {}
        case .closes: break
        }
    }

    /// A whole response.
    static func response(_ status: Int, _ type: String, _ body: String, more: String = "") -> String {
        "HTTP/1.1 \(status) X\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
            + "Connection: close\r\n\(more)\r\n\(body)"
    }

    /// Sends a text; false once the other side has closed.
    @discardableResult private static func send(_ text: String, on connection: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
