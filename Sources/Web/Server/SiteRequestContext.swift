import HTTPTypes
public import Hummingbird

/// What the server knows of a request besides its content: where it comes from.
public struct SiteRequestContext: RequestContext {
    /// What Hummingbird itself needs.
    public var coreContext: CoreRequestContextStorage
    private let address: String

    /// A context for a connection.
    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    /// The client's address, for rate limits only: it is neither stored nor logged.
    ///
    /// - Parameter trustingProxy: the request's headers when a proxy in front sets `X-Forwarded-For`; its last entry is
    ///   the one that proxy wrote.
    func client(trustingProxy headers: HTTPFields?) -> String {
        guard let forwarded = headers?[.forwardedFor],
            let last = forwarded.split(separator: ",").last?.drop(while: { $0 == " " })
        else { return address }
        return String(last)
    }
}
