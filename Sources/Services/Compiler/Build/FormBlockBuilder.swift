import FEEL

/// Works out how each block of a form is evaluated: the form itself, and the elements of each list.
struct FormBlockBuilder {
    private let service: ResolvedService
    private let order: [FormNode]
    private let rulePositions: [Int: Int]
    private let items: FormItemsBuilder

    /// - Parameters:
    ///   - order: every part, after what it needs.
    ///   - ruleOrder: the rules in the order of the definition that is built.
    ///   - items: the questions and groups made.
    init(_ service: ResolvedService, order: [FormNode], ruleOrder: [Int], items: FormItemsBuilder) {
        self.service = service
        self.order = order
        rulePositions = Dictionary(uniqueKeysWithValues: ruleOrder.enumerated().map { ($1, $0) })
        self.items = items
    }

    /// The block of a list's elements, or of the form.
    func block(of list: Int?) -> FormBlock? {
        var containers: [FormBlock.Container] = []
        var questions: [FormBlock.PlannedQuestion] = []
        var lists: [FormBlock.PlannedList] = []
        /// Where each part stands in the block.
        var positions: [FormNode: FormBlock.Step] = [:]
        // Pages come first.
        let parts = service.outline.parts.filter(isPage) + service.outline.parts.filter { !isPage($0) }
        for part in parts where service.outline.list(of: part) == list && !(isPage(part) && list != nil) {
            switch part {
            case .page(let index):
                positions[part] = .container(containers.count)
                let page = service.pages[index]
                containers.append(
                    FormBlock.Container(id: page.source.id.value, showIf: page.showIf?.expression, parent: nil))
            case .question(let index):
                positions[part] = .question(questions.count)
                let question = items.questions[index]
                questions.append(
                    FormBlock.PlannedQuestion(
                        question: question, container: container(service.outline.questions[index].container, positions),
                        slot: list == nil ? service.names.slots[question.id] : nil))
            case .group(let index):
                let around = container(service.outline.groups[index].container, positions)
                if service.groups[index].source.repetition == nil {
                    positions[part] = .container(containers.count)
                    let group = service.groups[index]
                    containers.append(
                        FormBlock.Container(
                            id: group.source.id.value, showIf: group.showIf?.expression, parent: around))
                } else {
                    guard let planned = self.list(index, container: around, in: list) else { return nil }
                    positions[.list(index)] = .list(lists.count)
                    lists.append(planned)
                }
            case .list, .rule, .lawDate: continue
            }
        }
        let steps = order.compactMap { node -> FormBlock.Step? in
            if case .rule(let rule) = node { return list == nil ? rulePositions[rule].map { .rule($0) } : nil }
            if case .lawDate = node { return list == nil ? .lawDate : nil }
            return positions[node]
        }
        return FormBlock(containers: containers, questions: questions, lists: lists, steps: steps)
    }

    private func list(_ index: Int, container: Int?, in list: Int?) -> FormBlock.PlannedList? {
        guard let group = items.groups[index], let repetition = group.repetition,
            let names = service.names.lists[index], let element = block(of: index)
        else { return nil }
        return FormBlock.PlannedList(
            group: group, repetition: repetition, container: container,
            slot: list == nil ? service.names.slots[group.id] : nil, elementSlot: names.elementSlot,
            emptyElement: Context(names.fields.map { ($0.name, Value.null) }), element: element)
    }

    /// The container of a block, or nil for what stands in an element directly.
    private func container(_ node: FormNode, _ positions: [FormNode: FormBlock.Step]) -> Int? {
        if case .container(let index)? = positions[node] { index } else { nil }
    }

    private func isPage(_ part: FormNode) -> Bool {
        if case .page = part { true } else { false }
    }
}

extension ResolvedService {
    /// The questions whose answers a rule's value is made of, directly or through other rules and conditions.
    func sources(of rule: ResolvedRule) -> Set<String> {
        var reached = rule.readsLaw ? rule.uses.union([LawDate.name]) : rule.uses
        var pending = Array(reached)
        while let name = pending.popLast() {
            guard let node = names.node(of: name) else { continue }
            for other in uses(of: node) where reached.insert(other).inserted { pending.append(other) }
        }
        return reached.filter { if case .question? = names.node(of: $0) { true } else { false } }
    }

    /// What decides the value of a part, besides what is answered to it.
    private func uses(of node: FormNode) -> Set<String> {
        switch node {
        case .rule(let index):
            let uses = rules[index].uses
            return rules[index].readsLaw ? uses.union([LawDate.name]) : uses
        case .lawDate: return lawDate?.uses ?? []
        case .page(let index): return pages[index].showIf?.uses ?? []
        case .question(let index):
            return (questions[index].showIf?.uses ?? []).union(uses(of: outline.questions[index].container))
        case .group(let index), .list(let index):
            let counts = [groups[index].repetition?.minimum, groups[index].repetition?.maximum].flatMap {
                $0?.uses ?? []
            }
            return (groups[index].showIf?.uses ?? []).union(counts).union(uses(of: outline.groups[index].container))
        }
    }
}
