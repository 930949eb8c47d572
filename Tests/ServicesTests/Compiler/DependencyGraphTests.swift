import Testing

@testable import Services

@Suite struct DependencyGraphTests {
    private func graph(_ needs: [(Int, [Int])]) -> DependencyGraph {
        var graph = DependencyGraph()
        for (node, others) in needs { graph.add(.rule(node), needing: others.map { .rule($0) }) }
        return graph
    }

    @Test func partsComeAfterThoseTheyNeed() throws {
        let graph = graph([(0, [2]), (1, []), (2, [3, 1]), (3, [])])
        #expect(try graph.sorted().get() == [.rule(3), .rule(1), .rule(2), .rule(0)])
    }

    @Test func partsThatNeedNothingStayInOrder() throws {
        let graph = graph([(0, []), (1, []), (2, [])])
        #expect(try graph.sorted().get() == [.rule(0), .rule(1), .rule(2)])
    }

    @Test func aCycleIsToldWithoutWhatLeadsToIt() {
        let graph = graph([(0, [1]), (1, [2]), (2, [3]), (3, [1])])
        #expect(throws: DependencyGraph.Cycle(nodes: [.rule(1), .rule(2), .rule(3)])) { try graph.sorted().get() }
    }

    @Test func aPartThatNeedsItselfIsACycle() {
        #expect(throws: DependencyGraph.Cycle(nodes: [.rule(0)])) { try graph([(0, [0])]).sorted().get() }
    }

    @Test func aLongChainDoesNotExhaustTheStack() throws {
        let count = 100_000
        let graph = graph((0..<count).map { ($0, $0 + 1 < count ? [$0 + 1] : []) })
        #expect(try graph.sorted().get().first == .rule(count - 1))
    }

    /// Whatever the graph: an order in which needs come first, or a true cycle.
    @Test(arguments: 1...200) func anyGraphIsSortedOrHasACycle(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...12, using: &random)
        let needs = (0..<count).map { node in
            (node, (0..<count).filter { _ in Int.random(in: 0..<8, using: &random) == 0 })
        }
        let graph = graph(needs)
        switch graph.sorted() {
        case .success(let order):
            #expect(order.count == count, "seed \(seed)")
            for (position, node) in order.enumerated() {
                #expect(graph.needs(of: node).allSatisfy { order[..<position].contains($0) }, "seed \(seed)")
            }
        case .failure(let cycle):
            for (node, next) in zip(cycle.nodes, cycle.nodes.dropFirst() + cycle.nodes.prefix(1)) {
                #expect(graph.needs(of: node).contains(next), "seed \(seed)")
            }
        }
    }

    @Test func aClosureHoldsAllThatIsNeeded() {
        let graph = graph([(0, [1]), (1, [2]), (2, []), (3, [0])])
        #expect(graph.closure(of: [.rule(0)]) == [.rule(0), .rule(1), .rule(2)])
    }
}
