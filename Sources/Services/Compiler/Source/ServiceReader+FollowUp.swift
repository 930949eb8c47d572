import FEEL

/// A public follow-up as written.
struct FollowUpSource {
    let states: [Located<String>]
    let columns: [Located<String>]
}

extension ServiceReader {
    /// What everyone can read of the service's cases.
    func followUp(_ service: MappingReader) -> FollowUpSource? {
        guard let reader = service.mapping("public_follow_up") else { return nil }
        let source = FollowUpSource(
            states: reader.scalars("states", required: true).map { Located($0.text, at: $0.range) },
            columns: reader.scalars("columns", required: true).map { Located($0.text, at: $0.range) })
        reader.finish(.followUp)
        return source
    }
}
