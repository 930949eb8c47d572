import Cases
import Services

/// An invented person's answers as the controls of a form would send them.
extension DemonstrationCase {
    /// The elements of lists that the answers name: `enfants.2.prenom` makes two children.
    func lists(of definition: ServiceDefinition) -> [String: ElementKeys] {
        var counts: [String: Int] = [:]
        for path in answers.keys {
            let steps = path.split(separator: ".")
            for (index, step) in steps.enumerated() where index > 0 {
                guard let key = Int(step) else { continue }
                let list = steps[..<index].joined(separator: ".")
                counts[list] = max(counts[list] ?? 0, key)
            }
        }
        return counts.mapValues { ElementKeys(Array(1...$0)) }
    }

    /// What the person gave on a page, by path.
    func given(on page: Page, files: [String: FileReference]) -> [String: RawAnswer] {
        let questions = Dictionary(page.questions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var given: [String: RawAnswer] = [:]
        for path in answers.keys {
            if let question = questions[AnswerPath.name(of: path)] {
                given[path] = raw(path, question, files[path])
                continue
            }
            // A part of an answer: `adresse.street`.
            guard let dot = path.lastIndex(of: ".") else { continue }
            let whole = String(path[..<dot])
            if given[whole] == nil, let question = questions[AnswerPath.name(of: whole)] {
                given[whole] = raw(whole, question, nil)
            }
        }
        return given
    }

    private func raw(_ path: String, _ question: Question, _ file: FileReference?) -> RawAnswer {
        if let file { return RawAnswer(file.text) }
        let typed = answers[path] ?? ""
        switch question.type.control {
        case .date:
            let parts = typed.split(separator: "-").map(String.init)
            guard parts.count == 3 else { return RawAnswer() }
            return RawAnswer(parts: ["year": [parts[0]], "month": [parts[1]], "day": [parts[2]]])
        case .group(let lines):
            var parts: [String: [String]] = [:]
            for line in lines {
                if let text = answers["\(path).\(line.part)"] { parts[line.part] = [text] }
            }
            return RawAnswer(parts: parts)
        case .anyOf: return RawAnswer(parts: ["": typed.split(separator: ",").map(String.init)])
        default: return RawAnswer(typed)
        }
    }
}
