extension ServiceReader {
    /// `period: {opens: "03-01", closes: "05-31"}`.
    func period(_ reader: MappingReader) -> ApplicationPeriod? {
        guard let period = reader.mapping("period") else { return nil }
        let opens = day("opens", period)
        let closes = day("closes", period)
        period.finish(.period)
        guard let opens, let closes else { return nil }
        return ApplicationPeriod(opens: opens, closes: closes)
    }

    private func day(_ key: String, _ reader: MappingReader) -> ApplicationPeriod.Day? {
        guard let written = reader.located(key) else { return nil }
        guard let day = ApplicationPeriod.Day(written.value) else {
            diagnostics.error(
                .invalidValue, "`\(written.value)` is no day of every year", at: written.range,
                suggestion: "write its month, then its day: `\"03-01\"`")
            return nil
        }
        return day
    }
}
