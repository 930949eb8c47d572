import ArgumentParser
import Cases
import Storage

/// `parvis jobs`.
struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "Show the jobs that were given up, and have one tried again.")

    @ArgumentParser.Option(help: "The data folder.") var data = "data"
    @ArgumentParser.Option(help: "The identifier of the organisation, as in organisation.yaml.") var organisation:
        String
    @ArgumentParser.Option(help: "The identifier of a job to try again.") var retry: String?

    private static let most = 1_000

    func run() async throws {
        let store = try Installation.open(data: data).store
        let organisation = organisation
        if let retry {
            guard let id = Identifier(retry) else { throw CommandFailure("\(retry) is not the identifier of a job.") }
            let isRequeued = try await store.database.write {
                try store.jobs.requeue(id, organisation: organisation, now: Installation.now(), in: $0)
            }
            await store.database.close()
            guard isRequeued else { throw CommandFailure("\(organisation) has no such job that was given up.") }
            print("\(retry) is tried again.")
            return
        }
        let dead = try await store.database.read {
            try store.jobs.dead(organisation: organisation, limit: Self.most, in: $0)
        }
        await store.database.close()
        if dead.isEmpty { print("No job was given up.") }
        for job in dead { print("\(job.id)  \(job.kind)  \(job.lastError)  \(job.attempts) attempts") }
    }
}
