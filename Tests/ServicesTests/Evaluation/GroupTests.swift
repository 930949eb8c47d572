import FEEL
import Testing

@testable import Services

@Suite struct GroupTests {
    private let definition: ServiceDefinition
    private let today = CivilDate(daysSinceEpoch: 20_000)

    init() throws { definition = try GroupSample.definition() }

    private func evaluate(_ values: [String: Value]) -> Evaluation {
        definition.evaluate(definition.answers(from: values), on: today)
    }

    @Test func `a group is shown on its condition, with what it holds`() throws {
        let page = try #require(definition.page("personne"))
        let reduced = evaluate(GroupSample.values([], reduced: true))
        #expect(reduced.isShown("revenu"))
        #expect(reduced.problems(on: page).map(\.question) == ["revenu"])
        let plain = evaluate(GroupSample.values([]))
        #expect(!plain.isShown("revenu"))
        #expect(plain.problems(on: page).isEmpty)
        #expect(plain.items(on: page).map(\.path) == ["nom", "reduit", "nombre"])
        #expect(reduced.items(on: page).map(\.path) == ["nom", "reduit", "revenus", "nombre"])
    }

    @Test func `a list is a list of contexts to expressions`() {
        let two = evaluate(
            GroupSample.values([GroupSample.child("Léa", meals: 3), GroupSample.child("Tom", meals: nil)]))
        #expect(two.isComplete)
        #expect(two.computed["total"] == .integer(18))
        let answers = definition.answers(
            from: GroupSample.values([GroupSample.child("Léa", meals: 3), GroupSample.child("Tom", meals: nil)]))
        #expect(definition.columnValues(answers: answers, computed: two.computed, on: today).last?[.fr] == "2")
    }

    @Test func `each element has its own conditions, problems and path`() throws {
        let page = try #require(definition.page("enfants"))
        let evaluation = evaluate(
            GroupSample.values([GroupSample.child("Léa", meals: 7), .context(Context([("cantine", .boolean(true))]))]))
        #expect(evaluation.isShown("enfants.1.repas") && evaluation.isShown("enfants.2.repas"))
        #expect(!evaluation.isShown("enfants.3.repas") && !evaluation.isShown("repas"))
        #expect(
            evaluation.problems(on: page).map { [$0.question, $0.reason.code] } == [
                ["enfants.1.repas", "validation"], ["enfants.2.prenom", "required"], ["enfants.2.repas", "required"],
            ])
        #expect(evaluation.label(of: "enfants.1.repas", in: .fr) == "Enfant\u{A0}1 – Léa – Combien de repas\u{202F}?")
        #expect(evaluation.label(of: "enfants.2", in: .fr) == "Enfant\u{A0}2")
    }

    @Test func `a hidden entry counts as unanswered`() {
        let child = Context([("prenom", "Tom"), ("cantine", .boolean(false)), ("repas", .integer(4))])
        let evaluation = evaluate(GroupSample.values([.context(child)]))
        #expect(evaluation.computed["total"] == .integer(0))
        let shown = evaluation.shownAnswers(of: definition.answers(from: GroupSample.values([.context(child)])))
        #expect(shown["enfants.1.repas"] == nil)
        #expect(shown["enfants"]?.value == .list([.integer(1)]))
    }

    @Test func `a list has at least so many elements, and says when it has too many`() throws {
        let page = try #require(definition.page("enfants"))
        var values = GroupSample.values([])
        values["nombre"] = .integer(3)
        let evaluation = evaluate(values)
        guard case .list(let list)? = evaluation.items(on: page).first else { throw Missing() }
        #expect(list.elements.map(\.path) == ["enfants.1", "enfants.2", "enfants.3"])
        #expect(list.minimum == 3 && list.maximum == 4)
        let five = evaluate(GroupSample.values((1...5).map { GroupSample.child("\($0)", meals: nil) }))
        #expect(five.problems(on: page).map { [$0.question, $0.reason.code] } == [["enfants", "too-many-elements"]])
    }

    @Test func `a list in a list sees both elements`() {
        var child = Context([("prenom", "Léa"), ("cantine", .boolean(true)), ("repas", .integer(1))])
        let allergies = ["Lait", "Noix"].map {
            Value.context(Context([("aliment", .string($0)), ("grave", .boolean(true))]))
        }
        child["allergies"] = .list(allergies)
        let shown = evaluate(GroupSample.values([.context(child)]))
        #expect(shown.isShown("enfants.1.allergies.2.grave"))
        #expect(shown.isComplete)
        child["cantine"] = .boolean(false)
        #expect(!evaluate(GroupSample.values([.context(child)])).isShown("enfants.1.allergies.2.grave"))
    }

    @Test func `a value is shown when nothing that it is made of is missing`() throws {
        let (price, total) = (try #require(definition.rule("tarif")), try #require(definition.rule("total")))
        let evaluation = evaluate(["espece": "chat", "nom": "Ada", "enfants": [GroupSample.child("Léa", meals: 2)]])
        guard case .waiting(let missing) = evaluation.state(of: price) else { throw Missing() }
        #expect(missing.map(\.path) == ["reduit"])
        let waiting = evaluate(GroupSample.values([GroupSample.child("Léa", meals: 2), .context([:])]))
        guard case .value(6) = waiting.state(of: price), case .waiting(let rest) = waiting.state(of: total) else {
            throw Missing()
        }
        // A first name changes no price.
        #expect(rest.map(\.path) == ["enfants.2.cantine"])
    }

    @Test func `keys are never given twice`() throws {
        var keys = ElementKeys()
        keys.add()
        keys.add()
        keys.remove(2)
        let third = keys.add()
        #expect(third == 3)
        keys.restore(2)
        keys.restore(9)
        #expect(keys.keys == [1, 2, 3])
        keys.remove(3)
        #expect(ElementKeys(keys.value) == keys)
        #expect(try #require(ElementKeys(keys.value)).last == 3)
        #expect(ElementKeys("x") == nil && ElementKeys(.list(["x"])) == nil)
    }

    struct Missing: Error {}
}

extension ShownItem {
    fileprivate var path: String {
        switch self {
        case .question(let question): question.path
        case .group(let group): group.path
        case .list(let list): list.path
        }
    }
}
