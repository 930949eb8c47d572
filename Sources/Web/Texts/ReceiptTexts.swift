/// The legal receipt.
protocol ReceiptTexts {
    var receiptLegalTitle: String { get }
    var receivedOn: String { get }
    var officeInCharge: String { get }
    var withoutAnswer: String { get }
    var attestation: String { get }
    var receiptBasis: String { get }
}

extension FrenchTexts {
    var receiptLegalTitle: String { "Accusé de réception" }
    var receivedOn: String { "Reçue le" }
    var officeInCharge: String { "Service chargé de votre demande" }
    var withoutAnswer: String { "Si vous ne recevez pas de réponse" }
    var attestation: String {
        "Vous pourrez alors demander une attestation de cette acceptation (code des relations entre le public et l’administration, article L.\u{A0}232-3)."
    }
    var receiptBasis: String {
        "Accusé de réception délivré selon les articles L.\u{A0}112-3, L.\u{A0}112-11, R.\u{A0}112-5 et R.\u{A0}112-11-1 du code des relations entre le public et l’administration. Les dates supposent une demande complète."
    }
}

extension EnglishTexts {
    var receiptLegalTitle: String { "Acknowledgement of receipt" }
    var receivedOn: String { "Received on" }
    var officeInCharge: String { "Office in charge of your request" }
    var withoutAnswer: String { "If you receive no answer" }
    var attestation: String {
        "You can then ask for a certificate of this acceptance (code des relations entre le public et l’administration, article L.\u{A0}232-3)."
    }
    var receiptBasis: String {
        "Given under articles L.\u{A0}112-3, L.\u{A0}112-11, R.\u{A0}112-5 and R.\u{A0}112-11-1 of the French code of relations between the public and the administration. Dates assume that the request is complete."
    }
}
