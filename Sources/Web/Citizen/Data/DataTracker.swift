import Cases
import FEEL
import Foundation
import HTTPTypes
import Services
import Storage

/// Who looked at what, in the form of Estonia's Data Tracker (andmejälgija, OpenAPI "Andmejälgija kasutusteabe teenus"
/// 2.1.0): `findUsage`, `usagePeriod` and `heartbeat`.
///
/// A person who has signed in asks about themselves; a portal that bears the installation's token asks for somebody whose
/// e-mail address or account it gives, at their request. There is no national code here: `userCode` is one of these two.
enum DataTracker {
    /// The most readings in an answer, as the specification has it.
    static let most = 1000
    /// The most requests of an account that are looked through.
    private static let mostRequests = 500

    static func routes() -> [Route] {
        [
            .get("/v2/findUsage", access: .everyone, limit: .secret, handler: findUsage),
            .get("/v2/usagePeriod", access: .everyone, handler: usagePeriod),
            .get("/v2/heartbeat", access: .everyone, handler: heartbeat),
        ]
    }

    private struct Usage: Encodable {
        let logtime: String
        let action: String
        let receiverCode: String
        let receiverName: String
        let receiverSystem: String
    }

    private struct FindUsageResponse: Encodable {
        let totalUsages: Int
        let usages: [Usage]
    }

    private struct UsagePeriodResponse: Encodable {
        let periodStart: String
    }

    private struct HeartbeatResponse: Encodable {
        let status: String
        let message: String
    }

    private struct Problem: Encodable {
        let message: String
    }

    // MARK: Asking

    private static func findUsage(_ visit: Visit) async throws -> Reply {
        guard let asked = Question(visit) else {
            return try reply(Problem(message: "X-Road-UserId, userCode and valid parameters are needed"), .badRequest)
        }
        let isPortal = visit.portalToken.map { visit.isPortal($0) } ?? false
        guard let person = try await whom(asked.userCode, visit, isPortal: isPortal) else {
            return try reply(Problem(message: "not allowed"), isPortal ? .badRequest : .unauthorized)
        }
        // No mandates yet: people ask about themselves.
        guard asked.requester == asked.userCode else {
            return try reply(Problem(message: "X-Road-UserId must be the person concerned"), .badRequest)
        }
        let usages = try await usages(of: person, visit, isPortal: isPortal)
            .filter { asked.contains($0.at) }.sorted { $0.at > $1.at }
        let page = usages.dropFirst(asked.offset).prefix(asked.limit).map(\.usage)
        return try reply(FindUsageResponse(totalUsages: usages.count, usages: Array(page)), .ok)
    }

    /// What is asked, if it is well formed.
    private struct Question {
        let requester: String
        let userCode: String
        var from: Instant?
        var until: Instant?
        var offset = 0
        var limit = DataTracker.most

        init?(_ visit: Visit) {
            guard let requester = visit.header("X-Road-UserId"), let code = visit.query["userCode"], !code.isEmpty
            else { return nil }
            (self.requester, userCode) = (requester, code)
            if let text = visit.query["periodStart"] {
                guard let moment = DataTracker.moment(text) else { return nil }
                from = moment
            }
            if let text = visit.query["periodEnd"] {
                guard let moment = DataTracker.moment(text) else { return nil }
                until = moment
            }
            if let text = visit.query["offset"] {
                guard let number = Int(text), number >= 0 else { return nil }
                offset = number
            }
            if let text = visit.query["limit"] {
                guard let number = Int(text), number > 0 else { return nil }
                limit = min(number, DataTracker.most)
            }
        }

        func contains(_ moment: Instant) -> Bool {
            (from.map { moment >= $0 } ?? true) && (until.map { moment <= $0 } ?? true)
        }
    }

    private static func whom(_ code: String, _ visit: Visit, isPortal: Bool) async throws -> Identifier? {
        if let person = visit.person {
            return person.description == code ? person : nil
        }
        guard isPortal else { return nil }
        if let id = Identifier(code) { return id }
        let store = visit.site.store
        return try await store.database.read {
            try store.people.contact(.email, lookup: SentCode.lookup(code, in: store), in: $0)?.person
        }
    }

