import Services

/// How long an account waits after wrong passwords. Pure.
enum SignInPolicy {
    /// Wrong passwords that cost nothing.
    static let freeFailures = 4
    /// The longest wait, in seconds: an account can be slowed down by a stranger, never shut for good.
    static let longestBlock: Int64 = 15 * 60

    /// Seconds to wait after so many wrong passwords in a row: one minute, then twice as long each time.
    static func blockSeconds(afterFailures count: Int) -> Int64 {
        guard count > freeFailures else { return 0 }
        let doublings = min(count - freeFailures - 1, 10)
        return min(60 << Int64(doublings), longestBlock)
    }
}

/// Where an agent comes back to after signing in.
enum SignInReturn {
    /// Last steps of addresses that only take forms, and how many steps lead back to a page.
    private static let formsOnly = [
        "take": 1, "release": 1, "preview": 1, "sign-in": 1, "sign-out": 1, "retry": 2, "notes": 1,
        "messages": 1, "settle": 2, "end": 2,
        "undo": 1, "now": 1, "sign": 1, "send-back": 1, "links": 1, "refuse": 2, "forget": 2, "role": 2, "link": 2,
        "sessions": 2, "suspend": 2, "restore": 2, "second-factor": 2, "confirm": 2,
    ]

    /// The page wanted, if it is one of the desk's; otherwise the list of what there is to do.
    ///
    /// Only a path of the desk is followed, so that no link leads from the sign-in page to another site (an open
    /// redirect).
    static func path(_ wanted: String?, language: Language) -> String {
        let home = "/\(language.rawValue)/desk"
        guard let wanted, isPath(wanted) else { return home }
        var steps = wanted.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        guard steps.count >= 2, Language(rawValue: steps[0]) != nil, steps[1] == "desk" else { return home }
        steps[0] = language.rawValue
        if let last = steps.last, let extra = formsOnly[last] { steps.removeLast(extra) }
        return steps.count >= 2 ? "/" + steps.joined(separator: "/") : home
    }

    /// Whether a text is a plain path: letters, digits and hyphens between slashes, none of them empty.
    private static func isPath(_ text: String) -> Bool {
        guard text.utf8.count <= 300, text.hasPrefix("/") else { return false }
        return text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).allSatisfy { step in
            !step.isEmpty
                && step.utf8.allSatisfy { byte in
                    switch byte {
                    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                        true
                    default: false
                    }
                }
        }
    }
}
