import Services

/// Cases that go on between the person and the town hall. No person or address is real.
extension DemonstrationCase {
    static let continuing: [DemonstrationCase] = [
        // Wrote and waits for an answer.
        DemonstrationCase(
            daysAgo: 3, language: .fr,
            life: [.writes("Bonjour,\n\nPuis-je venir chercher le document samedi matin ?")],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_sans_filiation", "nom_naissance": "Marchetti",
                "prenoms": "Ornella", "date_naissance": "1979-04-30", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Ornella", "nom_demandeur": "Marchetti",
                "email_demandeur": "ornella.marchetti@example.com",
            ]),
        // Asked to correct the date of birth; time stands still.
        DemonstrationCase(
            daysAgo: 6, language: .fr, path: ["prendre"],
            life: [
                .isAsked(
                    ["date_naissance", "prenoms"],
                    why: "Nous ne trouvons aucun acte à cette date. Vérifiez-la sur un document officiel.")
            ],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_sans_filiation", "nom_naissance": "Le Goff",
                "prenoms": "Yann", "date_naissance": "1968-02-28", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Yann", "nom_demandeur": "Le Goff",
                "email_demandeur": "yann.legoff@example.com",
            ]),
        // The same in English, corrected: the old and the new answer stand side by side.
        DemonstrationCase(
            daysAgo: 9, language: .en, path: ["prendre"],
            life: [
                .isAsked(["prenoms"], why: "Please give all the first names, as on an official document."),
                .corrects(["prenoms": "Ifeoma Grace"]),
                .writes("I have added my second name. Is anything else missing?"),
                .isAnswered("Thank you, nothing else is missing."),
            ],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_sans_filiation", "nom_naissance": "Adeyemi",
                "prenoms": "Ifeoma", "date_naissance": "1991-03-14", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Ifeoma", "nom_demandeur": "Adeyemi",
                "email_demandeur": "ifeoma.adeyemi@example.com",
            ]),
        // No longer needs it.
        DemonstrationCase(
            daysAgo: 8, language: .fr, path: ["prendre"],
            life: [.withdraws("J’ai retrouvé mon livret de famille.")],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_sans_filiation", "nom_naissance": "Castel",
                "prenoms": "Bruno", "date_naissance": "1985-12-09", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Bruno", "nom_demandeur": "Castel",
                "email_demandeur": "bruno.castel@example.com",
            ]),
        // Refused, and asks a supervisor to look again.
        DemonstrationCase(
            daysAgo: 14, language: .fr, path: ["prendre", "refuser"], reasons: ["acte_introuvable"],
            life: [.contests("Le nom est écrit avec un trait d’union dans le registre : Roy-Delmas.")],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_sans_filiation", "nom_naissance": "Roy Delmas",
                "prenoms": "Inès", "date_naissance": "2001-08-21", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Inès", "nom_demandeur": "Roy Delmas",
                "email_demandeur": "ines.roydelmas@example.com",
            ]),
        // Adds what they forgot.
        DemonstrationCase(
            daysAgo: 2, language: .fr,
            life: [.adds("Mon nom d’usage est Ferrand : il est sur ma carte d’identité.")],
            answers: [
                "lieu_naissance": "val_clair", "type_acte": "extrait_sans_filiation", "nom_naissance": "Pruvost",
                "prenoms": "Colette", "date_naissance": "1949-10-05", "mode_remise": "guichet",
                "nombre_exemplaires": "1", "prenom_demandeur": "Colette", "nom_demandeur": "Pruvost",
                "email_demandeur": "colette.pruvost@example.com",
            ]),
    ]
}
