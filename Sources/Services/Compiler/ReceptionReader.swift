/// Reads how an office receives people in conversation.
struct ReceptionReader {
    /// The most beginnings of answers: more are not found at a glance.
    private static let mostAnswers = 12

    let diagnostics: DiagnosticBag
    let languages: [Language]
    /// When the office is open.
    let opening: [OpeningHours]
    /// Reads the hours of a mapping.
    let hours: (MappingReader) -> [OpeningHours]

    /// The rule under `reception`; nil where there is none, or nothing usable.
    func reception(_ office: MappingReader) -> ReceptionRule? {
        guard let reader = office.mapping("reception") else { return nil }
        let wait = reader.int("live_minutes_at_most", in: 5...120)
        let each = reader.int("conversations_at_once", in: 1...6)
        let callbacks = reader.mapping("callbacks").flatMap(callbacks)
        let answers = reader.mappings("answers", subject: Vocabulary.receptionAnswer.subject).compactMap(answer)
        if answers.count > Self.mostAnswers {
            diagnostics.error(
                .invalidValue, "an office has \(Self.mostAnswers) beginnings of answers at most",
                at: reader.range(of: "answers"))
        }
        reader.finish(.reception)
        if opening.isEmpty {
            diagnostics.error(
                .invalidValue, "an office that is never open receives nobody", at: office.range(of: "reception"),
                suggestion: "give it `hours`")
        }
        guard let wait, let each else { return nil }
        return ReceptionRule(liveMinutesAtMost: wait, conversationsAtOnce: each, callbacks: callbacks, answers: answers)
    }

    private func answer(_ reader: MappingReader) -> ReceptionAnswer? {
        let title = reader.localizedText("title", languages: languages)
        let text = reader.localizedText("text", languages: languages)
        reader.finish(.receptionAnswer)
        guard let title, let text else { return nil }
        return ReceptionAnswer(title: title, text: text)
    }

    private func callbacks(_ reader: MappingReader) -> CallbackRule? {
        let minutes = reader.int("minutes", in: 5...120)
        _ = reader.value("hours", required: true)
        let hours = hours(reader)
        reader.finish(.callbacks)
        guard let minutes else { return nil }
        let rule = CallbackRule(minutes: minutes, hours: hours)
        if !hours.isEmpty, (1...7).allSatisfy({ rule.starts(onWeekday: $0).isEmpty }) {
            diagnostics.error(
                .invalidValue, "no call of \(minutes) minutes ends within these hours", at: reader.range(of: "hours"))
        }
        return rule
    }
}
