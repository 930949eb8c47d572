/// Checks that a service whose answers are sensitive, or whose rules weigh people's means, has been assessed (GDPR, article
/// 35), and that the assessment in its folder is one, and is about it.
///
/// It comes last, on a definition that is sound: what a rule is made of is only known then.
struct AssessmentCheck {
    let definition: ServiceDefinition
    let source: ResolvedService
    let folder: DefinitionFolder
    let diagnostics: DiagnosticBag

    func run() {
        let name = ImpactAssessment.fileName
        guard folder.paths.contains(name) else {
            if let reason = definition.assessmentReasons.first { reportMissing(reason) }
            return
        }
        guard let file = folder.file(name, diagnostics) else { return }
        do throws(JSONFailure) {
            let read = try JSONReader.read(file.text)
            guard let assessment = ImpactAssessment(read.tree) else {
                diagnostics.error(
                    .assessmentWrong, "an impact assessment has `pia`, with a `name`, and `answers`",
                    at: file.range(read.places["pia"] ?? 0..<0), suggestion: Self.howToBegin(definition.id))
                return
            }
            check(assessment, in: file, read.places)
        } catch {
            diagnostics.error(
                .assessmentWrong, "this is not JSON: \(error.message)",
                at: file.range(error.offset..<min(error.offset + 1, file.bytes.count)))
        }
    }

    private func check(_ assessment: ImpactAssessment, in file: SourceFile, _ places: [String: Range<Int>]) {
        let titles = Language.allCases.map { definition.presentation.title[$0] } + [definition.id]
        if !titles.contains(where: { Self.folded($0) == Self.folded(assessment.name) }) {
            diagnostics.error(
                .assessmentWrong, "this impact assessment is about `\(assessment.name)`",
                at: file.range(places["pia.name"] ?? 0..<0),
                suggestion: "its `name` is the service's title: `\(titles[0])`")
        }
        if !assessment.status.isAccepted {
            diagnostics.warning(
                .assessmentNotValidated, "nobody has validated this impact assessment",
                at: file.range(places["pia.status"] ?? places["pia.name"] ?? 0..<0),
                suggestion: "finish it in the CNIL's tool, have it validated, then export it here")
        }
    }

    private func reportMissing(_ reason: AssessmentReason) {
        let place: SourceRange?
        let why: String
        switch reason {
        case .sensitive(let name):
            let questions = zip(source.outline.questions, source.questions)
            place = questions.first { $0.0.name == name }?.1.source.sensitive?.range
            why = "`\(name)` is sensitive"
        case .scoring(let id):
            let named = [source.source.eligibility?.rule, source.source.amount].compactMap { $0 }
            place = named.first { $0.value == id }?.range
            why = "`\(id)` weighs people's means"
        }
        diagnostics.error(
            .assessmentMissing, "\(why): an impact assessment is required (GDPR, article 35)",
            at: place ?? folder.start, suggestion: Self.howToBegin(definition.id))
    }

    private static func howToBegin(_ service: String) -> String {
        "begin one with `parvis pia new \(service)`, and put it into `\(ImpactAssessment.fileName)` of this folder"
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split { $0.isWhitespace }.joined(separator: " ").replacing("’", with: "'")
    }
}
