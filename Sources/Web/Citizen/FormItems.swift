import FEEL
import HTML
import Services

/// What a page of a form asks: its questions, groups, lists, and the values it shows.
///
/// Each thing that can come and go bears `data-item`, so that a script can put it in its place or take it away; a hidden
/// `asked` says that the page shows it.
struct FormItems: Component {
    let fields: QuestionFields
    let items: [ShownItem]
    let page: Page
    let definition: ServiceDefinition
    let evaluation: Evaluation

    private var texts: any Texts { fields.texts }
    private var language: Language { fields.language }

    func write(to h: inout HTMLWriter) {
        h.div(.data("items", "")) { h in
            for item in items { write(item, level: 2, to: &h) }
        }
        h.put(
            ShownRules(
                rules: page.shows.compactMap(definition.rule), evaluation: evaluation, texts: texts, language: language)
        )
    }

    /// Writes one thing, as it stands in the page.
    func write(_ item: ShownItem, level: Int, to h: inout HTMLWriter) {
        h.div(.data("item", item.path)) { h in
            h.put(HiddenValue(name: "asked", value: item.path))
            switch item {
            case .question(let question): fields.write(question, to: &h)
            case .group(let group): write(group, level: level, to: &h)
            case .list(let list): write(list, level: level, to: &h)
            }
        }
    }

    private func write(_ group: ShownGroup, level: Int, to h: inout HTMLWriter) {
        h.fieldset(.class("group"), .id("group-" + group.path)) { h in
            legend(group.group.title[language], level: level, id: nil, to: &h)
            if let content = group.group.content[language] { h.put(Prose(content)) }
            h.div(.data("items", group.path)) { h in
                for item in group.items { write(item, level: min(level + 1, 4), to: &h) }
            }
        }
        shows(of: group.group, to: &h)
    }

    private func write(_ list: ShownList, level: Int, to h: inout HTMLWriter) {
        if !list.group.isWholePage {
            heading(list.group.title[language], level: level, to: &h)
            if let content = list.group.content[language] { h.put(Prose(content)) }
        }
        h.div(.class("elements", "field-wrong", if: fields.error(at: list.path) != nil), .id(list.path), .tabindex(-1))
        { h in
            if let error = fields.error(at: list.path) {
                h.p(.class("error-message"), .id(list.path + "-error")) { h in
                    h.put(Icon.error)
                    h.span { h in
                        h.visuallyHidden(texts.errorTitlePrefix + " ")
                        h.text(error)
                    }
                }
            }
            let inner = list.group.isWholePage ? level : min(level + 1, 4)
            for element in list.elements { write(element, of: list, level: inner, to: &h) }
        }
        if list.elements.count < list.maximum {
            h.put(
                ButtonRow(buttons: [
                    Button(
                        label: list.repetition.add[language],
                        act: .submit(name: "then", value: ElementChange.add(list: list.path).value), style: .quiet)
                ]))
        } else if list.maximum > list.minimum {
            h.p(texts.noMoreElements(list.maximum), .class("soft"))
        }
        shows(of: list.group, to: &h)
    }

    private func write(_ element: ShownElement, of list: ShownList, level: Int, to h: inout HTMLWriter) {
        h.fieldset(.class("element"), .id(element.path), .data("item", element.path)) { h in
            legend(element.title[language], level: level, id: nil, to: &h)
            h.div(.data("items", element.path)) { h in
                for item in element.items { write(item, level: min(level + 1, 4), to: &h) }
            }
            if list.elements.count > list.minimum {
                h.put(
                    Button(
                        label: texts.remove,
                        act: .submit(name: "then", value: ElementChange.remove(element: element.path).value),
                        style: .link, context: element.title[language]))
            }
        }
    }

    private func shows(of group: FormGroup, to h: inout HTMLWriter) {
        let rules = group.shows.compactMap(definition.rule)
        h.put(ShownRules(rules: rules, evaluation: evaluation, texts: texts, language: language))
    }

    private func legend(_ title: String, level: Int, id: String?, to h: inout HTMLWriter) {
        h.legend { h in heading(title, level: level, to: &h) }
    }

    private func heading(_ title: String, level: Int, to h: inout HTMLWriter) {
        switch level {
        case 2: h.h2(title)
        case 3: h.h3(title)
        default: h.h4(title)
        }
    }
}

extension ShownItem {
    /// Where its answer, or those in it, stand.
    var path: String {
        switch self {
        case .question(let question): question.path
        case .group(let group): group.path
        case .list(let list): list.path
        }
    }
}

/// The first button of a form that has several: what Enter presses. It is not seen, heard, or stopped at.
struct DefaultButton: Component {
    let label: String
    /// What it sends, where the form's main button sends something.
    var name: String?
    var value: String?

    func write(to h: inout HTMLWriter) {
        h.button(
            .class("visually-hidden"), .type(.submit), .name(name), .value(value), .tabindex(-1), .ariaHidden()
        ) { h in h.text(label) }
    }
}

/// What was removed from a list, with the way to put it back.
struct RemovalNotice: Component {
    let text: String
    let undo: String
    let value: String

    func write(to h: inout HTMLWriter) {
        h.div(.class("notice notice-accent"), .id("list-notice"), .role(.status), .tabindex(-1)) { h in
            h.div(.class("notice-body")) { h in
                h.p(text, .class("notice-title"))
                h.button(
                    .class(Button.Style.quiet.classes), .type(.submit), .form("form"), .name("then"), .value(value)
                ) { h in h.span(undo, .data("label")) }
            }
        }
    }
}

/// Values worked out from the answers, kept up to date as the person types.
struct ShownRules: Component {
    let rules: [Rule]
    let evaluation: Evaluation
    let texts: any Texts
    let language: Language

    func write(to h: inout HTMLWriter) {
        guard !rules.isEmpty else { return }
        h.dl(.class("shown-rules")) { h in
            for rule in rules {
                let shown = ShownRule(rule, evaluation: evaluation, texts: texts, language: language)
                h.div(.data("rule", rule.id), .hidden(shown.isHidden)) { h in
                    h.dt(rule.label[language])
                    h.dd(.class(shown.isWaiting ? "soft" : nil), .ariaLive(.polite)) { h in h.text(shown.text) }
                }
            }
        }
    }
}

/// What is said of a rule while the form is filled in.
struct ShownRule: Sendable {
    /// How many missing questions are named.
    private static let maximumNamed = 3

    let text: String
    let isWaiting: Bool
    let isHidden: Bool

    init(_ rule: Rule, evaluation: Evaluation, texts: any Texts, language: Language) {
        switch evaluation.state(of: rule) {
        case .notApplicable: (text, isWaiting, isHidden) = ("", false, true)
        case .failed: (text, isWaiting, isHidden) = (texts.cannotBeComputed, true, false)
        case .value(let value): (text, isWaiting, isHidden) = (rule.print(value, in: language), false, false)
        case .waiting(let questions):
            let names = questions.prefix(Self.maximumNamed).map { evaluation.label(of: $0.path, in: language) }
            text = texts.stillNeeded(names, andOthers: questions.count - names.count)
            (isWaiting, isHidden) = (true, false)
        }
    }
}
