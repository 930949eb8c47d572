import Cases
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Services
import Storage

/// Takes a request through the same steps whatever its route: limits, language, session, access, form, handler, headers.
struct Dispatcher: Sendable {
    let site: Site
    let limiter: RateLimiter

    init(site: Site) {
        self.site = site
        limiter = RateLimiter(limits: site.configuration.rateLimits)
    }

    /// Answers a request to a route. Never throws: whatever goes wrong becomes a page.
    func respond(to request: Request, route: Route, context: SiteRequestContext) async -> Response {
        let now = site.now()
        let parameters = Dictionary(
            context.parameters.map { (String($0.key), Self.decoded($0.value)) },
            uniquingKeysWith: { first, _ in first })
        let language = language(of: request, parameters: parameters)
        var visit: Visit?
        do {
            try limit(route, request: request, context: context, now: now)
            guard parameters["language"].map({ Language(rawValue: $0) != nil }) ?? true else {
                throw SiteFailure.notFound
            }
            var arrival = Arrival(request: request, language: language, now: now)
            arrival.client = context.client(trustingProxy: site.configuration.trustsProxy ? request.headers : nil)
            var authorised: Visit
            do {
                authorised = try await authorise(arrival, route: route, parameters: parameters)
            } catch SiteFailure.notFound where route.keepsForm && !route.isDesk {
                // Nothing of the body was read yet.
                return try await keep(nil, isHeld: false, arrival)
            } catch SiteFailure.conversationOver where route.method == .post {
                return try await keepMessage(arrival)
            } catch SiteFailure.signInNeeded where route.keepsForm {
                return try await carry(arrival)
            }
            do {
                try await readBody(request, into: &authorised)
            } catch SiteFailure.staleForm where route.keepsForm && !route.isDesk {
                return try await keep(authorised, isHeld: true, arrival)
            }
            visit = authorised
            return finish(try await accounted(authorised), cookie: cookie(of: route))
        } catch {
            let failure = SiteFailure(error)
            if failure == nil {
                site.logger.error(
                    "request failed", metadata: ["route": "\(route.path)", "error": "\(Self.kind(of: error))"])
            }
            return finish(
                FailurePage.reply(
                    to: failure, visit: visit, language: language, path: request.uri.path,
                    rawQuery: request.uri.query ?? "", site: site), cookie: cookie(of: route))
        }
    }

    /// A part of the path as it was meant; nearly all are written as they are.
    private static func decoded(_ part: Substring) -> String {
        part.utf8.contains(UInt8(ascii: "%")) ? String(part).removingPercentEncoding ?? "" : String(part)
    }

    /// What the route answers, once whatever it read of people is on record: no record, no page.
    private func accounted(_ visit: Visit) async throws -> Reply {
        guard visit.route.isAccounted else { return try await answer(visit) }
        let ledger = ReadingLedger()
        let reply = try await ReadingLedger.$current.withValue(ledger) { try await answer(visit) }
        if reply.showsSomething { try await site.accesses.record(ledger, of: visit) }
        return reply
    }

    /// What the route's handler answers, or answered this minute to somebody who had no session either.
    private func answer(_ visit: Visit) async throws -> Reply {
        guard visit.route.isKept, visit.session == nil, visit.rawQuery.isEmpty else {
            return try await visit.route.handler(visit)
        }
        if let kept = visit.catalogue.kept.page(visit.path, at: visit.now) { return kept }
        let reply = try await visit.route.handler(visit)
        if reply.status == .ok, reply.session == nil {
            visit.catalogue.kept.keep(reply, for: visit.path, at: visit.now)
        }
        return reply
    }

    /// The cookie of the side of the site that a route belongs to.
    private func cookie(of route: Route) -> SessionCookie {
        SessionCookie(isDesk: route.isDesk, isSecure: site.configuration.isSecure)
    }

    /// Answers a request that no route takes.
    func respondNotFound(to request: Request) -> Response {
        let language = language(of: request, parameters: ["language": request.uri.path.firstSegment])
        let methods = SiteApplication.methods(of: request.uri.path)
        return finish(
            FailurePage.reply(
                to: methods.isEmpty ? .notFound : .methodNotAllowed(methods), visit: nil, language: language,
                path: request.uri.path, site: site),
            cookie: SessionCookie(isDesk: false, isSecure: site.configuration.isSecure))
    }

    private func finish(_ reply: Reply, cookie: SessionCookie) -> Response {
        var headers = reply.headers
        SecurityHeaders.apply(to: &headers, isSecure: site.configuration.isSecure)
        switch reply.session {
        case .set(let token): headers[.setCookie] = cookie.header(setting: token)
        case .remove: headers[.setCookie] = cookie.headerRemoving()
        case nil: break
        }
        if reply.isSandboxed { headers[.contentSecurityPolicy] = SecurityHeaders.sandbox }
        return Response(status: reply.status, headers: headers, body: body(of: reply))
    }

