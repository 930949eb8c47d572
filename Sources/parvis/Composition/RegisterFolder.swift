import Cases
import Foundation
import Services
import Storage
import Synchronization

/// The registers of a data folder: `registers/ORGANISATION/REGISTER.jsonl`, put there by the organisation.
///
/// A file may come, be replaced or go while the server runs.
final class RegisterFolder: RegisterDirectory {
    private let folder: String
    private let opened = Mutex<[String: FileRegister]>([:])

    init(data: String) { folder = "\(data)/registers" }

    /// Where a register's file is looked for.
    func path(of register: Register, in organisation: String) -> String {
        "\(folder)/\(organisation)/\(register.id).jsonl"
    }

    func connection(to register: Register, of organisation: String) -> (any RegisterConnection)? {
        let path = path(of: register, in: organisation)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let name = ([path] + register.keys).joined(separator: "\n")
        return opened.withLock { opened in
            if let known = opened[name] { return known }
            let made = FileRegister(path: path, keys: register.keys)
            opened[name] = made
            return made
        }
    }
}
