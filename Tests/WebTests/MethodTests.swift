import HTTPTypes
import Testing

@testable import Web

/// Requests that a route's address takes in another way.
@Suite struct MethodTests {
    @Test func `an address asked in a way it does not take says which it takes, and where to begin again`() async throws
    {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let opened = try await client.get("/fr/services/acte-naissance/start")
        #expect(opened.status == 405)
        #expect(opened.headers[.allow] == "POST")
        #expect(opened.body.contains("href=\"/fr/services/acte-naissance\""), "the page with the button")
        let posted = try await client.send(.put, "/en/services/acte-naissance", headers: [:], body: nil)
        #expect(posted.status == 405)
        #expect(posted.headers[.allow] == "GET, HEAD")
        #expect(posted.body.contains("can’t be opened by itself"))
        let nowhere = try await client.get("/fr/nowhere/at/all")
        #expect(
            nowhere.status == 404 && !nowhere.words.contains("ces réponses ne s'ouvrent pas"), "it never was a form")
        #expect(try await client.send(.delete, "/fr/nowhere/at/all", headers: [:], body: nil).status == 404)
    }

    @Test func `every address that is written to alone says so when it is read`() async throws {
        let town = try await TestTown.make()
        let client = SiteClient(site: town.site)
        let read = SiteApplication.routes.filter { $0.method == .get }
        for route in SiteApplication.routes where route.method != .get {
            let steps = route.path.split(separator: "/").map { $0.hasPrefix("{") ? "fr" : $0 }
            guard !read.contains(where: { $0.matches(steps[...]) }) else { continue }
            let answer = try await client.get("/" + steps.joined(separator: "/"))
            #expect(answer.status == 405, "\(route.path)")
            #expect(answer.headers[.allow]?.contains(route.method.rawValue) == true, "\(route.path)")
        }
    }
}
