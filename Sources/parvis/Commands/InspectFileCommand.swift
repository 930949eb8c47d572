import ArgumentParser
import Inspection

/// `parvis inspect-file`: what the server starts, with limits, for each file that a person sends. It writes one line.
struct InspectFileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect-file", abstract: "Examine a file that a person sent.", shouldDisplay: false)

    @ArgumentParser.Argument(help: "A folder that holds the file, named content, and will hold its preview.")
    var folder: String

    func run() throws {
        Console.say(FileInspection().inspect(folder: folder).line)
    }
}
