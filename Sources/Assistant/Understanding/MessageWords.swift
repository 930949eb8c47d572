import Foundation

/// The words of a message as patterns read them: in lower case, without accents, apart from each other, with what is typed
/// on a telephone written out ("jvais" is "je vais").
struct MessageWords: Sendable, Hashable {
    /// The words, in order. A number keeps its figures; a decimal comma or point within one is kept.
    let list: [String]
    /// Whether a mark that ends a clause (`. , ; : ! ?` or a new line) stands before the word at each place.
    let beginsClause: [Bool]
    /// Whether there is a question mark.
    let hasQuestionMark: Bool

    /// The most words that are read.
    static let most = 400

    init(_ text: String) {
        var list: [String] = []
        var begins: [Bool] = []
        var isNewClause = true
        var current = ""
        let folded = Self.folded(text)
        let characters = Array(folded.unicodeScalars)
        func isDigit(_ index: Int) -> Bool {
            characters.indices.contains(index) && ("0"..."9").contains(characters[index])
        }
        func end() {
            guard !current.isEmpty else { return }
            for word in Self.written(current) where list.count < Self.most {
                list.append(word)
                begins.append(isNewClause)
                isNewClause = false
            }
            current = ""
        }
        for (index, scalar) in characters.enumerated() {
            if scalar.properties.isAlphabetic || isDigit(index) || scalar == "€" || scalar == "%" {
                // A sign or a letter after figures is another word: "1800€", "2k", "12h".
                if let last = current.unicodeScalars.last, !isDigit(index), ("0"..."9").contains(last) { end() }
                if scalar == "€" || scalar == "%" {
                    end()
                    current = String(scalar)
                    end()
                } else {
                    current.unicodeScalars.append(scalar)
                }
            } else if scalar == "," || scalar == ".", isDigit(index - 1), isDigit(index + 1) {
                current.unicodeScalars.append(scalar)
            } else if scalar == "/" || scalar == "-", isDigit(index - 1), isDigit(index + 1) {
                // Kept within dates: "3/3/2026".
                current.unicodeScalars.append(scalar)
            } else {
                end()
                if ".,;:!?\n".unicodeScalars.contains(scalar) { isNewClause = true }
            }
        }
        end()
        self.list = list
        beginsClause = begins
        hasQuestionMark = text.contains("?")
    }

    /// A text in lower case, without accents or ligatures, its apostrophes alike.
    static func folded(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
        let lowered = text.lowercased()
        if isPlain { return lowered }
        var result = String.UnicodeScalarView()
        for scalar in lowered.decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar {
            case "œ": result.append(contentsOf: "oe".unicodeScalars)
            case "æ": result.append(contentsOf: "ae".unicodeScalars)
            case "\u{2019}", "\u{2BC}", "\u{60}", "\u{B4}": result.append("'")
            default:
                if scalar.properties.generalCategory != .nonspacingMark { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// A word written out; letters repeated three times or more count once or twice ("aideeee" is "aide").
    private static func written(_ word: String) -> [String] {
        if let known = typed[word] { return known }
        guard word.count >= 4 else { return [word] }
        var result: [Character] = []
        let characters = Array(word)
        var index = 0
        while index < characters.count {
            let run = characters[index...].prefix { $0 == characters[index] }.count
            let isLetter = characters[index].isLetter
            result += Array(repeating: characters[index], count: isLetter && run >= 3 ? 1 : run)
            index += run
        }
        let shortened = String(result)
        return typed[shortened] ?? [shortened]
    }

    /// How people type on a telephone, and contractions typed without their apostrophe.
    private static let typed: [String: [String]] = [
        "jai": ["j", "ai"], "jvais": ["je", "vais"], "jveux": ["je", "veux"], "jveu": ["je", "veux"],
        "jsuis": ["je", "suis"], "chuis": ["je", "suis"], "jsui": ["je", "suis"], "chui": ["je", "suis"],
        "jpeux": ["je", "peux"], "jpe": ["je", "peux"], "jme": ["je", "me"], "jte": ["je", "te"],
        "jcomprends": ["je", "comprends"], "jcrois": ["je", "crois"], "jarrive": ["j", "arrive"],
        "jattends": ["j", "attends"], "jattend": ["j", "attend"], "jatten": ["j", "attend"],
        "jaimerais": ["j", "aimerais"], "javais": ["j", "avais"], "jarive": ["j", "arrive"], "jdois": ["je", "dois"],
        "jfais": ["je", "fais"], "jcherche": ["je", "cherche"], "jen": ["j", "en"], "jpense": ["je", "pense"],
        "ya": ["il", "y", "a"], "yavait": ["il", "y", "avait"], "cest": ["c", "est"], "cetait": ["c", "etait"],
        "ct": ["c", "etait"], "sest": ["s", "est"], "quil": ["qu", "il"],
        "pk": ["pourquoi"], "pq": ["pourquoi"], "pkoi": ["pourquoi"], "pcq": ["parce", "que"],
        "kelkun": ["quelqu", "un"], "kelqun": ["quelqu", "un"], "kelk1": ["quelqu", "un"], "qqn": ["quelqu", "un"],
        "qqun": ["quelqu", "un"], "qq1": ["quelqu", "un"], "quelqun": ["quelqu", "un"], "quelquun": ["quelqu", "un"],
        "kelke": ["quelque"], "kelkes": ["quelques"],
        "koi": ["quoi"], "ke": ["que"], "ki": ["qui"], "kel": ["quel"], "kelle": ["quelle"], "kan": ["quand"],
        "qd": ["quand"], "bcp": ["beaucoup"], "mtn": ["maintenant"], "tt": ["tout"], "tjs": ["toujours"],
        "pr": ["pour"], "ds": ["dans"], "av": ["avec"], "stp": ["s", "il", "te", "plait"],
        "svp": ["s", "il", "vous", "plait"], "slt": ["salut"], "bjr": ["bonjour"], "cc": ["coucou"],
        "rdv": ["rendez", "vous"], "msg": ["message"], "tel": ["telephone"], "auj": ["aujourd", "hui"],
        "ojd": ["aujourd", "hui"], "aujourdhui": ["aujourd", "hui"], "vx": ["veux"], "ve": ["veux"],
        "im": ["i", "m"], "ive": ["i", "ve"], "dont": ["don", "t"], "doesnt": ["doesn", "t"], "cant": ["can", "t"],
        "wont": ["won", "t"], "isnt": ["isn", "t"], "didnt": ["didn", "t"], "hasnt": ["hasn", "t"],
        "wanna": ["want", "to"], "gonna": ["going", "to"], "gotta": ["got", "to"], "u": ["you"], "ur": ["your"],
        "pls": ["please"], "plz": ["please"], "thx": ["thanks"], "hes": ["he", "s"], "shes": ["she", "s"],
        "theres": ["there", "s"], "ppl": ["people"], "cuz": ["because"], "wat": ["what"], "whats": ["what", "s"],
    ]
}
