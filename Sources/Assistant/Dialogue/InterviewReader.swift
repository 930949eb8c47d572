import FEEL
import Services

/// Reads a message while a question of an interview waits for its answer; nil leaves it to what is read of any message.
struct InterviewReader {
    typealias Subject = InterviewState.Subject

    let reader: Reader
    let text: String
    let words: MessageWords
    let conduct: InterviewConduct
    let asked: Subject?
    private let bytes: [[UInt8]]

    init?(reader: Reader, text: String, words: MessageWords) {
        guard let interview = reader.state.interview,
            let conduct = InterviewConduct(interview, context: reader.context, language: reader.language)
        else { return nil }
        self.reader = reader
        self.text = text
        self.words = words
        self.conduct = conduct
        asked = interview.asked
        bytes = words.bytes
    }

    func read() -> Dialogue.Reading? {
        if let found = IntentPatterns.restart.first(in: bytes) { return reader.reading(.restart, found.source) }
        // A change of mind is heard after the result too.
        if let change { return change }
        if asked == nil, let late = lateAnswer { return late }
        guard let asked, let question = conduct.question(asked) else { return nil }
        if let found = IntentPatterns.leave.first(in: bytes) { return reader.reading(.leave, found.source) }
        if let found = IntentPatterns.enough.first(in: bytes) { return reader.reading(.enough, found.source) }
        if let found = IntentPatterns.skip.first(in: bytes) { return reader.reading(.skip, found.source) }
        if isAboutQuestion(question), let found = IntentPatterns.why.first(in: bytes) {
            return reader.reading(.explainQuestion, found.source)
        }
        let isQuestion = isQuestion
        if !isQuestion, let named = named(besides: asked) { return named }
        let heard = HeardValue.heard(text, for: question, in: conduct.language(of: asked), on: reader.context.today)
        switch heard {
        case .value(let value, let working) where !isQuestion:
            if let contradiction = contradiction(besides: asked) { return contradiction }
            guard let said = conduct.said(value, to: asked) else { return nil }
            return reader.reading(.answer(.value(said, working: working)), asked.question)
        case .convertible(let value, let working) where !isQuestion:
            guard let said = conduct.said(value, to: asked) else { return nil }
            return reader.reading(.answer(.convertible(said, working: working)), asked.question)
        case .unknown: return reader.reading(.skip, "unknown")
        case .unclear(let advice) where !isQuestion:
            if let contradiction = contradiction(besides: asked) { return contradiction }
            return reader.reading(.answer(.unclear(advice)), asked.question)
        default:
            if let contradiction = contradiction(besides: asked) { return contradiction }
            if isQuestion || words.list.count > 12 || reader.isElsewhere(words) { return nil }
            return reader.reading(.answer(.unclear("")), asked.question)
        }
    }

    /// A number or a date said after the result, for a question that was left without an answer.
    private var lateAnswer: Dialogue.Reading? {
        guard words.list.count <= 6, !words.hasQuestionMark else { return nil }
        for subject in conduct.state.skipped.reversed() where conduct.value(subject) == nil {
            guard let question = conduct.question(subject) else { continue }
            switch question.type.valueType {
            case .number, .date: break
            default: continue
            }
            guard
                case .value(let value, let working) = HeardValue.heard(
                    text, for: question, in: conduct.language(of: subject), on: reader.context.today),
                let said = conduct.said(value, to: subject)
            else { continue }
            return reader.reading(.answer(.value(said, working: working)), subject.question)
        }
        return nil
    }

    /// What a message says of questions that were not asked yet, along with the one that was or in its place.
    private func named(besides asked: Subject) -> Dialogue.Reading? {
        let counts = conduct.counts(in: [text])
        guard counts.contains(where: { $0.question != asked.question || $0.service != asked.service }) else {
            return nil
        }
        return reader.reading(.answer(.several(counts)), counts.map(\.question).joined(separator: ", "))
    }

    private var isQuestion: Bool {
        words.hasQuestionMark
            || IntentPatterns.question.first(in: bytes) != nil
                && SpokenNumber.all(in: words, language: reader.language).isEmpty
    }

    /// Whether a question is about the question that was asked, and not about a service: it names none of its own, or names
    /// what the question names.
    private func isAboutQuestion(_ question: Question) -> Bool {
        let asked = Set(Self.content(MessageWords(question.ask[reader.language]).list))
        let said = Set(Self.content(words.list))
        return words.list.count <= 5 || said.isSubset(of: asked) || !said.isDisjoint(with: asked)
    }

