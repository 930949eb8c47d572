import Services

/// The language of a message, where its words tell it for certain.
///
/// Only words that the other language does not have are counted, never names: a single word, a title or the name of a place
/// tells nothing. What stands between quotation marks is somebody else's.
enum MessageLanguage {
    /// The language that a text is certainly written in; nil where a doubt remains.
    static func recognised(in text: String) -> Language? {
        let said = unquoted(MessageWords.folded(String(text.prefix(Conversation.maximumMessage))))
        if let named = named(in: said) { return named }
        let words = distinctWords(of: said)
        let counts = Language.allCases.map { ($0, Count(words, in: $0)) }
        return counts.first { language, own in
            counts.allSatisfy { $0.0 == language || own.isCertain(against: $0.1) }
        }?.0
    }

    /// The language that a short message says that it wants or speaks, in that language.
    private static func named(in text: String) -> Language? {
        let words = text.split { !$0.isLetter }
        guard words.count <= 8 else { return nil }
        let sentence = " " + words.joined(separator: " ") + " "
        let spoken: [(Language, [String])] = [
            (.en, ["i speak english", "speak english", "english please", "in english"]),
            (.fr, ["je parle francais", "parle francais", "en francais"]),
        ]
        let named = spoken.filter { $0.1.contains { sentence.contains(" \($0) ") } }
        return named.count == 1 ? named[0].0 : nil
    }

    /// How many words of a language a text has.
    private struct Count {
        /// Words that are said in sentences alone: "je", "where".
        let strong: Int
        /// Words that names and titles are made of as well: "de", "the".
        let weak: Int

        init(_ words: Set<String>, in language: Language) {
            let lists =
                language == .fr
                ? (MessageLanguage.french, MessageLanguage.frenchLinks)
                : (MessageLanguage.english, MessageLanguage.englishLinks)
            strong = words.intersection(lists.0).count
            weak = words.intersection(lists.1).count
        }

        /// Whether this language is the one, in spite of another's words.
        func isCertain(against other: Count) -> Bool {
            if other.strong == 0, other.weak == 0 { return strong >= 2 && strong + weak >= 3 }
            if other.strong == 0 { return strong >= 3 && strong + weak >= 2 * other.weak }
            // A word or two of another language, in a sentence that is plainly of this one.
            return strong >= 5 && strong >= 5 * other.strong
        }
    }

    private static func distinctWords(of text: String) -> Set<String> {
        Set(text.split { !$0.isLetter }.map(String.init))
    }

    /// A text without what stands between quotation marks.
    private static func unquoted(_ text: String) -> String {
        var kept = ""
        var closing: Character?
        for character in text {
            if let end = closing {
                if character == end { closing = nil }
                continue
            }
            switch character {
            case "«": closing = "»"
            case "“": closing = "”"
            case "\"": closing = "\""
            default: kept.append(character)
            }
        }
        // A mark that nothing closes quotes nothing.
        return closing == nil ? kept : text
    }

    private static func set(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    // Without accents, elisions by their letters. Left out: what is a word of both languages ("on", "son", "comment", "me",
    // "an", "or", "but", "as", "plus", "car", "ton"), or a letter that both cut off ("s", "t", "m", "d").

    private static let french = set(
        """
        j c n qu je tu il elle nous vous ils elles mon ma mes votre vos notre leurs ce cet cette ces cela ceci ca suis \
        est sont etait etes avez avons ont avais avait aurai veux voudrais voulez peux peut pouvez puis dois doit devez \
        faut dire veut faire fais vais allez viens va voici voila combien quand quel quelle quels quelles qui que quoi \
        pourquoi lequel parce donc alors aussi avec mais sans depuis chez pendant tres trop toujours jamais rien quelque \
        quelqu aucun aucune ne pas bonjour bonsoir salut merci oui cherche besoin demander savoir avoir etre perdu habite \
        aimerais souhaite demenager demenage recu payer
        """)

    private static let frenchLinks = set("de du des la le les l et au aux un une dans sur sous ou")

    private static let english = set(
        """
        i you he she we they my your his her our their its this that these those am is are was were have has had does did \
        didn don doesn isn aren wasn couldn would could should will won shall may might must what when where which who \
        whose why how much many need want know tell get got make please thank thanks help hello because about there here \
        yes been being just never always anything something nothing someone cannot lost moved apply paid born living ll ve
        """)

    private static let englishLinks = set("the of and to for at by with from it")
}
