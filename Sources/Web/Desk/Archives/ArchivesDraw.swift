import Cases
import Crypto
import Services

/// Which cases of an elimination list are kept: drawn by lot, so that nobody chooses, and drawn the same by anybody who is given
/// the seed and the identifiers.
enum ArchivesDraw {
    /// A seed, of 16 random bytes.
    static func seed(using random: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }

    /// The cases that are kept: those whose SHA-256 of seed and identifier come first.
    static func kept(_ cases: [Identifier], rule: EliminationRule, seed: [UInt8]) -> Set<Identifier> {
        let count = rule.kept(of: cases.count)
        guard count < cases.count else { return Set(cases) }
        guard count > 0 else { return [] }
        let ranked = cases.map { (digest: Array(SHA256.hash(data: seed + $0.bytes)), id: $0) }
            .sorted { $0.digest.lexicographicallyPrecedes($1.digest) }
        return Set(ranked.prefix(count).map(\.id))
    }
}
