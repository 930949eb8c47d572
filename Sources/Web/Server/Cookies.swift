import HTTPTypes

/// The cookie that bears a session's token, unreadable by scripts and never sent by other sites' forms.
///
/// The public side and the desk each have theirs: an agent who tries a form stays signed in, and nothing that a browser
/// holds as a resident is held as an agent.
struct SessionCookie: Sendable {
    /// Whether it is the desk's.
    let isDesk: Bool
    /// Whether the site is served over HTTPS, so that the cookie can be `Secure` and `__Host-`.
    let isSecure: Bool

    private var name: String { (isSecure ? "__Host-" : "") + (isDesk ? "parvis-desk" : "parvis") }

    /// The token a request brings, if it is well formed.
    func token(in headers: HTTPFields) -> String? {
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name else { continue }
                let token = String(parts[1])
                return SecretToken.isWellFormed(token) ? token : nil
            }
        }
        return nil
    }

    /// The header that gives the browser a token until it closes.
    func header(setting token: String) -> String {
        "\(name)=\(token); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }

    /// The header that removes the token.
    func headerRemoving() -> String { header(setting: "") + "; Max-Age=0" }
}