    // MARK: Changes of mind

    private var change: Dialogue.Reading? {
        guard let found = IntentPatterns.mind.first(in: bytes) else { return nil }
        let answered = conduct.answered
        guard !answered.isEmpty else { return nil }
        // What comes after the words of a change is what holds now.
        let named = named(among: answered)
        for subject in named + (named.isEmpty ? Array(answered.prefix(1)) : []) {
            if let said = heard(for: subject) {
                return reader.reading(
                    .answer(.change(said.0, working: said.1, isSaid: true)), found.source, subject.question)
            }
        }
        // "non" alone, or a correction of what is being answered, is an answer.
        if named.isEmpty, let asked, let question = conduct.question(asked),
            case .value = HeardValue.heard(
                text, for: question, in: conduct.language(of: asked), on: reader.context.today)
        {
            return nil
        }
        if words.hasQuestionMark { return nil }
        let isPlain = IntentPatterns.plainMind.first(in: bytes) != nil
        return isPlain || named.count == 1
            ? reader.reading(.answer(.wrong(named.count == 1 ? named[0] : nil)), found.source) : nil
    }

    private func heard(for subject: Subject) -> (SaidAnswer, String?)? {
        guard let question = conduct.question(subject),
            case .value(let value, let working) = HeardValue.heard(
                withoutMind, for: question, in: conduct.language(of: subject), on: reader.context.today),
            let said = conduct.said(value, to: subject)
        else { return nil }
        return (said, working)
    }

    /// The message without "non" at its beginning, which would be an answer of its own.
    private var withoutMind: String {
        var rest = words.list[...]
        while rest.count > 1, let first = rest.first,
            ["non", "no", "nan", "pardon", "sorry", "ah", "oups", "euh", "attends", "attendez", "wait"].contains(first)
        {
            rest = rest.dropFirst()
        }
        return rest.joined(separator: " ")
    }

    /// The answered questions that a message names by words of theirs that the question asked has not.
    private func named(among subjects: [Subject]) -> [Subject] {
        let said = Set(Self.content(words.list))
        let scores = subjects.map { subject -> Int in
            guard let question = conduct.question(subject) else { return 0 }
            return Set(Self.content(MessageWords(question.ask[reader.language]).list)).intersection(said).count
        }
        guard let best = scores.max(), best > 0 else { return [] }
        return zip(subjects, scores).filter { $0.1 == best }.map(\.0)
    }

    /// Another value for a question that was answered before, without a word that says that the person changes their mind.
    private func contradiction(besides asked: Subject) -> Dialogue.Reading? {
        let askedWords = Set(Self.content(MessageWords(conduct.question(asked)?.ask[reader.language] ?? "").list))
        let said = Set(Self.content(words.list)).subtracting(askedWords)
        for subject in conduct.answered where subject != asked {
            guard let question = conduct.question(subject), case .number = question.type.valueType else { continue }
            let own = Set(Self.content(MessageWords(question.ask[reader.language]).list)).subtracting(askedWords)
            guard let shared = own.intersection(said).first,
                let place = words.list.firstIndex(where: { Self.root($0) == shared }),
                let number = SpokenNumber.all(in: words, language: reader.language).last(where: {
                    $0.range.upperBound == place
                }),
                question.type.problem(with: .number(number.value), on: reader.context.today) == nil,
                conduct.value(subject) != .number(number.value),
                let now = conduct.said(.number(number.value), to: subject)
            else { continue }
            let isSaid = words.list.first.map(Self.refusals.contains) ?? false
            return reader.reading(.answer(.change(now, working: nil, isSaid: isSaid)), subject.question)
        }
        return nil
    }

    /// What a message begins with that takes back what was said.
    private static let refusals: Set<String> = ["non", "nan", "no", "nope"]

    static func content(_ words: [String]) -> [String] {
        words.filter { $0.count >= 4 && !empty.contains($0) }.map(root)
    }
    private static func root(_ word: String) -> String {
        word.count > 4 && word.hasSuffix("s") ? String(word.dropLast()) : word
    }
    private static let empty: Set<String> = [
        "avez", "vous", "votre", "vos", "combien", "dans", "pour", "avec", "sont", "quelle", "quel", "have", "your",
        "many", "does",
        "that", "this", "with", "which", "from", "there", "toute", "annee", "fait", "plutot", "pourquoi", "demandez",
        "savoir",
        "mais", "cette", "what", "where", "when", "quoi",
    ]
}
