public import FEEL

/// A service's rules compiled for populations: what they give of answers, one household after the other, with no look-up by
/// name and no allocation.
///
/// It gives what `evaluate` gives, and nothing else of it: no problems, no exits, no lists. A definition whose rules use what
/// kernels do not do has none, and a household that turns out so is told (`Worker.run`): both are for `evaluate`.
public struct RuleKernel: Sendable {
    /// The questions that the rules use, in the order of the form.
    public let inputs: [Question]
    /// Where the answer to each goes, and what it has to be. Apart from the questions, whose texts would be counted at each
    /// answer.
    private let places: [AnswerPlace]
    /// The options of each, as a file has them, with their positions among the kernel's texts. Apart, so that places are
    /// plain memory.
    private let options: [[(name: [UInt8], position: Int)]]
    /// The rules, in the order of the definition.
    public let rules: [Rule]
    private let registers: [Int]
    private let kernel: Kernel
    private let today: CivilDate

    /// Compiles some rules of a definition, or all of them; nil when one uses what kernels do not do.
    ///
    /// - Parameters:
    ///   - goals: the rules wanted; all of them unless told.
    ///   - today: the local date.
    ///   - changes: values of parameters that stand in for those in force: a reform being tried.
    public init?(
        _ definition: ServiceDefinition, goals: [String]? = nil, on today: CivilDate,
        with changes: [String: Number] = [:]
    ) {
        var compiler = RuleKernelCompiler(definition, on: today, with: changes)
        let wanted = goals ?? definition.rules.map(\.id)
        let positions = wanted.compactMap { definition.plan.rulePositions[$0] }
        guard positions.count == wanted.count, let compiled = try? compiler.compile(positions) else { return nil }
        inputs = compiled.inputs.map(\.question)
        places = compiled.inputs.map { question, register in
            AnswerPlace(question.type, register: register, on: today)
        }
        options = compiled.inputs.map { question, _ in
            guard let choice = question.type as? ChoiceQuestion else { return [] }
            return choice.options.compactMap { option in
                compiled.kernel.texts[option.id].map { (Array(option.id.utf8), $0) }
            }
        }
        rules = positions.map { definition.rules[$0] }
        registers = compiled.rules
        kernel = compiled.kernel
        self.today = today
    }

    /// The registers of one who works: not shared between threads.
    public func worker() -> Worker { Worker(self) }

    /// An answer as it stands in a file: a number with a point, `true` or `false`, an option's name, a date. Nil for what is
    /// none of its type.
    public static func value(_ text: String, _ type: ValueType) -> Value? {
        switch type {
        case .number: Number(text).map { .number($0) }
        case .boolean: ["true": .boolean(true), "false": .boolean(false)][text]
        case .date: CivilDate(iso8601: text).map { .date($0) }
        case .string: .string(text)
        case .enumeration(let options): options.contains(text) ? .string(text) : nil
        default: nil
        }
    }

    /// One who works with a kernel, household after household.
    public struct Worker {
        fileprivate let kernel: RuleKernel
        private var cells: [Cell]

        fileprivate init(_ kernel: RuleKernel) {
            self.kernel = kernel
            cells = kernel.kernel.initial
        }

        /// Takes every answer back.
        public mutating func clear() {
            for place in kernel.places { cells[place.register] = .null }
        }

        /// Gives an answer, by the position of its question among the inputs.
        ///
        /// - Returns: false for a value that kernels do not know.
        public mutating func set(_ input: Int, _ value: Value) -> Bool {
            guard let cell = kernel.kernel.cell(value) else { return false }
            set(input, cell, value)
            return true
        }

        private mutating func set(_ input: Int, _ cell: Cell, _ value: @autoclosure () -> Value) {
            let place = kernel.places[input]
            // An answer that its question refuses is none, as in the form.
            let isAccepted =
                place.accepts(cell) { position in kernel.options[input].contains { $0.position == position } }
                ?? (kernel.inputs[input].type.problem(with: value(), on: kernel.today) == nil)
            cells[place.register] = isAccepted ? cell : .null
        }

