import DMN
import FEEL

extension ServiceReader {
    /// The keys under which a rule says how it is computed, one of which it has.
    private static let notations = ["is", "scale", "table", "conditions", "versions", "decision"]

    /// How a rule is computed.
    func formula(_ reader: MappingReader, of rule: String) -> FormulaSource? {
        var composer = ExpressionComposer()
        var versions: [Rule.Version] = []
        let written = Self.notations.filter(reader.has)
        guard written.count == 1, let notation = written.first else {
            if written.isEmpty {
                _ = reader.expression("is", required: true)
            } else {
                diagnostics.error(
                    .conflictingKeys, "a rule is computed in one way: `\(written[0])` or `\(written[1])`",
                    at: reader.range(of: written[1]))
            }
            return nil
        }
        let range = reader.value(notation)?.range ?? reader.range(of: notation)
        if notation == "decision" { return decision(reader, of: rule, at: range) }
        if notation == "is" {
            guard let expression = reader.expression("is") else { return nil }
            return FormulaSource(
                expression: expression, lines: [], scales: [], tables: [], guards: [], versionConditions: [],
                versions: [])
        }
        guard
            notation == "versions"
                ? write(versionsOf: reader, to: &composer, &versions)
                : write(reader, notation, from: nil, to: &composer)
        else { return nil }
        return FormulaSource(
            expression: composer.source(at: range), lines: composer.lines, scales: composer.scales,
            tables: composer.tables, guards: composer.guards, versionConditions: composer.versionConditions,
            versions: versions)
    }

    private func write(
        _ reader: MappingReader, _ notation: String, from: CivilDate?, to composer: inout ExpressionComposer
    ) -> Bool {
        switch notation {
        case "scale": write(scaleOf: reader, from: from, to: &composer)
        case "table": write(tableOf: reader, from: from, to: &composer)
        case "conditions": write(conditionsOf: reader, from: from, to: &composer)
        default: write(expressionOf: reader, from: from, to: &composer)
        }
    }

    private func write(
        expressionOf reader: MappingReader, from: CivilDate?, to composer: inout ExpressionComposer
    ) -> Bool {
        guard let expression = reader.expression("is", required: true) else { return false }
        composer.write(expression)
        composer.add(FormulaLineSource(from: from, condition: nil, value: expression))
        return true
    }

    /// `conditions: [{if: …, then: …}, {otherwise: …}]`: the first whose condition is true.
    private func write(
        conditionsOf reader: MappingReader, from: CivilDate?, to composer: inout ExpressionComposer
    ) -> Bool {
        let elements = reader.mappings("conditions", subject: Vocabulary.condition.subject, required: true)
        var isClosed = false
        for (index, element) in elements.enumerated() {
            let condition = element.expression("if")
            let value =
                condition == nil
                ? element.expression("otherwise", required: true) : element.expression("then", required: true)
            if condition == nil { element.declare("then") } else { element.declare("otherwise") }
            element.finish(.condition)
            guard let value else { return false }
            if condition == nil, index + 1 < elements.count {
                diagnostics.error(
                    .invalidValue, "nothing after `otherwise` is ever looked at", at: value.range,
                    suggestion: "put it last")
                return false
            }
            if let condition {
                composer.write("if ")
                composer.write(condition)
                composer.write(" then ")
            }
            composer.write(value)
            if condition != nil { composer.write(" else ") }
            composer.add(FormulaLineSource(from: from, condition: condition, value: value))
            isClosed = condition == nil
        }
        if !isClosed { composer.write("null") }
        return !elements.isEmpty
    }

    // MARK: Decisions of models

    /// `decision: {model: FILE.dmn, name: NAME, given: {INPUT: EXPRESSION}}`.
    private func decision(_ parent: MappingReader, of rule: String, at range: SourceRange) -> FormulaSource? {
        guard let reader = parent.mapping("decision") else { return nil }
        let path = reader.located("model")
        let name = reader.located("name")
        let given = reader.entries("given").compactMap { entry in
            entry.value.asScalar("what is given for \(entry.key.text)", diagnostics).map { (entry.key, $0) }
        }
        reader.finish(.decision)
        guard let path, let name else { return nil }
        guard let bytes = models(path.value), path.value.hasSuffix(".dmn") else {
            diagnostics.error(
                .missingFile, "there is no model `\(path.value)` in this folder", at: path.range,
                suggestion: "name a file that ends in `.dmn`")
            return nil
        }
        let model: DecisionModel
        do {
            model = try DecisionModel(bytes)
        } catch {
            diagnostics.error(
                "unreadable-model", "line \(error.line) of `\(path.value)`: \(error.message)", at: path.range)
            return nil
        }
        let known = DecisionModels([model])
        guard isKnown(name, among: known.decisions(of: model.namespace), "decision"),
            given.allSatisfy({
                isKnown(Located($0.0.text, at: $0.0.range), among: known.inputs(of: model.namespace), "input")
            })
        else { return nil }
        var composer = ExpressionComposer()
        composer.write("\(DecisionFunction.name(ofRule: rule))(today()")
        for (_, value) in given {
            composer.write(", ")
            composer.write(ExpressionSource(value))
        }
        composer.write(")")
        return FormulaSource(
            expression: composer.source(at: range), lines: [], scales: [], tables: [], guards: [],
            versionConditions: [], versions: [],
            decision: DecisionFunction(
                path: path.value, model: model, decision: name.value, inputs: given.map(\.0.text)))
    }

