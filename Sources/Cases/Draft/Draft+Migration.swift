public import FEEL
public import Services

extension Draft {
    /// This draft under another version of its service, with everything that the person should be told. Pure.
    ///
    /// An answer follows its question, by its name or by the name that the new version says it had (`renamed`); in a list,
    /// within its element. It is kept when the new question is of the same type; one that the new version refuses is kept
    /// as a mistake to mend, so that it can never be sent by inadvertence. Pages that hold anything new or changed count
    /// as not completed.
    ///
    /// - Parameters:
    ///   - old: the version that the draft follows.
    ///   - new: the version that it shall follow.
    ///   - today: the local date, at which both are evaluated.
    public func migrated(
        from old: ServiceDefinition, to new: ServiceDefinition, today: CivilDate
    ) -> (draft: Draft, report: DraftMigration) {
        guard old.hash != new.hash else {
            var report = DraftMigration()
            report.kept = entries.keys.sorted()
            return (self, report)
        }
        var move = DraftMove(self, from: old, to: new, today: today)
        return move.run()
    }
}

extension ServiceDefinition {
    /// The questions that take an answer, in the order of the form.
    fileprivate var askedQuestions: [Question] { pages.flatMap(\.questions).filter { $0.type.missing != nil } }

    /// The names of its repeated groups.
    fileprivate var listNames: Set<String> {
        var names: Set<String> = []
        var pending = pages.flatMap(\.items)
        while let item = pending.popLast() {
            guard case .group(let group) = item else { continue }
            if group.repetition != nil { names.insert(group.name) }
            pending += group.items
        }
        return names
    }
}

/// One migration under way.
private struct DraftMove {
    private let before: Draft
    private let new: ServiceDefinition
    /// The question of the old version that each question of the new one continues, by name.
    private let origins: [String: Question]
    /// The question of the new version that continues each one of the old version, by name.
    private let followers: [String: Question]
    private let oldQuestions: [String: Question]
    /// The page on which the old version asks each of its questions, by name.
    private let oldPages: [String: String]
    private let was: Evaluation
    private let today: CivilDate
    private var after: Draft
    private var report = DraftMigration()
    /// Names of questions whose pages have to be seen again.
    private var touched: Set<String> = []
    /// Paths of the new version of which enough has been said.
    private var told: Set<String> = []