    /// Every reading of an account and of the requests kept in it.
    private static func usages(
        of person: Identifier, _ visit: Visit, isPortal: Bool
    ) async throws -> [(at: Instant, usage: Usage)] {
        let (store, cases, now) = (visit.site.store, visit.site.cases, visit.now)
        let kept = try await store.database.read { connection in
            try cases.list(keptBy: person, limit: mostRequests, in: connection)
        }
        var subjects: [Identifier: AccessParts] = Dictionary(
            kept.map { ($0.id, AccessParts.content) }, uniquingKeysWith: { first, _ in first })
        subjects[person] = .account
        if isPortal {
            // The portal reads what it shows: on record before it has it.
            let organisation = visit.catalogue.home?.id ?? ""
            try await visit.site.accesses.record(
                subjects, by: .platform, for: .portal, organisation: organisation, channel: .api, at: now)
        }
        for subject in subjects.keys { ReadingLedger.current?.settle(subject) }
        var usages: [(at: Instant, usage: Usage)] = []
        for whole in kept {
            guard let organisation = visit.catalogue.organisations[whole.submission.organisation] else { continue }
            var before: Identifier?
            repeat {
                let page = try await AccessHistory.load(
                    whole, before: before, includingDelayed: false, at: now, store: store)
                usages += page.entries.map { ($0.at, usage($0, organisation, visit)) }
                before = page.next
            } while before != nil && usages.count < 100 * most
        }
        let own = try await store.database.read { connection in
            try store.accesses.list(of: person, limit: most, in: connection)
        }
        if let home = visit.catalogue.home {
            usages += own.filter { $0.disclosedAt <= now }.map { read in
                let entry = AccessHistory.entry(read)
                let organisation = visit.catalogue.organisations[read.access.organisation] ?? home
                return (entry.at, usage(entry, organisation, visit))
            }
        }
        return usages
    }

    private static func usage(
        _ entry: AccessHistory.Entry, _ organisation: Organisation, _ visit: Visit
    ) -> Usage {
        let words = AccessWords(organisation: organisation, texts: visit.texts)
        let why = words.why(entry) ?? visit.texts.seenInFile
        let action = "\(why.uppercasedFirst) – \(words.what(entry, definition: nil))"
        return Usage(
            logtime: text(entry.at), action: action, receiverCode: organisation.id,
            receiverName: words.who(entry), receiverSystem: "Parvis")
    }

    // MARK: The rest

    /// Records are kept for as long as what they are about: the first moment is that of the oldest event.
    private static func usagePeriod(_ visit: Visit) async throws -> Reply {
        let store = visit.site.store
        let first = try await store.database.read { try store.events.first(in: $0) }
        return try reply(UsagePeriodResponse(periodStart: text(first ?? visit.now)), .ok)
    }

    private static func heartbeat(_ visit: Visit) async throws -> Reply {
        let store = visit.site.store
        do {
            _ = try await store.database.read { try store.events.first(in: $0) }
            return try reply(HeartbeatResponse(status: "OK", message: "API is ready"), .ok)
        } catch {
            return try reply(HeartbeatResponse(status: "FAIL", message: "the store can't be read"), .ok)
        }
    }

    /// RFC 3339, in coordinated universal time.
    private static func text(_ instant: Instant) -> String {
        Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000).formatted(.iso8601)
    }

    private static func moment(_ text: String) -> Instant? {
        guard let date = try? Date(text, strategy: .iso8601) else { return nil }
        return Instant(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
    }

    private static func reply(_ content: some Encodable, _ status: HTTPResponse.Status) throws -> Reply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Reply(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: [UInt8](try encoder.encode(content)))
    }
}

extension Visit {
    /// The token by which a portal proves itself, where the installation has one.
    fileprivate var portalToken: String? { site.configuration.portalToken }

    /// Whether the request bears the portal's token.
    fileprivate func isPortal(_ token: String) -> Bool {
        guard let given = header("Authorization"), given.hasPrefix("Bearer ") else { return false }
        return SecretToken.isEqual(String(given.dropFirst(7)), token)
    }

    /// A header of the request.
    func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}
