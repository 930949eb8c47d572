import FEEL
import Services

/// Invents cases of a service: people, answers and what became of them, always the same for the same seed.
///
/// Every scenario is a way through the workflow; each is told in turn, so that every state is there whatever the number of
/// cases. No person, address, company or account is real.
struct DemonstrationInventor {
    /// A way through a workflow, and how long ago it began.
    struct Scenario: Sendable {
        let path: [String]
        var reasons: [String] = []
        var explanations: [String: String] = [:]
        /// How many days ago such a case was submitted, at least and at most.
        let days: ClosedRange<Int>
    }

    /// Draws of one case.
    var random: SeededGenerator
    /// The day on which the demonstration began.
    let today: CivilDate

    /// The cases of a service; none of a service that the demonstration does not know.
    static func cases(of service: String, on today: CivilDate) -> [DemonstrationCase] {
        guard let tale = tales[service] else { return [] }
        return (0..<tale.count).map { index in
            let seed = service.utf8.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) } &+ UInt64(index) &* 7_919
            var inventor = DemonstrationInventor(random: SeededGenerator(seed: seed), today: today)
            let scenario = tale.scenarios[index % tale.scenarios.count]
            let daysAgo = inventor.draw(scenario.days)
            let language: Language = inventor.draw(1...6) == 1 ? .en : .fr
            let answers = tale.answers(&inventor, scenario, today.adding(days: -daysAgo))
            return DemonstrationCase(
                daysAgo: daysAgo, language: language, path: scenario.path, reasons: scenario.reasons,
                explanations: scenario.explanations, answers: answers)
        }
    }

    /// What is told of a service.
    struct Tale: Sendable {
        let count: Int
        let scenarios: [Scenario]
        /// What the person answered, on the day of submission.
        let answers: @Sendable (inout DemonstrationInventor, Scenario, CivilDate) -> [String: String]
    }

    private static let tales: [String: Tale] = [
        "cantine": schoolMeals, "terrasse": terraces, "signaler": streetReports, "degat-des-eaux": waterDamage,
    ]

    // MARK: Draws

    mutating func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// True about so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { draw(1...100) <= percent }

    mutating func pick(_ values: [String]) -> String { values[draw(0...(values.count - 1))] }

    /// A few of a list, in its order; at least one.
    mutating func some(_ values: [String]) -> String {
        let chosen = values.filter { _ in chance(60) }
        return chosen.isEmpty ? pick(values) : chosen.joined(separator: ",")
    }

    // MARK: People and places

    mutating func firstName() -> String { pick(Self.firstNames) }

    mutating func familyName() -> String { pick(Self.familyNames) }

    /// The answers that say who somebody is, under the names of their questions.
    mutating func person(
        first: String, family: String, email: String, phone: String? = nil, emailPercent: Int = 70
    ) -> [String: String] {
        let (given, name) = (firstName(), familyName())
        var answers = [first: given, family: name]
        if chance(emailPercent) {
            answers[email] = "\(Self.plain(given)).\(Self.plain(name))@example.com"
        }
        if let phone, chance(50) { answers[phone] = telephone() }
        return answers
    }

    /// A mobile number of the blocks kept for fiction (Arcep, decision 2018-0881, 2.5.12).
    mutating func telephone() -> String { "06 39 98 \(twoDigits()) \(twoDigits())" }

    private mutating func twoDigits() -> String {
        let number = draw(0...99)
        return number < 10 ? "0\(number)" : String(number)
    }

    /// An address in the invented town.
    mutating func address(_ question: String) -> [String: String] {
        [
            "\(question).street": "\(draw(1...120)) \(pick(Self.streets))", "\(question).postcode": "96100",
            "\(question).city": "Val-Clair", "\(question).country": "France",
        ]
    }

    /// Letters and hyphens of ASCII: the local part of an e-mail address.
    private static func plain(_ name: String) -> String {
        let folded = name.lowercased().unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z": Character(scalar)
            case "à", "â", "ä": "a"
            case "é", "è", "ê", "ë": "e"
            case "î", "ï": "i"
            case "ô", "ö": "o"
            case "ù", "û", "ü": "u"
            case "ç": "c"
            default: "-"
            }
        }
        return String(folded)
    }

    /// A household that the register of incomes knows.
    mutating func household() -> DemonstrationRegister.Household {
        let households = DemonstrationRegister.households
        return households[draw(0...(households.count - 1))]
    }

    // MARK: Numbers with check digits

    /// A SIRET with a valid key (Luhn), of a range in which no company is.
    mutating func siret() -> String {
        let enterprise = Self.luhn("0009" + (0..<4).map { _ in String(draw(0...9)) }.joined())
        return Self.luhn(enterprise + "0001")
    }

    private static func luhn(_ digits: String) -> String {
        let sum = digits.reversed().enumerated().reduce(0) { total, item in
            let digit = item.element.wholeNumberValue ?? 0
            let doubled = item.offset.isMultiple(of: 2) ? digit * 2 : digit
            return total + (doubled > 9 ? doubled - 9 : doubled)
        }
        return digits + String((10 - sum % 10) % 10)
    }

    /// An IBAN with valid check digits (ISO 13616), of a bank that does not exist.
    mutating func iban() -> String {
        let account = "9999900000" + (0..<11).map { _ in String(draw(0...9)) }.joined()
        // The key of French accounts: letters are absent, so that the digits are taken as they are.
        let key = 97 - Self.remainder(account + "00")
        let number = account + (key < 10 ? "0\(key)" : String(key))
        // F is 15 and R is 27.
        let check = 98 - Self.remainder(number + "152700")
        return "FR" + (check < 10 ? "0\(check)" : String(check)) + number
    }

    private static func remainder(_ digits: String) -> Int {
        digits.reduce(0) { ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 97 }
    }

    private static let firstNames = [
        "Adama", "Agnès", "Alice", "Amandine", "Amir", "Anaïs", "André", "Aya", "Baptiste", "Béatrice", "Bilal",
        "Camille", "Chloé", "Claire", "Damien", "Danuta", "Élise", "Emma", "Fatima", "Florian", "Gaël", "Hana", "Hugo",
        "Inès", "Isabelle", "Jeanne", "Joao", "Jules", "Karim", "Laure", "Léo", "Linh", "Louise", "Lucas", "Maëlle",
        "Malik", "Manon", "Marta", "Mathis", "Mehdi", "Nadia", "Nathan", "Noah", "Olga", "Oumar", "Paul", "Pauline",
        "Rayan", "Romane", "Sacha", "Samuel", "Sarah", "Simon", "Sofia", "Théo", "Thi Mai", "Valentin", "Yasmine",
        "Yves", "Zoé",
    ]
    private static let familyNames = [
        "Aubert", "Barbier", "Ben Salah", "Berger", "Boucher", "Brun", "Carpentier", "Chevalier", "Cissé", "Collet",
        "Costa", "Da Costa", "Delmas", "Diop", "Dupuy", "El Amrani", "Étienne", "Fernandes", "Fleury", "Gauthier",
        "Gomis", "Guérin", "Haddad", "Huet", "Jacquot", "Keller", "Kowalski", "Lacroix", "Lefort", "Lemoine", "Lopez",
        "Maillard", "Marchal", "Martel", "Mebarki", "Michaud", "Monnier", "Nguyen", "Noël", "Okafor", "Paris",
        "Pereira",
        "Perrot", "Picard", "Poirier", "Prévost", "Renard", "Rey", "Riou", "Rolland", "Roy", "Sissoko", "Tessier",
        "Tran", "Vasseur", "Vidal", "Weber", "Zerrouki",
    ]
    static let streets = [
        "allée des Saules", "avenue du Parc", "boulevard de la Gare", "chemin des Vignes", "impasse du Lavoir",
        "place du Marché", "quai des Ormes", "rue de l'Écluse", "rue des Écoles", "rue des Tilleuls", "rue du Moulin",
        "rue Neuve", "rue Pasteur", "rue du Palais",
    ]
}
