import FEEL

/// Reads `service.yaml` into a `ServiceSource`: the first step of compiling, which knows the shape of definitions and
/// nothing of what their names mean.
struct ServiceReader {
    let diagnostics: DiagnosticBag
    let languages: [Language]
    /// What adding months to a date does at the end of a month; nil when the definition does not say.
    let monthEnds: MonthEnds?
    /// The bytes of a file of the service's folder, for the models that rules name.
    let models: (_ path: String) -> [UInt8]?

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - root: the document.
    ///   - file: the file it was read from.
    ///   - texts: the sheet and letters found beside it.
    ///   - models: the bytes of a file beside it; nil when there is none at the path.
    static func read(
        _ root: YAMLValue, file: SourceFile, texts: (_ languages: [Language]) -> FolderTexts,
        models: @escaping (_ path: String) -> [UInt8]?, diagnostics: DiagnosticBag
    ) -> ServiceSource? {
        guard let reader = MappingReader(root, subject: Vocabulary.service.subject, diagnostics: diagnostics) else {
            return nil
        }
        let languages = reader.choices("languages", Language.self, required: true)
        // Without languages no text can be read: every text would be reported as missing.
        let services = ServiceReader(
            diagnostics: diagnostics, languages: languages.isEmpty ? [.fr] : languages,
            monthEnds: reader.choice("month_ends", MonthEnds.self, required: false), models: models)
        return services.service(reader, file: file, texts: texts(languages))
    }

    private func service(_ reader: MappingReader, file: SourceFile, texts: FolderTexts) -> ServiceSource {
        let source = ServiceSource(
            file: file,
            id: reader.identifier("service", separator: "-"),
            version: reader.int("version", in: 1...1_000_000),
            languages: languages,
            organisation: reader.located("organisation"),
            presentation: presentation(reader),
            audience: audience(reader),
            objectives: objectives(reader),
            legal: reader.has("simulation") ? nothingAsked(reader) : legal(reader),
            office: human(reader),
            channels: channels(reader),
            pages: reader.mappings("pages", subject: Vocabulary.page.subject, required: true).map(page),
            parameters: reader.entries("parameters").compactMap(parameter),
            rules: reader.entries("rules").compactMap(rule),
            tests: reader.mappings("tests", subject: Vocabulary.test.subject).map(test),
            workflow: workflow(reader),
            columns: columns(reader),
            followUp: followUp(reader),
            letters: texts.letters,
            messages: reader.entries("messages").compactMap(message),
            sheet: texts.sheet,
            eligibility: eligibility(reader),
            duplicates: reader.scalars("duplicates").map { Located($0.text, at: $0.range) },
            effort: reader.entries("effort").compactMap(effort),
            routing: routing(reader),
            renewal: reader.mapping("renewal", required: false).map(renewal),
            changes: reader.mapping("changes", required: false).map(changes),
            lawDate: reader.expression("law_date"), simulation: simulation(reader),
            amount: reader.located("amount", required: false), monthEnds: monthEnds, period: period(reader))
        reader.finish(.service)
        return source
    }

    // MARK: What the service says of itself

    private func presentation(_ reader: MappingReader) -> PresentationSource {
        PresentationSource(
            title: reader.localizedText("title", languages: languages),
            summary: reader.localizedText("summary", languages: languages),
            gives: reader.localizedText("gives", languages: languages, required: false),
            who: reader.localizedText("who", languages: languages, required: false),
            atHand: localizedTexts(reader, "at_hand"),
            cost: reader.localizedText("cost", languages: languages, required: false),
            keywords: keywords(reader),
            lifeEvents: reader.scalars("life_events").map { Located($0.text, at: $0.range) })
    }

    private func localizedTexts(_ reader: MappingReader, _ key: String) -> [LocalizedText] {
        reader.list(key).compactMap {
            $0.asLocalizedText("an element of `\(key)`", languages: languages, diagnostics)
        }
    }

