/// Drawings made of rectangles and words: the bars of a chart. Other drawings stand as literals in the program.
extension HTMLWriter {
    /// A drawing.
    public mutating func svg(_ attributes: Attribute..., content: (inout HTMLWriter) -> Void) {
        element("svg", attributes, content)
    }

    /// A rectangle of a drawing.
    public mutating func rect(_ attributes: Attribute...) { element("rect", attributes, text: "") }

    /// Words of a drawing, on one line.
    public mutating func drawnText(_ text: String, _ attributes: Attribute...) {
        element("text", attributes, text: text)
    }
}

/// Attributes of drawings, in their own units.
extension Attribute {
    /// The units that a drawing is as wide and as high as.
    public static func viewBox(width: Int, height: Int) -> Attribute {
        Attribute("viewBox", string: "0 0 \(width) \(height)")
    }

    /// Lets a drawing fill its place whatever its proportions.
    public static var stretched: Attribute { Attribute("preserveAspectRatio", keyword: "none") }

    /// Where a shape begins, from the top; for words, their line.
    public static func y(_ units: Int) -> Attribute { Attribute("y", number: units) }

    /// Where a shape begins, from the left.
    public static func x(_ units: Int) -> Attribute { Attribute("x", number: units) }
}
