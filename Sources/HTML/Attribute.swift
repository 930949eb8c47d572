/// One attribute of an element: its name is a literal of this target, its value is escaped when it is written.
///
/// Attributes are made by the functions below alone, so that a page can't hold an inline style, an event handler or
/// an address whose scheme runs code. A nil value, or `false` for a boolean attribute, writes nothing at all, which
/// keeps conditions out of the pages: `.id(identifier)`, `.required(question.isRequired)`.
public struct Attribute: Sendable {
    /// What goes before the name.
    enum Family: Sendable { case plain, aria, data }

    /// What goes after the name.
    enum Value: Sendable {
        /// The attribute isn't written.
        case absent
        /// The name alone, for a boolean attribute that holds.
        case present
        /// A value that is escaped.
        case string(String)
        /// A value that this target wrote itself and that holds nothing to escape.
        case literal(StaticString)
        case number(Int)
    }

    let name: StaticString
    let family: Family
    let value: Value

    private init(_ name: StaticString, _ value: Value, family: Family = .plain) {
        self.name = name
        self.value = value
        self.family = family
    }

    init(_ name: StaticString, string: String?, family: Family = .plain) {
        self.init(name, string.map(Value.string) ?? .absent, family: family)
    }

    init(_ name: StaticString, number: Int?) {
        self.init(name, number.map(Value.number) ?? .absent)
    }

    init(_ name: StaticString, holds: Bool) {
        self.init(name, holds ? .present : .absent)
    }

    /// A keyword: one of the values that an enumeration of this target lists.
    init(_ name: StaticString, keyword: StaticString?, family: Family = .plain) {
        self.init(name, keyword.map(Value.literal) ?? .absent, family: family)
    }

    init(_ name: StaticString, trueOrFalse: Bool?, family: Family = .plain) {
        self.init(name, keyword: trueOrFalse.map { $0 ? "true" : "false" }, family: family)
    }
}

extension Attribute {
    /// No attribute: writes nothing. For the other branch of a condition.
    public static var none: Attribute { Attribute("hidden", holds: false) }

    /// The element's identifier, unique in the page.
    public static func id(_ identifier: String?) -> Attribute { Attribute("id", string: identifier) }

    /// The element's class, or several separated by spaces.
    public static func `class`(_ names: String?) -> Attribute { Attribute("class", string: names) }

    /// The element's classes: `base` always, `extra` when `condition` holds.
    public static func `class`(_ base: String, _ extra: String, if condition: Bool) -> Attribute {
        Attribute("class", string: condition ? base + " " + extra : base)
    }

    /// The language of the content, as a BCP 47 tag.
    public static func lang(_ tag: String?) -> Attribute { Attribute("lang", string: tag) }

    /// The direction of the content. `.auto` suits what a person wrote: it is laid out by its own first letter, and
    /// whatever it holds can't disturb the text around it.
    public static func dir(_ direction: Direction) -> Attribute { Attribute("dir", keyword: direction.keyword) }

    /// Hides the element from everyone.
    public static func hidden(_ holds: Bool = true) -> Attribute { Attribute("hidden", holds: holds) }

    /// The place in the order of focus: 0 among the others, -1 by script or link only.
    public static func tabindex(_ index: Int?) -> Attribute { Attribute("tabindex", number: index) }

    /// What the element is to assistive technology, when its name doesn't say it.
    public static func role(_ role: Role) -> Attribute { Attribute("role", keyword: role.keyword) }

    /// `data-name="value"`, read by scripts and tests.
    public static func data(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(name, string: value, family: .data)
    }

    /// `data-name`, without a value, when `holds`.
    public static func data(_ name: StaticString, _ holds: Bool = true) -> Attribute {
        Attribute(name, holds ? .present : .absent, family: .data)
    }
}

extension Attribute {
    /// Directions of text.
    public enum Direction: Sendable {
        /// Laid out by its first strong letter, isolated from what is around it.
        case auto
        /// From left to right.
        case leftToRight
        /// From right to left.
        case rightToLeft

        var keyword: StaticString {
            switch self {
            case .auto: "auto"
            case .leftToRight: "ltr"
            case .rightToLeft: "rtl"
            }
        }
    }

    /// Roles of WAI-ARIA 1.2 that no HTML element carries by itself, and `list`, which some screen readers forget
    /// once a list has no bullets.
    public enum Role: Sendable {
        /// Spoken at once.
        case alert
        /// A set of controls.
        case group
        /// An image made of several elements.
        case image
        /// A list whose bullets are hidden.
        case list
        /// What is added to it is spoken, in order: a conversation.
        case log
        /// A region that people may want to jump to; it needs a label.
        case region
        /// A place to search.
        case search
        /// Spoken when the person pauses.
        case status

        var keyword: StaticString {
            switch self {
            case .alert: "alert"
            case .group: "group"
            case .image: "img"
            case .list: "list"
            case .log: "log"
            case .region: "region"
            case .search: "search"
            case .status: "status"
            }
        }
    }
}
