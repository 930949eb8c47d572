import Cases
import Foundation
import Services
import Storage

/// A message to somebody who spoke with an agent, or will, as its job holds it: sealed, and emptied once it is sent.
struct ReceptionMail: Codable, Sendable, Hashable {
    /// What it says.
    enum Kind: String, Codable, Sendable, CaseIterable {
        /// When one is called back.
        case callback
        /// What an agent summed up at the end.
        case summary
    }

    let kind: Kind
    let to: String
    let language: String
    /// The organisation that writes.
    let organisation: String
    /// The office's name, in the language of the message.
    let office: String
    /// The moment of the call in words, or the summary.
    let words: String

    /// The job that sends it.
    func job(about id: Identifier, now: Instant, using random: inout some RandomNumberGenerator) -> NewJob {
        let own = Identifier(at: now, using: &random)
        return NewJob(
            id: own, organisation: organisation, kind: JobKind.receptionMail,
            idempotencyKey: "\(JobKind.receptionMail):\(own)", subject: nil, runAt: now, maxAttempts: 12,
            content: (try? JSONEncoder().encode(self)).map { Array($0) } ?? [])
    }
}

extension Site {
    /// The message that a job about a conversation sends; nil when its content can't be read.
    public func receptionMessage(_ content: [UInt8], identifier: String) -> MailMessage? {
        guard let mail = try? JSONDecoder().decode(ReceptionMail.self, from: Data(content)),
            let language = Language(rawValue: mail.language)
        else { return nil }
        let texts = texts(in: language)
        var paragraphs: [String] =
            switch mail.kind {
            case .callback: [texts.receptionMailCallback(mail.office, mail.words), texts.receptionMailChange]
            case .summary: [texts.receptionMailSummary(mail.office), mail.words]
            }
        if let office = catalogue.snapshot.organisations[mail.organisation]?.offices.first(where: {
            $0.name[language] == mail.office
        }) {
            let ways = [office.name[language], office.contact.phone, office.contact.email].compactMap { $0 }
            paragraphs.append(texts.mailHuman(ways.joined(separator: ", ")))
        }
        paragraphs.append(texts.mailNoReply)
        return MailMessage(
            to: mail.to, subject: texts.receptionMailSubject(mail.kind, office: mail.office),
            body: paragraphs.joined(separator: "\n\n") + "\n", language: language, identifier: identifier)
    }
}
