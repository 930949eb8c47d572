import HTTPTypes

/// Headers that every answer bears. No script or style may stand in a page: both come from files of our own.
enum SecurityHeaders {
    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// For what people sent: nothing of it runs, wherever it is opened.
    static let sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'"

    static func apply(to headers: inout HTTPFields, isSecure: Bool) {
        headers[.contentSecurityPolicy] = contentSecurityPolicy
        headers[.xContentTypeOptions] = "nosniff"
        headers[.referrerPolicy] = "same-origin"
        headers[.crossOriginOpenerPolicy] = "same-origin"
        // What is open to every site says so itself.
        headers[.crossOriginResourcePolicy] = headers[.accessControlAllowOrigin] == "*" ? "cross-origin" : "same-origin"
        headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        if isSecure { headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
    }
}

extension HTTPField.Name {
    static let referrerPolicy = Self("Referrer-Policy").literal
    static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy").literal
    static let permissionsPolicy = Self("Permissions-Policy").literal
    static let secFetchSite = Self("Sec-Fetch-Site").literal
    static let forwardedFor = Self("X-Forwarded-For").literal
}

extension HTTPField.Name? {
    /// A header name written in this file: a literal token, so never nil; `accept` only keeps the compiler sure.
    fileprivate var literal: HTTPField.Name { self ?? .accept }
}
