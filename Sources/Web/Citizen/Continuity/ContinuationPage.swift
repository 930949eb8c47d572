public import Cases
import FEEL
import Foundation
import HTML
import HTTPTypes
public import Services
import Storage

/// Renewing a granted request, and asking for a change of it: what that means, then a draft that takes up its answers.
enum ContinuationPage {
    static func showRenewal(_ visit: Visit) async throws -> Reply { try await show(.renewal, visit) }
    static func showChange(_ visit: Visit) async throws -> Reply { try await show(.change, visit) }
    static func startRenewal(_ visit: Visit) async throws -> Reply { try await start(.renewal, visit) }
    static func startChange(_ visit: Visit) async throws -> Reply { try await start(.change, visit) }

    private static func show(_ kind: Continuation.Kind, _ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        guard let limit = found.continuationLimit(kind, on: visit) else {
            return .redirect(to: visit.caseAddress(found.case.id).description)
        }
        let texts = visit.texts
        let reference = found.case.submission.reference.description
        return visit.page(visit.frame("\(texts.continuationTitle(kind)) – \(reference)", for: found)) { h in
            h.put(BackLink(label: texts.back, reference: visit.caseAddress(found.case.id)))
            h.h1(texts.continuationTitle(kind))
            h.ul { h in
                for line in texts.continuationMeaning(kind, reference: reference, until: found.words(limit, visit)) {
                    h.li(line)
                }
            }
            h.form(.method(.post), .action(visit.caseAddress(found.case.id, kind.path))) { h in
                h.put(visit.formToken)
                h.put(
                    ButtonRow(buttons: [
                        Button(label: texts.continuationStart(kind), act: .submit(), busy: texts.oneMoment)
                    ]))
            }
        }
    }

    private static func start(_ kind: Continuation.Kind, _ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        guard found.continuationLimit(kind, on: visit) != nil,
            let service = visit.catalogue.service(found.case.submission.service)
        else { return .redirect(to: visit.caseAddress(found.case.id).description) }
        var random = SystemRandomNumberGenerator()
        let draft = Draft.taking(
            up: found.case, as: kind, from: found.definition, to: service,
            language: service.language(preferring: visit.language),
            accessCode: SecretToken.accessCode(using: &random), today: found.date(visit.now))
        return try await StartDraft.create(draft, of: service, visit)
    }

    /// Tells a case that a later request takes it up: no transaction spans two cases.
    static func job(for created: Case, now: Instant, using random: inout some RandomNumberGenerator) -> [NewJob] {
        guard let continuation = created.takesUp else { return [] }
        let told = TakenUp(
            kind: continuation.kind.rawValue, other: created.id.description,
            reference: created.submission.reference.description)
        guard let content = try? JSONEncoder().encode(told) else { return [] }
        return [
            NewJob(
                id: Identifier(at: now, using: &random), organisation: created.submission.organisation,
                kind: JobKind.takeUpCase, idempotencyKey: "\(JobKind.takeUpCase):\(created.id)",
                subject: continuation.other.id, runAt: now, content: Array(content))
        ]
    }
}

/// Which request takes a case up, and what for.
struct TakenUp: Codable {
    let kind: String
    let other: String
    let reference: String
}

extension Site {
    /// Says on a case that a later request takes it up. Done twice, it is said once.
    ///
    /// - Throws: `StorageError.versionConflict` when the case changed meanwhile: to be tried again.
    public func takeUp(_ id: Identifier, content: [UInt8], at now: Instant) async throws {
        let told = try JSONDecoder().decode(TakenUp.self, from: Data(content))
        guard let found = try await cases.load(id),
            let definition = try await catalogue.definition(hash: found.submission.definition),
            let organisation = catalogue.snapshot.organisations[found.submission.organisation],
            let kind = Continuation.Kind(rawValue: told.kind), let other = Identifier(told.other),
            let reference = Reference(told.reference)
        else { return }
        let continuation = Continuation(kind: kind, other: RelatedCase(id: other, reference: reference))
        let zone = zone(of: organisation)
        try await cases.append(found.decide(takenUpBy: continuation, at: now), to: found) { changed in
            changed.summary(definition: definition, organisation: organisation, zone: zone)
        }
    }
}

extension Continuation.Kind {
    /// Where it begins, among the pages of a case.
    var path: URLReference { self == .renewal ? "/renewal" : "/change" }
}

extension CaseInHand {
    /// The day that a continuation's time is told by, when one can begin now; nil when none can.
    func continuationLimit(_ kind: Continuation.Kind, on visit: Visit) -> CivilDate? {
        guard let service = visit.catalogue.service(`case`.submission.service),
            `case`.canBeTakenUp(as: kind, definition: service, on: date(visit.now), zone: zone)
        else { return nil }
        return `case`.limit(of: kind, definition: service, zone: zone)
    }
}
