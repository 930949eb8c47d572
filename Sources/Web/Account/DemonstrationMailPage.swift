import HTML
import Services

/// The messages that a demonstration kept instead of sending them.
public protocol DemonstrationMailbox: Sendable {
    /// The latest messages, newest first.
    func messages(limit: Int) async -> [DemonstrationMessage]
}

/// A message of the demonstration.
public struct DemonstrationMessage: Sendable, Hashable {
    /// What names it in addresses.
    public let id: String
    /// The address it went to.
    public let to: String
    /// Its subject.
    public let subject: String
    /// Its text.
    public let body: String
    /// The language it is written in, as a BCP 47 tag.
    public let language: String

    /// A message.
    public init(id: String, to: String, subject: String, body: String, language: String) {
        self.id = id
        self.to = to
        self.subject = subject
        self.body = body
        self.language = language
    }
}

/// Where the demonstration's messages are read: everyone's, since nothing in it is real.
enum DemonstrationMailPage {
    private static let maximum = 50

    static func list(_ visit: Visit) async throws -> Reply {
        let messages = try await messages(visit)
        let texts = visit.texts
        return visit.page(PageFrame(title: texts.demonstrationMail)) { h in
            h.h1(texts.demonstrationMail)
            h.p(texts.demonstrationMailText, .class("lede"))
            if messages.isEmpty { h.p(texts.noMail) }
            h.ul { h in
                for message in messages {
                    h.li { h in
                        h.a(.href(visit.address("/demo/mail/\(message.id)")), .lang(message.language)) { h in
                            h.text(message.subject)
                        }
                        h.text(" ")
                        h.span(.class("soft")) { h in h.bdi(message.to) }
                    }
                }
            }
        }
    }

    static func show(_ visit: Visit) async throws -> Reply {
        let id = try visit.parameter("message")
        guard let message = try await messages(visit).first(where: { $0.id == id }) else { throw SiteFailure.notFound }
        let texts = visit.texts
        return visit.page(PageFrame(title: texts.demonstrationMail)) { h in
            h.put(BackLink(label: texts.demonstrationMail, reference: visit.address("/demo/mail")))
            h.h1(message.subject, .lang(message.language))
            h.p(.class("soft")) { h in h.bdi(message.to) }
            h.div(.class("prose"), .lang(message.language)) { h in
                for paragraph in message.body.split(separator: "\n\n") {
                    h.p { h in
                        for (number, line) in paragraph.split(separator: "\n").enumerated() {
                            if number > 0 { h.br() }
                            write(String(line), visit, &h)
                        }
                    }
                }
            }
        }
    }

    /// A line; one that is an address of this site is a link.
    private static func write(_ line: String, _ visit: Visit, _ h: inout HTMLWriter) {
        if line.hasPrefix(visit.site.configuration.publicURL + "/"), let address = URLReference(checking: line) {
            h.a(line, .href(address))
        } else {
            h.text(line)
        }
    }

    private static func messages(_ visit: Visit) async throws -> [DemonstrationMessage] {
        guard let mailbox = visit.site.mailbox else { throw SiteFailure.notFound }
        return await mailbox.messages(limit: maximum)
    }
}
