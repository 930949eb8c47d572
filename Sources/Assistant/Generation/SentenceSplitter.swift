import Foundation

/// Cuts a text into sentences.
enum SentenceSplitter {
    private static let abbreviations: Set<String> = [
        "art", "al", "m", "mm", "mme", "mr", "mrs", "ms", "dr", "st", "cf", "ex", "etc", "env", "min", "max", "tel",
        "no",
        "nb", "av", "bd", "vol", "p", "approx", "dept", "ref", "rd", "inc",
    ]

    /// The sentences of a text, in their order. The numbers of passages (`[1]`) that follow a full stop stay before it.
    static func sentences(of text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { line in sentences(ofLine: Array(line)) }
    }

    private static func sentences(ofLine line: [Character]) -> [String] {
        var (sentences, start, place) = ([String](), 0, 0)
        while place < line.count {
            guard isEnd(line, place) else {
                place += 1
                continue
            }
            var end = place + 1
            while end < line.count, ".!?…»”\")".contains(line[end]) { end += 1 }
            end = afterCitations(line, end)
            guard end >= line.count || line[end].isWhitespace else {
                place += 1
                continue
            }
            sentences.append(String(line[start..<end]))
            (start, place) = (end, end)
        }
        sentences.append(String(line[start...]))
        return sentences.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    private static func isEnd(_ line: [Character], _ place: Int) -> Bool {
        switch line[place] {
        case "!", "?", "…": return true
        case ".":
            var first = place
            while first > 0, line[first - 1].isLetter { first -= 1 }
            let word = String(line[first..<place])
            let next = line[(place + 1)...].first { !$0.isWhitespace }
            // « art. L. 123-4 », « M. Dupont » go on; a single letter ends nothing, other than « à » and the like.
            if !word.isEmpty,
                abbreviations.contains(Words.plain(word)) || (word.count == 1 && word == word.uppercased())
            {
                return next == nil || next == "["
            }
            return true
        default: return false
        }
    }

    /// The place after spaces and numbers of passages, or the same place.
    private static func afterCitations(_ line: [Character], _ place: Int) -> Int {
        var (end, next) = (place, place)
        while true {
            while next < line.count, line[next].isWhitespace { next += 1 }
            guard next < line.count, line[next] == "[", let close = line[next...].firstIndex(of: "]"),
                line[(next + 1)..<close].allSatisfy({ $0.isNumber || $0 == "," || $0 == " " })
            else { return end }
            end = close + 1
            next = end
        }
    }
}