    init(_ draft: Draft, from old: ServiceDefinition, to new: ServiceDefinition, today: CivilDate) {
        before = draft
        self.new = new
        self.today = today
        was = old.evaluate(draft.answers, on: today)
        let questions = Dictionary(
            old.askedQuestions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        oldQuestions = questions
        var followers: [String: Question] = [:]
        origins = new.askedQuestions.reduce(into: [:]) { origins, question in
            let origin = ([question.name] + question.formerNames).lazy.compactMap { questions[$0] }.first
            guard let origin else { return }
            origins[question.name] = origin
            followers[origin.name] = question
        }
        self.followers = followers
        oldPages = Dictionary(
            old.pages.flatMap { page in page.questions.map { ($0.name, page.id) } },
            uniquingKeysWith: { first, _ in first })
        after = draft
        after.language = new.language(preferring: draft.language)
        after.entries = [:]
        after.statements = [:]
        let lists = new.listNames
        after.lists = draft.lists.filter { lists.contains(AnswerPath.name(of: $0.key)) }
    }

    mutating func run() -> (draft: Draft, report: DraftMigration) {
        carry()
        compare(new.evaluate(after.answers, on: today))
        after.completedPages = Set(new.pages.filter(isCompleted).map(\.id))
        return (after, report)
    }

    // MARK: What follows its question

    /// Takes over each answer whose question is still of the same type; reports the others.
    private mutating func carry() {
        for (path, entry) in before.entries.sorted(by: { $0.key < $1.key }) {
            let name = AnswerPath.name(of: path)
            guard let origin = oldQuestions[name] else { continue }
            guard let question = followers[name] else {
                report.dropped.append(change(entry, at: path, to: origin, now: nil, reason: nil))
                continue
            }
            let moved = Self.path(path, to: question)
            if Swift.type(of: origin.type) == Swift.type(of: question.type) {
                after.entries[moved] = entry
                after.statements[moved] = before.statements[path]
            } else {
                report.askedAgain.append(change(entry, at: path, to: origin, now: moved, reason: nil))
                touched.insert(question.name)
                told.insert(moved)
            }
        }
    }

    /// The same place under another question.
    private static func path(_ path: String, to question: Question) -> String {
        let start = path.lastIndex(of: ".").map { path.index(after: $0) } ?? path.startIndex
        return "\(path[..<start])\(question.id)"
    }

    // MARK: What the new version makes of it

    private mutating func compare(_ evaluation: Evaluation) {
        let problems = Dictionary(
            new.pages.flatMap(evaluation.problems).map { ($0.question, $0.reason) },
            uniquingKeysWith: { first, _ in first })
        var shown: Set<String> = []
        for asked in new.pages.flatMap(evaluation.questions) where asked.question.type.missing != nil {
            shown.insert(asked.path)
            if let entry = after.entries[asked.path], let origin = origins[asked.question.name] {
                judge(entry, at: asked.path, to: origin, now: asked.question, problem: problems[asked.path])
            } else if !told.contains(asked.path), isNewlyAsked(asked) {
                if !report.newlyAsked.contains(asked.question.name) { report.newlyAsked.append(asked.question.name) }
                touched.insert(asked.question.name)
            }
        }
        // Kept in case it is asked again, but not sent: that is worth knowing where it would have been.
        for (path, entry) in after.entries.sorted(by: { $0.key < $1.key }) where !shown.contains(path) {
            guard let origin = origins[AnswerPath.name(of: path)] else { continue }
            let former = Self.path(path, to: origin)
            if was.isShown(former) {
                report.dropped.append(change(entry, at: former, to: origin, now: nil, reason: nil))
            }
        }
    }

    private mutating func judge(
        _ entry: Draft.Entry, at path: String, to origin: Question, now question: Question,
        problem: AnswerProblem.Reason?
    ) {
        let former = Self.path(path, to: origin)
        if case .answer = entry, let problem {
            report.askedAgain.append(
                change(entry, at: former, to: origin, now: path, reason: problem.message))
            touched.insert(question.name)
        } else if reads(entry, origin) != reads(entry, question) {
            report.reworded.append(change(entry, at: former, to: origin, now: path, reason: nil))
            touched.insert(question.name)
        } else {
            report.kept.append(path)
        }
    }

    /// Whether the person has to be asked something that they had no occasion to answer, or could leave empty.
    private func isNewlyAsked(_ asked: ShownQuestion) -> Bool {
        guard let origin = origins[asked.question.name] else { return true }
        guard was.isShown(Self.path(asked.path, to: origin)) else { return true }
        let wasCompleted = oldPages[origin.name].map(before.completedPages.contains) ?? false
        return wasCompleted && asked.question.isRequired && !origin.isRequired
    }

    private func isCompleted(_ page: Page) -> Bool {
        let asked = page.questions.filter { $0.type.missing != nil }
        guard !asked.contains(where: { touched.contains($0.name) }) else { return false }
        let origins = asked.compactMap { self.origins[$0.name] }
        guard !origins.isEmpty else { return asked.isEmpty && before.completedPages.contains(page.id) }
        return origins.allSatisfy { oldPages[$0.name].map(before.completedPages.contains) ?? false }
    }

    // MARK: Words

    /// A question and its answer as a person reads them; they changed when this did.
    private func reads(_ entry: Draft.Entry, _ question: Question) -> [String] {
        [question.ask[before.language], printed(entry, question)]
    }

    private func printed(_ entry: Draft.Entry, _ question: Question) -> String {
        switch entry {
        case .answer(let answer): question.type.print(answer.value, in: before.language)
        case .raw(let raw):
            raw.parts.sorted { $0.key < $1.key }.flatMap(\.value).filter { !$0.isEmpty }.joined(separator: "\n")
        }
    }

    private func change(
        _ entry: Draft.Entry, at path: String, to origin: Question, now question: String?, reason: LocalizedText?
    ) -> DraftMigration.Change {
        let asked =
            was.isShown(path)
            ? LocalizedText(
                Dictionary(uniqueKeysWithValues: origin.ask.languages.map { ($0, was.label(of: path, in: $0)) }))
            : origin.ask
        return DraftMigration.Change(
            question: question, asked: asked, words: origin.ask, given: printed(entry, origin), reason: reason)
    }
}
