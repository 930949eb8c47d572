import FEEL
import Services
import Testing

@testable import Cases

/// A small form that tests can change and compile.
struct FormSketch {
    struct Ask {
        var id: String
        var type: String
        var settings = ""
        var options: [String] = []
        var ask: String?
        var showIf: String?
        var isRequired = true
        var renamed: String?

        var yaml: String {
            var parts = [
                "id: \(id)", "type: \(type)", "ask: \"\(ask ?? "Ask \(renamed ?? id)")\"", "used_for: Testing.",
            ]
            if !settings.isEmpty { parts.append(settings) }
            if !options.isEmpty {
                parts.append("options: {" + options.map { "\($0): Option \($0)" }.joined(separator: ", ") + "}")
            }
            if let showIf { parts.append("show_if: \"\(showIf)\"") }
            if !isRequired { parts.append("required: false") }
            if let renamed { parts.append("renamed: \(renamed)") }
            return "{" + parts.joined(separator: ", ") + "}"
        }
    }

    struct Sheet {
        var id: String
        var questions: [Ask]
        /// Other keys of the page.
        var more: [String] = []
    }

    var title = "Keep a dog"
    /// More lines of the organisation.
    var organisation: [String] = []
    var pages: [Sheet]
    /// What stands under `retention`.
    var retention = "{active: P1Y, then: archives_visa}"

    private var yaml: String {
        let form = pages.map { page in
            (["  - id: \(page.id)", "    title: Page", "    content: Words."] + page.more.map { "    " + $0 } + [
                "    questions:"
            ]
                + page.questions.map { "      - \($0.yaml)" }).joined(separator: "\n")
        }
        return """
            service: dogs
            version: 1
            languages: [en]
            title: \(title)
            summary: Telling that a dog lives here.
            organisation: town
            channels: [web]
            audience: {who: Everyone}
            legal:
              basis: public_task
              texts: [{ref: "Dogs Act"}]
              silence: {after: P2M, means: refusal}
              appeal: {before: court, within: P2M}
              retention: \(retention)
              notice: {recipients: [The town]}
            human: {office: hall}
            pages:
            \(form.joined(separator: "\n"))
            workflow:
              start: received
              states:
                received: {label: Received, actions: [close]}
                closed: {label: Closed, outcome: closed}
              actions:
                close: {label: Close, to: closed, by: agent}
            """
    }

    private var town: String { ([Self.organisation] + organisation).joined(separator: "\n") }

    /// The organisation that offers it.
    func compiledOrganisation() throws -> Organisation? {
        try files().organisations[""].flatMap { archive in
            archive.sourceFile(at: "organisation.yaml", shownAs: "organisation.yaml").flatMap {
                OrganisationCompiler.compile($0).organisation
            }
        }
    }

    private static let organisation = """
        organisation: town
        name: Town
        reference: TN
        languages: [en]
        time_zone: Europe/Paris
        offices:
          hall: {name: Hall, phone: "01 99 00 41 00"}
        courts:
          court: {name: Court}
        """

    private func files() throws -> CatalogueFiles {
        var files = CatalogueFiles()
        files.organisations[""] = try DefinitionArchive(files: ["organisation.yaml": Array(town.utf8)])
        files.services["dogs"] = try DefinitionArchive(files: ["service.yaml": Array(yaml.utf8)])
        return files
    }

    func compiled(_ location: Testing.SourceLocation = #_sourceLocation) throws -> ServiceDefinition {
        let catalogue = Catalogue(try files())
        let said = catalogue.diagnostics.map { "\($0.message)" }.joined(separator: "\n")
        return try #require(catalogue.definitions.first, "\(said)\n\(yaml)", sourceLocation: location)
    }
}

// MARK: Random forms

extension FormSketch.Ask {
    static func random(_ id: String, _ random: inout SeededRandom) -> FormSketch.Ask {
        var ask = FormSketch.Ask(id: id, type: "text")
        ask.isRequired = Int.random(in: 0...3, using: &random) > 0
        ask.setType(Int.random(in: 0...3, using: &random), &random)
        return ask
    }

