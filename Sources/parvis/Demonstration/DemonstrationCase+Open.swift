import Services

/// Cases that await something. No person, address or telephone number is real.
extension DemonstrationCase {
    static let open: [DemonstrationCase] = [
        // Is getting married.
        DemonstrationCase(
            daysAgo: 0, language: .fr,
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Benali",
                "prenoms": "Samira Leïla", "date_naissance": "1994-05-17", "qualite": "titulaire",
                "nombre_parents": "deux", "parent1_nom": "Benali", "parent1_prenom": "Karim",
                "parent2_nom": "Haddad", "parent2_prenom": "Nadia", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "14 rue des Tilleuls",
                "adresse_envoi.postcode": "96100", "adresse_envoi.city": "Val-Clair",
                "adresse_envoi.country": "France", "prenom_demandeur": "Samira", "nom_demandeur": "Benali",
                "email_demandeur": "samira.benali@example.com",
            ]),
        // A former neighbour asks for the extract open to all.
        DemonstrationCase(
            daysAgo: 0, language: .fr,
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_sans_filiation", "nom_naissance": "Lefèvre",
                "prenoms": "Paul Henri", "date_naissance": "1951-09-03", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Claire", "nom_demandeur": "Morvan",
            ]),
        // Mother of a seven-year-old.
        DemonstrationCase(
            daysAgo: 1, language: .fr,
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_avec_filiation", "nom_naissance": "Nguyen",
                "prenoms": "Minh Anh", "date_naissance": "2019-02-11", "qualite": "ascendant",
                "nombre_parents": "deux", "parent1_nom": "Nguyen", "parent1_prenom": "Van Tuan",
                "parent2_nom": "Perrin", "parent2_prenom": "Élodie", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "3 impasse du Lavoir",
                "adresse_envoi.postcode": "96100", "adresse_envoi.city": "Val-Clair",
                "adresse_envoi.country": "France", "prenom_demandeur": "Élodie", "nom_demandeur": "Perrin",
                "email_demandeur": "elodie.perrin@example.com", "telephone_demandeur": "06 39 98 12 04",
            ]),
        // Lives in Belgium.
        DemonstrationCase(
            daysAgo: 1, language: .en,
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Okafor",
                "prenoms": "Chidi Emmanuel", "date_naissance": "1988-12-01", "qualite": "titulaire",
                "nombre_parents": "deux", "parent1_nom": "Okafor", "parent1_prenom": "Ifeanyi", "parent2_nom": "Eze",
                "parent2_prenom": "Ngozi", "mode_remise": "courrier", "nombre_exemplaires": "2",
                "adresse_envoi.street": "221 rue Haute", "adresse_envoi.postcode": "1000",
                "adresse_envoi.city": "Bruxelles", "adresse_envoi.country": "Belgique", "prenom_demandeur": "Chidi",
                "nom_demandeur": "Okafor", "email_demandeur": "chidi.okafor@example.com",
            ]),
        // A son, for his mother's pension.
        DemonstrationCase(
            daysAgo: 3, language: .fr,
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_avec_filiation", "nom_naissance": "Rousseau",
                "prenoms": "Madeleine Jeanne", "date_naissance": "1936-07-22", "qualite": "descendant",
                "nombre_parents": "deux", "parent1_nom": "Rousseau", "parent1_prenom": "Marcel",
                "parent2_nom": "Gautier", "parent2_prenom": "Yvonne", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Luc", "nom_demandeur": "Fontaine",
                "telephone_demandeur": "06 39 98 44 10",
            ]),
        // Late; only one parent in the record.
        DemonstrationCase(
            daysAgo: 5, language: .fr,
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Garcia",
                "prenoms": "Inès", "date_naissance": "2001-03-30", "qualite": "titulaire", "nombre_parents": "un",
                "parent1_nom": "Garcia", "parent1_prenom": "Rosa", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "8 boulevard de la Gare",
                "adresse_envoi.complement": "Appartement 12", "adresse_envoi.postcode": "96210",
                "adresse_envoi.city": "Port-Lune", "adresse_envoi.country": "France", "prenom_demandeur": "Inès",
                "nom_demandeur": "Garcia",
            ]),
        // Wife.
        DemonstrationCase(
            daysAgo: 2, language: .fr, path: ["prendre"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Delaunay",
                "prenoms": "Thomas Pierre Marie", "date_naissance": "1979-10-08", "qualite": "conjoint",
                "nombre_parents": "deux", "parent1_nom": "Delaunay", "parent1_prenom": "Bernard",
                "parent2_nom": "Kerbrat", "parent2_prenom": "Annick", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "27 chemin des Vignes",
                "adresse_envoi.postcode": "96100", "adresse_envoi.city": "Val-Clair",
                "adresse_envoi.country": "France", "prenom_demandeur": "Aurélie", "nom_demandeur": "Delaunay",
                "email_demandeur": "aurelie.delaunay@example.com",
            ]),
        // Civil partner.
        DemonstrationCase(
            daysAgo: 3, language: .fr, path: ["prendre"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_avec_filiation", "nom_naissance": "Traoré",
                "prenoms": "Aïssata", "date_naissance": "1997-01-19", "qualite": "partenaire",
                "nombre_parents": "deux", "parent1_nom": "Traoré", "parent1_prenom": "Moussa",
                "parent2_nom": "Diallo", "parent2_prenom": "Fatou", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "5 place du Marché",
                "adresse_envoi.postcode": "96100", "adresse_envoi.city": "Val-Clair",
                "adresse_envoi.country": "France", "prenom_demandeur": "Julie", "nom_demandeur": "Marchand",
                "telephone_demandeur": "06 39 98 77 31",
            ]),
        // A genealogist; the record is more than 75 years old, so open to all.
        DemonstrationCase(
            daysAgo: 4, language: .fr, path: ["prendre"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Schmitt",
                "prenoms": "Gérard", "date_naissance": "1948-04-02", "qualite": "autre", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "40 rue du Moulin",
                "adresse_envoi.postcode": "96340", "adresse_envoi.city": "Saint-Aubin-les-Prés",
                "adresse_envoi.country": "France", "prenom_demandeur": "Noémie", "nom_demandeur": "Weber",
                "email_demandeur": "noemie.weber@example.com",
            ]),
        // Passport in another country.
        DemonstrationCase(
            daysAgo: 6, language: .en, path: ["prendre"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "O'Connor",
                "prenoms": "Sean Patrick", "date_naissance": "1990-08-14", "qualite": "titulaire",
                "nombre_parents": "deux", "parent1_nom": "O'Connor", "parent1_prenom": "Liam",
                "parent2_nom": "Blanchard", "parent2_prenom": "Sophie", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Sean", "nom_demandeur": "O'Connor",
                "email_demandeur": "sean.oconnor@example.com",
            ]),
        // An emancipated minor; late.
        DemonstrationCase(
            daysAgo: 9, language: .fr, path: ["prendre"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_avec_filiation", "nom_naissance": "Petit",
                "prenoms": "Hugo", "date_naissance": "2010-06-25", "qualite": "titulaire", "mineur_emancipe": "yes",
                "nombre_parents": "deux", "parent1_nom": "Petit", "parent1_prenom": "Laurent",
                "parent2_nom": "Dubois", "parent2_prenom": "Carine", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "2 rue de l'Écluse",
                "adresse_envoi.postcode": "96100", "adresse_envoi.city": "Val-Clair",
                "adresse_envoi.country": "France", "prenom_demandeur": "Hugo", "nom_demandeur": "Petit",
            ]),
        // A guardian; refused, then reopened by the supervisor.
        DemonstrationCase(
            daysAgo: 12, language: .fr, path: ["prendre", "refuser", "rouvrir"],
            reasons: ["lien_non_prouve"],
            explanations: ["rouvrir": "Le jugement de tutelle est arrivé après la décision."],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Lambert",
                "prenoms": "Simone", "date_naissance": "1940-11-11", "qualite": "representant_legal",
                "nombre_parents": "deux", "parent1_nom": "Lambert", "parent1_prenom": "Émile",
                "parent2_nom": "Colin", "parent2_prenom": "Berthe", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "1 rue des Écoles",
                "adresse_envoi.complement": "Service des majeurs protégés", "adresse_envoi.postcode": "96100",
                "adresse_envoi.city": "Val-Clair", "adresse_envoi.country": "France", "prenom_demandeur": "Farid",
                "nom_demandeur": "Mansouri", "telephone_demandeur": "01 99 00 62 15",
            ]),
        // Says she is the child; to be proved.
        DemonstrationCase(
            daysAgo: 7, language: .fr, path: ["prendre", "demander_justificatif"],
            reasons: ["filiation"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Moreau",
                "prenoms": "Baptiste", "date_naissance": "1992-02-28", "qualite": "descendant",
                "nombre_parents": "deux", "parent1_nom": "Moreau", "parent1_prenom": "Jean-Claude",
                "parent2_nom": "Vidal", "parent2_prenom": "Christine", "mode_remise": "courrier",
                "nombre_exemplaires": "1", "adresse_envoi.street": "19 rue Pasteur",
                "adresse_envoi.postcode": "96210", "adresse_envoi.city": "Port-Lune",
                "adresse_envoi.country": "France", "prenom_demandeur": "Léa", "nom_demandeur": "Moreau",
                "email_demandeur": "lea.moreau@example.com",
            ]),
        DemonstrationCase(
            daysAgo: 15, language: .fr, path: ["prendre", "demander_justificatif"],
            reasons: ["identite", "union"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_avec_filiation", "nom_naissance": "Da Silva",
                "prenoms": "Rui Miguel", "date_naissance": "1983-05-05", "qualite": "conjoint",
                "nombre_parents": "deux", "parent1_nom": "Da Silva", "parent1_prenom": "António",
                "parent2_nom": "Ferreira", "parent2_prenom": "Maria", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Camille", "nom_demandeur": "Da Silva",
                "telephone_demandeur": "06 39 98 20 66",
            ]),
        // A ward of the State, born under secrecy: the record names no parent.
        DemonstrationCase(
            daysAgo: 24, language: .fr, path: ["prendre", "demander_justificatif"],
            reasons: ["representation"],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "copie_integrale", "nom_naissance": "Caron",
                "prenoms": "Lucie", "date_naissance": "2014-09-17", "qualite": "representant_legal",
                "nombre_parents": "aucun", "mode_remise": "courrier", "nombre_exemplaires": "1",
                "adresse_envoi.street": "Maison de l'enfance, 6 avenue du Parc", "adresse_envoi.postcode": "96100",
                "adresse_envoi.city": "Val-Clair", "adresse_envoi.country": "France", "prenom_demandeur": "Hélène",
                "nom_demandeur": "Brunet",
            ]),
    ]
}
