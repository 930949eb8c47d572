/// The assistant, and the sheets it answers from.
enum AssistantRoutes {
    static func routes() -> [Route] {
        let one = "/{language}/assistant/{conversation}"
        return [
            .get("/{language}/assistant", access: .everyone, handler: AssistantPage.show).exempt(.byTheirPerson),
            .post("/{language}/assistant", access: .everyone, limit: .submission, handler: AssistantPage.start)
                .exempt(.byTheirPerson),
            .get(one, access: .conversationHolder, handler: AssistantPage.resume),
            .post(one, access: .conversationHolder, limit: .submission, handler: AssistantPage.answer),
            .post("\(one)/feedback", access: .conversationHolder, handler: AssistantFeedback.judge),
            .post("\(one)/end", access: .conversationHolder, handler: AssistantPage.end),
            .get("/{language}/sheets", access: .everyone, handler: SheetPage.list),
            .get("/{language}/sheets/{sheet}", access: .everyone, handler: SheetPage.show),
            .get("/{language}/collections/{collection}/{sheet}", access: .everyone, handler: SheetPage.show),
        ]
    }
}
