import FEEL
import Synchronization

/// Says a formula in words: names become the labels that people know, operators the signs of everyday arithmetic,
/// keywords and the commonest functions words of the language. What has no word keeps its own. Nothing is left out or
/// moved: whoever compares finds the formula again.
struct FormulaWords {
    let definition: ServiceDefinition
    let language: Language

    /// The formula in words.
    func words(for expression: Expression) -> String {
        definition.formulas.words(for: expression.source, in: language) { make(expression) }
    }

    /// A part of a formula in words, given as offsets into its UTF-8; nil when the part means nothing by itself.
    func words(forPart range: Range<Int>, of expression: Expression) -> String? {
        let source = String(decoding: Array(expression.source.utf8)[range], as: UTF8.self)
        return Expression.compile(source, scope: definition.plan.scope).expression.map(words)
    }

    private func make(_ expression: Expression) -> String {
        let pieces = expression.pieces
        var text = ""
        var index = 0
        var named: String?
        var isIteration = false
        while index < pieces.count {
            if case .name(let name, _) = pieces[index] { named = name }
            if let (said, length) = call(at: index, of: pieces) ?? member(at: index, of: pieces) {
                text = joined(text, said)
                index += length
                continue
            }
            if case .word(let word) = pieces[index], word != "in" {
                isIteration =
                    ["for", "some", "every"].contains(word) || isIteration && !Self.endsIteration.contains(word)
            }
            text = joined(text, word(pieces[index], after: named, isIteration: isIteration))
            index += 1
        }
        return Typography.typeset(text, in: language.rawValue)
    }

    // MARK: Pieces

    private func word(_ piece: ExpressionPiece, after named: String?, isIteration: Bool) -> String {
        switch piece {
        case .name(let name, let path): return quoted(label(of: name)) + path.map(entry).joined()
        // What an iteration goes through, or what a value lies in.
        case .word("in") where language == .fr && !isIteration: return "dans"
        case .word(let word): return Self.keywords[language]?[word] ?? word
        case .number(let digits): return Number(digits).map { Formatting.number($0, in: language) } ?? digits
        case .symbol(let symbol): return Self.symbols[symbol] ?? symbol
        case .text(let text):
            // What a choice is compared with goes by the words of the option.
            guard let named, let question = definition.question(named) else { return quoted(text) }
            let printed = question.type.print(.string(text), in: language)
            return quoted(printed.isEmpty ? text : printed)
        }
    }

    /// `today()`, `date("…")` and `duration("…")` are a day or a time, not a function.
    private func call(at index: Int, of pieces: [ExpressionPiece]) -> (String, Int)? {
        guard case .word(let function) = pieces[index], index + 2 < pieces.count, pieces[index + 1] == .symbol("(")
        else { return nil }
        if function == "today", pieces[index + 2] == .symbol(")") {
            return (language == .fr ? "le jour de l’évaluation" : "the day of evaluation", 3)
        }
        guard index + 3 < pieces.count, case .text(let text) = pieces[index + 2], pieces[index + 3] == .symbol(")")
        else { return nil }
        switch function {
        case "date": return CivilDate(iso8601: text).map { (Formatting.date($0, in: language), 4) }
        case "duration": return Period(iso: text).map { ($0.words(in: language), 4) }
        default: return nil
        }
    }

    /// `e.jours`: an entry of something that the formula itself names.
    private func member(at index: Int, of pieces: [ExpressionPiece]) -> (String, Int)? {
        guard pieces[index] == .symbol("."), index + 1 < pieces.count, case .word(let name) = pieces[index + 1] else {
            return nil
        }
        return (entry(name), 2)
    }

    private func entry(_ name: String) -> String {
        let parts: [String: LocalizedText] = [
            "year": LocalizedText(fr: "année", en: "year"), "month": LocalizedText(fr: "mois", en: "month"),
            "day": LocalizedText(fr: "jour", en: "day"),
        ]
        return " (\(parts[name]?[language] ?? label(of: name)))"
    }

    /// What people know a name by.
    private func label(of name: String) -> String {
        if let decision = definition.plan.decisions[name] { return decision.label[language] }
        if let rule = definition.rule(name) { return rule.label[language] }
        if let parameter = definition.parameters.first(where: { $0.id == name }) {
            return parameter.label?[language] ?? name
        }
        if let list = definition.plan.form.list(name) { return definition.plan.form.lists[list].group.title[language] }
        let question = definition.pages.flatMap(\.questions).first { $0.name == name || $0.id == name }
        return question?.ask[language] ?? name
    }

    private func quoted(_ text: String) -> String {
        language == .fr ? "«\u{A0}\(text)\u{A0}»" : "“\(text)”"
    }

    /// Puts pieces after each other with the spaces that reading wants.
    private func joined(_ text: String, _ piece: String) -> String {
        guard !text.isEmpty, !piece.isEmpty else { return text + piece }
        let isGlued =
            text.hasSuffix("(") || text.hasSuffix("[") || piece.hasPrefix(")") || piece.hasPrefix("]")
            || piece.hasPrefix(",") || piece.hasPrefix(" ")
        return isGlued ? text + piece : text + " " + piece
    }

    private static let endsIteration: Set<String> = ["return", "satisfies"]

    private static let symbols = [
        "*": "×", "/": "÷", "-": "\u{2212}", "!=": "≠", ">=": "≥", "<=": "≤", "**": "^",
    ]

    private static let keywords: [Language: [String: String]] = [
        .fr: [
            "if": "si", "then": ", alors", "else": ", sinon", "and": "et", "or": "ou", "not": "non",
            "for": "pour chaque", "in": "de", "return": ", prendre", "some": "au moins un", "every": "chaque",
            "satisfies": "vérifie", "between": "entre", "true": "oui", "false": "non", "null": "pas de réponse",
            "min": "le plus petit de", "max": "le plus grand de", "sum": "la somme de", "count": "le nombre de",
            "floor": "l’arrondi au-dessous de", "ceiling": "l’arrondi au-dessus de", "mean": "la moyenne de",
        ],
        .en: [
            "then": ", then", "else": ", otherwise", "for": "for each", "return": ", take", "true": "yes",
            "false": "no", "null": "no answer", "min": "the lowest of", "max": "the highest of", "sum": "the sum of",
            "count": "the number of", "floor": "the value rounded down of", "ceiling": "the value rounded up of",
            "mean": "the mean of",
        ],
    ]
}

/// Formulas in words, made once for a version of a service: they say the same of every case.
final class KeptFormulas: Sendable {
    private struct Key: Hashable {
        let source: String
        let language: Language
    }

    private let kept = Mutex<[Key: String]>([:])

    /// The words of a formula of the definition, made if they are not known yet.
    func words(for source: String, in language: Language, make: () -> String) -> String {
        let key = Key(source: source, language: language)
        if let known = kept.withLock({ $0[key] }) { return known }
        let words = make()
        kept.withLock { $0[key] = words }
        return words
    }
}
