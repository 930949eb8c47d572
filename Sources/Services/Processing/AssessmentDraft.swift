public import FEEL

/// A draft of an impact assessment, filled with what the definition says: data, purposes, retention, recipients, and the
/// measures that the platform brings. What only people can judge (what is feared, how grave, how likely) is left to them.
///
/// It is written in French, as the CNIL's tool is used in France, and opens there by "Importer".
public struct AssessmentDraft: Sendable {
    private let notice: ProcessingNotice
    private let service: ServiceDefinition
    private let running: RunningMeasures
    private let moment: String

    /// The draft for a service.
    ///
    /// - Parameters:
    ///   - notice: what people are told of the service.
    ///   - running: what the installation does for the data.
    ///   - day: the day on which it is made.
    public init(_ notice: ProcessingNotice, running: RunningMeasures, on day: CivilDate) {
        self.notice = notice
        service = notice.service
        self.running = running
        moment = "\(day)T00:00:00.000Z"
    }

    /// The file.
    public var tree: JSONTree {
        let measures = AssessmentMeasure.all(running)
        return .object([
            .init("pia", pia),
            .init("answers", .array(answers(measures).enumerated().map(answer))),
            .init("measures", .array(measures.enumerated().map(measure))),
            .init("evaluations", .array([])),
            .init("comments", .array([])),
        ])
    }

    private var pia: JSONTree {
        .object([
            .init("dbVersion", .number("201707071818")), .init("tableName", .string("pia")),
            .init("serverUrl", .null), .init("numberOfQuestions", .number("36")),
            .init("created_at", .string(moment)), .init("id", .number("1")), .init("objectStore", .object([])),
            .init("status", .number("0")), .init("name", .string(service.presentation.title[.fr])),
            .init("author_name", .string("")), .init("evaluator_name", .string("")),
            .init("validator_name", .string("")), .init("dpo_status", .null), .init("dpo_opinion", .string("")),
            .init("concerned_people_opinion", .string("")), .init("concerned_people_status", .null),
            .init("rejection_reason", .string("")), .init("applied_adjustments", .string("")),
            .init("updated_at", .string(moment)), .init("dpos_names", .string("")),
            .init("people_names", .string("")), .init("concerned_people_searched_opinion", .null),
            .init("concerned_people_searched_content", .string("")), .init("category", .string("")),
        ])
    }

    private func answer(_ index: Int, _ answer: (question: Int, text: String?, list: [String])) -> JSONTree {
        .object([
            .init("pia_id", .number("1")), .init("reference_to", .number(String(answer.question))),
            .init(
                "data",
                .object([
                    .init("text", answer.text.map(JSONTree.string) ?? .null), .init("gauge", .null),
                    .init("list", .array(answer.list.map(JSONTree.string))),
                ])),
            .init("created_at", .string(moment)), .init("id", .number(String(index + 1))),
            .init("updated_at", .string(moment)),
        ])
    }

    private func measure(_ index: Int, _ measure: AssessmentMeasure) -> JSONTree {
        .object([
            .init("title", .string(measure.title)), .init("pia_id", .number("1")),
            .init("content", .string(measure.content)), .init("placeholder", .string("measures.default_placeholder")),
            .init("created_at", .string(moment)), .init("id", .number(String(index + 1))),
            .init("updated_at", .string(moment)),
        ])
    }

    /// The tool's 36 questions, by number.
    private func answers(_ measures: [AssessmentMeasure]) -> [(question: Int, text: String?, list: [String])] {
        let titles = measures.map(\.title)
        let texts = context + principles + rights
        let risks = [32, 33, 34].flatMap { section -> [(question: Int, text: String?, list: [String])] in
            [1, 2, 3].map { (section * 10 + $0, nil, []) } + [(section * 10 + 4, nil, titles)]
                + [5, 6].map { (section * 10 + $0, "", []) }
        }
        return texts.map { ($0.0, $0.1, []) } + risks
    }

