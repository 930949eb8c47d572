import FEEL
import Testing

@testable import Services

/// A form with groups, a list, and a list in it.
enum GroupSample {
    static let pages = """
          - id: personne
            title: Vous
            questions:
              - {id: nom, type: text, ask: Votre nom}
              - {id: reduit, type: yes_no, ask: "Un prix réduit ?"}
              - id: revenus
                type: group
                title: Vos revenus
                show_if: reduit
                shows: [tarif]
                questions:
                  - {id: revenu, type: number, ask: Votre revenu}
              - {id: nombre, type: number, ask: "Combien d'enfants ?", required: false}
          - id: enfants
            title: Vos enfants
            repeat: {as: enfant, from: "if nombre = null then 1 else nombre", to: 4, one: Enfant, add: Ajouter un enfant, title: "{{enfant.prenom}}"}
            shows: [tarif, total]
            questions:
              - {id: prenom, type: text, ask: Prénom}
              - {id: cantine, type: yes_no, ask: "Mange-t-il à la cantine ?"}
              - {id: repas, type: number, ask: "Combien de repas ?", show_if: enfant.cantine, validate: {that: enfant.repas <= 5, message: Cinq au plus.}}
              - id: allergies
                type: group
                title: Ses allergies
                repeat: {as: allergie, from: 0, to: 2, one: Allergie, add: Ajouter une allergie}
                questions:
                  - {id: aliment, type: text, ask: Aliment, used_for: La cuisine}
                  - {id: grave, type: yes_no, ask: "Grave ?", show_if: enfant.cantine and allergie.aliment != "", used_for: La cuisine}

        """

    static func definition() throws -> ServiceDefinition {
        let text = try SampleDefinition.text("valid/service.yaml")
            .replacing(
                """
                  - id: personne
                    title: Vous
                    questions:
                      - {id: nom, type: text, ask: Votre nom}

                """, with: pages + "\n"
            )
            .replacing(
                "rules:\n",
                with: """
                    rules:
                      tarif: {label: Prix d'un repas, type: number, is: "if reduit then revenu / 1000 else 6"}
                      total: {label: Prix d'une semaine, type: number, is: "tarif * sum(for e in enfants return if e.cantine then e.repas else 0)"}

                    """
            )
            .replacing(
                "columns: [espece, gros_chien, nom]",
                with: "columns: [espece, gros_chien, nom, {value: count(enfants), label: Enfants}]")
        let archive = try DefinitionArchive(files: ["service.yaml": Array(text.utf8)])
        let compilation = ServiceCompiler.compile(archive, organisation: try SampleDefinition.compiledOrganisation())
        let said = compilation.diagnostics.map { DiagnosticRenderer().render($0) }.joined()
        return try #require(compilation.definition, "\(said)")
    }

    static func values(_ children: [Value], reduced: Bool = false) -> [String: Value] {
        ["espece": "chat", "nom": "Ada", "reduit": .boolean(reduced), "enfants": .list(children)]
    }

    static func child(_ name: String, meals: Int?) -> Value {
        var child = Context([("prenom", .string(name)), ("cantine", .boolean(meals != nil))])
        if let meals { child["repas"] = .integer(meals) }
        return .context(child)
    }
}
