import ArgumentParser
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Services
import Storage
import Web

/// `parvis serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the published services.",
        discussion: """
            Settings come from PARVIS_* environment variables, then DATA/parvis.json; `parvis doctor` lists them.
            """)

    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @ArgumentParser.Option(help: "The port to listen on.") var port = 8080
    @ArgumentParser.Option(help: "Publish scratch versions of this folder whenever a file changes, for authors.")
    var watch: String?
    @Flag(help: "Publish the demonstration town and seed its agents and cases, if not done yet.") var demo = false

    func run() async throws {
        let logger = Logger(label: "parvis")
        let configuration = try await InstallationConfiguration.load(data: data, port: port, isDemonstration: demo)
        let installation = try Installation.open(data: data)
        if demo { try await Demonstration(installation: installation).prepare() }
        if let watch { try await FolderWatcher.publish(watch, in: installation) }

        let catalogue = LiveCatalogue(store: installation.store)
        try await catalogue.refresh()
        let site = try Site(
            store: installation.store, catalogue: catalogue, configuration: configuration.site, logger: logger,
            now: Installation.now)
        var services: [any Service] = [
            CatalogueRefresher(catalogue: catalogue, logger: logger),
            JobWorker(installation: installation, site: site, configuration: configuration, logger: logger),
        ]
        if let watch { services.append(FolderWatcher(folder: watch, installation: installation, catalogue: catalogue)) }

        let application = SiteApplication.make(site: site, host: configuration.host, port: port) {
            Self.announce(port: port, demo: demo, published: catalogue.snapshot.services.count)
        }
        let group = ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0) } + [.init(service: application)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await installation.store.database.close()
    }

    private static func announce(port: Int, demo: Bool, published: Int) {
        print("Parvis \(Version.current) is ready: http://localhost:\(port)")
        if published == 0 { print("Nothing is published yet: parvis publish services/ --data DATA") }
        if demo { Demonstration.announce(port: port) }
        fflush(stdout)
    }
}
