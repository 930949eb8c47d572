import Assistant
import Cases
import Foundation
import HTML
import Services
import Storage

/// What is stored of a checklist: what was proposed, and what the person has ticked.
struct KeptChecklist: Codable, Sendable, Hashable {
    let checklist: Conversation.Checklist
    /// The services that are dealt with.
    var done: Set<String> = []

    init(_ checklist: Conversation.Checklist) { self.checklist = checklist }

    init(decoding bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(KeptChecklist.self, from: Data(bytes))
    }

    func encoded() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
}

/// My checklists: what to do about events of life, kept because the person wanted so.
enum ChecklistPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        let lists = try await all(visit)
        var frame = PageFrame(title: texts.myChecklists)
        frame.stylesheets = ["account.css", "assistant.css"]
        return visit.page(frame) { h in
            h.h1(texts.myChecklists)
            h.put(SpaceNavigation(visit: visit))
            h.p(texts.checklistsText, .class("lede"))
            if lists.isEmpty {
                h.p(texts.noChecklist)
                h.put(
                    ButtonRow(buttons: [Button(label: texts.askTheAssistant, act: .go(visit.address("/assistant")))]))
            }
            for (stored, kept) in lists { write(stored, kept, visit, &h) }
        }
    }

    /// Ticks what is done of a checklist.
    static func tick(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        guard let (stored, found) = try await all(visit).first(where: { $0.stored.id == named(visit) }) else {
            throw SiteFailure.notFound
        }
        var kept = found
        let known = Set(kept.checklist.items.map(\.service))
        kept.done = Set(visit.form.all("done")).intersection(known)
        let (store, content) = (visit.site.store, try kept.encoded())
        try await store.database.write {
            _ = try store.checklists.update(stored.id, of: person, content: content, in: $0)
        }
        return .redirect(to: visit.address("/space/checklists").description)
    }

    static func remove(_ visit: Visit) async throws -> Reply {
        let (store, person) = (visit.site.store, try visit.signedInPerson())
        guard let id = named(visit),
            try await store.database.write({ try store.checklists.delete(id, of: person, in: $0) })
        else { throw SiteFailure.notFound }
        return .redirect(to: visit.address("/space/checklists").description)
    }

    /// Keeps a checklist that the assistant proposed.
    ///
    /// - Returns: whether somebody has signed in, to keep it for.
    static func keep(_ checklist: Conversation.Checklist, _ visit: Visit) async throws -> Bool {
        guard let person = visit.person else { return false }
        var random = SystemRandomNumberGenerator()
        let list = StoredChecklist(
            id: Identifier(at: visit.now, using: &random), event: checklist.event, keptAt: visit.now,
            content: try KeptChecklist(checklist).encoded())
        let store = visit.site.store
        try await store.database.write { try store.checklists.add(list, to: person, in: $0) }
        return true
    }

    // MARK: Parts

    private static func all(_ visit: Visit) async throws -> [(stored: StoredChecklist, kept: KeptChecklist)] {
        let (store, person) = (visit.site.store, try visit.signedInPerson())
        return try await store.database.read { try store.checklists.list(of: person, in: $0) }.map {
            ($0, try KeptChecklist(decoding: $0.content))
        }
    }

    private static func named(_ visit: Visit) -> Identifier? {
        visit.parameters["checklist"].flatMap { Identifier($0) }
    }

    private static func write(
        _ stored: StoredChecklist, _ kept: KeptChecklist, _ visit: Visit, _ h: inout HTMLWriter
    ) {
        let texts = visit.texts
        let list = kept.checklist
        let address = visit.address("/space/checklists/\(stored.id.description)")
        h.h2(list.title)
        h.p(texts.checklistDone(kept.done.count, of: list.items.count), .class("soft"))
        h.form(.method(.post), .action(address)) { h in
            h.put(visit.formToken)
            h.ul(.class("checklist plain-list"), .role(.list)) { h in
                for item in list.items {
                    let identifier = "\(list.event)-\(item.service)"
                    h.li { h in
                        h.div(.class("choice")) { h in
                            h.input(
                                .type(.checkbox), .id(identifier), .name("done"), .value(item.service),
                                .checked(kept.done.contains(item.service)))
                            h.label(.for(identifier)) { h in h.text(item.title) }
                        }
                        h.p(item.summary, .class("soft"))
                        if let when = item.when { h.p(when) }
                        if visit.catalogue.service(item.service) != nil {
                            h.p { h in
                                h.a(.href(visit.address("/services/\(item.service)"))) { h in
                                    h.text(texts.checklistOpen)
                                    h.visuallyHidden(" – " + item.title)
                                }
                            }
                        }
                    }
                }
            }
            h.put(
                ButtonRow(buttons: [
                    Button(label: texts.checklistSave, act: .submit(), context: list.title),
                    Button(
                        label: texts.checklistRemove, act: .submitTo("\(address)/remove"), style: .quiet,
                        context: list.title),
                ]))
        }
    }
}
