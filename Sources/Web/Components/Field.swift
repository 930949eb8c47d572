internal import HTML

/// A question with its control, hint, error and reason for asking.
///
/// The label is the control's `label`, or the `legend` of the group; on a page that asks one question it is the
/// page's heading too. Hint and error are tied to the control, so that they are heard with it.
struct Field: Component, Sendable {
    /// Words that every question needs, in the page's language.
    struct Words: Sendable {
        /// Before an error, for those who don't see its colour: "Erreur :".
        let error: String
        /// After the label of a question that may be left empty: "(facultatif)".
        let optional: String
        /// "Pourquoi demandons-nous cela ?"
        let why: String
    }

    /// How large the label is.
    enum Label: Sendable {
        /// One question among several.
        case ordinary
        /// The page's heading: its only question.
        case pageHeading
    }

    /// Unique in the page; identifiers of the parts begin with it.
    let id: String
    let label: String
    var labelStyle = Label.ordinary
    var hint: String?
    /// What must be told with the question, a paragraph each.
    var notices: [String] = []
    /// What to mend; a control that has parts may bear its errors itself (``Line/error``).
    var error: String?
    /// Why it is asked, unfolded on demand.
    var why: String?
    var isOptional = false
    let control: Control
    let words: Words

    /// What the error summary's link leads to: the first control to mend, else the first of the group.
    var focusTarget: String {
        switch control {
        case .line, .lines, .select, .files: id
        case .choices(let choices): choices.items.isEmpty ? id : choiceID(0)
        case .date(let lines), .group(let lines):
            (lines.first { $0.error != nil || $0.isWrong } ?? lines.first).map { lineID($0) } ?? id
        }
    }

    func write(to h: inout HTMLWriter) {
        h.div(.class("field", "field-wrong", if: error != nil)) { h in
            switch control {
            case .line(let line):
                labelElement(&h)
                describe(&h)
                self.line(line, id: id, describedBy: describedBy, isWrong: error != nil || line.isWrong, &h)
                reason(&h)
            case .lines(let lines):
                labelElement(&h)
                describe(&h)
                h.textarea(
                    lines.value, .class("input"), .id(id), .name(lines.name), .rows(lines.rows),
                    .maxlength(lines.maximumLength), .spellcheck(lines.spellcheck), .dir(.auto),
                    .ariaDescribedBy(describedBy), .ariaInvalid(error != nil), .autocomplete(lines.autocomplete),
                    .aria("keyshortcuts", lines.shortcut?.rawValue))
                reason(&h)
            case .files(let files):
                fieldset(&h) { h in
                    files.write(id: id, describedBy: describedBy, isWrong: error != nil, to: &h)
                }
            case .select(let select):
                labelElement(&h)
                describe(&h)
                self.select(select, &h)
                reason(&h)
            case .choices(let choices):
                fieldset(&h) { h in self.choices(choices, &h) }
            case .date(let lines):
                fieldset(&h) { h in
                    h.div(.class("date-parts")) { h in
                        for line in lines { part(line, &h) }
                    }
                }
            case .group(let lines):
                fieldset(&h) { h in
                    for line in lines { part(line, &h) }
                }
            }
        }
    }

    // MARK: The parts

    private var describedBy: String? {
        let identifiers = [
            hint == nil ? nil : id + "-hint", notices.isEmpty ? nil : id + "-notice",
            error == nil ? nil : id + "-error",
        ].compactMap { $0 }
        return identifiers.isEmpty ? nil : identifiers.joined(separator: " ")
    }

    private func lineID(_ line: Line) -> String { line.part.isEmpty ? id : id + "-" + line.part }

    private func choiceID(_ index: Int) -> String { index == 0 ? id : id + "-" + String(index + 1) }

    private func labelElement(_ h: inout HTMLWriter) {
        switch labelStyle {
        case .ordinary:
            h.label(.class("label"), .for(id)) { h in labelText(&h) }
        case .pageHeading:
            h.h1(.class("question")) { h in
                h.label(.for(id)) { h in labelText(&h) }
            }
        }
    }

    private func labelText(_ h: inout HTMLWriter) {
        h.text(label)
        if isOptional { h.span(" " + words.optional, .class("optional")) }
    }

    private func fieldset(_ h: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
        h.fieldset(.ariaDescribedBy(describedBy)) { h in
            h.legend(.class(labelStyle == .ordinary ? "label" : nil)) { h in
                switch labelStyle {
                case .ordinary: labelText(&h)
                case .pageHeading: h.h1(.class("question")) { h in labelText(&h) }
                }
            }
            describe(&h)
            content(&h)
        }
        reason(&h)
    }

