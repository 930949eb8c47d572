/// The numbers of enterprises and of their establishments in the Sirene register (code de commerce, R. 123-221).
enum EnterpriseNumber {
    /// La Poste, whose establishments outgrew the check of their numbers.
    static let laPoste = "356000000"
    /// The one establishment of La Poste that passes the ordinary check: its head office.
    private static let laPosteHeadOffice = "35600000000048"

    /// Whether nine digits are a SIREN: the last one checks the others (Luhn).
    static func isSIREN(_ digits: String) -> Bool {
        CheckDigits.isDigits(digits, count: 9) && CheckDigits.passesLuhn(digits)
    }

    /// Whether fourteen digits are a SIRET: a SIREN, then five digits of which the last checks all the others (Luhn).
    ///
    /// For La Poste the sum of the digits is a multiple of five instead, save for its head office (Insee).
    static func isSIRET(_ digits: String) -> Bool {
        guard CheckDigits.isDigits(digits, count: 14), isSIREN(String(digits.prefix(9))) else { return false }
        if digits.hasPrefix(laPoste), digits != laPosteHeadOffice {
            return digits.utf8.reduce(0) { $0 + Int($1) - 0x30 }.isMultiple(of: 5)
        }
        return CheckDigits.passesLuhn(digits)
    }
}
