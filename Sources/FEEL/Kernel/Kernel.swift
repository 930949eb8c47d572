/// Expressions compiled together into straight-line code over numbered registers: it looks up no name, and allocates nothing
/// while it runs.
///
/// It gives the values that the expressions give, without saying why one is null. What it can't do (lists, texts that are
/// put together, durations) is not compiled (`KernelBuilder`); what turns out so while it runs stops it.
public final class Kernel: Sendable {
    /// What an instruction does. `target` is a register, or an instruction for jumps.
    enum Operation: UInt8, Sendable {
        case copy, add, subtract, multiply, divide, negate
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        /// `target` is what an `and` or an `or` is so far, `left` the next operand.
        case and, or
        /// The same, and to the instruction in `right` once it is settled; the first operand is all there is so far.
        case firstOfAnd, nextOfAnd, firstOfOr, nextOfOr
        /// Whether a value meets a test that is a value to be equal to, or a condition.
        case matches
        case not
        case minimum, maximum, magnitude
        /// To the decimals in `right`'s position of `roundings`.
        case round
        /// To a multiple.
        case roundToStep
        case year, month, day
        /// `left`, and the two registers after it: year, month and day.
        case date
        /// Null unless it is of the kind numbered `right`.
        case expect
        /// Null unless it is one of the texts in `right`'s position of `textSets`.
        case expectText
        case jump
        case jumpUnlessTrue
        /// Copies what is in force on the day in `left`, out of the table at `right`.
        case look
    }

    struct Instruction: Sendable {
        var operation: Operation
        var target: Int32
        var left: Int32 = 0
        var right: Int32 = 0
    }

    /// Values in force from day to day.
    struct DatedTable: Sendable {
        /// The days on which something changes, in order.
        let days: [Int]
        /// What is in force before the first day, then from each on; one value for each register.
        let rows: [[Cell]]
        let registers: [Int32]
    }

    /// How a number is rounded.
    enum RoundingRule: Sendable {
        case decimals(Int, RoundingMode)
        case multiple(@Sendable (Number) -> Number?)
    }

    let instructions: [Instruction]
    let tables: [DatedTable]
    let roundings: [RoundingRule]
    let textSets: [Set<Int>]
    /// What the registers hold before anything runs: constants, and null elsewhere.
    public let initial: [Cell]
    /// The texts that it compares with, by position.
    public let texts: [String: Int]
    private let textNames: [String]

    init(
        instructions: [Instruction], tables: [DatedTable], roundings: [RoundingRule], textSets: [Set<Int>],
        initial: [Cell], texts: [String: Int]
    ) {
        self.instructions = instructions
        self.tables = tables
        self.roundings = roundings
        self.textSets = textSets
        self.initial = initial
        self.texts = texts
        textNames = texts.sorted { $0.value < $1.value }.map(\.key)
    }

    /// The cell of a value; nil for one that kernels do not know.
    public func cell(_ value: Value) -> Cell? {
        switch value {
        case .null: .null
        case .boolean(let isTrue): Cell(isTrue)
        case .number(let number): Cell(number)
        case .date(let date): Cell(date)
        case .string(let text): Cell(text: texts[text] ?? texts.count)
        default: nil
        }
    }

    /// The value of a cell; nil for a text that is none of the table.
    public func value(_ cell: Cell) -> Value? {
        switch cell.kind {
        case .null: .null
        case .boolean: .boolean(cell.isTrue)
        case .number: .number(cell.number)
        case .date: .date(CivilDate(daysSinceEpoch: cell.number.whole))
        case .text: textNames.indices.contains(cell.number.whole) ? .string(textNames[cell.number.whole]) : nil
        }
    }

