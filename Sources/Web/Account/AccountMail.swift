import Cases
import Foundation
import Services
import Storage

/// A message to a person about their account, as its job holds it: sealed, and emptied once it is sent.
struct AccountMail: Codable, Sendable, Hashable {
    /// What it says.
    enum Kind: String, Codable, Sendable, CaseIterable {
        /// A code, and perhaps a link that does the same.
        case code
        /// An address was added to the person's contacts.
        case contactAdded = "contact-added"
        /// An address was removed from them.
        case contactRemoved = "contact-removed"
        /// The person deleted their space.
        case spaceDeleted = "space-deleted"
        /// The counter gave access back with another address; this one may object.
        case accessRestored = "access-restored"
    }

    let kind: Kind
    /// The address it goes to.
    var to: String
    let language: String
    var code: String?
    var link: String?
    /// The address that it is about.
    var address: String?
    /// From when it lets in, in words.
    var moment: String?

    init(_ kind: Kind, to: String, language: Language, address: String? = nil) {
        self.kind = kind
        self.to = to
        self.language = language.rawValue
        self.address = address
    }

    init?(_ content: [UInt8]) {
        guard let mail = try? JSONDecoder().decode(AccountMail.self, from: Data(content)) else { return nil }
        self = mail
    }

    /// The job that sends it. A code is worth nothing after a quarter of an hour: it is not tried for longer.
    func job(_ id: Identifier, organisation: String, now: Instant) -> NewJob {
        NewJob(
            id: id, organisation: organisation, kind: JobKind.accountMail,
            idempotencyKey: "\(JobKind.accountMail):\(id)", subject: nil, runAt: now,
            maxAttempts: kind == .code ? 5 : 12, content: (try? JSONEncoder().encode(self)).map { Array($0) } ?? [])
    }
}

extension Site {
    /// The message that a job about a person's account sends; nil when its content can't be read.
    public func accountMessage(_ content: [UInt8], identifier: String) -> MailMessage? {
        guard let mail = AccountMail(content), let language = Language(rawValue: mail.language) else { return nil }
        let texts = texts(in: language)
        let organisation = catalogue.snapshot.home?.name[language] ?? "Parvis"
        var paragraphs: [String]
        switch mail.kind {
        case .code:
            paragraphs = [texts.codeMail(mail.code ?? "", organisation: organisation)]
            if let link = mail.link { paragraphs.append("\(texts.codeMailLink)\n\(link)") }
            paragraphs.append(texts.codeMailIgnore)
        case .contactAdded:
            paragraphs = [texts.contactAddedMail(mail.address ?? "", organisation: organisation), texts.notYouMail]
        case .spaceDeleted: paragraphs = [texts.spaceDeletedMail(organisation)]
        case .contactRemoved:
            paragraphs = [texts.contactRemovedMail(mail.address ?? "", organisation: organisation), texts.notYouMail]
        case .accessRestored:
            paragraphs = [
                texts.accessRestoredMail(mail.address ?? "", organisation: organisation, from: mail.moment ?? ""),
                "\(texts.accessRestoredMailLink)\n\(mail.link ?? "")",
            ]
        }
        if mail.kind != .code, let office = catalogue.snapshot.home?.offices.first {
            let ways = [office.name[language], office.contact.phone, office.contact.email].compactMap { $0 }
            paragraphs.append(texts.mailHuman(ways.joined(separator: ", ")))
        }
        paragraphs.append(texts.mailNoReply)
        return MailMessage(
            to: mail.to, subject: texts.accountMailSubject(mail.kind, organisation: organisation),
            body: paragraphs.joined(separator: "\n\n") + "\n", language: language, identifier: identifier)
    }
}