    /// Search words: `{fr: [mot, …], en: [word, …]}`.
    private func keywords(_ reader: MappingReader) -> [Language: [String]] {
        guard let words = reader.mapping("keywords") else { return [:] }
        var keywords: [Language: [String]] = [:]
        for language in languages { keywords[language] = words.scalars(language.rawValue).map(\.text) }
        words.finish()
        return keywords
    }

    private func audience(_ reader: MappingReader) -> Audience? {
        guard let audience = reader.mapping("audience", required: true) else { return nil }
        let who = audience.localizedText("who", languages: languages)
        let perYear = audience.int("per_year", in: 1...1_000_000_000, required: false)
        audience.finish(.audience)
        return who.map { Audience(who: $0, perYear: perYear) }
    }

    private func objectives(_ reader: MappingReader) -> Objectives {
        guard let objectives = reader.mapping("objectives") else {
            return Objectives(completedPercent: nil, medianTime: nil, decidedWithin: nil)
        }
        let result = Objectives(
            completedPercent: objectives.percentage("completed"),
            medianTime: objectives.period("median_time", required: false)?.value,
            decidedWithin: objectives.period("decided_within", required: false)?.value)
        objectives.finish(.objectives)
        return result
    }

    /// Every service says where a human being can be reached.
    private func human(_ reader: MappingReader) -> Located<String>? {
        guard reader.has("human") else {
            diagnostics.error(
                .noHuman, "nobody can be reached about this service", at: reader.range(of: "human"),
                suggestion: "name an office of organisation.yaml: `human: {office: …}`")
            return nil
        }
        guard let human = reader.mapping("human") else { return nil }
        let office = human.located("office")
        human.finish(.human)
        return office
    }

    private func channels(_ reader: MappingReader) -> [Channel] {
        var channels: [Channel] = []
        // A simulation is something to read and to try: on the web and with the assistant, unless told.
        if reader.has("simulation"), !reader.has("channels") { return [.web, .assistant] }
        for scalar in reader.scalars("channels", required: true) {
            guard let channel = scalar.asChoice(Channel.self, "`channels`", diagnostics) else { continue }
            if channels.contains(channel) {
                diagnostics.warning(.duplicateValue, "`\(scalar.text)` is listed twice", at: scalar.range)
            } else if !channel.isAvailable {
                diagnostics.note(
                    .notAvailableYet, "the channel `\(scalar.text)` is not available yet", at: scalar.range)
            }
            channels.append(channel)
        }
        let available = channels.filter(\.isAvailable)
        if available.isEmpty, !channels.isEmpty {
            diagnostics.error(
                .noChannel, "none of these channels is available yet: nobody could ask for the service",
                at: reader.range(of: "channels"), suggestion: "add `web`")
        } else if available == [.assistant] {
            // What it fills in, people read again and send on the web.
            diagnostics.error(
                .noChannel, "the assistant fills in the form of the web: nobody could send it",
                at: reader.range(of: "channels"), suggestion: "add `web`")
        }
        return available
    }

    private func columns(_ reader: MappingReader) -> [ColumnSource] {
        guard let lists = reader.mapping("lists") else { return [] }
        let columns = lists.list("columns").compactMap(column)
        lists.finish(.lists)
        return columns
    }

    /// A column: an expression, or `{value: expression, label: text}`.
    private func column(_ value: YAMLValue) -> ColumnSource? {
        if let scalar = value.scalar, !scalar.isNull {
            return ColumnSource(value: ExpressionSource(scalar), label: nil)
        }
        guard let reader = MappingReader(value, subject: Vocabulary.column.subject, diagnostics: diagnostics) else {
            return nil
        }
        let expression = reader.expression("value", required: true)
        let label = reader.localizedText("label", languages: languages, required: false)
        reader.finish(.column)
        return expression.map { ColumnSource(value: $0, label: label) }
    }
}
