import Services

/// Finds the facts of a sentence among its tokens.
struct StatedFactReader {
    let language: Language
    let tokens: [RephrasingToken]
    let stem: (String) -> String

    /// The fact that begins at a token, and how many tokens it takes; nil when none begins there.
    func fact(at place: Int) -> (fact: StatedFact, length: Int)? {
        let token = tokens[place]
        switch token.kind {
        case .address:
            var value = token.folded
            for prefix in ["https://", "http://", "mailto:", "www."] where value.hasPrefix(prefix) {
                value.removeFirst(prefix.count)
            }
            return (StatedFact(kind: .address, value: value), 1)
        case .mark:
            return sign(at: place)
        case .digits:
            return law(at: place) ?? code(at: place) ?? phone(at: place) ?? date(at: place)
                ?? time(at: place) ?? ordinal(at: place) ?? number(at: place)
        case .word:
            return lawByName(at: place) ?? code(at: place) ?? calendar(at: place) ?? ordinalInWords(at: place)
                ?? numberInWords(at: place)
        }
    }

    private func token(_ place: Int) -> RephrasingToken? { tokens.indices.contains(place) ? tokens[place] : nil }
    private func isMark(_ place: Int, _ mark: String, touching: Bool = true) -> Bool {
        guard let token = token(place), token.kind == .mark, token.text == mark else { return false }
        return !touching || !token.isSpaced
    }
    private func isWord(_ place: Int, _ words: Set<String>) -> Bool {
        token(place).map { $0.kind == .word && words.contains($0.folded) } ?? false
    }
    private func digits(_ place: Int, touching: Bool? = nil) -> String? {
        guard let token = token(place), token.kind == .digits else { return nil }
        if let touching, token.isSpaced == touching { return nil }
        return token.text
    }

    // MARK: references

    private static let lawNames: Set<String> = [
        "loi", "decret", "arrete", "ordonnance", "directive", "reglement", "circulaire", "law", "act", "decree",
        "regulation", "order", "cerfa", "formulaire", "form",
    ]

    /// `article L. 123-4`, `art. 12`, `loi n° 78-17`.
    private func lawByName(at place: Int) -> (StatedFact, Int)? {
        let name = tokens[place].folded
        if ["article", "articles", "art", "section", "sections"].contains(name) {
            let next = isMark(place + 1, ".") ? place + 2 : place + 1
            guard let found = reference(at: next) else { return nil }
            return (StatedFact(kind: .law, value: found.value), next + found.length - place)
        }
        if let found = reference(at: place), found.value.first?.isLetter ?? false, tokens[place].text.count <= 2 {
            return (StatedFact(kind: .law, value: found.value), found.length)
        }
        guard Self.lawNames.contains(name) else { return nil }
        var next = place + 1
        if isWord(next, ["n", "no", "numero", "number"]) {
            next += 1
            if isMark(next, "°") || isMark(next, "º") || isMark(next, ".") { next += 1 }
        }
        guard let found = reference(at: next), found.value.count > 1 else { return nil }
        return (StatedFact(kind: .law, value: "\(name) \(found.value)"), next + found.length - place)
    }

    /// `L. 123-4`, `R421-1`, `12`, `78-17`: letters and digits without dots.
    private func reference(at start: Int) -> (value: String, length: Int)? {
        var place = start
        var value = ""
        if let letter = token(place), letter.kind == .word, letter.text.count <= 2,
            ["l", "r", "d", "a", "lo", "c"].contains(letter.folded), letter.isCapitalised
        {
            value = letter.folded
            place += 1
            while isMark(place, ".") || isMark(place, "*") { place += 1 }
        }
        guard let first = digits(place) else { return nil }
        value += first
        place += 1
        while isMark(place, "-") || isMark(place, "/") || isMark(place, "*"),
            let more = digits(place + 1, touching: true)
        {
            value += "-" + more
            place += 2
        }
        return (value, place - start)
    }

    private func law(at place: Int) -> (StatedFact, Int)? {
        guard let found = reference(at: place), found.length > 1 else { return nil }
        // 12/03/2026 is a date; 78-17 a reference.
        return date(at: place) ?? (StatedFact(kind: .law, value: found.value), found.length)
    }

    /// `A38`, `15103B`: letters and digits that touch, other than units and hours.
    private func code(at place: Int) -> (StatedFact, Int)? {
        guard let next = token(place + 1), !next.isSpaced, next.kind != tokens[place].kind else { return nil }
        if tokens[place].kind == .word, next.kind == .digits {
            return (StatedFact(kind: .code, value: tokens[place].folded + next.text), 2)
        }
        guard tokens[place].kind == .digits, next.kind == .word, next.isCapitalised else { return nil }
        return (StatedFact(kind: .code, value: tokens[place].text + next.folded), 2)
    }

