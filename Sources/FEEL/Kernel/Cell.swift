/// A value in plain memory, 24 bytes that are copied without counting references: what kernels work on.
public struct Cell: Sendable, Hashable {
    /// The kind of a value.
    public enum Kind: UInt8, Sendable {
        /// No value.
        case null
        /// 1 for true, 0 for false.
        case boolean
        case number
        /// A text, by its position in the kernel's table.
        case text
        /// A date, as days after 1 January 1970.
        case date
    }

    /// What it is, or stands for.
    public var number: Number
    /// What kind of value it is.
    public var kind: Kind

    /// No value.
    public static let null = Cell(kind: .null, number: .zero)

    /// A value of a kind.
    init(kind: Kind, number: Number) {
        self.kind = kind
        self.number = number
    }

    /// A number.
    public init(_ number: Number) { self.init(kind: .number, number: number) }

    /// True or false.
    public init(_ isTrue: Bool) { self.init(kind: .boolean, number: Number(isTrue ? 1 : 0)) }

    /// A day.
    public init(_ date: CivilDate) { self.init(kind: .date, number: Number(date.daysSinceEpoch)) }

    /// The text at a position of the kernel's table; a position beyond it is a text that is equal to none there.
    public init(text position: Int) { self.init(kind: .text, number: Number(position)) }

    /// The position of a text in the kernel's table.
    public var textPosition: Int { number.whole }

    /// Whether it is true.
    public var isTrue: Bool { kind == .boolean && !number.isZero }
}

extension Number {
    /// The whole number that a cell keeps: always one of 64 bits without exponent.
    var whole: Int { Int(smallCoefficient ?? 0) }
}
