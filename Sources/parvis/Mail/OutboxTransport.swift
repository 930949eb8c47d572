import Foundation
import Services
import Web

/// Keeps messages in a folder instead of sending them: for demonstrations, and until `PARVIS_SENDMAIL` is set.
struct OutboxTransport: MailTransport {
    let folder: String
    let envelope: MailEnvelope

    func deliver(_ message: MailMessage, at now: Instant) async throws(JobFailure) {
        let text = try envelope.text(of: message, at: now)
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw JobFailure("mail.outbox")
        }
        // The same message has the same name: delivered twice, it is there once.
        let path = "\(folder)/\(message.identifier).eml"
        let isWritten = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw JobFailure("mail.outbox") }
    }
}
