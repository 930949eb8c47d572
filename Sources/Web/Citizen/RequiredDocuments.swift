import FEEL
import HTML
import Services

/// The documents that a form will ask for, announced before it begins, each with its condition in words.
struct RequiredDocuments: Component {
    let documents: [String]
    let texts: any Texts
    let hasPhotos: Bool

    /// The documents of a service; nil when its form asks for none.
    init?(_ service: ServiceDefinition, texts: any Texts, language: Language) {
        self.texts = texts
        var documents: [String] = []
        var hasPhotos = false
        for page in service.pages {
            for question in page.questions {
                guard case .files(let control) = question.type.control else { continue }
                hasPhotos = hasPhotos || control.kinds.contains(where: \.isImage)
                let conditions = [page.showIf, question.showIf].compactMap { $0 }
                let document = question.ask[language]
                var words = document
                if let condition = conditions.last {
                    let known = conditions.count == 1 ? Self.answer(condition, of: service, language: language) : nil
                    words =
                        known.map { texts.documentOnCondition(document, answer: $0.answer, question: $0.question) }
                        ?? texts.documentSometimes(document)
                } else if !question.isRequired {
                    words = texts.documentOptional(document)
                }
                documents.append(words)
            }
        }
        guard !documents.isEmpty else { return nil }
        self.documents = documents
        self.hasPhotos = hasPhotos
    }

    func write(to h: inout HTMLWriter) {
        h.h2(texts.requiredDocuments)
        h.ul { h in
            for document in documents { h.li(document) }
        }
        guard hasPhotos else { return }
        h.details(.class("why")) { h in
            h.summary(texts.photoHelpTitle)
            h.ul { h in
                for line in texts.photoHelp { h.li(line) }
            }
        }
    }

    /// The answer on which a condition holds, when it is that simple: `x`, `not(x)`, `x = "a"`.
    private static func answer(
        _ condition: Expression, of service: ServiceDefinition, language: Language
    ) -> (answer: String, question: String)? {
        let source = condition.source.filter { !$0.isWhitespace }
        for question in service.pages.flatMap(\.questions) {
            let (id, ask) = (question.id, question.ask[language])
            switch question.type.control {
            case .yesNo:
                let (yes, no) = language == .fr ? ("oui", "non") : ("yes", "no")
                if source == id || source == "\(id)=true" { return (yes, ask) }
                if source == "not(\(id))" || source == "\(id)=false" { return (no, ask) }
            case .oneOf(let options):
                for option in options where source == "\(id)=\"\(option.id)\"" { return (option.label[language], ask) }
            default: continue
            }
        }
        return nil
    }
}
