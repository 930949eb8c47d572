import FEEL
import Services

/// What is told of the town's services.
extension DemonstrationInventor {
    static let schoolMeals = Tale(
        count: 96,
        scenarios: [
            Scenario(path: [], days: 0...2), Scenario(path: ["instruire"], days: 1...6),
            Scenario(path: ["instruire", "accorder"], days: 8...80),
            Scenario(path: ["instruire", "accorder"], days: 8...80), Scenario(path: [], days: 0...4),
            Scenario(path: ["instruire", "accorder"], days: 8...80),
            Scenario(path: ["instruire", "refuser"], reasons: ["capacite"], days: 10...60),
            Scenario(path: ["instruire", "classer"], reasons: ["doublon"], days: 8...60),
            Scenario(
                path: ["instruire", "refuser", "rouvrir"], reasons: ["hors_ecole"],
                explanations: ["rouvrir": "L'école confirme que l'enfant est inscrit depuis la semaine dernière."],
                days: 10...14),
            Scenario(path: ["instruire", "accorder"], days: 8...80), Scenario(path: ["instruire"], days: 4...9),
            Scenario(path: ["instruire", "refuser"], reasons: ["hors_ecole"], days: 10...60),
        ]
    ) { inventor, _, day in
        var answers = inventor.address("adresse")
        answers["ecole_publique"] = "yes"
        if inventor.chance(65) {
            answers["souhaite_reduction"] = "yes"
            if inventor.chance(40) {
                // Found in the register: then nothing is left to prove.
                let household = inventor.household()
                answers.merge(household.keys) { $1 }
                answers["revenu_fiscal"] = String(household.income)
                answers["parts"] = household.shares
            } else {
                answers["revenu_fiscal"] = String(inventor.draw(30...620) * 100)
                answers["parts"] = inventor.pick(["1.5", "2", "2.5", "3", "4"])
                answers["avis"] = "avis-impot.pdf"
            }
        } else {
            answers["souhaite_reduction"] = "no"
        }
        let family = inventor.familyName()
        for child in 1...inventor.pick(["1", "1", "2", "2", "3"]).count(upTo: 3) {
            let path = "enfants.\(child)"
            answers["\(path).prenom"] = inventor.firstName()
            answers["\(path).nom"] = family
            answers["\(path).naissance"] =
                "\(day.year - inventor.draw(3...10))-\(inventor.draw(1...12))-\(inventor.draw(1...28))"
            answers["\(path).ecole"] = inventor.pick(["jean_moulin", "tilleuls", "la_fontaine"])
            answers["\(path).jours"] = inventor.some(["lun", "mar", "jeu", "ven"])
        }
        answers.merge(
            inventor.person(
                first: "prenom_parent", family: "nom_parent", email: "email_parent", phone: "telephone_parent")
        ) { $1 }
        return answers
    }

