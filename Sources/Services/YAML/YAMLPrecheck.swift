/// What is checked of a file before the YAML library reads it: sizes, characters, and what could make reading it costly.
struct YAMLPrecheck {
    let file: SourceFile
    let limits: YAMLLimits
    let diagnostics: DiagnosticBag

    /// Whether the file may be read; reports the first reason why not.
    func passes() -> Bool {
        if file.utf8Count > limits.bytes {
            diagnostics.error("file-too-large", "a file can't exceed \(limits.bytes / 1024) KiB", at: file.range(0..<0))
            return false
        }
        return linesAreShort() && charactersAreAllowed() && keysAreSimple()
    }

    private func linesAreShort() -> Bool {
        for (index, start) in file.lineStarts.enumerated() {
            let end = index + 1 < file.lineCount ? file.lineStarts[index + 1] : file.utf8Count
            if end - start > limits.lineBytes {
                diagnostics.error(
                    "line-too-long", "a line can't exceed \(limits.lineBytes) bytes", at: file.range(start..<start))
                return false
            }
        }
        return true
    }

    /// Control characters are refused with their place, which the library would not give.
    private func charactersAreAllowed() -> Bool {
        var offset = 0
        for scalar in file.text.unicodeScalars {
            let length = UTF8.width(scalar)
            let isAllowed: Bool =
                switch scalar.value {
                case 0x09, 0x0A, 0x0D, 0x85: true
                case ..<0x20, 0x7F..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF: false
                default: true
                }
            if !isAllowed {
                let number = String(scalar.value, radix: 16, uppercase: true)
                let code = String(repeating: "0", count: max(0, 4 - number.count)) + number
                diagnostics.error(
                    "yaml-syntax", "the invisible character U+\(code) is not allowed here",
                    at: file.range(offset..<(offset + length)), suggestion: "delete it and type the text again")
                return false
            }
            offset += length
        }
        return true
    }

    /// The library compares keys to find those given twice. A key that is an alias, or holds one, could stand for a value
    /// of exponential size, so keys other than scalars are refused before reading wherever the file has anchors.
    private func keysAreSimple() -> Bool {
        guard hasAnchors() else { return true }
        for line in 1...file.lineCount {
            let bytes = Array(file.lineText(line).utf8)
            guard let column = complexKey(in: bytes) else { continue }
            let start = file.lineStarts[line - 1] + column
            diagnostics.error(
                "yaml-complex-key", "in a file that uses anchors (`&`), every key must be a plain text",
                at: file.range(start..<(start + 1)), suggestion: "write the repeated part out instead of naming it")
            return false
        }
        return true
    }

    private func hasAnchors() -> Bool {
        let bytes = file.bytes
        return bytes.indices.contains { index in
            bytes[index] == UInt8(ascii: "&") && Self.startsToken(bytes, at: index)
                && index + 1 < bytes.count && Self.isNameByte(bytes[index + 1])
        }
    }

    /// Where a line has `? `, an alias followed by a colon, or a closing bracket followed by a colon.
    private func complexKey(in line: [UInt8]) -> Int? {
        line.indices.first { index in
            switch line[index] {
            case UInt8(ascii: "?"):
                let isSeparate = index + 1 >= line.count || Self.isBlank(line[index + 1])
                return isSeparate && isFirstToken(line, at: index)
            case UInt8(ascii: "*"):
                let name = line[(index + 1)...].prefix(while: Self.isNameByte)
                return Self.startsToken(line, at: index) && !name.isEmpty && isColonNext(line, after: name.endIndex)
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                return isColonNext(line, after: index + 1)
            default:
                return false
            }
        }
    }

    private func isFirstToken(_ line: [UInt8], at index: Int) -> Bool {
        guard let previous = line[..<index].last(where: { !Self.isBlank($0) }) else { return true }
        return [UInt8(ascii: "-"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":")]
            .contains(previous)
    }

    private func isColonNext(_ line: [UInt8], after index: Int) -> Bool {
        line[index...].first { !Self.isBlank($0) } == UInt8(ascii: ":")
    }

    private static func startsToken(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index > 0 else { return true }
        let previous = bytes[index - 1]
        return isBlank(previous)
            || [
                UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","),
                UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "-"),
            ].contains(previous)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// libyaml allows ASCII letters, digits, `_` and `-` in anchors.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
