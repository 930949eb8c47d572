import FEEL
import Foundation
import Services

/// Definitions of any size, made for tests and measurements: chains of conditions, groups, lists and rules, as large
/// administrative forms have.
struct LargeForm: Sendable {
    /// How many questions it has.
    let questions: Int
    /// How many stand on a page.
    var questionsPerPage = 20

    /// The folder of the service.
    func archive() throws -> DefinitionArchive {
        try DefinitionArchive(files: ["service.yaml": Array(text.utf8)])
    }

    /// The definition, ready to be evaluated.
    func definition() throws -> ServiceDefinition {
        guard let definition = ServiceCompiler.reopen(try archive()) else {
            throw CommandFailure("The generated form can't be understood.")
        }
        return definition
    }

    /// Identifiers of the questions, in order.
    var names: [String] { (0..<questions).map { "q\($0)" } }

    /// Every question answered, so that all chains are shown to their end.
    func values() -> [String: Value] {
        Dictionary(uniqueKeysWithValues: (0..<questions).map { ("q\($0)", Self.value(of: $0)) })
    }

    private static func value(of index: Int) -> Value {
        switch index % 4 {
        case 0: .boolean(true)
        case 1: .integer(index % 90)
        case 2: "a"
        default: .string("Réponse \(index)")
        }
    }

    private var text: String {
        let pages = stride(from: 0, to: questions, by: questionsPerPage).map { start in
            page(start..<min(start + questionsPerPage, questions))
        }
        return Self.head + "pages:\n" + pages.joined() + "rules:\n" + rules + Self.tail + shown
    }

    /// A page: half of its questions in a group shown on condition, each question depending on one before.
    private func page(_ range: Range<Int>) -> String {
        let half = range.lowerBound + range.count / 2
        var text = "  - id: p\(range.lowerBound)\n    title: Page \(range.lowerBound)\n    questions:\n"
        for index in range.lowerBound..<half { text += question(index, first: range.lowerBound, indent: "      ") }
        text += "      - id: g\(range.lowerBound)\n        type: group\n        title: Groupe \(range.lowerBound)\n"
        text += "        show_if: q\(range.lowerBound)\n        questions:\n"
        for index in half..<range.upperBound { text += question(index, first: range.lowerBound, indent: "          ") }
        return text
    }

    private func question(_ index: Int, first: Int, indent: String) -> String {
        var keys = "id: q\(index), ask: \"Question numéro \(index) ?\", used_for: La mesure"
        switch index % 4 {
        case 0: keys += ", type: yes_no"
        case 1: keys += ", type: number, validate: {that: q\(index) < 100, message: Moins de cent.}"
        case 2: keys += ", type: choice, options: {a: Un, b: Deux, c: Trois}"
        default: keys += ", type: text"
        }
        // A chain: each question of the page waits for the yes before it.
        let yes = (index - 1) / 4 * 4
        if index > first, yes >= first { keys += ", show_if: q\(yes)" }
        return indent + "- {" + keys + "}\n"
    }

    /// A rule for ten questions, each using the one before.
    private var rules: String {
        var text = ""
        for index in stride(from: 0, to: questions, by: 10) {
            let number = (index / 4) * 4 + 1
            guard number < questions else { continue }
            let before = index == 0 ? "0" : "r\(index - 10)"
            text +=
                "  r\(index): {label: Règle \(index), type: number, is: \"\(before) + (if q\(number) = null then 0 else q\(number))\"}\n"
        }
        return text
    }

    /// The last rule, which uses all the others: what nothing uses can't be published.
    private var shown: String {
        let tens = Array(stride(from: 0, to: questions, by: 10))
        let last: Int = tens.last { index in index / 4 * 4 + 1 < questions } ?? 0
        return "lists: {columns: [r\(last)]}\n"
    }

    private static let head = """
        service: grand-formulaire
        version: 1
        languages: [fr]
        title: Un grand formulaire
        summary: Pour mesurer.
        organisation: mairie
        channels: [web]
        audience: {who: Personne}
        legal:
          basis: public_task
          texts: [{ref: "Aucun"}]
          silence: {after: P2M, means: refusal}
          appeal: {before: tribunal-administratif, within: P2M}
          retention: {active: P1Y, then: destroy}
          notice: {recipients: [Personne]}
        human: {office: accueil}

        """

    private static let tail = """
        workflow:
          start: recue
          states:
            recue: {label: Reçue, actions: [clore]}
            close: {label: Close, outcome: closed}
          actions:
            clore: {label: Clore, to: close, by: agent}

        """
}