    private func body(of reply: Reply) -> ResponseBody {
        guard let stream = reply.stream else { return ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)) }
        return ResponseBody(contentLength: reply.headers[.contentLength].flatMap { Int($0) }) { writer in
            while let bytes = try await stream() { try await writer.write(ByteBuffer(bytes: bytes)) }
            try await writer.finish(nil)
        }
    }

    private func limit(_ route: Route, request: Request, context: SiteRequestContext, now: Instant) throws(SiteFailure)
    {
        let client = context.client(trustingProxy: site.configuration.trustsProxy ? request.headers : nil)
        for kind in [.general, route.limit].compactMap({ $0 }) {
            if let wait = limiter.take(kind, client: client, at: now) { throw .tooMany(retryAfter: wait) }
        }
    }

    /// The language of the address; else the one the browser prefers.
    private func language(of request: Request, parameters: [String: String]) -> Language {
        if let chosen = parameters["language"].flatMap(Language.init(rawValue:)) { return chosen }
        return Language.preferred(acceptLanguage: request.headers[.acceptLanguage] ?? "")
    }

    // MARK: Who may

    /// A request as it comes, before it is known who sends it.
    private struct Arrival {
        let request: Request
        let language: Language
        let now: Instant
        var client = ""
        var path: String { request.uri.path }
        var query: String { request.uri.query ?? "" }
    }

    /// The visit of a request, if its sender may use the route. Its body is not read yet.
    private func authorise(
        _ arrival: Arrival, route: Route, parameters: [String: String]
    ) async throws -> Visit {
        let request = arrival.request
        if route.method != .get { try refuseOtherSites(request) }
        let token = cookie(of: route).token(in: request.headers)
        let authorisation = try await Authoriser(site: site)
            .authorise(
                route.access, token: token, parameters: parameters, path: arrival.path, takesClosed: route.takesClosed,
                now: arrival.now)
        var visit = Visit(
            site: site, route: route, language: arrival.language, path: arrival.path, parameters: parameters,
            query: FormData(decoding: arrival.query.utf8), rawQuery: arrival.query, form: FormData(), now: arrival.now,
            catalogue: site.catalogue.snapshot, session: authorisation.session, agent: authorisation.agent,
            target: authorisation.target, draft: authorisation.draft, person: authorisation.person,
            userAgent: request.headers[.userAgent] ?? "")
        visit.headers = request.headers
        return visit
    }

    /// Reads what a visit brings. A form whose token is out of date has been read whole when `staleForm` is thrown.
    private func readBody(_ request: Request, into visit: inout Visit) async throws {
        switch visit.route.method {
        case .post: try await readForm(request, into: &visit)
        case .patch:
            try checkToken(request.headers[.formToken], session: visit.session)
            visit.body = request.body
            visit.uploadOffset = request.headers[.uploadOffset].flatMap { Int($0) }
        default: break
        }
    }

    /// Reads the form of a visit, with the files that it brings where the route takes them.
    private func readForm(_ request: Request, into visit: inout Visit) async throws {
        let session = visit.session
        if let intake = visit.route.intake, isMultipart(request) {
            let receiver = FileReceiver(site: site, intake: try await intake(visit))
            let content = try await readMultipart(request, receiver: receiver, session: session)
            visit.form = content.form
            visit.received = content.files
        } else {
            visit.form = try await readForm(request)
        }
        try checkToken(visit.form["csrf"], session: session)
    }

    private func isMultipart(_ request: Request) -> Bool {
        (request.headers[.contentType] ?? "").lowercased().hasPrefix("multipart/form-data")
    }

    /// - Parameter receiver: nil lets files go.
    private func readMultipart(
        _ request: Request, receiver: FileReceiver?, session: VisitorSession?
    ) async throws -> MultipartIntake.Content {
        guard site.uploads.enter(limit: site.configuration.files.uploadsAtOnce) else { throw SiteFailure.busy }
        defer { site.uploads.leave() }
        let reading = MultipartIntake(
            receiver: receiver, maximumFields: site.configuration.maximumBodySize,
            maximumBody: 2 * site.configuration.files.bytesPerOwner
        ) { form in (try? checkToken(form["csrf"], session: session)) != nil }
        return try await reading.read(request.body, contentType: request.headers[.contentType] ?? "")
    }

    // MARK: Nothing is lost

    /// Asks an agent whose session has ended to sign in, with what they typed; its files are let go.
    private func carry(_ arrival: Arrival) async throws -> Response {
        let request = arrival.request
        let form =
            isMultipart(request)
            ? try await readMultipart(request, receiver: nil, session: nil).form : try await readForm(request)
        guard let kept = KeptDeskForm(form, path: arrival.path) else {
            throw SiteFailure.signInNeeded(path: arrival.path)
        }
        let path = "/\(arrival.language.rawValue)/desk/sign-in"
        let visit = Visit(
            site: site, route: .get(path, access: .everyone) { _ in throw SiteFailure.notFound },
            language: arrival.language, path: path, parameters: [:],
            query: FormData(fields: ["next": [arrival.path]]), rawQuery: "", form: FormData(), now: arrival.now,
            catalogue: site.catalogue.snapshot, session: nil, agent: nil, target: nil, draft: nil, person: nil,
            userAgent: "")
        return finish(
            SignInPage.carrying(kept, visit: visit),
            cookie: SessionCookie(isDesk: true, isSecure: site.configuration.isSecure))
    }

    /// Keeps a form that can't be taken, and says how to go on. Its files are let go: nobody's are kept.
    ///
    /// - Parameter refused: the visit whose form was read, when it was only out of date; nil when nothing was read yet.
    private func keep(_ refused: Visit?, isHeld: Bool, _ arrival: Arrival) async throws -> Response {
        let request = arrival.request
        // What a stranger sends is written to the store: no oftener than forms are begun.
        if let wait = limiter.take(.submission, client: arrival.client, at: arrival.now) {
            throw SiteFailure.tooMany(retryAfter: wait)
        }
        var content = MultipartIntake.Content()
        if let refused {
            content = MultipartIntake.Content(form: refused.form, files: refused.received)
        } else if isMultipart(request) {
            content = try await readMultipart(request, receiver: nil, session: nil)
        } else {
            content.form = try await readForm(request)
        }
        let visit = try await visitor(arrival)
        return finish(
            try await KeptForm.keep(
                content.form, files: content.files, isHeld: isHeld && visit.session != nil, visit: visit),
            cookie: SessionCookie(isDesk: false, isSecure: site.configuration.isSecure))
    }

    /// Gives a message back whose conversation has ended: it can begin another.
    private func keepMessage(_ arrival: Arrival) async throws -> Response {
        let form = try await readForm(arrival.request)
        guard let words = form[AssistantPage.field], !words.isEmpty else { throw SiteFailure.conversationOver }
        return finish(
            try await AssistantPage.over(try await visitor(arrival), typed: words),
            cookie: SessionCookie(isDesk: false, isSecure: site.configuration.isSecure))
    }

    /// Whoever a request comes from, with no more rights than everyone's.
    private func visitor(_ arrival: Arrival) async throws -> Visit {
        let request = arrival.request
        let cookie = SessionCookie(isDesk: false, isSecure: site.configuration.isSecure)
        let authorisation = try await Authoriser(site: site)
            .authorise(
                .everyone, token: cookie.token(in: request.headers), parameters: [:], path: arrival.path,
                now: arrival.now)
        return Visit(
            site: site, route: .get(arrival.path, access: .everyone) { _ in throw SiteFailure.notFound },
            language: arrival.language, path: arrival.path, parameters: [:], query: FormData(),
            rawQuery: arrival.query, form: FormData(), now: arrival.now, catalogue: site.catalogue.snapshot,
            session: authorisation.session, agent: nil, target: nil, draft: nil, person: authorisation.person,
            userAgent: request.headers[.userAgent] ?? "")
    }

    /// Refuses a form sent by a page of another site. Browsers say where a form comes from; programs need not.
    private func refuseOtherSites(_ request: Request) throws(SiteFailure) {
        if let site = request.headers[.secFetchSite] {
            guard site == "same-origin" || site == "none" else { throw .otherSite }
        } else if let origin = request.headers[.origin] {
            let host = origin.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init)
            guard host != nil, host == request.head.authority else { throw .otherSite }
        }
    }

    private func readForm(_ request: Request) async throws -> FormData {
        let type = request.headers[.contentType] ?? "application/x-www-form-urlencoded"
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw SiteFailure.unsupportedBody
        }
        let maximum = site.configuration.maximumBodySize
        if let length = request.headers[.contentLength].flatMap(Int.init), length > maximum {
            throw SiteFailure.tooLarge
        }
        do {
            let body = try await request.body.collect(upTo: maximum)
            let form = FormData(decoding: body.readableBytesView)
            if form.isCut { throw SiteFailure.tooLarge }
            return form
        } catch is NIOTooManyBytesError {
            throw SiteFailure.tooLarge
        }
    }

    /// Within a session, a form must bear the session's token.
    private func checkToken(_ given: String?, session: VisitorSession?) throws(SiteFailure) {
        guard let session else { return }
        guard let given, SecretToken.isEqual(given, session.csrfToken) else { throw .staleForm }
    }

    /// What a log may say of an error: its type and, for ours, its stable code.
    static func kind(of error: any Error) -> String {
        if let error = error as? StorageError { return error.code }
        return String(reflecting: type(of: error))
    }
}

extension SiteFailure {
    /// What an error means to a visitor; nil when it is a fault of ours.
    init?(_ error: any Error) {
        switch error {
        case let failure as SiteFailure: self = failure
        case StorageError.busy, StorageError.closed, StorageError.blobBusy: self = .busy
        // Whoever still holds an address of what was erased is told what anybody is.
        case StorageError.erased: self = .notFound
        default: return nil
        }
    }
}

extension String {
    fileprivate var firstSegment: String { split(separator: "/").first.map(String.init) ?? "" }
}
