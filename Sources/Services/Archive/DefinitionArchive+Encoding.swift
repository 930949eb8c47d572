/// The archive as bytes: `PARVISDEF`, a version (1), the number of files, then for each file, ordered by path, the length
/// of its path, its path in UTF-8, the length of its content and its content. Numbers are 32 bits, most significant byte
/// first. There is one way to write an archive, and only that way is read.
extension DefinitionArchive {
    private static let magic = Array("PARVISDEF".utf8)
    private static let version: UInt8 = 1

    /// The archive as bytes.
    public var encoded: [UInt8] {
        var output = Self.magic + [Self.version]
        output.reserveCapacity(files.reduce(32) { $0 + $1.path.utf8.count + $1.bytes.count + 8 })
        Self.append(files.count, to: &output)
        for file in files {
            Self.append(file.path.utf8.count, to: &output)
            output += file.path.utf8
            Self.append(file.bytes.count, to: &output)
            output += file.bytes
        }
        return output
    }

    /// The archive that the bytes are. Anything that `encoded` would not have written is refused.
    public init(decoding bytes: [UInt8]) throws(Failure) {
        var rest = bytes[...]
        guard rest.starts(with: Self.magic + [Self.version]) else { throw .malformed }
        rest = rest.dropFirst(Self.magic.count + 1)
        let count = try Self.number(from: &rest)
        guard count <= Self.maximumFiles else { throw .tooManyFiles }
        var files: [String: [UInt8]] = [:]
        var previous: ArraySlice<UInt8> = []
        for index in 0..<count {
            let path = try Self.bytes(from: &rest)
            guard index == 0 || previous.lexicographicallyPrecedes(path),
                let name = String(validating: path, as: UTF8.self)
            else { throw .malformed }
            previous = path
            files[name] = Array(try Self.bytes(from: &rest))
        }
        guard rest.isEmpty else { throw .malformed }
        try self.init(files: files)
    }

    private static func append(_ number: Int, to output: inout [UInt8]) {
        for shift in [24, 16, 8, 0] { output.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private static func number(from rest: inout ArraySlice<UInt8>) throws(Failure) -> Int {
        guard rest.count >= 4 else { throw .malformed }
        let number = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(4)
        return number
    }

    private static func bytes(from rest: inout ArraySlice<UInt8>) throws(Failure) -> ArraySlice<UInt8> {
        let length = try number(from: &rest)
        guard length <= rest.count else { throw .malformed }
        defer { rest = rest.dropFirst(length) }
        return rest.prefix(length)
    }
}
