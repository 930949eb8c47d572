public import HTTPTypes

/// What a handler answers, before the headers that every answer bears.
public struct Reply: Sendable {
    /// What becomes of the browser's session.
    enum SessionChange: Sendable, Hashable {
        case set(token: String)
        case remove
    }

    /// The HTTP status.
    public var status: HTTPResponse.Status
    /// Headers besides the common ones.
    public var headers: HTTPFields
    /// The body.
    public var body: [UInt8]
    var session: SessionChange?
    /// The body in pieces, in place of `body`, for what is too large to hold: the next piece, or nil at the end.
    var stream: (@Sendable () async throws -> [UInt8]?)?
    /// Whether it is something that people sent: no browser may run anything of it.
    var isSandboxed = false

    /// Whether anything leaves with it: a redirection has no body.
    var showsSomething: Bool { stream != nil || !body.isEmpty }

    init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A page of HTML, for this visitor only unless `isPublic`.
    public static func page(_ body: [UInt8], status: HTTPResponse.Status = .ok, isPublic: Bool = false) -> Reply {
        var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"]
        if isPublic {
            headers[.cacheControl] = "public, max-age=60"
            // Kept from before the session, the page would bear no token of it and its forms would be refused.
            headers[.vary] = "Cookie"
        }
        return Reply(status: status, headers: headers, body: body)
    }

    /// Sends the browser to another page by GET (303), so that Back and Reload repeat nothing.
    public static func redirect(to path: String) -> Reply {
        Reply(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    /// The same answer, giving the browser a new session.
    func setting(session token: String) -> Reply {
        var copy = self
        copy.session = .set(token: token)
        return copy
    }

    /// The same answer, ending the browser's session.
    func endingSession() -> Reply {
        var copy = self
        copy.session = .remove
        return copy
    }
}
