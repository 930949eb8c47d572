import Cases
import Services

/// Speaking with a person: the citizen's side and the agents'.
enum ReceptionRoutes {
    static func routes() -> [Route] { citizen + desk }

    private static var citizen: [Route] {
        let one = "/{language}/person/{conversation}"
        return [
            // What it reads besides what is public is what the browser itself holds.
            .get("/{language}/person", access: .everyone, handler: PersonPage.show).exempt(.byTheirPerson),
            .post("/{language}/person", access: .everyone, limit: .submission, handler: PersonPage.ask)
                .exempt(.byTheirPerson),
            .get(one, access: .conversationHolder, handler: PersonTalkPage.show),
            .post(one, access: .conversationHolder, handler: PersonTalkPage.say),
            .get("\(one)/events", access: .conversationHolder, handler: PersonTalkPage.events),
            .post("\(one)/callback", access: .conversationHolder, handler: PersonTalkPage.callBack),
            .post("\(one)/leave", access: .conversationHolder, handler: PersonTalkPage.leave),
            .post("\(one)/form", access: .conversationHolder, handler: FormSharing.choose),
            .post("\(one)/proposals/{proposal}", access: .conversationHolder, handler: CoFilling.answer),
        ]
    }

    /// What agents read of a person's form while they speak is on record for them.
    private static var desk: [Route] {
        let desk = "/{language}/desk/conversations"
        let one = "\(desk)/{conversation}"
        let routes: [Route] = [
            .get(desk, access: .agent(.agent), handler: ReceptionPage.show),
            .get("\(desk)/events", access: .agent(.agent), handler: ReceptionPage.events),
            .post("\(desk)/presence", access: .agent(.agent), handler: ReceptionPage.setPresence),
            .get("\(desk)/figures", access: .agent(.supervisor), handler: ReceptionFiguresPage.show),
            .get(one, access: .agent(.agent), handler: DeskTalkPage.show),
            .post(one, access: .agent(.agent), handler: DeskTalkPage.say),
            .post("\(one)/take", access: .agent(.agent), handler: DeskTalkPage.take),
            .get("\(one)/events", access: .agent(.agent), handler: DeskTalkPage.events),
            .get("\(one)/proposal", access: .agent(.agent), handler: ProposalPage.show),
            .post("\(one)/proposal", access: .agent(.agent), handler: ProposalPage.propose),
            .post("\(one)/note", access: .agent(.agent), handler: DeskTalkPage.note),
            .post("\(one)/transfer", access: .agent(.agent), handler: DeskTalkPage.transfer),
            .post("\(one)/callback", access: .agent(.agent), handler: DeskTalkPage.callBack),
            .post("\(one)/end", access: .agent(.agent), handler: DeskTalkPage.end),
        ]
        return routes.map { $0.reading(for: .conversation) }
    }
}
