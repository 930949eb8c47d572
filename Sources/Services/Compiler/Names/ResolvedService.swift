import FEEL

/// An expression compiled against the names of its definition.
struct CompiledExpression {
    let source: ExpressionSource
    let expression: Expression
    /// The questions and rules it names.
    let names: Set<String>
}

/// A service whose names are known and whose expressions are compiled: what is checked, then built.
///
/// An expression that does not compile is nil, and was reported.
struct ResolvedService {
    let source: ServiceSource
    let pages: [ResolvedPage]
    let rules: [ResolvedRule]
    let columns: [ResolvedColumn]
    let letters: [ResolvedLetter]
    let names: NameTable
    let dependencies: DependencyGraph

    /// A question by its place.
    func question(page: Int, index: Int) -> ResolvedQuestion { pages[page].questions[index] }
}

/// A page whose expressions are compiled.
struct ResolvedPage {
    let source: PageSource
    let showIf: CompiledExpression?
    let questions: [ResolvedQuestion]
    let exits: [ResolvedExit]
}

/// A way out whose condition is compiled.
struct ResolvedExit {
    let source: ExitSource
    let when: CompiledExpression?
}

/// A question whose expressions are compiled.
struct ResolvedQuestion {
    let source: QuestionSource
    let showIf: CompiledExpression?
    let validations: [(that: CompiledExpression?, message: LocalizedText?)]
}

/// A rule whose expressions are compiled.
struct ResolvedRule {
    let source: RuleSource
    let formula: CompiledExpression?
    let appliesIf: CompiledExpression?

    /// The questions and rules it names.
    var names: Set<String> { (formula?.names ?? []).union(appliesIf?.names ?? []) }
}

/// A list column whose value is compiled.
struct ResolvedColumn {
    let source: ColumnSource
    let value: CompiledExpression?
}

/// A letter whose insertions are compiled.
struct ResolvedLetter {
    let name: String
    /// How many languages it is written in; as many as `texts` when all were understood.
    let fileCount: Int
    let texts: [Language: LetterTemplate.Text]
    /// The questions and rules that its insertions name.
    let names: Set<String>
}
