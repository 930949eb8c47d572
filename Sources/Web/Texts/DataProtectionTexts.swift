/// What the data-protection officer reads.
protocol DataProtectionTexts {
    var dataProtectionDesk: String { get }
    var processingRegister: String { get }
    var breaches: String { get }
}

extension FrenchTexts {
    var dataProtectionDesk: String { "Demandes sur les données" }
    var processingRegister: String { "Registre des traitements" }
    var breaches: String { "Violations de données" }
}

extension EnglishTexts {
    var dataProtectionDesk: String { "Data requests" }
    var processingRegister: String { "Register of processing" }
    var breaches: String { "Data breaches" }
}
