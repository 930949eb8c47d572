import Services

/// Cases that have ended. No person, address or telephone number is real.
extension DemonstrationCase {
    static let ended: [DemonstrationCase] = [
        DemonstrationCase(
            daysAgo: 6, language: .fr, path: ["prendre", "accorder"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_sans_filiation", "nom_naissance": "Faure",
                "prenoms": "Antoine", "date_naissance": "1966-03-09", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "11 rue Neuve", "adresse_envoi.postcode": "96100",
                "adresse_envoi.city": "Val-Clair", "adresse_envoi.country": "France", "prenom_demandeur": "Antoine",
                "nom_demandeur": "Faure",
            ]),
        // Is entering a civil partnership.
        DemonstrationCase(
            daysAgo: 8, language: .fr, path: ["prendre", "accorder"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Kowalski",
                "prenoms": "Zofia Anna", "date_naissance": "1999-07-04", "qualite": "titulaire",
                "nombre_parents": "deux", "parent1_nom": "Kowalski", "parent1_prenom": "Piotr",
                "parent2_nom": "Lemoine", "parent2_prenom": "Valérie", "mode_remise": "courrier",
                "nombre_exemplaires": "2", "adresse_envoi.street": "33 quai des Ormes",
                "adresse_envoi.postcode": "96100", "adresse_envoi.city": "Val-Clair",
                "adresse_envoi.country": "France", "prenom_demandeur": "Zofia", "nom_demandeur": "Kowalski",
                "email_demandeur": "zofia.kowalski@example.com",
            ]),
        // Two mothers.
        DemonstrationCase(
            daysAgo: 13, language: .fr, path: ["prendre", "accorder"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_avec_filiation", "nom_naissance": "Bernard",
                "prenoms": "Louis", "date_naissance": "2022-12-20", "qualite": "ascendant", "nombre_parents": "deux",
                "parent1_nom": "Bernard", "parent1_prenom": "Mathilde", "parent2_nom": "Roy",
                "parent2_prenom": "Manon", "mode_remise": "guichet", "nombre_exemplaires": "1",
                "prenom_demandeur": "Mathilde", "nom_demandeur": "Bernard",
            ]),
        // Uses her married name.
        DemonstrationCase(
            daysAgo: 20, language: .en, path: ["prendre", "demander_justificatif", "reprendre", "accorder"],
            reasons: ["identite"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Yıldız",
                "prenoms": "Elif", "date_naissance": "1985-01-31", "qualite": "titulaire", "nombre_parents": "deux",
                "parent1_nom": "Yıldız", "parent1_prenom": "Mehmet", "parent2_nom": "Kaya", "parent2_prenom": "Ayşe",
                "mode_remise": "courrier", "nombre_exemplaires": "1", "adresse_envoi.street": "7 rue des Lilas",
                "adresse_envoi.postcode": "96100", "adresse_envoi.city": "Val-Clair",
                "adresse_envoi.country": "France", "prenom_demandeur": "Elif", "nom_demandeur": "Martin",
                "email_demandeur": "elif.martin@example.com",
            ]),
        // A notary; the record is more than 75 years old.
        DemonstrationCase(
            daysAgo: 33, language: .fr, path: ["prendre", "accorder"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_avec_filiation", "nom_naissance": "Girard",
                "prenoms": "Suzanne", "date_naissance": "1931-05-13", "qualite": "sur_justificatif",
                "mode_remise": "courrier", "nombre_exemplaires": "1",
                "adresse_envoi.street": "Étude Hervé, 4 place de la Fontaine", "adresse_envoi.postcode": "96100",
                "adresse_envoi.city": "Val-Clair", "adresse_envoi.country": "France",
                "prenom_demandeur": "Maître Paul", "nom_demandeur": "Hervé", "telephone_demandeur": "01 99 00 73 40",
            ]),
        // Born in fact in Port-Lune.
        DemonstrationCase(
            daysAgo: 10, language: .fr, path: ["prendre", "refuser"],
            reasons: ["acte_introuvable"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Leroy",
                "prenoms": "Nathan", "date_naissance": "1995-10-10", "qualite": "titulaire",
                "nombre_parents": "deux", "parent1_nom": "Leroy", "parent1_prenom": "Philippe",
                "parent2_nom": "Simon", "parent2_prenom": "Nathalie", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "52 route de Port-Lune",
                "adresse_envoi.postcode": "96100", "adresse_envoi.city": "Val-Clair",
                "adresse_envoi.country": "France", "prenom_demandeur": "Nathan", "nom_demandeur": "Leroy",
            ]),
        // Divorced.
        DemonstrationCase(
            daysAgo: 16, language: .fr, path: ["prendre", "demander_justificatif", "reprendre", "refuser"],
            reasons: ["identite", "union", "non_autorise"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_avec_filiation", "nom_naissance": "Roche",
                "prenoms": "Élise", "date_naissance": "1974-06-06", "qualite": "conjoint", "nombre_parents": "deux",
                "parent1_nom": "Roche", "parent1_prenom": "Alain", "parent2_nom": "Petit",
                "parent2_prenom": "Denise", "mode_remise": "courrier", "nombre_exemplaires": "1",
                "adresse_envoi.street": "9 rue du Pressoir", "adresse_envoi.postcode": "96340",
                "adresse_envoi.city": "Saint-Aubin-les-Prés", "adresse_envoi.country": "France",
                "prenom_demandeur": "Marc", "nom_demandeur": "Aubry", "email_demandeur": "marc.aubry@example.com",
            ]),
        DemonstrationCase(
            daysAgo: 27, language: .en, path: ["prendre", "refuser"],
            reasons: ["parents_differents", "informations_insuffisantes"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Chevalier",
                "prenoms": "Arthur", "date_naissance": "1987-08-29", "qualite": "titulaire",
                "nombre_parents": "deux", "parent1_nom": "Chevalier", "parent1_prenom": "Robert",
                "parent2_nom": "Mercier", "parent2_prenom": "Jeanne", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Arthur", "nom_demandeur": "Chevalier",
                "email_demandeur": "a.chevalier@example.com",
            ]),
        DemonstrationCase(
            daysAgo: 41, language: .fr, path: ["prendre", "classer"],
            reasons: ["doublon"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Picard",
                "prenoms": "Océane", "date_naissance": "2003-04-24", "qualite": "titulaire",
                "nombre_parents": "deux", "parent1_nom": "Picard", "parent1_prenom": "Stéphane",
                "parent2_nom": "Renaud", "parent2_prenom": "Karine", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "16 rue de la Poste",
                "adresse_envoi.postcode": "96100", "adresse_envoi.city": "Val-Clair",
                "adresse_envoi.country": "France", "prenom_demandeur": "Océane", "nom_demandeur": "Picard",
            ]),
    ]
}
