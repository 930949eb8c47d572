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
    Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .throughput], maxDuration: .seconds(5))
    guard let definition = CatalogueLoader.load(services).definitions.first(where: { $0.id == "cheque-energie" }) else {
        return
    }
    Benchmark("Energy voucher: one household, whole form", configuration: .init(scalingFactor: .kilo)) { benchmark in
        for _ in benchmark.scaledIterations { blackHole(definition.evaluate(household, on: today)) }
    }
    Benchmark("Energy voucher: eligibility with what decided", configuration: .init(scalingFactor: .kilo)) { benchmark in
        for _ in benchmark.scaledIterations { blackHole(definition.eligibility(household, on: today)) }
    }
}
