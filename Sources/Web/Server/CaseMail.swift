public import Cases
public import Services
import Storage

/// A message to one person.
public struct MailMessage: Sendable, Hashable {
    /// The address it goes to.
    public let to: String
    /// Its subject, in one line.
    public let subject: String
    /// Its text, in lines ended by line feeds.
    public let body: String
    /// The language it is written in.
    public let language: Language
    /// What makes it the same message when it is sent again.
    public let identifier: String

    /// A message.
    public init(to: String, subject: String, body: String, language: Language, identifier: String) {
        self.to = to
        self.subject = subject
        self.body = body
        self.language = language
        self.identifier = identifier
    }
}

extension Site {
    /// The message that tells a person of something about their case, written as the case is now; nil when there is no
    /// case, or nobody to write to.
    public func message(_ notice: MailNotice, about id: Identifier, identifier: String) async throws -> MailMessage? {
        guard let found = try await cases.load(id),
            let definition = try await catalogue.definition(hash: found.submission.definition),
            let address = CaseJobs.emailAddress(of: found, definition: definition)
        else { return nil }
        // A reminder of what has been answered meanwhile would only worry.
        if notice == .correctionReminder, found.pendingCorrection == nil { return nil }
        let (store, now) = (store, now())
        let draft = try await store.database.read { try store.drafts.find(id, now: now, in: $0) }
        let code = try draft.map { try DraftCodec.decode($0.content).accessCode }
        let office = catalogue.snapshot.organisations[found.submission.organisation]?.office(definition.office)
        let language = definition.language(preferring: found.submission.language)
        let texts = texts(in: language)
        let reference = found.submission.reference.description
        let follow = configuration.publicURL + "/\(language.rawValue)/follow" + (code.map { "/\($0)" } ?? "")
        var paragraphs = [
            texts.mailOpening(notice, service: definition.presentation.title[language]),
            texts.mailReference(reference), "\(texts.mailFollow)\n\(follow)",
        ]
        if code != nil { paragraphs.append(texts.mailKeepSecret) }
        if notice == .erasureAnnounced {
            // Held or taken up again meanwhile: the dates would be wrong.
            guard let told = found.retention.notice else { return nil }
            let words = texts.mailErasureDates(
                endsOn: Formatting.date(told.endsOn, in: language),
                keptUntil: Formatting.date(told.keptUntil, in: language),
                then: told.then)
            paragraphs.insert(words, at: 1)
        }
        if notice == .received, let organisation = catalogue.snapshot.organisations[found.submission.organisation] {
            let receipt = LegalReceipt(
                found: CaseInHand(
                    case: found, definition: definition, organisation: organisation, zone: zone(of: organisation)),
                texts: texts, language: language)
            paragraphs.append(texts.receiptLegalTitle.uppercased())
            paragraphs += receipt.mentions.dropFirst().map { "\($0.term)\u{A0}:\n\($0.lines.joined(separator: "\n"))" }
            if let basis = receipt.basis { paragraphs.append(basis) }
        }
        if let office {
            let ways = [office.name[language], office.contact.phone, office.contact.email].compactMap { $0 }
            paragraphs.append(texts.mailHuman(ways.joined(separator: ", ")))
        }
        paragraphs.append(texts.mailNoReply)
        return MailMessage(
            to: address, subject: texts.mailSubject(notice, reference: reference),
            body: paragraphs.joined(separator: "\n\n") + "\n", language: language, identifier: identifier)
    }
}
