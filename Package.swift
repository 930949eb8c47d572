// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled alike: Swift 6 mode, explicit `any`, explicit imports, and a warning is an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "Parvis",
    products: [
        .executable(name: "parvis", targets: ["parvis"]),
        // The rules alone, for the benchmarks beside this package.
        .library(name: "ParvisRules", targets: ["FEEL", "Services"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/attaswift/BigInt", exact: "6.0.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
    ],
    targets: [
        // System libraries, found by pkg-config (`make` installs their headers).
        .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        // libstemmer has no pkg-config file: its header and library stand in the system's own folders.
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),

        // The rooms, ground floor first: a room imports only rooms above it (TidyTests keeps this).
        .target(
            name: "FEEL",
            dependencies: [
                "CPCRE2",
                .product(name: "BigInt", package: "BigInt"),
                .product(name: "Collections", package: "swift-collections"),
                .product(name: "BitCollections", package: "swift-collections"),
            ],
            swiftSettings: strict),
        .target(name: "DMN", dependencies: ["FEEL"], swiftSettings: strict),
        .target(
            name: "Services",
            dependencies: [
                "FEEL", "DMN", "CCmark",
                .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "Cases",
            dependencies: ["FEEL", "Services"],
            swiftSettings: strict),
        .target(
            name: "Journal", dependencies: [.product(name: "Crypto", package: "swift-crypto")], swiftSettings: strict),
        .target(
            name: "Storage",
            dependencies: [
                "FEEL", "Services", "Cases", "Journal",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "Assistant",
            dependencies: ["FEEL", "Services", "Cases", "CStemmer"],
            resources: [.embedInCode("Understanding/Emergencies/emergencies.yaml")],
            swiftSettings: strict),
        .target(
            name: "Inspection",
            dependencies: [
                "Services",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .target(name: "HTML", swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "FEEL", "Services", "Cases", "Journal", "Storage", "Assistant", "Inspection", "HTML",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            resources: [.copy("Assets")],
            swiftSettings: strict),
        .executableTarget(
            name: "parvis",
            dependencies: [
                "FEEL", "DMN", "Services", "Cases", "Journal", "Storage", "Assistant", "Inspection", "HTML", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),

        .testTarget(name: "FEELTests", dependencies: ["FEEL"], swiftSettings: strict),
        .testTarget(name: "DMNTests", dependencies: ["DMN", "FEEL"], swiftSettings: strict),
        .testTarget(
            name: "ServicesTests", dependencies: ["Services", "FEEL"], exclude: ["WrongDefinitions"],
            swiftSettings: strict),
        .testTarget(name: "CasesTests", dependencies: ["Cases", "Services", "FEEL"], swiftSettings: strict),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "Journal", "Cases", "Services", "FEEL",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AssistantTests", dependencies: ["Assistant", "Cases", "Services", "FEEL"],
            exclude: ["Dialogues", "Samples"], swiftSettings: strict),
        .testTarget(
            name: "InspectionTests", dependencies: ["Inspection", "Services"], swiftSettings: strict),
        .testTarget(name: "JournalTests", dependencies: ["Journal"], swiftSettings: strict),
        .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Storage", "Journal", "Assistant", "Cases", "Services", "FEEL", "HTML", "Inspection",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "parvis", "Web", "Storage", "Journal", "Assistant", "Cases", "Services", "FEEL", "Inspection",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Log"],
            swiftSettings: strict),
        .testTarget(
            name: "TidyTests",
            dependencies: [
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: strict),
    ]
)
