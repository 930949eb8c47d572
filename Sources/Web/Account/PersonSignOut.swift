import HTML
import Services
import Storage

/// Leaving one's own space.
enum PersonSignOut {
    /// Ends the session: nothing stays in this browser. What it holds and nobody keeps in their space would be out of
    /// reach without its access code, so the person is asked first.
    static func signOut(_ visit: Visit) async throws -> Reply {
        guard let session = visit.session else { return .redirect(to: visit.address("").description) }
        let store = visit.site.store
        if visit.person != nil, visit.form["leave"] == nil, !(try await FoundRequests.load(visit)).isEmpty {
            return ask(visit)
        }
        try await store.database.write { try store.sessions.delete(session.key, in: $0) }
        return .redirect(to: visit.address("").description).endingSession()
    }

    private static func ask(_ visit: Visit) -> Reply {
        let texts = visit.texts
        return visit.page(PageFrame(title: texts.beforeLeavingTitle)) { h in
            h.h1(texts.beforeLeavingTitle)
            h.p(texts.beforeLeavingText, .class("lede"))
            h.form(.method(.post), .action(visit.address("/sign-out"))) { h in
                h.put(visit.formToken)
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.seeThem, act: .go(visit.address("/space/found"))),
                        Button(label: texts.signOutAnyway, act: .submit(name: "leave", value: "1"), style: .quiet),
                    ]))
            }
        }
    }
}
