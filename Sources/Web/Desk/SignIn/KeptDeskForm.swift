import Foundation
import HTML
import HTTPTypes
import Services

/// A form of the desk that came after its agent's session had ended: what was typed goes with the sign-in form, in the
/// browser alone, and is offered again once somebody has signed in. Nothing a stranger sends is stored.
struct KeptDeskForm: Codable, Sendable, Hashable {
    /// The largest form kept, in bytes of its text.
    private static let maximumSize = 64 * 1024
    /// The name of the field that carries it.
    static let field = "kept"

    /// Where the form was sent.
    let path: String
    /// What was typed.
    let fields: [String: [String]]

    /// What to keep of a form; nil when nothing was typed in it, or too much.
    init?(_ form: FormData, path: String) {
        fields = form.values.filter { $0.key != "csrf" }
        self.path = path
        let typed = fields.filter { $0.key != "seen" }.values.joined()
        guard typed.contains(where: { !$0.trimmingSpaces.isEmpty }), Self.isForm(path),
            (hidden?.value.utf8.count ?? .max) <= Self.maximumSize
        else { return nil }
    }

    /// What the sign-in form carried; nil when it carries nothing that one of the desk's forms could have sent.
    init?(carriedBy form: FormData) {
        guard let text = form[Self.field], text.utf8.count <= Self.maximumSize,
            let kept = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)), Self.isForm(kept.path)
        else { return nil }
        self = kept
    }

    /// The field that carries it through signing in.
    var hidden: HiddenValue? {
        let encoder = JSONEncoder()
        // The same form is carried by the same field.
        encoder.outputFormatting = .sortedKeys
        guard let content = try? encoder.encode(self) else { return nil }
        return HiddenValue(name: Self.field, value: String(decoding: content, as: UTF8.self))
    }

    /// Whether a path is one to which the desk's pages send forms that are kept.
    private static func isForm(_ path: String) -> Bool {
        let steps = path.split(separator: "/")[...]
        return SiteApplication.routes.contains {
            $0.method == .post && $0.isDesk && $0.keepsForm && $0.matches(steps)
        }
    }

    /// What was typed, to be sent or left, for an agent who has just signed in.
    func view(_ visit: Visit) throws -> Reply {
        let texts = visit.texts
        guard let action = URLReference(checking: path) else { throw SiteFailure.notFound }
        return try visit.deskPage(texts.typedIsKept, counts: nil) { h in
            h.h1(texts.typedIsKept)
            h.p(texts.typedIsKeptText, .class("lede"))
            for text in words { h.put(PlainText(text)) }
            h.form(.method(.post), .action(action), .novalidate()) { h in
                h.put(visit.formToken)
                for (name, values) in fields.sorted(by: { $0.key < $1.key }) {
                    for value in values { h.put(HiddenValue(name: name, value: value)) }
                }
                h.put(
                    ButtonRow(buttons: [Button(label: texts.sendWhatWasTyped, act: .submit(), busy: texts.oneMoment)]))
            }
            h.p { h in
                h.a(texts.leaveWhatWasTyped, .href(visit.address("/desk")))
            }
        }
    }

    /// What a human being typed: texts, not the values of choices and versions.
    private var words: [String] {
        let written = fields.filter { key, _ in
            ["note", "message", "explanation", "subject", "body", AmendmentPage.why].contains(key)
                || key.hasPrefix("why.")
        }
        return written.sorted { $0.key < $1.key }.flatMap(\.value).filter { !$0.trimmingSpaces.isEmpty }
    }
}
