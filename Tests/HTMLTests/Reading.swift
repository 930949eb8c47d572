/// What a strict reading of the bytes finds, kept apart from the writer so that it can contradict it.
///
/// It knows only what the writer is supposed to write: tags in lower case, attributes in double quotes, five
/// character references. Anything else is a failure of the reading.
struct Reading {
    indirect enum Node: Equatable {
        case text(String)
        case element(String, [String: String], [Node])
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    static let void: Set<String> = ["meta", "link", "br", "hr", "img", "input"]

    private var bytes: ArraySlice<UInt8>

    static func nodes(of fragment: [UInt8]) throws -> [Node] {
        guard String(validating: fragment, as: UTF8.self) != nil else { throw Failure(description: "not UTF-8") }
        var reading = Reading(bytes: fragment[...])
        let nodes = try reading.children(of: nil)
        guard reading.bytes.isEmpty else { throw Failure(description: "an end tag too many") }
        return nodes
    }

    private mutating func children(of parent: String?) throws -> [Node] {
        var nodes: [Node] = []
        while let byte = bytes.first {
            if byte != UInt8(ascii: "<") {
                nodes.append(.text(try reference(in: take { $0 != UInt8(ascii: "<") }, forbidden: ">")))
                continue
            }
            if bytes.starts(with: "</".utf8) {
                guard let parent else { return nodes }
                guard bytes.starts(with: "</\(parent)>".utf8) else {
                    throw Failure(
                        description:
                            "\(parent) isn't closed before \(String(decoding: bytes.prefix(12), as: UTF8.self))")
                }
                bytes = bytes.dropFirst(parent.utf8.count + 3)
                return nodes
            }
            nodes.append(try element())
        }
        guard parent == nil else { throw Failure(description: "\(parent ?? "") is never closed") }
        return nodes
    }

    private mutating func element() throws -> Node {
        bytes = bytes.dropFirst()
        let name = try word()
        var attributes: [String: String] = [:]
        while bytes.first == UInt8(ascii: " ") {
            bytes = bytes.dropFirst()
            let attribute = try word()
            var value = ""
            if bytes.starts(with: "=\"".utf8) {
                bytes = bytes.dropFirst(2)
                value = try reference(in: take { $0 != UInt8(ascii: "\"") }, forbidden: "<>'`")
                guard bytes.popFirst() == UInt8(ascii: "\"") else { throw Failure(description: "unclosed value") }
            }
            guard attributes.updateValue(value, forKey: attribute) == nil else {
                throw Failure(description: "\(attribute) twice")
            }
        }
        guard bytes.popFirst() == UInt8(ascii: ">") else { throw Failure(description: "unclosed tag \(name)") }
        return .element(name, attributes, Self.void.contains(name) ? [] : try children(of: name))
    }

    private mutating func word() throws -> String {
        let letters = take {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == 0x2D || (0x30...0x39).contains($0)
        }
        guard !letters.isEmpty else { throw Failure(description: "a name is missing") }
        return String(decoding: letters, as: UTF8.self)
    }

    private mutating func take(while holds: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = bytes.prefix(while: holds)
        bytes = bytes.dropFirst(taken.count)
        return taken
    }

    private func reference(in source: ArraySlice<UInt8>, forbidden: String) throws -> String {
        var decoded: [UInt8] = []
        var rest = source
        let known = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&#96;": "`"]
        while let byte = rest.popFirst() {
            if forbidden.utf8.contains(byte) || (byte < 0x20 && ![9, 10, 13].contains(byte)) || byte == 0x7F {
                throw Failure(description: "byte \(byte) stands bare")
            }
            guard byte == UInt8(ascii: "&") else {
                decoded.append(byte)
                continue
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: ";")),
                let character = known["&" + String(decoding: rest[..<end], as: UTF8.self) + ";"]
            else { throw Failure(description: "an ampersand stands bare") }
            decoded += Array(character.utf8)
            rest = rest[(end + 1)...]
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}

/// A small generator with a seed, so that a failure can be run again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Text made to hurt: markup, quotes, references, controls, combining marks, directions, astral and missing letters.
enum Hostile {
    static let pieces = [
        "<script>", "</p>", "<!--", "-->", "]]>", "<", ">", "&", "&amp;", "&#x3c;", "&lt", "\"", "'", "`", "=", "/>",
        " onload=x ", "javascript:", "\u{0}", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}", "\u{7F}", "\t", "\n",
        "\r\n",
        "<\u{338}", ">\u{338}", "&\u{301}", "\"\u{20D2}", "e\u{301}\u{301}\u{301}", "\u{202E}", "\u{2067}", "\u{2069}",
        "שלום", "مرحبا", "👩‍👩‍👧‍👦", "🇫🇷", "\u{FEFF}", "\u{FFFE}", "\u{10FFFF}", "œuvre", "« à »", "é", "a", " ", "",
    ]

    static func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...8, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    /// What a text becomes in a page: control characters are replaced, nothing else changes.
    static func readable(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = (scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value)) || scalar.value == 0x7F
            scalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }
}
