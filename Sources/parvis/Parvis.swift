import ArgumentParser

/// The command line: the only place where clocks, stores, randomness and the network are real.
@main
struct Parvis: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parvis",
        abstract: "Write a public service once, offer it by every channel.",
        version: Version.current,
        subcommands: [
            ServeCommand.self, CheckCommand.self, PublishCommand.self, DiffCommand.self, NewCommand.self,
            DoctorCommand.self, FEELCommand.self, InterviewCommand.self, ExplainCommand.self, SimulateCommand.self,
            AgentCommand.self, OrganisationCommand.self, JobsCommand.self, KeysCommand.self, EraseCommand.self,
            ImportCommand.self, SheetsCommand.self,
            JournalCommand.self,
            VerifyCommand.self, WitnessCommand.self, SeedCommand.self,
            InspectFileCommand.self,
            BenchCeilingCommand.self, BenchJournalCommand.self, RegisterCommand.self, AssessmentCommand.self,
            BenchFormCommand.self, AssistantCommand.self,
        ])
}

/// The product's version.
enum Version {
    static let current = "0.1.0"
}
