/// What an answer is about, the same in every service: what was answered once can be offered again where it is asked again
/// ("dites-le-nous une fois"). A short closed list: meaning is declared by authors, never guessed from words.
///
/// "The person" is whoever fills in the form.
public enum Concept: String, Sendable, CaseIterable, Hashable {
    case familyName = "person.family_name"
    case firstNames = "person.first_names"
    case birthDate = "person.birth_date"
    case address = "person.address"
    case email = "person.email"
    case phone = "person.phone"
    case organisationName = "organisation.name"
    case organisationNumber = "organisation.number"
    case referenceIncome = "household.reference_income"
    case taxShares = "household.tax_shares"
    case identityDocument = "document.identity"
    case proofOfAddress = "document.proof_of_address"
    case taxNotice = "document.tax_notice"
    case bankDetails = "document.bank_details"
    case liabilityInsurance = "document.liability_insurance"

    /// Whether it is told of a year (`about_year`): the income of another year is another thing.
    public var isYearly: Bool {
        switch self {
        case .referenceIncome, .taxShares: true
        default: false
        }
    }

    /// The types of question that can ask for it.
    var types: [String] {
        switch self {
        case .familyName, .firstNames, .organisationName: ["text"]
        case .birthDate: ["date"]
        case .referenceIncome: ["money"]
        case .taxShares: ["number"]
        case .address: ["address"]
        case .email: ["email"]
        case .phone: ["phone"]
        case .organisationNumber: ["siren", "siret"]
        case .identityDocument, .proofOfAddress, .taxNotice, .bankDetails, .liabilityInsurance: ["file"]
        }
    }
}