    private func phone(at start: Int) -> (StatedFact, Int)? {
        var place = start
        var groups: [String] = []
        while let group = digits(place) {
            groups.append(group)
            place += 1
            if isMark(place, ".") || isMark(place, "-"), digits(place + 1, touching: true) != nil { place += 1 }
        }
        var value = groups.joined()
        if value.hasPrefix("33"), value.count == 11 { value = "0" + value.dropFirst(2) }
        let looksSo = groups.count >= 4 || (groups.count == 1 && value.count >= 8)
        guard looksSo, value.count >= 8 else { return nil }
        return (StatedFact(kind: .phone, value: value), place - start)
    }

    // MARK: dates and times

    private func date(at start: Int) -> (StatedFact, Int)? {
        guard let first = digits(start) else { return nil }
        if isMark(start + 1, "/") || isMark(start + 1, "-"), let second = digits(start + 2, touching: true),
            isMark(start + 3, tokens[start + 1].text), let third = digits(start + 4, touching: true)
        {
            if first.count == 4 { return (Self.date(year: first, month: second, day: third), 5) }
            if third.count == 4 || third.count == 2 {
                return (Self.date(year: third.count == 2 ? "20" + third : third, month: second, day: first), 5)
            }
        }
        guard first.count <= 2 else { return nil }
        var place = start + 1
        if isWord(place, ["er", "st", "nd", "rd", "th"]) { place += 1 }
        if isWord(place, ["of"]) { place += 1 }
        guard let month = month(at: place) else { return nil }
        place += 1
        if isMark(place, ","), digits(place + 1)?.count == 4 { place += 1 }
        let year = digits(place).flatMap { $0.count == 4 ? $0 : nil }
        return (Self.date(year: year, month: month, day: first), (year == nil ? place : place + 1) - start)
    }

    private static func date(year: String?, month: String, day: String) -> StatedFact {
        func two(_ text: String) -> String { text.count == 1 ? "0" + text : text }
        return StatedFact(kind: .date, value: "\(year ?? "----")-\(two(month))-\(two(day))")
    }

    private func month(at place: Int) -> String? {
        guard let token = token(place), token.kind == .word,
            let month = RephrasingNumbers.months[token.folded]
        else { return nil }
        // “may” and “march” are verbs too.
        if ["may", "march", "mars"].contains(token.folded), language == .en, !token.isCapitalised { return nil }
        return month < 10 ? "0\(month)" : "\(month)"
    }

    /// A month, with a day after it in English, or a day of the week.
    private func calendar(at place: Int) -> (StatedFact, Int)? {
        if let day = RephrasingNumbers.weekdays[tokens[place].folded] {
            return (StatedFact(kind: .weekday, value: "\(day)"), 1)
        }
        if language == .en, place == 0, ["may", "march"].contains(tokens[place].folded) { return nil }
        guard let month = month(at: place) else { return nil }
        if language == .en, let day = digits(place + 1), day.count <= 2 {
            var next = place + 2
            if isWord(next, ["st", "nd", "rd", "th"]) { next += 1 }
            if isMark(next, ","), digits(next + 1)?.count == 4 { next += 1 }
            let year = digits(next).flatMap { $0.count == 4 ? $0 : nil }
            return (Self.date(year: year, month: month, day: day), (year == nil ? next : next + 1) - place)
        }
        if let year = digits(place + 1), year.count == 4 {
            return (StatedFact(kind: .month, value: "\(year)-\(month)"), 2)
        }
        return (StatedFact(kind: .month, value: month), 1)
    }

    private func time(at place: Int) -> (StatedFact, Int)? {
        guard let text = digits(place), let hour = Int(text), hour <= 24 else { return nil }
        func time(_ hour: Int, _ minutes: Int, _ length: Int) -> (StatedFact, Int) {
            minutes == 0
                ? (StatedFact(kind: .number, value: "\(hour)", unit: "h", isMeasure: true), length)
                : (StatedFact(kind: .time, value: "\(hour):\(minutes)"), length)
        }
        var (minutes, next, isTime) = (0, place + 1, false)
        if isWord(next, ["h"]) {
            isTime = true
            next += 1
            if let text = digits(next), text.count == 2, let read = Int(text), read < 60 {
                (minutes, next) = (read, next + 1)
            }
        } else if isMark(next, ":"), let text = digits(next + 1, touching: true), let read = Int(text), text.count == 2
        {
            (minutes, next, isTime) = (read, next + 2, true)
        }
        if isWord(next, ["am", "pm"]) {
            let isAfternoon = tokens[next].folded == "pm"
            return time(
                isAfternoon && hour < 12 ? hour + 12 : !isAfternoon && hour == 12 ? 0 : hour, minutes, next + 1 - place)
        }
        return isTime ? time(hour, minutes, next - place) : nil
    }

    // MARK: numbers

