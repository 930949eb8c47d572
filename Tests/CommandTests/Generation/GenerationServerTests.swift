import Assistant
import Foundation
import Services
import Testing

@testable import parvis

/// The optional generation against a real server that answers well, lies, breaks and floods.
@Suite struct GenerationServerTests {
    private let request = RephrasingRequest(
        question: "Faut-il un rendez-vous pour la cantine ?",
        passages: [
            .init(
                heading: "S’inscrire à la cantine",
                text: "Vous n’avez pas besoin de rendez-vous pour déposer le dossier. Le repas coûte 3,20 €.")
        ], language: .fr)
    private let good = "Pour déposer le dossier, vous n’avez pas besoin de rendez-vous [1]."

    /// So that a slow machine changes nothing.
    private var patient: RephrasingLimits {
        var limits = RephrasingLimits()
        limits.time = .seconds(600)
        return limits
    }

    /// Asks a server that follows a script, with a limit of `time`.
    private func answer(
        time: Duration = .seconds(600), patience: TimeInterval = 600,
        _ script: @escaping @Sendable (ScriptedEndpoint.Request) -> ScriptedEndpoint.Answer
    ) async throws -> RephrasedAnswer? {
        let server = try ScriptedEndpoint(script)
        defer { server.stop() }
        let settings = try GenerationSettings(url: server.base, model: "small", key: nil, allowsPlain: false)
        var limits = RephrasingLimits()
        limits.time = time
        return await GuardedRephraser(
            OpenAICompatibleEndpoint(settings, patience: patience), limits: limits, clock: ContinuousClock()
        ).rephrase(request)
    }

    @Test func `a server that answers well is asked as an OpenAI endpoint, and heard`() async throws {
        let server = try ScriptedEndpoint { [good] _ in .says(good) }
        defer { server.stop() }
        let settings = try GenerationSettings(url: server.base, model: "small", key: "secret-key", allowsPlain: false)
        let answer = await settings.rephraser(limits: patient).rephrase(request)
        #expect(answer?.sentences.map(\.text) == ["Pour déposer le dossier, vous n’avez pas besoin de rendez-vous."])
        #expect(answer?.sentences.map(\.citations) == [[1]])
        let asked = try #require(server.requests.first)
        #expect(asked.head.hasPrefix("POST /v1/chat/completions HTTP/1.1"))
        #expect(asked.head.contains("Authorization: Bearer secret-key"))
        #expect(asked.body.contains(#""model":"small""#) && asked.body.contains("Faut-il un rendez-vous"))
        #expect(server.requests.count == 1)
    }