    private func isKnown(_ name: Located<String>, among names: [String], _ noun: String) -> Bool {
        if names.contains(name.value) { return true }
        diagnostics.error(
            "unknown-decision", "the model has no \(noun) `\(name.value)`", at: name.range,
            suggestion: Diagnostic.didYouMean(nearestName(to: name.value, among: names))
                ?? "one of: " + names.joined(separator: ", "))
        return false
    }

    // MARK: Versions

    /// `versions: {2024-01-01: {is: …, ref: …}}`: what the law was from each day on. Before the first there is no value.
    private func write(
        versionsOf reader: MappingReader, to composer: inout ExpressionComposer, _ versions: inout [Rule.Version]
    ) -> Bool {
        var written: [(version: Rule.Version, place: SourceRange, reader: MappingReader, notation: String)] = []
        for entry in reader.entries("versions", required: true) {
            guard let from = day(entry.key),
                let version = MappingReader(
                    entry.value, subject: "the version of \(entry.key.text)", diagnostics: diagnostics)
            else { return false }
            if let last = written.last, last.version.from >= from {
                diagnostics.error(
                    .invalidValue, "the dates of `versions` go from the oldest to the latest", at: entry.key.range)
                return false
            }
            let reference = version.string("ref", required: true)
            let notations = Self.notations.filter { !["versions", "decision"].contains($0) && version.has($0) }
            guard notations.count == 1 else {
                diagnostics.error(
                    .conflictingKeys, "a version is computed in one way", at: entry.key.range,
                    suggestion: "write one of `is`, `scale`, `table`, `conditions`")
                return false
            }
            written.append(
                (Rule.Version(from: from, reference: reference), entry.key.range, version, notations[0]))
        }
        guard !written.isEmpty else { return false }
        versions = written.map(\.version)
        for (version, place, reader, notation) in written.reversed() {
            composer.writeVersion(from: version.from, at: place)
            guard write(reader, notation, from: version.from, to: &composer) else { return false }
            reader.finish(.version)
            composer.write(") else ")
        }
        composer.write("null")
        return true
    }

    // MARK: Scales

    /// `scale: {of: …, by: band, steps: [{below: …, value: …}, {value: …}]}`.
    private func write(
        scaleOf rule: MappingReader, from: CivilDate?, to composer: inout ExpressionComposer
    ) -> Bool {
        guard let reader = rule.mapping("scale"), let base = reader.expression("of", required: true),
            let kind = reader.choice("by", ScaleKind.self)
        else { return false }
        let steps = reader.mappings("steps", subject: Vocabulary.step.subject, required: true)
            .compactMap { step($0, kind, isLast: false) }
        reader.finish(.scale)
        guard !steps.isEmpty, steps.count == reader.list("steps").count else { return false }
        if let open = steps.dropLast().first(where: { $0.limit == nil }) {
            diagnostics.error(
                .invalidValue, "a step without a limit is the last one", at: open.value.range,
                suggestion: "write up to where it goes: `below` or `up_to`")
            return false
        }
        composer.add(ScaleSource(base: base, limits: steps.compactMap { $0.limit?.source }, from: from))
        return writeOnce([base], to: &composer) { names, composer in
            composer.writeGuard(names[0])
            if kind == .margin { return write(margins: steps, of: names[0], base, from: from, to: &composer) }
            for step in steps {
                if let limit = step.limit {
                    composer.write("if ")
                    composer.write(names[0])
                    composer.write(limit.isIncluded ? " <= " : " < ")
                    composer.write(limit.source)
                    composer.write(" then ")
                }
                composer.write(step.value)
                if step.limit != nil { composer.write(" else ") }
                composer.add(
                    FormulaLineSource(
                        from: from, condition: step.limit.map { self.comparison(base, $0) }, value: step.value))
            }
            if steps.last?.limit != nil { composer.write("null") }
        }
    }

