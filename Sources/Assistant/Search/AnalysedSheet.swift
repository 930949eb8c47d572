/// A sheet cut into passages and words: the slow part of indexing, done once and kept while the sheet is the same.
public struct AnalysedSheet: Sendable {
    /// A part of a sheet, short enough to be quoted and embedded.
    public struct Passage: Sendable {
        /// The section it stands in, from 0.
        public let section: Int
        /// Its words, as they stand in the section.
        public let text: Substring
        /// The hash of what is embedded: title, heading and text.
        public let hash: TextHash
        /// Its distinct words, as places in the sheet's `words`.
        let words: [UInt16]
    }

    /// How often a word stands in each field.
    struct Counts: Sendable {
        var title: UInt8 = 0
        var keywords: UInt8 = 0
        var heading: UInt8 = 0
        var body: UInt8 = 0
    }

    /// The sheet.
    public let sheet: Sheet
    /// Its passages, in order; at least one.
    public let passages: [Passage]
    /// The hash of its title, which is embedded alone too: it is often a question in people's words. Nil without a title.
    public let titleHash: TextHash?
    /// Distinct words, in lower case with their accents.
    let words: [String]
    /// Alongside `words`.
    let counts: [Counts]
    /// How many words each field has.
    let lengths: FieldValues

    /// Passages are about this long, in UTF-8 bytes: near what an embedding still tells apart.
    static let passageBytes = 900
    /// Words beyond are not read; a sheet of this length is a book.
    static let mostWords = 60_000
    /// Passages beyond are neither quoted nor embedded.
    static let mostPassages = 200

    /// Cuts a sheet.
    public init(_ sheet: Sheet) {
        self.sheet = sheet
        var reading = Reading()
        reading.read(sheet.title) { $0.title = $0.title &+ ($0.title < .max ? 1 : 0) }
        let titleLength = reading.taken
        for text in sheet.keywords {
            reading.read(text) { $0.keywords = $0.keywords &+ ($0.keywords < .max ? 1 : 0) }
        }
        let keywordsLength = reading.taken - titleLength
        // A theme is a heading above all others.
        let beforeThemes = reading.taken
        for text in sheet.themes {
            reading.read(text) { $0.heading = $0.heading &+ ($0.heading < .max ? 1 : 0) }
        }
        var headingLength = reading.taken - beforeThemes
        var bodyLength = 0
        var passages: [Passage] = []
        for (index, section) in sheet.sections.enumerated() {
            var before = reading.taken
            if let heading = section.heading {
                reading.read(heading) { $0.heading = $0.heading &+ ($0.heading < .max ? 1 : 0) }
            }
            headingLength += reading.taken - before
            before = reading.taken
            for window in Self.windows(section.text) where passages.count < Self.mostPassages {
                reading.passage.removeAll()
                reading.read(window) { $0.body = $0.body &+ ($0.body < .max ? 1 : 0) }
                let embedded = Self.embedded(title: sheet.title, heading: section.heading, text: window)
                passages.append(
                    Passage(
                        section: index, text: window, hash: TextHash(of: embedded), words: Array(reading.passage)))
            }
            bodyLength += reading.taken - before
        }
        if passages.isEmpty {
            let hash = TextHash(of: Self.embedded(title: sheet.title, heading: nil, text: ""))
            passages.append(Passage(section: 0, text: "", hash: hash, words: []))
        }
        self.passages = passages
        titleHash = sheet.title.isEmpty ? nil : TextHash(of: sheet.title)
        words = reading.words
        counts = reading.counts
        lengths = FieldValues(
            title: Float(titleLength), keywords: Float(keywordsLength), heading: Float(headingLength),
            body: Float(bodyLength))
    }

    /// What is embedded of a passage: a passage alone often does not say what it is about, its title does.
    public func embedded(_ passage: Passage) -> String {
        let heading = passage.section < sheet.sections.count ? sheet.sections[passage.section].heading : nil
        return Self.embedded(title: sheet.title, heading: heading, text: passage.text)
    }

    /// All that is embedded of it, each with its hash.
    public var embedded: [(hash: TextHash, text: String)] {
        (titleHash.map { [(hash: $0, text: sheet.title)] } ?? [])
            + passages.map { (hash: $0.hash, text: embedded($0)) }
    }

    private static func embedded(title: String, heading: String?, text: Substring) -> String {
        [title, heading, String(text)].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// A passage as it is shown.
    func shown(_ place: Int) -> Sheet.Section {
        let passage = passages[min(place, passages.count - 1)]
        let section = passage.section < sheet.sections.count ? sheet.sections[passage.section] : nil
        return Sheet.Section(heading: section?.heading, text: String(passage.text), anchor: section?.anchor)
    }

    /// Words read so far.
    private struct Reading {
        var places: [String: Int] = [:]
        var words: [String] = []
        var counts: [Counts] = []
        var passage: Set<UInt16> = []
        var taken = 0

        mutating func read(_ text: some StringProtocol, _ count: (inout Counts) -> Void) {
            Words.each(of: text) { word in
                guard taken < AnalysedSheet.mostWords else { return false }
                taken += 1
                let place: Int
                if let known = places[word] {
                    place = known
                } else {
                    place = words.count
                    places[word] = place
                    words.append(word)
                    counts.append(Counts())
                }
                count(&counts[place])
                passage.insert(UInt16(truncatingIfNeeded: place))
                return true
            }
        }
    }

    /// A text in windows of whole lines, or whole sentences where a line is long.
    static func windows(_ text: String) -> [Substring] {
        var windows: [Substring] = []
        var start = text.startIndex
        var size = 0
        // The last place at which a window may end, and the size up to there.
        var cut: (index: String.Index, size: Int, isStrong: Bool)?
        var index = text.startIndex
        let bytes = text.utf8
        var previous: UInt8 = 0
        while index < text.endIndex {
            let byte = bytes[index]
            let next = bytes.index(after: index)
            size += 1
            let endsSentence =
                byte == 0x20 && (previous == 0x2E || previous == 0x3F || previous == 0x21 || previous == 0x3B)
            if byte == 0x0A {
                cut = (next, size, true)
            } else if endsSentence || (byte == 0x20 && cut == nil) {
                cut = (next, size, endsSentence)
            }
            if size > passageBytes, let place = cut, place.size > passageBytes / 3 || size > 2 * passageBytes {
                windows.append(text[start..<place.index])
                start = place.index
                size -= place.size
                cut = nil
            }
            previous = byte
            index = next
        }
        if start < text.endIndex { windows.append(text[start...]) }
        return windows.map(trimmed).filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}

/// A number for each field of a sheet.
struct FieldValues: Sendable, Hashable {
    var title: Float
    var keywords: Float
    var heading: Float
    var body: Float

    static let zero = FieldValues(title: 0, keywords: 0, heading: 0, body: 0)
}
