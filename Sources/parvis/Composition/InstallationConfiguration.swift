import Configuration
import Foundation
import Inspection
import Journal
import Web

/// What an installation decides, from `PARVIS_*` environment variables, then `parvis.json` in the data folder.
///
/// A setting named `publicURL` in the file is `PARVIS_PUBLIC_URL` in the environment, and `rateLimit.secret.burst` (an
/// object in an object) is `PARVIS_RATE_LIMIT_SECRET_BURST`.
struct InstallationConfiguration: Sendable {
    /// The address to listen on.
    let host: String
    /// What the site decides.
    let site: SiteConfiguration
    /// Program that takes messages on its standard input (`/usr/sbin/sendmail`); nil keeps them in the data folder.
    let sendmail: String?
    /// The address that messages come from.
    let mailFrom: String

    /// Where ClamAV's daemon listens: a socket's path or `host:port`; nil where there is none.
    let clamd: String?
    /// For how many days back-ups of the keys are kept: an erasure reaches every copy then.
    let keyBackupDays: Int
    /// The model that may say the assistant's passages in other words; nil, by default, for none.
    let generation: GenerationSettings?

    /// Reads the configuration of a data folder.
    ///
    /// - Throws: when `parvis.json` is not JSON or a value has the wrong type: a setting is never silently ignored.
    static func load(data: String, port: Int, isDemonstration: Bool) async throws -> InstallationConfiguration {
        let settings = try await Settings.load(file: "\(data)/parvis.json")
        var site = SiteConfiguration(publicURL: try settings.string("publicURL") ?? "http://localhost:\(port)")
        site.isDemonstration = isDemonstration
        if isDemonstration {
            site.demonstrationAccounts = Demonstration.accounts
            site.demonstrationRecords = DemonstrationRegister.records
        }
        site.sendsMail = try settings.string("sendmail") != nil
        site.trustsProxy = try settings.bool("trustProxy") ?? site.trustsProxy
        site.maximumBodySize = try settings.int("maximumBodySize") ?? site.maximumBodySize
        site.portalToken = try settings.string("portalToken").flatMap { $0.isEmpty ? nil : $0 }
        if let token = site.portalToken, token.utf8.count < 32 {
            throw CommandFailure("The setting portalToken is a secret of 32 characters or more.")
        }
        site.witnesses = try (settings.string("witnesses") ?? "").split(separator: " ").map { text in
            guard let witness = CosignatureVerifier(String(text)) else {
                throw CommandFailure("The setting witnesses is a list of witnesses' keys: name+identifier+key.")
            }
            return witness
        }
        site.draftDays = try settings.int("draftDays") ?? site.draftDays
        site.receptionDays = try settings.int("receptionDays") ?? site.receptionDays
        if try settings.bool("rateLimits") ?? true {
            for kind in RateLimit.Kind.allCases {
                guard let limit = site.rateLimits[kind] else { continue }
                site.rateLimits[kind] = RateLimit(
                    burst: try settings.int("rateLimit.\(kind.rawValue).burst") ?? limit.burst,
                    perMinute: try settings.int("rateLimit.\(kind.rawValue).perMinute") ?? limit.perMinute)
            }
        } else {
            site.rateLimits = [:]
        }
        return InstallationConfiguration(
            host: try settings.string("host") ?? "127.0.0.1", site: site, sendmail: try settings.string("sendmail"),
            mailFrom: try settings.string("mailFrom") ?? "ne-pas-repondre@localhost",
            clamd: try scanner(settings), keyBackupDays: try InstallationKeys.backupDays(),
            generation: try generation(settings))
    }

    private static func generation(_ settings: Settings) throws -> GenerationSettings? {
        guard let url = try settings.string("generation.url"), !url.isEmpty, url != "off" else { return nil }
        return try GenerationSettings(
            url: url, model: try settings.string("generation.model"), key: try settings.string("generation.key"),
            allowsPlain: try settings.bool("generation.allowsPlain") ?? false)
    }

    /// The scanner's address: as set, `off` for none; else where Debian's stands, if it stands there.
    private static func scanner(_ settings: Settings) throws -> String? {
        if let set = try settings.string("clamd") { return set == "off" || set.isEmpty ? nil : set }
        return FileManager.default.fileExists(atPath: ClamdAddress.usual) ? ClamdAddress.usual : nil
    }
}

/// Settings by name; a value of another type than expected is an error, never the default.
private struct Settings {
    private let reader: ConfigReader

    static func load(file path: String) async throws -> Settings {
        let location = InMemoryProvider(values: [
            "filePath": ConfigValue(.string(path), isSecret: false), "allowMissing": true,
        ])
        do {
            let file = try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: location))
            let environment = EnvironmentVariablesProvider().prefixKeys(with: "parvis")
            return Settings(reader: ConfigReader(providers: [environment, file]))
        } catch {
            throw CommandFailure("\(path) can't be read: it is a JSON object of settings.")
        }
    }

    func string(_ key: String) throws -> String? { try value(key, "a text") { reader.string(forKey: $0) } }

    func int(_ key: String) throws -> Int? { try value(key, "a whole number") { reader.int(forKey: $0) } }

    func bool(_ key: String) throws -> Bool? { try value(key, "true or false") { reader.bool(forKey: $0) } }

    private func value<Output>(_ name: String, _ expected: String, _ read: (ConfigKey) -> Output?) throws -> Output? {
        let key = ConfigKey(name)
        if let value = read(key) { return value }
        let isSet =
            reader.string(forKey: key) != nil || reader.int(forKey: key) != nil || reader.bool(forKey: key) != nil
            || reader.double(forKey: key) != nil
        guard !isSet else { throw CommandFailure("The setting \(name) is \(expected).") }
        return nil
    }
}