    /// How a scale is read: one value for the step in which the base is, or a rate for the part of the base in each.
    private enum ScaleKind: String, CaseIterable {
        case band, margin
    }

    private struct Step {
        let limit: (source: ExpressionSource, isIncluded: Bool)?
        /// The value, or the rate.
        let value: ExpressionSource
    }

    private func step(_ reader: MappingReader, _ kind: ScaleKind, isLast: Bool) -> Step? {
        let below = reader.expression("below")
        let upTo = reader.expression("up_to")
        let value = reader.expression(kind == .band ? "value" : "rate", required: true)
        reader.declare(kind == .band ? "rate" : "value")
        reader.finish(.step)
        if below != nil, let upTo {
            diagnostics.error(.conflictingKeys, "a step ends `below` a limit or goes `up_to` it", at: upTo.range)
            return nil
        }
        let limit = below.map { ($0, false) } ?? upTo.map { ($0, true) }
        return value.map { Step(limit: limit, value: $0) }
    }

    private func comparison(
        _ base: ExpressionSource, _ limit: (source: ExpressionSource, isIncluded: Bool)
    ) -> ExpressionSource {
        var composer = ExpressionComposer()
        composer.write(base)
        composer.write(limit.isIncluded ? " <= " : " < ")
        composer.write(limit.source)
        return composer.source(at: limit.source.range)
    }

    /// Each rate applies to the part of the base between the limit before and its own; a part below zero counts for
    /// nothing.
    private func write(
        margins steps: [Step], of name: ExpressionSource, _ base: ExpressionSource, from: CivilDate?,
        to composer: inout ExpressionComposer
    ) {
        var lower: ExpressionSource?
        for (index, step) in steps.enumerated() {
            composer.write(index == 0 ? "" : " + ")
            composer.write("max(0, ")
            if let limit = step.limit {
                composer.write("min(")
                composer.write(name)
                composer.write(", ")
                composer.write(limit.source)
                composer.write(")")
            } else {
                composer.write(name)
            }
            if let lower {
                composer.write(" - ")
                composer.write(lower)
            }
            composer.write(") * ")
            composer.write(step.value)
            composer.add(
                FormulaLineSource(
                    from: from, condition: step.limit.map { self.comparison(base, $0) }, value: step.value))
            lower = step.limit?.source
        }
    }

    // MARK: Tables

    /// How many rows of a table may fit, and what is made of them.
    private enum HitPolicy: String, CaseIterable {
        case unique, first, sum, count, min, max, collect

        /// Whether the first row that fits gives the value.
        var isChain: Bool { self == .unique || self == .first }

        func opening(isFirst: Bool) -> String {
            guard !isChain else { return "" }
            guard isFirst else { return ", " }
            return switch self {
            case .sum, .count: "sum(["
            case .min: "min(concatenate("
            case .max: "max(concatenate("
            default: "concatenate("
            }
        }

        var before: String { isChain || self == .sum || self == .count ? "" : "[" }
        var after: String { isChain || self == .sum || self == .count ? "" : "]" }

        /// What a row that does not fit gives.
        var otherwise: String {
            switch self {
            case .unique, .first: ""
            case .sum, .count: "0"
            case .min, .max, .collect: "[]"
            }
        }

        func closing(isLast: Bool) -> String {
            guard !isChain, isLast else { return "" }
            return switch self {
            case .sum, .count: "])"
            case .min, .max: "))"
            default: ")"
            }
        }
    }

