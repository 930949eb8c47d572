/// A route as written: to which group, and of which cases.
struct RouteSource {
    let group: Located<String>
    let when: ExpressionSource?
}

extension ServiceReader {
    /// `routing: [{to: GROUP, when: CONDITION}, …, {to: GROUP}]`.
    func routing(_ service: MappingReader) -> [RouteSource] {
        service.mappings("routing", subject: Vocabulary.route.subject).compactMap { reader in
            let group = reader.located("to")
            let when = reader.expression("when", required: false)
            reader.finish(.route)
            return group.map { RouteSource(group: $0, when: when) }
        }
    }
}
