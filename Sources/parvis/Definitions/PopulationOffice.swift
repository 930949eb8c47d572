import FEEL
import Foundation
import Services

/// Works out households, block after block.
struct PopulationOffice: Sendable {
    /// One piece of the work: its lines, the results as CSV, and what they sum up to.
    struct Piece: Sendable {
        var text: [UInt8] = []
        var summary = PopulationSummary()
    }

    private let definition: ServiceDefinition
    private let questions: [Question]
    private let day: CivilDate
    private let changes: [String: Number]
    /// The position of the rule whose cost is told.
    private let goal: Int?
    /// Where compiled rules have it.
    private let place: Int?
    private let now: RuleKernel?
    /// The rules under the reform.
    private let then: RuleKernel?
    /// The column of each question that the compiled rules use, in their order; nil where the file has none.
    private let columns: [Int?]
    /// The columns that they do not use.
    private let others: [Int]
    /// Whether each household is written, or only summed up.
    private let isWritten: Bool

    init(
        _ definition: ServiceDefinition, _ questions: [Question], on day: CivilDate, goal: String?,
        changes: [String: Number], isWritten: Bool
    ) {
        self.isWritten = isWritten
        self.definition = definition
        self.questions = questions
        self.day = day
        self.changes = changes
        self.goal = goal.flatMap { goal in definition.rules.firstIndex { $0.id == goal } }
        // Where nothing is written, only what is summed up is worked out.
        let goals = isWritten ? nil : goal.map { [$0] } ?? []
        now = RuleKernel(definition, goals: goals, on: day)
        then = changes.isEmpty ? nil : RuleKernel(definition, goals: goals, on: day, with: changes)
        place = isWritten ? self.goal : goal.map { _ in 0 }
        let columns = (now?.inputs ?? []).map { input in questions.lastIndex { $0.id == input.id } }
        self.columns = columns
        others = questions.indices.filter { !columns.contains($0) }
    }

    /// What the rules give for the lines of a block.
    func work(_ block: PopulationReader.Block) throws -> Piece {
        var piece = Piece()
        if isWritten { piece.text.reserveCapacity(block.bytes.count * 3) }
        var workers = [now, then].compactMap { $0?.worker() }
        var cells: [Range<Int>] = []
        try block.bytes.withUnsafeBufferPointer { bytes in
            var (start, line) = (0, block.line)
            while start < bytes.count {
                let next = PopulationReader.cells(bytes, from: start, &cells)
                defer { (start, line) = (next, line + 1) }
                guard cells.count > 1 || !cells[0].isEmpty else { continue }
                guard cells.count == questions.count else {
                    throw PopulationSimulation.Failure(
                        line: line, message: "\(cells.count) columns, not \(questions.count)")
                }
                if isWritten { piece.text.append(contentsOf: bytes[start..<cells[cells.count - 1].upperBound]) }
                if try !compiled(bytes, cells, &workers, line, &piece) { try evaluated(bytes, cells, line, &piece) }
                if isWritten { piece.text.append(0x0A) }
            }
        }
        return piece
    }

    // MARK: Compiled

    /// - Returns: whether the compiled rules could do it.
    private func compiled(
        _ bytes: UnsafeBufferPointer<UInt8>, _ cells: [Range<Int>], _ workers: inout [RuleKernel.Worker], _ line: Int,
        _ piece: inout Piece
    ) throws -> Bool {
        guard !workers.isEmpty else { return false }
        // What no rule uses is an answer all the same.
        for column in others where !cells[column].isEmpty { _ = try value(bytes, cells, column, line) }
        for index in workers.indices {
            workers[index].clear()
            for (input, column) in columns.enumerated() {
                guard let column, !cells[column].isEmpty else { continue }
                let cell = cells[column]
                let isRead =
                    bytes[cell.lowerBound] == 0x22
                    ? PopulationReader.content(bytes, cell).withUnsafeBufferPointer {
                        workers[index].set(input, bytes: $0)
                    } : workers[index].set(input, bytes: UnsafeBufferPointer(rebasing: bytes[cell]))
                if !isRead { throw wrong(bytes, cells, column, line) }
            }
            guard workers[index].run() else { return false }
        }
        let mark = piece.text.count
        for worker in workers where isWritten {
            for rule in definition.rules.indices {
                piece.text.append(0x2C)
                guard write(worker.cell(rule), or: worker.value(rule), to: &piece.text) else {
                    piece.text.removeSubrange(mark...)
                    return false
                }
            }
        }
        piece.summary.add(
            place.flatMap { number(workers[0].cell($0)) },
            workers.count > 1 ? .some(place.flatMap { number(workers[1].cell($0)) }) : nil)
        return true
    }

    private func number(_ cell: Cell) -> Number? { cell.kind == .number ? cell.number : nil }

    private func write(_ cell: Cell, or value: @autoclosure () -> Value?, to text: inout [UInt8]) -> Bool {
        switch cell.kind {
        case .null: return true
        case .number: cell.number.write(to: &text)
        case .boolean: text.append(contentsOf: cell.isTrue ? "true".utf8 : "false".utf8)
        case .text, .date:
            guard let value = value() else { return false }
            text.append(contentsOf: Self.text(value).utf8)
        }
        return true
    }

    // MARK: Evaluated

    private func evaluated(
        _ bytes: UnsafeBufferPointer<UInt8>, _ cells: [Range<Int>], _ line: Int, _ piece: inout Piece
    ) throws {
        var answers: Answers = [:]
        for column in questions.indices where !cells[column].isEmpty {
            answers[questions[column].id] = Answer(try value(bytes, cells, column, line))
        }
        let now = definition.evaluate(answers, on: day).computed
        let then = changes.isEmpty ? nil : definition.evaluate(answers, on: day, with: changes).computed
        for computed in [now, then].compactMap({ $0 }) where isWritten {
            for rule in definition.rules {
                piece.text.append(0x2C)
                piece.text.append(contentsOf: Self.text(computed[rule.id]).utf8)
            }
        }
        func cost(_ computed: [String: Value]) -> Number? {
            if let goal, case .number(let number)? = computed[definition.rules[goal].id] { number } else { nil }
        }
        piece.summary.add(cost(now), then.map { .some(cost($0)) } ?? nil)
    }

    private func value(
        _ bytes: UnsafeBufferPointer<UInt8>, _ cells: [Range<Int>], _ column: Int, _ line: Int
    ) throws -> Value {
        let text = String(decoding: PopulationReader.content(bytes, cells[column]), as: UTF8.self)
        guard let value = RuleKernel.value(text, questions[column].type.valueType) else {
            throw wrong(bytes, cells, column, line)
        }
        return value
    }

    private func wrong(
        _ bytes: UnsafeBufferPointer<UInt8>, _ cells: [Range<Int>], _ column: Int, _ line: Int
    ) -> PopulationSimulation.Failure {
        let text = String(decoding: PopulationReader.content(bytes, cells[column]), as: UTF8.self)
        return PopulationSimulation.Failure(
            line: line, message: "`\(text)` is no answer to `\(questions[column].id)`")
    }

    private static func text(_ value: Value?) -> String {
        let text =
            switch value {
            case nil, .null?: ""
            case .number(let number)?: number.description
            case .boolean(let isTrue)?: isTrue ? "true" : "false"
            case .string(let text)?: text
            case .date(let date)?: date.description
            case let other?: ValuePrinter.print(other, in: .en)
            }
        return PopulationReader.written(text)
    }
}
