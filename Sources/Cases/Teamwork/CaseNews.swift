public import Services

/// What others did to a case since an agent last looked at it.
public struct CaseNews: Sendable {
    /// When the agent looked before.
    public let since: Instant
    /// What happened, oldest first, each with its version.
    public let events: [(version: Int, event: CaseEvent)]
}

extension Case {
    /// What others did to the case between an agent's last two looks at it, and since; nil when they look for the first
    /// time.
    ///
    /// The look before is the last thing that the agent did before the opening that is on record for the page they read
    /// now. Others looking at the case is no news of it.
    public func news(for agent: Identifier) -> CaseNews? {
        let opening = history.lastIndex { event in
            if case .opened = event.fact { event.author.agent == agent } else { false }
        }
        guard let opening, let before = history[..<opening].lastIndex(where: { $0.author.agent == agent }) else {
            return nil
        }
        let events = history.enumerated().dropFirst(before + 1).compactMap { index, event in
            event.author.agent != agent && event.isNews ? (index + 1, event) : nil
        }
        return CaseNews(since: history[before].at, events: events)
    }
}

extension CaseEvent {
    /// Whether it tells agents something of the case, rather than who looked at it.
    fileprivate var isNews: Bool {
        switch fact {
        case .opened, .messagesRead, .opinion(.shown): false
        default: true
        }
    }
}
