public import FEEL

extension Pattern {
    /// Compiles the regular expression that a scalar holds; nil, reported at the mistake, when it can't be.
    public static func compile(_ scalar: YAMLScalar, diagnostics: DiagnosticBag) -> Pattern? {
        do {
            return try Pattern(scalar.text)
        } catch {
            diagnostics.error(
                "invalid-pattern", "this regular expression can't be read: \(error.message)",
                at: scalar.location(ofUTF8Offset: error.utf8Offset))
            return nil
        }
    }
}
