import Foundation

/// What is insulting or threatening in a message to an agent, so that the agent chooses whether to read it.
///
/// A list of words that people have read over, no model: it can be told why a message was held back. It errs towards
/// letting through. Who tells of insults or threats that they suffered is not held back: what is quoted, or told as
/// somebody else's words, is theirs.
public enum AbuseFilter {
    /// What a message holds.
    public enum Finding: String, Sendable, Hashable, CaseIterable {
        /// An insult to whoever reads it.
        case insult
        /// A threat to whoever reads it, or to their place of work.
        case threat
    }

    /// What a message holds, insults or threats; empty nearly always.
    public static func findings(in message: String) -> Set<Finding> {
        let words = words(of: withoutQuotations(message))
        var findings: Set<Finding> = []
        for start in words.indices {
            if threats.contains(where: { $0.matches(words, at: start) }), !isReported(words, before: start, within: 8) {
                findings.insert(.threat)
            }
            if isInsult(words, at: start), !isReported(words, before: start, within: 5) { findings.insert(.insult) }
        }
        return findings
    }

    private static func isInsult(_ words: [String], at index: Int) -> Bool {
        let word = words[index]
        if strong.contains(word) || strong.contains(singular(word)) { return true }
        if phrases.contains(where: { $0.matches(words, at: index) }) { return true }
        guard mild.contains(word) || mild.contains(singular(word)) else { return false }
        // Said of the reader, not of oneself or of a thing: "espèce d'idiot", "vous êtes vraiment idiots".
        if words[max(0, index - 2)..<index].contains(where: aims.contains) { return !isOfOneself(words, at: index) }
        return (max(0, index - 4)..<index).contains { at in addresses.contains { $0.matches(words, at: at) } }
    }

    private static func isOfOneself(_ words: [String], at index: Int) -> Bool {
        words[max(0, index - 4)..<index].contains(where: selves.contains)
    }

    private static func singular(_ word: String) -> String { word.hasSuffix("s") ? String(word.dropLast()) : word }

    /// Whether the words are told as somebody else's: "il m'a traité de…", "he said…".
    private static func isReported(_ words: [String], before index: Int, within count: Int) -> Bool {
        words[max(0, index - count)..<index].contains(where: reporting.contains)
    }

    // MARK: Words

    /// Words in lower case without accents, letters that are said again and again once.
    static func words(of text: String) -> [String] {
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
            .replacing("œ", with: "oe")
        return folded.split { !$0.isLetter && !$0.isNumber && $0 != "@" && $0 != "$" }.map { squeezed(String($0)) }
    }

    /// Digits and signs that stand for letters are read as such, and runs of a letter as one.
    private static func squeezed(_ word: String) -> String {
        let isWord = word.contains(where: \.isLetter)
        var letters = ""
        for character in word {
            let letter = isWord ? disguises[character] ?? character : character
            if letter != letters.last { letters.append(letter) }
        }
        return letters
    }

    private static let disguises: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "@": "a", "$": "s",
    ]

    /// The message without what stands between quotation marks.
    private static func withoutQuotations(_ text: String) -> String {
        var left = text
        for (open, close): (Character, Character) in [("«", "»"), ("“", "”"), ("\"", "\"")] {
            while let start = left.firstIndex(of: open),
                let end = left[left.index(after: start)...].firstIndex(of: close)
            { left.replaceSubrange(start...end, with: " ") }
        }
        return left
    }

    /// Words that follow each other, each one of several.
    private struct Phrase: Sendable {
        let steps: [Set<String>]

        /// "je|on vais|va te|vous": steps apart by spaces, what may stand there apart by bars.
        init(_ text: String) {
            steps = text.split(separator: " ").map { step in
                Set(step.split(separator: "|").flatMap { AbuseFilter.words(of: String($0)) })
            }
        }

        func matches(_ words: [String], at start: Int) -> Bool {
            guard start + steps.count <= words.count else { return false }
            return zip(words[start...], steps).allSatisfy { $1.contains($0) }
        }
    }

    private static func list(_ text: String) -> Set<String> { Set(words(of: text)) }

    /// Insults wherever they stand. What has an ordinary meaning too (a bitch at the vet's, "ordures", "retard") is not
    /// here, and neither is criticism, however hard ("incompétents", "useless"): it is no insult.
    private static let strong = list(
        """
        connard connarde connasse enculé enculer salope salaud pute ntm fdp niquer pouffiasse
        pétasse enfoiré trouduc couillon raclure
        asshole arsehole bastard cunt motherfucker wanker dickhead fucker scumbag
        """)

    /// Insults only when they are said of the reader.
    private static let mild = list(
        """
        con conne idiot idiote imbécile abruti abrutie crétin crétine débile bouffon ordure merde bâtard
        idiots moron clown bitch scum
        """)

    /// Words that make an insult of the next.
    private static let aims = list("espèce bande sale sales gros grosse pauvre pauvres")
    private static let addresses = [
        Phrase("vous êtes"), Phrase("tu es"), Phrase("t es"), Phrase("you are"), Phrase("you re"), Phrase("you stupid"),
    ]
    private static let selves = list("je me moi m suis i am me my mon ma mes")

    private static let phrases = [
        Phrase("va|allez te|vous faire foutre|voir|mettre"), Phrase("ta gueule"), Phrase("ferme ta gueule"),
        Phrase("fermez vos gueules"), Phrase("fils de pute|chien"),
        Phrase("sale|sales chien|chiens|chienne|porc|porcs"), Phrase("nique ta|votre mere"), Phrase("je t emmerde"),
        Phrase("je vous emmerde"), Phrase("fuck you|off"), Phrase("go to hell"), Phrase("piece of shit"),
        Phrase("shut the fuck up"),
    ]

    private static let harm =
        "tuer|buter|crever|frapper|cogner|égorger|étrangler|massacrer|défoncer|démolir|poignarder|brûler|taper"
    private static let place = "mairie|prefecture|bureau|bureaux|guichet|batiment|agence"
    private static let threats = [
        Phrase("je|on|j vais|va|viens|vient te|vous \(harm)"), Phrase("vais|va venir te|vous \(harm)"),
        Phrase("casser la gueule"), Phrase("je sais ou tu|vous habites|habite|habitez"), Phrase("tu vas crever|mourir"),
        Phrase("vous allez crever|mourir"), Phrase("vais|va faire sauter|exploser la|le|votre|ton \(place)"),
        Phrase("vais|va bruler|incendier la|le|votre|ton \(place)"), Phrase("mettre le feu a la|votre \(place)"),
        Phrase("i will|ll kill|shoot|stab|hurt|beat|find you"), Phrase("going to kill|shoot|stab|hurt|beat you"),
        Phrase("gonna kill|shoot|stab|hurt|beat you"), Phrase("i know where you live"),
        Phrase("burn your|the office|building|hall"), Phrase("burn down your|the office|building|town"),
        Phrase("you will die"),
    ]

    /// Verbs that report somebody's words.
    private static let reporting = list(
        """
        traite traitee traites dit dits disait menace menacee menaces menacait insulte insultee insultes insulter crie \
        ecrit ecrits appelle entendu recu said says told called calls threatened threatens insulted wrote shouted
        """)
}
