import CStemmer
import Services

/// Brings words back to their stem (Snowball), for the search and for the check of rephrased answers. One value is for one task: the library keeps its state between calls.
final class Stemmer {
    private let handle: OpaquePointer?

    /// A stemmer of a language. Where the library has none, words are their own stems.
    init(_ language: Language) {
        let name =
            switch language {
            case .fr: "french"
            case .en: "english"
            }
        handle = sb_stemmer_new(name, "UTF_8")
    }

    deinit {
        if let handle { sb_stemmer_delete(handle) }
    }

    /// The stem of a word in lower case with its accents, without the accents that are left: `déclarées` is `declar`.
    func stem(_ word: String) -> String {
        guard let handle else { return Words.folded(word) }
        var word = word
        let stem = word.withUTF8 { bytes -> String? in
            guard let start = bytes.baseAddress, let symbols = sb_stemmer_stem(handle, start, Int32(bytes.count)) else {
                return nil
            }
            let length = Int(sb_stemmer_length(handle))
            return String(decoding: UnsafeBufferPointer(start: symbols, count: length), as: UTF8.self)
        }
        return Words.folded(stem ?? word)
    }
}