    /// Runs over the registers, which begin as `initial` with the inputs in their places.
    ///
    /// - Returns: whether it came to its end; what the registers hold means nothing otherwise.
    public func run(_ registers: UnsafeMutableBufferPointer<Cell>) -> Bool {
        instructions.withUnsafeBufferPointer { code in
            var position = 0
            while position < code.count {
                let instruction = code[position]
                position += 1
                let (target, left, right) = (Int(instruction.target), Int(instruction.left), Int(instruction.right))
                switch instruction.operation {
                case .copy: registers[target] = registers[left]
                case .add, .subtract, .multiply, .divide, .minimum, .maximum:
                    guard let cell = compute(instruction.operation, registers[left], registers[right]) else {
                        return false
                    }
                    registers[target] = cell
                case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
                    guard let cell = compare(instruction.operation, registers[left], registers[right]) else {
                        return false
                    }
                    registers[target] = cell
                case .firstOfAnd, .firstOfOr:
                    let cell = registers[left]
                    registers[target] = cell.kind == .boolean ? cell : .null
                    if cell.kind == .boolean, cell.isTrue == (instruction.operation == .firstOfOr) { position = right }
                case .nextOfAnd, .nextOfOr:
                    let cell = registers[left]
                    if cell.kind != .boolean {
                        registers[target] = .null
                    } else if cell.isTrue == (instruction.operation == .nextOfOr) {
                        registers[target] = cell
                        position = right
                    }
                case .and, .or: join(instruction.operation, &registers[target], registers[left])
                case .matches:
                    let (input, test) = (registers[left], registers[right])
                    guard
                        let cell = test.kind == .boolean && input.kind != .boolean
                            ? test : compare(.equal, input, test)
                    else { return false }
                    registers[target] = cell
                case .not:
                    let cell = registers[left]
                    registers[target] = cell.kind == .boolean ? Cell(cell.number.isZero) : .null
                case .negate, .magnitude:
                    let cell = registers[left]
                    guard cell.kind == .number || cell.kind == .null else { return false }
                    registers[target] =
                        cell.kind == .null
                        ? .null : Cell(instruction.operation == .negate ? cell.number.negated : cell.number.magnitude)
                case .round, .roundToStep:
                    let cell = registers[left]
                    guard cell.kind == .number || cell.kind == .null else { return false }
                    registers[target] = cell.kind == .null ? .null : round(cell.number, roundings[right])
                case .year, .month, .day:
                    guard let cell = part(instruction.operation, registers[left]) else { return false }
                    registers[target] = cell
                case .date:
                    guard let cell = date(registers[left], registers[left + 1], registers[left + 2]) else {
                        return false
                    }
                    registers[target] = cell
                case .expect: if registers[target].kind.rawValue != UInt8(right) { registers[target] = .null }
                case .expectText:
                    let cell = registers[target]
                    if cell.kind != .text || !textSets[right].contains(cell.number.whole) { registers[target] = .null }
                case .jump: position = target
                case .jumpUnlessTrue: if !registers[left].isTrue { position = target }
                case .look: look(tables[right], on: registers[left], registers)
                }
            }
            return true
        }
    }

    @inline(__always)
    private func compute(_ operation: Operation, _ left: Cell, _ right: Cell) -> Cell? {
        guard left.kind == .number, right.kind == .number else {
            return left.kind == .null || right.kind == .null ? .null : nil
        }
        let result: Number? =
            switch operation {
            case .add: left.number.adding(right.number)
            case .subtract: left.number.subtracting(right.number)
            case .multiply: left.number.multiplied(by: right.number)
            case .divide: left.number.divided(by: right.number)
            case .minimum: right.number < left.number ? right.number : left.number
            default: left.number < right.number ? right.number : left.number
            }
        return result.map { Cell($0) } ?? .null
    }

    @inline(__always)
    private func compare(_ operation: Operation, _ left: Cell, _ right: Cell) -> Cell? {
        if operation == .equal || operation == .notEqual {
            if left.kind == .null || right.kind == .null {
                return Cell((left.kind == right.kind) == (operation == .equal))
            }
            guard left.kind == right.kind else { return .null }
            // Two texts that are in no table can't be told apart.
            if left.kind == .text, left.number == right.number, left.number.whole >= texts.count { return nil }
            return Cell((left.number == right.number) == (operation == .equal))
        }
        guard left.kind == right.kind, left.kind == .number || left.kind == .date else {
            return left.kind == .text && right.kind == .text ? nil : .null
        }
        switch operation {
        case .less: return Cell(left.number < right.number)
        case .lessOrEqual: return Cell(!(right.number < left.number))
        case .greater: return Cell(right.number < left.number)
        default: return Cell(!(left.number < right.number))
        }
    }

    /// Three-valued logic: what is neither true nor false counts as null.
    @inline(__always)
    private func join(_ operation: Operation, _ target: inout Cell, _ next: Cell) {
        let decisive = operation == .or
        if target.kind == .boolean, target.isTrue == decisive { return }
        if next.kind == .boolean {
            if next.isTrue == decisive { target = Cell(decisive) }
        } else {
            target = .null
        }
    }

    private func round(_ number: Number, _ rule: RoundingRule) -> Cell {
        switch rule {
        case .decimals(let scale, let mode): number.rounded(scale: scale, mode).map { Cell($0) } ?? .null
        case .multiple(let apply): apply(number).map { Cell($0) } ?? .null
        }
    }

    private func part(_ operation: Operation, _ cell: Cell) -> Cell? {
        guard cell.kind == .date else { return cell.kind == .null ? .null : nil }
        let date = CivilDate(daysSinceEpoch: cell.number.whole)
        return Cell(Number(operation == .year ? date.year : operation == .month ? date.month : date.day))
    }

    private func date(_ year: Cell, _ month: Cell, _ day: Cell) -> Cell? {
        for part in [year.kind, month.kind, day.kind] where part != .number {
            return part == .null ? .null : nil
        }
        guard let year = Int(exactly: year.number), let month = Int(exactly: month.number),
            let day = Int(exactly: day.number), let date = CivilDate(year: year, month: month, day: day)
        else { return .null }
        return Cell(date)
    }

    private func look(_ table: DatedTable, on day: Cell, _ registers: UnsafeMutableBufferPointer<Cell>) {
        guard day.kind == .date else {
            for register in table.registers { registers[Int(register)] = .null }
            return
        }
        let wanted = day.number.whole
        var row = 0
        while row < table.days.count, table.days[row] <= wanted { row += 1 }
        let values = table.rows[row]
        for (index, register) in table.registers.enumerated() { registers[Int(register)] = values[index] }
    }
}
