/// What may happen in a life, as people say it; which of the organisation's own events it belongs to is found by words.
enum LifeEventKind: String, Sendable, CaseIterable {
    case birth, school, union, death, moving, business, papers
}
