import FEEL

/// What each name of a definition's expressions means, and where its value is kept.
struct NameTable {
    /// Names usable in the form's expressions.
    let scope: Scope
    /// Names usable in letters: those of `scope`, then the facts of the case and the decision.
    let letterScope: Scope
    /// Where the value of each question, list and rule is kept, in both scopes; elements' entries have no slot.
    let slots: [String: Int]
    /// The lists, by the position of their group.
    let lists: [Int: ListNames]
    private let nodes: [String: FormNode]
    private let labels: [String: LocalizedText]
    private let identifiers: [String: Located<String>]
    private let forms: [String: ValueForm]
    /// The names of parameters.
    let parameters: Set<String>

    /// The names of a form; reports those given twice, and those that mean something else already.
    init(
        _ outline: FormOutline, rules: [RuleSource], parameters: [ParameterSource], monthEnds: MonthEnds?,
        diagnostics: DiagnosticBag
    ) {
        var names = NameCollector(outline: outline, diagnostics: diagnostics)
        names.add(nil)
        for (index, rule) in rules.enumerated() {
            names.add(rule.id, type: rule.type?.value ?? .any, node: .rule(index), rule.label)
        }
        for parameter in parameters {
            names.add(parameter.id, type: .number, node: nil, parameter.label)
        }
        names.addLawDate()
        for rule in rules where rule.formula?.decision != nil { names.addDecision(of: rule.id.value) }
        self.parameters = Set(parameters.map(\.id.value))
        forms = Dictionary(
            rules.map { ($0.id.value, $0.form) } + parameters.map { ($0.id.value, $0.form) },
            uniquingKeysWith: { first, _ in first })
        nodes = names.nodes
        labels = names.labels
        identifiers = names.identifiers
        var scope = Scope(names.types)
        scope.monthEnds = monthEnds
        var letterScope = scope
        var lists: [Int: ListNames] = [:]
        // An element has a slot of its own, and a name only where its list's own expressions stand.
        for list in names.lists {
            let slot = scope.reserve(list.elementType)
            _ = letterScope.reserve(list.elementType)
            lists[list.group] = ListNames(
                name: list.name, elementName: list.elementName, fields: list.fields, elementSlot: slot,
                parent: list.parent)
        }
        for (name, type) in LetterFacts.types { letterScope.define(name, type) }
        self.scope = scope
        self.letterScope = letterScope
        self.lists = lists
        slots = Dictionary(uniqueKeysWithValues: names.types.enumerated().map { ($1.name, $0) })
    }

    /// The names usable in the expressions of a list's elements, or of the form.
    func scope(in list: Int?) -> Scope {
        var scope = scope
        var current = list
        while let names = current.flatMap({ lists[$0] }) {
            scope = scope.naming(names.elementSlot, names.elementName)
            current = names.parent
        }
        return scope
    }

    /// The question, list or rule that a name means; those of elements by the list's name and theirs: `enfants.prenom`.
    func node(of name: String) -> FormNode? { nodes[name] }

    /// Where a question, list or rule is named.
    func place(of name: String) -> Located<String>? { identifiers[name] }

    /// The question that an expression is, when it is nothing but its name.
    func question(named text: String, in list: Int? = nil) -> String? {
        var name = text
        var current = list
        while let names = current.flatMap({ lists[$0] }) {
            if text.hasPrefix(names.elementName + ".") {
                name = names.name + text.dropFirst(names.elementName.count)
                break
            }
            current = names.parent
        }
        guard case .question? = nodes[name], name == text ? !text.contains(".") : true else { return nil }
        return name
    }

    /// How people read the rule or parameter that an expression is, when it is nothing but its name.
    func form(of text: String) -> ValueForm? { forms[text] }

    /// The words of the question, list or rule that an expression is, when it is nothing but its name.
    func label(of text: String) -> LocalizedText? { labels[text] }
}

/// The names of a list.
struct ListNames {
    /// The list's name, after those of the lists around it.
    let name: String
    /// The name that its elements' own expressions give to the element at hand.
    let elementName: String
    /// What an element holds.
    let fields: [ValueType.Field]
    /// The slot of the element at hand.
    let elementSlot: Int
    /// The group of the list around it.
    let parent: Int?
}

/// Gathers names, each once.
private struct NameCollector {
    struct List {
        let group: Int
        let name: String
        let elementName: String
        let parent: Int?
        var fields: [ValueType.Field]

        var elementType: ValueType { .context(fields) }
    }

    let outline: FormOutline
    let diagnostics: DiagnosticBag
    /// Names of the form's own expressions.
    var types: [(name: String, type: ValueType)] = []
    var nodes: [String: FormNode] = [:]
    var labels: [String: LocalizedText] = [:]
    var identifiers: [String: Located<String>] = [:]
    /// A list stands after those that it holds.
    var lists: [List] = []

