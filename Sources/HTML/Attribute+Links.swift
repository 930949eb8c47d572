/// Attributes of links, documents and media.
extension Attribute {
    /// Where a link leads; nil writes nothing.
    public static func href(_ reference: URLReference?) -> Attribute {
        Attribute("href", string: reference?.description)
    }

    /// Where an image or a script is loaded from.
    public static func src(_ reference: URLReference) -> Attribute {
        Attribute("src", string: reference.description)
    }

    /// The language of the page that a link leads to.
    public static func hreflang(_ tag: String?) -> Attribute { Attribute("hreflang", string: tag) }

    /// What the other page is to this one (`stylesheet`, `icon`, `next`, `external`…), several separated by spaces.
    public static func rel(_ relation: String?) -> Attribute { Attribute("rel", string: relation) }

    /// Offers the target as a file, under this name.
    public static func download(_ fileName: String?) -> Attribute { Attribute("download", string: fileName) }

    /// The media type of a resource.
    public static func mediaType(_ type: String?) -> Attribute { Attribute("type", string: type) }

    /// The media query under which a resource applies.
    public static func media(_ query: String?) -> Attribute { Attribute("media", string: query) }

    /// The encoding of the document; this target writes UTF-8.
    public static var charsetUTF8: Attribute { Attribute("charset", keyword: "utf-8") }

    /// The value of a `meta` element.
    public static func content(_ value: String) -> Attribute { Attribute("content", string: value) }

    /// Runs the script once the document is read, in order.
    public static var `defer`: Attribute { Attribute("defer", holds: true) }

    /// What an image says to those who don't see it; empty when it only decorates.
    public static func alt(_ text: String) -> Attribute { Attribute("alt", string: text) }

    /// Width of an image, in CSS pixels.
    public static func width(_ pixels: Int) -> Attribute { Attribute("width", number: pixels) }

    /// Height of an image, in CSS pixels.
    public static func height(_ pixels: Int) -> Attribute { Attribute("height", number: pixels) }

    /// The machine-readable form of a `time` element.
    public static func datetime(_ value: String) -> Attribute { Attribute("datetime", string: value) }

    /// Opens a `details` element.
    public static func open(_ holds: Bool = true) -> Attribute { Attribute("open", holds: holds) }

    /// The number of the first item of an ordered list.
    public static func start(_ number: Int?) -> Attribute { Attribute("start", number: number) }

    /// What a header cell of a table heads.
    public static func scope(_ scope: Scope) -> Attribute {
        Attribute("scope", keyword: scope == .row ? "row" : "col")
    }

    /// How many columns a cell covers.
    public static func colspan(_ count: Int?) -> Attribute { Attribute("colspan", number: count) }

    /// What a header cell heads.
    public enum Scope: Sendable {
        /// Its column.
        case column
        /// Its row.
        case row
    }
}
