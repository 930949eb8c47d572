import Testing

@testable import Web

/// Forms that bring files are read piece by piece, whatever the pieces and whatever they hold.
@Suite struct MultipartParserTests {
    private static let type = "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxk"

    private struct Part: Equatable {
        var name: String
        var fileName: String?
        var content: [UInt8] = []
    }

    private func body(_ parts: [Part], boundary: String = "----WebKitFormBoundary7MA4YWxk") -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            let file = part.fileName.map { "; filename=\"\($0)\"\r\nContent-Type: image/png" } ?? ""
            bytes += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(file)\r\n\r\n".utf8)
            bytes += part.content + [13, 10]
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    /// Reads a body cut in pieces.
    private func read(_ bytes: [UInt8], pieces: () -> Int) throws -> (parts: [Part], isComplete: Bool) {
        var parser = try #require(MultipartParser(contentType: Self.type))
        var parts: [Part] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(max(1, pieces()))
            rest = rest.dropFirst(piece.count)
            for event in try parser.consume(piece) {
                switch event {
                case .part(let name, let fileName): parts.append(Part(name: name, fileName: fileName))
                case .bytes(let bytes): parts[parts.count - 1].content += bytes
                case .endOfPart: break
                }
            }
        }
        return (parts, parser.isComplete)
    }

    @Test func `any cutting of a body gives the same parts`() throws {
        for seed in UInt64(1)...150 {
            var random = SeededNumbers(seed: seed)
            var parts = [Part(name: "csrf", content: Array("token".utf8)), Part(name: "vide")]
            for index in 0..<Int.random(in: 0...4, using: &random) {
                // Content made of the pieces of a delimiter, which is where a parser goes wrong.
                var content: [UInt8] = []
                for _ in 0..<Int.random(in: 0...60, using: &random) {
                    let pieces: [[UInt8]] = [
                        [13], [10], [13, 10], [45, 45], Array("\r\n------WebKitFormBoundary7MA4YWx".utf8), [0], [255],
                    ]
                    content += pieces[Int.random(in: 0..<pieces.count, using: &random)]
                }
                parts.append(Part(name: "f\(index)", fileName: index == 0 ? "" : "é \(index).png", content: content))
            }
            let (found, isComplete) = try read(body(parts)) { Int.random(in: 1...90, using: &random) }
            #expect(found == parts && isComplete, "seed \(seed)")
        }
    }

    @Test func `damaged bodies are refused or read in part, never fought with`() throws {
        let whole = body([
            Part(name: "a", content: [1, 2]),
            Part(name: "b", fileName: "b.pdf", content: Array(repeating: 9, count: 500)),
        ])
        var outcomes: Set<String> = []
        for seed in UInt64(1)...600 {
            var random = SeededNumbers(seed: seed)
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(index..<min(bytes.count, index + 20))
                default: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 40)], at: index)
                }
            }
            do {
                let (_, isComplete) = try read(bytes) { Int.random(in: 1...64, using: &random) }
                outcomes.insert(isComplete ? "read" : "cut")
            } catch is MultipartParser.Flaw {
                outcomes.insert("refused")
            }
        }
        #expect(outcomes == ["read", "cut", "refused"])
    }

    @Test func `what is without end is refused early`() throws {
        var parser = try #require(MultipartParser(contentType: Self.type))
        _ = try parser.consume(Array("------WebKitFormBoundary7MA4YWxk\r\nX: ".utf8))
        #expect(throws: MultipartParser.Flaw.tooMuch) { _ = try parser.consume(Array(repeating: 65, count: 20_000)) }
        let many = Array(repeating: Part(name: "a"), count: MultipartParser.mostParts + 1)
        #expect(throws: MultipartParser.Flaw.tooMuch) { _ = try read(body(many)) { 4_096 } }
    }

    @Test func `a boundary is asked for, quoted or not`() {
        #expect(MultipartParser(contentType: "multipart/form-data") == nil)
        #expect(MultipartParser(contentType: "multipart/form-data; boundary=") == nil)
        #expect(MultipartParser(contentType: "multipart/form-data; boundary=\"a b\"; charset=utf-8") != nil)
        #expect(
            MultipartParser(contentType: "multipart/form-data; Boundary=" + String(repeating: "a", count: 71)) == nil)
    }

    @Test func `names with quotation marks and line breaks come as browsers write them`() throws {
        let given = "Content-Disposition: form-data; filename=\"a%22b%0D%0A.pdf\"; name=\"avis\""
        let text = "------WebKitFormBoundary7MA4YWxk\r\n\(given)\r\n\r\nx\r\n------WebKitFormBoundary7MA4YWxk--"
        let (parts, isComplete) = try read(Array(text.utf8)) { 7 }
        #expect(parts == [Part(name: "avis", fileName: "a\"b\r\n.pdf", content: [120])] && isComplete)
    }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
