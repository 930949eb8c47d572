import FEEL

extension ServiceReader {
    /// A page of the form.
    func page(_ reader: MappingReader) -> PageSource {
        let id = reader.name("id")
        let title = reader.localizedText("title", languages: languages)
        let questions = items(reader)
        let repetition = repetition(reader)
        let whole = repetition.map {
            GroupSource(
                id: id, title: title, content: [:], showIf: nil, items: questions, repetition: $0, shows: [],
                isWholePage: true)
        }
        let page = PageSource(
            id: id,
            title: title,
            content: reader.richText("content", languages: languages, required: false),
            showIf: reader.expression("show_if"),
            items: whole.map { [.group($0)] } ?? questions,
            exits: reader.mappings("exits", subject: Vocabulary.exit.subject).map(exit),
            shows: shows(reader))
        if questions.isEmpty, page.content.isEmpty || repetition != nil {
            diagnostics.error(
                .emptyPage, "the page `\(page.id.value)` asks and says nothing", at: page.id.range,
                suggestion: "give it `questions` or `content`")
        }
        reader.finish(.page)
        return page
    }

    /// The rules whose values a page or group shows.
    func shows(_ reader: MappingReader) -> [Located<String>] {
        reader.scalars("shows").map { Located($0.text, at: $0.range) }
    }

    /// What stands under `questions`: questions and groups.
    func items(_ reader: MappingReader) -> [ItemSource] {
        reader.mappings("questions", subject: Vocabulary.question.subject).map { item in
            item.mapping["type"]?.scalar?.text == "group"
                ? .group(
                    group(MappingReader(item.mapping, subject: Vocabulary.group.subject, diagnostics: diagnostics)))
                : .question(question(item))
        }
    }

    private func question(_ reader: MappingReader) -> QuestionSource {
        let type = questionType(reader)
        let question = QuestionSource(
            id: reader.name("id"),
            type: type,
            ask: reader.localizedText("ask", languages: languages),
            help: reader.localizedText("help", languages: languages, required: false),
            why: reader.localizedText("why", languages: languages, required: false),
            usedFor: reader.localizedText("used_for", languages: languages, required: false),
            isRequired: reader.bool("required", required: false) ?? true,
            showIf: reader.expression("show_if"),
            validations: validations(reader),
            sensitive: sensitive(reader),
            formerNames: formerNames(reader),
            register: registerSource(reader),
            concept: reader.scalar("concept", required: false).flatMap { scalar in
                scalar.asChoice(Concept.self, "`concept`", diagnostics).map { Located($0, at: scalar.range) }
            },
            aboutYear: reader.expression("about_year"),
            proves: reader.scalars("proves").map { Located($0.text, at: $0.range) })
        for key in Vocabulary.question.later { reader.later(key) }
        // A question of an unknown type has keys of its own that can't be judged.
        if type != nil || !reader.has("type") { reader.finish() }
        return question
    }

    /// The kind of answer, with its own settings; an unknown one is reported with the nearest name.
    private func questionType(_ reader: MappingReader) -> (any QuestionType)? {
        guard let name = reader.scalar("type") else { return nil }
        if let type = QuestionTypes.all[name.text] {
            return type.init(reading: reader, context: QuestionContext(languages: languages, monthEnds: monthEnds))
        }
        if Vocabulary.laterQuestionTypes.contains(name.text) {
            diagnostics.error(
                .notAvailableYet, "questions of type `\(name.text)` are not available yet", at: name.range)
        } else {
            let names = QuestionTypes.list.map { $0.name }
            diagnostics.error(
                .unknownQuestionType, "there is no type of question `\(name.text)`", at: name.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: name.text, among: names))
                    ?? "one of: " + names.joined(separator: ", "))
        }
        return nil
    }

    /// `renamed: old_name`, or a list of names.
    private func formerNames(_ reader: MappingReader) -> [Located<String>] {
        guard let value = reader.value("renamed") else { return [] }
        return (value.sequence?.elements ?? [value]).compactMap {
            $0.asScalar("an element of `renamed`", diagnostics).map { Located($0.text, at: $0.range) }
        }
    }

    /// `validate: {that: …, message: …}`, or a list of these.
    private func validations(_ reader: MappingReader) -> [ValidationSource] {
        guard let value = reader.value("validate") else { return [] }
        let elements = value.sequence?.elements ?? [value]
        return elements.compactMap { element in
            guard let reader = MappingReader(element, subject: Vocabulary.validation.subject, diagnostics: diagnostics)
            else { return nil }
            let validation = ValidationSource(
                that: reader.expression("that", required: true),
                message: reader.localizedText("message", languages: languages))
            reader.finish(.validation)
            return validation
        }
    }

    /// `sensitive: {condition: …, text: …}`.
    private func sensitive(_ question: MappingReader) -> Located<SensitiveSource>? {
        guard let reader = question.mapping("sensitive") else { return nil }
        let source = SensitiveSource(
            condition: reader.choice("condition", SensitiveData.Condition.self),
            text: reader.string("text", required: false))
        reader.finish(.sensitive)
        return Located(source, at: question.range(of: "sensitive"))
    }

    private func exit(_ reader: MappingReader) -> ExitSource {
        let exit = ExitSource(
            id: reader.name("id"),
            when: reader.expression("when", required: true),
            title: reader.localizedText("title", languages: languages),
            content: reader.richText("content", languages: languages),
            link: link(reader))
        reader.finish(.exit)
        return exit
    }

    func link(_ reader: MappingReader, _ key: String = "link", required: Bool = false) -> Link? {
        guard let link = reader.mapping(key, required: required) else { return nil }
        let url = link.webAddress("url")
        let text = link.localizedText("text", languages: languages)
        link.finish(.link)
        guard let url, let text else { return nil }
        return Link(url: url, text: text)
    }
}
