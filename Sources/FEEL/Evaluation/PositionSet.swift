internal import BitCollections

/// A set of positions in a list: slots of a scope, rules or questions of a definition.
///
/// Appraising an expression makes several, mostly of a few positions: the first 128 take no allocation, the others are in
/// a bit set.
public struct PositionSet: Sendable, Hashable, ExpressibleByArrayLiteral {
    /// Positions under 64, and those from 64 to 127: a bit each.
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    /// Those from 128, counted from there; nil without any.
    private var rest: BitSet?

    private static let inline = 128

    /// The set of some positions, in any order.
    public init(_ positions: some Sequence<Int>) {
        for position in positions { insert(position) }
    }

    /// The set of the positions written.
    public init(arrayLiteral elements: Int...) {
        self.init(elements)
    }

    /// Whether nothing is in it.
    public var isEmpty: Bool { low == 0 && high == 0 && rest == nil }

    /// Whether a position is in it.
    public func contains(_ position: Int) -> Bool {
        if position < 64 { return low & (1 << UInt64(position)) != 0 }
        if position < Self.inline { return high & (1 << UInt64(position - 64)) != 0 }
        return rest?.contains(position - Self.inline) ?? false
    }

    /// Puts a position in it.
    ///
    /// - Returns: whether it was not in it yet.
    @discardableResult public mutating func insert(_ position: Int) -> Bool {
        if position < 64 {
            let before = low
            low |= 1 << UInt64(position)
            return low != before
        }
        if position < Self.inline {
            let before = high
            high |= 1 << UInt64(position - 64)
            return high != before
        }
        return rest.insert(position - Self.inline)
    }

    /// Puts the positions of another set in it.
    public mutating func formUnion(_ other: PositionSet) {
        low |= other.low
        high |= other.high
        if let more = other.rest { rest = rest?.union(more) ?? more }
    }

    /// The positions that are in either of two sets.
    public func union(_ other: PositionSet) -> PositionSet {
        var both = self
        both.formUnion(other)
        return both
    }

    /// The positions that are not in another set.
    public func subtracting(_ other: PositionSet) -> PositionSet {
        var left = self
        left.low &= ~other.low
        left.high &= ~other.high
        if let rest, let taken = other.rest {
            let kept = rest.subtracting(taken)
            left.rest = kept.isEmpty ? nil : kept
        }
        return left
    }
}

extension PositionSet: Sequence {
    /// The positions, the lowest first.
    public struct Iterator: IteratorProtocol {
        private var set: PositionSet

        init(_ set: PositionSet) { self.set = set }

        /// The next position.
        public mutating func next() -> Int? { set.popFirst() }
    }

    /// The positions, the lowest first.
    public func makeIterator() -> Iterator { Iterator(self) }

    private mutating func popFirst() -> Int? {
        if low != 0 {
            let position = low.trailingZeroBitCount
            low &= low - 1
            return position
        }
        if high != 0 {
            let position = high.trailingZeroBitCount
            high &= high - 1
            return position + 64
        }
        guard let position = rest?.first else { return nil }
        rest?.remove(position)
        if rest?.isEmpty == true { rest = nil }
        return position + Self.inline
    }
}

extension BitSet? {
    fileprivate mutating func insert(_ member: Int) -> Bool {
        self = self ?? []
        return self?.insert(member).inserted ?? false
    }
}
