/// States and properties of WAI-ARIA 1.2.
extension Attribute {
    /// Any other `aria-` attribute, by the end of its name.
    public static func aria(_ name: StaticString, _ value: String?) -> Attribute {
        Attribute(name, string: value, family: .aria)
    }

    /// The element's name, when no visible text gives one.
    public static func ariaLabel(_ label: String?) -> Attribute {
        Attribute("label", string: label, family: .aria)
    }

    /// The identifiers (separated by spaces) of the elements whose text names this one.
    public static func ariaLabelledBy(_ identifiers: String?) -> Attribute {
        Attribute("labelledby", string: identifiers, family: .aria)
    }

    /// The identifiers (separated by spaces) of the elements that describe this one: its hint, its error.
    public static func ariaDescribedBy(_ identifiers: String?) -> Attribute {
        Attribute("describedby", string: identifiers?.isEmpty == true ? nil : identifiers, family: .aria)
    }

    /// Hides the element from assistive technology; writes nothing when false.
    public static func ariaHidden(_ holds: Bool = true) -> Attribute {
        Attribute("hidden", trueOrFalse: holds ? true : nil, family: .aria)
    }

    /// Says that the value is refused as it stands; writes nothing when false.
    public static func ariaInvalid(_ holds: Bool = true) -> Attribute {
        Attribute("invalid", trueOrFalse: holds ? true : nil, family: .aria)
    }

    /// Whether what the element controls is open.
    public static func ariaExpanded(_ isOpen: Bool?) -> Attribute {
        Attribute("expanded", trueOrFalse: isOpen, family: .aria)
    }

    /// The identifiers of what the element controls.
    public static func ariaControls(_ identifiers: String?) -> Attribute {
        Attribute("controls", string: identifiers, family: .aria)
    }

    /// How changes of the content are spoken.
    public static func ariaLive(_ politeness: Politeness) -> Attribute {
        Attribute("live", keyword: politeness == .polite ? "polite" : "assertive", family: .aria)
    }

    /// Marks the one element of a set that is where the person is; nil writes nothing.
    public static func ariaCurrent(_ current: Current?) -> Attribute {
        Attribute("current", keyword: current?.keyword, family: .aria)
    }

    /// When a change is spoken.
    public enum Politeness: Sendable {
        /// At the next pause.
        case polite
        /// At once.
        case assertive
    }

    /// In what way an element is the current one.
    public enum Current: Sendable {
        /// The page being read, among links.
        case page
        /// The step reached, among steps.
        case step
        /// The item chosen, in any other set.
        case item

        var keyword: StaticString {
            switch self {
            case .page: "page"
            case .step: "step"
            case .item: "true"
            }
        }
    }
}
