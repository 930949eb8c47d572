import FEEL

/// One thing of a person's own form, as their answers make it.
public enum ShownItem: Sendable {
    /// A question, or something told.
    case question(ShownQuestion)
    /// Questions under a heading.
    case group(ShownGroup)
    /// A repeated group with its elements.
    case list(ShownList)
}

/// A question that is part of a person's form.
public struct ShownQuestion: Sendable {
    /// Where its answer stands.
    public let path: String
    /// The question.
    public let question: Question
}

/// A group that is part of a person's form.
public struct ShownGroup: Sendable {
    /// The group.
    public let group: FormGroup
    /// Its identifier after the path of the element it stands in.
    public let path: String
    /// What it shows, in order.
    public let items: [ShownItem]
}

/// A repeated group that is part of a person's form.
public struct ShownList: Sendable {
    /// The group.
    public let group: FormGroup
    /// How it is repeated.
    public let repetition: Repetition
    /// Its identifier after the path of the element it stands in: where its elements stand among answers.
    public let path: String
    /// The least number of elements, for these answers.
    public let minimum: Int
    /// The greatest number of elements, for these answers.
    public let maximum: Int
    /// The elements, in order.
    public let elements: [ShownElement]
}

/// An element of a list.
public struct ShownElement: Sendable {
    /// Its key, which no other element of the list ever has.
    public let key: Int
    /// Its path: `enfants.2`.
    public let path: String
    /// Its place in the list, from 1.
    public let number: Int
    /// What it is called: "Enfant 2 – Léa".
    public let title: LocalizedText
    /// What it shows, in order.
    public let items: [ShownItem]
}

extension Evaluation {
    /// What a page shows, in order; nothing when the page is not part of this person's form.
    public func items(on page: Page) -> [ShownItem] {
        guard isShown(page) else { return [] }
        var context = context
        return shown(page.items, in: definition.plan.form, state, prefix: "", &context)
    }

    /// The questions that a page shows, through groups and elements, in order.
    public func questions(on page: Page) -> [ShownQuestion] { items(on: page).flatMap(\.questions) }

    /// - Parameter context: the values, the elements at hand included: their titles are made of them.
    private func shown(
        _ items: [FormItem], in block: FormBlock, _ state: BlockState, prefix: String,
        _ context: inout EvaluationContext
    ) -> [ShownItem] {
        items.compactMap { item -> ShownItem? in
            switch item {
            case .question(let question):
                guard let index = block.question(question.id), state.questions[index] else { return nil }
                return .question(ShownQuestion(path: prefix + question.id, question: question))
            case .group(let group):
                let path = prefix + group.id
                if let repetition = group.repetition {
                    guard let index = block.list(group.id), let list = state.lists[index] else { return nil }
                    return .list(shown(list, block.lists[index], repetition, path: path, &context))
                }
                guard let index = block.container(group.id), state.containers[index] else { return nil }
                let items = shown(group.items, in: block, state, prefix: prefix, &context)
                return .group(ShownGroup(group: group, path: path, items: items))
            }
        }
    }

    private func shown(
        _ state: ListState, _ list: FormBlock.PlannedList, _ repetition: Repetition, path: String,
        _ context: inout EvaluationContext
    ) -> ShownList {
        var elements: [ShownElement] = []
        for (index, element) in state.elements.enumerated() {
            context[slot: list.elementSlot] = element.value
            let path = AnswerPath.element(element.key, of: path)
            elements.append(
                ShownElement(
                    key: element.key, path: path, number: index + 1,
                    title: title(of: repetition, number: index + 1, in: context),
                    items: shown(list.group.items, in: list.element, element.state, prefix: path + ".", &context)))
        }
        context[slot: list.elementSlot] = .null
        return ShownList(
            group: list.group, repetition: repetition, path: path, minimum: state.minimum, maximum: state.maximum,
            elements: elements)
    }

    func title(of repetition: Repetition, number: Int, in context: EvaluationContext) -> LocalizedText {
        var titles: [Language: String] = [:]
        for language in definition.languages {
            let own = repetition.titles[language].map { title in
                title.filled { (insertion: LetterInsertion) -> String in
                    let value = insertion.expression.evaluate(in: context).value
                    if value == .null { return "" }
                    if let question = insertion.question.flatMap(definition.question) {
                        return question.type.print(value, in: language)
                    }
                    return (insertion.form ?? .plain).print(value, in: language)
                }.words
            }
            let numbered = "\(repetition.noun[language])\u{A0}\(number)"
            titles[language] = own.map { $0.isEmpty ? numbered : "\(numbered) – \($0)" } ?? numbered
        }
        return LocalizedText(titles)
    }
}

extension ShownQuestion {
    /// A question with the path of its answer.
    public init(at path: String, _ question: Question) { self.init(path: path, question: question) }
}

extension ShownItem {
    /// The list at this path in it, if it holds it.
    public func list(at path: String) -> ShownList? {
        switch self {
        case .question: nil
        case .group(let group): group.items.lazy.compactMap { $0.list(at: path) }.first
        case .list(let list):
            list.path == path ? list : list.elements.lazy.flatMap(\.items).compactMap { $0.list(at: path) }.first
        }
    }

    /// The questions in it, through groups and elements, in order.
    public var questions: [ShownQuestion] {
        switch self {
        case .question(let question): [question]
        case .group(let group): group.items.flatMap(\.questions)
        case .list(let list): list.elements.flatMap { $0.items.flatMap(\.questions) }
        }
    }
}
