import FEEL

/// A rule's formula as its author wrote it: one expression, or a notation (a scale, a table, conditions, dated versions)
/// that stands for one.
///
/// Notations have no engine of their own: each is written out as the expression that it means, so that it is checked,
/// evaluated, explained and covered by tests as any other. What is wrong in it is reported where the author wrote it.
struct FormulaSource {
    /// The whole as one expression.
    let expression: ExpressionSource
    /// What a notation says line by line; none for a plain expression.
    let lines: [FormulaLineSource]
    /// The scales in it.
    let scales: [ScaleSource]
    /// The tables in it of which no two rows may fit.
    let tables: [TableSource]
    /// Where the conditions begin that no author wrote, as offsets into the expression's UTF-8.
    let guards: Set<Int>
    /// Where the conditions begin that tell which version is in force: one that is not is an earlier one that is.
    let versionConditions: Set<Int>
    /// Since when each version is in force, with the text that sets it, in order; none when there is one for all days.
    let versions: [Rule.Version]
    /// The decision of a model that it stands for; nil for what is written in the definition.
    var decision: DecisionFunction?
}

/// A line of a notation: what is given, and on which condition.
struct FormulaLineSource {
    /// Since when it is in force; nil for always.
    let from: CivilDate?
    /// Nil for what is given otherwise.
    let condition: ExpressionSource?
    let value: ExpressionSource
}

/// A scale as written: what it is applied to, and the limits of its steps.
struct ScaleSource {
    let base: ExpressionSource
    let limits: [ExpressionSource]
    let from: CivilDate?
}

/// A table as written.
struct TableSource {
    let inputs: [ExpressionSource]
    /// The tests of each row, one for each input.
    let rows: [[YAMLScalar]]
    let from: CivilDate?
}

/// Writes one expression out of several, each of which keeps its place.
struct ExpressionComposer {
    private var text = ""
    private var pieces: [(range: Range<Int>, source: ExpressionSource)] = []
    private(set) var lines: [FormulaLineSource] = []
    private(set) var scales: [ScaleSource] = []
    private(set) var tables: [TableSource] = []
    private(set) var guards: Set<Int> = []
    private(set) var versionConditions: Set<Int> = []

    mutating func write(_ literal: String) { text += literal }

    /// Writes an expression, between parentheses unless it is a single name or literal.
    mutating func write(_ source: ExpressionSource) {
        let isSingle = ExpressionPiece.pieces(of: source.text).count == 1
        text += isSingle ? "" : "("
        let start = text.utf8.count
        text += source.text
        pieces.append((start..<text.utf8.count, source))
        text += isSingle ? "" : ")"
    }

    /// Writes null for a value that is null, whatever follows: a scale says nothing of what is not there.
    mutating func writeGuard(_ name: ExpressionSource) {
        text += "if "
        guards.formUnion([text.utf8.count, text.utf8.count + 1])
        write(name)
        text += " = null then null else "
    }

    /// Writes the beginning of the version in force from a day on.
    mutating func writeVersion(from day: CivilDate, at place: SourceRange) {
        write("if ")
        versionConditions.formUnion([text.utf8.count, text.utf8.count + 1])
        write(ExpressionSource(text: "\(LawDate.name) >= date(\"\(day)\")", range: place) { _ in place })
        write(" then (")
    }

    mutating func add(_ line: FormulaLineSource) { lines.append(line) }
    mutating func add(_ scale: ScaleSource) { scales.append(scale) }
    mutating func add(_ table: TableSource) { tables.append(table) }

    /// What was written, as an expression that stands in a place.
    func source(at range: SourceRange) -> ExpressionSource {
        let pieces = pieces
        return ExpressionSource(text: text, range: range) { part in
            // Of what spans several, the last tells most: the limit that is compared with, the test that a row makes.
            guard let piece = pieces.last(where: { $0.range.overlaps(part) || $0.range.contains(part.lowerBound) })
            else { return range }
            let start = max(part.lowerBound, piece.range.lowerBound) - piece.range.lowerBound
            let end = min(max(part.upperBound, part.lowerBound), piece.range.upperBound) - piece.range.lowerBound
            return piece.source.locate(start..<max(start, end))
        }
    }
}
