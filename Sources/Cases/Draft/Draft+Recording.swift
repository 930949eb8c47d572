public import FEEL
public import Services

extension Draft {
    /// Records what a person gave to the questions of a page, and says what to mend.
    ///
    /// Valid or not, everything is kept. The page counts as completed when nothing is left to mend. What stands on the page
    /// and is hidden is forgotten, and so are elements that were removed from its lists.
    ///
    /// - Parameters:
    ///   - raw: what was given, by path; a question shown but absent from it counts as blank.
    ///   - page: the page concerned.
    ///   - definition: the version of the service this draft follows.
    ///   - today: the local date, for rules that depend on it.
    /// - Returns: the problems, in the order of the questions.
    public mutating func record(
        _ raw: [String: RawAnswer], on page: Page, of definition: ServiceDefinition, today: CivilDate,
        by provenance: Provenance = .person
    ) -> [AnswerProblem] {
        for asked in askable(on: page, of: definition, today: today) {
            take(raw[asked.path] ?? RawAnswer(), for: asked, by: provenance)
        }
        let evaluation = definition.evaluate(answers, on: today)
        forgetHidden(on: page, evaluation: evaluation)
        let problems = problems(on: page, evaluation: evaluation)
        if problems.isEmpty {
            completedPages.insert(page.id)
        } else {
            completedPages.remove(page.id)
        }
        return problems
    }

    /// Keeps what a person is still giving: nothing is said to lack, nothing hidden is forgotten, and no page becomes
    /// completed by it. A page completed before with something left to mend now is told by `problems(on:evaluation:)`.
    ///
    /// - Parameters:
    ///   - raw: what was given, by path; other questions stay as they are, so that a page left open elsewhere does not
    ///     undo what was answered since.
    /// - Returns: what the form makes of it.
    public mutating func keep(
        _ raw: [String: RawAnswer], on page: Page, of definition: ServiceDefinition, today: CivilDate,
        by provenance: Provenance = .person
    ) -> Evaluation {
        for asked in askable(on: page, of: definition, today: today) {
            if let given = raw[asked.path] { take(given, for: asked, by: provenance) }
        }
        return definition.evaluate(answers, on: today)
    }

    private mutating func take(_ given: RawAnswer, for asked: ShownQuestion, by provenance: Provenance) {
        // Files come and go by themselves, and the answer with them: a page that is sent says nothing of them.
        if case .files = asked.question.type.control, given.isBlank { return }
        switch asked.question.type.parse(given, in: language) {
        case .absent: entries[asked.path] = nil
        case .value(let value):
            let author = self.provenance(of: value, at: asked.path, given: provenance)
            entries[asked.path] = .answer(Answer(value, by: author))
        case .problem: entries[asked.path] = .raw(given)
        }
    }

    /// The questions that a page may ask: those asked once, shown or not yet, and those of the elements of its lists.
    ///
    /// Elements that a list must have become real here.
    private mutating func askable(on page: Page, of definition: ServiceDefinition, today: CivilDate) -> [ShownQuestion]
    {
        var asked: [ShownQuestion] = []
        let lists = page.items.contains(where: \.holdsList)
        for item in page.items { Self.addUnrepeated(item, to: &asked) }
        guard lists else { return asked }
        for item in definition.evaluate(answers, on: today).items(on: page) { addElements(of: item, to: &asked) }
        return asked
    }

    private static func addUnrepeated(_ item: FormItem, to asked: inout [ShownQuestion]) {
        switch item {
        case .question(let question): asked.append(ShownQuestion(at: question.id, question))
        case .group(let group) where group.repetition == nil:
            for item in group.items { addUnrepeated(item, to: &asked) }
        case .group: return
        }
    }

    private mutating func addElements(of item: ShownItem, to asked: inout [ShownQuestion]) {
        switch item {
        case .question: return
        case .group(let group): for item in group.items { addElements(of: item, to: &asked) }
        case .list(let list):
            lists[list.path] = ElementKeys(list.elements.map(\.key), last: lists[list.path]?.last ?? 0)
            for element in list.elements {
                // What an element does not show yet may be given together with what makes it shown.
                for item in list.group.items { Self.addUnrepeated(item, of: element.path, to: &asked) }
                for item in element.items { addElements(of: item, to: &asked) }
            }
        }
    }

    private static func addUnrepeated(_ item: FormItem, of element: String, to asked: inout [ShownQuestion]) {
        switch item {
        case .question(let question):
            asked.append(ShownQuestion(at: "\(element).\(question.id)", question))
        case .group(let group) where group.repetition == nil:
            for item in group.items { addUnrepeated(item, of: element, to: &asked) }
        case .group: return
        }
    }

    /// Forgets what was given on a page to questions that are hidden, or in elements that were removed.
    private mutating func forgetHidden(on page: Page, evaluation: Evaluation) {
        let names = Set(page.questions.map(\.name))
        for path in Array(entries.keys) where !evaluation.isShown(path) && names.contains(AnswerPath.name(of: path)) {
            entries[path] = nil
        }
        // Lists nested in an element that is gone are gone with it.
        for path in Array(lists.keys) where path.contains(".") && !isKept(path) { lists[path] = nil }
    }

    /// Whether every element around a nested list is still there.
    private func isKept(_ path: String) -> Bool {
        var element = path[..<(path.lastIndex(of: ".") ?? path.startIndex)]
        while let (list, key) = AnswerPath.listAndKey(of: String(element)) {
            guard lists[list]?.keys.contains(key) ?? false else { return false }
            guard let dot = list.lastIndex(of: ".") else { return true }
            element = list[..<dot]
        }
        return true
    }
}

extension FormItem {
    /// Whether it is a repeated group, or holds one.
    fileprivate var holdsList: Bool {
        switch self {
        case .question: false
        case .group(let group): group.repetition != nil || group.items.contains(where: \.holdsList)
        }
    }
}
