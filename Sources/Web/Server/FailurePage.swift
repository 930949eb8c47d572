import Cases
import HTML
import HTTPTypes
import Services

/// The one place where what goes wrong becomes an answer.
enum FailurePage {
    /// The answer to a failure; nil is a fault of ours.
    static func reply(
        to failure: SiteFailure?, visit: Visit?, language: Language, path: String, rawQuery: String = "", site: Site
    ) -> Reply {
        if case .signInNeeded(let wanted) = failure {
            let next = URLReference("/\(language.rawValue)/desk/sign-in").adding("next", wanted)
            return .redirect(to: next.description)
        }
        if case .personSignInNeeded(let wanted) = failure {
            let next = URLReference("/\(language.rawValue)/sign-in").adding("next", wanted)
            return .redirect(to: next.description)
        }
        let visit = visit ?? Visit.stranger(site: site, language: language, path: path, rawQuery: rawQuery)
        let words = words(for: failure, texts: visit.texts)
        var frame = PageFrame(title: words.title)
        frame.status = failure?.status ?? .internalServerError
        var reply = visit.page(frame) { h in
            h.h1(words.title)
            h.p(words.text, .class("lede"))
            if failure == .notFound, concernsAnswers(path) {
                h.p(visit.texts.heldElsewhereText)
                h.put(
                    ButtonRow(buttons: [
                        Button(label: visit.texts.resumeADraft, act: .go(visit.address("/resume"))),
                        Button(label: visit.texts.followACase, act: .go(visit.address("/follow")), style: .quiet),
                        Button(
                            label: visit.texts.personSignIn, act: .go(visit.address("/sign-in").adding("next", path)),
                            style: .quiet),
                    ]))
            }
            if failure == .conversationOver {
                h.put(
                    ButtonRow(buttons: [
                        Button(label: visit.texts.beginAConversation, act: .go(visit.address("/assistant"))),
                        Button(label: visit.texts.followACase, act: .go(visit.address("/follow")), style: .quiet),
                    ]))
            }
            if failure?.concernsForm == true, let reference = page(for: path, rawQuery: rawQuery) {
                h.put(ButtonRow(buttons: [Button(label: visit.texts.backToPage, act: .go(reference))]))
            }
            if visit.agent != nil, path.split(separator: "/").dropFirst().first == "desk" {
                h.p { h in h.a(visit.texts.toDo, .href(visit.address("/desk"))) }
            }
            h.p { h in h.a(visit.texts.backToHome, .href(visit.address(""))) }
        }
        switch failure {
        case .tooMany(let seconds): reply.headers[.retryAfter] = String(seconds)
        case .busy: reply.headers[.retryAfter] = "2"
        case .methodNotAllowed(let methods): reply.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
        default: break
        }
        return reply
    }

    /// Whether an address is that of a form or a request: they open in the browser that began them, or with their code.
    private static func concernsAnswers(_ path: String) -> Bool {
        let steps = path.split(separator: "/")
        return steps.count > 2 && (steps[1] == "drafts" || steps[1] == "cases")
    }

    /// The page from which a form was sent: the form's own address, or the nearest one above it that can be read.
    private static func page(for path: String, rawQuery: String) -> URLReference? {
        var steps = path.split(separator: "/")[...]
        while !steps.isEmpty, !SiteApplication.routes.contains(where: { $0.method == .get && $0.matches(steps) }) {
            steps = steps.dropLast()
        }
        let address = "/" + steps.joined(separator: "/")
        return URLReference(checking: address == path && !rawQuery.isEmpty ? "\(path)?\(rawQuery)" : address)
    }

    private static func words(for failure: SiteFailure?, texts: any Texts) -> (title: String, text: String) {
        switch failure {
        case .notFound, .signInNeeded, .personSignInNeeded: (texts.notFoundTitle, texts.notFoundText)
        case .methodNotAllowed: (texts.methodNotAllowedTitle, texts.methodNotAllowedText)
        case .conversationOver: (texts.conversationOverTitle, texts.conversationOverText)
        case .forbidden: (texts.forbiddenTitle, texts.forbiddenText)
        case .staleForm: (texts.staleFormTitle, texts.staleFormText)
        case .otherSite: (texts.otherSiteTitle, texts.otherSiteText)
        case .tooMany(let seconds): (texts.tooManyTitle, texts.tooManyText(seconds: seconds))
        case .tooLarge: (texts.tooLargeTitle, texts.tooLargeText)
        case .unsupportedBody: (texts.unsupportedBodyTitle, texts.unsupportedBodyText)
        case .busy: (texts.busyTitle, texts.busyText)
        case nil: (texts.faultTitle, texts.faultText)
        }
    }
}

extension SiteFailure {
    /// Whether the page that the form stands on, near the address, is where to begin again.
    fileprivate var concernsForm: Bool {
        switch self {
        case .staleForm, .methodNotAllowed: true
        default: false
        }
    }
}

extension Visit {
    /// Somebody of whom nothing is known, for pages that answer before anything is.
    static func stranger(site: Site, language: Language, path: String, rawQuery: String) -> Visit {
        Visit(
            site: site, route: .get(path, access: .everyone) { _ in throw SiteFailure.notFound }, language: language,
            path: path, parameters: [:], query: FormData(), rawQuery: rawQuery, form: FormData(), now: site.now(),
            catalogue: site.catalogue.snapshot, session: nil, agent: nil, target: nil, draft: nil, person: nil,
            userAgent: "")
    }
}
