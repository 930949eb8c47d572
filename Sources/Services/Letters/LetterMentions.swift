public import FEEL

/// What the law has the letter of a decision say, whatever its author wrote and whoever mended it.
///
/// - How to challenge it, without which the time to do so does not run (code de justice administrative, article
///   R. 421-5): added unless the letter names the court and the time already, in its own words.
/// - That rules computed something of it, and the right to obtain them (code des relations entre le public et
///   l'administration, articles L. 311-3-1 and R. 311-3-1-1): always added where a rule that applies a text gave a value,
///   with how each value was found: the computation in words, the values used, and the text that sets each of them
///   (article R. 311-3-1-2).
public struct LetterMentions: Sendable {
    /// Who challenges what, where; nil when the letter ends no case.
    private let appeal: Appeal?
    /// The rules that gave a value, as people call them, and whom to ask; nil when none did.
    private let algorithm: Algorithm?
    private let language: Language

    private struct Appeal: Sendable, Hashable {
        let court: String
        let address: String?
        let within: String?
        let text: String?
        /// Whether the time must be in the letter: for an administration's decision.
        let isTimeNeeded: Bool
    }

    private struct Algorithm: Sendable {
        /// Each rule with its value, as people read them, and how it was found.
        let rules: [(value: String, found: [String])]
        let office: String?
        /// Whether the decision is a public body's.
        let isPublic: Bool
    }

    /// The mentions of a letter.
    ///
    /// - Parameters:
    ///   - outcome: how the action that sends the letter ends the case; nil when it does not.
    ///   - computed: the values of the rules.
    ///   - explanations: how the values were found; none where the letter only says which they are.
    ///   - organisation: who decides, with its offices and courts as they are now.
    ///   - language: the letter's.
    public init(
        of definition: ServiceDefinition, outcome: Outcome?, computed: [String: Value],
        explanations: [RuleExplanation] = [], organisation: Organisation, in language: Language
    ) {
        self.language = language
        let rule = definition.legal.appeal
        appeal = outcome.flatMap { _ in organisation.court(rule.before) }.map { court in
            Appeal(
                court: court.name[language],
                address: court.contact.address.isEmpty ? nil : court.contact.address.joined(separator: ", "),
                within: rule.within?.words(in: language), text: rule.text?[language],
                isTimeNeeded: definition.legal.basis == .publicTask)
        }
        let applied = definition.rules.filter { rule in
            rule.reference != nil && computed[rule.id].map { $0 != .null } ?? false
        }
        let office = organisation.office(definition.office)
        let details = Dictionary(
            explanations.map { ($0.rule.id, Self.details(of: $0, in: language)) },
            uniquingKeysWith: { first, _ in first })
        algorithm =
            outcome == nil || applied.isEmpty
            ? nil
            : Algorithm(
                rules: applied.map { rule in
                    let value = computed[rule.id].map { rule.print($0, in: language) } ?? ""
                    return (
                        rule.label[language] + (language == .fr ? "\u{A0}: " : ": ") + value, details[rule.id] ?? []
                    )
                },
                office: office.map { office in
                    ([office.name[language]] + office.contact.address).joined(separator: ", ")
                }, isPublic: definition.legal.basis == .publicTask)
    }

    /// What is added after a letter's body, in Markdown; empty when nothing is.
    public func added(to body: String) -> String {
        RichText(blocks: appealBlocks(unlessIn: body) + algorithmBlocks).markdown
    }

    /// The letter's body with what the law adds to it.
    public func completing(_ body: String) -> String {
        let added = added(to: body)
        return added.isEmpty ? body : body + "\n\n" + added
    }

    // MARK: Appeal

    private func appealBlocks(unlessIn body: String) -> [RichText.Block] {
        guard let appeal else { return [] }
        let said = PlainWords(body)
        let needed = [appeal.court, appeal.isTimeNeeded ? appeal.within : nil].compactMap { $0 }
        guard !needed.allSatisfy({ said.contains(PlainWords($0)) }) else { return [] }
        let place = [appeal.court, appeal.address].compactMap { $0 }.joined(separator: ", ")
        let sentence =
            switch (language, appeal.within) {
            case (.fr, let within?):
                "Vous pouvez contester cette décision pendant \(within) à partir du jour où vous la recevez, devant : \(place)."
            case (.fr, nil): "Vous pouvez contester cette décision devant : \(place)."
            case (_, let within?):
                "You can challenge this decision within \(within) from the day you receive it, before: \(place)."
            case (_, nil): "You can challenge this decision before: \(place)."
            }
        return section(
            language == .fr ? "Si vous n’êtes pas d’accord" : "If you disagree",
            [sentence, appeal.text].compactMap { $0 })
    }

    // MARK: Algorithmic treatment

