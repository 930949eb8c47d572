import FEEL

/// Makes the definition out of a resolved service.
///
/// Nothing is reported here: nil means that something needed was not read or not understood, which was reported then.
struct DefinitionBuilder {
    private let service: ResolvedService
    private let source: ServiceSource
    private let hash: String
    private let assessment: ImpactAssessment?

    /// - Parameter archive: the folder, whose hash names the definition.
    init(_ service: ResolvedService, archive: DefinitionArchive) {
        assessment = archive.sourceFile(at: ImpactAssessment.fileName, shownAs: ImpactAssessment.fileName)
            .flatMap { try? ImpactAssessment(reading: $0.text) }
        self.service = service
        source = service.source
        hash = archive.hash
    }

    func build() -> ServiceDefinition? {
        guard let id = source.id, let version = source.version, let organisation = source.organisation,
            let presentation = presentation(), let audience = source.audience, let legal = legal(),
            let office = source.office, let workflow = source.simulation == nil ? workflow() : Workflow.ofSimulation,
            let form = form(), let columns = columns(),
            case .success(let eligibility) = eligibility(), let messages = messages()
        else { return nil }
        let letters = Dictionary(
            service.letters.map { ($0.name, LetterTemplate(name: $0.name, texts: $0.texts)) },
            uniquingKeysWith: { first, _ in first })
        return ServiceDefinition(
            id: id.value, hash: hash, version: version, languages: source.languages, organisation: organisation.value,
            presentation: presentation, audience: audience, objectives: source.objectives, legal: legal,
            office: office.value, channels: source.channels, pages: form.pages, rules: form.rules, workflow: workflow,
            letters: letters, messages: messages, columns: columns, publicFollowUp: followUp(),
            sheet: source.sheet, eligibility: eligibility,
            duplicates: source.duplicates.map(\.value),
            effort: Effort(
                seconds: Dictionary(
                    source.effort.map { ($0.step.value, $0.period.timeOfDay) }, uniquingKeysWith: { first, _ in first })
            ),
            routing: service.routing.map { CaseRoute(group: $0.source.group.value, when: $0.when?.expression) },
            renewal: source.renewal.flatMap { renewal in
                renewal.after.map { RenewalRule(after: $0, askAgain: renewal.askAgain.map(\.value)) }
            },
            changes: source.changes.flatMap { changes in
                changes.within.map { ChangeRule(pages: changes.pages.map(\.value), within: $0) }
            },
            simulation: source.simulation.flatMap { simulation in
                simulation.decidedBy.flatMap { decidedBy in
                    simulation.apply.map { Simulation(decidedBy: decidedBy, apply: $0) }
                }
            },
            amount: source.amount?.value, assessment: assessment, period: source.period, plan: form.plan)
    }

    private func messages() -> [MessageTemplate]? {
        let messages = service.messages.compactMap { message in
            message.source.title.map {
                MessageTemplate(id: message.source.id.value, title: $0, texts: message.texts)
            }
        }
        return messages.count == service.messages.count ? messages : nil
    }

    private func presentation() -> Presentation? {
        guard let title = source.presentation.title, let summary = source.presentation.summary else { return nil }
        return Presentation(
            title: title, summary: summary, gives: source.presentation.gives, who: source.presentation.who,
            atHand: source.presentation.atHand, cost: source.presentation.cost,
            keywords: source.presentation.keywords, lifeEvents: source.presentation.lifeEvents.map(\.value))
    }

    private func legal() -> LegalFrame? {
        if source.simulation != nil { return .ofSimulation }
        let legal = source.legal
        guard let basis = legal.basis, let silence = legal.silence, let appeal = legal.appeal,
            let retention = legal.retention
        else { return nil }
        return LegalFrame(
            basis: basis, texts: legal.texts, silence: silence,
            appeal: AppealRule(before: appeal.before.value, within: appeal.within, text: appeal.text),
            retention: retention, recipients: legal.recipients, household: legal.household,
            delayedDisclosure: legal.delayedDisclosure.map {
                DelayedDisclosure(groups: $0.groups.map(\.value), after: $0.after, reference: $0.reference)
            })
    }

    private func workflow() -> Workflow? {
        guard let workflow = source.workflow, let start = workflow.start else { return nil }
        let states = workflow.states.compactMap { state -> WorkflowState? in
            state.label.map {
                WorkflowState(
                    id: state.id.value, label: $0, outcome: state.outcome, deadline: state.deadline,
                    actions: state.actions.map(\.value))
            }
        }
        let actions = workflow.actions.compactMap { action -> WorkflowAction? in
            guard let label = action.label, action.to != nil || action.asksPerson, let by = action.by else {
                return nil
            }
            let correction = CorrectionRule(
                stopsClock: action.stopsClock, answerWithin: action.answerWithin ?? CorrectionRule.defaultAnswerWithin)
            return WorkflowAction(
                id: action.id.value, label: label, consequence: action.consequence, to: action.to?.value, by: by,
                letter: action.letter?.value, reasons: action.reasons, reasonsLabel: action.reasonsLabel,
                isReasonRequired: action.isReasonRequired, correction: action.asksPerson ? correction : nil,
                within: action.within?.value, signedBy: action.signedBy?.value)
        }
        guard states.count == workflow.states.count, actions.count == workflow.actions.count else { return nil }
        let reconsideration = workflow.reconsideration.flatMap { rule in
            rule.to.map { to in
                ReconsiderationRule(
                    to: to.value, within: rule.within,
                    answerWithin: rule.answerWithin ?? ReconsiderationRule.defaultAnswerWithin)
            }
        }
        return Workflow(start: start.value, states: states, actions: actions, reconsideration: reconsideration)
    }

