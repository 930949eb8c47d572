import FEEL

/// An expression compiled against the names of its definition.
struct CompiledExpression {
    let source: ExpressionSource
    let expression: Expression
    /// The questions, lists and rules it names; entries of the element at hand by the list's name and theirs.
    let names: Set<String>
    /// The same with the entries of lists that it looks at.
    let uses: Set<String>
    /// The parameters it names.
    let parameters: Set<String>

    /// Whether its value may change with the day, the answers being the same.
    var dependsOnDay: Bool { expression.usesClock || !parameters.isEmpty || names.contains(LawDate.name) }
}

/// A service whose names are known and whose expressions are compiled: what is checked, then built.
///
/// An expression that does not compile is nil, and was reported.
struct ResolvedService {
    let source: ServiceSource
    let outline: FormOutline
    let pages: [ResolvedPage]
    /// In the order of the outline.
    let groups: [ResolvedGroup]
    /// In the order of the outline.
    let questions: [ResolvedQuestion]
    let rules: [ResolvedRule]
    let columns: [ResolvedColumn]
    let letters: [ResolvedLetter]
    let messages: [ResolvedMessage]
    let routing: [ResolvedRoute]
    let parameters: [Parameter]
    let names: NameTable
    let dependencies: DependencyGraph
    /// The day at which the law is read; nil for the day of the request.
    let lawDate: CompiledExpression?
    /// What an interview about today takes for granted, by question.
    let assumptions: [(question: Located<String>, value: CompiledExpression?)]
}

/// A page whose expressions are compiled.
struct ResolvedPage {
    let source: PageSource
    let showIf: CompiledExpression?
    let exits: [ResolvedExit]
}

/// A group whose expressions are compiled.
struct ResolvedGroup {
    let source: GroupSource
    let showIf: CompiledExpression?
    let repetition: ResolvedRepetition?
}

/// A repetition whose expressions are compiled.
struct ResolvedRepetition {
    let minimum: CompiledExpression?
    let maximum: CompiledExpression?
    /// As many as are written when all were understood.
    let titles: [Language: TextTemplate<LetterInsertion>]
    /// The questions, lists and rules that titles name.
    let names: Set<String>
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
    let aboutYear: CompiledExpression?
}

/// A rule whose expressions are compiled.
struct ResolvedRule {
    let source: RuleSource
    let formula: CompiledExpression?
    let appliesIf: CompiledExpression?
    /// The lines of its notation that compile.
    let lines: [Rule.Line]

    /// Whether it uses a parameter: its value depends on the day at which the law is read.
    var readsLaw: Bool { [formula, appliesIf].contains { $0?.parameters.isEmpty == false } }

    /// The questions, lists and rules it names.
    var names: Set<String> { (formula?.names ?? []).union(appliesIf?.names ?? []) }
    /// The same with the entries of lists that it looks at.
    var uses: Set<String> { (formula?.uses ?? []).union(appliesIf?.uses ?? []) }
}

/// A route whose condition is compiled; nil when it has none, or when it does not compile.
struct ResolvedRoute {
    let source: RouteSource
    let when: CompiledExpression?
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
    /// The questions, rules and parameters that its insertions name.
    let names: Set<String>
}

/// A message whose insertions are compiled.
struct ResolvedMessage {
    let source: MessageSource
    /// As many as are written when all were understood.
    let texts: [Language: TextTemplate<LetterInsertion>]
    /// The questions, rules and parameters that its insertions name.
    let names: Set<String>
}
