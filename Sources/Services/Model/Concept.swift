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
    case identityDocument = "document.identity"
    case proofOfAddress = "document.proof_of_address"
    case taxNotice = "document.tax_notice"
    case bankDetails = "document.bank_details"
    case liabilityInsurance = "document.liability_insurance"

    /// The types of question that can ask for it.
    var types: [String] {
        switch self {
        case .familyName, .firstNames, .organisationName: ["text"]
        case .birthDate: ["date"]
        case .address: ["address"]
        case .email: ["email"]
        case .phone: ["phone"]
        case .organisationNumber: ["siren", "siret"]
        case .identityDocument, .proofOfAddress, .taxNotice, .bankDetails, .liabilityInsurance: ["file"]
        }
    }
}