    /// What tells whether somebody may ask: nothing when the definition has no such rule, failure when it can't be used.
    private func eligibility() -> Result<Eligibility?, Unusable> {
        guard let written = source.eligibility else { return .success(nil) }
        guard case .rule(let index)? = service.names.node(of: written.rule.value) else { return .failure(Unusable()) }
        var goals: [FormNode] = [.rule(index)]
        if let amount = source.amount.flatMap({ service.names.node(of: $0.value) }) { goals.append(amount) }
        let needed = service.dependencies.closure(of: goals)
        let questions = service.outline.questions.indices.filter { needed.contains(.question($0)) }
            .map { service.outline.questions[$0].name }
        return .success(
            Eligibility(
                rule: written.rule.value, questions: questions, yes: written.yes, no: written.no,
                unknown: written.unknown,
                assumed: service.assumptions.compactMap { assumption in
                    assumption.value.map { (assumption.question.value, $0.expression) }
                }, isBenefit: written.isBenefit, asked: Set(questions)))
    }

    private struct Unusable: Error {}

    // MARK: The form

    private func form() -> (pages: [Page], rules: [Rule], plan: EvaluationPlan)? {
        guard service.isFullyCompiled, case .success(let order) = service.dependencies.sorted() else { return nil }
        var items = FormItemsBuilder(service)
        let pages = service.pages.compactMap { page($0, items.page($0.source)) }
        // Rules are kept in an order in which each can be evaluated after those it uses.
        let ruleOrder = order.compactMap { node -> Int? in if case .rule(let index) = node { index } else { nil } }
        let rules = ruleOrder.compactMap { rule(service.rules[$0]) }
        guard !items.hasFailed, pages.count == service.pages.count, rules.count == service.rules.count else {
            return nil
        }
        let blocks = FormBlockBuilder(service, order: order, ruleOrder: ruleOrder, items: items)
        guard let block = blocks.block(of: nil) else { return nil }
        let plan = EvaluationPlan(
            scope: service.names.scope, letterScope: service.names.letterScope, form: block, slots: service.names.slots,
            parameters: service.parameters.compactMap { parameter in
                service.names.slots[parameter.id].map { EvaluationPlan.ParameterSlot(slot: $0, parameter: parameter) }
            }, rules: rules, ruleNeeds: ruleNeeds(ruleOrder),
            lawDate: service.lawDate?.expression,
            decisions: Dictionary(
                service.rules.compactMap { rule in
                    rule.source.formula?.decision.map { (DecisionFunction.name(ofRule: rule.source.id.value), $0) }
                }, uniquingKeysWith: { first, _ in first }))
        return (pages, rules, plan)
    }

    /// Which rules each rule needs without passing through another, by their positions in the definition that is built.
    private func ruleNeeds(_ order: [Int]) -> [[Int]] {
        let positions = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return order.map { rule in
            var reached: Set<FormNode> = []
            var found: [Int] = []
            var pending = service.dependencies.needs(of: .rule(rule))
            while let node = pending.popLast() {
                guard reached.insert(node).inserted else { continue }
                if case .rule(let other) = node {
                    positions[other].map { found.append($0) }
                } else {
                    pending += service.dependencies.needs(of: node)
                }
            }
            return found.sorted()
        }
    }

    private func page(_ page: ResolvedPage, _ items: [FormItem]) -> Page? {
        let exits = page.exits.compactMap { exit -> ExitPage? in
            guard let when = exit.when, let title = exit.source.title else { return nil }
            return ExitPage(
                id: exit.source.id.value, when: when.expression, title: title, content: exit.source.content,
                link: exit.source.link)
        }
        guard let title = page.source.title, exits.count == page.exits.count else { return nil }
        return Page(
            id: page.source.id.value, title: title, content: page.source.content, showIf: page.showIf?.expression,
            items: items, exits: exits, shows: page.source.shows.map(\.value))
    }

    private func rule(_ rule: ResolvedRule) -> Rule? {
        guard let label = rule.source.label, let formula = rule.formula, let type = rule.source.type else { return nil }
        return Rule(
            id: rule.source.id.value, label: label, formula: formula.expression, appliesIf: rule.appliesIf?.expression,
            reference: rule.source.reference, type: type.value, sources: service.sources(of: rule),
            form: rule.source.form, rounding: rule.source.rounding,
            lines: rule.lines, versions: rule.source.formula?.versions ?? [])
    }

    private func followUp() -> PublicFollowUp? {
        guard let followUp = source.followUp else { return nil }
        let listed = source.columns.map(\.value.text)
        return PublicFollowUp(
            states: followUp.states.map(\.value),
            columns: followUp.columns.compactMap { listed.firstIndex(of: $0.value) })
    }

    /// A column that is just an answer or a rule is headed by its words; any other shows its own label.
    private func columns() -> [ListColumn]? {
        let columns = service.columns.compactMap { column -> ListColumn? in
            guard let value = column.value,
                let label = column.source.label ?? service.names.label(of: value.source.text)
            else { return nil }
            let question = service.names.question(named: value.source.text)
            return ListColumn(
                source: value.source.text, label: label, expression: value.expression, question: question,
                form: service.names.form(of: value.source.text))
        }
        return columns.count == service.columns.count ? columns : nil
    }
}
