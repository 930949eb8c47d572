internal import Yams

/// Bounds on the YAML that is accepted.
public struct YAMLLimits: Sendable {
    /// The most bytes in a file.
    public var bytes: Int
    /// The most bytes in a line.
    public var lineBytes: Int
    /// The deepest nesting of lists and mappings.
    public var depth: Int
    /// The most values, those repeated by aliases counted each time.
    public var values: Int

    /// Bounds: by default far above what a definition needs.
    public init(bytes: Int = 1 << 20, lineBytes: Int = 20_000, depth: Int = 40, values: Int = 50_000) {
        self.bytes = bytes
        self.lineBytes = lineBytes
        self.depth = depth
        self.values = values
    }
}

/// Reads a YAML file into a positioned tree, reporting what is wrong with it.
///
/// The YAML accepted is what definitions need: one document, scalars as keys, no tags, no merge keys; anchors and aliases
/// within bounds.
public enum YAMLLoader {
    /// The document's root, or nil when the file can't be read at all; every problem is reported.
    ///
    /// A tree may be returned although an error was reported (a key given twice), so that more can be checked.
    public static func load(
        _ file: SourceFile, diagnostics: DiagnosticBag, limits: YAMLLimits = YAMLLimits()
    ) -> YAMLValue? {
        guard YAMLPrecheck(file: file, limits: limits, diagnostics: diagnostics).passes() else { return nil }
        var text = file.text
        var masked = MaskedKeys()
        while true {
            do {
                guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
                    diagnostics.error("yaml-empty", "the file is empty", at: file.range(0..<0))
                    return nil
                }
                var builder = YAMLTreeBuilder(file: file, limits: limits, masked: masked, diagnostics: diagnostics)
                return builder.build(root)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                // The library stops at a key given twice and says where the first one is, but not the second. The first
                // is replaced by a name of our own, which lets reading go on; the tree then shows both.
                guard let next = masked.mask(keys.sorted().first ?? "", at: context.mark, in: text) else {
                    let place = file.range(ofMarkLine: context.mark.line, column: context.mark.column)
                    diagnostics.error("duplicate-key", "`\(keys.sorted().first ?? "")` is given twice", at: place)
                    return nil
                }
                text = next
            } catch {
                diagnostics.add(YAMLSyntaxError.diagnostic(for: error, in: file))
                return nil
            }
        }
    }
}

/// Keys replaced by private-use characters so that the library accepts a mapping with a key given twice.
struct MaskedKeys {
    private var originals: [Character: String] = [:]

    /// The key's own text.
    func original(_ text: String) -> String {
        guard let first = text.first, let original = originals[first] else { return text }
        return original
    }

    /// The text with the key at a place replaced, character for character, or nil when it can't be.
    mutating func mask(_ key: String, at mark: Mark, in text: String) -> String? {
        guard originals.count < 100, !key.isEmpty, let mask = Unicode.Scalar(0xE000 + UInt32(originals.count)),
            !text.unicodeScalars.contains(mask)
        else { return nil }
        var scalars = Array(text.unicodeScalars)
        guard var start = YAMLMarks.scalarOffset(in: scalars, line: mark.line, column: mark.column) else { return nil }
        if start < scalars.count, scalars[start] == "\"" || scalars[start] == "'" { start += 1 }
        let wanted = Array(key.unicodeScalars)
        guard start + wanted.count <= scalars.count, Array(scalars[start..<(start + wanted.count)]) == wanted
        else { return nil }
        for index in start..<(start + wanted.count) { scalars[index] = mask }
        originals[Character(mask)] = key
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

/// Places as the YAML library counts them: lines and columns from 1, columns in Unicode scalars, lines ended by any of
/// YAML 1.1's breaks (LF, CR, CR LF, next line, line separator, paragraph separator).
enum YAMLMarks {
    /// The index of a place among scalars, or nil when there is no such line.
    static func scalarOffset(in scalars: [Unicode.Scalar], line: Int, column: Int) -> Int? {
        var current = 1
        var index = 0
        while current < line, index < scalars.count {
            let isBreak = isLineBreak(scalars[index])
            let isPair = scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            index += isPair ? 2 : 1
            if isBreak { current += 1 }
        }
        return current == line ? min(index + column - 1, scalars.count) : nil
    }

    /// The UTF-8 offsets at which the lines start.
    static func lineStarts(in bytes: [UInt8]) -> [Int] {
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let length = breakLength(in: bytes, at: index)
            index += max(length, 1)
            if length > 0 { starts.append(index) }
        }
        return starts
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
    }

    private static func breakLength(in bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case 0x0A: return 1
        case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
        case 0xE2:
            guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
            return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }
}

extension SourceFile {
    /// The UTF-8 offset of a place as the YAML library counts it, given where its lines start.
    func utf8Offset(markLine line: Int, column: Int, yamlLineStarts: [Int]) -> Int {
        guard line >= 1, line <= yamlLineStarts.count else { return utf8Count }
        var offset = yamlLineStarts[line - 1]
        var left = column - 1
        while left > 0, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset
    }

    /// The character at a place as the YAML library counts it; empty at the end of the file.
    func range(ofMarkLine line: Int, column: Int) -> SourceRange {
        let offset = utf8Offset(markLine: line, column: column, yamlLineStarts: YAMLMarks.lineStarts(in: bytes))
        let position = position(ofUTF8Offset: offset)
        return range(offset..<max(offset, utf8Offset(line: position.line, column: position.column + 1)))
    }
}
