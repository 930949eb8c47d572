import FEEL
import Testing

@testable import Services

/// The gallery holds every type, whose specimens are what they say they are.
struct QuestionGalleryTests {
    private let rooms = QuestionGallery.rooms(on: QuestionSample.today)

    @Test func `every type has its room, in every state that it can be in`() {
        #expect(rooms.map(\.type) == QuestionTypes.list.map { $0.name })
        for room in rooms where room.type != InformationQuestion.name {
            let states = QuestionGallery.State.allCases.filter {
                // A file is there once it has been received: no answer can be made up for it.
                room.type != FileQuestion.name || ($0 != .filled && $0 != .prefilled)
            }
            #expect(room.exhibits.map(\.state) == states, "\(room.type)")
        }
        let ids = rooms.flatMap(\.exhibits).map(\.question.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `settings are right, in both languages`() throws {
        for type in QuestionTypes.list {
            let bag = try QuestionSample.question(type, type.specimen.settings).diagnostics
            #expect(bag.isEmpty, "\(type.name): \(DiagnosticRenderer().render(bag))")
            for language in Language.allCases { #expect(type.specimen.ask.has(language)) }
        }
    }

    @Test func `right answers are right, and read back in both languages`() throws {
        for room in rooms where room.exhibits.contains(where: { $0.state == .filled }) {
            let filled = try #require(room.exhibits.first { $0.state == .filled })
            let value = try #require(filled.answer?.value, "\(room.type)")
            let type = filled.question.type
            #expect(type.problem(with: value, on: QuestionSample.today) == nil, "\(room.type)")
            for language in Language.allCases where room.type != ConsentQuestion.name {
                #expect(type.parse(type.edit(value, in: language), in: language) == .value(value), "\(room.type)")
                #expect(!type.print(value, in: language).isEmpty)
            }
        }
    }

    @Test func `wrong answers are to be mended, and prefilled ones say by whom`() {
        for room in rooms where room.type != InformationQuestion.name {
            let wrong = room.exhibits.first { $0.state == .wrong }
            #expect(wrong?.problem?.reason.message.has(.en) == true, "\(room.type)")
            let prefilled = room.exhibits.first { $0.state == .prefilled }
            let provenance = prefilled?.answer?.provenance
            #expect(prefilled == nil || provenance == .register("revenus"), "\(room.type)")
        }
    }
}
