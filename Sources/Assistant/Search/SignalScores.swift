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
}

/// The places of the greatest values, by a heap of the wanted size.
enum TopPlaces {
    /// A value and where it stands.
    private struct Kept {
        let value: Float
        let place: Int32

        /// Whether it comes after another: a smaller value, or an equal one further on.
        func isWorse(than other: Kept) -> Bool {
            value != other.value ? value < other.value : place > other.place
        }
    }

    /// Places of the `count` greatest values above `floor`, greatest first; equal ones by place.
    static func of(_ values: [Float], count: Int, above floor: Float) -> [Int32] {
        guard count > 0 else { return [] }
        // The root is the worst that is kept.
        var heap: [Kept] = []
        heap.reserveCapacity(count)
        values.withUnsafeBufferPointer { values in
            // What must be exceeded: once the heap is full, its worst, since an equal value further on comes after it.
            var least = floor
            for place in values.indices where values[place] > least {
                let candidate = Kept(value: values[place], place: Int32(place))
                if heap.count < count {
                    heap.append(candidate)
                    raiseLast(&heap)
                } else {
                    heap[0] = candidate
                    sinkFirst(&heap)
                }
                if heap.count == count { least = heap[0].value }
            }
        }
        return heap.sorted { $1.isWorse(than: $0) }.map(\.place)
    }

    private static func raiseLast(_ heap: inout [Kept]) {
        var child = heap.count - 1
        while child > 0, heap[child].isWorse(than: heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private static func sinkFirst(_ heap: inout [Kept]) {
        var place = 0
        while true {
            var child = 2 * place + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, heap[child + 1].isWorse(than: heap[child]) { child += 1 }
            guard heap[child].isWorse(than: heap[place]) else { return }
            heap.swapAt(place, child)
            place = child
        }
    }
}
