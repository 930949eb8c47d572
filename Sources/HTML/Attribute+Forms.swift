/// Attributes of forms and controls.
extension Attribute {
    /// Where a form is sent.
    public static func action(_ reference: URLReference) -> Attribute {
        Attribute("action", string: reference.description)
    }

    /// Where this button sends the form instead.
    public static func formaction(_ reference: URLReference?) -> Attribute {
        Attribute("formaction", string: reference?.description)
    }

    /// How a form is sent.
    public static func method(_ method: Method) -> Attribute {
        Attribute("method", keyword: method == .get ? "get" : "post")
    }

    /// Leaves all checking to the server, whose messages are better than the browser's.
    public static func novalidate(_ holds: Bool = true) -> Attribute { Attribute("novalidate", holds: holds) }

    /// How the form's values are encoded; `multipart` when it holds files.
    public static func enctype(_ encoding: Encoding) -> Attribute {
        Attribute("enctype", keyword: encoding.keyword)
    }

    /// How this button's press encodes the form instead.
    public static func formenctype(_ encoding: Encoding) -> Attribute {
        Attribute("formenctype", keyword: encoding.keyword)
    }

    /// The name under which a control's value is sent, or the name of a `meta` element.
    public static func name(_ name: String?) -> Attribute { Attribute("name", string: name) }

    /// The value of a control.
    public static func value(_ value: String?) -> Attribute { Attribute("value", string: value) }

    /// What an `input` asks for.
    public static func type(_ type: InputType) -> Attribute { Attribute("type", keyword: type.keyword) }

    /// What a `button` does.
    public static func type(_ type: ButtonType) -> Attribute {
        Attribute("type", keyword: type == .submit ? "submit" : "button")
    }

    /// The identifier of the control that a label names.
    public static func `for`(_ identifier: String) -> Attribute { Attribute("for", string: identifier) }

    /// The identifier of the form that a control outside of it belongs to.
    public static func form(_ identifier: String?) -> Attribute { Attribute("form", string: identifier) }

    /// What a browser may fill in by itself (HTML's autofill tokens: `given-name`, `email`, `bday-day`, `off`…).
    public static func autocomplete(_ token: String?) -> Attribute { Attribute("autocomplete", string: token) }

    /// Which capitals a touch keyboard puts by itself.
    public static func autocapitalize(_ mode: String?) -> Attribute { Attribute("autocapitalize", string: mode) }

    /// Which keyboard a touch screen shows.
    public static func inputmode(_ mode: InputMode?) -> Attribute {
        Attribute("inputmode", keyword: mode?.keyword)
    }

    /// Whether spelling is checked; nil leaves it to the browser.
    public static func spellcheck(_ isChecked: Bool?) -> Attribute {
        Attribute("spellcheck", trueOrFalse: isChecked)
    }

    /// Whether a value is needed; pages say it in words too.
    public static func required(_ holds: Bool = true) -> Attribute { Attribute("required", holds: holds) }

    /// Whether a box or a radio button is chosen.
    public static func checked(_ holds: Bool = true) -> Attribute { Attribute("checked", holds: holds) }

    /// Whether an option is chosen.
    public static func selected(_ holds: Bool = true) -> Attribute { Attribute("selected", holds: holds) }

    /// Whether a control can't be used.
    public static func disabled(_ holds: Bool = true) -> Attribute { Attribute("disabled", holds: holds) }

    /// Whether a control's value can be read but not changed.
    public static func readonly(_ holds: Bool = true) -> Attribute { Attribute("readonly", holds: holds) }

    /// Whether several files or options may be chosen.
    public static func multiple(_ holds: Bool = true) -> Attribute { Attribute("multiple", holds: holds) }

    /// Which files may be chosen.
    public static func accept(_ types: String?) -> Attribute { Attribute("accept", string: types) }

    /// The most UTF-16 code units that may be typed.
    public static func maxlength(_ length: Int?) -> Attribute { Attribute("maxlength", number: length) }

    /// The smallest value.
    public static func min(_ value: String?) -> Attribute { Attribute("min", string: value) }

    /// The greatest value.
    public static func max(_ value: String?) -> Attribute { Attribute("max", string: value) }

    /// The distance between allowed values.
    public static func step(_ value: String?) -> Attribute { Attribute("step", string: value) }

    /// The visible rows of a text area.
    public static func rows(_ count: Int?) -> Attribute { Attribute("rows", number: count) }
}

extension Attribute {
    /// How a form is sent.
    public enum Method: Sendable {
        /// In the address: asks, changes nothing.
        case get
        /// In the body: may change something.
        case post
    }

    /// How a form's values are encoded.
    public enum Encoding: Sendable {
        /// `application/x-www-form-urlencoded`.
        case form
        /// `multipart/form-data`, for files.
        case multipart

        var keyword: StaticString {
            self == .form ? "application/x-www-form-urlencoded" : "multipart/form-data"
        }
    }

    /// What a button does.
    public enum ButtonType: Sendable {
        /// Sends its form.
        case submit
        /// Nothing without a script.
        case button
    }

    /// Kinds of `input`. Dates and numbers are asked as text: it is easier to read, dictate and correct.
    public enum InputType: Sendable, CaseIterable {
        // One word each, HTML's own.
        case checkbox, email, file, hidden, number, password, radio, search, tel, text, url

        var keyword: StaticString {
            switch self {
            case .checkbox: "checkbox"
            case .email: "email"
            case .file: "file"
            case .hidden: "hidden"
            case .number: "number"
            case .password: "password"
            case .radio: "radio"
            case .search: "search"
            case .tel: "tel"
            case .text: "text"
            case .url: "url"
            }
        }
    }

    /// Keyboards of touch screens.
    public enum InputMode: Sendable, CaseIterable {
        // One word each, HTML's own.
        case decimal, email, numeric, search, tel, text, url

        var keyword: StaticString {
            switch self {
            case .decimal: "decimal"
            case .email: "email"
            case .numeric: "numeric"
            case .search: "search"
            case .tel: "tel"
            case .text: "text"
            case .url: "url"
            }
        }
    }
}
