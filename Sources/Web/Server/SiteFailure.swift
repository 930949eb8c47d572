public import HTTPTypes

/// Why a request is not answered as asked. Mapped to a page and a status in one place (`FailurePage`).
public enum SiteFailure: Error, Sendable, Hashable {
    /// Nothing stands there, or nothing this visitor may know of.
    case notFound
    /// The address is taken in other ways than the one asked for: the methods that it takes (RFC 9110, 15.5.6).
    case methodNotAllowed([HTTPRequest.Method])
    /// The conversation has ended, or is another person's.
    case conversationOver
    /// The page needs an agent to sign in; afterwards they come back to `path`.
    case signInNeeded(path: String)
    /// The page needs a resident to sign in; afterwards they come back to `path`.
    case personSignInNeeded(path: String)
    /// The agent's role is too low.
    case forbidden
    /// The form did not come from a page of this session, or the session has ended.
    case staleForm
    /// The request comes from another site.
    case otherSite
    /// Too many requests; try again in so many seconds.
    case tooMany(retryAfter: Int)
    /// The body is larger than any form of ours.
    case tooLarge
    /// Not a form.
    case unsupportedBody
    /// The store has more to do than it can queue.
    case busy

    /// The HTTP status of the page that says so.
    var status: HTTPResponse.Status {
        switch self {
        case .notFound, .conversationOver: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .signInNeeded, .personSignInNeeded: .seeOther
        case .forbidden, .staleForm, .otherSite: .forbidden
        case .tooMany: .tooManyRequests
        case .tooLarge: .contentTooLarge
        case .unsupportedBody: .unsupportedMediaType
        case .busy: .serviceUnavailable
        }
    }

    /// Stable code, for logs and tests.
    var code: String {
        switch self {
        case .notFound: "site.not-found"
        case .methodNotAllowed: "site.method-not-allowed"
        case .conversationOver: "site.conversation-over"
        case .signInNeeded: "site.sign-in-needed"
        case .personSignInNeeded: "site.person-sign-in-needed"
        case .forbidden: "site.forbidden"
        case .staleForm: "site.stale-form"
        case .otherSite: "site.other-site"
        case .tooMany: "site.too-many"
        case .tooLarge: "site.too-large"
        case .unsupportedBody: "site.unsupported-body"
        case .busy: "site.busy"
        }
    }
}
