import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// Turning a second factor on and off, for one's own account.
enum SecondFactorPage {
    /// How many codes of recovery are given, and their random bytes.
    private static let recovery = (count: 10, bytes: 10)

    /// The section of the page of one's account.
    static func section(_ visit: Visit, isOn: Bool, problem: String?, _ h: inout HTMLWriter) {
        let texts = visit.texts
        h.h2(texts.secondFactor, .id("second-factor"))
        h.p(isOn ? texts.secondFactorIsOn : texts.secondFactorIsOff)
        let path: URLReference = isOn ? "/desk/account/second-factor/end" : "/desk/account/second-factor"
        h.form(.method(.post), .action(visit.address(path)), .novalidate()) { h in
            h.put(visit.formToken)
            if isOn { h.put(codeField(visit, problem: problem)) }
            h.put(
                Button(
                    label: isOn ? texts.turnSecondFactorOff : texts.turnSecondFactorOn, act: .submit(),
                    style: isOn ? .quiet : .primary, busy: texts.oneMoment))
        }
    }

    /// Makes a secret, and asks for a code made from it.
    static func begin(_ visit: Visit) async throws -> Reply {
        let (store, agent) = (visit.site.store, try visit.signedInAgent())
        var random = SystemRandomNumberGenerator()
        let secret = (0..<TimeCode.secretLength).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let factor = try await store.database.write { transaction -> SecondFactor? in
            try store.secondFactors.begin(secret, of: agent.id, in: transaction)
            return try store.secondFactors.find(agent.id, in: transaction)
        }
        guard let factor, !factor.isConfirmed else { return .redirect(to: visit.address("/desk/account").description) }
        return try setUp(visit, secret: factor.secret, problem: nil)
    }

    /// Confirms it, and shows the codes of recovery, once.
    static func confirm(_ visit: Visit) async throws -> Reply {
        let (store, agent, now) = (visit.site.store, try visit.signedInAgent(), visit.now)
        let factor = try await store.database.read { try store.secondFactors.find(agent.id, in: $0) }
        guard let factor, !factor.isConfirmed else { return .redirect(to: visit.address("/desk/account").description) }
        let typed = visit.form["code"] ?? ""
        guard let step = TimeCode.step(of: typed, secret: factor.secret, at: now, after: factor.lastStep) else {
            return try setUp(visit, secret: factor.secret, problem: visit.texts.codeRefused)
        }
        var random = SystemRandomNumberGenerator()
        let codes = (0..<recovery.count).map { _ in
            TimeCode.base32((0..<recovery.bytes).map { _ in UInt8.random(in: .min ... .max, using: &random) })
        }
        let act = AdministrationAct(
            id: Identifier(at: now, using: &random), at: now, kind: .secured, author: agent.id, subject: agent.id)
        let isOn = try await store.database.write { transaction -> Bool in
            let hashes = codes.map(TimeCode.recoveryHash)
            guard try store.secondFactors.confirm(agent.id, step: step, codes: hashes, in: transaction) else {
                return false
            }
            try store.administration.add(act, organisation: agent.organisation, in: transaction)
            return true
        }
        guard isOn else { return .redirect(to: visit.address("/desk/account").description) }
        let texts = visit.texts
        return try visit.deskPage(texts.recoveryCodes, counts: nil) { h in
            h.put(Notice(body: Prose(texts.secondFactorIsOn), tone: .good, isAnnounced: true))
            h.h1(texts.recoveryCodes)
            h.p(texts.recoveryCodesText)
            h.ul { h in for code in codes { h.li { h in h.code(TimeCode.grouped(code)) } } }
            h.p { h in h.a(texts.backToAccount, .href(visit.address("/desk/account"))) }
        }
    }

    /// Turns it off, with a code of the moment or one of recovery.
    static func end(_ visit: Visit) async throws -> Reply {
        let (store, agent, now) = (visit.site.store, try visit.signedInAgent(), visit.now)
        let typed = visit.form["code"] ?? ""
        var random = SystemRandomNumberGenerator()
        let act = AdministrationAct(
            id: Identifier(at: now, using: &random), at: now, kind: .unsecured, author: agent.id, subject: agent.id)
        let isOff = try await store.database.write { transaction -> Bool in
            guard let factor = try store.secondFactors.find(agent.id, in: transaction), factor.isConfirmed else {
                return true
            }
            let step = TimeCode.step(of: typed, secret: factor.secret, at: now, after: factor.lastStep)
            let isRight =
                try step != nil
                || store.secondFactors.use(code: TimeCode.recoveryHash(typed), of: agent.id, in: transaction)
            guard isRight else { return false }
            try store.secondFactors.delete(agent.id, in: transaction)
            try store.administration.add(act, organisation: agent.organisation, in: transaction)
            return true
        }
        guard isOff else { return try await OwnSessionsPage.view(visit, problem: visit.texts.codeRefused) }
        return .redirect(to: visit.address("/desk/account").adding("done", "off").description)
    }

    private static func codeField(_ visit: Visit, problem: String?) -> Field {
        let line = Field.Line(
            name: "code", inputmode: .numeric, autocomplete: "one-time-code", autocapitalize: "none",
            spellcheck: false, maximumLength: 40, width: 20)
        var field = Field(
            id: "code", label: visit.texts.secondFactorCode, control: .line(line), words: visit.fieldWords)
        field.error = problem
        return field
    }

    private static func setUp(_ visit: Visit, secret: [UInt8], problem: String?) throws -> Reply {
        let texts = visit.texts
        let field = codeField(visit, problem: problem)
        return try visit.deskPage(
            texts.turnSecondFactorOn, counts: nil, hasErrors: problem != nil,
            status: problem == nil ? .ok : .unprocessableContent
        ) { h in
            h.put(BackLink(label: texts.ownSessions, reference: visit.address("/desk/account")))
            if let problem {
                h.put(
                    ErrorSummary(
                        title: texts.errorSummaryTitle, items: [.init(message: problem, target: field.focusTarget)]))
            }
            h.h1(texts.turnSecondFactorOn)
            h.p(texts.secretText)
            h.p { h in h.code(TimeCode.grouped(TimeCode.base32(secret))) }
            h.form(.method(.post), .action(visit.address("/desk/account/second-factor/confirm")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(field)
                h.put(ButtonRow(buttons: [Button(label: texts.confirmCode, act: .submit(), busy: texts.oneMoment)]))
            }
        }
    }
}
