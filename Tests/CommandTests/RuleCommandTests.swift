import Foundation
import Testing

@testable import parvis

/// `parvis interview`, `explain` and `simulate`, on the services that the product comes with.
@Suite struct RuleCommandTests {
    private static let services = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "services").path

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    @Test func `a population is run as it is read, in its order, and a reform told in figures`() async throws {
        try await withFolder { folder in
            let (input, output) = (folder.appending(path: "in.csv"), folder.appending(path: "out.csv"))
            var text = "annee,logement,contrat_electricite,adultes,enfants,enfants_alternes,revenu\n"
            // More than a piece, so that several are put back in order.
            for number in 0..<4_500 { text += "2026,ordinaire,true,1,0,0,\(number * 4)\r\n" }
            try text.write(to: input, atomically: true, encoding: .utf8)
            let done = try await Program.run(
                "simulate", Self.services + "/cheque-energie", "--input", input.path, "--output", output.path,
                "--set", "plafond=12000", "--on", "2026-11-27")
            #expect(done.status == 0, "\(done.errors)")
            let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 4_501)
            #expect(lines[0].hasSuffix("droit_reform,montant_reform"))
            for number in [0, 1_999, 2_000, 4_499] {
                #expect(lines[number + 1].hasPrefix("2026,ordinaire,true,1,0,0,\(number * 4),"))
            }
            // The ceiling of 11,000 goes to 12,000: incomes of 11,000 to 11,996 win 48 euros.
            #expect(done.output.contains("Winners") && done.output.contains("250"))
            #expect(lines[2_751].hasSuffix("true,48") && lines[2_751].contains(",false,0,"))
            #expect(done.errors.contains("4500 households"))
            #expect(done.output.contains("Gain by household"))
        }
    }

    @Test func `cells may be quoted, lines blank, and the last one without an end`() async throws {
        try await withFolder { folder in
            let (input, output) = (folder.appending(path: "in.csv"), folder.appending(path: "out.csv"))
            let text =
                "\"annee\",logement,contrat_electricite,adultes,enfants,enfants_alternes,revenu\r\n\r\n"
                + "2026,\"ordinaire\",true,2,1,0,\"12000\"\n\n2026,,true,2,1,0,12000\n2026,foyer,true,2,1,0,12000"
            try text.write(to: input, atomically: true, encoding: .utf8)
            let done = try await Program.run(
                "simulate", Self.services + "/cheque-energie", "--input", input.path, "--output", output.path, "--on",
                "2026-11-27", "--quiet")
            #expect(done.status == 0, "\(done.errors)")
            let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 4)
            #expect(lines[1].hasPrefix("2026,\"ordinaire\",true,2,1,0,\"12000\",true,3,"), "\(lines[1])")
            #expect(lines[1].hasSuffix(",true,176") && lines[3].hasSuffix(",false,0"))
            #expect(lines[2].hasPrefix("2026,,true,2,1,0,12000,false,3,"))
        }
    }

    @Test func `rules that are not compiled give the same, one household at a time`() async throws {
        try await withFolder { folder in
            let (input, output) = (folder.appending(path: "in.csv"), folder.appending(path: "out.csv"))
            let text = "ecole_publique,souhaite_reduction,revenu_fiscal,parts\ntrue,true,21600,2.5\ntrue,false,,\n"
            try text.write(to: input, atomically: true, encoding: .utf8)
            let done = try await Program.run(
                "simulate", Self.services + "/cantine", "--input", input.path, "--output", output.path, "--on",
                "2026-11-27", "--quiet", "--set", "plafond=3")
            #expect(done.status == 0, "\(done.errors)")
            let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
            let price = try #require(lines[0].firstIndex(of: "tarif"))
            let reform = try #require(lines[0].firstIndex(of: "tarif_reform"))
            #expect(lines[1][price] == "3.74" && lines[1][reform] == "3")
            #expect(lines[2][price] == "6.2" && lines[2][reform] == "3")
            #expect(done.output.contains("Losers"))
            // Without a place for the results, the sums are told all the same.
            let sums = try await Program.run(
                "simulate", Self.services + "/cantine", "--input", input.path, "--on", "2026-11-27", "--quiet", "--set",
                "plafond=3")
            #expect(sums.status == 0 && sums.output.contains("Losers") && sums.output.contains(/Households +2/))
        }
    }

    @Test(arguments: [
        ("annee,inconnu\n2026,1\n", "in.csv:1: there is no question `inconnu`"),
        ("annee,adultes\n2026,1\n2026\n", "in.csv:3: 1 columns, not 2"),
        ("annee,adultes\n2026,deux\n", "in.csv:2: `deux` is no answer to `adultes`"),
        ("", "in.csv:1: the file is empty"),
    ])
    func `a wrong line is told with its number`(text: String, message: String) async throws {
        try await withFolder { folder in
            let input = folder.appending(path: "in.csv")
            try text.write(to: input, atomically: true, encoding: .utf8)
            let done = try await Program.run(
                "simulate", Self.services + "/cheque-energie", "--input", input.path, "--output",
                folder.appending(path: "out.csv").path, "--quiet")
            #expect(done.status == 1)
            #expect(done.errors.contains(message), "\(done.errors)")
        }
    }

    @Test func `an interview asks what matters and says what the rules give`() async throws {
        // A wrong answer is asked again; options go by number, by their words or by name.
        let typed = "douze\n2026\n1\n1\n12000\n2\n1\n0\n"
        let done = try await Program.run(
            "interview", Self.services + "/cheque-energie", "--language", "en", "--on", "2026-06-01", input: typed)
        #expect(done.status == 0, "\(done.errors)")
        #expect(done.output.contains("For which year?") && done.output.contains("  ! "))
        #expect(done.output.contains("€176\u{A0}per\u{A0}year"), "\(done.output)")
        let hostel = try await Program.run(
            "interview", Self.services + "/cheque-energie", "--language", "en", "--on", "2026-06-01",
            input: "2026\nyes\n3\n")
        #expect(hostel.status == 0 && !hostel.output.contains("Reference tax income"))
        // The input ends before the answer is certain.
        #expect(
            try await Program.run("interview", Self.services + "/cheque-energie", input: "2026\n").status == 1)
    }

    @Test func `answers are explained as JSON, and a change told alone`() async throws {
        let given = #"{"ecole_publique": true, "souhaite_reduction": true, "revenu_fiscal": 21600, "parts": 2.5}"#
        let done = try await Program.run(
            "explain", Self.services + "/cantine", "--answers", given, "--on", "2026-10-01", "--language", "en")
        #expect(done.status == 0, "\(done.errors)")
        #expect(done.output.contains("€3.74") && done.output.contains("\"branches\""))
        let changed = try await Program.run(
            "explain", Self.services + "/cantine", "--answers", given, "--change", #"{"parts": 3}"#, "--on",
            "2026-10-01", "--language", "en")
        #expect(changed.output.contains("€3.12") && changed.output.contains("Number of tax shares"))
        #expect(try await Program.run("explain", Self.services + "/cantine", "--answers", "{").status != 0)
    }
}
