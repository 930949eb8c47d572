public import Services

/// Under whose name a decision is made: first name, name and quality, which every decision of an administration bears (CRPA,
/// article L. 212-1).
public struct Signature: Sendable, Hashable {
    /// First name and name.
    public let name: String
    /// The quality in which they sign.
    public let title: LocalizedText
    /// The text that gives the delegation: "arrêté n° 2026-12 du 3 mars 2026".
    public let text: String

    /// A signature.
    public init(name: String, title: LocalizedText, text: String) {
        self.name = name
        self.title = title
        self.text = text
    }

    /// What a letter ends with.
    func block(in language: Language) -> String {
        [title[language], "**\(Self.plain(name))**", Self.plain(text)].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Without what means something to Markdown: names hold none of it.
    private static func plain(_ text: String) -> String {
        text.filter { !"*_`[]<>#\\".contains($0) }
    }
}

/// A decision that waits for its signature.
public struct PreparedDecision: Sendable, Hashable {
    /// The version of the event that prepared it.
    public let version: Int
    /// What will be done.
    public let act: Act
    /// Who prepared it.
    public let author: Author
    /// When.
    public let at: Instant
    /// Whether the case changed since: it is to be prepared again.
    public var isStale = false
}

extension Act {
    /// The same, signed: its letter ends with who signed it.
    func signed(_ signature: Signature) -> Act {
        let letter = letter.map {
            Letter(
                language: $0.language, subject: $0.subject,
                body: $0.body + "\n\n" + signature.block(in: $0.language))
        }
        return Act(
            action: action, state: state, outcome: outcome, reasons: reasons, explanation: explanation, letter: letter,
            signature: signature)
    }
}

extension Case {
    /// Signs the prepared decision, which is then done.
    ///
    /// - Parameters:
    ///   - signature: the actor's, under the delegation that the action names; nil when they hold none on that day.
    ///   - seen: the version of the preparation that the actor has read.
    func sign(
        _ signature: Signature?, seen: Int, zone: Zone, in context: CommandContext, definition: ServiceDefinition
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard let prepared else {
            // A double click signs once.
            if case .acted(let act) = lastChange.fact, act.signature != nil, lastChange.author == context.actor {
                return .success([])
            }
            return .failure(.nothingPrepared)
        }
        guard let signature else { return .failure(.notSignatory) }
        guard !prepared.isStale else { return .failure(.preparedBeforeChange) }
        guard prepared.version == seen else { return .failure(.changedSince(lastChange)) }
        // Prepared in time is not signed in time.
        if let action = definition.workflow.action(prepared.act.action), let last = lastDay(for: action, zone: zone),
            zone.date(at: context.at) > last
        {
            return .failure(.tooLate(since: last))
        }
        return .success([CaseEvent(.acted(prepared.act.signed(signature)), in: context)])
    }

    /// Sends the prepared decision back, or takes it back: its signatory, whoever prepared it, and supervisors.
    func endPreparation(
        why: String, seen: Int, isSignatory: Bool, role: Role, in context: CommandContext
    ) -> Result<[CaseEvent], CaseRefusal> {
        guard let prepared else {
            if case .preparationEnded(why) = lastChange.fact, lastChange.author == context.actor { return .success([]) }
            return .failure(.nothingPrepared)
        }
        guard isSignatory || prepared.author == context.actor || role >= .supervisor else {
            return .failure(.notSignatory)
        }
        guard prepared.version == seen else { return .failure(.changedSince(lastChange)) }
        guard !why.isEmpty else { return .failure(.explanationRequired) }
        guard why.count <= Self.maximumNoteLength else {
            return .failure(.noteTooLong(maximum: Self.maximumNoteLength))
        }
        return .success([CaseEvent(.preparationEnded(why: why), in: context)])
    }
}
