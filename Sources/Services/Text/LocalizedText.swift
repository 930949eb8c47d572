/// A text in one or more languages.
public struct LocalizedText: Sendable, Hashable {
    private let texts: [Language: String]

    /// A text, by language.
    public init(_ texts: [Language: String]) { self.texts = texts }

    /// A text in both languages of the platform.
    public init(fr: String, en: String) { texts = [.fr: fr, .en: en] }

    /// The same text in every language: a name, a number.
    public init(verbatim text: String) {
        texts = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, text) })
    }

    /// The text in a language; where it is missing, in the first language that has it; empty if none has.
    public subscript(language: Language) -> String {
        texts[language] ?? Language.allCases.lazy.compactMap { texts[$0] }.first ?? ""
    }

    /// Whether the text exists in that very language.
    public func has(_ language: Language) -> Bool { texts[language] != nil }

    /// The languages that have the text, in the platform's order.
    public var languages: [Language] { Language.allCases.filter { texts[$0] != nil } }

    /// Whether every text is empty.
    public var isEmpty: Bool { texts.values.allSatisfy(\.isEmpty) }

    /// The text with each language's version transformed.
    public func map(_ transform: (String) -> String) -> LocalizedText { LocalizedText(texts.mapValues(transform)) }
}
