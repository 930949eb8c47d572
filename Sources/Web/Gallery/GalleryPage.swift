import Cases
import HTML
import Services

/// The demonstration's gallery: every type of question in every state, for those who build services and those who build
/// the platform.
enum GalleryPage {
    static func show(_ visit: Visit) async throws -> Reply {
        guard visit.site.configuration.isDemonstration else { throw SiteFailure.notFound }
        let texts = visit.texts
        let zone = visit.catalogue.home.map { visit.site.zone(of: $0) } ?? .utc
        let rooms = QuestionGallery.rooms(on: zone.date(at: visit.now))
        var frame = PageFrame(title: texts.galleryTitle)
        frame.stylesheets = ["files.css"]
        return visit.page(frame) { h in
            h.h1(texts.galleryTitle)
            h.p(texts.galleryText)
            h.ul(.class("gallery-index")) { h in
                for room in rooms {
                    h.li { h in h.a(room.type, .href(.fragment(room.type))) }
                }
            }
            for room in rooms { write(room, visit, to: &h) }
        }
    }

    private static func write(_ room: QuestionGallery.Room, _ visit: Visit, to h: inout HTMLWriter) {
        h.section(.class("gallery-room"), .ariaLabelledBy(room.type)) { h in
            h.h2(room.type, .id(room.type))
            for exhibit in room.exhibits {
                h.h3(visit.texts.galleryState(exhibit.state))
                var draft = Draft(language: visit.language, accessCode: "")
                if let answer = exhibit.answer { draft.entries[exhibit.question.id] = .answer(answer) }
                if let raw = exhibit.raw { draft.entries[exhibit.question.id] = .raw(raw) }
                QuestionFields(
                    texts: visit.texts, language: visit.language, draft: draft, evaluation: nil,
                    problems: [exhibit.problem].compactMap { $0 }
                ).write(ShownQuestion(at: exhibit.question.id, exhibit.question), to: &h)
            }
        }
    }
}
