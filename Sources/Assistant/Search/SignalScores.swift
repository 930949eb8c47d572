/// What one signal says of every sheet of a part.
struct SignalScores: Sendable {
    let signal: Signal
    /// Its measure for each sheet; 0 (for nearness, −1 without a vector) when it says nothing of it.
    let values: [Float]
    /// The best sheets, best first, no more than `depth`.
    let best: [Int32]

    /// How deep a signal looks.
    static let depth = 100

    init(_ signal: Signal, values: [Float]) {
        self.signal = signal
        self.values = values
        best = TopPlaces.of(values, count: Self.depth, above: 0)
    }

    /// The rank of each sheet among the best, from 1.
    func ranks() -> [Int32: Int] {
        Dictionary(uniqueKeysWithValues: best.enumerated().map { ($1, $0 + 1) })
    }
}

/// The places of the greatest values, by a heap of the wanted size.
enum TopPlaces {
    /// Places of the `count` greatest values above `floor`, greatest first; equal ones by place.
    static func of(_ values: [Float], count: Int, above floor: Float) -> [Int32] {
        guard count > 0 else { return [] }
        // The root is the worst that is kept.
        var heap: [Int32] = []
        heap.reserveCapacity(count)
        func isWorse(_ left: Int32, _ right: Int32) -> Bool {
            let (first, second) = (values[Int(left)], values[Int(right)])
            return first != second ? first < second : left > right
        }
        func sink(from start: Int) {
            var place = start
            while true {
                var child = 2 * place + 1
                guard child < heap.count else { return }
                if child + 1 < heap.count, isWorse(heap[child + 1], heap[child]) { child += 1 }
                guard isWorse(heap[child], heap[place]) else { return }
                heap.swapAt(place, child)
                place = child
            }
        }
        for place in values.indices where values[place] > floor {
            let candidate = Int32(place)
            if heap.count < count {
                heap.append(candidate)
                var child = heap.count - 1
                while child > 0, isWorse(heap[child], heap[(child - 1) / 2]) {
                    heap.swapAt(child, (child - 1) / 2)
                    child = (child - 1) / 2
                }
            } else if isWorse(heap[0], candidate) {
                heap[0] = candidate
                sink(from: 0)
            }
        }
        return heap.sorted { isWorse($1, $0) }
    }
}
