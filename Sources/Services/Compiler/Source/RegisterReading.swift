/// A question's register, as written.
struct RegisterSourceText {
    let register: Located<String>
    let field: String?
    let by: [Located<String>]
}

extension ServiceReader {
    /// `source: {register: NAME, field: NAME, by: [questions]}`.
    func registerSource(_ reader: MappingReader) -> RegisterSourceText? {
        guard let source = reader.mapping("source") else { return nil }
        let register = source.located("register")
        let field = source.string("field", required: false)
        let by = source.scalars("by").map { Located($0.text, at: $0.range) }
        source.finish(.registerSource)
        return register.map { RegisterSourceText(register: $0, field: field, by: by) }
    }
}

/// Reads a register of an organisation.
struct RegisterReader {
    let diagnostics: DiagnosticBag
    let languages: [Language]

    func register(_ id: String, _ reader: MappingReader) -> Register? {
        let name = reader.localizedText("name", languages: languages)
        let holder = reader.localizedText("holder", languages: languages)
        let law = law(reader)
        let basis = reader.scalar("basis", required: false)
            .flatMap { $0.asChoice(Register.Basis.self, "`basis`", diagnostics) }
        let connection = reader.scalar("connection").flatMap {
            $0.asChoice(Register.Connection.self, "`connection`", diagnostics)
        }
        let keys = reader.scalars("keys", required: true).map(\.text)
        if keys.count == 1 {
            diagnostics.warning(
                .registerKeyAlone, "whoever knows one number could read somebody else's record",
                at: reader.range(of: "keys"),
                suggestion: "find records by two keys, of which one is known to the person alone")
        }
        reader.finish(.register)
        guard let name, let holder, let law, let connection, !keys.isEmpty else { return nil }
        return Register(
            id: id, name: name, holder: holder, law: law, basis: basis ?? .law, connection: connection, keys: keys)
    }

    private func law(_ reader: MappingReader) -> LegalText? {
        guard let law = reader.mapping("law", required: true) else { return nil }
        let reference = law.string("ref")
        let url = law.webAddress("url", required: false)
        law.finish(.legalText)
        return reference.map { LegalText(reference: $0, url: url) }
    }
}
