import Configuration
import Foundation
import SystemPackage
import Web

/// What an installation decides, from `PARVIS_*` environment variables, then `parvis.json` in the data folder.
struct InstallationConfiguration: Sendable {
    /// The address to listen on.
    let host: String
    /// What the site decides.
    let site: SiteConfiguration
    /// Program that takes messages on its standard input (`/usr/sbin/sendmail`); nil keeps them in the data folder.
    let sendmail: String?
    /// The address that messages come from.
    let mailFrom: String

    /// Reads the configuration of a data folder.
    ///
    /// - Throws: when `parvis.json` is not JSON or a value has the wrong type.
    static func load(data: String, port: Int, isDemonstration: Bool) async throws -> InstallationConfiguration {
        let file = try await FileProvider<JSONSnapshot>(
            filePath: FilePath(data).appending("parvis.json"), allowMissing: true)
        let reader = ConfigReader(providers: [EnvironmentVariablesProvider(), file]).scoped(to: "parvis")
        let host = reader.string(forKey: "host", default: "127.0.0.1")
        var site = SiteConfiguration(publicURL: reader.string(forKey: "public.url", default: "http://localhost:\(port)"))
        site.isDemonstration = isDemonstration
        site.trustsProxy = reader.bool(forKey: "trust.proxy", default: false)
        site.maximumBodySize = reader.int(forKey: "maximum.body.size", default: site.maximumBodySize)
        site.draftDays = reader.int(forKey: "draft.days", default: site.draftDays)
        if reader.bool(forKey: "rate.limits", default: true) {
            for kind in RateLimit.Kind.allCases {
                guard let limit = site.rateLimits[kind] else { continue }
                site.rateLimits[kind] = RateLimit(
                    burst: reader.int(forKey: ["rate", "limit", kind.rawValue, "burst"], default: limit.burst),
                    perMinute: reader.int(
                        forKey: ["rate", "limit", kind.rawValue, "per", "minute"], default: limit.perMinute))
            }
        } else {
            site.rateLimits = [:]
        }
        return InstallationConfiguration(
            host: host, site: site, sendmail: reader.string(forKey: "sendmail"),
            mailFrom: reader.string(forKey: "mail.from", default: "ne-pas-repondre@localhost"))
    }
}
