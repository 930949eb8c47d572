import Cases
import FEEL
import HTML
import HTTPTypes
import Journal
import Services
import Storage

/// What stands in the place of a case that was erased, for whoever held it: when, by which rule, and what remains.
enum ErasedCasePage {
    /// The page; nil when the case that the route names was not erased.
    static func reply(_ visit: Visit) async throws -> Reply? {
        let (store, id) = (visit.site.store, try visit.authorisedTarget())
        let found = try await store.database.read { connection in
            try store.erasures.find(id, in: connection).map {
                (erasure: $0, receipt: try store.erasures.facts(ofReceipt: id, in: connection))
            }
        }
        guard let found else { return nil }
        let (texts, language) = (visit.texts, visit.language)
        let organisation = visit.catalogue.organisations[found.erasure.organisation]
        let zone = organisation.map(visit.site.zone) ?? .utc
        var frame = PageFrame(title: texts.erasedTitle)
        frame.organisation = organisation
        frame.status = .gone
        return visit.page(frame) { h in
            h.h1(texts.erasedTitle)
            if let receipt = found.receipt { h.p("\(texts.reference)\(texts.colon) \(receipt.reference)") }
            h.p(texts.erasedOn(Formatting.date(zone.date(at: found.erasure.at), in: language)), .class("lede"))
            why(found.erasure.reason, texts: texts, language: language, &h)
            guard let receipt = found.receipt else { return }
            h.p(texts.erasedUnreadable(from: Formatting.date(receipt.unreadableFrom, in: language)))
            guard visit.site.signer != nil else { return }
            h.h2(texts.erasedReceipts)
            h.p(texts.erasedReceiptsText)
            h.ul(.class("actions"), .role(.list)) { h in
                h.li { $0.a(texts.depositReceipt, .href(visit.caseAddress(id, "/receipt.json"))) }
                h.li { $0.a(texts.erasureReceipt, .href(visit.caseAddress(id, "/erasure.json"))) }
            }
        }
    }

    private static func why(_ reason: String, texts: any Texts, language: Language, _ h: inout HTMLWriter) {
        guard let ground = RetentionGround(reason) else { return h.p(texts.erasedBecause(reason)) }
        h.p(
            ground.isAskedFor
                ? texts.erasedOnRequest : texts.erasedAfterRetention(ground.active.words(in: language)))
        if let visa = ground.visa {
            h.p(texts.erasedWithVisa(visa.reference, on: Formatting.date(visa.date, in: language)))
        }
    }

    /// The receipt of the erasure, signed anew: it says the same each time.
    static func receipt(_ visit: Visit) async throws -> Reply {
        let (store, id) = (visit.site.store, try visit.authorisedTarget())
        let found = try await store.database.read { connection in
            (try store.erasures.find(id, in: connection), try store.erasures.facts(ofReceipt: id, in: connection))
        }
        guard let signer = visit.site.signer, let erasure = found.0, let facts = found.1 else {
            throw SiteFailure.notFound
        }
        let receipt = try ErasureReceipt(
            reference: facts.reference, stream: id.bytes, erasedAt: erasure.at.milliseconds,
            unreadableFrom: "\(facts.unreadableFrom)", reason: erasure.reason, signer: signer)
        return ReceiptFile.reply(try receipt.json(), name: "\(facts.reference)-erasure.json")
    }
}
