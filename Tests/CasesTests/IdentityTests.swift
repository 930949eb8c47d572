import Cases
import Services
import Testing

@Suite struct IdentityTests {
    private static let seed: UInt64 = 20_261_124
    private static let alphabet = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")

    @Test func `an identifier reads back from its text and from its bytes`() throws {
        var random = SeededRandom(seed: Self.seed)
        for milliseconds in [0, 1, 1_795_514_400_000, 0xFFFF_FFFF_FFFF] as [Int64] {
            let identifier = Identifier(at: Instant(milliseconds: milliseconds), using: &random)
            #expect(Identifier(identifier.description) == identifier)
            #expect(Identifier(identifier.description.uppercased()) == identifier)
            #expect(Identifier(bytes: identifier.bytes) == identifier)
            #expect(identifier.bytes[6] >> 4 == 7, "version")
            #expect(identifier.bytes[8] >> 6 == 0b10, "variant")
        }
    }

    @Test func `identifiers sort by the moment they were made`() {
        var random = SeededRandom(seed: Self.seed)
        let identifiers = (0..<200).map { Identifier(at: Instant(milliseconds: $0 * 7), using: &random) }
        #expect(identifiers == identifiers.sorted())
        #expect(Set(identifiers).count == identifiers.count)
    }

    @Test(arguments: [
        "", "x", "0190163d-8694-739b-aea5-966c26f8ad9", "0190163d_8694-739b-aea5-966c26f8ad91",
        "0190163d-8694-739b-aea5-966c26f8ad911", "zzzzzzzz-8694-739b-aea5-966c26f8ad91",
        "é190163d-8694-739b-aea5-966c26f8ad9",
    ])
    func `a text that is no identifier is refused`(text: String) {
        #expect(Identifier(text) == nil)
    }

    @Test func `a reference is read however it is typed`() throws {
        var random = SeededRandom(seed: Self.seed)
        for _ in 0..<200 {
            let reference = Reference(prefix: "VC", using: &random)
            let text = reference.description
            #expect(Reference(text) == reference)
            #expect(Reference(text.lowercased()) == reference)
            #expect(Reference(text.replacing("-", with: "")) == reference)
            #expect(Reference(" " + text.replacing("-", with: " ") + " ") == reference)
            #expect(!text.contains { "0O1I".contains($0) })
        }
    }

    @Test func `every single wrong character is caught`() {
        var random = SeededRandom(seed: Self.seed)
        for _ in 0..<50 {
            let text = Array(Reference(prefix: "VC", using: &random).description)
            for index in text.indices.dropFirst(3) where text[index] != "-" {
                for other in Self.alphabet where other != text[index] {
                    var wrong = text
                    wrong[index] = other
                    #expect(Reference(String(wrong)) == nil, "seed \(Self.seed): \(String(wrong))")
                }
            }
        }
    }

    @Test func `nearly every swap of neighbours is caught`() {
        var random = SeededRandom(seed: Self.seed)
        var swaps = 0
        var missed = 0
        for _ in 0..<500 {
            let text = Array(Reference(prefix: "VC", using: &random).description.replacing("-", with: ""))
            for index in text.indices.dropFirst(2).dropLast() where text[index] != text[index + 1] {
                var wrong = text
                wrong.swapAt(index, index + 1)
                swaps += 1
                if Reference(String(wrong)) != nil { missed += 1 }
            }
        }
        #expect(missed * 100 < swaps, "seed \(Self.seed): \(missed) of \(swaps)")
    }

    @Test(arguments: ["", "VC", "VC-7K2M-9QF", "12-7K2M-9QFX", "VC-7K2M-9QF0", "VC-7K2M-9QFXX-", "💥-7K2M-9QFX"])
    func `a text that is no reference is refused`(text: String) {
        #expect(Reference(text) == nil)
    }
}