    static let terraces = Tale(
        count: 54,
        scenarios: [
            Scenario(path: [], days: 0...5), Scenario(path: ["prendre"], days: 3...12),
            Scenario(path: ["prendre", "annoncer"], days: 10...20),
            Scenario(path: ["prendre", "dispenser"], reasons: ["seul_riverain"], days: 8...18),
            Scenario(path: ["prendre", "dispenser", "avis_favorable"], reasons: ["seul_riverain"], days: 14...25),
            Scenario(
                path: ["prendre", "dispenser", "avis_reserves"],
                reasons: ["seul_riverain", "reseaux", "acces_pompiers"],
                days: 14...25),
            Scenario(
                path: ["prendre", "dispenser", "avis_reserves", "accorder"],
                reasons: ["seul_riverain", "reculer", "passage_140", "horaires", "proprete"], days: 25...90),
            Scenario(
                path: ["prendre", "annoncer", "retenir", "avis_favorable", "accorder"],
                reasons: ["seule_candidature", "passage_140", "emprise_marquee", "proprete"], days: 40...110),
            Scenario(
                path: ["prendre", "dispenser", "avis_defavorable", "refuser"],
                reasons: ["seul_riverain", "passage", "circulation"], days: 25...90),
            Scenario(
                path: ["prendre", "annoncer", "refuser"], reasons: ["autre_candidat"], days: 40...110),
            Scenario(path: ["prendre", "classer"], reasons: ["renonciation"], days: 12...60),
            Scenario(
                path: ["prendre", "dispenser", "avis_favorable", "consulter_encore"], reasons: ["caracteristiques"],
                explanations: ["consulter_encore": "Le plan a changé : la terrasse recule de 30 cm vers la façade."],
                days: 16...30),
        ]
    ) { inventor, scenario, day in
        var answers = inventor.address("adresse_etablissement")
        answers["terrain"] = scenario.path.contains("annoncer") ? "ailleurs" : "devant"
        answers["ancrage"] = "no"
        answers["siret"] = inventor.siret()
        let sign = inventor.pick([
            "Le Petit Quai", "Café de la Fontaine", "Chez Marguerite", "Les Deux Tilleuls", "Bar du Marché",
            "La Table d'Aya", "Au Bon Fournil", "Glacier des Ormes", "L'Écluse", "Pizzeria Costa",
            "Le Comptoir du Moulin",
        ])
        answers["enseigne"] = sign
        answers["raison_sociale"] = "SARL \(sign)"
        answers["activite"] = inventor.pick(["cafe", "restaurant", "restaurant", "alimentation"])
        answers["zone"] = inventor.pick(["centre", "centre", "autre"])
        answers["nature"] = inventor.pick(["premiere", "renouvellement", "renouvellement", "reprise"])
        let start = day.adding(days: inventor.draw(25...90))
        answers["debut"] = start.written
        answers["fin"] = start.adding(days: inventor.draw(60...300)).written
        let depth = inventor.draw(8...30)
        answers["longueur"] = Self.metres(inventor.draw(20...120))
        answers["profondeur"] = Self.metres(depth)
        answers["largeur_trottoir"] = Self.metres(depth + inventor.draw(14...40))
        let tables = inventor.draw(2...20)
        answers["tables"] = String(tables)
        answers["places"] = String(tables * 3)
        answers["mobilier"] = inventor.some(["parasols", "jardinieres", "chevalet", "eclairage"])
        answers["plan"] = "plan-terrasse.pdf"
        answers["assurance"] = "attestation-assurance.pdf"
        answers.merge(
            inventor.person(
                first: "prenom_signataire", family: "nom_signataire", email: "email_signataire", emailPercent: 100)
        ) { $1 }
        answers["telephone_signataire"] = inventor.telephone()
        answers["qualite"] = inventor.pick(["exploitant", "exploitant", "mandataire"])
        answers["engagement"] =
            [answers["prenom_signataire"], answers["nom_signataire"]].compactMap { $0 }.joined(separator: " ")
        return answers
    }

    private static func metres(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }

    static let streetReports = Tale(
        count: 132,
        scenarios: [
            Scenario(path: [], days: 0...2), Scenario(path: ["programmer"], days: 1...8),
            Scenario(path: ["programmer", "resoudre"], days: 6...200),
            Scenario(path: ["transmettre"], reasons: ["eau"], days: 2...15),
            Scenario(path: ["programmer", "resoudre"], days: 6...200),
            Scenario(path: ["classer"], reasons: ["rien_trouve"], days: 4...200),
            Scenario(path: ["programmer"], days: 6...14),
            Scenario(path: ["transmettre", "resoudre"], reasons: ["departement"], days: 20...200),
            Scenario(path: ["classer"], reasons: ["doublon"], days: 4...200),
            Scenario(
                path: ["programmer", "resoudre", "rouvrir"],
                explanations: ["rouvrir": "Le même trou s'est rouvert après la pluie."], days: 12...20),
            Scenario(path: ["programmer", "resoudre"], days: 6...200),
        ]
    ) { inventor, _, _ in
        let places = [
            "devant le numéro \(inventor.draw(1...120))", "à l'angle du quai", "près de l'arrêt de bus",
            "en face de l'école", "à côté du banc",
        ]
        var answers = [
            "danger_immediat": "no", "obstacle": inventor.chance(20) ? "yes" : "no",
            "nature": inventor.pick([
                "chaussee", "chaussee", "eclairage", "eclairage", "depot", "depot", "depot", "vegetation", "mobilier",
                "graffiti", "eau", "autre",
            ]),
            "quartier": inventor.pick(["centre", "gare", "tilleuls", "moulin", "quais", "ne_sait_pas"]),
            "endroit": "\(inventor.pick(streets)), \(inventor.pick(places))",
        ]
        if inventor.chance(45) {
            answers["description"] = inventor.pick([
                "C'est là depuis une semaine.", "On ne le voit pas la nuit.", "Il y en a plusieurs dans la même rue.",
                "Une poussette ne passe plus.", "C'est revenu après la dernière réparation.",
            ])
        }
        if inventor.chance(30) { answers["photo"] = "photo.png" }
        if inventor.chance(40) {
            answers["souhaite_nouvelles"] = "yes"
            let person = inventor.person(first: "first", family: "family", email: "email", emailPercent: 100)
            answers["email_contact"] = person["email"]
        } else {
            answers["souhaite_nouvelles"] = "no"
        }
        return answers
    }
}

extension String {
    /// The number that this text is, no more than a maximum.
    fileprivate func count(upTo maximum: Int) -> Int { min(maximum, Int(self) ?? 1) }
}

extension CivilDate {
    /// As a demonstration's answers write a day: `2026-4-1`.
    var written: String { "\(year)-\(month)-\(day)" }
}