    /// What a server may do instead of answering.
    static let failures: [(String, ScriptedEndpoint.Answer)] = [
        ("500", .sends(ScriptedEndpoint.response(500, "text/plain", "broken"))),
        (
            "500 with a good body",
            .sends(
                ScriptedEndpoint.response(
                    500, "application/json",
                    #"{"choices":[{"message":{"content":"Vous n’avez pas besoin de rendez-vous pour déposer le dossier [1]."}}]}"#
                ))
        ),
        ("not JSON", .sends(ScriptedEndpoint.response(200, "text/html", "<h1>Hello</h1>"))),
        ("an empty body", .sends(ScriptedEndpoint.response(200, "application/json", ""))),
        ("no choice", .sends(ScriptedEndpoint.response(200, "application/json", #"{"choices":[]}"#))),
        ("no HTTP", .sends("What do you want?\r\n\r\n")),
        ("half a body", .sends("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"choices\":[{\"mess")),
        (
            "half a reply",
            .sends(
                ScriptedEndpoint.response(
                    200, "application/json",
                    #"{"choices":[{"message":{"content":"Pour déposer le dossier, vous n’avez pas besoin de rendez-vous [1]. Le repas"},"finish_reason":"length"}]}"#
                ))
        ),
        (
            "a redirection",
            .sends(ScriptedEndpoint.response(307, "text/plain", "", more: "Location: http://127.0.0.1:9/\r\n"))
        ),
        ("a megabyte", .says(String(repeating: "Vous n’avez pas besoin de rendez-vous [1]. ", count: 25_000))),
        ("bytes without an end", .floods), ("a connection that closes", .closes), ("nothing to say", .says("")),
    ]

    @Test(arguments: failures)
    func `on any failure of the server there is no answer but the plain one`(
        name: String, failure: ScriptedEndpoint.Answer
    ) async throws {
        #expect(try await answer { _ in failure } == nil, "\(name)")
    }

    @Test func `a server that hangs is given up when the time is over`() async throws {
        // Nothing else would end it: the client itself waits for an hour.
        #expect(try await answer(time: .milliseconds(50), patience: 3_600) { _ in .hangs } == nil)
    }

    @Test func `a server that is not there is a failure like another`() async throws {
        let server = try ScriptedEndpoint { _ in .closes }
        server.stop()
        let settings = try GenerationSettings(url: server.base, model: nil, key: nil, allowsPlain: false)
        #expect(await settings.rephraser(limits: patient).rephrase(request) == nil)
        #expect(await OpenAICompatibleEndpoint(settings).complaint() == "does not answer")
    }

    @Test func `a redirection carries neither the question nor the key elsewhere`() async throws {
        let thief = try ScriptedEndpoint { _ in .says("…") }
        defer { thief.stop() }
        let target = thief.base
        let answer = try await answer { _ in
            .sends(
                ScriptedEndpoint.response(308, "text/plain", "", more: "Location: \(target)/chat/completions\r\n"))
        }
        #expect(answer == nil)
        #expect(thief.requests.isEmpty)
    }

    /// Sentences of the readable file, with the passages that they are about.
    private static func sentences(_ mark: Character) throws -> [(RephrasingRequest, String)] {
        let file = Place.root.appending(path: "Tests/Rephrasings/rephrasings.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").drop { !$0.hasPrefix("## ") }
        var (found, language, passages) = ([(RephrasingRequest, String)](), Language.fr, [RephrasingRequest.Passage]())
        for line in lines {
            if line.hasPrefix("## ") {
                (language, passages) = (line.hasSuffix("(fr)") ? .fr : .en, [])
            } else if line.first == "[", let bar = line.range(of: " | ") {
                let text = String(line[bar.upperBound...]).replacing(" / ", with: "\n")
                passages.append(.init(heading: String(line[..<bar.lowerBound].dropFirst(4)), text: text))
            } else if line.first == mark {
                let sentence =
                    mark == "!" ? line[(line.range(of: ": ")?.upperBound ?? line.startIndex)...] : line.dropFirst(2)
                found.append(
                    (RephrasingRequest(question: "?", passages: passages, language: language), String(sentence)))
            }
        }
        return found
    }

    @Test func `a server that lies gets no sentence through, and one that doesn't is heard`() async throws {
        for (mark, isHeard) in [(Character("!"), false), (Character("="), true)] {
            let cases = try Self.sentences(mark)
            #expect(cases.count >= 90)
            // Every fourth: each is a connection of its own. AssistantTests checks them all.
            for (place, (request, sentence)) in cases.enumerated() where place.isMultiple(of: 4) {
                let server = try ScriptedEndpoint { _ in .says(sentence) }
                defer { server.stop() }
                let settings = try GenerationSettings(url: server.base, model: nil, key: nil, allowsPlain: false)
                let answer = await settings.rephraser(limits: patient).rephrase(request)
                #expect((answer != nil) == isHeard, "\(sentence)")
            }
        }
    }

    @Test func `a server that adds one lie to the truth loses the lie`() async throws {
        let lie = "Le repas coûte 4,20 € [1]."
        let answer = try await answer { [good] _ in .says("\(good) \(lie)") }
        #expect(answer?.sentences.map(\.text) == ["Pour déposer le dossier, vous n’avez pas besoin de rendez-vous."])
        #expect(answer?.dropped == 1)
    }

    // MARK: settings

    @Test(arguments: [
        "ftp://127.0.0.1/v1", "llama", "http:///v1", "http://user:pass@127.0.0.1/v1", "http://127.0.0.1/v1?key=1",
        "http://models.example/v1", "http://8.8.8.8/v1", "http://172.32.0.1/v1", "http://127.0.0.1.evil.example/v1",
    ])
    func `an address that is none, or that would carry questions in clear, is refused`(url: String) {
        #expect(throws: CommandFailure.self) {
            try GenerationSettings(url: url, model: nil, key: nil, allowsPlain: false)
        }
    }

    @Test(arguments: [
        "http://127.0.0.1:8081/v1", "http://localhost:8081/v1", "http://[::1]:8081/v1", "http://10.1.2.3/v1",
        "http://192.168.0.7/v1", "http://172.20.0.2/v1", "https://models.example/v1",
    ])
    func `an address of this machine, of a private network or in https is taken`(url: String) throws {
        _ = try GenerationSettings(url: url, model: nil, key: nil, allowsPlain: false)
    }

    @Test func `the doctor says that generation is off, on, or not reachable`() async throws {
        try await Place.withFolder { folder in
            let off = try await Program.run("doctor", "--data", "\(folder)/data")
            #expect(off.output.contains(/off +Generation +.*passages as they stand/), "\(off.output)")
            #expect(off.output.contains("PARVIS_GENERATION_URL=http://127.0.0.1:8081/v1"))
            let server = try ScriptedEndpoint { _ in
                .sends(ScriptedEndpoint.response(200, "application/json", #"{"data":[]}"#))
            }
            let environment = [
                "PARVIS_GENERATION_URL": server.base, "PARVIS_GENERATION_MODEL": "small",
                "PARVIS_GENERATION_KEY": "secret-key",
            ]
            let on = try await Program.run("doctor", "--data", "\(folder)/data", environment: environment)
            #expect(on.output.contains(/on +Generation +small at http:\/\/127\.0\.0\.1:\d+\/v1/), "\(on.output)")
            #expect(!on.output.contains("secret-key"))
            #expect(server.requests.first?.head.hasPrefix("GET /v1/models") ?? false)
            server.stop()
            let gone = try await Program.run("doctor", "--data", "\(folder)/data", environment: environment)
            #expect(gone.status == 1)
            #expect(gone.output.contains(/broken +Generation +.*does not answer: plain answers are given/))
            let clear = try await Program.run(
                "doctor", "--data", "\(folder)/data", environment: ["PARVIS_GENERATION_URL": "http://models.example/v1"]
            )
            #expect(clear.status == 1 && clear.output.contains("sends questions to models.example in clear"))
        }
    }
}
