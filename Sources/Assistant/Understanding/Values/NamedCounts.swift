import FEEL
import Services

/// Counts that a message names along with what they count ("deux adultes et 3 enfants"), heard for questions that were not
/// asked yet, so that nothing that was said is asked again.
///
/// Only what can be about one question alone is heard: a number right before a word of one question's wording, of which the
/// words that follow point to no other question as well.
enum NamedCounts {
    /// A question that a count may answer.
    struct Candidate {
        let subject: InterviewState.Subject
        let question: Question
        /// The language of its wording.
        let language: Language
    }

    /// A count heard for a question.
    struct Heard: Equatable {
        let subject: InterviewState.Subject
        let value: Value
    }

    /// Words after a number that may still say what it counts.
    private static let reach = 6

    /// The counts of a message, in its order; the last one said for a question holds.
    ///
    /// - Parameters:
    ///   - candidates: the questions that may be answered, those answered already too: a count that names one of them is no
    ///     other question's.
    ///   - language: the language of the message.
    static func heard(
        in words: MessageWords, for candidates: [Candidate], language: Language, on today: CivilDate
    ) -> [Heard] {
        let counted = candidates.filter { isCount($0.question) }
        guard !counted.isEmpty else { return [] }
        let wordings = counted.map { Set(InterviewReader.content(MessageWords($0.question.ask[$0.language]).list)) }
        let numbers = SpokenNumber.all(in: words, language: language)
        var heard: [Heard] = []
        for (index, number) in numbers.enumerated() where number.value.isInteger && !number.isWeak {
            let end = index + 1 < numbers.count ? numbers[index + 1].range.lowerBound : words.list.count
            let after = words.list[number.range.upperBound..<min(end, number.range.upperBound + reach)]
            guard let named = after.first, let noun = InterviewReader.content([named]).first else { continue }
            let said = Set(InterviewReader.content(Array(after)))
            let shares = wordings.map { $0.contains(noun) ? $0.intersection(said).count : 0 }
            guard let most = shares.max(), most > 0, let place = only(most, in: shares, of: counted) else { continue }
            let value = Value.number(number.value)
            guard counted[place].question.type.problem(with: value, on: today) == nil else { continue }
            heard.removeAll { $0.subject == counted[place].subject }
            heard.append(Heard(subject: counted[place].subject, value: value))
        }
        return heard
    }

    /// The one question that shares the most words; several only where they ask the same thing.
    private static func only(_ most: Int, in shares: [Int], of candidates: [Candidate]) -> Int? {
        let places = shares.indices.filter { shares[$0] == most }
        guard let first = places.first else { return nil }
        let concept = candidates[first].question.concept
        let isOne =
            places.count == 1 || concept != nil && places.allSatisfy { candidates[$0].question.concept == concept }
        return isOne ? first : nil
    }

    private static func isCount(_ question: Question) -> Bool {
        guard case .line(let line) = question.type.control, line.unit == nil, case .number = question.type.valueType
        else {
            return false
        }
        return true
    }
}
