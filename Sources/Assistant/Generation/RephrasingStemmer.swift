import CStemmer
import Foundation
import Services

/// Brings words back to their stem (Snowball), for one check: what it holds is not to be shared between tasks.
final class RephrasingStemmer {
    private let stemmer: OpaquePointer?

    init(language: Language) {
        stemmer = sb_stemmer_new(language == .fr ? "french" : "english", "UTF_8")
    }

    deinit { sb_stemmer_delete(stemmer) }

    /// The stem of a word, without accents nor capitals.
    func stem(_ word: String) -> String {
        let bytes = Array(word.lowercased().utf8)
        guard let stemmer, let stem = sb_stemmer_stem(stemmer, bytes, Int32(bytes.count)) else {
            return Self.folded(word)
        }
        let length = Int(sb_stemmer_length(stemmer))
        return Self.folded(String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self))
    }

    /// A word without accents nor capitals.
    static func folded(_ word: String) -> String {
        // Most words are plain: this is called for each.
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        return word.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .replacingOccurrences(of: "œ", with: "oe").replacingOccurrences(of: "æ", with: "ae")
    }
}
