import Foundation
import Services
import Testing
import Web

@testable import parvis

@Suite struct MailTests {
    private static let now = Instant(milliseconds: 1_795_521_603_000)
    private static let envelope = MailEnvelope(from: "ne-pas-repondre@val-clair.example")

    private func message(to address: String = "ada@example.com") -> MailMessage {
        MailMessage(
            to: address,
            subject: "Votre demande VC-7K2M-9QFX est bien arrivée à la mairie de Val-Clair, à l’état civil",
            body: "Bonjour,\n\nÀ bientôt.\n", language: .fr, identifier: "0193-test")
    }

    @Test func `a message travels as mail does`() throws {
        let text = try Self.envelope.text(of: message(), at: Self.now)
        let parts = text.components(separatedBy: "\n\n")
        #expect(parts.count == 2)
        let headers = parts[0].components(separatedBy: "\n")
        #expect(headers.contains("Date: Tue, 24 Nov 2026 12:00:03 +0000"))
        #expect(headers.contains("From: ne-pas-repondre@val-clair.example"))
        #expect(headers.contains("To: ada@example.com"))
        #expect(headers.contains("Message-ID: <0193-test@val-clair.example>"))
        #expect(headers.contains("Auto-Submitted: auto-generated"))
        #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
        #expect(headers.allSatisfy { $0.count <= 76 }, "\(headers)")
        let body = try #require(Data(base64Encoded: parts[1].replacing("\n", with: "")))
        #expect(String(decoding: body, as: UTF8.self) == "Bonjour,\r\n\r\nÀ bientôt.\r\n")
    }

    @Test func `a subject is cut into encoded words between characters`() throws {
        let subject = message().subject
        let words = MailEnvelope.encodedWords(subject).components(separatedBy: "\n ")
        #expect(words.count > 1)
        let decoded = try words.map { word in
            #expect(word.count <= 75)
            let match = try #require(word.wholeMatch(of: /=\?utf-8\?B\?([A-Za-z0-9+\/=]+)\?=/))
            let bytes = try #require(Data(base64Encoded: String(match.1)))
            return try #require(String(validating: bytes, as: UTF8.self))
        }
        #expect(decoded.joined() == subject)
        #expect(MailEnvelope.encodedWords("Your request") == "Your request")
    }

    @Test(arguments: [
        "ada@example.com\nBcc: all@example.com", "a@b@example.com, x@example.com", "ada", "ada <ada@example.com>",
        "é@example.com",
    ])
    func `an address that could do more than address is refused`(address: String) {
        #expect(throws: JobFailure("mail.address")) { try Self.envelope.text(of: message(to: address), at: Self.now) }
    }

    @Test func `a domain of any script travels in its ASCII form`() throws {
        #expect(try MailEnvelope.address("ada@bücher.example") == "ada@xn--bcher-kva.example")
    }

    @Test func `the outbox keeps a message once, for its owner only`() async throws {
        try await Place.withFolder { folder in
            let outbox = OutboxTransport(folder: "\(folder)/outbox", envelope: Self.envelope)
            try await outbox.deliver(message(), at: Self.now)
            try await outbox.deliver(message(), at: Self.now)
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/outbox") == ["0193-test.eml"])
            for (path, mode) in [("\(folder)/outbox", 0o700), ("\(folder)/outbox/0193-test.eml", 0o600)] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == mode)
            }
        }
    }

    @Test func `the mail program gets the message, and its failures are failures`() async throws {
        try await Place.withFolder { folder in
            func program(
                _ name: String, _ script: String, timeout: Duration = .seconds(600)
            ) throws -> SendmailTransport {
                let path = "\(folder)/\(name)"
                try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
                return SendmailTransport(program: path, envelope: Self.envelope, timeout: timeout)
            }
            try await program("good", "echo \"$@\" > \(folder)/arguments; cat > \(folder)/received")
                .deliver(message(), at: Self.now)
            let received = try String(contentsOfFile: "\(folder)/received", encoding: .utf8)
            #expect(received == (try Self.envelope.text(of: message(), at: Self.now)))
            #expect(try String(contentsOfFile: "\(folder)/arguments", encoding: .utf8) == "-t -i\n")

            let refusing = try program("refusing", "exit 75")
            await #expect(throws: JobFailure("mail.sendmail-status")) {
                try await refusing.deliver(message(), at: Self.now)
            }
            let hanging = try program("hanging", "exec sleep 60", timeout: .milliseconds(100))
            await #expect(throws: JobFailure("mail.sendmail-status")) {
                try await hanging.deliver(message(), at: Self.now)
            }
            let absent = SendmailTransport(program: "\(folder)/absent", envelope: Self.envelope)
            await #expect(throws: JobFailure("mail.sendmail")) { try await absent.deliver(message(), at: Self.now) }
        }
    }
}
