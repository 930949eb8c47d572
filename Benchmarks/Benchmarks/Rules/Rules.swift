import Benchmark
import FEEL
import Foundation
import Services

/// A household of the energy voucher.
private let household: [String: Answer] = [
    "annee": Answer(.integer(2026)), "logement": Answer("ordinaire"), "contrat_electricite": Answer(.boolean(true)),
    "adultes": Answer(.integer(2)), "enfants": Answer(.integer(1)), "enfants_alternes": Answer(.integer(0)),
    "revenu": Answer(.integer(12_000)),
]
private let today = CivilDate(daysSinceEpoch: 20_784)
private let services = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "services").path

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput], scalingFactor: .kilo, maxDuration: .seconds(3))
    guard let definition = CatalogueLoader.load(services).definitions.first(where: { $0.id == "cheque-energie" }),
        let kernel = RuleKernel(definition, on: today)
    else { return }

    Benchmark("One household, compiled rules") { benchmark in
        var worker = kernel.worker()
        let values = kernel.inputs.map { household[$0.id]?.value ?? .null }
        for _ in benchmark.scaledIterations {
            for (index, value) in values.enumerated() { blackHole(worker.set(index, value)) }
            blackHole(worker.run())
            blackHole(worker.cell(kernel.rules.count - 1))
        }
    }
    Benchmark("One household, whole form") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(definition.evaluate(household, on: today)) }
    }
    Benchmark("One household, with what decided and what is missing") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(definition.eligibility(household, on: today)) }
    }
    var partial = household
    partial["revenu"] = nil
    partial["adultes"] = nil
    Benchmark("One household, two answers missing") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(definition.eligibility(partial, on: today)) }
    }
    Benchmark("One household, explained in words") { benchmark in
        let computed = definition.evaluate(household, on: today).computed
        for _ in benchmark.scaledIterations {
            blackHole(definition.explanations(answers: household, computed: computed, on: today, in: .fr))
        }
    }

    guard let archive = try? FolderReader.archive(of: services + "/cheque-energie"),
        let school = try? FolderReader.archive(of: services + "/cantine"),
        let organisation = CatalogueLoader.load(services).organisations.compactMap(\.compilation.organisation).first
    else { return }
    Benchmark("Compile the energy voucher", configuration: .init(scalingFactor: .one)) { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(ServiceCompiler.compile(archive, organisation: organisation))
        }
    }
    Benchmark("Compile school meals", configuration: .init(scalingFactor: .one)) { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(ServiceCompiler.compile(school, organisation: organisation))
        }
    }
}
