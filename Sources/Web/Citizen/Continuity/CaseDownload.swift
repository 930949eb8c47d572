import Cases
import FEEL
import Foundation
import HTML
import HTTPTypes
import Services
import Storage

/// Everything of a case in one ZIP: a page to read without the Internet, each letter, each file, and the same as JSON for
/// programs (GDPR, article 20: "a structured, commonly used and machine-readable format"). For the holder only.
enum CaseDownload {
    static func download(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        let copy = try await CaseCopy.make(found, visit)
        return reply(try copy.parts(), named: copy.folder, in: found.zone, visit)
    }

    /// An archive, handed out piece by piece.
    static func reply(_ parts: [CaseArchive.Part], named name: String, in zone: Zone, _ visit: Visit) -> Reply {
        let archive = CaseArchive(parts, zip: StoredZip(at: visit.now, in: zone), blobs: visit.site.store.blobs)
        var reply = Reply(
            status: .ok,
            headers: [
                .contentType: "application/zip", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name).zip\"",
            ])
        reply.isSandboxed = true
        reply.stream = { try await archive.next() }
        return reply
    }
}

/// The archive of a case, made as it is handed out: of a file, never more than a piece is in memory.
actor CaseArchive {
    /// Something in it.
    enum Part: Sendable {
        case content(String, [UInt8])
        case file(String, StoredFile)
    }

    private var parts: ArraySlice<Part>
    private var zip: StoredZip
    private let blobs: any BlobStore
    private var reader: (any BlobReader)?
    private var isEnded = false

    init(_ parts: [Part], zip: StoredZip, blobs: any BlobStore) {
        self.parts = parts[...]
        self.zip = zip
        self.blobs = blobs
    }

    /// The next piece, or nil at the end.
    func next() async throws -> [UInt8]? {
        if let reader {
            if let bytes = try await reader.next() { return bytes }
            self.reader = nil
        }
        while let part = parts.popFirst() {
            switch part {
            case .content(let name, let bytes): return zip.file(name, bytes)
            case .file(let name, let file):
                // Read once for its checksum, which stands before it, and once to hand it out.
                guard let measured = try await measure(file), let opened = try await blobs.open(file.blob) else {
                    continue
                }
                reader = opened
                return zip.header(name, checksum: measured.checksum, size: measured.size)
            }
        }
        guard !isEnded else { return nil }
        isEnded = true
        return zip.end()
    }

    private func measure(_ file: StoredFile) async throws -> (checksum: UInt32, size: Int)? {
        guard let reader = try await blobs.open(file.blob) else { return nil }
        var (checksum, size): (UInt32, Int) = (0, 0)
        while let bytes = try await reader.next() {
            checksum = CRC32.checksum(bytes, after: checksum)
            size += bytes.count
        }
        return (checksum, size)
    }
}

/// A case as it is kept by the person.
struct CaseCopy: Sendable {
    let found: CaseInHand
    let visit: Visit
    /// The files that stand in it.
    let files: [StoredFile]
    /// Readings of which the person is told later.
    let concealed: [SubjectAccess]
    /// Who looked at it, newest first.
    let accesses: [AccessHistory.Entry]
    /// The folder of its definition.
    let service: DefinitionArchive?

    /// Everything of a case, read.
    static func make(_ found: CaseInHand, _ visit: Visit) async throws -> CaseCopy {
        let (store, id) = (visit.site.store, found.case.id)
        // A file that is still being checked, or was refused, is not handed out here either.
        let read = try await store.database.read { connection in
            (
                files: try store.files.all(of: id, in: connection).filter { $0.isKept && $0.state == .accepted },
                definition: try store.definitions.find(found.case.submission.definition, in: connection)
            )
        }
        var accesses: [AccessHistory.Entry] = []
        var before: Identifier?
        repeat {
            let page = try await AccessHistory.load(
                found.case, before: before, includingDelayed: false, at: visit.now, store: store)
            accesses += page.entries
            before = page.next
        } while before != nil && accesses.count < maximumAccesses
        return CaseCopy(
            found: found, visit: visit, files: read.files,
            concealed: try await visit.concealedReadings(of: found), accesses: accesses,
            service: read.definition.flatMap { try? DefinitionArchive(decoding: $0.archive) })
    }

    /// The most readings in a copy: the newest.
    private static let maximumAccesses = 20_000

    /// What stands in its folder of the archive.
    ///
    /// - Parameter folder: that folder's name.
    func parts(in folder: String? = nil) throws -> [CaseArchive.Part] {
        let folder = folder ?? self.folder
        var parts: [CaseArchive.Part] = [
            .content("\(folder)/\(pageName)", page()), .content("\(folder)/\(csvName)", csv()),
            .content("\(folder)/parvis.json", try json()),
        ]
        for (index, sent) in found.case.letters.enumerated() {
            parts.append(.content("\(folder)/\(texts.letterNumber(index + 1)).html", letter(sent)))
        }
        for file in files { parts.append(.file("\(folder)/\(path(of: file))", file)) }
        for file in service?.files ?? [] { parts.append(.content("\(folder)/service/\(file.path)", file.bytes)) }
        return parts
    }

    var timeline: CaseTimeline {
        var timeline = CaseTimeline(found: found, texts: texts, language: language, visit: visit)
        timeline.concealed = concealed
        return timeline
    }

    var texts: any Texts { visit.texts }
    var language: Language { found.definition.language(preferring: visit.language) }

