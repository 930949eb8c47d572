import FEEL

/// Makes questions and groups out of resolved ones, in the order of the outline.
struct FormItemsBuilder {
    private let service: ResolvedService
    /// Made so far, by position.
    private(set) var questions: [Question] = []
    /// Made so far, by position.
    private(set) var groups: [Int: FormGroup] = [:]
    /// Whether something needed was not understood.
    private(set) var hasFailed = false
    private var nextGroup = 0

    init(_ service: ResolvedService) { self.service = service }

    /// What a page holds; pages are made one after the other.
    mutating func page(_ source: PageSource) -> [FormItem] { items(source.items) }

    private mutating func items(_ sources: [ItemSource]) -> [FormItem] {
        var items: [FormItem] = []
        for source in sources {
            switch source {
            case .question:
                let index = questions.count
                guard !hasFailed, let question = question(index) else {
                    hasFailed = true
                    return []
                }
                questions.append(question)
                items.append(.question(question))
            case .group(let source):
                let index = nextGroup
                nextGroup += 1
                let held = self.items(source.items)
                guard !hasFailed, let group = group(index, holding: held) else {
                    hasFailed = true
                    return []
                }
                groups[index] = group
                items.append(.group(group))
            }
        }
        return items
    }

    private func group(_ index: Int, holding items: [FormItem]) -> FormGroup? {
        let (group, source) = (service.groups[index], service.groups[index].source)
        let repetition = repetition(group)
        guard let title = source.title, (repetition == nil) == (source.repetition == nil) else { return nil }
        return FormGroup(
            id: source.id.value, name: service.outline.groups[index].name, title: title, content: source.content,
            showIf: group.showIf?.expression, items: items, repetition: repetition, shows: source.shows.map(\.value),
            isWholePage: source.isWholePage)
    }

    private func repetition(_ group: ResolvedGroup) -> Repetition? {
        guard let source = group.source.repetition, let resolved = group.repetition, let minimum = resolved.minimum,
            let maximum = resolved.maximum, let noun = source.noun, let add = source.add
        else { return nil }
        return Repetition(
            elementName: source.elementName.value, minimum: minimum.expression, maximum: maximum.expression, noun: noun,
            add: add, titles: resolved.titles)
    }

    /// The names that a question had, after those of the lists around it.
    private func formerNames(_ index: Int) -> [String] {
        let question = service.outline.questions[index]
        let lists = question.name.dropLast(question.source.id.value.count)
        return question.source.formerNames.map { "\(lists)\($0.value)" }
    }

    private func question(_ index: Int) -> Question? {
        let (question, source) = (service.questions[index], service.questions[index].source)
        guard let type = source.type, let ask = source.ask else { return nil }
        let validations = question.validations.compactMap { validation -> Validation? in
            guard let that = validation.that, let message = validation.message else { return nil }
            return Validation(that: that.expression, message: message)
        }
        guard validations.count == question.validations.count else { return nil }
        return Question(
            id: source.id.value, name: service.outline.questions[index].name, type: type, ask: ask, help: source.help,
            why: source.why, usedFor: source.usedFor, isRequired: source.isRequired,
            showIf: question.showIf?.expression, validations: validations,
            sensitive: source.sensitive.flatMap { place in
                place.value.condition.map { SensitiveData(condition: $0, text: place.value.text) }
            },
            formerNames: formerNames(index),
            register: source.register.map {
                RegisterSource(
                    register: $0.register.value, field: $0.field ?? source.id.value, by: $0.by.map(\.value))
            },
            concept: source.concept?.value, aboutYear: question.aboutYear?.expression,
            proves: source.proves.map(\.value))
    }
}
