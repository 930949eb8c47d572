import Cases
import FEEL
import Services

/// One event of each kind, with the bytes by which version 1 of the format wrote it. Never change these bytes: events
/// written years ago must stay readable. A new version of the format adds its own.
enum GoldenEvents {
    static func version1() throws -> [(hexadecimal: String, event: CaseEvent)] {
        let at = Instant(milliseconds: 1_795_514_400_000)
        let bytes = Array(UInt8(0)...15)
        guard let agent = Identifier(bytes: bytes), let reference = Reference("VC-2222-222X"),
            let date = CivilDate(year: 2026, month: 11, day: 24)
        else { throw DecodingFailure.invalid("golden") }
        let submission = Submission(
            organisation: "mairie", service: "acte", definition: "ab12", reference: reference, language: .fr,
            answers: ["nom": Answer(.string("Benali")), "copies": Answer(.number(2), by: .agent)],
            computed: ["majeur": .boolean(true)], evaluatedOn: date, initialState: "recu")
        let act = Act(
            action: "refuser", state: "refuse", outcome: .refused,
            reasons: [Reason(id: "absent", text: LocalizedText(fr: "Acte introuvable", en: "Not found"))],
            explanation: nil, letter: Letter(language: .fr, subject: "Refus", body: "Non."))
        return [
            (Self.submitted, CaseEvent(at: at, author: .person(nil), channel: .web, fact: .submitted(submission))),
            (Self.opened, CaseEvent(at: at, author: .agent(agent, .agent), channel: .web, fact: .opened(office: "ec"))),
            (Self.taken, CaseEvent(at: at, author: .agent(agent, .supervisor), channel: .web, fact: .taken)),
            (Self.released, CaseEvent(at: at, author: .system, channel: .counter, fact: .released)),
            (Self.acted, CaseEvent(at: at, author: .agent(agent, .agent), channel: .web, fact: .acted(act))),
            (
                Self.accessRestored,
                CaseEvent(
                    at: at, author: .agent(agent, .supervisor), channel: .web, fact: .accessRestored(.identityCard))
            ),
        ]
    }

    private static let submitted = """
        0180f4fbcfc16800000377656200066d6169726965046163746504616231320c56432d323232322d3232325802667202\
        06636f7069657302030132036e6f6d00040642656e616c6901066d616a65757202dac4020472656375
        """
    private static let opened = "0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e740377656201026563"
    private static let taken = "0180f4fbcfc16801000102030405060708090a0b0c0d0e0f0a73757065727669736f720377656202"
    private static let released = "0180f4fbcfc1680207636f756e74657203"
    private static let accessRestored = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f0a73757065727669736f72037765620e0d6964656e746974792d63617264
        """
    private static let acted = """
        0180f4fbcfc16801000102030405060708090a0b0c0d0e0f056167656e74037765620407726566757365720672656675\
        73650107726566757365640106616273656e7402026672104163746520696e74726f757661626c6502656e094e6f7420\
        666f756e640001026672055265667573044e6f6e2e
        """

    static func bytes(_ hexadecimal: String) -> [UInt8]? {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        guard digits.count == hexadecimal.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}