        /// Gives an answer as it stands in a file: a number with a point, `true` or `false`, an option's name, a date.
        ///
        /// - Returns: false for what is no answer to the question.
        public mutating func set(_ input: Int, bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            switch kernel.places[input].form {
            case .number:
                if let number = Number(plainDigits: bytes) {
                    set(input, Cell(number), .number(number))
                    return true
                }
            case .yesOrNo:
                let isTrue = bytes.elementsEqual("true".utf8)
                guard isTrue || bytes.elementsEqual("false".utf8) else { return false }
                set(input, Cell(isTrue), .boolean(isTrue))
                return true
            case .option:
                let options = kernel.options[input]
                guard let option = options.first(where: { bytes.elementsEqual($0.name) })?.position else {
                    return false
                }
                cells[kernel.places[input].register] = Cell(text: option)
                return true
            case .other: break
            }
            let type = kernel.inputs[input].type.valueType
            guard let value = RuleKernel.value(String(decoding: bytes, as: UTF8.self), type) else { return false }
            return set(input, value)
        }

        /// Works the rules out.
        ///
        /// - Returns: false when this household is for `evaluate`.
        public mutating func run() -> Bool {
            let kernel = kernel.kernel
            return cells.withUnsafeMutableBufferPointer { kernel.run($0) }
        }

        /// What a rule gave, by its position; null when it does not apply. Nil when it is for `evaluate` to say.
        public func value(_ rule: Int) -> Value? { kernel.kernel.value(cells[kernel.registers[rule]]) }

        /// The same in plain memory.
        public func cell(_ rule: Int) -> Cell { cells[kernel.registers[rule]] }
    }
}

/// Where an answer goes, and whether it suits its question: the commonest conditions without the evaluator.
private struct AnswerPlace: Sendable {
    enum Form: UInt8 {
        case yesOrNo, option, number
        /// The question itself tells.
        case other
    }

    let register: Int
    private(set) var form = Form.other
    private var isYear = false
    private var decimals = Int.max
    private var lower: Number?
    private var upper: Number?
    private var isLowerIncluded = true
    private var isUpperIncluded = true

    init(_ type: any QuestionType, register: Int, on today: CivilDate) {
        self.register = register
        switch type {
        case let number as NumberQuestion where number.step == nil:
            decimals = number.decimals
            bound(number.range, on: today)
        case let money as MoneyQuestion:
            decimals = money.decimals
            bound(money.range, on: today)
        case let year as YearQuestion:
            isYear = true
            bound(year.range, on: today)
        case is YesNoQuestion: form = .yesOrNo
        case is ChoiceQuestion: form = .option
        default: break
        }
    }

    /// A range that is one interval is two comparisons.
    private mutating func bound(_ range: AnswerRange?, on today: CivilDate) {
        guard let range else {
            form = .number
            return
        }
        guard let interval = range.interval(on: today) else { return }
        func number(_ value: Value?) -> Number? { if case .number(let number)? = value { number } else { nil } }
        (lower, upper) = (number(interval.lower), number(interval.upper))
        (isLowerIncluded, isUpperIncluded) = (interval.isLowerIncluded, interval.isUpperIncluded)
        form = .number
    }

    /// Whether the question takes a value; nil when only the question can tell.
    func accepts(_ cell: Cell, isOption: (Int) -> Bool) -> Bool? {
        switch form {
        case .yesOrNo: return cell.kind == .boolean
        case .option:
            return cell.kind == .text && isOption(cell.textPosition)
        case .other: return nil
        case .number:
            guard cell.kind == .number else { return false }
            let number = cell.number
            if decimals != .max, number.decimals > decimals { return false }
            if isYear, !(number.isInteger && number > 0 && number < 10_000) { return false }
            if let lower, isLowerIncluded ? number < lower : !(lower < number) { return false }
            if let upper, isUpperIncluded ? upper < number : !(number < upper) { return false }
            return true
        }
    }
}
