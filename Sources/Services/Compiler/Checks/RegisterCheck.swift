/// Checks the registers that questions name: the organisation has them, and questions asked before find the record. And
/// what documents prove: answers that a register can give, asked before.
struct RegisterCheck {
    private let service: ResolvedService
    private let organisation: Organisation?
    private let diagnostics: DiagnosticBag

    init(_ service: ResolvedService, organisation: Organisation?, diagnostics: DiagnosticBag) {
        self.service = service
        self.organisation = organisation
        self.diagnostics = diagnostics
    }

    func run() {
        // Without an organisation, that is what is reported.
        guard let organisation else { return }
        var earlier: Set<String> = []
        var fillable: Set<String> = []
        for question in service.outline.questions {
            checkProof(question, fillable: fillable)
            if let source = question.source.register {
                if question.list != nil {
                    diagnostics.error(
                        .wrongRegisterKeys, "a register can't fill in the elements of a list", at: source.register.range
                    )
                }
                check(source, earlier: earlier, in: organisation)
                if question.list == nil { fillable.insert(question.name) }
            }
            // An element of a list has as many answers as there are elements: none of them finds one record.
            if question.list == nil { earlier.insert(question.name) }
        }
    }

    private func checkProof(_ question: FormOutline.Question, fillable: Set<String>) {
        if question.list != nil, let first = question.source.proves.first {
            diagnostics.error(
                .wrongProof, "an element of a list proves nothing that a register can say", at: first.range)
            return
        }
        for name in question.source.proves where !fillable.contains(name.value) {
            diagnostics.error(
                .wrongProof, "no question `\(name.value)` that a register can fill in is asked before this one",
                at: name.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: name.value, among: fillable.sorted())))
        }
    }

    private func check(_ source: RegisterSourceText, earlier: Set<String>, in organisation: Organisation) {
        guard let register = organisation.registers.first(where: { $0.id == source.register.value }) else {
            let names = organisation.registers.map(\.id)
            diagnostics.error(
                .unknownRegister, "the organisation has no register `\(source.register.value)`",
                at: source.register.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: source.register.value, among: names))
                    ?? "add it under `registers`")
            return
        }
        guard !source.by.isEmpty else { return checkDefault(source, register, earlier) }
        if source.by.count != register.keys.count {
            diagnostics.error(
                .wrongRegisterKeys,
                "the register `\(register.id)` finds a record by \(register.keys.joined(separator: ", "))",
                at: source.register.range, suggestion: "name one question for each under `by`, in that order")
        }
        for name in source.by where !earlier.contains(name.value) {
            diagnostics.error(
                .wrongRegisterKeys, "no question `\(name.value)` is asked before this one", at: name.range,
                suggestion: Diagnostic.didYouMean(nearestName(to: name.value, among: Array(earlier).sorted())))
        }
    }

    private func checkDefault(_ source: RegisterSourceText, _ register: Register, _ earlier: Set<String>) {
        let missing = register.keys.filter { !earlier.contains($0) }
        guard !missing.isEmpty else { return }
        diagnostics.note(
            .registerNeverAsked,
            "the register is never asked: no earlier question is named \(missing.map { "`\($0)`" }.joined(separator: ", "))",
            at: source.register.range, suggestion: "name the questions that find the record under `by`")
    }
}
