/// A question of a type as one meets it, to look at and to test: its settings, an answer that is right, one that is not.
///
/// Every type has one, or does not compile: the gallery shows whatever `QuestionTypes.list` holds.
struct QuestionSpecimen: Sendable {
    /// The question, in words.
    let ask: LocalizedText
    /// Its settings besides those that every question has, as in a definition (YAML).
    let settings: String
    /// An answer as somebody would give it in French; nil for what takes none.
    let right: RawAnswer?
    /// One to be mended, in any language; nothing at all where nothing else can go wrong.
    let wrong: RawAnswer

    init(fr: String, en: String, settings: String = "{}", right: RawAnswer?, wrong: RawAnswer = RawAnswer()) {
        ask = LocalizedText(fr: fr, en: en)
        self.settings = settings
        self.right = right
        self.wrong = wrong
    }

    /// Options for the types that have some.
    private static let options = """
        {cash: {fr: Espèces, en: Cash}, card: {fr: Carte bancaire, en: Bank card, help: {fr: "Sauf à la piscine", en: \
        "Except at the swimming pool"}}, cheque: {fr: Chèque, en: Cheque}}
        """
    fileprivate static let optionSettings = "{options: \(options)}"
}

extension TextQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Prénom de l'enfant", en: "Child's first name", settings: "{max: 60}", right: RawAnswer("Zoé"),
        wrong: RawAnswer(String(repeating: "Zoé ", count: 20)))
}

extension LongTextQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Que s'est-il passé ?", en: "What happened?", settings: "{max: 200}",
        right: RawAnswer("Le lampadaire est éteint.\nDepuis lundi."),
        wrong: RawAnswer(String(repeating: "Le lampadaire est éteint. ", count: 10)))
}

extension NumberQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Surface de la terrasse", en: "Surface of the terrace",
        settings: "{range: '[1..200]', decimals: 2, unit: m²}", right: RawAnswer("12,5"), wrong: RawAnswer("douze"))
}

extension MoneyQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Revenu fiscal de référence", en: "Reference tax income",
        settings: "{unit: €/year, range: '[0..10000000]'}",
        right: RawAnswer("21 600,50"), wrong: RawAnswer("-5"))
}

extension YesNoQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Souhaitez-vous un prix selon vos revenus ?", en: "Do you want a price based on your income?",
        right: RawAnswer("yes"))
}

extension ChoiceQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Comment souhaitez-vous payer ?", en: "How would you like to pay?",
        settings: QuestionSpecimen.optionSettings,
        right: RawAnswer("card"))
}

extension ChoicesQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Quels moyens de paiement acceptez-vous ?", en: "Which means of payment do you accept?",
        settings: QuestionSpecimen.optionSettings, right: RawAnswer(parts: ["": ["cash", "cheque"]]))
}

extension DateQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Date de naissance", en: "Date of birth", settings: "{range: '[date(\"1900-01-01\")..today()]'}",
        right: RawAnswer("27/03/2019"), wrong: RawAnswer(parts: ["day": ["31"], "month": ["4"], "year": ["2019"]]))
}

extension MonthQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Depuis quel mois ?", en: "Since which month?", settings: "{range: '[date(\"2000-01-01\")..today()]'}",
        right: RawAnswer("03/2019"), wrong: RawAnswer(parts: ["month": ["13"], "year": ["2019"]]))
}

extension YearQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Année de construction", en: "Year of construction", settings: "{range: '[1000..today().year]'}",
        right: RawAnswer("1987"), wrong: RawAnswer("87"))
}

extension TimeQuestion {
    static let specimen = QuestionSpecimen(
        fr: "À quelle heure ?", en: "At what time?",
        settings: "{range: '[time(\"08:00:00\")..time(\"22:00:00\")]'}", right: RawAnswer("14 h 30"),
        wrong: RawAnswer("25 h"))
}

extension EmailQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Votre adresse e-mail", en: "Your e-mail address", right: RawAnswer("zoe@example.org"),
        wrong: RawAnswer("zoe.example.org"))
}

extension PhoneQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Votre téléphone", en: "Your telephone", right: RawAnswer("01 99 00 12 34"), wrong: RawAnswer("01 99"))
}

extension AddressQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Votre adresse", en: "Your address",
        right: RawAnswer(parts: ["street": ["12 rue du Lavoir"], "postcode": ["99100"], "city": ["Val-Clair"]]),
        wrong: RawAnswer(parts: ["street": ["12 rue du Lavoir"], "postcode": ["99"], "city": ["Val-Clair"]]))
}

extension CountryQuestion {
    static let specimen = QuestionSpecimen(fr: "Pays de naissance", en: "Country of birth", right: RawAnswer("CI"))
}

extension IBANQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Compte sur lequel vous rembourser", en: "Account to refund you on",
        right: RawAnswer("FR14 2004 1010 0505 0001 3M02 606"), wrong: RawAnswer("FR14 2004 1010 0505 0001 3M02 660"))
}

extension SIRENQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Numéro SIREN de l'association", en: "SIREN number of the association", right: RawAnswer("732 829 320"),
        wrong: RawAnswer("732 829 321"))
}

extension SIRETQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Numéro SIRET du commerce", en: "SIRET number of the shop", right: RawAnswer("732 829 320 00074"),
        wrong: RawAnswer("732 829 320"))
}

extension NIRQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Votre numéro de sécurité sociale", en: "Your social security number",
        settings: "{allowed_by: \"Décret n° 2019-341 du 19 avril 2019, article 2\"}",
        right: RawAnswer("2 55 08 14 168 025 38"), wrong: RawAnswer("2 55 08 14 168 025"))
}

extension ConsentQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Photos de la classe", en: "Photographs of the class",
        settings: """
            {words: {fr: "J'accepte que mon enfant soit photographié en classe.", en: "I agree to my child being \
            photographed in class."}, purpose: {fr: "Pour l'exposition de fin d'année.", en: "For the exhibition at the \
            end of the year."}, withdraw: {fr: "Vous pouvez changer d'avis à tout moment, en nous écrivant.", en: "You can \
            change your mind at any time, by writing to us."}}
            """,
        right: RawAnswer("yes"))
}

extension SignatureQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Votre signature", en: "Your signature",
        settings: """
            {statement: {fr: "Je certifie que ces renseignements sont exacts.", en: "I certify that this information is \
            accurate."}}
            """,
        right: RawAnswer("Zoé Lavoir"), wrong: RawAnswer("x"))
}

extension FileQuestion {
    static let specimen = QuestionSpecimen(
        fr: "Votre avis d'impôt", en: "Your tax notice", settings: "{accept: [pdf, image]}", right: nil)
}

extension InformationQuestion {
    static let specimen = QuestionSpecimen(
        fr: "En cas d'allergie, prenez contact avec le médecin scolaire.",
        en: "If there is an allergy, contact the school doctor.", right: nil)
}
