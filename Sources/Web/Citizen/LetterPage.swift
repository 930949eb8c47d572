import Cases
import HTML
import Services

/// A letter as it was sent, to read, print or keep.
enum LetterPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        let letters = found.case.letters
        guard let number = Int(try visit.parameter("number")), letters.indices.contains(number - 1) else {
            throw SiteFailure.notFound
        }
        let sent = letters[number - 1]
        let organisation = found.organisation
        let office = organisation.office(found.definition.office)
        let language = sent.letter.language
        // The sheet speaks the letter's language, the page around it the reader's.
        let words = language.texts
        return visit.page(visit.frame(sent.letter.subject, for: found)) { h in
            h.put(BackLink(label: visit.texts.back, reference: visit.caseAddress(found.case.id)))
            h.put(
                Letter(
                    label: visit.texts.letterName, language: language.rawValue,
                    sender: [organisation.name[language], office?.name[language]].compactMap { $0 }
                        + (office?.contact.address ?? []),
                    recipient: [],
                    placeAndDate: words.letterDate(
                        place: organisation.name[language], Formatting.date(found.date(sent.at), in: language)),
                    reference: words.referenceIs(found.case.submission.reference.description),
                    subject: sent.letter.subject,
                    body: Prose(RichText(markdown: sent.letter.body).typeset(in: language)), signature: [],
                    headsPage: true))
            h.p(visit.texts.printHint, .class("soft"))
        }
    }
}
