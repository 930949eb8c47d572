extension ServiceReader {
    /// A message that agents can send: its name is the entry's key.
    func message(_ entry: YAMLMapping.Entry) -> MessageSource? {
        let subject = "the message `\(entry.key.text)`"
        guard let reader = MappingReader(entry.value, subject: subject, diagnostics: diagnostics) else { return nil }
        let parts = reader.localizedParts("text", languages: languages)
        let texts = parts.mapValues { TextTemplate(markdown: MarkdownSource(scalar: $0), diagnostics: diagnostics) }
        let message = MessageSource(
            id: entry.key.asName("a message's name", diagnostics),
            title: reader.localizedText("title", languages: languages), texts: texts)
        reader.finish(.message)
        return message
    }
}
