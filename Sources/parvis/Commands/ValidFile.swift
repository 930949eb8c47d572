import ArgumentParser
import Foundation

/// The bytes of a file that somebody names.
enum ValidFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("\(path) can't be read.")
        }
        return [UInt8](data)
    }
}
