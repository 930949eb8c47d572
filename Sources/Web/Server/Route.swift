import Cases
public import HTTPTypes
public import Services

/// Who may use a route: declared with the route, enforced before its handler runs, listed and walked by a test.
public enum Access: Sendable, Hashable {
    /// Anyone.
    case everyone
    /// A browser that holds the draft named by `{draft}`: it started it, or came by its secret link.
    case draftHolder
    /// A browser that holds the case named by `{case}`: it submitted it, or came by its secret link.
    case caseHolder
    /// A browser that holds the conversation named by `{conversation}`: it began it.
    case conversationHolder
    /// A resident who has signed in: whatever the route shows is theirs.
    case person
    /// A signed-in agent with at least this role.
    case agent(Role)
    /// Anyone who works for an organisation and has signed in, whatever their role.
    case staff
    /// The data-protection officer of an organisation, signed in.
    case dataProtectionOfficer
    /// The data-protection officer of the organisation of the case named by `{case}`, signed in.
    case caseOfficer
    /// A signed-in agent with at least this role, of the organisation of the case named by `{case}`.
    case caseAgent(Role)
}

/// One entry of the site: a method, a path pattern, who may use it, and what it does.
public struct Route: Sendable {
    /// What a handler is.
    public typealias Handler = @Sendable (Visit) async throws -> Reply

    /// The HTTP method.
    public let method: HTTPRequest.Method
    /// The path, with parameters in braces: `/{language}/services/{service}`.
    public let path: String
    /// Who may use it.
    public let access: Access
    /// The rate limit that applies, besides the general one.
    public let limit: RateLimit.Kind?
    /// Whether its page depends on nothing but its path, the catalogue and the minute, for a visitor without a session:
    /// such a page is made once a minute and kept (`KeptPages`).
    public let isKept: Bool
    let handler: Handler
    /// What the form of the route takes besides its fields; nil for a form without files.
    var intake: (@Sendable (Visit) async throws -> UploadIntake)?
    /// Whether what was typed is kept when the form can't be taken because the session has ended: the page of the same
    /// address then shows it again (`KeptForm`).
    var keepsForm = false
    /// Whether it is also for a case whose active period has passed, which agents have no more.
    var takesClosed = false

    /// What agents read people's data for when they use it; a route without one may show none.
    var task: AccessTask?
    /// Why what it reads needs no record, where anyone may use it.
    var exemption: Exemption?

    /// Why something of people is read without a record.
    enum Exemption: Sendable {
        /// A secret leads there that only the person has: what they read is their own.
        case byTheirPerson
        /// What leaves is what the service's definition declares public, which says nothing of whose it is.
        case published
    }

    /// Whether what it reads is read by somebody else than the person, and must be on record.
    var isAccounted: Bool {
        switch access {
        case .draftHolder, .caseHolder, .conversationHolder, .person: false
        case .everyone: exemption == nil
        case .staff, .dataProtectionOfficer, .caseOfficer, .agent, .caseAgent: true
        }
    }

    /// The same route, for a task in which agents read people's data.
    func reading(for task: AccessTask) -> Route {
        var copy = self
        copy.task = task
        return copy
    }

    /// The same route, of which no reading needs a record.
    func exempt(_ exemption: Exemption) -> Route {
        var copy = self
        copy.exemption = exemption
        return copy
    }

    /// Whether it belongs to the desk rather than to the public side.
    var isDesk: Bool { path == "/{language}/desk" || path.hasPrefix("/{language}/desk/") }

    /// Whether a path, cut in its steps, is one of this route's.
    func matches(_ steps: ArraySlice<Substring>) -> Bool {
        let pattern = path.split(separator: "/")
        return pattern.count == steps.count && zip(pattern, steps).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }

    /// The same route, keeping what was typed when the session has ended.
    func keepingForm() -> Route {
        var copy = self
        copy.keepsForm = true
        return copy
    }

    /// The same route, also for a case that agents have no more.
    func takingClosed() -> Route {
        var copy = self
        copy.takesClosed = true
        return copy
    }

    /// A route that reads.
    public static func get(
        _ path: String, access: Access, limit: RateLimit.Kind? = nil, isKept: Bool = false, handler: @escaping Handler
    ) -> Route {
        Route(method: .get, path: path, access: access, limit: limit, isKept: isKept, handler: handler)
    }

    /// A route that adds bytes to something: the request bears the session's CSRF token in the header `Parvis-Token`,
    /// and the handler reads the body itself.
    public static func patch(
        _ path: String, access: Access, limit: RateLimit.Kind? = nil, handler: @escaping Handler
    ) -> Route {
        Route(method: .patch, path: path, access: access, limit: limit, isKept: false, handler: handler)
    }

    /// The same route, whose form may bring files.
    func taking(_ intake: @escaping @Sendable (Visit) async throws -> UploadIntake) -> Route {
        var copy = self
        copy.intake = intake
        return copy
    }

    /// A route that changes something: its form bears the session's CSRF token.
    public static func post(
        _ path: String, access: Access, limit: RateLimit.Kind? = nil, handler: @escaping Handler
    ) -> Route {
        Route(method: .post, path: path, access: access, limit: limit, isKept: false, handler: handler)
    }
}
