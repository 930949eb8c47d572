import FEEL

/// Looks for pages, questions and ways out that nobody could ever see, and for forms that nobody could ever finish.
///
/// Where a condition depends only on questions with a closed list of answers, every combination of answers is tried, as
/// the form itself would evaluate it. Where it depends on others, nothing is claimed.
struct ReachabilityCheck {
    private let service: ResolvedService
    private let cases: CaseExplorer
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, diagnostics: DiagnosticBag) {
        self.service = service
        cases = CaseExplorer(service)
        self.diagnostics = diagnostics
    }

    func run() {
        for (number, page) in service.pages.enumerated() {
            let isPageShown = check(
                .page(number), page.showIf, subject: "the page `\(page.source.id.value)`", range: page.source.id.range)
            guard isPageShown else { continue }
            checkItems(of: .page(number))
            for index in page.exits.indices { checkExit(index, page: number) }
        }
        for rule in service.rules { check(rule) }
        checkCompletion()
    }

    private func checkItems(of container: FormNode) {
        for part in service.outline.parts {
            switch part {
            case .group(let index) where service.outline.groups[index].container == container:
                let group = service.groups[index]
                let isShown = check(
                    part, group.showIf, subject: "the group `\(group.source.id.value)`", range: group.source.id.range)
                if isShown { checkItems(of: part) }
            case .question(let index) where service.outline.questions[index].container == container:
                let question = service.questions[index]
                check(
                    part, question.showIf, subject: "the question `\(question.source.id.value)`",
                    range: question.source.id.range)
                for validation in question.validations {
                    check(validation.that, of: part, service.outline.questions[index])
                }
            default: continue
            }
        }
    }

    /// Whether a page or question can be shown; reported when it can't, and when its condition decides nothing.
    @discardableResult
    private func check(
        _ node: DependencyGraph.Node, _ condition: CompiledExpression?, subject: String, range: SourceRange
    ) -> Bool {
        var isEverShown = false
        var isEverHidden = false
        let isExplored = cases.explore([node], expressions: [condition]) { situation in
            if situation.isShown(node) {
                isEverShown = true
            } else if situation.isContainerShown(of: node) {
                isEverHidden = true
            }
        }
        guard isExplored else { return true }
        if !isEverShown {
            diagnostics.error(
                .neverShown, "\(subject) is never shown: whatever the answers, its condition is not met",
                at: condition?.source.range ?? range)
        } else if let condition, !isEverHidden {
            diagnostics.warning(
                .alwaysShown, "\(subject) is always shown: its condition decides nothing", at: condition.source.range,
                suggestion: "remove the condition")
        }
        return isEverShown
    }

    /// A validation that no answer passes.
    private func check(
        _ validation: CompiledExpression?, of node: DependencyGraph.Node, _ question: FormOutline.Question
    ) {
        guard let validation else { return }
        var canBeShown = false
        var canPass = false
        let isExplored = cases.explore([node], expressions: [validation]) { situation in
            guard situation.isShown(node), situation.value(of: question.name) != .null else { return }
            canBeShown = true
            if situation.isTrue(validation) { canPass = true }
        }
        if isExplored, canBeShown, !canPass {
            diagnostics.error(
                .neverValid, "no answer to `\(question.source.id.value)` passes this condition",
                at: validation.source.range)
        }
    }

    private func check(_ rule: ResolvedRule) {
        guard let condition = rule.appliesIf else { return }
        var applies = false
        let isExplored = cases.explore([], expressions: [condition]) { if $0.isTrue(condition) { applies = true } }
        if isExplored, !applies {
            diagnostics.error(
                .neverShown, "the rule `\(rule.source.id.value)` never applies: its condition is never met",
                at: condition.source.range)
        }
    }

    // MARK: Ways out

    private func checkExit(_ index: Int, page: Int) {
        guard let exit = service.pages[page].exits[index].when else { return }
        let earlier = service.pages[page].exits[..<index].compactMap(\.when)
        let node = DependencyGraph.Node.page(page)
        var isReached = false
        var isHeld = false
        // Earlier ways out are taken first; where they can't be explored together, this one is looked at alone.
        let body: (Situation, [CompiledExpression]) -> Void = { situation, earlier in
            guard situation.isShown(node), situation.isTrue(exit) else { return }
            isHeld = true
            if !earlier.contains(where: situation.isTrue) { isReached = true }
        }
        let isExplored =
            cases.explore([node], expressions: [exit] + earlier) { body($0, earlier) }
            || cases.explore([node], expressions: [exit]) { body($0, []) }
        guard isExplored, !isReached else { return }
        let id = service.pages[page].exits[index].source.id
        diagnostics.error(
            .exitNeverReached,
            isHeld
                ? "nobody ever leaves by `\(id.value)`: another way out of the page is always taken first"
                : "nobody ever leaves by `\(id.value)`: its condition is never met",
            at: exit.source.range)
    }

    /// Whether somebody can come to the end, and to each page, without being sent away before.
    private func checkCompletion() {
        var exits: [(page: Int, when: CompiledExpression)] = []
        for (number, page) in service.pages.enumerated() {
            if !exits.isEmpty, !canPass(exits, to: number) {
                let shown = page.source.id
                diagnostics.error(
                    .neverShown,
                    "nobody reaches the page `\(shown.value)`: all to whom it is shown are sent away before",
                    at: shown.range)
                return
            }
            exits += page.exits.compactMap(\.when).filter { cases.isFinite([.page(number)], expressions: [$0]) }
                .map { (number, $0) }
        }
        guard let last = exits.last, !canPass(exits, to: nil) else { return }
        diagnostics.error(
            .exitAlwaysReached, "nobody can finish this form: everyone is sent away by a way out",
            at: last.when.source.range)
    }

    /// Whether some answers lead past ways out, to a page or to the end.
    private func canPass(_ exits: [(page: Int, when: CompiledExpression)], to page: Int?) -> Bool {
        let target = page.map { [DependencyGraph.Node.page($0)] } ?? []
        var canPass = false
        let isExplored = cases.explore(
            target + exits.map { .page($0.page) }, expressions: exits.map(\.when)
        ) { situation in
            guard target.allSatisfy(situation.isShown) else { return }
            if !exits.contains(where: { situation.isShown(.page($0.page)) && situation.isTrue($0.when) }) {
                canPass = true
            }
        }
        return !isExplored || canPass
    }
}
