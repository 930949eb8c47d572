extension BuiltIns {
    /// Regular expressions (DMN 1.5, 10.3.4.3, after XPath's `matches`, `replace` and `tokenize`).
    static let patterns: [BuiltIn] = [
        BuiltIn(
            "matches",
            [
                .required("input", .string), .required("pattern", .string),
                .init(name: "flags", type: .string, acceptsNull: true, isOptional: true),
            ], returns: .boolean
        ) { call in
            guard let pattern = pattern(call, call.string(1), flags: call.string(2)) else { return .null }
            guard let occurs = pattern.occurs(in: call.string(0)) else { return tooLong(call) }
            return .boolean(occurs)
        },
        BuiltIn(
            "replace",
            [
                .required("input", .string), .required("pattern", .string), .required("replacement", .string),
                .init(name: "flags", type: .string, acceptsNull: true, isOptional: true),
            ], returns: .string
        ) { call in
            let isLiteral = call.string(3).contains("q")
            guard let pattern = pattern(call, call.string(1), flags: call.string(3)) else { return .null }
            let bytes = Array(call.string(0).utf8)
            guard let found = pattern.occurrences(in: bytes) else { return tooLong(call) }
            guard let pieces = Replacement(call.string(2), isLiteral: isLiteral, groups: pattern.groupCount)
            else {
                return call.fail("in the replacement, `$` stands before a digit and `\\` before `$` or `\\`.")
            }
            guard call.spend(found.count + bytes.count / 64 + 1) else { return .null }
            return .string(String(decoding: pieces.apply(to: bytes, at: found), as: UTF8.self))
        },
        BuiltIn("split", [.required("string", .string), .required("delimiter", .string)], returns: .list(.string)) {
            call in
            guard let pattern = pattern(call, call.string(1), flags: "") else { return .null }
            let bytes = Array(call.string(0).utf8)
            guard let found = pattern.occurrences(in: bytes) else { return tooLong(call) }
            guard call.spend(found.count + bytes.count / 64 + 1) else { return .null }
            var (parts, start): ([Value], Int) = ([], 0)
            for whole in found.compactMap({ $0[0] }) {
                parts.append(.string(String(decoding: bytes[start..<whole.lowerBound], as: UTF8.self)))
                start = whole.upperBound
            }
            return .list(parts + [.string(String(decoding: bytes[start...], as: UTF8.self))])
        },
    ]

    /// What a look for a pattern costs of an evaluation's budget: far more than an iteration, up to some milliseconds.
    private static let cost = 500

    private static func pattern(_ call: Call, _ source: String, flags: String) -> Pattern? {
        guard call.spend(cost) else { return nil }
        do throws(Pattern.CompileError) {
            return try Pattern(searching: source, flags: flags)
        } catch {
            _ = call.fail("this regular expression can't be read: \(error.message).")
            return nil
        }
    }

    /// XPath refuses what matches nothing at all, for it would be found without end.
    private static func tooLong(_ call: Call) -> Value {
        call.machine.fail(
            "limit", "`\(call.name)`: this pattern takes too many steps on this text, or matches no character of it.",
            at: call.range)
    }

    /// What matches are replaced with: text, and groups by number (XPath functions and operators 3.1, 5.6.4).
    private struct Replacement {
        private enum Piece {
            case text([UInt8])
            case group(Int)
        }

        private var pieces: [Piece] = []

        init?(_ text: String, isLiteral: Bool, groups: Int) {
            if isLiteral {
                pieces = [.text(Array(text.utf8))]
                return
            }
            var rest = Substring(text).unicodeScalars
            while let next = rest.popFirst() {
                switch next {
                case "\\":
                    guard let escaped = rest.popFirst(), escaped == "$" || escaped == "\\" else { return nil }
                    pieces.append(.text(Array(String(escaped).utf8)))
                case "$":
                    guard let first = rest.popFirst(), let digit = Replacement.digit(first) else { return nil }
                    // Further digits belong to the number as long as there are so many groups.
                    var number = digit
                    while let digit = rest.first.flatMap(Replacement.digit), number * 10 + digit <= groups {
                        number = number * 10 + digit
                        rest.removeFirst()
                    }
                    pieces.append(.group(number))
                default: pieces.append(.text(Array(String(next).utf8)))
                }
            }
        }

        private static func digit(_ scalar: Unicode.Scalar) -> Int? {
            ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil
        }

        func apply(to bytes: [UInt8], at found: [[Range<Int>?]]) -> [UInt8] {
            var (result, start): ([UInt8], Int) = ([], 0)
            for groups in found {
                guard let whole = groups[0] else { continue }
                result += bytes[start..<whole.lowerBound]
                for piece in pieces {
                    switch piece {
                    case .text(let text): result += text
                    case .group(let number):
                        if number < groups.count, let range = groups[number] { result += bytes[range] }
                    }
                }
                start = whole.upperBound
            }
            return result + bytes[start...]
        }
    }
}
