import FEEL
public import Services

extension EmergencyList {
    /// The list that comes with the product.
    public static let reviewed: EmergencyList = {
        let file = SourceFile(
            path: "emergencies.yaml", text: String(decoding: PackageResources.emergencies_yaml, as: UTF8.self))
        let diagnostics = DiagnosticBag()
        return EmergencyList(reading: file, diagnostics) ?? .empty
    }()

    /// A list that recognises nothing: only where the product's own file could not be read, which a test excludes.
    private static let empty = EmergencyList(
        reviewedOn: CivilDate(daysSinceEpoch: 0), reviewedBy: LocalizedText(verbatim: ""), categories: [],
        figurative: [])

    /// Reads a list; nil, with the reasons in `diagnostics`, when it is not one.
    ///
    /// - Parameter local: what an organisation adds: kinds of its own, tried before the others.
    public init?(reading file: SourceFile, _ diagnostics: DiagnosticBag) {
        guard let root = YAMLLoader.load(file, diagnostics: diagnostics),
            let reader = MappingReader(root, subject: "the list of emergencies", diagnostics: diagnostics)
        else { return nil }
        let languages = Language.allCases
        var numbers: [String: Number] = [:]
        for entry in reader.value("numbers", required: true)?.mapping?.entries ?? [] {
            guard let label = entry.value.asLocalizedText("a number", languages: languages, diagnostics) else {
                continue
            }
            numbers[entry.key.text] = Number(number: entry.key.text, label: label)
        }
        func patterns(
            _ reader: MappingReader, _ key: String, required: Bool, bearsSlips: Bool = true
        ) -> [WordPattern] {
            (reader.value(key, required: required)?.sequence?.elements ?? [])
                .compactMap(\.scalar?.text).map { WordPattern($0, gap: 5, bearsSlips: bearsSlips) }
        }
        var categories: [Category] = []
        for element in reader.value("categories", required: true)?.sequence?.elements ?? [] {
            guard let category = MappingReader(element, subject: "an emergency", diagnostics: diagnostics),
                let id = category.string("id"), let words = category.localizedText("say", languages: languages)
            else { continue }
            var called: [Number] = []
            for scalar in category.value("call", required: true)?.sequence?.elements.compactMap(\.scalar) ?? [] {
                if let number = numbers[scalar.text] {
                    called.append(number)
                } else {
                    diagnostics.error(
                        "unknown-value", "`\(scalar.text)` is none of the list's numbers", at: scalar.range)
                }
            }
            categories.append(
                Category(
                    id: id, words: words, numbers: called,
                    isNegatable: category.bool("negatable", required: false) ?? true,
                    patterns: patterns(category, "patterns", required: true),
                    watch: patterns(category, "watch", required: false, bearsSlips: false),
                    exceptions: patterns(category, "except", required: false),
                    isDistress: category.bool("distress", required: false) ?? false))
            category.finish()
        }
        let figurative = patterns(reader, "figurative", required: false)
        guard let review = reader.value("reviewed", required: true),
            let reviewed = MappingReader(review, subject: "`reviewed`", diagnostics: diagnostics),
            let date = reviewed.string("on").flatMap({ CivilDate(iso8601: $0) }),
            let role = reviewed.localizedText("by", languages: languages)
        else { return nil }
        reviewed.finish()
        reader.finish()
        guard !diagnostics.hasErrors else { return nil }
        self.init(reviewedOn: date, reviewedBy: role, categories: categories, figurative: figurative)
    }

    /// The list with an organisation's own kinds, tried first.
    public func adding(_ local: EmergencyList) -> EmergencyList {
        EmergencyList(
            reviewedOn: reviewedOn, reviewedBy: reviewedBy, categories: local.categories + categories,
            figurative: figurative + local.figurative)
    }
}
