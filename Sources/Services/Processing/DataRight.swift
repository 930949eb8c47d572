/// What people may ask of whoever processes their data, as far as the legal basis gives it.
public enum DataRight: String, Sendable, CaseIterable, Hashable {
    /// To read them and have a copy: GDPR, article 15.
    case access
    /// To have what is wrong corrected: article 16.
    case rectification
    /// To have them erased: article 17(1).
    case erasure
    /// To have their use limited while something is disputed: article 18.
    case restriction
    /// To take them elsewhere in a common format: article 20.
    case portability
    /// To object, for reasons of one's own situation: article 21(1).
    case objection
    /// To take back an agreement: article 7(3).
    case withdrawal

    /// The article that gives it.
    public var article: Int {
        switch self {
        case .access: 15
        case .rectification: 16
        case .erasure: 17
        case .restriction: 18
        case .portability: 20
        case .objection: 21
        case .withdrawal: 7
        }
    }
}

extension LegalBasis {
    /// The rights of people whose data are processed on this basis, in the order in which they are told.
    ///
    /// Erasure does not apply to what a legal obligation or a public task needs (article 17(3)(b)); portability applies to
    /// consent and contracts alone (article 20(1)(a)); objection to a public task or legitimate interests alone (article
    /// 21(1)).
    public var rights: [DataRight] {
        switch self {
        case .consent: [.access, .rectification, .erasure, .restriction, .portability, .withdrawal]
        case .contract: [.access, .rectification, .erasure, .restriction, .portability]
        case .legalObligation: [.access, .rectification, .restriction]
        case .vitalInterests: [.access, .rectification, .erasure, .restriction]
        case .publicTask: [.access, .rectification, .restriction, .objection]
        case .legitimateInterests: [.access, .rectification, .erasure, .restriction, .objection]
        }
    }
}
