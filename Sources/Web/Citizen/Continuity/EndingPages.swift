import Cases
import HTML
import Services

/// Withdrawing a request, after a page that says what it means.
enum WithdrawalPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        guard found.case.isOpen else { return .redirect(to: visit.caseAddress(found.case.id).description) }
        return view(visit, found: found, reason: visit.writtenText, problem: nil)
    }

    static func withdraw(_ visit: Visit) async throws -> Reply {
        let (outcome, on) = try await visit.perform(.withdraw(reason: visit.writtenText))
        switch outcome {
        case .success(let found):
            try await KeptForm.forget(visit)
            return visit.toCase(found, done: .withdrawn)
        case .failure(let refusal):
            guard let problem = refusal.textProblem(visit.texts, blank: "") else {
                return visit.overPage(
                    visit.texts.caseEndedTitle, visit.texts.caseEndedText, for: on, kept: visit.writtenText)
            }
            return view(visit, found: on, reason: visit.writtenText, problem: problem)
        }
    }

    private static func view(_ visit: Visit, found: CaseInHand, reason: String, problem: String?) -> Reply {
        let texts = visit.texts
        var form = HolderForm(
            title: texts.withdrawTitle, action: visit.caseAddress(found.case.id, "/withdrawal"),
            label: texts.withdrawReason, hint: texts.withdrawReasonHint,
            button: Button(label: texts.withdrawConfirm, act: .submit(), style: .danger, busy: texts.oneMoment))
        form.isOptional = true
        form.value = reason
        form.problem = problem
        form.other = Button(label: texts.withdrawKeep, act: .go(visit.caseAddress(found.case.id)), style: .quiet)
        return form.reply(
            visit, for: found,
            before: { h in
                h.ul { h in
                    for meaning in texts.withdrawMeaning { h.li(meaning) }
                }
            })
    }
}

/// Asking for a decision to be reconsidered (recours gracieux: CRPA, L. 411-2), within its time.
enum ReconsiderationPage {
    static func show(_ visit: Visit) async throws -> Reply {
        let found = try await visit.loadCase()
        switch found.reconsiderationOffer(on: visit) {
        case .none, .askedAlready: return .redirect(to: visit.caseAddress(found.case.id).description)
        case .tooLate(let since): return tooLate(visit, found: found, since: found.words(since, visit))
        case .open: return view(visit, found: found, text: visit.writtenText, problem: nil)
        }
    }

    static func ask(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        let (outcome, on) = try await visit.perform(.askReconsideration(visit.writtenText))
        switch outcome {
        case .success(let found):
            try await KeptForm.forget(visit)
            return visit.toCase(found, done: .reconsidered)
        case .failure(.tooLate(let since)):
            return tooLate(visit, found: on, since: on.words(since, visit))
        case .failure(let refusal):
            guard let problem = refusal.textProblem(texts, blank: texts.reconsiderHint) else {
                return .redirect(to: visit.caseAddress(on.case.id).description)
            }
            return view(visit, found: on, text: visit.writtenText, problem: problem)
        }
    }

    private static func tooLate(_ visit: Visit, found: CaseInHand, since: String) -> Reply {
        let texts = visit.texts
        return visit.overPage(
            texts.reconsiderTitle, "\(texts.reconsiderationTooLate(since: since)) \(texts.reconsiderationTooLateNext)",
            for: found, kept: visit.writtenText)
    }

    private static func view(_ visit: Visit, found: CaseInHand, text: String, problem: String?) -> Reply {
        let texts = visit.texts
        var form = HolderForm(
            title: texts.reconsiderTitle, action: visit.caseAddress(found.case.id, "/reconsideration"),
            label: texts.reconsiderLabel, hint: texts.reconsiderHint,
            button: Button(label: texts.sendReconsideration, act: .submit(), busy: texts.sending))
        form.value = text
        form.problem = problem
        let language = found.definition.language(preferring: visit.language)
        return form.reply(
            visit, for: found,
            before: { h in
                h.p(texts.reconsiderText, .class("lede"))
                if case .open(let until) = found.reconsiderationOffer(on: visit) {
                    h.p(texts.reconsiderDelay(until: until.map { found.words($0, visit) }))
                }
                // Silence refuses where an administration answers; elsewhere it decides nothing.
                if let rule = found.definition.workflow.reconsideration,
                    found.definition.legal.silence.means != .nothing
                {
                    h.p(texts.reconsiderSilence(after: rule.answerWithin.words(in: language)))
                }
                h.p(texts.reconsiderCourt)
            })
    }
}

extension CaseInHand {
    /// Whether its decision can be asked to be reconsidered now.
    func reconsiderationOffer(on visit: Visit) -> ReconsiderationOffer {
        `case`.reconsiderationOffer(
            definition: definition, zone: zone, calendar: organisation.calendar, today: date(visit.now))
    }
}
