internal import Foundation

/// What a log says of itself at one moment: its name, how many leaves it has, and their root (C2SP `tlog-checkpoint`).
public struct Checkpoint: Sendable, Hashable {
    /// The name of the log.
    public let origin: String
    /// How many leaves there are.
    public let size: UInt64
    /// The root of their tree.
    public let root: MerkleHash
    /// Further lines, whose meaning is the log's own.
    public let extensions: [String]

    /// A checkpoint of these parts.
    public init(origin: String, size: UInt64, root: MerkleHash, extensions: [String] = []) {
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a note; nil for what is no checkpoint.
    public init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 4, lines.last == "", !lines.dropLast().contains(""), let size = Self.number(lines[1]),
            let data = Data(base64Encoded: lines[2]), let root = MerkleHash(bytes: Array(data))
        else { return nil }
        self.init(origin: lines[0], size: size, root: root, extensions: Array(lines[3..<(lines.count - 1)]))
    }

    /// The text that is signed.
    public var text: String {
        ([origin, String(size), Data(root.bytes).base64EncodedString()] + extensions).map { $0 + "\n" }.joined()
    }

    /// A number without zeros before it.
    private static func number(_ text: String) -> UInt64? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text == "0" || text.first != "0" else { return nil }
        return UInt64(text)
    }
}
