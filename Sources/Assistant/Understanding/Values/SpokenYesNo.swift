/// Yes or no, in the words in which people say it.
enum SpokenYesNo {
    /// What a message says.
    enum Heard: Sendable, Hashable { case yes, no, unsure, none }

    /// What a message says; `none` where it says neither, or both.
    static func heard(in words: MessageWords) -> Heard {
        let bytes = words.bytes
        if dunno.first(in: bytes) != nil { return .unsure }
        let no = no.first(in: bytes)
        var withoutNo = bytes
        if let no { for place in no.range { withoutNo[place] = [] } }
        let yes = yes.first(in: withoutNo)
        switch (yes, no) {
        case (nil, nil): return .none
        case (_?, nil): return .yes
        case (nil, _?): return .no
        case (let yes?, let no?):
            // "oui, enfin non": who corrects themselves means the last.
            let (first, last) =
                yes.range.lowerBound < no.range.lowerBound ? (yes.range, no.range) : (no.range, yes.range)
            let between = words.list[first.upperBound..<max(last.lowerBound, first.upperBound)]
            guard between.contains(where: ["enfin", "pardon", "plutot", "fait", "sorry", "actually", "wait"].contains)
            else { return .none }
            return last == yes.range ? .yes : .no
        }
    }

    private static let yes = PatternList([
        "^ [bah|ben|euh|mais|ah|well|so] oui|ouii|ouais|ouai|oue|we|ui|yes|yep|yeah|yup|yess|affirmatif|absolument|exactement|exact|effectivement",
        "oui|ouais|yes|yeah|yep", "^ ok|okay|oki|dac|daccord|vasy|volontiers|certainement|evidemment|parfait $",
        "d accord",
        "bien sur", "tout a fait", "c est [bien] ca|cela|exact|bon|vrai|juste", "je crois que oui", "^ si $", "^ y $",
        "^ o $",
        "^ sure|correct|right|absolutely|definitely|indeed", "of course", "that s right|it|correct", "i do|am|have $",
        "ok|okay pour|for|go|vas|allez|allons", "^ je|j veux bien", "^ allez|allons y", "^ go [ahead]", "^ vas y",
        "please do",
    ])

    private static let no = PatternList([
        "^ [bah|ben|euh|ah|mais|well] non|nan|nn|nope|nah|no|noon|negatif|aucunement|jamais|never", "^ n $",
        "pas du tout", "absolument pas", "bien sur que non", "pas vraiment", "not really|at", "certainement pas",
        "je [ne] crois|pense pas", "i don t think|want", "i don t $", "non|nope", "surtout pas",
        "je [ne] veux|prefere pas",
        "rather not", "no thanks|thank",
    ])

    /// Neither yes nor no: the person does not know.
    static let dunno = PatternList([
        "[je|j] [ne|n] sais|sai|c|sait pas", "aucune idee", "je [l] ignore", "pas sur|certain|sure", "don t|dunno know",
        "dunno", "no idea", "not sure|certain", "jsp|chepa|chais|chai|jspa|idk", "je [ne] m en souviens|rappelle pas",
        "ca depend", "it depends", "oui et non", "yes and no",
    ])
}
