import Cases
import HTML
import HTTPTypes
import Services
import Storage

/// My household: whom my requests concern, in words of mine that nobody else sees.
///
/// A member is a label in one person's space and leads to nobody. Two parents who each write "Léo" have two labels, and
/// each finds under theirs only what they asked for themselves.
enum HouseholdPage {
    private static let maximumLabel = 60

    static func show(_ visit: Visit) async throws -> Reply { try await view(visit, problem: nil) }

    /// Files the requests of the page.
    static func file(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        let store = visit.site.store
        let chosen = visit.form.values.compactMap { name, values -> (Identifier, String)? in
            guard name.hasPrefix("for."), let id = Identifier(name.dropFirst(4)), let value = values.first else {
                return nil
            }
            return (id, value)
        }
        try await store.database.write { transaction in
            let members = try store.requests.members(of: person, in: transaction)
            for (request, value) in chosen.prefix(Space.pageSize) {
                let member = members.first { $0.id.description == value }?.id
                try store.requests.file(request, of: person, under: member, in: transaction)
            }
        }
        return .redirect(to: visit.address("/space").description)
    }

    static func add(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        let label = (visit.form["label"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !label.isEmpty, label.count <= maximumLabel else {
            return try await view(visit, problem: visit.texts.memberLabelProblem(maximum: maximumLabel))
        }
        var random = SystemRandomNumberGenerator()
        let (store, now) = (visit.site.store, visit.now)
        let member = HouseholdMember(id: Identifier(at: now, using: &random), label: label)
        let isAdded = try await store.database.write { transaction in
            let members = try store.requests.members(of: person, in: transaction)
            if members.contains(where: { $0.label == label }) { return true }
            guard members.count < RequestStore.maximumMembers else { return false }
            try store.requests.add(member, to: person, now: now, in: transaction)
            return true
        }
        guard isAdded else { return try await view(visit, problem: visit.texts.householdFull) }
        return .redirect(to: visit.address("/space/household").description)
    }

    static func remove(_ visit: Visit) async throws -> Reply {
        let person = try visit.signedInPerson()
        guard let member = Identifier(try visit.parameter("member")) else { throw SiteFailure.notFound }
        let store = visit.site.store
        guard try await store.database.write({ try store.requests.remove(member: member, of: person, in: $0) }) else {
            throw SiteFailure.notFound
        }
        return .redirect(to: visit.address("/space/household").description)
    }

    private static func view(_ visit: Visit, problem: String?) async throws -> Reply {
        let space = try await Space.load(visit)
        let texts = visit.texts
        var field = Field(
            id: "label", label: texts.memberLabel,
            control: .line(
                Field.Line(
                    name: "label", value: visit.form["label"] ?? "", autocomplete: "off", maximumLength: maximumLabel,
                    width: 20)), words: visit.fieldWords)
        field.hint = texts.memberHint
        field.error = problem
        var frame = PageFrame(title: texts.myHousehold)
        frame.stylesheets = ["account.css"]
        frame.hasErrors = problem != nil
        frame.status = problem == nil ? .ok : .unprocessableContent
        return visit.page(frame) { h in
            if let problem {
                h.put(ErrorSummary(title: texts.errorSummaryTitle, items: [.init(message: problem, target: "label")]))
            }
            h.h1(texts.myHousehold)
            h.put(SpaceNavigation(visit: visit))
            h.p(texts.householdText, .class("lede"))
            members(space, visit, &h)
            h.form(.method(.post), .action(visit.address("/space/household/members")), .novalidate()) { h in
                h.put(visit.formToken)
                h.put(field)
                h.put(ButtonRow(buttons: [Button(label: texts.addMember, act: .submit(), style: .quiet)]))
            }
            filing(space, visit, &h)
        }
    }

    private static func members(_ space: Space, _ visit: Visit, _ h: inout HTMLWriter) {
        guard !space.members.isEmpty else { return }
        h.ul(.class("plain-list"), .role(.list)) { h in
            for member in space.members {
                h.li { h in
                    h.form(
                        .class("member"), .method(.post),
                        .action(visit.address("/space/household/members/\(member.id.description)/remove"))
                    ) { h in
                        h.put(visit.formToken)
                        h.bdi(member.label)
                        h.put(Button(label: visit.texts.remove, act: .submit(), style: .link, context: member.label))
                    }
                }
            }
        }
    }

    private static func filing(_ space: Space, _ visit: Visit, _ h: inout HTMLWriter) {
        guard !space.members.isEmpty, !space.entries.isEmpty else { return }
        let texts = visit.texts
        h.h2(texts.filingTitle)
        h.form(.method(.post), .action(visit.address("/space/household"))) { h in
            h.put(visit.formToken)
            for entry in space.entries {
                let id = "for." + entry.found.case.id.description
                let language = entry.found.definition.language(preferring: visit.language)
                h.div(.class("field")) { h in
                    h.label(.class("label"), .for(id)) { h in
                        h.text(entry.found.definition.presentation.title[language])
                        h.span(" " + entry.found.case.submission.reference.description, .class("optional"))
                    }
                    h.select(.class("input input-20"), .id(id), .name(id)) { h in
                        h.option(texts.myself, .value(""), .selected(entry.member == nil))
                        for member in space.members {
                            h.option(
                                member.label, .value(member.id.description), .selected(entry.member == member.id))
                        }
                    }
                }
            }
            h.put(ButtonRow(buttons: [Button(label: texts.fileThem, act: .submit(), busy: texts.oneMoment)]))
        }
    }
}
