/// A part of a form. Numbers are positions in the order of the definition, through pages and groups.
enum FormNode: Sendable, Hashable {
    case page(Int)
    /// A group, shown or not; a repeated one with the number of its elements.
    case group(Int)
    case question(Int)
    /// The whole value of a repeated group, by the position of the group.
    case list(Int)
    case rule(Int)
    /// The day at which the law is read.
    case lawDate
}

/// The pages, groups and questions of a form, in the order of the definition, each with what it stands in.
struct FormOutline {
    struct Question {
        let source: QuestionSource
        /// Its identifier after those of the lists around it.
        let name: String
        /// The page or group it stands in.
        let container: FormNode
        /// The repeated group of whose elements it is an entry.
        let list: Int?
    }

    struct Group {
        let source: GroupSource
        let name: String
        let container: FormNode
        let list: Int?
        /// How many groups stand around it.
        let depth: Int
    }

    let pages: [PageSource]
    private(set) var groups: [Group] = []
    private(set) var questions: [Question] = []
    /// Pages, groups and questions, in the order of the definition.
    private(set) var parts: [FormNode] = []

    init(_ pages: [PageSource]) {
        self.pages = pages
        for (number, page) in pages.enumerated() {
            parts.append(.page(number))
            add(page.items, container: .page(number), list: nil, depth: 0)
        }
    }

    private mutating func add(_ items: [ItemSource], container: FormNode, list: Int?, depth: Int) {
        let prefix = list.map { groups[$0].name + "." } ?? ""
        for item in items {
            switch item {
            case .question(let source):
                parts.append(.question(questions.count))
                questions.append(
                    Question(source: source, name: prefix + source.id.value, container: container, list: list))
            case .group(let source):
                let index = groups.count
                parts.append(.group(index))
                groups.append(
                    Group(
                        source: source, name: prefix + source.id.value, container: container, list: list, depth: depth))
                add(
                    source.items, container: .group(index), list: source.repetition == nil ? list : index,
                    depth: depth + 1)
            }
        }
    }

    /// The repeated group of whose elements a part is.
    func list(of part: FormNode) -> Int? {
        switch part {
        case .question(let index): questions[index].list
        case .group(let index), .list(let index): groups[index].list
        case .page, .rule, .lawDate: nil
        }
    }

    /// The repeated groups around a group, the nearest first.
    func lists(around group: Int) -> [Int] {
        var lists: [Int] = []
        var current = groups[group].list
        while let list = current {
            lists.append(list)
            current = groups[list].list
        }
        return lists
    }

    /// The entries of a list's elements and of those nested in them.
    func leaves(of list: Int) -> [Int] {
        questions.indices.filter { index in
            questions[index].list.map { $0 == list || lists(around: $0).contains(list) } ?? false
        }
    }

    /// The page that a part stands on.
    func page(of part: FormNode) -> Int? {
        switch part {
        case .page(let page): page
        case .group(let index), .list(let index): page(of: groups[index].container)
        case .question(let index): page(of: questions[index].container)
        case .rule, .lawDate: nil
        }
    }

    /// Where a part is named.
    func identifier(of part: FormNode) -> Located<String>? {
        switch part {
        case .page(let index): pages[index].id
        case .group(let index), .list(let index): groups[index].source.id
        case .question(let index): questions[index].source.id
        case .rule, .lawDate: nil
        }
    }
}
