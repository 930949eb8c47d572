/// Writes one HTML document or fragment as UTF-8 bytes into one growing buffer.
///
/// Elements are methods (``HTMLWriter/p(_:content:)``, ``HTMLWriter/a(_:_:)``…). Their content is a closure that is
/// handed the writer again, so that an element is always closed, and text can only enter through ``text(_:)`` or an
/// ``Attribute``, which escape it. Markup that is not built this way must be a literal of the program (``Trusted``)
/// or something that a writer made before (``Fragment``): a value that came from a person never qualifies.
///
/// ```swift
/// let page = HTMLWriter.document { h in
///     h.html(.lang("fr")) { h in
///         h.body { h in
///             h.h1("Vos démarches")
///             h.p(.class("hint")) { h in
///                 h.text("Besoin d’aide ? ")
///                 h.a("Nous contacter", .href("/contact"))
///             }
///         }
///     }
/// }
/// ```
///
/// The writer can't be copied: whoever holds it writes at the one place where the document stands.
public struct HTMLWriter: ~Copyable {
    /// What has been written so far.
    var bytes: Bytes

    /// An empty writer with room for `capacity` bytes before it has to grow.
    init(capacity: Int) {
        bytes = Bytes(capacity: capacity)
    }

    /// The bytes of a whole document: `<!doctype html>` and what `content` writes.
    ///
    /// - Parameters:
    ///   - capacity: the bytes to set aside at first; a larger page grows by doubling.
    ///   - content: writes the document, from its `html` element on.
    public static func document(capacity: Int = 24_576, _ content: (inout HTMLWriter) -> Void) -> [UInt8] {
        var writer = HTMLWriter(capacity: capacity)
        writer.raw("<!doctype html>\n")
        content(&writer)
        return writer.bytes.array
    }

    /// A piece of a page, kept so that it can be put into several pages (``insert(_:)``).
    public static func fragment(capacity: Int = 1_024, _ content: (inout HTMLWriter) -> Void) -> Fragment {
        var writer = HTMLWriter(capacity: capacity)
        content(&writer)
        return Fragment(bytes: writer.bytes.array)
    }

    /// How many bytes have been written so far.
    public var count: Int { bytes.count }

    /// Writes text, escaped.
    public mutating func text(_ text: String) {
        appendEscaped(text, Escape.text)
    }

    /// Writes a whole number in plain digits (a number that people read is formatted by the caller, in their language).
    public mutating func text(_ number: Int) {
        append(number)
    }

    /// Writes markup that stands as a literal in the program, as it is.
    public mutating func raw(_ trusted: Trusted) {
        append(trusted.literal)
    }

    /// Writes a piece that another writer made, as it is.
    public mutating func insert(_ fragment: Fragment) {
        bytes.append(contentsOf: fragment.bytes)
    }
}

/// Markup written as a literal in the program's own source, the only markup that is not escaped.
///
/// It can be made from a string literal alone: neither a `String` nor an interpolation converts to it.
public struct Trusted: ExpressibleByStringLiteral, Sendable {
    let literal: StaticString

    /// Markup from a literal; Swift calls this where a literal stands in the place of a `Trusted`.
    public init(stringLiteral literal: StaticString) {
        self.literal = literal
    }
}

/// A finished piece of HTML, made by ``HTMLWriter/fragment(capacity:_:)`` and by nothing else.
public struct Fragment: Sendable, Hashable {
    /// The piece as bytes, for an answer that is nothing else.
    public let bytes: [UInt8]

    /// Its markup, for a script to put into a page of ours.
    public var markup: String { String(decoding: bytes, as: UTF8.self) }
}
