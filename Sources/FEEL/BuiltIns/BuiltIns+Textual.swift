extension BuiltIns {
    /// Texts (DMN 1.5, 10.3.4.3). Positions and lengths count code points, from 1.
    static let textual: [BuiltIn] = [
        BuiltIn("string length", [.required("string", .string)], returns: .number) {
            .integer($0.string(0).unicodeScalars.count)
        },
        BuiltIn("upper case", [.required("string", .string)], returns: .string) { .string($0.string(0).uppercased()) },
        BuiltIn("lower case", [.required("string", .string)], returns: .string) { .string($0.string(0).lowercased()) },
        BuiltIn("contains", [.required("string", .string), .required("match", .string)], returns: .boolean) {
            .boolean(find($0.string(1), in: $0.string(0)) != nil)
        },
        BuiltIn("starts with", [.required("string", .string), .required("match", .string)], returns: .boolean) {
            .boolean($0.string(0).utf8.starts(with: $0.string(1).utf8))
        },
        BuiltIn("ends with", [.required("string", .string), .required("match", .string)], returns: .boolean) {
            .boolean($0.string(0).utf8.reversed().starts(with: $0.string(1).utf8.reversed()))
        },
        BuiltIn(
            "substring",
            [.required("string", .string), .required("start position", .number), .optional("length", .number)],
            returns: .string, substring),
        BuiltIn("substring before", [.required("string", .string), .required("match", .string)], returns: .string) {
            let (text, match) = ($0.string(0), $0.string(1))
            return .string(find(match, in: text).map { String(text[..<$0.lowerBound]) } ?? "")
        },
        BuiltIn("substring after", [.required("string", .string), .required("match", .string)], returns: .string) {
            let (text, match) = ($0.string(0), $0.string(1))
            return .string(find(match, in: text).map { String(text[$0.upperBound...]) } ?? "")
        },
        BuiltIn(
            "string join",
            [
                .required("list", .list(.string)),
                .init(name: "delimiter", type: .string, acceptsNull: true, isOptional: true),
            ],
            returns: .string
        ) { call in
            let parts: [String] = call.list(0).compactMap { if case .string(let text) = $0 { text } else { nil } }
            guard call.spend(parts.reduce(0) { $0 + $1.utf8.count / 64 + 1 }) else { return .null }
            return .string(parts.joined(separator: call.string(1)))
        },
    ]

    private static func substring(_ call: Call) -> Value {
        let scalars = call.string(0).unicodeScalars
        let count = scalars.count
        guard let position = call.number(1).rounded(.down).flatMap({ Int(exactly: $0) }), position != 0,
            position.magnitude <= count
        else { return call.fail("the start position lies outside the text.") }
        let start = position > 0 ? position - 1 : count + position
        var length = count - start
        if !call[2].isNull {
            guard let wanted = call.number(2).rounded(.down), wanted >= 1 else {
                return call.fail("the length must be 1 at least.")
            }
            length = Int(exactly: wanted).map { min($0, length) } ?? length
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.dropFirst(start).prefix(length))
        return .string(String(text))
    }

    /// Where a text first occurs in another, by code points.
    static func find(_ match: String, in text: String) -> Range<String.Index>? {
        guard !match.isEmpty else { return text.startIndex..<text.startIndex }
        let (bytes, wanted) = (Array(text.utf8), Array(match.utf8))
        guard wanted.count <= bytes.count else { return nil }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == wanted[0] {
            guard bytes[start..<(start + wanted.count)].elementsEqual(wanted) else { continue }
            let lower = text.utf8.index(text.startIndex, offsetBy: start)
            return lower..<text.utf8.index(lower, offsetBy: wanted.count)
        }
        return nil
    }
}
