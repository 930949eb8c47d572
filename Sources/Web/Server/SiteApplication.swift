import Foundation
import HTTPTypes
public import Hummingbird
import Logging
import NIOCore
import NIOPosix
import Services

/// The site as an HTTP server.
public enum SiteApplication {
    /// Every route of the site, in one list that tests can walk.
    public static let routes: [Route] =
        StandingRoutes.routes() + LogRoutes.routes() + CitizenRoutes.routes() + AccountRoutes.routes()
        + DeskRoutes.routes() + DataTracker.routes() + AssistantRoutes.routes() + ReceptionRoutes.routes()
        + DraftFileRoutes.routes() + CaseFileRoutes.routes() + FigureRoutes.routes()

    /// The server.
    ///
    /// - Parameters:
    ///   - host: the address to listen on.
    ///   - port: the port; 0 takes a free one.
    ///   - onReady: called once connections are accepted, with the port that was taken.
    public static func make(
        site: Site, host: String, port: Int, onReady: @escaping @Sendable (Int) async -> Void
    ) -> some ApplicationProtocol {
        Application(
            responder: responder(for: site),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 64))),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) }, logger: site.logger)
    }

    /// Why a server can't listen.
    public enum ListeningProblem: Sendable, Hashable {
        /// Another program listens there already.
        case portTaken
        /// Only the machine's administrator may listen there.
        case notAllowed
        /// The address is not one of this machine's.
        case unknownAddress
    }

    /// What kept a server from listening, when that is why it stopped.
    public static func listeningProblem(_ error: any Error) -> ListeningProblem? {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: .portTaken
        case EACCES, EPERM: .notAllowed
        case EADDRNOTAVAIL: .unknownAddress
        default: error is SocketAddressError ? .unknownAddress : nil
        }
    }

    /// What answers a request, without a server around it: tests call it directly.
    public static func responder(for site: Site) -> RouterResponder<SiteRequestContext> {
        let dispatcher = Dispatcher(site: site)
        let router = Router(context: SiteRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(Unrouted(dispatcher: dispatcher))
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                await dispatcher.respond(to: request, route: route, context: context)
            }
        }
        return router.buildResponder()
    }

    /// The methods that an address takes, none when no route has it.
    static func methods(of path: String) -> [HTTPRequest.Method] {
        let steps = path.split(separator: "/")[...]
        var methods: [HTTPRequest.Method] = []
        for route in routes where route.matches(steps) && !methods.contains(route.method) {
            methods.append(route.method)
            if route.method == .get { methods.append(.head) }
        }
        return methods
    }
}

/// Gives a page to requests that no route takes.
private struct Unrouted: RouterMiddleware {
    let dispatcher: Dispatcher

    func handle(
        _ request: Request, context: SiteRequestContext,
        next: (Request, SiteRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError where error.status == .notFound {
            return dispatcher.respondNotFound(to: request)
        }
    }
}
