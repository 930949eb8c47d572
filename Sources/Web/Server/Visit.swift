import Cases
import HTTPTypes
import Hummingbird
public import Services
import Storage

/// One request, understood and authorised: what a handler gets to work with.
public struct Visit: Sendable {
    /// The site visited.
    let site: Site
    /// The route taken.
    let route: Route
    /// The language of the page.
    public let language: Language
    /// The path asked for, without its query.
    public let path: String
    /// Values of the path's parameters.
    let parameters: [String: String]
    /// Fields of the query.
    let query: FormData
    /// The query as it was written, without its question mark.
    let rawQuery: String
    /// Fields of the body, for a POST.
    var form: FormData
    /// When the request came: the only clock of a handler.
    public let now: Instant
    /// The catalogue as it stood when the request came.
    let catalogue: CatalogueSnapshot
    /// The browser's session, if any.
    let session: VisitorSession?
    /// The agent signed in, if any.
    let agent: SignedInAgent?
    /// Identifier of the draft or case that the route names and the visitor may see.
    let target: Identifier?
    /// Files that the form brought.
    var received: [ReceivedFile] = []
    /// The body, for a route that reads it itself.
    var body: RequestBody?
    /// From where on the body goes, for an upload.
    var uploadOffset: Int?
    /// The draft that the route names, as it stood when the session was looked up.
    let draft: StoredDraft?
    /// The resident signed in, if any.
    let person: Identifier?
    /// How the browser presents itself.
    let userAgent: String
    /// The headers of the request.
    var headers = HTTPFields()

    /// The texts of the screen, in the page's language.
    var texts: any Texts { site.texts(in: language) }

    /// A parameter of the path, or not found.
    func parameter(_ name: String) throws(SiteFailure) -> String {
        guard let value = parameters[name] else { throw .notFound }
        return value
    }

    /// The draft or case that the route's access rule has authorised.
    func authorisedTarget() throws(SiteFailure) -> Identifier {
        guard let target else { throw .notFound }
        return target
    }

    /// The agent that the route's access rule has required.
    func signedInAgent() throws(SiteFailure) -> SignedInAgent {
        guard let agent else { throw .signInNeeded(path: path) }
        return agent
    }

    /// The resident that the route's access rule has required.
    func signedInPerson() throws(SiteFailure) -> Identifier {
        guard let person else { throw .personSignInNeeded(path: path) }
        return person
    }

    /// The token that forms of this page must bear; empty without a session.
    var csrfToken: String { session?.csrfToken ?? "" }

    /// The context of a command by this visitor.
    var commandContext: CommandContext {
        if let agent {
            CommandContext(
                actor: .agent(agent.id, agent.role), organisation: agent.organisation, channel: .web, at: now)
        } else {
            CommandContext(actor: .person(person), channel: .web, at: now)
        }
    }
}

/// A browser's session, as a handler may know it.
struct VisitorSession: Sendable {
    /// Hash of its token, the key under which it is stored.
    let key: SecretHash
    /// The token that forms must bear.
    let csrfToken: String
    /// What it remembers, as stored.
    var content: [UInt8] = []

    /// What it remembers.
    var memory: SessionMemory { SessionMemory(content) }
}

/// The agent at work.
struct SignedInAgent: Sendable {
    let id: Identifier
    let organisation: String
    let role: Role
    /// Identifier of the office they work in, if one.
    let office: String?
    /// The name shown to the agent and to colleagues; never to the public.
    let name: String
}