    init(outline: FormOutline, diagnostics: DiagnosticBag) {
        self.outline = outline
        self.diagnostics = diagnostics
    }

    /// Adds what stands in a list's elements, or what is asked once.
    ///
    /// - Returns: the entries of an element.
    @discardableResult
    mutating func add(_ list: Int?) -> [ValueType.Field] {
        var fields: [ValueType.Field] = []
        for part in outline.parts where outline.list(of: part) == list {
            switch part {
            case .question(let index):
                let entry = outline.questions[index]
                let type = Self.valueType(of: entry.source)
                add(entry.source.id, type: type, node: part, entry.source.ask, in: list)
                if type != .null { fields.append(ValueType.Field(entry.source.id.value, type)) }
            case .group(let index):
                let group = outline.groups[index]
                guard let repetition = group.source.repetition else {
                    // Its name means nothing in expressions, and nothing else may bear it.
                    claim(group.source.id, in: list)
                    continue
                }
                let inner = add(index)
                let type = ValueType.list(.context(inner))
                add(group.source.id, type: type, node: .list(index), group.source.title, in: list)
                fields.append(ValueType.Field(group.source.id.value, type))
                lists.append(
                    List(
                        group: index, name: group.name, elementName: repetition.elementName.value, parent: list,
                        fields: inner))
                checkElementName(repetition.elementName, of: index)
            case .page, .list, .rule, .lawDate: continue
            }
        }
        return fields
    }

    private static func valueType(of question: QuestionSource) -> ValueType {
        guard let type = question.type else { return .any }
        // What is only told has no value, and no use for a name in expressions.
        if type.missing == nil { return .null }
        // Options that could not be read are reported where they are written, not where they are compared with.
        return type.valueType == .enumeration([]) ? .any : type.valueType
    }

    mutating func add(
        _ id: Located<String>, type: ValueType, node: FormNode?, _ label: LocalizedText?, in list: Int? = nil
    ) {
        guard let name = claim(id, in: list) else { return }
        if list == nil { types.append((name, type)) }
        nodes[name] = node
        labels[name] = label
    }

    /// The day at which the law is read, which every expression may call.
    mutating func addLawDate() {
        types.append((LawDate.name, .date))
        nodes[LawDate.name] = .lawDate
        labels[LawDate.name] = LocalizedText(fr: "Date de la règle", en: "Date of the law")
    }

    /// The function that a rule's own expression calls for a decision of a model.
    mutating func addDecision(of rule: String) {
        types.append((DecisionFunction.name(ofRule: rule), .any))
    }

    /// Takes a name; nil, reported, when it is taken or has another meaning.
    @discardableResult
    private mutating func claim(_ id: Located<String>, in list: Int?) -> String? {
        // A missing name is reported where it is missing.
        guard !id.value.isEmpty else { return nil }
        let name = (list.map { outline.groups[$0].name + "." } ?? "") + id.value
        if let first = identifiers[name] {
            diagnostics.error(
                .duplicateIdentifier, "`\(id.value)` is the name of something else already", at: id.range,
                notes: [Diagnostic.Note("it is first given here", at: first.range)])
            return nil
        }
        if list == nil, Self.reserved.contains(id.value) {
            diagnostics.error(
                .reservedName, "`\(id.value)` has a meaning of its own in expressions", at: id.range,
                suggestion: "choose another name, `my_\(id.value)` for instance")
            return nil
        }
        identifiers[name] = id
        return name
    }

    /// The name of the element at hand must not hide another that its expressions can use.
    private func checkElementName(_ name: Located<String>, of group: Int) {
        guard !name.value.isEmpty else { return }
        if Self.reserved.contains(name.value) {
            diagnostics.error(
                .reservedName, "`\(name.value)` has a meaning of its own in expressions", at: name.range,
                suggestion: "choose another name, `my_\(name.value)` for instance")
        }
        let around = outline.lists(around: group).compactMap { outline.groups[$0].source.repetition?.elementName }
        let flat = outline.parts.lazy.filter { outline.list(of: $0) == nil }.compactMap(outline.identifier)
        if let other = around.first(where: { $0.value == name.value }) ?? flat.first(where: { $0.value == name.value })
        {
            diagnostics.error(
                .duplicateIdentifier, "`\(name.value)` is the name of something else already", at: name.range,
                notes: [Diagnostic.Note("it is first given here", at: other.range)])
        }
    }

    private static let reserved = ReservedNames.all.union(LetterFacts.types.map(\.name)).union([LawDate.name])
}
