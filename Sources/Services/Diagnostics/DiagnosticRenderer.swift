/// Prints diagnostics for people, as compilers do: the place, the line, a caret under what is meant, what to do.
///
///     services/cantine/service.yaml:6:1: error: unknown key `ttile` [unknown-key]
///         6 | ttile: {fr: "Inscrire mon enfant"}
///           | ^~~~~
///           = did you mean `title`?
public struct DiagnosticRenderer: Sendable {
    /// Whether ANSI colours are used.
    public let usesColour: Bool
    /// The most columns of a line that are shown; longer lines are cut around the caret.
    public let maximumWidth: Int

    /// A renderer, without colour unless asked.
    public init(usesColour: Bool = false, maximumWidth: Int = 100) {
        self.usesColour = usesColour
        self.maximumWidth = max(maximumWidth, 20)
    }

    /// All of a bag's diagnostics in order of reading, and how many were left out; empty for an empty bag.
    public func render(_ bag: DiagnosticBag) -> String {
        var output = bag.sorted.map(render).joined()
        if bag.dropped > 0 { output += "\(bag.dropped) more not shown\n" }
        return output
    }

    /// One diagnostic in several lines, the last one ended by a line feed.
    public func render(_ diagnostic: Diagnostic) -> String {
        var output = heading(diagnostic.severity, diagnostic.message, code: diagnostic.code, at: diagnostic.range)
        output += snippet(diagnostic.range)
        if let suggestion = diagnostic.suggestion { output += remark(suggestion) }
        for note in diagnostic.notes {
            if let range = note.range {
                output += heading(.note, note.message, code: nil, at: range) + snippet(range)
            } else {
                output += remark("note: " + note.message)
            }
        }
        return output
    }

    /// How many errors and warnings there are, in words ("2 errors, 1 warning"); notes don't count.
    public static func summary(_ diagnostics: some Sequence<Diagnostic>) -> String {
        var errors = 0
        var warnings = 0
        for diagnostic in diagnostics {
            if diagnostic.severity == .error { errors += 1 }
            if diagnostic.severity == .warning { warnings += 1 }
        }
        return "\(counted(errors, "error")), \(counted(warnings, "warning"))"
    }

    private static func counted(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count == 0 ? "no" : String(count)) \(noun)s"
    }

    private func heading(
        _ severity: Diagnostic.Severity, _ message: String, code: Diagnostic.Code?, at range: SourceRange
    ) -> String {
        let start = range.location.start
        let place = "\(DisplayWidth.sanitised(range.file.path)):\(start.line):\(start.column):"
        let label = paint("\(severity.rawValue):", severity.colour)
        let suffix = code.map { " [\($0)]" } ?? ""
        return "\(paint(place, .bold)) \(label) \(paint(DisplayWidth.sanitised(message), .bold))\(suffix)\n"
    }

    private func remark(_ text: String) -> String { "\(Self.gutter)= \(DisplayWidth.sanitised(text))\n" }

    private static let gutter = "      "

    /// The first line of the range with its caret line.
    private func snippet(_ range: SourceRange) -> String {
        let location = range.location
        let line = range.file.lineText(location.start.line)
        let number = String(location.start.line)
        let lastColumn = location.end.line == location.start.line ? location.end.column : line.count + 1
        let window = SnippetWindow(
            line: line, firstColumn: location.start.column, endColumn: lastColumn, maximumWidth: maximumWidth)
        let padding = String(repeating: " ", count: max(0, Self.gutter.count - 1 - number.count))
        let source = window.text.isEmpty ? "" : " " + window.text
        return "\(padding)\(number) |\(source)\n\(Self.gutter)| \(window.indentation)\(paint(window.carets, .green))\n"
    }

    private func paint(_ text: String, _ colour: Colour) -> String {
        usesColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// ANSI "select graphic rendition" parameters (ECMA-48, 8.3.117).
private enum Colour: String {
    case bold = "1"
    case red = "1;31"
    case green = "1;32"
    case magenta = "1;35"
    case cyan = "1;36"
}

extension Diagnostic.Severity {
    fileprivate var colour: Colour {
        switch self {
        case .error: .red
        case .warning: .magenta
        case .note: .cyan
        }
    }
}

/// The part of a line that is shown, and where its carets stand.
private struct SnippetWindow {
    let text: String
    let indentation: String
    let carets: String

    /// Columns are in characters, from 1. Tabs are shown as spaces up to the next multiple of four columns.
    init(line: String, firstColumn: Int, endColumn: Int, maximumWidth: Int) {
        var cells: [(text: String, width: Int)] = []
        var column = 0
        for character in line {
            let tab = 4 - column % 4
            let cell =
                character == "\t"
                ? (text: String(repeating: " ", count: tab), width: tab) : DisplayWidth.cell(character)
            cells.append(cell)
            column += cell.width
        }
        let first = min(firstColumn - 1, cells.count)
        let end = min(max(endColumn - 1, first), cells.count)
        let shown = Self.window(cells.map(\.width), around: first, maximumWidth: maximumWidth)
        let prefix = shown.lowerBound > 0 ? "…" : ""
        let suffix = shown.upperBound < cells.count ? "…" : ""
        text = Self.trimmedEnd(prefix + cells[shown].map(\.text).joined() + suffix)
        let before = cells[shown.lowerBound..<first].reduce(prefix.count) { $0 + $1.width }
        indentation = String(repeating: " ", count: before)
        let underlined = first < end ? cells[first..<min(end, shown.upperBound)].reduce(0) { $0 + $1.width } : 1
        carets = "^" + String(repeating: "~", count: max(underlined, 1) - 1)
    }

    /// The cells to show: all of them when they fit, else about a third of the room before the caret.
    private static func window(_ widths: [Int], around caret: Int, maximumWidth: Int) -> Range<Int> {
        if widths.reduce(0, +) <= maximumWidth { return 0..<widths.count }
        var start = caret
        var room = maximumWidth / 3
        while start > 0, widths[start - 1] <= room {
            start -= 1
            room -= widths[start]
        }
        var end = start
        room = maximumWidth
        while end < widths.count, widths[end] <= room {
            room -= widths[end]
            end += 1
        }
        return start..<max(end, min(caret + 1, widths.count))
    }

    private static func trimmedEnd(_ text: String) -> String {
        var text = Substring(text)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
