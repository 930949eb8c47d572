/// What each part of a form needs before it can be evaluated.
///
/// A part needs the page or group it stands in, and the questions, lists and rules that its expressions name; a list needs
/// all that its elements hold.
struct DependencyGraph {
    /// A part of the form.
    typealias Node = FormNode

    /// The parts, in the order of the definition.
    private(set) var nodes: [Node] = []
    private var needs: [Node: [Node]] = [:]

    /// Adds a part with what it needs.
    mutating func add(_ node: Node, needing others: [Node]) {
        nodes.append(node)
        needs[node] = others
    }

    /// What a part needs directly.
    func needs(of node: Node) -> [Node] { needs[node] ?? [] }

    /// A part with all that it needs, directly or not.
    func closure(of nodes: [Node]) -> Set<Node> {
        var reached = Set(nodes)
        var pending = nodes
        while let node = pending.popLast() {
            for other in needs(of: node) where reached.insert(other).inserted { pending.append(other) }
        }
        return reached
    }

    /// The parts, each after those it needs, and otherwise in the order of the definition; or one cycle, from a part
    /// back to the part that needs it.
    func sorted() -> Result<[Node], Cycle> {
        var state = Sorting()
        for node in nodes {
            if let cycle = visit(node, &state) { return .failure(cycle) }
        }
        return .success(state.order)
    }

    /// Parts each of which needs the next, the last needing the first.
    struct Cycle: Error, Hashable {
        let nodes: [Node]
    }

    private struct Sorting {
        var order: [Node] = []
        var done: Set<Node> = []
    }

    /// Depth-first, with a stack of its own: a long chain of rules must not exhaust the thread's.
    private func visit(_ root: Node, _ state: inout Sorting) -> Cycle? {
        guard !state.done.contains(root) else { return nil }
        var path: [(node: Node, next: Int)] = [(root, 0)]
        var onPath: Set<Node> = [root]
        while let (node, next) = path.last {
            let others = needs(of: node)
            guard next < others.count else {
                path.removeLast()
                onPath.remove(node)
                if state.done.insert(node).inserted { state.order.append(node) }
                continue
            }
            path[path.count - 1].next += 1
            let other = others[next]
            if state.done.contains(other) { continue }
            if !onPath.insert(other).inserted {
                let start = path.firstIndex { $0.node == other } ?? 0
                return Cycle(nodes: path[start...].map(\.node))
            }
            path.append((other, 0))
        }
        return nil
    }
}