    mutating func setType(_ choice: Int, _ random: inout SeededRandom) {
        settings = ""
        options = []
        switch choice {
        case 0:
            type = "number"
            settings = "range: \"[0..\(Int.random(in: 2...9, using: &random))]\""
        case 1:
            type = "choice"
            options = Array(["one", "two", "three", "four"].shuffled(using: &random).prefix(3))
        case 2: type = "yes_no"
        default: type = "text"
        }
    }

    /// A value that the question may be given, right or not.
    func value(_ random: inout SeededRandom) -> Draft.Entry {
        switch type {
        case "number":
            Int.random(in: 0...4, using: &random) == 0
                ? .raw(RawAnswer("many")) : .answer(Answer(.number(Number(Int.random(in: 0...2, using: &random)))))
        case "choice": .answer(Answer(.string(options.randomElement(using: &random) ?? "one")))
        case "yes_no": .answer(Answer(.boolean(Bool.random(using: &random))))
        default: .answer(Answer(.string("words \(Int.random(in: 0...99, using: &random))")))
        }
    }
}

extension FormSketch {
    static func random(_ random: inout SeededRandom) -> FormSketch {
        var number = 0
        var pages: [Sheet] = []
        for page in 0..<Int.random(in: 1...4, using: &random) {
            var questions: [Ask] = []
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                questions.append(.random("q\(number)", &random))
                number += 1
            }
            pages.append(Sheet(id: "p\(page)", questions: questions))
        }
        var sketch = FormSketch(pages: pages)
        sketch.addCondition(&random)
        return sketch
    }

    /// Makes a question depend on one of an earlier page, where there is one to depend on.
    private mutating func addCondition(_ random: inout SeededRandom) {
        guard pages.count > 1, let decider = pages[0].questions.first(where: { $0.type == "number" }) else { return }
        let last = pages.count - 1
        let index = pages[last].questions.indices.randomElement(using: &random) ?? 0
        pages[last].questions[index].showIf = "\(decider.id) > \(Int.random(in: 0...1, using: &random))"
    }

    /// The same form after some edits of an author.
    func edited(_ random: inout SeededRandom) -> FormSketch {
        var sketch = self
        sketch.title = "Keep a dog, edited"
        let deciders = Set(
            pages.flatMap(\.questions).compactMap { $0.showIf?.split(separator: " ").first.map(String.init) })
        for number in 0..<Int.random(in: 1...4, using: &random) {
            let page = Int.random(in: 0..<sketch.pages.count, using: &random)
            let index = Int.random(in: 0..<sketch.pages[page].questions.count, using: &random)
            let isDecider = deciders.contains(sketch.pages[page].questions[index].id)
            switch Int.random(in: 0...6, using: &random) {
            case 0:
                sketch.pages[page].questions.append(.random("n\(number)", &random))
            case 1 where !isDecider && sketch.pages[page].questions.count > 1:
                sketch.pages[page].questions.remove(at: index)
            case 2 where !isDecider && sketch.pages[page].questions[index].renamed == nil:
                let id = sketch.pages[page].questions[index].id
                guard id.hasPrefix("q") else { continue }
                sketch.pages[page].questions[index].renamed = id
                sketch.pages[page].questions[index].id = "r" + id
            case 3 where !isDecider:
                sketch.pages[page].questions[index].setType(Int.random(in: 0...3, using: &random), &random)
            case 4:
                sketch.pages[page].questions[index].ask = "In other words \(number)"
            case 5:
                sketch.pages[page].questions[index].isRequired.toggle()
            default:
                sketch.pages[page].id = "x\(number)"
            }
        }
        return sketch
    }

    /// A draft of this form, filled in as far as chance has it.
    func draft(of definition: ServiceDefinition, today: CivilDate, _ random: inout SeededRandom) -> Draft {
        var draft = Draft(language: .en, accessCode: "code")
        for page in pages where Int.random(in: 0...3, using: &random) > 0 {
            for question in page.questions where Int.random(in: 0...4, using: &random) > 0 {
                draft.entries[question.id] = question.value(&random)
            }
        }
        let evaluation = definition.evaluate(draft.answers, on: today)
        for page in definition.pages where evaluation.problems(on: page).isEmpty {
            let isRight = page.questions.allSatisfy { question in
                if case .raw? = draft.entries[question.id] { false } else { true }
            }
            if isRight { draft.completedPages.insert(page.id) }
        }
        return draft
    }
}
