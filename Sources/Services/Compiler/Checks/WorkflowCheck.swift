/// Checks that a case can always move on, and that a refusal is owed reasons and a letter.
struct WorkflowCheck {
    private let workflow: WorkflowSource
    private let letters: Set<String>
    private let diagnostics: DiagnosticBag
    private let states: [String: StateSource]
    private let actions: [String: ActionSource]

    /// - Parameter letters: names of the letters that exist.
    init(_ workflow: WorkflowSource, letters: Set<String>, diagnostics: DiagnosticBag) {
        self.workflow = workflow
        self.letters = letters
        self.diagnostics = diagnostics
        states = Dictionary(workflow.states.map { ($0.id.value, $0) }, uniquingKeysWith: { first, _ in first })
        actions = Dictionary(workflow.actions.map { ($0.id.value, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func run() {
        checkNames()
        checkReachability()
        checkEnds()
        for action in workflow.actions {
            checkRefusal(action)
            checkAsking(action)
            checkLimit(action)
        }
        checkReconsideration()
    }

    // MARK: Names

    private func checkNames() {
        if let start = workflow.start { require(start, among: states.keys.sorted(), .unknownState, "state") }
        for state in workflow.states {
            var seen: Set<String> = []
            for action in state.actions {
                require(action, among: workflow.actions.map(\.id.value), .unknownAction, "action")
                if !seen.insert(action.value).inserted {
                    diagnostics.warning(
                        .duplicateValue, "`\(action.value)` is listed twice", at: action.range)
                }
            }
        }
        for action in workflow.actions {
            if let target = action.to {
                require(target, among: workflow.states.map(\.id.value), .unknownState, "state")
            }
            if let letter = action.letter { checkLetter(letter) }
        }
    }

    private func require(
        _ name: Located<String>, among names: [String], _ code: Diagnostic.Code, _ noun: String
    ) {
        guard !names.contains(name.value) else { return }
        diagnostics.error(
            code, "there is no \(noun) `\(name.value)`", at: name.range,
            suggestion: Diagnostic.didYouMean(nearestName(to: name.value, among: names)))
    }

    private func checkLetter(_ letter: Located<String>) {
        guard !letters.contains(letter.value) else { return }
        let nearest = nearestName(to: letter.value, among: letters.sorted())
        diagnostics.error(
            .unknownLetter, "there is no letter `\(letter.value)`", at: letter.range,
            suggestion: Diagnostic.didYouMean(nearest) ?? "write it in `letters/\(letter.value).LANGUAGE.md`")
    }

    private var areNamesKnown: Bool {
        workflow.actions.allSatisfy { $0.to.map { states[$0.value] != nil } ?? $0.asksPerson }
            && workflow.states.flatMap(\.actions).allSatisfy { actions[$0.value] != nil }
    }

    /// A time that runs from the decision is of use only where there is one.
    private func checkLimit(_ action: ActionSource) {
        guard let within = action.within else { return }
        let open = workflow.states.first { state in
            state.outcome == nil && state.actions.contains { $0.value == action.id.value }
        }
        guard let open else { return }
        diagnostics.error(
            .limitWithoutDecision,
            "`within` runs from the decision, and the state `\(open.id.value)` offers `\(action.id.value)` before there is one",
            at: within.range, suggestion: "offer it in states that have an `outcome`, or remove `within`")
    }

    // MARK: Paths

    private func checkReachability() {
        // A misspelt name is reported where it is written, not where it fails to lead.
        guard let start = workflow.start, states[start.value] != nil, areNamesKnown else { return }
        var reached: Set<String> = [start.value]
        var pending = [start.value]
        while let state = pending.popLast().flatMap({ states[$0] }) {
            let reconsidered = state.outcome == nil ? [] : [workflow.reconsideration?.to?.value].compactMap { $0 }
            for target in targets(of: state) + reconsidered where states[target] != nil {
                if reached.insert(target).inserted { pending.append(target) }
            }
        }
        for state in workflow.states where !reached.contains(state.id.value) {
            diagnostics.error(
                .stateNeverReached, "no case ever reaches the state `\(state.id.value)`", at: state.id.range,
                suggestion: "lead an action to it, or remove it")
        }
        let offered = Set(workflow.states.flatMap(\.actions).map(\.value))
        for action in workflow.actions where !offered.contains(action.id.value) {
            diagnostics.error(
                .actionNeverOffered, "no state offers the action `\(action.id.value)`", at: action.id.range,
                suggestion: "list it under a state's `actions`, or remove it")
        }
    }

    private func targets(of state: StateSource) -> [String] {
        state.actions.compactMap { actions[$0.value]?.to?.value }.filter { states[$0] != nil }
    }

    /// Every state is an end, or leads to one.
    private func checkEnds() {
        var sources: [String: [String]] = [:]
        for state in workflow.states {
            for target in targets(of: state) { sources[target, default: []].append(state.id.value) }
        }
        var ending = Set(workflow.states.filter { $0.outcome != nil }.map(\.id.value))
        var pending = Array(ending)
        while let state = pending.popLast() {
            for source in sources[state] ?? [] where ending.insert(source).inserted { pending.append(source) }
        }
        for state in workflow.states where !ending.contains(state.id.value) && areNamesKnown {
            let isStuck = state.actions.isEmpty
            diagnostics.error(
                .stateWithoutExit,
                isStuck
                    ? "a case in the state `\(state.id.value)` stays there for ever"
                    : "no action leads a case from the state `\(state.id.value)` to an end",
                at: state.id.range,
                suggestion: "give it `actions`, or an `outcome` if the case ends there")
        }
        if let start = workflow.start, let state = states[start.value], state.outcome != nil {
            diagnostics.error(
                .stateWithoutExit, "a case is over as soon as it is received: the first state has an `outcome`",
                at: start.range)
        }
    }

    // MARK: Refusals

    /// A person is told why (CRPA, article L. 211-5), in writing.
    private func checkRefusal(_ action: ActionSource) {
        guard let target = action.to.flatMap({ states[$0.value] }), target.outcome == .refused else { return }
        if action.reasons.isEmpty {
            diagnostics.error(
                .refusalWithoutReasons, "the action `\(action.id.value)` refuses without a reason", at: action.id.range,
                suggestion: "list the possible `reasons`: [{id: …, fr: …, en: …}]")
        }
        if action.letter == nil {
            diagnostics.error(
                .refusalWithoutLetter, "the action `\(action.id.value)` refuses without a letter", at: action.id.range,
                suggestion: "name the `letter` that tells the person")
        }
    }

    // MARK: What is asked of the person

    /// An action either asks the person or leads on: a request is answered in the state where it was made.
    private func checkAsking(_ action: ActionSource) {
        if action.asksPerson {
            let excluded = [
                ("to", action.to?.range), ("letter", action.letter?.range),
                ("reasons", action.reasons.isEmpty ? nil : action.id.range),
            ]
            for (key, range) in excluded {
                guard let range else { continue }
                diagnostics.error(
                    .conflictingKeys, "the action `\(action.id.value)` asks the person: it can't have `\(key)`",
                    at: range,
                    suggestion: "the case stays in its state; the agent says what to correct, question by question")
            }
            for state in workflow.states where state.outcome != nil {
                for offered in state.actions where offered.value == action.id.value {
                    diagnostics.error(
                        .asksAfterEnd,
                        "the state `\(state.id.value)` is an end: nothing can be asked of the person there",
                        at: offered.range, suggestion: "offer `\(action.id.value)` in a state without `outcome`")
                }
            }
        } else if action.stopsClock || action.answerWithin != nil {
            let key = action.stopsClock ? "stops_clock" : "answer_within"
            diagnostics.error(
                .conflictingKeys, "the action `\(action.id.value)` has `\(key)` and asks the person nothing",
                at: action.id.range, suggestion: "add `asks_person: true`, or remove `\(key)`")
        }
    }

    /// A decision is reconsidered where an action can be done.
    private func checkReconsideration() {
        guard let target = workflow.reconsideration?.to else { return }
        require(target, among: workflow.states.map(\.id.value), .unknownState, "state")
        if let state = states[target.value], state.outcome != nil {
            diagnostics.error(
                .asksAfterEnd, "a decision can't be reconsidered in the state `\(target.value)`: it is an end",
                at: target.range, suggestion: "name a state without `outcome`")
        }
    }
}
