import Foundation

/// What a visitor's session remembers, sealed in the store.
struct SessionMemory: Codable, Sendable, Hashable {
    /// A form that could not be taken, to be shown again.
    struct Kept: Codable, Sendable, Hashable {
        /// The path it was sent to, without its language.
        let path: String
        /// What was typed.
        let fields: [String: [String]]
        /// The files it brought, which can't be kept: they are to be chosen again.
        let files: [File]?

        /// A file that was let go.
        struct File: Codable, Sendable, Hashable {
            /// The field it was chosen in.
            let field: String
            /// Its name, cleaned.
            let name: String
        }
    }

    /// The browser and system in which a person signed in ("Firefox, Linux").
    var device: String?
    /// The form kept.
    var kept: Kept?

    /// Nothing yet.
    init() {}

    /// What stored bytes say; nothing when they say nothing.
    init(_ content: [UInt8]) {
        self = (try? JSONDecoder().decode(SessionMemory.self, from: Data(content))) ?? SessionMemory()
    }

    /// The bytes to store.
    var content: [UInt8] { (try? JSONEncoder().encode(self)).map { Array($0) } ?? [] }
}

/// The browser and the system, as far as a person needs them to recognise their own devices.
enum DeviceName {
    private static let browsers = [
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
        ("CrOS", "Chromebook"), ("Linux", "Linux"),
    ]

    /// "Firefox, Linux"; nil when nothing is recognised.
    static func of(userAgent: String) -> String? {
        func first(_ list: [(String, String)]) -> String? { list.first { userAgent.contains($0.0) }?.1 }
        let known = [first(browsers), first(systems)].compactMap { $0 }
        return known.isEmpty ? nil : known.joined(separator: ", ")
    }
}
