import Inspection

/// Files that people send: what examines them, and what is lost where a tool is absent.
struct FileExamination: Sendable {
    let settings: InstallationConfiguration
    var tools = InspectionTools()

    func findings() async -> [Finding] {
        var findings = InspectionTools.all.map { tool in
            let subject = "Files: \(tool.program)"
            guard let path = tools.path(tool.program) else {
                return Finding(.off, subject, tool.without, remedy: "apt-get install \(tool.package)")
            }
            return Finding(.on, subject, "\(path): \(tool.purpose)")
        }
        findings.append(isolation)
        findings.append(await scanner())
        return findings
    }

    private var isolation: Finding {
        Isolation.arguments.isEmpty
            ? Finding(
                .off, "Files: isolation",
                "files are examined with limits of time and memory, but with the network in reach",
                remedy: "sysctl -w kernel.unprivileged_userns_clone=1")
            : Finding(.on, "Files: isolation", "files are examined with limits of time and memory, without network")
    }

    private func scanner() async -> Finding {
        let subject = "Files: viruses"
        guard let clamd = settings.clamd else {
            return Finding(
                .off, subject, "no scanner: files are taken once examined, and not looked through for viruses",
                remedy: "apt-get install clamav-daemon")
        }
        guard let address = ClamdAddress(clamd) else {
            return Finding(
                .broken, subject, "\(clamd) is neither a path nor host:port",
                remedy: "PARVIS_CLAMD=\(ClamdAddress.usual)")
        }
        return await ClamdClient(address: address).answers()
            ? Finding(.on, subject, "ClamAV answers at \(clamd): files stay in quarantine until scanned")
            : Finding(
                .broken, subject, "ClamAV does not answer at \(clamd): files stay in quarantine, unseen by agents",
                remedy: "systemctl start clamav-daemon")
    }
}