    private func describe(_ h: inout HTMLWriter) {
        if let hint { h.p(hint, .class("hint"), .id(id + "-hint")) }
        if !notices.isEmpty {
            h.div(.class("told"), .id(id + "-notice")) { h in
                for notice in notices { h.p(notice) }
            }
        }
        if let error { errorMessage(error, id: id + "-error", &h) }
    }

    private func errorMessage(_ message: String, id: String, _ h: inout HTMLWriter) {
        h.p(.class("error-message"), .id(id)) { h in
            h.put(Icon.error)
            h.span { h in
                h.visuallyHidden(words.error + " ")
                h.text(message)
            }
        }
    }

    private func reason(_ h: inout HTMLWriter) {
        guard let why else { return }
        h.details(.class("why")) { h in
            h.summary(words.why)
            h.p(why)
        }
    }

    /// A line within a group: its own label, hint and error.
    private func part(_ line: Line, _ h: inout HTMLWriter) {
        let id = lineID(line)
        h.div(.class("part", "field-wrong", if: line.error != nil)) { h in
            if let label = line.label {
                h.label(.class("part-label"), .for(id)) { h in
                    h.text(label)
                    if line.isOptional { h.span(" " + words.optional, .class("optional")) }
                }
            }
            if let hint = line.hint { h.p(hint, .class("hint"), .id(id + "-hint")) }
            if let error = line.error { errorMessage(error, id: id + "-error", &h) }
            // A group's error is heard with the line that it is about.
            let groupError = line.isWrong && line.error == nil && error != nil ? self.id + "-error" : nil
            let described = [
                line.hint == nil ? nil : id + "-hint", line.error == nil ? nil : id + "-error", groupError,
            ].compactMap { $0 }.joined(separator: " ")
            self.line(
                line, id: id, describedBy: described, isWrong: line.error != nil || line.isWrong, &h)
        }
    }

    private func line(
        _ line: Line, id: String, describedBy: String?, isWrong: Bool, _ h: inout HTMLWriter
    ) {
        let descriptions = [describedBy, line.unit == nil ? nil : id + "-unit"].compactMap { $0 }.filter { !$0.isEmpty }
        let input: (inout HTMLWriter) -> Void = { h in
            h.input(
                .type(line.type), .class("input " + line.widthClass), .id(id), .name(line.name), .value(line.value),
                .inputmode(line.inputmode), .autocomplete(line.autocomplete), .autocapitalize(line.autocapitalize),
                .spellcheck(line.spellcheck), .maxlength(line.maximumLength),
                line.type == .text && line.inputmode == nil ? .dir(.auto) : .none,
                .ariaDescribedBy(descriptions.isEmpty ? nil : descriptions.joined(separator: " ")),
                .ariaInvalid(isWrong))
        }
        guard let unit = line.unit else { return input(&h) }
        h.div(.class("with-unit")) { h in
            input(&h)
            h.span(unit, .class("unit"), .id(id + "-unit"))
        }
    }

    private func select(_ select: Select, _ h: inout HTMLWriter) {
        h.select(
            .class("input"), .id(id), .name(select.name), .ariaDescribedBy(describedBy), .ariaInvalid(error != nil)
        ) {
            h in
            h.option(select.prompt, .value(""))
            for item in select.items { h.option(item.label, .value(item.value), .selected(item.isChosen)) }
        }
    }

    private func choices(_ choices: Choices, _ h: inout HTMLWriter) {
        h.div(.class("choices", "choices-inline", if: choices.isInline)) { h in
            for (index, choice) in choices.items.enumerated() {
                let id = choiceID(index)
                let hintID = self.id + "-choice-" + String(index + 1) + "-hint"
                h.div(.class("choice")) { h in
                    h.input(
                        .type(choices.kind == .one ? .radio : .checkbox), .id(id), .name(choices.name),
                        .value(choice.value), .checked(choice.isChosen), .autocomplete(choices.autocomplete),
                        .ariaDescribedBy(choice.hint == nil ? nil : hintID),
                        .ariaInvalid(error != nil && choices.kind == .many))
                    h.label(choice.label, .for(id))
                    if let hint = choice.hint { h.p(hint, .class("hint"), .id(hintID)) }
                }
            }
        }
    }
}
