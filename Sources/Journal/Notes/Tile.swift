/// A piece of a log as it is handed out: up to 256 hashes side by side, or up to 256 entries (C2SP `tlog-tiles`).
public struct Tile: Sendable, Hashable {
    /// How many hashes or entries a whole tile has.
    public static let fullWidth = 256
    /// The number of levels of the tree between the hashes of a tile and those of the tile above it.
    static let height = 8

    /// What a tile holds.
    public enum Kind: Sendable, Hashable {
        /// Hashes; those of level 0 are the leaves'.
        case hashes(level: Int)
        /// The entries themselves.
        case entries
    }

    /// What it holds.
    public let kind: Kind
    /// Its position among those of its kind.
    public let index: Int
    /// How many hashes or entries it has: 256, or fewer where the log ends.
    public let width: Int

    /// A tile of these parts.
    public init(_ kind: Kind, index: Int, width: Int = fullWidth) {
        self.kind = kind
        self.index = index
        self.width = width
    }

    /// Where it is found: `tile/0/x001/x234/067`, `tile/entries/000.p/12`.
    public var path: String {
        let place =
            switch kind {
            case .hashes(let level): String(level)
            case .entries: "entries"
            }
        return "tile/\(place)/\(Self.encoded(index))" + (width == Self.fullWidth ? "" : ".p/\(width)")
    }

    /// Reads a path as `path` gives it, without `tile/`; nil for what is none.
    public init?(_ path: String) {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2 else { return nil }
        let place = parts.removeFirst()
        var width = Self.fullWidth
        if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
            guard let told = parts.popLast().flatMap({ Int($0) }), (1..<Self.fullWidth).contains(told) else {
                return nil
            }
            width = told
            parts[parts.count - 1].removeLast(2)
        }
        let groups = parts.enumerated().map { $0 < parts.count - 1 ? String($1.drop { $0 == "x" }) : $1 }
        guard parts.count <= 4, groups.allSatisfy({ $0.utf8.count == 3 }),
            let index = Int(groups.joined()), index >= 0
        else { return nil }
        let level = Int(place).flatMap { (0...8).contains($0) ? $0 : nil }
        guard place == "entries" || level != nil else { return nil }
        self.init(level.map { .hashes(level: $0) } ?? .entries, index: index, width: width)
        // One address for each tile, and no other.
        guard self.path == "tile/" + path else { return nil }
    }

    /// A number in groups of three digits, all but the last after an `x`.
    private static func encoded(_ number: Int) -> String {
        func group(_ value: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: 3 - digits.utf8.count) + digits
        }
        var (text, rest) = (group(number % 1_000), number / 1_000)
        while rest > 0 {
            text = "x" + group(rest % 1_000) + "/" + text
            rest /= 1_000
        }
        return text
    }

    /// The tiles of a log of some size, level after level: the whole ones, and the one where each level ends.
    public static func all(size: Int) -> [Tile] {
        var tiles: [Tile] = []
        var (level, count) = (0, size)
        while count > 0 {
            tiles += row(.hashes(level: level), count: count)
            (level, count) = (level + 1, count >> height)
        }
        return tiles + row(.entries, count: size)
    }

    private static func row(_ kind: Kind, count: Int) -> [Tile] {
        let whole = (0..<(count / fullWidth)).map { Tile(kind, index: $0) }
        let rest = count % fullWidth
        return rest == 0 ? whole : whole + [Tile(kind, index: count / fullWidth, width: rest)]
    }

    /// The bytes of a tile of hashes; nil for one of entries.
    public func bytes(of nodes: some MerkleNodes) throws -> [UInt8]? {
        guard case .hashes(let level) = kind else { return nil }
        return try (0..<width).flatMap { place in
            try nodes.hash(level: level * Self.height, index: index * Self.fullWidth + place).bytes
        }
    }

    /// The bytes of a tile of entries: each after its length on two bytes, the greater first. Nil when one is longer than
    /// 65,535 bytes.
    public static func bytes(of entries: [[UInt8]]) -> [UInt8]? {
        var bytes: [UInt8] = []
        for entry in entries {
            guard let length = UInt16(exactly: entry.count) else { return nil }
            bytes += [UInt8(length >> 8), UInt8(length & 0xFF)] + entry
        }
        return bytes
    }
}
