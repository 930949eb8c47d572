import Cases
import Crypto
import Foundation

/// A chunk of a blob as it stands on disk: a header, the key's identifier, then what the codec made of the chunk.
///
/// The header is 13 bytes, numbers big-endian: content length (4), stored length (4), the first bytes of the SHA-256 of
/// what is stored (4), length of the key's identifier (1). The sum tells a chunk that a power cut left half written.
struct BlobFrame {
    /// The most bytes of content in a chunk.
    static let maximumContent = 64 * 1024
    /// A codec may add that much to a chunk.
    private static let maximumStored = maximumContent + 4_096
    private static let headerLength = 13

    let contentLength: Int
    let payload: EncodedPayload

    /// Seals a chunk.
    ///
    /// - Parameter index: its place in the blob, from 0, bound into the seal: chunks can't change places.
    init(_ content: [UInt8], of blob: Blob, index: Int, codec: any PayloadCodec) throws {
        contentLength = content.count
        payload = try codec.encode(content, context: Self.context(of: blob, index: index))
    }

    private init(contentLength: Int, payload: EncodedPayload) {
        self.contentLength = contentLength
        self.payload = payload
    }

    /// The chunk's content.
    func content(of blob: Blob, index: Int, codec: any PayloadCodec) throws -> [UInt8] {
        let content = try codec.decode(payload, context: Self.context(of: blob, index: index))
        guard content.count == contentLength else { throw StorageError.damagedBlob }
        return content
    }

    /// The frame as bytes.
    var bytes: [UInt8] {
        let key = Array(payload.keyID.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headerLength + key.count + payload.bytes.count)
        bytes += Self.word(contentLength)
        bytes += Self.word(payload.bytes.count)
        bytes += Self.sum(of: payload.bytes)
        bytes.append(UInt8(truncatingIfNeeded: key.count))
        return bytes + key + payload.bytes
    }

    /// Reads the next frame; nil at the end of the file, or where what follows is not a whole frame.
    ///
    /// - Returns: the frame and how many bytes it takes in the file.
    static func read(from file: FileDescriptorReader) throws -> (frame: BlobFrame, length: Int)? {
        guard let header = try file.read(headerLength) else { return nil }
        let (content, stored) = (number(header[0..<4]), number(header[4..<8]))
        let keyLength = Int(header[12])
        guard (1...maximumContent).contains(content), (1...maximumStored).contains(stored),
            let key = try file.read(keyLength), let bytes = try file.read(stored),
            sum(of: bytes) == Array(header[8..<12])
        else { return nil }
        let payload = EncodedPayload(keyID: String(decoding: key, as: UTF8.self), bytes: bytes)
        return (BlobFrame(contentLength: content, payload: payload), headerLength + keyLength + stored)
    }

    private static func context(of blob: Blob, index: Int) -> PayloadContext {
        PayloadContext(
            place: .file, row: blob.file.bytes + [blob.part.rawValue] + word(index), subject: blob.owner)
    }

    private static func word(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

    private static func sum(of bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes).prefix(4)) }
}

/// Reads whole runs of bytes from an open file.
struct FileDescriptorReader {
    let descriptor: Int32

    /// The next bytes; nil when so many are not left.
    func read(_ count: Int) throws -> [UInt8]? {
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
            }
            if got < 0 {
                if errno == EINTR { continue }
                throw StorageError.disk(errno)
            }
            if got == 0 { return nil }
            filled += got
        }
        return bytes
    }
}
