/// A text in one or more languages.
public struct LocalizedText: Sendable, Hashable {
    /// By the language's place among all, so that a page's hundred look-ups hash nothing.
    private let texts: [String?]

    /// A text, by language.
    public init(_ texts: [Language: String]) { self.texts = Language.allCases.map { texts[$0] } }

    /// A text in both languages of the platform.
    public init(fr: String, en: String) { self.init([.fr: fr, .en: en]) }

    /// The same text in every language: a name, a number.
    public init(verbatim text: String) {
        texts = Language.allCases.map { _ in text }
    }

    /// The text in a language; where it is missing, in the first language that has it; empty if none has.
    public subscript(language: Language) -> String {
        texts[language.place] ?? texts.lazy.compactMap { $0 }.first ?? ""
    }

    /// Whether the text exists in that very language.
    public func has(_ language: Language) -> Bool { texts[language.place] != nil }

    /// The languages that have the text, in the platform's order.
    public var languages: [Language] { Language.allCases.filter(has) }

    /// Whether every text is empty.
    public var isEmpty: Bool { texts.allSatisfy { $0?.isEmpty ?? true } }

    /// The text with each language's version transformed.
    public func map(_ transform: (String) -> String) -> LocalizedText {
        LocalizedText(inPlaces: texts.map { $0.map(transform) })
    }

    private init(inPlaces texts: [String?]) { self.texts = texts }
}