    private var context: [(Int, String)] {
        [
            (
                111,
                paragraph(service.presentation.title[.fr]) + paragraph(service.presentation.summary[.fr])
                    + paragraph(service.presentation.gives?[.fr] ?? "")
                    + paragraph(
                        "Personnes concernées : \(service.audience.who[.fr])"
                            + (service.audience.perYear.map { ", environ \($0) par an" } ?? "") + ".")
                    + paragraph(reasons)
            ),
            (
                112,
                paragraph("Responsable du traitement : \(notice.controller.name[.fr]).")
                    + list("Responsables conjoints :", notice.jointControllers.map(Self.words))
                    + list("Sous-traitants :", notice.processors.map(Self.words))
            ),
            (113, list("Textes appliqués :", notice.texts.map(\.reference))),
            (
                121,
                list(
                    "Données demandées :",
                    notice.categories.map { entry in
                        "\(Self.words(entry.category)) : "
                            + entry.questions.map { $0.ask[.fr] }.joined(separator: " ; ")
                    })
                    + list("Données sensibles (RGPD, article 9) :", notice.sensitive.map { $0.ask[.fr] })
                    + list("Destinataires :", notice.recipients.map { $0[.fr] } + notice.outside.map(Self.words))
            ),
            (
                122,
                list(
                    "Les étapes :",
                    [
                        "La personne remplit le formulaire ; un brouillon abandonné est effacé après \(running.draftDays) jours.",
                        "La demande envoyée devient un dossier, dont chaque événement est consigné.",
                        "Un agent l’ouvre ; l’ouverture est consignée avant l’affichage, et la personne peut la lire.",
                    ]
                        + service.workflow.states.filter { $0.outcome != nil }.map {
                            "Fin possible : \($0.label[.fr])."
                        } + ["Le dossier est gardé, puis suit le sort que dit la durée de conservation."])
            ),
            (
                123,
                paragraph(
                    "Le serveur de la plateforme, sa base, ses fichiers, son magasin de clés et leurs sauvegardes ; les postes des agents."
                )
            ),
        ]
    }

    private var principles: [(Int, String)] {
        [
            (
                211,
                paragraph(service.presentation.summary[.fr])
                    + list("Usages des réponses :", notice.purposes.map { $0.usedFor[.fr] })
            ),
            (
                212,
                paragraph("Base légale (RGPD, article 6, 1) : \(Self.words(notice.basis)).")
                    + list("", notice.texts.map(\.reference))
            ),
            (
                213,
                paragraph(
                    "La définition du service est refusée si une réponse ne sert à rien : chacune est utilisée par une règle, une condition, une lettre ou une liste, ou dit à quoi elle sert."
                ) + list("Réponses facultatives :", notice.optional.map { $0.ask[.fr] })
                    + list("Calculs :", notice.computed.map { $0.label[.fr] })
            ),
            (
                214,
                paragraph(
                    "La personne relit toutes ses réponses avant l’envoi, et peut en demander la correction ensuite.")
                    + list("Registres consultés à sa demande :", notice.sources.map { $0.register.name[.fr] })
            ),
            (
                215,
                paragraph(
                    "Dossiers : \(notice.retention.active.words(in: .fr)) après la fin, puis \(Self.words(notice.retention.then)). Brouillons : \(running.draftDays) jours."
                )
            ),
        ]
    }

    private var rights: [(Int, String)] {
        let given = notice.rights
        func says(_ right: DataRight, _ words: String) -> String {
            given.contains(right)
                ? paragraph(words) : paragraph("Sans objet sur cette base légale (RGPD, article \(right.article)).")
        }
        return [
            (
                221,
                paragraph(
                    "Une page du service dit tout cela en mots simples (/fr/services/\(service.id)/data) ; le formulaire et la page de vérification y mènent."
                )
            ),
            (222, says(.withdrawal, "Le consentement est demandé par une case à cocher, et peut être retiré.")),
            (
                223,
                paragraph("La personne lit et télécharge son dossier depuis son suivi.")
                    + says(.portability, "Le dossier se télécharge dans un format courant.")
            ),
            (
                224,
                paragraph("La personne demande une correction depuis son suivi ; l’ancienne réponse reste visible.")
                    + says(.erasure, "L’effacement détruit la clé du dossier ; la personne en reçoit un reçu.")
            ),
            (
                225,
                paragraph("La limitation se demande au délégué à la protection des données.")
                    + says(.objection, "L’opposition aussi ; une personne y répond.")
            ),
            (226, list("Sous-traitants :", notice.processors.map(Self.words))),
            (
                227,
                notice.transfers.map { transfers in
                    transfers.isEmpty
                        ? paragraph("Aucune donnée ne quitte l’Union européenne.")
                        : list(
                            "Transferts :",
                            transfers.map { "\(Self.words($0.fact)), \($0.country[.fr]) : \($0.safeguard[.fr])" })
                } ?? ""
            ),
        ]
    }

