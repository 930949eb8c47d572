import Testing

@testable import Web

/// Passwords are stored as scrypt hashes.
@Suite struct PasswordTests {
    @Test func `the derivation is scrypt, as RFC 7914 gives it`() async throws {
        // Section 12, third vector: N = 1024, r = 8, p = 16; the first 32 of its 64 bytes.
        let stored = "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI"
        let hasher = PasswordHasher(testingLogarithm: 10)
        #expect(try await hasher.verify("password", against: stored))
        #expect(try await !hasher.verify("Password", against: stored))
    }

    @Test func `a password is found again, with a salt of its own each time`() async throws {
        let hasher = PasswordHasher(testingLogarithm: 10)
        let first = try await hasher.hash("une longue phrase de passe")
        let second = try await hasher.hash("une longue phrase de passe")
        #expect(first != second)
        #expect(!first.contains("phrase"))
        for stored in [first, second] {
            #expect(try await hasher.verify("une longue phrase de passe", against: stored))
            #expect(try await !hasher.verify("une autre phrase de passe", against: stored))
        }
    }

    @Test func `letters typed in either form are the same password`() async throws {
        let hasher = PasswordHasher(testingLogarithm: 10)
        let stored = try await hasher.hash("été")
        #expect(try await hasher.verify("e\u{301}te\u{301}", against: stored))
    }

    @Test func `an installation's own cost is one that OWASP gives`() async throws {
        let stored = try await PasswordHasher(cost: .forPeople).hash("une longue phrase de passe")
        #expect(stored.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
    }

    @Test(arguments: [nil, "", "$scrypt$", "$argon2id$v=19$x$y", "$scrypt$ln=99,r=8,p=1$TmFDbA$TmFDbA", "plain"])
    func `what is no hash of ours opens nothing`(stored: String?) async throws {
        #expect(try await !PasswordHasher(testingLogarithm: 10).verify("", against: stored))
        #expect(try await !PasswordHasher(testingLogarithm: 10).verify("plain", against: stored))
    }
}
