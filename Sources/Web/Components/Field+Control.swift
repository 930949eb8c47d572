internal import HTML

extension Field {
    /// With what a question is asked.
    enum Control: Sendable {
        /// Files.
        case files(FileField)
        /// One line: text, number, e-mail, telephone, password.
        case line(Line)
        /// Several lines of text.
        case lines(Lines)
        /// Yes or no, one of several, any of several.
        case choices(Choices)
        /// One of many, in a list that unfolds.
        case select(Select)
        /// Day, month and year in boxes, in the order and with the names of the page's language.
        case date([Line])
        /// Several lines that make one answer: a postal address.
        case group([Line])
    }

    /// A line to fill in.
    struct Line: Sendable {
        /// Its part of the answer; empty when it is alone.
        var part = ""
        /// The name under which it is sent.
        let name: String
        var value = ""
        /// Its own label, within a group.
        var label: String?
        var hint: String?
        /// What to mend in this line, within a group.
        var error: String?
        /// Whether this line is what the group's error is about.
        var isWrong = false
        var isOptional = false
        var type = Attribute.InputType.text
        var inputmode: Attribute.InputMode?
        var autocomplete: String?
        var autocapitalize: String?
        var spellcheck: Bool?
        var maximumLength: Int?
        /// How many characters are expected; nil for a whole line.
        var width: Int?
        /// What the number counts: "€". Say it in the label or the hint too.
        var unit: String?

        /// One of a few widths, so that no page needs a style of its own.
        var widthClass: String {
            guard let width else { return "input-full" }
            return switch width {
            case ...2: "input-2"
            case ...4: "input-4"
            case ...6: "input-6"
            case ...10: "input-10"
            case ...20: "input-20"
            default: "input-full"
            }
        }
    }

    /// Lines to fill in.
    struct Lines: Sendable {
        let name: String
        var value = ""
        var rows = 5
        var maximumLength: Int?
        var spellcheck: Bool?
        var autocomplete: String?
        /// The key that leads to it at the desk.
        var shortcut: Shortcut?
    }

    /// A closed list.
    struct Choices: Sendable {
        /// How many may be chosen.
        enum Kind: Sendable { case one, many }

        /// One of the list.
        struct Item: Sendable {
            let value: String
            let label: String
            var hint: String?
            var isChosen = false
        }

        var kind = Kind.one
        let name: String
        let items: [Item]
        /// Side by side, for two or three short words (yes, no).
        var isInline = false
        var autocomplete: String?
    }

    /// A closed list that unfolds: one answer out of many.
    struct Select: Sendable {
        let name: String
        /// What it says until something is chosen.
        let prompt: String
        let items: [Choices.Item]
    }

    /// E-mail: the keyboard and the habits that go with it.
    static func email(name: String, value: String, part: String = "", label: String? = nil) -> Line {
        Line(
            part: part, name: name, value: value, label: label, type: .email, inputmode: .email, autocomplete: "email",
            autocapitalize: "none", spellcheck: false)
    }

    /// Telephone.
    static func telephone(name: String, value: String, part: String = "", label: String? = nil) -> Line {
        Line(
            part: part, name: name, value: value, label: label, type: .tel, inputmode: .tel, autocomplete: "tel",
            spellcheck: false, width: 20)
    }

    /// A number typed as people write it, with their own decimal mark.
    static func number(name: String, value: String, unit: String? = nil, width: Int = 10, isWhole: Bool = false) -> Line
    {
        Line(
            name: name, value: value, inputmode: isWhole ? .numeric : .decimal, autocomplete: "off", spellcheck: false,
            width: width, unit: unit)
    }

    /// One box of a date; `autocomplete` is `bday-day` and so on for a person's own birth date, else nil.
    static func datePart(
        _ part: String, name: String, value: String, label: String, width: Int, isWrong: Bool = false,
        autocomplete: String? = nil
    ) -> Line {
        Line(
            part: part, name: name, value: value, label: label, isWrong: isWrong, inputmode: .numeric,
            autocomplete: autocomplete, spellcheck: false, width: width)
    }
}

/// Something said among the questions, to which no answer is expected.
struct InformationBlock: Component, Sendable {
    var title: String?
    let body: Prose

    func write(to h: inout HTMLWriter) {
        h.div(.class("information")) { h in
            if let title { h.h2(title) }
            h.put(body)
        }
    }
}
