import FEEL
import Synchronization

/// Expressions or tests that were read already, so that loops and functions do not read theirs again and again.
///
/// What a text means depends on the names around it and on what is known of their values: a text is kept for each of the
/// last few surroundings that differ.
final class ReadTexts<Compiled: Sendable>: Sendable {
    private struct Reading: Sendable {
        let namespace: String
        let names: [(name: String, type: ValueType)]
        /// The type of what tests look at.
        let input: ValueType
        let compiled: Compiled

        func isOf(_ environment: Environment, _ input: ValueType) -> Bool {
            self.input == input && namespace == environment.namespace && names.count == environment.names.count
                && zip(names, environment.names).allSatisfy { $0.name == $1.name && $0.type == $1.type }
        }
    }

    private let kept = Mutex<[String: [Reading]]>([:])

    /// Different surroundings for which one text is kept.
    private let surroundings = 4
    /// Texts that are kept at most.
    private let texts = 4_000

    /// What a text is, as it was read before or as it is read now.
    func compiled(
        _ text: String, in environment: Environment, input: ValueType = .any, read: () -> Compiled
    ) -> Compiled {
        let known = kept.withLock { $0[text]?.first { $0.isOf(environment, input) }?.compiled }
        if let known { return known }
        let compiled = read()
        let names = environment.names.map { (name: $0.name, type: $0.type) }
        kept.withLock { kept in
            guard kept.count < texts else { return }
            let reading = Reading(
                namespace: environment.namespace, names: names, input: input, compiled: compiled)
            kept[text] = (kept[text] ?? []).suffix(surroundings - 1) + [reading]
        }
        return compiled
    }
}
