import Foundation
import Services
import Testing

/// The demonstration's definitions, compiled once for all tests of this module.
enum ShippedCatalogue {
    static let value = CatalogueLoader.load(
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "services").path)

    /// A service, by its identifier.
    static func service(_ id: String) throws -> ServiceDefinition {
        try #require(value.definitions.first { $0.id == id })
    }
}
