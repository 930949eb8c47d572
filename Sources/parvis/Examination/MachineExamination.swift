import Foundation
import Web

/// The machine: room on the disk, and tools that some parts use.
struct MachineExamination: Sendable {
    let data: String
    /// Where programs are looked for.
    var searchPath = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)

    /// Below this, a town's day may not fit.
    private static let neededBytes = 500_000_000

    func findings() -> [Finding] {
        var findings: [Finding] = []
        if let free = freeBytes() {
            findings.append(
                free >= Self.neededBytes
                    ? Finding(.on, "Disk", "\(DiskSize.words(free)) free")
                    : Finding(.broken, "Disk", "only \(DiskSize.words(free)) free", remedy: "free some room"))
        }
        findings.append(
            tool(
                "psql", "PostgreSQL tools", "tests prepare every statement on PostgreSQL", package: "postgresql",
                extra: ["/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin"]))
        findings.append(tool("chromium", "Chromium", "tests drive a real browser", package: "chromium"))
        return findings
    }

    private func tool(
        _ program: String, _ subject: String, _ purpose: String, package: String, extra: [String] = []
    ) -> Finding {
        for folder in searchPath + extra where FileManager.default.isExecutableFile(atPath: "\(folder)/\(program)") {
            return Finding(.on, subject, "\(folder)/\(program): \(purpose)")
        }
        return Finding(.off, subject, "absent; only \(purpose)", remedy: "apt-get install \(package)")
    }

    /// Room where the data folder is, or will be.
    private func freeBytes() -> Int? {
        var url = URL(filePath: data).standardizedFileURL
        while !FileManager.default.fileExists(atPath: url.path), url.path != "/" { url.deleteLastPathComponent() }
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: url.path)
        return (attributes?[.systemFreeSize] as? NSNumber)?.intValue
    }
}

/// What the installation has decided.
struct SettingsExamination: Sendable {
    let data: String
    let settings: InstallationConfiguration

    func findings() -> [Finding] { [address(), proxy(), limits(), mail()] }

    private func address() -> Finding {
        let url = settings.site.publicURL
        guard settings.site.isSecure else {
            return Finding(
                .off, "HTTPS", "links and messages lead to \(url), without HTTPS: fit for a try-out only",
                remedy: "PARVIS_PUBLIC_URL=https://…, behind a proxy that holds the certificate")
        }
        return Finding(.on, "HTTPS", "\(url), secure cookies")
    }

    private func proxy() -> Finding {
        settings.site.trustsProxy
            ? Finding(.on, "Proxy", "the last X-Forwarded-For entry is the client; listening on \(settings.host)")
            : Finding(
                .off, "Proxy", "X-Forwarded-For is ignored; listening on \(settings.host)",
                remedy: "PARVIS_TRUST_PROXY=true when a proxy of yours stands in front")
    }

    private func limits() -> Finding {
        guard !settings.site.rateLimits.isEmpty else {
            return Finding(
                .off, "Rate limits", "none: fit for measurements only", remedy: "unset PARVIS_RATE_LIMITS")
        }
        let words = settings.site.rateLimits.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) \($0.value.perMinute)/min" }
        return Finding(.on, "Rate limits", words.joined(separator: ", "))
    }

    private func mail() -> Finding {
        guard let program = settings.sendmail else {
            return Finding(
                .off, "E-mail", "messages are kept in \(data)/outbox and not sent",
                remedy: "PARVIS_SENDMAIL=/usr/sbin/sendmail PARVIS_MAIL_FROM=ne-pas-repondre@your.domain")
        }
        return FileManager.default.isExecutableFile(atPath: program)
            ? Finding(.on, "E-mail", "\(program), from \(settings.mailFrom)")
            : Finding(
                .broken, "E-mail", "\(program) is not a program", remedy: "PARVIS_SENDMAIL=/usr/sbin/sendmail")
    }
}
