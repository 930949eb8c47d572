import Services

/// Finds which service a message names, by the words of services' titles, keywords and summaries.
///
/// It tells apart what is named from what is only near: a search finds the rest.
struct ServiceMatcher {
    /// A service that fits, the better the higher.
    struct Match {
        let service: String
        let score: Double
        /// The words that fit.
        let words: [String]
    }

    private let services: [ServiceDefinition]
    private let language: Language

    init(_ services: [ServiceDefinition], in language: Language) {
        self.services = services
        self.language = language
    }

    /// The services that share words with a message, best first. A word counts the more, the fewer services have it; a
    /// title's word more than a keyword's.
    func matches(_ words: MessageWords) -> [Match] {
        let said = words.list.filter { Self.isContent($0) }.map(Self.root)
        guard !said.isEmpty else { return [] }
        let vocabularies = services.map(vocabulary)
        var matches: [Match] = []
        for (service, vocabulary) in zip(services, vocabularies) {
            var (score, found): (Double, [String]) = (0, [])
            for word in Set(said) {
                guard let entry = vocabulary.first(where: { Self.isNear(word, $0.key) }) else { continue }
                let owners = vocabularies.count { $0.keys.contains { Self.isNear(word, $0) } }
                score += entry.value / Double(max(owners, 1))
                found.append(word)
            }
            // A keyword of several words that stands whole names the service.
            let sentence = " " + words.list.joined(separator: " ") + " "
            for keyword in keywords(service) where keyword.contains(" ") && sentence.contains(" " + keyword + " ") {
                score += 2
                found.append(keyword)
            }
            if score > 0 { matches.append(Match(service: service.id, score: score, words: found.sorted())) }
        }
        return matches.sorted { ($0.score, $1.service) > ($1.score, $0.service) }
    }

    /// What a message names.
    enum Naming {
        case one(Match)
        /// Several services fit about as well.
        case several([Match])
        case none
    }

    /// The service that a message names; several where they fit about as well.
    func naming(_ words: MessageWords) -> Naming {
        let matches = matches(words)
        guard let best = matches.first, best.score >= 1 else { return .none }
        let close = matches.filter { $0.score >= best.score * 0.7 }
        return close.count == 1 ? .one(best) : .several(Array(close.prefix(4)))
    }

    private func keywords(_ service: ServiceDefinition) -> [String] {
        Language.allCases.flatMap { service.presentation.keywords[$0] ?? [] }
            .map { MessageWords($0).list.joined(separator: " ") }
    }

    private func vocabulary(_ service: ServiceDefinition) -> [String: Double] {
        var weights: [String: Double] = [:]
        func add(_ text: String, _ weight: Double) {
            for word in MessageWords(text).list where Self.isContent(word) {
                let root = Self.root(word)
                weights[root] = max(weights[root] ?? 0, weight)
            }
        }
        for language in Language.allCases {
            add(service.presentation.title[language], 2)
            for keyword in service.presentation.keywords[language] ?? [] where !keyword.contains(" ") {
                add(keyword, 1)
            }
        }
        add(service.id.replacing("-", with: " "), 2)
        return weights
    }

    private static func isContent(_ word: String) -> Bool { word.count >= 3 && !empty.contains(word) }

    /// Without its plural.
    private static func root(_ word: String) -> String {
        word.count > 3 && (word.hasSuffix("s") || word.hasSuffix("x")) ? String(word.dropLast()) : word
    }

    private static func isNear(_ said: String, _ word: String) -> Bool {
        if said == word { return true }
        guard said.count >= 5, word.count >= 5, said.first == word.first else { return false }
        return WordPattern.isOneSlip(Array(said.utf8), Array(word.utf8))
    }

    /// Words that tell nothing of a service.
    private static let empty: Set<String> = [
        "les", "des", "une", "pour", "dans", "sur", "avec", "mon", "mes", "son", "ses", "est", "que", "qui", "quoi",
        "faire",
        "demander", "demande", "obtenir", "avoir", "estimer", "inscrire", "installer", "the", "and", "for", "ask",
        "get", "set",
        "register", "estimate", "report", "from", "your", "you", "how", "what", "can", "with", "have", "does", "aide",
        "help", "enfant",
        "enfants", "child", "children", "revenus", "revenu", "income", "prix", "price", "tarif", "probleme", "problem",
        "money", "argent",
        "voudrais", "veux", "want", "comment", "combien", "much", "cette", "cet", "ces", "pas", "non", "oui",
        "declarer", "declare", "une",
        "facture", "bill", "home", "open", "new", "are", "there", "service", "services", "ecole", "school", "rentree",
        "ville", "mairie",
        "declaration", "nouveau", "place",
    ]
}
