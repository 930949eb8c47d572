import FEEL
import Foundation
import Services

/// A service's rules over a population read as a stream: some thousands of households at a time, on every core, written in
/// the order in which they were read.
///
/// Households are worked out by compiled rules (`RuleKernel`) straight from the bytes of the file; those that these can't do,
/// one by one as the form does.
struct PopulationSimulation: Sendable {
    /// What is wrong with the population.
    struct Failure: Error {
        let line: Int
        let message: String
    }

    let definition: ServiceDefinition
    let day: CivilDate
    let goal: String?
    /// The parameters of the reform; none when there is none.
    let changes: [String: Number]
    /// Told how many households are done.
    let tell: @Sendable (Int) -> Void

    /// - Parameter results: where each household is written; nil when only the sums are wanted.
    func run(_ source: FileHandle, to results: FileHandle?) async throws -> PopulationSummary {
        var reader = PopulationReader(source)
        guard let header = try reader.header() else { throw Failure(line: 1, message: "the file is empty") }
        let questions = try header.map { name in
            guard let question = definition.question(name), !name.contains(".") else {
                throw Failure(line: 1, message: "there is no question `\(name)`")
            }
            return question
        }
        let rules = definition.rules.map(\.id)
        let reform = changes.isEmpty ? [] : rules.map { $0 + "_reform" }
        let titles = (header + rules + reform).map(PopulationReader.written).joined(separator: ",") + "\n"
        try results?.write(contentsOf: Data(titles.utf8))
        let office = PopulationOffice(
            definition, questions, on: day, goal: goal, changes: changes, isWritten: results != nil)
        var summary = PopulationSummary()
        let cores = max(ProcessInfo.processInfo.activeProcessorCount, 1)
        while true {
            var blocks: [PopulationReader.Block] = []
            while blocks.count < cores, let block = try reader.next() { blocks.append(block) }
            guard !blocks.isEmpty else { return summary }
            for piece in try await work(blocks, office) {
                try piece.text.withUnsafeBytes { try results?.write(contentsOf: $0) }
                summary.add(piece.summary)
            }
            tell(summary.count)
        }
    }

    /// The results of some blocks, in their order.
    private func work(
        _ blocks: [PopulationReader.Block], _ office: PopulationOffice
    ) async throws -> [PopulationOffice.Piece] {
        if blocks.count == 1 { return [try office.work(blocks[0])] }
        return try await withThrowingTaskGroup(of: (Int, PopulationOffice.Piece).self) { group in
            for (index, block) in blocks.enumerated() { group.addTask { (index, try office.work(block)) } }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

extension FileHandle {
    /// Writes bytes as they are.
    fileprivate func write(contentsOf bytes: UnsafeRawBufferPointer) throws {
        guard let start = bytes.baseAddress else { return }
        try write(
            contentsOf: Data(
                bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count, deallocator: .none))
    }
}
