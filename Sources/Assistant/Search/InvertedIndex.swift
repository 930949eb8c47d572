import Foundation

/// For each term, the documents it stands in and how much it weighs there: flat arrays, nothing allocated a posting.
///
/// The weight is BM25F's saturated frequency: fields are weighed, each brought to its own average length, then saturated.
/// What depends on the question (how rare the term is) is multiplied in at search.
struct InvertedIndex: Sendable {
    /// Constants of BM25F.
    struct Settings: Sendable {
        /// Saturation: beyond a few times, once more says little.
        var k1: Float
        /// What a word is worth in each field.
        var weights: FieldValues
        /// How far each field's length counts, from 0 to 1.
        var lengthShare: FieldValues
    }

    /// Where each term's postings begin; one more at the end.
    private let starts: [Int32]
    private let documents: [Int32]
    private let weights: [Float]
    /// How rare each term is: ln(1 + (N − n + ½) / (n + ½)).
    let rarity: [Float]

    /// From postings in any order: `terms[i]` stands in `documents[i]` with `weights[i]`.
    init(termCount: Int, documentCount: Int, terms: [Int32], documents: [Int32], weights: [Float]) {
        var starts = [Int32](repeating: 0, count: termCount + 1)
        for term in terms { starts[Int(term) + 1] += 1 }
        rarity = (0..<termCount).map { term in
            let holding = Double(starts[term + 1])
            return Float(log1p((Double(documentCount) - holding + 0.5) / (holding + 0.5)))
        }
        for term in 0..<termCount { starts[term + 1] += starts[term] }
        var next = starts
        var sortedDocuments = [Int32](repeating: 0, count: terms.count)
        var sortedWeights = [Float](repeating: 0, count: terms.count)
        for posting in terms.indices {
            let place = Int(next[Int(terms[posting])])
            next[Int(terms[posting])] += 1
            sortedDocuments[place] = documents[posting]
            sortedWeights[place] = weights[posting]
        }
        self.starts = starts
        self.documents = sortedDocuments
        self.weights = sortedWeights
    }

    /// Adds what a term says of each document to `scores`.
    func add(_ term: Int32, times share: Float, to scores: inout [Float]) {
        let factor = rarity[Int(term)] * share
        let range = Int(starts[Int(term)])..<Int(starts[Int(term) + 1])
        documents.withUnsafeBufferPointer { documents in
            weights.withUnsafeBufferPointer { weights in
                scores.withUnsafeMutableBufferPointer { scores in
                    for posting in range { scores[Int(documents[posting])] += factor * weights[posting] }
                }
            }
        }
    }

    /// How many documents a term stands in.
    func count(_ term: Int32) -> Int { Int(starts[Int(term) + 1] - starts[Int(term)]) }
}

extension InvertedIndex.Settings {
    /// The saturated weight of a term that stands `counts` times in a document's fields.
    func weight(_ counts: FieldValues, lengths: FieldValues, averages: FieldValues) -> Float {
        func part(_ field: KeyPath<FieldValues, Float>) -> Float {
            let count = counts[keyPath: field]
            guard count > 0 else { return 0 }
            let share = lengthShare[keyPath: field]
            let average = averages[keyPath: field]
            let length = average > 0 ? lengths[keyPath: field] / average : 1
            return weights[keyPath: field] * count / (1 - share + share * length)
        }
        let frequency = part(\.title) + part(\.keywords) + part(\.heading) + part(\.body)
        return frequency * (k1 + 1) / (frequency + k1)
    }
}
