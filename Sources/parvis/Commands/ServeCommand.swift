import ArgumentParser
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Services
import Storage
import UnixSignals
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
    @ArgumentParser.Option(help: "Publish this folder whenever a file in it changes, for authors.")
    var watch: String?
    @Flag(help: "Publish the demonstration town and seed its agents and cases, if not done yet.") var demo = false
    @ArgumentParser.Option(help: "The demonstration as it is so many days later: what happens years after a request.")
    var daysLater = 0

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
        guard (0...36_500).contains(daysLater), demo || daysLater == 0 else {
            throw ValidationError("--days-later is a number of days, from 0 to 36500, with --demo.")
        }
    }

    func run() async throws {
        let logger = Logger(label: "parvis")
        if let watch { _ = try DefinitionPath.load(watch) }
        let installation = try Installation.open(data: data)
        let configuration = try await InstallationConfiguration.load(data: data, port: port, isDemonstration: demo)
        try await Restoration(installation: installation).run(at: Installation.now())
        if demo { try await Demonstration(installation: installation, now: Installation.now()).prepare() }
        if let watch { try await FolderWatcher.publish(watch, in: installation) }

        let catalogue = LiveCatalogue(store: installation.store)
        try await catalogue.refresh()
        let tools = AssistantTools.find(data: data, settings: configuration.generation, logger: logger)
        let knowledge = LiveKnowledge(store: installation.store, catalogue: catalogue, embedder: tools.embedder)
        try await knowledge.refresh(now: Installation.now())
        let signer = try LogSigner.make(keys: installation.keys, address: configuration.site.publicURL)
        let later = Int64(daysLater) * 86_400
        let site = try Site(
            store: installation.store, catalogue: catalogue, knowledge: knowledge, rephraser: tools.rephraser,
            configuration: configuration.site, logger: logger,
            files: try installation.fileTools(configuration),
            mailbox: demo ? OutboxReader(folder: "\(data)/outbox") : nil,
            registers: RegisterFolder(data: data), signer: signer,
            now: { Installation.now().adding(seconds: later) })
        var services: [any Service] = [
            CatalogueRefresher(catalogue: catalogue, knowledge: knowledge, now: site.now, logger: logger),
            LogSequencer(store: installation.store, keys: installation.keys, signer: signer, logger: logger),
            JobWorker(installation: installation, site: site, configuration: configuration, logger: logger),
        ]
        if let watch { services.append(FolderWatcher(folder: watch, installation: installation, catalogue: catalogue)) }
        let (data, demo) = (data, demo)
        services.append(
            SiteApplication.make(site: site, host: configuration.host, port: port) { port in
                Self.announce(port: port, data: data, demo: demo, published: catalogue.snapshot.services.count)
            })

        // Stopped first: the site does not stop while pages still listen.
        services.append(LiveEventsEnd(live: site.live))
        var running = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // A line that died without a word would keep the server for a minute. What was received is on disk: uploads go on
        // after a restart.
        running.maximumGracefulShutdownDuration = .seconds(10)
        let group = ServiceGroup(configuration: running)
        do {
            try await group.run()
        } catch {
            await installation.store.database.close()
            guard let problem = SiteApplication.listeningProblem(error) else { throw error }
            throw CommandFailure(Self.explain(problem, host: configuration.host, port: port))
        }
        await installation.store.database.close()
    }

    private static func explain(_ problem: SiteApplication.ListeningProblem, host: String, port: Int) -> String {
        switch problem {
        case .portTaken: "Another program listens on port \(port) already: end it, or choose another with --port."
        case .notAllowed: "Port \(port) needs more rights: choose one above 1023 with --port."
        case .unknownAddress: "This machine has no address \(host): check the setting host (PARVIS_HOST)."
        }
    }

    private static func announce(port: Int, data: String, demo: Bool, published: Int) {
        Console.say("Parvis \(Version.current) is ready: http://localhost:\(port)")
        if published == 0 { Console.say("Nothing is published yet: parvis publish services/ --data \(data)") }
        if demo { Demonstration.announce(port: port) }
    }
}
