import Foundation

/// A population out of a file of CSV (RFC 4180), some whole lines of it at a time.
struct PopulationReader {
    /// Whole lines, and the number of the first.
    struct Block: Sendable {
        let bytes: [UInt8]
        let line: Int
    }

    /// How much is read at once.
    private static let size = 1 << 19
    /// The longest line: a household is no book.
    private static let maximumLine = 1 << 24

    private let file: FileHandle
    private var rest: [UInt8] = []
    private var line = 1
    private var isOver = false

    init(_ file: FileHandle) { self.file = file }

    /// The cells of the first line; nil for an empty file.
    mutating func header() throws -> [String]? {
        guard let block = try next() else { return nil }
        var cells: [Range<Int>] = []
        return block.bytes.withUnsafeBufferPointer { bytes in
            let end = Self.cells(bytes, from: 0, &cells)
            rest = Array(bytes[end...]) + rest
            line = block.line + 1
            return cells.map { String(decoding: Self.content(bytes, $0), as: UTF8.self) }
        }
    }

    /// The next whole lines; nil at the end.
    mutating func next() throws -> Block? {
        while true {
            // What is left over may hold whole lines already, once the first is taken from it.
            let found = isOver ? (rest.count, Self.lines(rest).count) : Self.lines(rest, atLeast: Self.size / 2)
            if found.0 > 0 {
                let block = Block(bytes: Array(rest[..<found.0]), line: line)
                rest.removeFirst(found.0)
                line += found.1
                return block
            }
            if isOver { return nil }
            guard rest.count < Self.maximumLine else {
                throw PopulationSimulation.Failure(line: line, message: "this line has no end")
            }
            let more = try file.read(upToCount: Self.size) ?? Data()
            isOver = more.isEmpty
            rest += more
        }
    }

    /// Where the last whole line ends, and how many lines there are; nothing while there are fewer bytes than wanted.
    private static func lines(_ bytes: [UInt8], atLeast wanted: Int = 0) -> (end: Int, count: Int) {
        guard bytes.count >= wanted else { return (0, 0) }
        return bytes.withUnsafeBufferPointer { lines($0) }
    }

    private static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> (end: Int, count: Int) {
        // Most files have no quotes: a line then ends wherever one is seen to.
        var (quotes, ends) = (0, 0)
        for byte in bytes {
            quotes &+= byte == 0x22 ? 1 : 0
            ends &+= byte == 0x0A ? 1 : 0
        }
        if quotes == 0 { return (bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0, ends) }
        var (end, count, isQuoted) = (0, 0, false)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x22 { isQuoted.toggle() }
            if byte == 0x0A, !isQuoted { (end, count) = (index + 1, count + 1) }
        }
        return (end, count)
    }

    // MARK: Cells

    /// Finds the cells of a line.
    ///
    /// - Returns: where the next line begins.
    static func cells(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ cells: inout [Range<Int>]) -> Int {
        cells.removeAll(keepingCapacity: true)
        var (index, first, isQuoted) = (start, start, false)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 { isQuoted.toggle() }
            if byte == 0x2C, !isQuoted {
                cells.append(first..<index)
                first = index + 1
            }
            if byte == 0x0A, !isQuoted { break }
            index += 1
        }
        let end = index > first && bytes[index - 1] == 0x0D ? index - 1 : index
        cells.append(first..<end)
        return min(index + 1, bytes.count)
    }

    /// What a cell holds, without its quotes.
    static func content(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>) -> [UInt8] {
        guard cell.count >= 2, bytes[cell.lowerBound] == 0x22, bytes[cell.upperBound - 1] == 0x22 else {
            return Array(bytes[cell])
        }
        var (content, isSecond): ([UInt8], Bool) = ([], false)
        for byte in bytes[(cell.lowerBound + 1)..<(cell.upperBound - 1)] {
            if byte == 0x22, !isSecond {
                isSecond = true
                continue
            }
            isSecond = false
            content.append(byte)
        }
        return content
    }

    /// A cell as it is written, quoted where it needs it. One that a spreadsheet would take for a formula is left as it is:
    /// the file is for programs.
    static func written(_ cell: String) -> String {
        cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
