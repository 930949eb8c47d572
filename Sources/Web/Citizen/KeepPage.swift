import Cases
import Foundation
import HTML
import HTTPTypes
import Services
import Storage

/// Saves a page while it is being filled in, and tells the script what changed: what appears or disappears, computed
/// values, when it was saved. Nothing unfinished is called wrong.
enum KeepPage {
    /// How often a save is tried again when another tab saved the draft meanwhile.
    private static let maximumAttempts = 5

    static func keep(_ visit: Visit) async throws -> Reply {
        let pageID = try visit.parameter("page")
        let touched = Set(visit.form.all("touched"))
        for attempt in 0..<maximumAttempts {
            let before = try await visit.loadDraft(again: attempt > 0)
            guard before.stored.caseID == nil, let page = before.definition.page(pageID) else {
                return .json(Changes(stop: visit.texts.pageIsOld), status: .conflict)
            }
            var draft = before.draft
            draft.language = before.definition.language(preferring: visit.language)
            let given = PostedAnswers.read(visit.form, of: before.definition).filter { touched.contains($0.key) }
            let evaluation = draft.keep(given, on: page, of: before.definition, today: before.today)
            // Whether a page is shown depends on earlier pages only: what is typed on it changes nothing of that.
            guard evaluation.isShown(page), draft.isOpen(page, of: before.definition) else {
                return .json(Changes(stop: visit.texts.pageIsOld), status: .conflict)
            }
            do {
                if draft != before.draft { try await visit.save(draft, over: before.stored, before: before.draft) }
            } catch StorageError.versionConflict {
                continue
            }
            return .json(Changes(visit, before, draft, evaluation, page))
        }
        throw SiteFailure.busy
    }

    /// What changed, for the script.
    struct Changes: Encodable {
        /// Something that appears: where, after what, and its markup.
        struct Appearance: Encodable {
            let into: String
            let after: String?
            let html: String
        }

        /// What is said of a computed value.
        struct Computed: Encodable {
            let rule: String
            let text: String
            let waiting: Bool
            let hidden: Bool
        }

        var saved: String?
        var hide: [String] = []
        var show: [Appearance] = []
        var rules: [Computed] = []
        /// Why nothing more is saved from this page.
        var stop: String?

        init(stop: String) { self.stop = stop }

        init(_ visit: Visit, _ before: DraftInHand, _ draft: Draft, _ evaluation: Evaluation, _ page: Page) {
            let definition = before.definition
            let language = definition.language(preferring: visit.language)
            let zone = visit.site.zone(of: before.organisation)
            saved = visit.texts.draftSaved(at: visit.texts.timeOfDay(zone.minuteOfDay(at: visit.now)))
            let items = evaluation.items(on: page)
            let asked = Set(visit.form.all("asked"))
            var fields = QuestionFields(texts: visit.texts, language: language, draft: draft, evaluation: evaluation)
            fields.files = before.fileFields(for: visit, language: language)
            fields.registers = before.organisation.registers
            let form = FormItems(
                fields: fields, items: items, page: page, definition: definition, evaluation: evaluation)
            var present: Set<String> = []
            compare(items, in: "", level: 2, asked: asked, form: form, present: &present)
            hide = asked.subtracting(present).sorted()
            let shown = page.shows + page.items.flatMap(\.shows)
            rules = Set(shown).sorted().compactMap(definition.rule).map { rule in
                let state = ShownRule(rule, evaluation: evaluation, texts: visit.texts, language: language)
                return Computed(rule: rule.id, text: state.text, waiting: state.isWaiting, hidden: state.isHidden)
            }
        }

        /// Walks what is shown beside what the page shows.
        private mutating func compare(
            _ items: [ShownItem], in container: String, level: Int, asked: Set<String>, form: FormItems,
            present: inout Set<String>
        ) {
            var previous: String?
            for item in items {
                present.insert(item.path)
                if !asked.contains(item.path) {
                    let markup = HTMLWriter.fragment { h in form.write(item, level: level, to: &h) }.markup
                    show.append(Appearance(into: container, after: previous, html: markup))
                } else {
                    switch item {
                    case .question: break
                    case .group(let group):
                        compare(
                            group.items, in: group.path, level: min(level + 1, 4), asked: asked, form: form,
                            present: &present)
                    case .list(let list):
                        for element in list.elements {
                            compare(
                                element.items, in: element.path, level: min(level + 2, 4), asked: asked, form: form,
                                present: &present)
                        }
                    }
                }
                previous = item.path
            }
        }
    }
}

extension FormItem {
    /// Rules shown by groups in it.
    fileprivate var shows: [String] {
        switch self {
        case .question: []
        case .group(let group): group.shows + group.items.flatMap(\.shows)
        }
    }
}

extension Reply {
    /// An answer to a script.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Reply {
        let body = (try? JSONEncoder().encode(value)).map(Array.init) ?? Array("{}".utf8)
        return Reply(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: body)
    }
}
