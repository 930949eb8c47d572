internal import Yams

/// Turns the YAML library's nodes into a positioned tree, within bounds.
struct YAMLTreeBuilder {
    private let file: SourceFile
    private let limits: YAMLLimits
    private let masked: MaskedKeys
    private let diagnostics: DiagnosticBag
    private let lineStarts: [Int]
    private var count = 0
    private var isTooLarge = false

    init(file: SourceFile, limits: YAMLLimits, masked: MaskedKeys, diagnostics: DiagnosticBag) {
        self.file = file
        self.limits = limits
        self.masked = masked
        self.diagnostics = diagnostics
        lineStarts = YAMLMarks.lineStarts(in: file.bytes)
    }

    /// The tree, or nil when it exceeds the bounds.
    mutating func build(_ root: Node) -> YAMLValue? {
        let value = build(root, depth: 1)
        return isTooLarge ? nil : value
    }

    private mutating func build(_ node: Node, depth: Int) -> YAMLValue {
        let start = offset(of: node)
        let content = skippingProperties(of: node, from: start)
        count += 1
        guard count <= limits.values, depth <= limits.depth, !isTooLarge else {
            reportTooLarge(at: content, depth: depth)
            return .sequence(YAMLSequence(elements: [], range: file.range(content..<content)))
        }
        switch node {
        case .scalar(let scalar): return .scalar(self.scalar(scalar, start: content))
        case .sequence(let sequence):
            let elements = sequence.map { build($0, depth: depth + 1) }
            let range = collectionRange(from: content, last: elements.last?.range)
            return .sequence(YAMLSequence(elements: elements, range: range))
        case .mapping(let mapping):
            let entries = self.entries(mapping, depth: depth)
            let range = collectionRange(from: content, last: entries.last?.value.range)
            return .mapping(YAMLMapping(entries: entries, range: range))
        case .alias:
            // The parser replaces aliases by what they stand for; this is for nodes made by programs.
            return .scalar(YAMLScalar(text: "", style: .plain, range: file.range(content..<content)))
        }
    }

    private mutating func entries(_ mapping: Node.Mapping, depth: Int) -> [YAMLMapping.Entry] {
        var entries: [YAMLMapping.Entry] = []
        var places: [String: SourceRange] = [:]
        for (keyNode, valueNode) in mapping {
            let value = build(keyNode, depth: depth + 1)
            let content = build(valueNode, depth: depth + 1)
            guard !isTooLarge else { break }
            guard case .scalar(let key) = value else {
                diagnostics.error("yaml-complex-key", "a key must be a plain text", at: value.range)
                continue
            }
            if key.text == "<<", key.style == .plain {
                diagnostics.error(
                    "yaml-merge-key", "merge keys (`<<`) are not supported", at: key.range,
                    suggestion: "write the entries out")
                continue
            }
            if let first = places[key.text] {
                diagnostics.error(
                    "duplicate-key", "`\(key.text)` is given twice", at: key.range,
                    notes: [.init("first given here", at: first)])
                continue
            }
            places[key.text] = key.range
            entries.append(.init(key: key, value: content))
        }
        return entries
    }

    private func scalar(_ scalar: Node.Scalar, start: Int) -> YAMLScalar {
        let style: YAMLScalar.Style =
            switch scalar.style {
            case .any, .plain: .plain
            case .singleQuoted: .singleQuoted
            case .doubleQuoted: .doubleQuoted
            case .literal: .literal
            case .folded: .folded
            }
        let text = masked.original(scalar.string)
        let map = ScalarSourceMap(source: file.bytes, start: start, style: style, text: Array(text.utf8))
        let end = map?.end ?? file.range(ofLine: file.position(ofUTF8Offset: start).line).end
        return YAMLScalar(text: text, style: style, range: file.range(start..<max(start, end)))
    }

    private mutating func reportTooLarge(at offset: Int, depth: Int) {
        guard !isTooLarge else { return }
        isTooLarge = true
        let message =
            depth > limits.depth
            ? "values can't be nested more than \(limits.depth) deep"
            : "a file can't hold more than \(limits.values) values, those repeated by aliases included"
        diagnostics.error("yaml-too-large", message, at: file.range(offset..<offset))
    }

    // MARK: Places

    private func offset(of node: Node) -> Int {
        guard let mark = node.mark else { return 0 }
        return file.utf8Offset(markLine: mark.line, column: mark.column, yamlLineStarts: lineStarts)
    }

    /// Moves past an anchor, and reports a tag: types come from what is asked, never from the file.
    private func skippingProperties(of node: Node, from start: Int) -> Int {
        let bytes = file.bytes
        var offset = start
        while offset < bytes.count, bytes[offset] == UInt8(ascii: "&") || bytes[offset] == UInt8(ascii: "!") {
            let end = bytes[offset...].firstIndex(where: Self.isSpace) ?? bytes.count
            if bytes[offset] == UInt8(ascii: "!") {
                diagnostics.error(
                    "yaml-tag", "tags (`\(file.range(offset..<end).text)`) are not supported",
                    at: file.range(offset..<end), suggestion: "remove it")
            }
            if case .scalar(let scalar) = node, scalar.string.isEmpty, scalar.style == .plain { return end }
            offset = skippingSpace(from: end, commas: false)
        }
        return offset
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(byte)
    }

    private func skippingSpace(from start: Int, commas: Bool) -> Int {
        let bytes = file.bytes
        var offset = start
        while offset < bytes.count {
            if Self.isSpace(bytes[offset]) || (commas && bytes[offset] == UInt8(ascii: ",")) {
                offset += 1
            } else if bytes[offset] == UInt8(ascii: "#") {
                offset = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            } else {
                break
            }
        }
        return offset
    }

    /// From the start of a list or mapping to the end of its last value, and its closing bracket if it has one.
    private func collectionRange(from start: Int, last: SourceRange?) -> SourceRange {
        let bytes = file.bytes
        let end = max(start, last?.end ?? start)
        guard start < bytes.count else { return file.range(start..<end) }
        let closing: UInt8
        switch bytes[start] {
        case UInt8(ascii: "["): closing = UInt8(ascii: "]")
        case UInt8(ascii: "{"): closing = UInt8(ascii: "}")
        default: return file.range(start..<end)
        }
        let next = skippingSpace(from: max(end, start + 1), commas: true)
        return file.range(start..<(next < bytes.count && bytes[next] == closing ? next + 1 : end))
    }
}
