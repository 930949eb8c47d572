import Foundation

/// The countries and territories of ISO 3166-1, with their names in each language (Unicode CLDR, which Foundation carries).
///
/// Kosovo is among them under `XK`, the code of the user-assigned range that the European Union uses: people come from
/// there.
enum Countries {
    /// Every alpha-2 code, in alphabetical order.
    static let codes: [String] = Locale.Region.isoRegions.map(\.identifier)
        .filter { $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } && !reserved.contains($0) }
        .sorted()

    private static let known = Set(codes)

    /// Whether it is the code of a country.
    static func contains(_ code: String) -> Bool { known.contains(code) }

    /// The name of a country; its code where a name is not known.
    static func name(_ code: String, in language: Language) -> String { names[code]?[language] ?? code }

    /// The code of the country so named in any language, case, accents and apostrophes aside.
    static func code(named text: String) -> String? { codesByName[folded(text)] }

    /// Codes in the alphabetical order of their names in a language.
    static func sorted(_ codes: some Sequence<String>, in language: Language) -> [String] {
        codes.map { ($0, folded(name($0, in: language))) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    private static let names: [String: LocalizedText] = {
        let locales = Language.allCases.map { ($0, Locale(identifier: $0.rawValue)) }
        return Dictionary(
            uniqueKeysWithValues: codes.map { code in
                let texts = locales.map { ($0.0, $0.1.localizedString(forRegionCode: code) ?? code) }
                return (code, LocalizedText(Dictionary(uniqueKeysWithValues: texts)))
            })
    }()

    private static let codesByName: [String: String] = {
        let named = codes.flatMap { code in Language.allCases.map { (folded(name(code, in: $0)), code) } }
        // The few names that two countries share, in two languages, mean nothing certain.
        let byName = Dictionary(grouping: named, by: \.0).mapValues { Set($0.map(\.1)) }
        return byName.compactMapValues { $0.count == 1 ? $0.first : nil }
    }()

    private static func folded(_ text: String) -> String {
        AnswerText.folded(text).replacing("\u{2019}", with: "'").replacing("\u{A0}", with: " ")
    }

    /// Codes that ISO 3166-1 only reserves, and groupings, that CLDR names too.
    private static let reserved: Set<String> = [
        "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ",
    ]
}
