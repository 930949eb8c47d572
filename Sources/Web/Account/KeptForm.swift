import HTML
import HTTPTypes
import Services
import Storage

/// A form that came after its session had ended: what was typed is kept with the browser's session, and shown again on
/// the page it belongs to once the person may see that page.
enum KeptForm {
    /// The largest form kept, in bytes of its fields.
    private static let maximumSize = 128 * 1024
    /// The most files of which it is said that they are to be chosen again.
    private static let maximumFiles = 20

    /// Keeps the form and answers.
    ///
    /// - Parameters:
    ///   - files: the files that it brought, which were let go.
    ///   - isHeld: whether this browser may still see the page, whose token alone is out of date.
    static func keep(_ form: FormData, files: [ReceivedFile], isHeld: Bool, visit: Visit) async throws -> Reply {
        var fields = form.values
        fields["csrf"] = nil
        let size = fields.reduce(0) { $0 + $1.key.utf8.count + $1.value.reduce(0) { $0 + $1.utf8.count } }
        guard size <= maximumSize else { throw isHeld ? SiteFailure.staleForm : SiteFailure.notFound }
        let kept = SessionMemory.Kept(
            path: path(of: visit), fields: fields,
            files: files.prefix(maximumFiles).map { SessionMemory.Kept.File(field: $0.field, name: $0.name) })
        var random = SystemRandomNumberGenerator()
        let opening = SessionOpening(visit: visit, using: &random)
        let store = visit.site.store
        try await store.database.write { transaction in
            try opening.remember(store: store, in: transaction) { $0.kept = kept }
        }
        if isHeld { return .redirect(to: visit.path + (visit.rawQuery.isEmpty ? "" : "?\(visit.rawQuery)")) }
        return opening.apply(to: view(visit, token: opening.formToken))
    }

    /// What was typed on the page of this visit, if it was kept.
    static func fields(for visit: Visit) -> FormData? {
        guard let kept = visit.session?.memory.kept, kept.path == path(of: visit) else { return nil }
        return FormData(fields: kept.fields)
    }

    /// What is said, at their fields, of the files that the form kept for this page had brought.
    static func fileProblems(for visit: Visit) -> [AnswerProblem] {
        guard let kept = visit.session?.memory.kept, kept.path == path(of: visit) else { return [] }
        return (kept.files ?? []).map { file in
            AnswerProblem(question: file.field, reason: .sessionHadEnded.naming(file.name))
        }
    }

    /// Forgets what was kept, once it is taken.
    static func forget(_ visit: Visit) async throws {
        guard let session = visit.session, session.memory.kept != nil else { return }
        var memory = session.memory
        memory.kept = nil
        let (store, content) = (visit.site.store, memory.content)
        try await store.database.write { try store.sessions.update(session.key, content: content, in: $0) }
    }

    private static func path(of visit: Visit) -> String {
        String(visit.path.drop { $0 == "/" }.drop { $0 != "/" })
    }

    private static func view(_ visit: Visit, token: HiddenValue) -> Reply {
        let texts = visit.texts
        var frame = PageFrame(title: texts.sessionEndedTitle)
        frame.status = .notFound
        var field = Field(
            id: "code", label: texts.accessCode,
            control: .line(
                Field.Line(name: "code", autocomplete: "off", autocapitalize: "characters", spellcheck: false)),
            words: visit.fieldWords)
        field.hint = texts.accessCodeHint
        return visit.page(frame) { h in
            h.h1(texts.sessionEndedTitle)
            h.p(texts.sessionEndedText, .class("lede"))
            h.h2(texts.withAccessCode)
            h.form(.method(.post), .action(visit.address("/resume").adding("next", visit.path)), .novalidate()) { h in
                h.put(token)
                h.put(field)
                h.put(ButtonRow(buttons: [Button(label: texts.carryOn, act: .submit(), busy: texts.oneMoment)]))
            }
            h.h2(texts.withAccount)
            h.p(texts.withAccountText)
            h.put(
                ButtonRow(buttons: [
                    Button(
                        label: texts.personSignIn, act: .go(visit.address("/sign-in").adding("next", visit.path)),
                        style: .quiet)
                ]))
        }
    }
}