    private func ordinal(at place: Int) -> (StatedFact, Int)? {
        guard let text = digits(place), let next = token(place + 1), !next.isSpaced,
            ["er", "ere", "e", "eme", "ieme", "nd", "nde", "st", "rd", "th"].contains(next.folded)
        else { return nil }
        return (StatedFact(kind: .ordinal, value: text), 2)
    }

    private func ordinalInWords(at place: Int) -> (StatedFact, Int)? {
        guard let value = RephrasingNumbers.ordinals[tokens[place].folded] else { return nil }
        return (StatedFact(kind: .ordinal, value: "\(value)"), 1)
    }

    private func number(at start: Int) -> (StatedFact, Int)? {
        guard var value = digits(start) else { return nil }
        var place = start + 1
        if value.count <= 3 {
            while let group = digits(place, touching: false), group.count == 3 {
                value += group
                place += 1
            }
            let mark = language == .en ? "," : "."
            while isMark(place, mark), let group = digits(place + 1, touching: true), group.count == 3 {
                value += group
                place += 2
            }
        }
        for mark in [".", ","] where isMark(place, mark) {
            guard let decimals = digits(place + 1, touching: true) else { continue }
            value += "." + decimals
            place += 2
            break
        }
        // 3,20 is 3,2; but 3,200 may be read as thousands, and is kept as it is written.
        if let point = value.firstIndex(of: "."), value[point...].count <= 3 {
            while value.hasSuffix("0") { value.removeLast() }
            if value.hasSuffix(".") { value.removeLast() }
        }
        while value.count > 1, value.hasPrefix("0"), !value.hasPrefix("0.") { value.removeFirst() }
        return counted(value, from: start, next: place)
    }

    /// `£ 50`, before the number.
    private func sign(at place: Int) -> (StatedFact, Int)? {
        guard ["€", "£", "$"].contains(tokens[place].text), digits(place + 1) != nil,
            let (fact, length) = number(at: place + 1)
        else { return nil }
        return (
            StatedFact(kind: .number, value: fact.value, unit: tokens[place].text, isMeasure: true), length + 1
        )
    }

    private func numberInWords(at start: Int) -> (StatedFact, Int)? {
        let one: Set<String> = language == .fr ? ["un", "une"] : ["one", "a", "an"]
        if one.contains(tokens[start].folded) {
            // An article, except before a measure: « un mois ».
            guard let next = token(start + 1), next.kind == .word, RephrasingNumbers.measures[next.folded] != nil,
                tokens[start].folded != "an" || next.folded == "hour"
            else { return tokens[start].folded == "one" ? counted("1", from: start, next: start + 1) : nil }
            return counted("1", from: start, next: start + 1)
        }
        let values = RephrasingNumbers.values(language)
        guard values[tokens[start].folded] != nil else { return nil }
        var (total, current, place) = (0, 0, start)
        while let token = token(place), token.kind == .word || token.text == "-" {
            let isLink = token.text == "-" || ((token.folded == "et" || token.folded == "and") && current >= 20)
            if isLink {
                guard let next = self.token(place + 1), values[next.folded] != nil || one.contains(next.folded) else {
                    break
                }
                place += 1
                continue
            }
            guard let value = values[token.folded] ?? (current >= 20 && one.contains(token.folded) ? 1 : nil) else {
                break
            }
            switch value {
            case 1_000_000: (total, current) = ((total + max(1, current)) * value, 0)
            case 1_000: (total, current) = (total + max(1, current) * value, 0)
            case 100: current = max(1, current) * value
            case 20 where language == .fr && current % 100 == 4: current += 76
            default: current += value
            }
            place += 1
        }
        return counted("\(total + current)", from: start, next: place)
    }

    /// A number with what it counts.
    private func counted(_ value: String, from start: Int, next: Int) -> (StatedFact, Int) {
        var fact = StatedFact(kind: .number, value: value)
        if let mark = token(next), mark.kind == .mark, ["€", "%", "£", "$", "°"].contains(mark.text) {
            (fact.unit, fact.isMeasure) = (mark.text, true)
            return (fact, next + 1 - start)
        }
        if isWord(next, ["pour", "per"]), isWord(next + 1, ["cent"]) {
            (fact.unit, fact.isMeasure) = ("%", true)
            return (fact, next + 2 - start)
        }
        var seen = 0
        for place in next..<min(next + 4, tokens.count) {
            let word = tokens[place]
            guard word.kind == .word else { break }
            if let measure = RephrasingNumbers.measures[word.folded], seen <= 1 {
                (fact.unit, fact.isMeasure) = (measure, true)
                if place == next { return (fact, place + 1 - start) }
                break
            }
            if RephrasingLexicon.isFunction(word.folded, language) { break }
            let stem = stem(word.text)
            if fact.unit.isEmpty { fact.unit = stem }
            fact.following.insert(stem)
            seen += 1
        }
        return (fact, next - start)
    }
}
