import FEEL
import Services

/// What is told of the town's services.
extension DemonstrationInventor {
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
