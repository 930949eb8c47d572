import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Web

/// A browser without a screen: sends requests straight to the site's responder and keeps its cookie.
final class SiteClient {
    struct Answer {
        let status: Int
        let headers: HTTPFields
        let bytes: [UInt8]

        var body: String { String(decoding: bytes, as: UTF8.self) }

        var location: String? { headers[.location] }

        /// The value of the first hidden or visible field of that name.
        func value(of name: String) -> String? {
            guard let range = body.range(of: #"name="\#(name)" value=""#) else { return nil }
            return body[range.upperBound...].split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false)
                .first
                .map(String.init)
        }
    }

    private let responder: RouterResponder<SiteRequestContext>
    /// What the browser remembers.
    private(set) var cookies: [String: String]

    init(site: Site, cookies: [String: String] = [:]) {
        responder = SiteApplication.responder(for: site)
        self.cookies = cookies
    }

    /// The same browser at another site.
    func moved(to site: Site) -> SiteClient {
        let client = SiteClient(site: site)
        client.cookies = cookies
        return client
    }

    private init(_ responder: RouterResponder<SiteRequestContext>, cookies: [String: String]) {
        self.responder = responder
        self.cookies = cookies
    }

    /// Another browser with the same cookies: a thief's.
    func copy() -> sending SiteClient { SiteClient(responder, cookies: cookies) }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, headers: headers, body: nil)
    }

    func post(_ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> Answer {
        let body = fields.map { "\(Self.encode($0))=\(Self.encode($1))" }.joined(separator: "&")
        return try await send(.post, path, headers: headers, body: body)
    }

    /// Posts with the token of the page that holds the form.
    func postForm(_ path: String, _ fields: [(String, String)], from page: String) async throws -> Answer {
        let token = try await get(page).value(of: "csrf") ?? ""
        return try await post(path, fields + [("csrf", token)])
    }

    func send(_ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: String?) async throws -> Answer {
        var headers = headers
        if body != nil { headers[.contentType] = headers[.contentType] ?? "application/x-www-form-urlencoded" }
        return try await send(method, path, headers: headers, bytes: body.map { Array($0.utf8) })
    }

    /// Sends bytes; with `isCut`, the connection fails once they have gone.
    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, bytes: [UInt8]?, isCut: Bool = false
    ) async throws -> Answer {
        var headers = headers
        if let bytes { headers[.contentLength] = String(bytes.count) }
        return try await send(
            method, path, headers: headers, body: RequestBody(asyncSequence: Self.pieces(bytes ?? [], isCut: isCut)))
    }

    /// Sends a body as it comes.
    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: RequestBody
    ) async throws -> Answer {
        var headers = headers
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers),
            body: body)
        let context = SiteRequestContext(
            source: ApplicationRequestContextSource(channel: NIOAsyncTestingChannel(), logger: Logger(label: "test")))
        let response = try await responder.respond(to: request, context: context)
        if let set = response.headers[.setCookie] {
            let pair = set.split(separator: ";")[0].split(separator: "=", omittingEmptySubsequences: false).map(
                String.init)
            cookies[pair[0]] = pair[1].isEmpty ? nil : pair[1]
        }
        let collected = Collected()
        try await response.body.write(CollectingWriter(collected: collected))
        return Answer(status: response.status.code, headers: response.headers, bytes: collected.bytes)
    }

    private struct Cut: Error {}

    /// A body as the network brings it.
    private static func pieces(_ bytes: [UInt8], isCut: Bool) -> AsyncThrowingStream<ByteBuffer, any Error> {
        AsyncThrowingStream { continuation in
            var rest = bytes[...]
            while !rest.isEmpty {
                continuation.yield(ByteBuffer(bytes: rest.prefix(16_384)))
                rest = rest.dropFirst(16_384)
            }
            continuation.finish(throwing: isCut ? Cut() : nil)
        }
    }

    private static func encode(_ text: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}

private final class Collected {
    var bytes: [UInt8] = []
}

private struct CollectingWriter: ResponseBodyWriter {
    let collected: Collected

    mutating func write(_ buffer: ByteBuffer) async throws {
        collected.bytes.append(contentsOf: buffer.readableBytesView)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
