import FEEL

extension ServiceReader {
    /// A group of questions.
    func group(_ reader: MappingReader) -> GroupSource {
        _ = reader.scalar("type")
        let group = GroupSource(
            id: reader.name("id"),
            title: reader.localizedText("title", languages: languages),
            content: reader.richText("content", languages: languages, required: false),
            showIf: reader.expression("show_if"),
            items: items(reader),
            repetition: repetition(reader),
            shows: shows(reader),
            isWholePage: false)
        if group.items.isEmpty {
            diagnostics.error(
                .emptyPage, "the group `\(group.id.value)` asks nothing", at: group.id.range,
                suggestion: "give it `questions`")
        }
        reader.finish(.group)
        return group
    }

    /// `repeat`, on a page or a group.
    func repetition(_ reader: MappingReader) -> RepetitionSource? {
        guard let repetition = reader.mapping("repeat") else { return nil }
        let range = reader.range(of: "repeat")
        let name = repetition.scalar("as").map { $0.asName("`as`", diagnostics) } ?? Located("", at: range)
        let noun = repetition.localizedText("one", languages: languages, required: false)
        let result = RepetitionSource(
            elementName: name,
            from: repetition.expression("from") ?? ExpressionSource(text: "1", range: range, locate: { _ in range }),
            to: repetition.expression("to", required: true),
            noun: noun ?? self.noun(name),
            add: repetition.localizedText("add", languages: languages),
            titles: elementTitles(repetition),
            range: range)
        repetition.finish(.repetition)
        return result
    }

    /// What an element is called when the definition does not say: the name that expressions give it.
    private func noun(_ name: Located<String>) -> LocalizedText? {
        guard !name.value.isEmpty else { return nil }
        if languages.count > 1 {
            diagnostics.warning(
                .missingTranslation, "an element is called by its name in expressions, whatever the language",
                at: name.range, suggestion: "write what one is called: `one: {fr: …, en: …}`")
        }
        let words = name.value.replacing("_", with: " ")
        return LocalizedText(verbatim: words.prefix(1).uppercased() + words.dropFirst())
    }

    /// What tells an element from the others: one template, or one in each language.
    private func elementTitles(_ reader: MappingReader) -> [Language: TextTemplate<TemplateInsertion>] {
        guard let value = reader.value("title") else { return [:] }
        let parts: [Language: YAMLScalar]
        if let scalar = value.scalar {
            parts = Dictionary(uniqueKeysWithValues: languages.map { ($0, scalar) })
        } else {
            parts = reader.localizedParts("title", languages: languages)
        }
        return parts.mapValues { TextTemplate(line: MarkdownSource(scalar: $0), diagnostics: diagnostics) }
    }
}
