import FEEL
import Foundation
import Services

/// A service's rules over a population read as a stream: a few thousand households at a time, on every core, written in the
/// order in which they were read.
struct PopulationSimulation: Sendable {
    /// What is wrong with the population.
    struct Failure: Error {
        let line: Int
        let message: String
    }

    /// How many households are worked on at once by one core.
    private static let chunk = 2_000

    let definition: ServiceDefinition
    let day: CivilDate
    let goal: String?
    /// The parameters of the reform; none when there is none.
    let changes: [String: Number]
    /// Told how many households are done.
    let tell: @Sendable (Int) -> Void

    /// One piece of the work: its lines, the results as CSV, and what they sum up to.
    private struct Piece: Sendable {
        let text: String
        let summary: PopulationSummary
    }

    func run(_ source: FileHandle, to results: FileHandle) async throws -> PopulationSummary {
        var lines = CSVLines(source)
        guard let header = try lines.next() else { throw Failure(line: 1, message: "the file is empty") }
        let questions = try header.map { name in
            guard let question = definition.question(name), !name.contains(".") else {
                throw Failure(line: 1, message: "there is no question `\(name)`")
            }
            return question
        }
        let rules = definition.rules.map(\.id)
        let reform = changes.isEmpty ? [] : rules.map { $0 + "_reform" }
        try results.write(contentsOf: Data(CSVLines.line(header + rules + reform).utf8))
        var summary = PopulationSummary()
        var isOver = false
        var read = 1
        let cores = max(ProcessInfo.processInfo.activeProcessorCount, 1)
        while !isOver {
            var pieces: [(from: Int, lines: [[String]])] = []
            while pieces.count < cores, !isOver {
                var piece: [[String]] = []
                while piece.count < Self.chunk {
                    guard let line = try lines.next() else {
                        isOver = true
                        break
                    }
                    piece.append(line)
                }
                pieces.append((read + 1, piece))
                read += piece.count
            }
            let done = try await withThrowingTaskGroup(of: (Int, Piece).self) { group in
                for (index, piece) in pieces.enumerated() {
                    group.addTask { (index, try work(piece.lines, from: piece.from, questions)) }
                }
                return try await group.reduce(into: [Int: Piece]()) { $0[$1.0] = $1.1 }
            }
            for index in pieces.indices {
                guard let piece = done[index] else { continue }
                try results.write(contentsOf: Data(piece.text.utf8))
                summary.add(piece.summary)
            }
            tell(summary.count)
        }
        return summary
    }

    private func work(_ lines: [[String]], from first: Int, _ questions: [Question]) throws -> Piece {
        var text = ""
        var summary = PopulationSummary()
        for (index, line) in lines.enumerated() {
            guard line.count == questions.count else {
                throw Failure(line: first + index, message: "\(line.count) columns, not \(questions.count)")
            }
            var answers: Answers = [:]
            for (cell, question) in zip(line, questions) where !cell.isEmpty {
                guard let value = Self.value(cell, question.type.valueType) else {
                    throw Failure(line: first + index, message: "`\(cell)` is no answer to `\(question.id)`")
                }
                answers[question.id] = Answer(value)
            }
            let now = definition.evaluate(answers, on: day).computed
            let then = changes.isEmpty ? nil : definition.evaluate(answers, on: day, with: changes).computed
            let values = definition.rules.map { Self.text(now[$0.id]) }
            let others = then.map { then in definition.rules.map { Self.text(then[$0.id]) } } ?? []
            text += CSVLines.line(line + values + others)
            summary.add(
                Self.number(goal.flatMap { now[$0] }), then.map { then in Self.number(goal.flatMap { then[$0] }) })
        }
        return Piece(text: text, summary: summary)
    }

    private static func value(_ text: String, _ type: ValueType) -> Value? {
        switch type {
        case .number: Number(text).map { .number($0) }
        case .boolean: ["true": .boolean(true), "false": .boolean(false)][text]
        case .date: CivilDate(iso8601: text).map { .date($0) }
        case .string: .string(text)
        case .enumeration(let options): options.contains(text) ? .string(text) : nil
        default: nil
        }
    }

    private static func number(_ value: Value?) -> Number? {
        if case .number(let number)? = value { number } else { nil }
    }

    private static func text(_ value: Value?) -> String {
        switch value {
        case nil, .null?: ""
        case .number(let number)?: number.description
        case .boolean(let isTrue)?: isTrue ? "true" : "false"
        case .string(let text)?: text
        case .date(let date)?: date.description
        case let other?: ValuePrinter.print(other, in: .en)
        }
    }
}

