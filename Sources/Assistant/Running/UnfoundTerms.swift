public import Services

/// The words of a question that no sheet answered, cut so that nothing of a person is left: what is counted to know what
/// people ask and do not find (docs/adr/0015).
///
/// Words of three to thirty letters and nothing but letters, without accents and case; no word that says nothing, none
/// with a capital, no number, e-mail address or link, and none of the few words that follow a number or what announces a
/// name or a street.
/// What such words leave is still shown to nobody until as many conversations have said it.
public enum UnfoundTerms {
    /// The most words that are taken of a message.
    public static let maximumWords = 8
    /// The fewest and the most letters of a word.
    static let letters = 3...30
    /// How many words after a number, "rue" or "je m'appelle" are left out.
    private static let namedWords = 4

    /// The words of a message and the pairs of those that stand side by side, each once, in the order of the message.
    public static func of(_ message: String, in language: Language) -> [String] {
        let stop = StopWords.of(language)
        var runs: [[String]] = [[]]
        var named = 0
        var former = ""
        var count = 0
        reading: for token in message.split(whereSeparator: \.isWhitespace) {
            var pieces = pieces(of: token)
            if isPersonal(token) || pieces.isEmpty {
                if token.contains(where: \.isNumber) { named = namedWords }
                runs.append([])
                pieces = []
            }
            for piece in pieces {
                let word = Words.folded(piece.lowercased())
                defer { former = word }
                if announcers.contains(word) || (possessives.contains(former) && ownNames.contains(word)) {
                    named = namedWords
                    runs.append([])
                } else if named > 0 {
                    named -= 1
                } else if piece.first?.isUppercase == true {
                    runs.append([])
                } else if !stop.contains(word), letters.contains(word.count), word.allSatisfy(\.isLetter) {
                    runs[runs.count - 1].append(word)
                    count += 1
                    if count == maximumWords { break reading }
                }
            }
            // The end of a sentence: words on both sides of it are no neighbours, and a name ends there too.
            if let last = token.last, ".?!;:,".contains(last) {
                runs.append([])
                named = 0
            }
        }
        var seen: Set<String> = []
        let pairs = runs.flatMap { run in zip(run, run.dropFirst()).filter { $0 != $1 }.map { "\($0) \($1)" } }
        return (runs.joined() + pairs).filter { seen.insert($0).inserted }
    }

    /// A token cut at apostrophes and hyphens, without what surrounds words.
    private static func pieces(of token: Substring) -> [Substring] {
        token.split { !$0.isLetter && !$0.isNumber }
    }

    /// Whether a token is no word: it holds a digit, an address or a link.
    private static func isPersonal(_ token: Substring) -> Bool {
        if token.contains(where: { $0.isNumber || $0 == "@" || $0 == "_" || $0 == "/" || $0 == "\\" }) { return true }
        // A full stop or colon between letters: a name of the network.
        let inner = token.drop { !$0.isLetter }
        return inner.indices.contains { index in
            let next = inner.index(after: index)
            return (inner[index] == "." || inner[index] == ":") && next < inner.endIndex && inner[next].isLetter
        }
    }

    /// Words after which names of people and places come.
    private static let announcers: Set<String> = [
        "appelle", "appele", "appelons", "nomme", "nommee", "monsieur", "madame", "mademoiselle", "mme", "mlle",
        "docteur", "rue", "avenue", "boulevard", "impasse", "allee", "chemin", "quai", "named", "called", "mister",
        "mrs", "miss", "doctor", "street", "road", "lane", "drive",
    ]

    /// "Mon nom" announces one; "changer de nom" is a question.
    private static let ownNames: Set<String> = ["nom", "prenom", "prenoms", "name", "surname"]
    private static let possessives: Set<String> = ["mon", "son", "ses", "mes", "notre", "my", "his", "her", "our"]
}
