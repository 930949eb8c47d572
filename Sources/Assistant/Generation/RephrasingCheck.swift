import Foundation
import Services

/// Keeps of a model's reply the sentences that the passages support.
///
/// A sentence is plain text, cites a passage, and says again what one sentence of that passage says: its words, its
/// facts, its negations, its obligations. A check of words is not an understanding: see docs/assistant-generation.md for
/// what it can't see.
public struct RephrasingCheck: Sendable {
    /// What becomes of a sentence of the reply.
    public struct Verdict: Sendable, Hashable {
        /// The sentence, without the numbers of passages.
        public let text: String
        /// The passages that it cites, ascending.
        public let citations: [Int]
        /// Why it is dropped; nil when it stays.
        public let refusal: RephrasingRefusal?
    }

    /// Characters of the longest reply that is read.
    public static let longestReply = 2_000
    /// Characters of the longest sentence.
    public static let longestSentence = 400
    /// Sentences of the longest reply that is read.
    public static let mostSentences = 12

    /// What replies are checked against.
    public let request: RephrasingRequest

    /// A check of replies to a request.
    public init(_ request: RephrasingRequest) { self.request = request }

    /// The sentences of a reply that are supported; nil when none is, when fewer than half are, or when the reply is not
    /// plain text of a decent length.
    public func accept(_ reply: String) -> RephrasedAnswer? {
        let verdicts = verdicts(on: reply)
        let kept = verdicts.filter { $0.refusal == nil }
        guard !kept.isEmpty, kept.count * 2 >= verdicts.count else { return nil }
        return RephrasedAnswer(
            sentences: kept.map { .init(text: $0.text, citations: $0.citations) }, dropped: verdicts.count - kept.count)
    }

    /// What becomes of each sentence of a reply, in their order; empty when the reply as a whole is refused.
    public func verdicts(on reply: String) -> [Verdict] {
        guard reply.count <= Self.longestReply, PlainReply.isText(reply) else { return [] }
        let sentences = SentenceSplitter.sentences(of: PlainReply.withoutEmphasis(reply))
        guard sentences.count <= Self.mostSentences else { return [] }
        let reader = RephrasingReader(language: request.language)
        let evidence = request.passages.enumerated().flatMap { place, passage in
            PassageEvidence.all(of: passage, number: place + 1, reader: reader)
        }
        var verdicts: [Verdict] = []
        for sentence in sentences {
            let (text, citations) = PlainReply.citations(of: sentence)
            var refusal = refusal(of: text, citing: citations, evidence, reader)
            let first = text.prefix { $0.isLetter }
            if refusal == nil, verdicts.last?.refusal != nil,
                RephrasingLexicon.leansBack(Words.plain(String(first)), request.language)
            {
                refusal = .orphan
            }
            verdicts.append(Verdict(text: text, citations: citations, refusal: refusal))
        }
        return verdicts
    }

    private func refusal(
        of text: String, citing citations: [Int], _ evidence: [PassageEvidence], _ reader: RephrasingReader
    ) -> RephrasingRefusal? {
        if !PlainReply.isPlain(text) { return .markup }
        if citations.isEmpty { return .noCitation }
        if !citations.allSatisfy((1...request.passages.count).contains) { return .unknownPassage }
        if text.count > Self.longestSentence { return .tooLong }
        if text.contains("?") { return .question }
        if PassageEvidence.speaksToModel(text) { return .instruction }
        let cited = evidence.filter { citations.contains($0.passage) }
        let sentence = reader.sentence(text)
        if !namesAreThere(sentence, citations) { return .name }
        let (supporting, refusal) = support(sentence, by: cited, reader)
        if supporting != nil { return nil }
        return supportsInTwo(text, by: cited, reader) ? nil : refusal
    }

    /// The evidence that supports a sentence, or why none does: what the nearest lacks.
    private func support(
        _ sentence: StatedSentence, by evidence: [PassageEvidence], _ reader: RephrasingReader
    ) -> (PassageEvidence?, RephrasingRefusal) {
        guard sentence.weight >= 2 else { return (nil, .tooShort) }
        let supports = evidence.map { SentenceSupport(reader: reader, sentence: sentence, evidence: $0) }
        let coverages = supports.map(\.coverage)
        let most = coverages.max() ?? 0
        var first: RephrasingRefusal?
        for (support, coverage) in zip(supports, coverages) where coverage == most {
            guard let refusal = support.refusal else { return (support.evidence, .unsupported) }
            if first == nil { first = refusal }
        }
        return (nil, first ?? .unsupported)
    }

    /// Whether a sentence joins two that stand one after the other in a passage. One with a condition never does: what
    /// holds under it is not to be chosen.
    private func supportsInTwo(_ text: String, by evidence: [PassageEvidence], _ reader: RephrasingReader) -> Bool {
        guard !reader.sentence(text).markers.contains(.condition) else { return false }
        let joints = reader.language == .fr ? [" et ", " mais ", ";", " puis "] : [" and ", " but ", ";", " then "]
        for joint in joints {
            var searched = text.startIndex..<text.endIndex
            while let found = text.range(of: joint, range: searched) {
                searched = found.upperBound..<text.endIndex
                let (first, _) = support(reader.sentence(String(text[..<found.lowerBound])), by: evidence, reader)
                guard let first else { continue }
                let (second, _) = support(reader.sentence(String(text[found.upperBound...])), by: evidence, reader)
                if let second, first.passage == second.passage, abs(first.place - second.place) <= 1 { return true }
            }
        }
        return false
    }

    /// Whether every name of a sentence is in the passages that it cites, and names side by side stand so there.
    private func namesAreThere(_ sentence: StatedSentence, _ citations: [Int]) -> Bool {
        let passages = citations.map { request.passages[$0 - 1] }
        let tokens = RephrasingToken.tokens(
            of: passages.map { ($0.heading ?? "") + " | " + $0.text }.joined(separator: " | "))
        let words = Set(tokens.map(\.folded))
        var pairs: Set<String> = []
        for (first, second) in zip(tokens, tokens.dropFirst()) { pairs.insert("\(first.folded) \(second.folded)") }
        for (place, word) in sentence.words.enumerated() where word.isName {
            guard words.contains(word.folded) else { return false }
            guard place > 0, word.isAdjacent else { continue }
            let last = sentence.words[place - 1]
            if last.text.first?.isUppercase ?? false, last.isContent, !pairs.contains("\(last.folded) \(word.folded)") {
                return false
            }
        }
        return true
    }
}
