import Cases
import Foundation
import Services
import Storage
import Testing

@testable import Web

/// What a person takes away comes in elsewhere as it was.
@Suite struct PortabilityTests {
    /// The files of a ZIP archive whose entries are stored, by path (APPNOTE 4.3.7).
    private func files(_ zip: [UInt8]) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var place = 0
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reversed().reduce(0) { $0 << 8 | Int(zip[place + offset + $1]) }
        }
        while place + 30 <= zip.count, zip[place..<place + 4] == [0x50, 0x4B, 3, 4] {
            let (size, name, extra) = (number(18, 4), number(26, 2), number(28, 2))
            let start = place + 30 + name + extra
            files[String(decoding: zip[place + 30..<place + 30 + name], as: UTF8.self)] = Array(
                zip[start..<start + size])
            place = start + size
        }
        return files
    }

    @Test func `a case taken away comes into another Parvis, and is taken away from there as it was`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let agent = try await town.agent("nadia", role: .agent)
        let path = "/fr/desk/cases/\(id)"
        _ = try await agent.postForm("\(path)/take", [("seen", "1")], from: path)
        _ = try await agent.postForm("\(path)/notes", [("note", "Vue au guichet"), ("seen", "0")], from: path)
        _ = try await resident.postForm(
            "/fr/cases/\(id)/messages", [("text", "Bonjour"), ("seen", "0")], from: "/fr/cases/\(id)/messages")
        let zip = try await resident.get("/fr/cases/\(id)/download")
        let taken = files(zip.bytes)
        let reference = try #require(taken.keys.first { $0.hasSuffix("/parvis.json") }).split(separator: "/")[0]
        let json = try #require(taken["\(reference)/parvis.json"])
        #expect(taken["\(reference)/reponses.csv"]?.starts(with: [0xEF, 0xBB, 0xBF]) == true)
        let who = try #require(
            try await town.store.database.read { try town.store.agents.find(login: "nadia", in: $0) })
        #expect(!String(decoding: json, as: UTF8.self).contains(who.id.description), "no agent is told")
        let service = Dictionary(
            uniqueKeysWithValues: taken.compactMap { key, bytes in
                key.hasPrefix("\(reference)/service/")
                    ? (String(key.dropFirst("\(reference)/service/".count)), bytes) : nil
            })

        let elsewhere = try await TestTown.make()
        let brought = try CaseImport(json: json, service: service)
        let code = try await brought.bring(into: elsewhere.store, at: TestTown.now) { _ in nil }
        let again = SiteClient(site: elsewhere.site)
        let opened = try await again.postForm(
            "/fr/follow", [("reference", String(reference)), ("code", code)], from: "/fr/follow")
        #expect(opened.location?.contains(id) == true)
        let page = try await again.get("/fr/cases/\(id)")
        #expect(page.status == 200 && page.body.contains(String(reference)))
        let second = files(try await again.get("/fr/cases/\(id)/download").bytes)
        func facts(_ bytes: [UInt8]?) throws -> NSDictionary {
            let all = try JSONSerialization.jsonObject(with: Data(try #require(bytes)))
            let object = NSMutableDictionary(dictionary: try #require(all as? [String: Any]))
            // Who looked is each town's own record.
            object.removeObject(forKey: "accesses")
            return object
        }
        #expect(try facts(second["\(reference)/parvis.json"]) == facts(json))
        #expect(second["\(reference)/reponses.csv"] == taken["\(reference)/reponses.csv"])
        // At the desk it is a case like another.
        let desk = try await elsewhere.agent("omar", role: .agent)
        #expect(try await desk.get("/fr/desk?show=all").body.contains(String(reference)))
        await #expect(throws: CaseImport.Failure.hereAlready(String(reference))) {
            _ = try await brought.bring(into: elsewhere.store, at: TestTown.now) { _ in nil }
        }
        await elsewhere.remove()
        await town.remove()
    }

    @Test func `an archive that was changed, cut or made by a newer Parvis is refused`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try await town.submittedCase(resident)
        let taken = files(try await resident.get("/fr/cases/\(id)/download").bytes)
        let json = String(
            decoding: try #require(taken.first { $0.key.hasSuffix("/parvis.json") }?.value), as: UTF8.self)
        let service = Dictionary(
            uniqueKeysWithValues: taken.compactMap { key, bytes in
                key.range(of: "/service/").map { (String(key[$0.upperBound...]), bytes) }
            })
        func bring(_ json: String, _ service: [String: [UInt8]]) throws(CaseImport.Failure) {
            _ = try CaseImport(json: Array(json.utf8), service: service)
        }
        #expect(throws: CaseImport.Failure.newer) {
            try bring(json.replacing("\"format\" : 1", with: "\"format\" : 2"), service)
        }
        #expect(throws: CaseImport.Failure.wrong(file: "parvis.json")) { try bring("{}", service) }
        #expect(throws: CaseImport.Failure.wrong(file: "service/")) { try bring(json, [:]) }
        var changed = service
        changed["service.yaml", default: []].append(32)
        #expect(throws: CaseImport.Failure.wrong(file: "service/")) { try bring(json, changed) }
        await town.remove()
    }

    @Test func `a person who has signed in reads and takes away everything that is held on them`() async throws {
        let town = try await TestTown.make()
        let resident = SiteClient(site: town.site)
        let id = try #require(Identifier(try await town.submittedCase(resident)))
        let person = try await town.signIn(resident, email: "lea@example.com")
        let store = town.store
        try await store.database.write { transaction in
            try store.requests.add(id, to: person, now: TestTown.now, in: transaction)
            try store.requests.add(
                HouseholdMember(id: id, label: "Ma fille"), to: person, now: TestTown.now, in: transaction)
        }
        let page = try await resident.get("/fr/space/data")
        #expect(page.body.contains("lea@example.com") && page.body.contains("Ma fille"))
        #expect(page.body.contains("/fr/cases/\(id)/access"))
        let taken = files(try await resident.get("/fr/space/data/archive").bytes)
        let account = String(decoding: try #require(taken["parvis/account.json"]), as: UTF8.self)
        #expect(account.contains("lea@example.com") && account.contains("Ma fille"))
        #expect(taken.keys.contains { $0.hasSuffix("/parvis.json") })
        await town.remove()
    }
}
