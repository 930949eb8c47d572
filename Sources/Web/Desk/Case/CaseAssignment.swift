import Cases
import HTML
import HTTPTypes
import Services

/// Taking charge of a case, and giving it back.
enum CaseAssignment {
    static func take(_ visit: Visit) async throws -> Reply {
        try await answer(.take(seen: seen(visit)), done: .taken, visit: visit)
    }

    static func release(_ visit: Visit) async throws -> Reply {
        try await answer(.release(seen: seen(visit)), done: .released, visit: visit)
    }

    /// The version of the page from which a form was sent; a form that says none has seen nothing.
    static func seen(_ visit: Visit) -> Int { visit.form["seen"].flatMap(Int.init) ?? 0 }

    private static func answer(
        _ command: CaseCommand, done: DeskCasePage.Done, visit: Visit
    ) async throws -> Reply {
        switch try await visit.perform(command).outcome {
        case .success(let changed):
            let address = visit.deskAddress(changed.case.id).adding("done", done.rawValue)
            return .redirect(to: address.description)
        case .failure(let refusal):
            // The page as it is now, with why nothing was done.
            let current = try await visit.openDeskCase()
            let message = try RefusalMessage(refusal, on: current, texts: visit.texts)
            return try DeskCasePage.view(current, visit: visit, refusal: message)
        }
    }
}
