import FEEL
import Services

/// What is told of the insurer's service.
extension DemonstrationInventor {
    private static let settled =
        "Travaux et objets selon vos devis, moins la vétusté prévue au contrat et la franchise de 150 €."

    static let waterDamage = Tale(
        count: 63,
        scenarios: [
            Scenario(path: [], days: 0...2), Scenario(path: ["prendre"], days: 1...7),
            Scenario(
                path: ["prendre", "indemniser"], explanations: ["indemniser": settled], days: 12...150),
            Scenario(path: ["prendre", "missionner"], days: 6...20),
            Scenario(path: ["prendre", "missionner", "rapport_recu"], days: 20...35),
            Scenario(
                path: ["prendre", "missionner", "rapport_recu", "indemniser"], explanations: ["indemniser": settled],
                days: 40...150),
            Scenario(path: ["prendre", "refuser"], reasons: ["exclusion"], days: 12...150),
            Scenario(path: ["prendre", "classer"], reasons: ["autre_assureur"], days: 12...150),
            Scenario(
                path: ["prendre", "refuser", "rouvrir"], reasons: ["sans_contrat"],
                explanations: ["rouvrir": "Le contrat était au nom de l'ancien locataire : l'avenant a été retrouvé."],
                days: 12...20),
        ]
    ) { inventor, _, day in
        var answers = inventor.address("adresse_sinistre")
        answers["numero_contrat"] = "MR-\(inventor.draw(100_000...999_999))"
        answers["qualite"] = inventor.pick(["locataire", "locataire", "occupant", "bailleur"])
        let happened = day.adding(days: -inventor.draw(1...9))
        answers["date_sinistre"] = happened.written
        answers["date_connaissance"] = happened.adding(days: inventor.draw(0...1)).written
        answers["type_logement"] = inventor.pick(["appartement", "appartement", "appartement", "maison"])
        let origin = inventor.pick(["chez_moi", "voisin", "voisin", "parties_communes", "toiture", "inconnue"])
        answers["origine"] = origin
        if origin != "inconnue" {
            answers["cause"] = inventor.pick(["canalisation", "appareil", "debordement", "joint", "pluie"])
        }
        answers["fuite_arretee"] = inventor.chance(80) ? "yes" : "no"
        for room in 1...inventor.draw(1...3) {
            let path = "pieces.\(room)"
            answers["\(path).type_piece"] = inventor.pick([
                "sejour", "chambre", "cuisine", "salle_de_bains", "entree", "cave",
            ])
            answers["\(path).parties"] = inventor.some(["plafond", "murs", "sol"])
            answers["\(path).travaux"] = String(inventor.draw(2...28) * 50)
            for object in 0..<inventor.draw(0...2) {
                let thing = "\(path).objets.\(object + 1)"
                answers["\(thing).description_objet"] = inventor.pick([
                    "Canapé", "Tapis", "Ordinateur", "Meuble bas", "Matelas", "Livres", "Lave-linge",
                ])
                answers["\(thing).annee_achat"] = String(day.year - inventor.draw(0...12))
                answers["\(thing).valeur"] = "\(inventor.draw(30...900)).\(inventor.pick(["00", "50", "90"]))"
            }
        }
        if origin == "voisin" {
            answers["autres_touches"] = "yes"
            answers["tiers.1.role"] = "voisin_dessus"
            answers["tiers.1.nom_tiers"] = inventor.familyName()
        } else {
            answers["autres_touches"] = "no"
        }
        if inventor.chance(40) { answers["photos"] = "degats.png" }
        answers["iban"] = inventor.iban()
        answers.merge(
            inventor.person(first: "prenom", family: "nom", email: "email", phone: "telephone", emailPercent: 100)
        ) { $1 }
        let name = [answers["prenom"], answers["nom"]].compactMap { $0 }.joined(separator: " ")
        answers["titulaire"] = name
        answers["signature"] = name
        return answers
    }
}
