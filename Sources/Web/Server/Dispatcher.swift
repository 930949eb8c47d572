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
            context.parameters.map { (String($0.key), String($0.value).removingPercentEncoding ?? "") },
            uniquingKeysWith: { first, _ in first })
        let language = language(of: request, parameters: parameters)
        var visit: Visit?
        do {
            try limit(route, request: request, context: context, now: now)
            guard parameters["language"].map({ Language(rawValue: $0) != nil }) ?? true else {
                throw SiteFailure.notFound
            }
            let kept = try await formToKeep(request, route: route)
            let authorised: Visit
            do {
                authorised = try await authorise(
                    request, route: route, parameters: parameters, language: language, form: kept, now: now)
            } catch let failure as SiteFailure where failure == .notFound || failure == .staleForm {
                guard let kept else { throw failure }
                return try await keep(
                    kept, failure: failure, request: request, language: language, context: context, now: now)
            }
            visit = authorised
            return finish(try await answer(authorised), cookie: cookie(of: route))
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
        return finish(
            FailurePage.reply(to: .notFound, visit: nil, language: language, path: request.uri.path, site: site),
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

    private func authorise(
        _ request: Request, route: Route, parameters: [String: String], language: Language, form kept: FormData?,
        now: Instant
    ) async throws -> Visit {
        if route.method != .get { try refuseOtherSites(request) }
        let token = cookie(of: route).token(in: request.headers)
        let authorisation = try await Authoriser(site: site)
            .authorise(route.access, token: token, parameters: parameters, path: request.uri.path, now: now)
        var visit = Visit(
            site: site, route: route, language: language, path: request.uri.path, parameters: parameters,
            query: FormData(decoding: (request.uri.query ?? "").utf8), rawQuery: request.uri.query ?? "",
            form: FormData(),
            now: now,
            catalogue: site.catalogue.snapshot, session: authorisation.session, agent: authorisation.agent,
            target: authorisation.target, draft: authorisation.draft, person: authorisation.person,
            userAgent: request.headers[.userAgent] ?? "")
        switch route.method {
        case .post: try await readForm(request, kept: kept, into: &visit)
        case .patch:
            try checkToken(request.headers[.formToken], session: authorisation.session)
            visit.body = request.body
            visit.uploadOffset = request.headers[.uploadOffset].flatMap { Int($0) }
        default: break
        }
        return visit
    }

    /// Reads the form of a visit, with the files that it brings where the route takes them.
    private func readForm(_ request: Request, kept: FormData?, into visit: inout Visit) async throws {
        let session = visit.session
        let type = request.headers[.contentType] ?? ""
        if let intake = visit.route.intake, type.lowercased().hasPrefix("multipart/form-data") {
            guard site.uploads.enter(limit: site.configuration.files.uploadsAtOnce) else { throw SiteFailure.busy }
            defer { site.uploads.leave() }
            let reading = MultipartIntake(
                receiver: FileReceiver(site: site, intake: try await intake(visit)),
                maximumFields: site.configuration.maximumBodySize,
                maximumBody: 2 * site.configuration.files.bytesPerOwner
            ) { form throws(SiteFailure) in try checkToken(form["csrf"], session: session) }
            let content = try await reading.read(request.body, contentType: type)
            visit.form = content.form
            visit.received = content.files
        } else {
            if let kept { visit.form = kept } else { visit.form = try await readForm(request) }
        }
        try checkToken(visit.form["csrf"], session: session)
    }

    // MARK: Nothing is lost

    /// The form of a route that keeps what was typed, read before anything is decided. A form that brings files is not:
    /// files are read only once it is known who sends them.
    private func formToKeep(_ request: Request, route: Route) async throws -> FormData? {
        let type = request.headers[.contentType] ?? ""
        guard route.keepsForm, !type.lowercased().hasPrefix("multipart/") else { return nil }
        try refuseOtherSites(request)
        return try await readForm(request)
    }

    /// Keeps a form that can't be taken, and says how to go on.
    private func keep(
        _ form: FormData, failure: SiteFailure, request: Request, language: Language, context: SiteRequestContext,
        now: Instant
    ) async throws -> Response {
        let client = context.client(trustingProxy: site.configuration.trustsProxy ? request.headers : nil)
        // What a stranger sends is written to the store: no oftener than forms are begun.
        if let wait = limiter.take(.submission, client: client, at: now) { throw SiteFailure.tooMany(retryAfter: wait) }
        let cookie = SessionCookie(isDesk: false, isSecure: site.configuration.isSecure)
        let token = cookie.token(in: request.headers)
        let authorisation = try await Authoriser(site: site)
            .authorise(.everyone, token: token, parameters: [:], path: request.uri.path, now: now)
        let visit = Visit(
            site: site, route: .get(request.uri.path, access: .everyone) { _ in throw SiteFailure.notFound },
            language: language, path: request.uri.path, parameters: [:], query: FormData(),
            rawQuery: request.uri.query ?? "", form: FormData(), now: now, catalogue: site.catalogue.snapshot,
            session: authorisation.session, agent: nil, target: nil, draft: nil, person: authorisation.person,
            userAgent: request.headers[.userAgent] ?? "")
        let isHeld = failure == .staleForm && authorisation.session != nil
        return finish(try await KeptForm.keep(form, isHeld: isHeld, visit: visit), cookie: cookie)
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
        default: return nil
        }
    }
}

extension String {
    fileprivate var firstSegment: String { split(separator: "/").first.map(String.init) ?? "" }
}