    /// Why the assessment is needed.
    private var reasons: String {
        service.assessmentReasons.map { reason in
            switch reason {
            case .sensitive(let name): "Une réponse est sensible : \(service.question(name)?.ask[.fr] ?? name)."
            case .scoring(let id): "Une règle évalue les moyens de la personne : \(service.rule(id)?.label[.fr] ?? id)."
            }
        }.joined(separator: " ")
    }

    private static func words(_ fact: ProcessingFacts.Fact) -> String { "\(fact.name[.fr]) – \(fact.about[.fr])" }

    private static func words(_ category: DataCategory) -> String {
        switch category {
        case .identity: "Identité"
        case .contact: "Coordonnées"
        case .nationalNumber: "Numéro de sécurité sociale"
        case .bank: "Coordonnées bancaires"
        case .means: "Revenus et sommes d’argent"
        case .business: "Entreprise"
        case .documents: "Documents"
        case .signature: "Signature"
        case .words: "Textes libres"
        case .situation: "Situation et demande"
        }
    }

    private static func words(_ basis: LegalBasis) -> String {
        switch basis {
        case .consent: "consentement (a)"
        case .contract: "contrat (b)"
        case .legalObligation: "obligation légale (c)"
        case .vitalInterests: "intérêts vitaux (d)"
        case .publicTask: "mission d’intérêt public (e)"
        case .legitimateInterests: "intérêt légitime (f)"
        }
    }

    private static func words(_ fate: RetentionRule.Fate) -> String {
        switch fate {
        case .destroy: "destruction"
        case .archivesVisa: "destruction ou archivage, selon le visa des archives"
        case .keep: "versement aux archives"
        }
    }

    private func paragraph(_ text: String) -> String { text.isEmpty ? "" : "<p>\(Self.escaped(text))</p>" }

    private func list(_ title: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        return paragraph(title) + "<ul>" + items.map { "<li>\(Self.escaped($0))</li>" }.joined() + "</ul>"
    }

    /// The tool's answers are HTML.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

/// A measure that the platform brings, as the tool lists it.
private struct AssessmentMeasure {
    let title: String
    let content: String

    /// What runs.
    static func all(_ running: RunningMeasures) -> [AssessmentMeasure] {
        SecurityMeasure.allCases.filter { $0.isOn(running) }.map { measure in
            switch measure {
            case .sealing:
                AssessmentMeasure(
                    title: "Chiffrement",
                    content:
                        "Les données personnelles sont chiffrées sur le disque, dossier par dossier, sous des clés gardées à part."
                )
            case .encryptedTransport:
                AssessmentMeasure(
                    title: "Sécurité des canaux informatiques (réseaux)", content: "Le site est servi en HTTPS.")
            case .accessControl:
                AssessmentMeasure(
                    title: "Contrôle des accès logiques",
                    content:
                        "Chaque page dit qui peut la lire ; un agent ne voit que les dossiers de son organisme, selon son rôle."
                )
            case .accessRecord:
                AssessmentMeasure(
                    title: "Traçabilité",
                    content:
                        "Chaque ouverture d’un dossier est consignée avant l’affichage ; la personne peut lire ce relevé."
                )
            case .provableJournal:
                AssessmentMeasure(
                    title: "Contrôle d'intégrité",
                    content:
                        "Le journal est un arbre d’empreintes signé, que d’autres vérifient : rien n’y change sans que cela se voie."
                )
            case .agentAuthentication:
                AssessmentMeasure(
                    title: "Authentification des agents",
                    content: "Mots de passe hachés, essais ralentis, second facteur, sessions qui se ferment seules.")
            case .examinedFiles:
                AssessmentMeasure(
                    title: "Examen des fichiers reçus",
                    content: "Les fichiers sont examinés dans un processus à part, sans réseau, avant d’être ouverts.")
            case .virusScanner:
                AssessmentMeasure(
                    title: "Lutte contre les logiciels malveillants",
                    content: "Une recherche de virus est faite dans les fichiers reçus.")
            case .erasure:
                AssessmentMeasure(
                    title: "Effacement",
                    content:
                        "Détruire la clé d’un dossier rend illisibles toutes ses copies ; la personne en reçoit un reçu."
                )
            case .noThirdParty:
                AssessmentMeasure(
                    title: "Aucun tiers dans les pages",
                    content: "Ni mesure d’audience ni service extérieur ; un seul cookie, nécessaire.")
            }
        }
    }
}