    private var algorithmBlocks: [RichText.Block] {
        guard let algorithm else { return [] }
        let office = algorithm.office ?? ""
        let (title, found, right): (String, String, String) =
            switch (language, algorithm.isPublic) {
            case (.fr, true):
                (
                    "Un calcul a servi à cette décision",
                    "Un traitement algorithmique a servi à préparer cette décision. D’après vos réponses, il a établi :",
                    "Vous avez le droit d’obtenir les règles de ce traitement et les principales caractéristiques de sa mise en œuvre (code des relations entre le public et l’administration, article L. 311-3-1). Demandez-les à : \(office). Sans réponse au bout d’un mois, vous pouvez saisir la Commission d’accès aux documents administratifs."
                )
            case (.fr, false):
                (
                    "Un calcul a servi à cette décision",
                    "Un traitement algorithmique a servi à préparer cette décision. D’après vos réponses, il a établi :",
                    "Vous pouvez demander comment il a été appliqué à votre dossier, et qu’une personne revoie le résultat. Écrivez à : \(office)."
                )
            case (_, true):
                (
                    "A calculation was used for this decision",
                    "An algorithm was used to prepare this decision. From your answers, it worked out:",
                    "You have the right to obtain the rules of this processing and the main characteristics of how it was applied (French code of relations between the public and the administration, article L. 311-3-1). Ask: \(office). Without an answer after one month, you can turn to the Commission d’accès aux documents administratifs (CADA)."
                )
            case (_, false):
                (
                    "A calculation was used for this decision",
                    "An algorithm was used to prepare this decision. From your answers, it worked out:",
                    "You can ask how it was applied to your case, and that a person look at the result again. Write to: \(office)."
                )
            }
        let items = algorithm.rules.map { rule in
            [RichText.Block(.paragraph([.text(rule.value)]))] + Self.list(rule.found)
        }
        return section(title, [found]) + [.init(.list(start: nil, isTight: true, items: items))]
            + [.init(.paragraph([.text(right)]))]
    }

    private static func list(_ lines: [String]) -> [RichText.Block] {
        lines.isEmpty
            ? []
            : [
                .init(
                    .list(start: nil, isTight: true, items: lines.map { [RichText.Block(.paragraph([.text($0)]))] }))
            ]
    }

    /// How a value was found: the computation, the branch taken, the rounding, and each value used with its origin.
    private static func details(of explanation: RuleExplanation, in language: Language) -> [String] {
        let isFrench = language == .fr
        let colon = isFrench ? "\u{A0}: " : ": "
        var lines: [String] = []
        if let reference = explanation.reference { lines.append((isFrench ? "Texte" : "Text") + colon + reference) }
        // A scale, a table or conditions say less as one formula than by the line that applies.
        if explanation.rule.lines.isEmpty {
            lines.append((isFrench ? "Calcul" : "Computation") + colon + explanation.formula)
        }
        if let taken = explanation.branches.last(where: \.holds), let value = taken.value {
            let condition = taken.condition ?? (isFrench ? "sinon" : "otherwise")
            lines.append((isFrench ? "Cas retenu" : "Case that applies") + colon + condition + " → " + value)
        }
        if let rounding = explanation.rounding {
            lines.append(
                (isFrench ? "Avant arrondi" : "Before rounding") + colon + "\(rounding.before), \(rounding.words)")
        }
        for input in explanation.inputs where !input.value.isEmpty {
            lines.append(input.label + colon + input.value + origin(of: input.source, in: language))
        }
        return lines
    }

    private static func origin(of source: RuleExplanation.Input.Source, in language: Language) -> String {
        let isFrench = language == .fr
        switch source {
        case .answer: return isFrench ? " (votre dossier)" : " (your case)"
        case .rule(let reference): return reference.map { " (\($0))" } ?? ""
        case .parameter(let from, let reference):
            let since = Formatting.date(from, in: language)
            let words = isFrench ? "en vigueur depuis le \(since)" : "in force since \(since)"
            return " (" + ([words] + [reference].compactMap { $0 }).joined(separator: ", ") + ")"
        }
    }

    private func section(_ title: String, _ paragraphs: [String]) -> [RichText.Block] {
        [.init(.heading(level: 2, [.text(title)]))] + paragraphs.map { .init(.paragraph([.text($0)])) }
    }
}

/// Words as they are compared: spaces and apostrophes are written in several ways, and Markdown puts signs amid them. By
/// bytes, since every letter that is written is looked through.
private struct PlainWords {
    private let bytes: [UInt8]

    init(_ text: String) {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x09...0x0D, 0x20: Self.space(&plain)
            case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"): continue
            default:
                plain.append(byte)
                if plain.ends(with: Self.noBreakSpace) {
                    plain.removeLast(2)
                    Self.space(&plain)
                } else if plain.ends(with: Self.narrowSpace) {
                    plain.removeLast(3)
                    Self.space(&plain)
                } else if plain.ends(with: Self.apostrophe) {
                    plain.removeLast(3)
                    plain.append(UInt8(ascii: "'"))
                }
            }
        }
        bytes = plain
    }

    private static let noBreakSpace = Array("\u{A0}".utf8)
    private static let narrowSpace = Array("\u{202F}".utf8)
    private static let apostrophe = Array("\u{2019}".utf8)

    private static func space(_ plain: inout [UInt8]) {
        if let last = plain.last, last != 0x20 { plain.append(0x20) }
    }

    func contains(_ words: PlainWords) -> Bool {
        guard let first = words.bytes.first, words.bytes.count <= bytes.count else { return words.bytes.isEmpty }
        return (0...(bytes.count - words.bytes.count)).contains { start in
            bytes[start] == first && bytes[start...].starts(with: words.bytes)
        }
    }
}

extension [UInt8] {
    fileprivate func ends(with end: [UInt8]) -> Bool {
        count >= end.count && last == end.last && self[(count - end.count)...].elementsEqual(end)
    }
}
