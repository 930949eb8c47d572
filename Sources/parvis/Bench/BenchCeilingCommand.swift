import ArgumentParser
import Hummingbird
import Logging

/// `parvis bench-ceiling`: plain text from a bare server, the most that this machine can give.
struct BenchCeilingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-ceiling", abstract: "Serve plain text, for measurements.", shouldDisplay: false)

    @ArgumentParser.Option(help: "The port to listen on.") var port: Int

    func run() async throws {
        let responder = CallbackResponder<BasicRequestContext> { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "ok\n")))
        }
        let application = Application(
            responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
            logger: Logger(label: "parvis.ceiling"))
        try await application.runService()
    }
}
