import Cases
import FEEL
import Services

/// What the acknowledgement of a request must say, whether it is read on screen, printed or sent by e-mail.
///
/// Code des relations entre le public et l'administration, L. 112-3 and R. 112-5; L. 112-11 and R. 112-11-1 for a
/// request made electronically: the date of receipt; the office in charge, its address, telephone and e-mail; whether
/// silence means acceptance or refusal, and from which date; then the attestation of L. 232-3, or the ways and time
/// limits of appeal. `docs/law/accuse-reception.md` says what was read.
struct LegalReceipt {
    /// One thing said.
    struct Mention: Sendable {
        let term: String
        let lines: [String]
    }

    let found: CaseInHand
    let texts: any Texts
    let language: Language

    /// Everything that must be said, in the order of the code.
    var mentions: [Mention] {
        let received = Formatting.date(found.date(found.case.submittedAt), in: language)
        return [
            Mention(term: texts.reference, lines: [found.case.submission.reference.description]),
            Mention(term: texts.receivedOn, lines: [received]), office,
            Mention(term: texts.withoutAnswer, lines: [silence] + consequence),
        ]
    }

    /// The texts under which it is given; nil for an organisation that they do not bind.
    var basis: String? { isPublicService ? texts.receiptBasis : nil }

    /// A request to a public body; a private one promises the same and cites nothing.
    private var isPublicService: Bool {
        [.publicTask, .legalObligation].contains(found.definition.legal.basis)
    }

    private var office: Mention {
        let organisation = found.organisation
        let office = organisation.office(found.definition.office)
        let contact = office?.contact
        let lines = [organisation.name[language], office?.name[language]].compactMap { $0 } + (contact?.address ?? [])
        return Mention(term: texts.officeInCharge, lines: lines + [contact?.phone, contact?.email].compactMap { $0 })
    }

    private var silence: String { ReceiptPage.silence(found, texts: texts, language: language) }

    private var consequence: [String] {
        let appeal = ServicePage.appealText(
            found.definition.legal.appeal, organisation: found.organisation, language: language, texts: texts)
        switch found.definition.legal.silence.means {
        case .acceptance: return isPublicService ? [texts.attestation] : []
        case .refusal: return [appeal].compactMap { $0 }
        case .nothing: return []
        }
    }
}
