/// The spaces of French print, put where authors typed plain ones or none.
///
/// After the *Lexique des règles typographiques en usage à l'Imprimerie nationale*: a narrow no-break space (U+202F)
/// before `;`, `!` and `?`; a no-break space (U+00A0) before `:`, before `»` and after `«`, between a number and
/// `€` or `%`, and in hours (`17 h 30`). A number's groups of three digits and a telephone number's pairs hold together.
///
/// An apostrophe within a word is curled. It is applied to texts of the program and of definitions, never to what a
/// person wrote. It only ever changes spaces and apostrophes, changes nothing when applied again, and leaves addresses (`https://…?a=1`), times (`12:30`) and ratios alone.
public enum Typography {
    /// The text as it is printed in this language (a BCP 47 tag); only French changes.
    public static func typeset(_ text: String, in language: String) -> String {
        language == "fr" || language.hasPrefix("fr-") ? french(text) : text
    }

    /// The text with the spaces of French print.
    public static func french(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isConcerned($0) }) else { return text }
        var setter = Setter(source: Array(text.unicodeScalars))
        return setter.run()
    }

    private static let narrow: Unicode.Scalar = "\u{202F}"
    private static let noBreak: Unicode.Scalar = "\u{A0}"

    private static func isConcerned(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ";", "!", "?", ":", "«", "»", "€", "%", "'", "0"..."9": true
        default: false
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
        scalar == " " || scalar == noBreak || scalar == narrow
    }

    private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { ("0"..."9").contains($0) } ?? false
    }

    /// One pass over a text.
    private struct Setter {
        let source: [Unicode.Scalar]
        var output: [Unicode.Scalar] = []
        var index = 0
        /// The end of the address being read, if one is.
        var addressEnd = 0

        mutating func run() -> String {
            output.reserveCapacity(source.count + 8)
            while index < source.count {
                let scalar = source[index]
                if index == 0 || isWhite(source[index - 1]) { skipAddress() }
                if index < addressEnd {
                    output.append(scalar)
                } else {
                    set(scalar)
                }
                index += 1
            }
            return String(String.UnicodeScalarView(output))
        }

        private mutating func set(_ scalar: Unicode.Scalar) {
            switch scalar {
            case ";", "!", "?":
                space(narrow, orWhen: endsWord && !(";!?".unicodeScalars.contains(output.last ?? ".")))
            case ":", "»":
                space(noBreak, orWhen: scalar == "»" || endsWord)
            case "€", "%":
                if isDigit(lastWritten) { space(noBreak, orWhen: true) }
            case "h" where isDigit(lastWritten) && isHour:
                space(noBreak, orWhen: false)
            case "0"..."9" where isSpace(output.last):
                joinDigits()
            case "'" where isElision:
                output.append("\u{2019}")
                return
            default:
                break
            }
            output.append(scalar)
            if scalar == "«" {
                while isSpace(at(1)) { index += 1 }
                output.append(noBreak)
            }
        }

        /// Replaces the spaces before this place by `space`; when there is none, adds it if `adds`.
        private mutating func space(_ space: Unicode.Scalar, orWhen adds: Bool) {
            let had = isSpace(output.last)
            while isSpace(output.last) { output.removeLast() }
            // At the beginning of a line, or right inside a bracket, nothing calls for a space.
            let begins = output.last.map { isWhite($0) || $0 == "(" || $0 == "[" } ?? true
            if had || (adds && !begins) { output.append(space) }
        }

        /// `21 600`, `01 23 45`, `17 h 30`: a group of three digits, a pair after a pair, minutes.
        private mutating func joinDigits() {
            let before = output.dropLast().last
            let isPairBefore = isDigit(output.dropLast(2).last) && !isDigit(output.dropLast(3).last)
            if isDigit(before), isDigit(at(1)), isDigit(at(2)), !isDigit(at(3)) {
                output.removeLast()
                output.append(narrow)
            } else if isDigit(before), isPairBefore, isDigit(at(1)), !isDigit(at(2)) {
                output.removeLast()
                output.append(noBreak)
            } else if before == "h", isDigit(output.dropLast(2).last(where: { !isSpace($0) })) {
                output.removeLast()
                output.append(noBreak)
            }
        }

        /// Whether a mark here ends a word: what follows is the end, a space or another mark.
        private var endsWord: Bool {
            guard let next = at(1) else { return true }
            return isWhite(next) || ")]»”\"!?;:…,.".unicodeScalars.contains(next)
        }

        /// Whether the `h` here is followed by nothing, by a space or by digits: an hour, not a word.
        /// An apostrophe between two letters, as in `l'acte`.
        private var isElision: Bool {
            (output.last?.properties.isAlphabetic ?? false) && (at(1)?.properties.isAlphabetic ?? false)
        }

        private var isHour: Bool {
            guard let next = at(1) else { return true }
            return isDigit(next) || !next.properties.isAlphabetic
        }

        private var lastWritten: Unicode.Scalar? { output.last { !isSpace($0) } }

        private func at(_ distance: Int) -> Unicode.Scalar? {
            index + distance < source.count ? source[index + distance] : nil
        }

        /// When a word that is an address begins here, notes where it ends.
        private mutating func skipAddress() {
            let word = source[index...].prefix { !isWhite($0) }
            let starts = ["/", "www.", "mailto:", "tel:", "sms:"]
            let isAddress =
                word.contains("@") || starts.contains { word.starts(with: $0.unicodeScalars) }
                || word.indices.dropLast(2).contains { word[$0] == ":" && word[$0 + 1] == "/" && word[$0 + 2] == "/" }
            if isAddress { addressEnd = word.endIndex }
        }
    }

    private static func isWhite(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == " " || (0x09...0x0D).contains(scalar.value) }
        return scalar == noBreak || scalar == narrow || scalar.properties.isWhitespace
    }
}

extension RichText {
    /// The text as it is printed in a language: every run of words, never addresses or literal text.
    public func typeset(in language: Language) -> RichText {
        RichText(blocks: blocks.map { $0.mappingText { Typography.typeset($0, in: language.rawValue) } })
    }
}

extension RichText.Block {
    fileprivate func mappingText(_ transform: (String) -> String) -> RichText.Block {
        let mapped: RichText.Content =
            switch content {
            case .heading(let level, let runs): .heading(level: level, runs.map { $0.mappingText(transform) })
            case .paragraph(let runs): .paragraph(runs.map { $0.mappingText(transform) })
            case .list(let start, let isTight, let items):
                .list(start: start, isTight: isTight, items: items.map { $0.map { $0.mappingText(transform) } })
            case .quote(let blocks): .quote(blocks.map { $0.mappingText(transform) })
            case .code, .thematicBreak: content
            }
        return RichText.Block(mapped, line: line)
    }
}

extension RichText.Inline {
    fileprivate func mappingText(_ transform: (String) -> String) -> RichText.Inline {
        switch self {
        case .text(let text): .text(transform(text))
        case .emphasis(let runs): .emphasis(runs.map { $0.mappingText(transform) })
        case .strong(let runs): .strong(runs.map { $0.mappingText(transform) })
        case .link(let destination, let runs): .link(destination: destination, runs.map { $0.mappingText(transform) })
        case .softBreak, .lineBreak, .code: self
        }
    }
}
