import Cases
import FEEL
import Foundation
import Services
import Web

/// What the tax administration would say of a few invented people: the demonstration's register `revenus`.
///
/// Nobody has these numbers: a tax number begins with 0, 1, 2 or 3, and all of these begin with 9.
struct DemonstrationRegister: Sendable {
    /// What the register holds of one household.
    struct Household: Sendable, Encodable {
        /// Who they are, for whoever tries the demonstration; the register is not asked by name.
        let name: String
        let taxNumber: String
        let noticeReference: String
        /// Reference tax income, in euros a year.
        let income: Int
        /// In quarters, as shares are counted.
        let quarters: Int

        /// The register's fields, named as the form's questions are.
        private enum CodingKeys: String, CodingKey {
            case name = "nom"
            case taxNumber = "numero_fiscal"
            case noticeReference = "reference_avis"
            case income = "revenu_fiscal"
            case shares = "parts"
        }

        /// The number of shares as a form takes it: `2.5`.
        var shares: String {
            let decimals = ["", ".25", ".5", ".75"]
            return "\(quarters / 4)\(decimals[quarters % 4])"
        }

        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(name, forKey: .name)
            try fields.encode(taxNumber, forKey: .taxNumber)
            try fields.encode(noticeReference, forKey: .noticeReference)
            try fields.encode(income, forKey: .income)
            try fields.encode(Double(quarters) / 4, forKey: .shares)
        }

        /// The record that a look-up finds.
        var record: RegisterRecord {
            RegisterRecord(fields: [
                "revenu_fiscal": .number(Number(income)), "parts": Number(shares).map(Value.number) ?? .null,
            ])
        }

        /// The answers by which it is found.
        var keys: [String: String] { ["numero_fiscal": taxNumber, "reference_avis": noticeReference] }
    }

    static let organisation = "mairie"
    static let register = "revenus"

    static let households = [
        Household(
            name: "Amina Diop", taxNumber: "9901234567801", noticeReference: "26A9900001712", income: 21_600,
            quarters: 10),
        Household(
            name: "Martin Keller", taxNumber: "9901234567802", noticeReference: "26A9900002713",
            income: 38_250, quarters: 12),
        Household(
            name: "Louise Fernandes", taxNumber: "9901234567803", noticeReference: "26A9900003714",
            income: 9_480, quarters: 6),
        Household(
            name: "Yves Tran", taxNumber: "9901234567804", noticeReference: "26A9900004715", income: 61_000,
            quarters: 8),
    ]

    /// The household that keys find, as the register would.
    static func household(_ keys: [String: String]) -> Household? { households.first { $0.keys == keys } }

    /// Writes the register where the town would put the real one. One that is there already is left alone.
    static func write(to data: String) throws {
        let folder = "\(data)/registers/\(organisation)"
        let path = "\(folder)/\(register).jsonl"
        guard !FileManager.default.fileExists(atPath: path) else { return }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        var lines = Data()
        for household in households {
            lines += try encoder.encode(household)
            lines += Data("\n".utf8)
        }
        // Whole or not at all: an interrupted start leaves nothing behind that looks like a register.
        try lines.write(to: URL(filePath: path), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    /// What pages show to whoever tries the demonstration, where the numbers are asked.
    static var records: [DemonstrationRecord] {
        households.map {
            DemonstrationRecord(organisation: organisation, register: register, person: $0.name, keys: $0.keys)
        }
    }
}

extension Draft {
    /// Fills in a page as a person does who asks the register, when it knows the numbers given before.
    mutating func fillFromDemonstration(
        _ page: Page, of definition: ServiceDefinition, _ town: Organisation, on today: CivilDate
    ) {
        guard let register = town.register(DemonstrationRegister.register) else { return }
        let evaluation = definition.evaluate(answers, on: today)
        for question in fillable(from: register, on: page, evaluation: evaluation) {
            guard let keys = question.register.flatMap({ self.keys(for: $0, of: register) }),
                let household = DemonstrationRegister.household(keys)
            else { continue }
            _ = fill([question], from: household.record, of: register, today: today)
        }
    }
}
