import Assistant
import Foundation

/// Which model may say passages in other words. An installation has none unless it names one.
struct GenerationSettings: Sendable, Hashable {
    /// The endpoint's base: `http://127.0.0.1:8081/v1`.
    let base: URL
    /// The model's name; a local server often takes any.
    let model: String
    /// What is sent as a bearer token; nil for none.
    let key: String?

    /// Settings, checked.
    ///
    /// - Throws: when the address is not one, or would carry questions in clear over a public network without
    ///   `allowsPlain`.
    init(url: String, model: String?, key: String?, allowsPlain: Bool) throws {
        guard let base = URL(string: url), let host = base.host(), !host.isEmpty, base.user() == nil,
            base.query() == nil, base.fragment() == nil, ["http", "https"].contains(base.scheme ?? "")
        else { throw CommandFailure("The setting generation.url is an address such as http://127.0.0.1:8081/v1.") }
        guard base.scheme == "https" || Self.isPrivate(host) || allowsPlain else {
            throw CommandFailure(
                "The setting generation.url sends questions to \(host) in clear: use https, or set generation.allowsPlain."
            )
        }
        self.base = base
        self.model = model ?? "default"
        self.key = key.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether a host is this machine or one of a private network, by its address.
    static func isPrivate(_ host: String) -> Bool {
        let bare = host.trimmingCharacters(in: ["[", "]"]).lowercased()
        if bare == "localhost" || bare == "::1" || bare.hasPrefix("fd") && bare.contains(":") { return true }
        let parts = bare.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { UInt8($0) }
        guard parts.count == 4, bytes.count == 4 else { return false }
        switch (bytes[0], bytes[1]) {
        case (127, _), (10, _), (192, 168), (172, 16...31): return true
        default: return false
        }
    }

    /// The guarded rephraser that the assistant uses.
    func rephraser(limits: RephrasingLimits = RephrasingLimits()) -> any Rephraser {
        // The client gives up a little later than the guard, for connections that nobody waits for any more.
        let patience = Double(limits.time.components.seconds) + 2
        return GuardedRephraser(
            OpenAICompatibleEndpoint(self, patience: patience), limits: limits, clock: ContinuousClock())
    }
}