    /// `table: {hit: unique, inputs: […], rows: [{when: […], then: …}]}`.
    private func write(
        tableOf rule: MappingReader, from: CivilDate?, to composer: inout ExpressionComposer
    ) -> Bool {
        guard let reader = rule.mapping("table") else { return false }
        let hit = reader.choice("hit", HitPolicy.self, required: false) ?? .unique
        let inputs = reader.scalars("inputs", required: true).map { ExpressionSource($0) }
        let elements = reader.mappings("rows", subject: Vocabulary.row.subject, required: true)
        var rows: [(tests: [YAMLScalar], value: ExpressionSource)] = []
        for element in elements {
            let tests = element.scalars("when", required: true)
            let value = element.expression("then", required: true)
            element.finish(.row)
            guard let value else { return false }
            guard tests.count == inputs.count else {
                diagnostics.error(
                    .invalidValue, "this row tests \(tests.count) inputs of \(inputs.count)",
                    at: element.range(of: "when"),
                    suggestion: "write `-` where anything will do")
                return false
            }
            rows.append((tests, value))
        }
        reader.finish(.table)
        guard !inputs.isEmpty, !rows.isEmpty else { return false }
        if hit == .unique { composer.add(TableSource(inputs: inputs, rows: rows.map(\.tests), from: from)) }
        return writeOnce(inputs, to: &composer) { names, composer in
            for (index, row) in rows.enumerated() {
                composer.add(
                    FormulaLineSource(from: from, condition: self.condition(row.tests, of: inputs), value: row.value))
                composer.write(hit.opening(isFirst: index == 0))
                composer.write("if ")
                composer.write(
                    self.condition(row.tests, of: names)
                        ?? ExpressionSource(text: "true", range: row.value.range) { _ in row.value.range })
                composer.write(" then ")
                composer.write(hit.before)
                if hit == .count { composer.write("1") } else { composer.write(row.value) }
                composer.write(hit.after)
                composer.write(" else ")
                composer.write(hit.otherwise)
                composer.write(hit.closing(isLast: index + 1 == rows.count))
            }
            if hit.isChain { composer.write("null") }
        }
    }

    /// The condition under which a row fits; nil when it always does.
    private func condition(_ tests: [YAMLScalar], of inputs: [ExpressionSource]) -> ExpressionSource? {
        var composer = ExpressionComposer()
        var isEmpty = true
        for (test, input) in zip(tests, inputs) where test.text != "-" {
            if !isEmpty { composer.write(" and ") }
            isEmpty = false
            let isNegated = test.text.hasPrefix("not(") && test.text.hasSuffix(")")
            composer.write(isNegated ? "not(" : "")
            composer.write(input)
            if let plain = self.comparison(with: test) {
                composer.write(plain.sign)
                composer.write(plain.source)
                continue
            }
            composer.write(" in ")
            if isNegated {
                let inner = String(test.text.dropFirst(4).dropLast())
                composer.write(
                    ExpressionSource(text: inner, range: test.range) {
                        test.range(ofUTF8Offsets: ($0.lowerBound + 4)..<($0.upperBound + 4))
                    })
            } else {
                composer.write(ExpressionSource(test))
            }
            composer.write(isNegated ? ")" : "")
        }
        return isEmpty ? nil : composer.source(at: tests.first?.range ?? inputs[0].range)
    }

    /// A test that is a plain comparison, which reads better as one: `< 18`, `"a"`, `3`.
    private func comparison(with test: YAMLScalar) -> (sign: String, source: ExpressionSource)? {
        let pieces = ExpressionPiece.pieces(of: test.text)
        func part(from offset: Int) -> ExpressionSource {
            ExpressionSource(
                text: String(decoding: Array(test.text.utf8).dropFirst(offset), as: UTF8.self), range: test.range
            ) {
                test.range(ofUTF8Offsets: ($0.lowerBound + offset)..<($0.upperBound + offset))
            }
        }
        switch (pieces.first, pieces.count) {
        case (.number, 1), (.text, 1): return (" = ", part(from: 0))
        case (.symbol(let sign), 2) where ["<", "<=", ">", ">="].contains(sign) && test.text.hasPrefix(sign):
            return (" \(sign) ", part(from: sign.utf8.count))
        default: return nil
        }
    }

    // MARK: What is looked at more than once

    /// Writes something that uses the same expressions several times: by themselves where they are names, else computed
    /// once and called by a name.
    private func writeOnce(
        _ expressions: [ExpressionSource], to composer: inout ExpressionComposer,
        _ body: ([ExpressionSource], inout ExpressionComposer) -> Void
    ) -> Bool {
        let names = expressions.enumerated().map { index, expression -> ExpressionSource in
            isName(expression.text)
                ? expression
                : ExpressionSource(text: "looked_at_\(index + 1)", range: expression.range) { _ in expression.range }
        }
        let computed = zip(names, expressions).filter { $0.text != $1.text }
        if computed.isEmpty {
            body(names, &composer)
            return true
        }
        composer.write("{")
        for (name, expression) in computed {
            composer.write("\(name.text): ")
            composer.write(expression)
            composer.write(", ")
        }
        composer.write("given: ")
        body(names, &composer)
        composer.write("}.given")
        return true
    }

    private func isName(_ text: String) -> Bool {
        text.first.map { $0.isASCII && $0.isLetter } ?? false
            && text.allSatisfy { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