/// What a population gets, and what a reform would change: sums, winners and losers. No household can be told from it.
struct PopulationSummary: Sendable {
    private(set) var count = 0
    private(set) var receiving = 0
    private(set) var cost = Number.zero
    private(set) var reformCost = Number.zero
    private(set) var winners = 0
    private(set) var losers = 0
    /// How many households gain or lose how much, by classes of `Self.limits`.
    private(set) var classes = [Int](repeating: 0, count: Self.limits.count + 1)

    private static let limits: [Number] = [-100, -50, -10, 0, 1, 10, 50, 100].map { Number($0) }

    mutating func add(_ value: Number?, _ reform: Number??) {
        count += 1
        let before = value ?? .zero
        if before > .zero { receiving += 1 }
        cost = cost.adding(before) ?? cost
        guard let reform else { return }
        let after = reform ?? .zero
        reformCost = reformCost.adding(after) ?? reformCost
        if after > before { winners += 1 }
        if after < before { losers += 1 }
        guard let change = after.subtracting(before) else { return }
        classes[Self.limits.firstIndex { change < $0 } ?? Self.limits.count] += 1
    }

    mutating func add(_ other: PopulationSummary) {
        count += other.count
        receiving += other.receiving
        cost = cost.adding(other.cost) ?? cost
        reformCost = reformCost.adding(other.reformCost) ?? reformCost
        winners += other.winners
        losers += other.losers
        for index in classes.indices { classes[index] += other.classes[index] }
    }

    /// The figures and, for a reform, how gains and losses are spread.
    func table(of rule: Rule?, hasReform: Bool) -> String {
        var rows = [("Households", "\(count)")]
        guard let rule else { return Self.aligned(rows) }
        rows.append(("Receiving", "\(receiving)"))
        rows.append((rule.label[.en], rule.print(.number(cost), in: .en)))
        guard hasReform else { return Self.aligned(rows) }
        rows.append(("Under the reform", rule.print(.number(reformCost), in: .en)))
        rows.append(("Difference", rule.print(.number(reformCost.subtracting(cost) ?? .zero), in: .en)))
        rows.append(("Winners", "\(winners)"))
        rows.append(("Losers", "\(losers)"))
        return Self.aligned(rows) + "\n\nGain by household\n" + Self.aligned(plot)
    }

    private var plot: [(String, String)] {
        let names =
            ["less than -100"]
            + zip(Self.limits, Self.limits.dropFirst()).map { $0 == .zero ? "none" : "\($0) to \($1)" } + [
                "100 or more"
            ]
        let highest = max(classes.max() ?? 1, 1)
        return zip(names, classes).map { name, count in
            (name, String(repeating: "█", count: (count * 40 + highest - 1) / highest) + " \(count)")
        }
    }

    private static func aligned(_ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { $0.0.padding(toLength: width + 2, withPad: " ", startingAt: 0) + $0.1 }
            .joined(separator: "\n")
    }
}

/// Lines of CSV (RFC 4180) out of a file, a piece of it at a time.
struct CSVLines {
    private let file: FileHandle
    private var bytes: [UInt8] = []
    private var position = 0
    private var isOver = false

    init(_ file: FileHandle) { self.file = file }

    /// The cells of the next line; nil at the end. Empty lines are left out.
    mutating func next() throws -> [String]? {
        while let line = try cells() { if line != [""] { return line } }
        return nil
    }

    private mutating func cells() throws -> [String]? {
        var cells: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var hasStarted = false
        while let byte = try byte() {
            hasStarted = true
            switch (byte, isQuoted) {
            case (0x22, false): isQuoted = true
            case (0x22, true):
                if try peek() == 0x22 { cell.append(try self.byte() ?? 0x22) } else { isQuoted = false }
            case (0x2C, false):
                cells.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case (0x0D, false): continue
            case (0x0A, false): return cells + [String(decoding: cell, as: UTF8.self)]
            default: cell.append(byte)
            }
        }
        return hasStarted ? cells + [String(decoding: cell, as: UTF8.self)] : nil
    }

    private mutating func peek() throws -> UInt8? {
        if position == bytes.count, !isOver {
            bytes = Array(try file.read(upToCount: 1 << 18) ?? Data())
            position = 0
            isOver = bytes.isEmpty
        }
        return position < bytes.count ? bytes[position] : nil
    }

    private mutating func byte() throws -> UInt8? {
        let byte = try peek()
        if byte != nil { position += 1 }
        return byte
    }

    /// A line of cells, quoted where they need it. A cell that a spreadsheet would take for a formula is left as it is: the
    /// file is for programs.
    static func line(_ cells: [String]) -> String {
        cells.map { cell in
            cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
                ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }
        .joined(separator: ",") + "\n"
    }
}
