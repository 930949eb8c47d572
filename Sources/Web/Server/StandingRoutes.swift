import HTTPTypes
import Services

/// Routes that belong to no feature.
enum StandingRoutes {
    static func routes() -> [Route] {
        [
            .get("/", access: .everyone) { visit in .redirect(to: "/\(visit.language.rawValue)") },
            .get("/health", access: .everyone) { _ in
                Reply(
                    status: .ok, headers: [.contentType: "text/plain", .cacheControl: "no-store"],
                    body: Array("ok\n".utf8))
            },
            .get("/assets/{file}", access: .everyone) { visit in
                try visit.site.assets.reply(to: visit.parameter("file"))
            },
            // What people take away says by which schema it is to be read.
            .get(CaseCopy.schemaPath, access: .everyone) { visit in
                guard let bytes = visit.site.assets.bytes("case-1.json") else { throw SiteFailure.notFound }
                return Reply(
                    status: .ok,
                    headers: [.contentType: "application/schema+json", .cacheControl: "public, max-age=3600"],
                    body: bytes)
            },
            .get("/themes/{theme}", access: .everyone) { visit in
                guard let theme = Theme(name: try visit.parameter("theme")) else { throw SiteFailure.notFound }
                return theme.reply
            },
        ]
    }
}
