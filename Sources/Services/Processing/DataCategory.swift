/// What kind of thing an answer tells, for the notice that people read and the register of processing (GDPR, articles
/// 14(1)(d) and 30(1)(c)). It follows from the question's concept, else from its type: authors declare nothing more.
public enum DataCategory: String, Sendable, CaseIterable, Hashable {
    /// Names, date of birth, identity documents, where the definition says that a question asks for them.
    case identity
    /// Addresses of every kind, telephone numbers.
    case contact
    /// The national registration number (NIR), whose use a decree limits (décret n° 2019-341 of 19 April 2019).
    case nationalNumber = "national_number"
    /// Bank accounts.
    case bank
    /// Income, sums, tax.
    case means
    /// Businesses and their numbers.
    case business
    /// Files that people give.
    case documents
    /// Signatures.
    case signature
    /// What people write in their own words: it may tell anything.
    case words
    /// Every other answer: what the service needs to know of the situation.
    case situation

    /// The kind of what a question asks; nil when it asks nothing.
    public init?(_ question: Question) {
        guard question.type.missing != nil else { return nil }
        switch question.concept {
        case .familyName, .firstNames, .birthDate, .identityDocument: self = .identity
        case .address, .email, .phone, .proofOfAddress: self = .contact
        case .organisationName, .organisationNumber: self = .business
        case .referenceIncome, .taxShares, .taxNotice: self = .means
        case .bankDetails: self = .bank
        case .liabilityInsurance: self = .documents
        case nil: self = Self.kind(of: question.type)
        }
    }

    private static func kind(of type: any QuestionType) -> DataCategory {
        switch type {
        case is AddressQuestion, is EmailQuestion, is PhoneQuestion: .contact
        case is NIRQuestion: .nationalNumber
        case is IBANQuestion: .bank
        case is MoneyQuestion: .means
        case is SIRENQuestion, is SIRETQuestion: .business
        case is FileQuestion: .documents
        case is SignatureQuestion: .signature
        case is LongTextQuestion: .words
        default: .situation
        }
    }
}

extension ServiceDefinition {
    /// The questions by the kind of what they ask, each kind once, in the order of `DataCategory`.
    public var questionsByCategory: [(category: DataCategory, questions: [Question])] {
        let sorted = Dictionary(grouping: pages.flatMap(\.questions), by: DataCategory.init)
        return DataCategory.allCases.compactMap { category in
            sorted[category].map { (category, $0) }
        }
    }
}
