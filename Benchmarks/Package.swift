// swift-tools-version: 6.2
import PackageDescription

// Apart from the product, so that nobody who builds Parvis builds the tools that time it. `swift package benchmark` runs them
// (docs/performance.md).
let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "Parvis", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Rules",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "ParvisRules", package: "Parvis"),
            ],
            path: "Benchmarks/Rules",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    ]
)
