import Cases
import FEEL
import Services
import Storage

extension Visit {
    /// How often it is tried again when somebody else's came first.
    private static let maximumAttempts = 5

    /// Does what is asked or answered about the data of the case that the route names, or says why not; nothing has changed
    /// then.
    func perform(
        _ command: RightsCommand
    ) async throws -> (outcome: Result<CaseInHand, RightsRefusal>, on: CaseInHand) {
        for _ in 0..<Self.maximumAttempts {
            let found = try await loadCase()
            switch found.case.decide(
                command, in: commandContext, definition: found.definition, zone: found.zone,
                calendar: found.organisation.calendar)
            {
            case .failure(let refusal): return (.failure(refusal), found)
            case .success(let events):
                do {
                    return (.success(found.with(try await append(events, to: found))), found)
                } catch StorageError.versionConflict {
                    continue
                }
            }
        }
        throw SiteFailure.busy
    }
}

extension RightsRefusal {
    /// What to mend in the words, if that is what is wrong.
    func textProblem(_ texts: any Texts) -> String? {
        switch self {
        case .textRequired: texts.rightsTextRequired
        case .tooLong(let maximum): texts.textTooLong(maximum: maximum)
        case .tooMany: texts.rightsTooMany
        case .stillOpen: texts.rightsStillOpen
        default: nil
        }
    }
}