    /// The reference, which is letters, digits and hyphens.
    var folder: String { found.case.submission.reference.description }
    var pageName: String { language == .fr ? "demande.html" : "request.html" }

    /// Where a file stands beside the page: numbered, since two may have the same name.
    func path(of file: StoredFile) -> String {
        let number = (files.firstIndex { $0.id == file.id } ?? 0) + 1
        return "documents/\(number)-\(file.facts.name.replacing("/", with: "_"))"
    }

    // MARK: To read

    /// Answers, messages and history on one page that needs nothing else.
    func page() -> [UInt8] {
        let service = found.definition.presentation.title[language]
        return document(title: "\(service) – \(folder)") { h in
            h.h1(service)
            h.p("\(texts.reference): \(folder)")
            h.p(texts.downloadedOn(found.words(found.date(visit.now), visit)))
            h.h2(texts.answersTitle)
            h.put(FactsList(facts: answers))
            if !computed.isEmpty {
                h.h2(texts.computedValues)
                h.put(FactsList(facts: computed))
            }
            if !files.isEmpty {
                h.h2(texts.documentsTitle)
                h.ul { h in
                    for file in files {
                        let path = path(of: file)
                        h.li { h in
                            if let reference = URLReference(checking: path) {
                                h.a(file.facts.name, .href(reference))
                            } else {
                                h.text(path)
                            }
                        }
                    }
                }
            }
            h.h2(texts.messagesTitle)
            for sent in found.case.messages { message(sent, &h) }
            if !found.case.notes.isEmpty {
                h.h2(texts.officeNotes)
                h.p(texts.officeNotesText)
                for note in found.case.notes { self.note(note, &h) }
            }
            if !found.case.opinions.isEmpty {
                h.h2(texts.opinionsTitle)
                for asked in found.case.opinions { opinion(asked, &h) }
            }
            h.h2(texts.whoLookedTitle)
            if accesses.isEmpty { h.p(texts.nobodyLooked) }
            let words = AccessWords(organisation: found.organisation, texts: texts, found: found)
            for entry in accesses { h.put(AccessCard(entry: entry, words: words, found: found, level: 3)) }
            h.h2(texts.timelineTitle)
            h.put(Timeline(events: timeline.events().map(\.withoutLink)))
        }
    }

    private func message(_ sent: SentMessage, _ h: inout HTMLWriter) {
        let time = LocalTime(zone: found.zone, texts: texts)
        let office = found.organisation.name[language]
        h.h3("\(sent.isFromPerson ? texts.fromYou : texts.fromOffice(office)), \(time.dateAndTime(sent.at))")
        h.put(PlainText(sent.message.text))
        for file in sent.message.files { h.p(file.name) }
    }

    private func note(_ note: CaseNote, _ h: inout HTMLWriter) {
        h.h3(LocalTime(zone: found.zone, texts: texts).dateAndTime(note.at))
        h.put(PlainText(note.text))
    }

    /// An opinion, by whom in general when it is an agent's: agents are not named in a copy.
    private func opinion(_ asked: AskedOpinion, _ h: inout HTMLWriter) {
        let words = OpinionWords(found: found, texts: texts)
        let time = LocalTime(zone: found.zone, texts: texts)
        h.h3("\(words.advisorForPerson(asked.request.advisor)), \(time.dateAndTime(asked.at))")
        h.put(PlainText(asked.request.question))
        if let shows = words.shows(asked.request) { h.p(shows) }
        if let answer = asked.answer {
            h.p("\(texts.stance(answer.opinion.stance)), \(time.dateAndTime(answer.at))")
            if !answer.opinion.text.isEmpty { h.put(PlainText(answer.opinion.text)) }
        }
        if let why = asked.endedBecause { h.p(texts.opinionNotNeeded(why)) }
    }

    func letter(_ sent: (at: Instant, letter: Cases.Letter)) -> [UInt8] {
        document(title: sent.letter.subject, language: sent.letter.language) { h in
            h.h1(sent.letter.subject)
            h.p(Formatting.date(found.date(sent.at), in: sent.letter.language))
            h.put(Prose(RichText(markdown: sent.letter.body).typeset(in: sent.letter.language)))
        }
    }

    private var answers: [FactsList.Fact] {
        let words = ContinuityWords(found: found, texts: texts)
        return found.case.askableQuestions(definition: found.definition).map { question in
            FactsList.Fact(
                term: words.label(of: question),
                lines: words.printed(found.case.answers[question], of: question)?.splitLines ?? [texts.noAnswer])
        }
    }

    private var computed: [FactsList.Fact] {
        found.definition.rules.compactMap { rule in
            guard let value = found.case.computed[rule.id] else { return nil }
            return FactsList.Fact(
                term: rule.label[language], lines: rule.print(value, in: language).splitLines)
        }
    }

    private func document(
        title: String, language: Language? = nil, _ content: (inout HTMLWriter) -> Void
    ) -> [UInt8] {
        HTMLWriter.document { h in
            h.html(.lang((language ?? self.language).rawValue)) { h in
                h.head { h in
                    h.meta(.charsetUTF8)
                    h.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                    h.title(title)
                }
                h.body { h in h.main { h in content(&h) } }
            }
        }
    }
}

extension Timeline.Event {
    /// The same without its link, which leads nowhere outside the site.
    fileprivate var withoutLink: Timeline.Event {
        var copy = self
        copy.link = nil
        return copy
    }
}
