public import FEEL

/// A service's rules compiled for populations: what they give of answers, one household after the other, with no look-up by
/// name and no allocation.
///
/// It gives what `evaluate` gives, and nothing else of it: no problems, no exits, no lists. A definition whose rules use what
/// kernels do not do has none, and a household that turns out so is told (`Worker.run`): both are for `evaluate`.
public struct RuleKernel: Sendable {
    /// A question that the rules use.
    public struct Input: Sendable {
        /// Its identifier.
        public let question: Question
        fileprivate let register: Int
        fileprivate let check: AnswerCheck
    }

    /// The questions that the rules use, in the order of the form.
    public let inputs: [Input]
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
        _ definition: ServiceDefinition, goals: [String]? = nil, on today: CivilDate, with changes: [String: Number] = [:]
    ) {
        var compiler = RuleKernelCompiler(definition, on: today, with: changes)
        let wanted = goals ?? definition.rules.map(\.id)
        let positions = wanted.compactMap { definition.plan.rulePositions[$0] }
        guard positions.count == wanted.count, let compiled = try? compiler.compile(positions) else { return nil }
        inputs = compiled.inputs.map { question, register in
            Input(question: question, register: register, check: AnswerCheck(question.type, on: today, texts: compiled.kernel.texts))
        }
        rules = positions.map { definition.rules[$0] }
        registers = compiled.rules
        kernel = compiled.kernel
        self.today = today
    }

    /// The registers of one who works: not shared between threads.
    public func worker() -> Worker { Worker(self) }

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
            for input in kernel.inputs { cells[input.register] = .null }
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
            let place = kernel.inputs[input]
            // An answer that its question refuses is none, as in the form.
            cells[place.register] = place.check.accepts(cell, value, on: kernel.today) ? cell : .null
        }

        /// Gives an answer as it stands in a file: a number with a point, `true` or `false`, an option's name, a date.
        ///
        /// - Returns: false for what is no answer to the question.
        public mutating func set(_ input: Int, bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            let type = kernel.inputs[input].question.type.valueType
            if case .number = type, let number = Number(plainDigits: bytes) {
                set(input, Cell(number), .number(number))
                return true
            }
            if case .boolean = type {
                let isTrue = bytes.elementsEqual("true".utf8)
                guard isTrue || bytes.elementsEqual("false".utf8) else { return false }
                set(input, Cell(isTrue), .boolean(isTrue))
                return true
            }
            guard let value = Self.value(String(decoding: bytes, as: UTF8.self), type) else { return false }
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

        /// An answer as it stands in a file.
        static func value(_ text: String, _ type: ValueType) -> Value? {
            switch type {
            case .number: Number(text).map { .number($0) }
            case .boolean: ["true": .boolean(true), "false": .boolean(false)][text]
            case .date: CivilDate(iso8601: text).map { .date($0) }
            case .string: .string(text)
            case .enumeration(let options): options.contains(text) ? .string(text) : nil
            default: nil
            }
        }
    }
}

/// Whether an answer suits its question: the commonest conditions without the evaluator.
private struct AnswerCheck: Sendable {
    private enum Form {
        case yesOrNo
        case option(Set<Int>)
        case interval(AnswerRange.Interval?, decimals: Int?, isYear: Bool)
        case other(any QuestionType)
    }

    private let form: Form
    private let lower: Number?
    private let upper: Number?

    init(_ type: any QuestionType, on today: CivilDate, texts: [String: Int]) {
        func form(_ range: AnswerRange?, decimals: Int?, isYear: Bool = false) -> Form {
            guard let range else { return .interval(nil, decimals: decimals, isYear: isYear) }
            return range.interval(on: today).map { .interval($0, decimals: decimals, isYear: isYear) } ?? .other(type)
        }
        switch type {
        case let number as NumberQuestion where number.step == nil: self.form = form(number.range, decimals: number.decimals)
        case let money as MoneyQuestion: self.form = form(money.range, decimals: money.decimals)
        case let year as YearQuestion: self.form = form(year.range, decimals: nil, isYear: true)
        case is YesNoQuestion: self.form = .yesOrNo
        case let choice as ChoiceQuestion: self.form = .option(Set(choice.options.compactMap { texts[$0.id] }))
        default: self.form = .other(type)
        }
        func number(_ value: Value?) -> Number? { if case .number(let number)? = value { number } else { nil } }
        if case .interval(let interval, _, _) = self.form {
            lower = number(interval?.lower)
            upper = number(interval?.upper)
        } else {
            lower = nil
            upper = nil
        }
    }

    func accepts(_ cell: Cell, _ value: () -> Value, on today: CivilDate) -> Bool {
        switch form {
        case .yesOrNo: return cell.kind == .boolean
        case .option(let positions): return cell.kind == .text && positions.contains(cell.textPosition)
        case .other(let type): return type.problem(with: value(), on: today) == nil
        case .interval(let interval, let decimals, let isYear):
            guard cell.kind == .number else { return false }
            if let decimals, cell.number.decimals > decimals { return false }
            if isYear, !(cell.number.isInteger && cell.number > 0 && cell.number < 10_000) { return false }
            if let lower, cell.number < lower || (cell.number == lower && interval?.isLowerIncluded != true) {
                return false
            }
            if let upper, upper < cell.number || (cell.number == upper && interval?.isUpperIncluded != true) {
                return false
            }
            return true
        }
    }
}
