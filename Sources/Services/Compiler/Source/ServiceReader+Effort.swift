extension ServiceReader {
    /// How long a step takes: its name is the entry's key, a period of hours and minutes its value.
    func effort(_ entry: YAMLMapping.Entry) -> EffortSource? {
        guard let scalar = entry.value.asScalar("`\(entry.key.text)`", diagnostics) else { return nil }
        guard let period = Period(iso: scalar.text), period.months == 0, period.days == 0 else {
            diagnostics.error(
                .invalidPeriod, "`\(scalar.text)` is not a time of work", at: scalar.range,
                suggestion: "write `PT8M` for eight minutes, `PT1H30M` for an hour and a half")
            return nil
        }
        return EffortSource(step: Located(entry.key.text, at: entry.key.range), period: period)
    }
}
