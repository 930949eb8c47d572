import Cases
import FEEL
import Services
import Testing

@Suite struct EncodingTests {
    private static let seed: UInt64 = 7_331

    @Test func `every event reads back as it was written`() throws {
        var random = SeededRandom(seed: Self.seed)
        for _ in 0..<300 {
            let event = RandomEvents.event(using: &random)
            let decoded = try EventCodec.decode(EventCodec.encode(event))
            #expect(decoded == event, "seed \(Self.seed)")
        }
    }

    @Test func `every draft reads back as it was written`() throws {
        var random = SeededRandom(seed: Self.seed)
        for _ in 0..<200 {
            let draft = RandomEvents.draft(using: &random)
            #expect(try DraftCodec.decode(DraftCodec.encode(draft)) == draft, "seed \(Self.seed)")
        }
    }

    @Test func `cut or altered bytes are refused, never a crash`() {
        var random = SeededRandom(seed: Self.seed)
        for _ in 0..<200 {
            let bytes = EventCodec.encode(RandomEvents.event(using: &random))
            for length in 0..<bytes.count {
                #expect(throws: DecodingFailure.self) { try EventCodec.decode(bytes.prefix(length)) }
            }
            var altered = bytes
            altered[Int.random(in: 0..<altered.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
            _ = try? EventCodec.decode(altered)
            #expect(throws: DecodingFailure.trailing) { try EventCodec.decode(bytes + [0]) }
        }
    }

    @Test func `a format of a newer Parvis is named as such`() {
        var random = SeededRandom(seed: Self.seed)
        var bytes = EventCodec.encode(RandomEvents.event(using: &random))
        bytes[0] = 9
        #expect(throws: DecodingFailure.newerFormat(9)) { try EventCodec.decode(bytes) }
        #expect(throws: DecodingFailure.newerFormat(9)) { try DraftCodec.decode([9]) }
    }

    @Test func `version 1 of each event is read for ever`() throws {
        for (hexadecimal, event) in try GoldenEvents.version1() + GoldenContinuityEvents.version1() {
            let bytes = try #require(GoldenEvents.bytes(hexadecimal))
            #expect(try EventCodec.decode(bytes) == event)
            #expect(GoldenEvents.hexadecimal(EventCodec.encode(event)) == hexadecimal)
        }
    }

    @Test func `values that lists show read back`() throws {
        let values = [
            LocalizedText(fr: "", en: ""), LocalizedText(fr: "Copie intégrale", en: "Full copy"),
            LocalizedText([.fr: "a\nb"]), LocalizedText([.en: "💐"]),
        ]
        #expect(try ListValuesCodec.decode(ListValuesCodec.encode(values)) == values)
        for language in Language.allCases {
            let read = try ListValuesCodec.decode(ListValuesCodec.encode(values), in: language)
            #expect(read == values.map { $0[language] })
            #expect(try ListValuesCodec.decode([1, 2, 1, 0x61, 0], in: language) == ["a", ""])
            #expect(throws: DecodingFailure.newerFormat(9)) { try ListValuesCodec.decode([9, 0], in: language) }
            #expect(throws: DecodingFailure.self) { try ListValuesCodec.decode([2, 9, 9], in: language) }
        }
        // Version 1: two values in one language.
        #expect(
            try ListValuesCodec.decode([1, 2, 1, 0x61, 0]) == [
                LocalizedText(verbatim: "a"), LocalizedText(verbatim: ""),
            ])
        #expect(throws: DecodingFailure.newerFormat(9)) { try ListValuesCodec.decode([9, 0]) }
        #expect(throws: DecodingFailure.self) { try ListValuesCodec.decode([2, 9, 9]) }
    }
}
