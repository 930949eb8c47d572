import Cases
import Crypto
import Services

/// A document that an invented person gives: a real, small file that says what it is.
struct DemonstrationFile: Sendable {
    let reference: FileReference
    let bytes: [UInt8]

    /// Why a document can't be made.
    struct Failure: Error {}

    /// The documents of a case, by the path of their question: answers that end like the name of a file.
    static func all(
        in invented: DemonstrationCase, using random: inout some RandomNumberGenerator
    ) throws -> [String: DemonstrationFile] {
        var files: [String: DemonstrationFile] = [:]
        for (path, name) in invented.answers.sorted(by: { $0.key < $1.key }) {
            guard let kind: FileKind = name.hasSuffix(".pdf") ? .pdf : name.hasSuffix(".png") ? .png : nil else {
                continue
            }
            let bytes = kind == .pdf ? pdf(saying: "Demonstration - \(name)") : picture
            let digest = SHA256.hash(data: bytes).map { byte in
                String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }.joined()
            let id = Identifier(at: Instant(milliseconds: 1_795_000_000_000), using: &random)
            guard
                let reference = FileReference(
                    id: id.description, name: name, kind: kind, size: bytes.count, sha256: digest)
            else { throw Failure() }
            files[path] = DemonstrationFile(reference: reference, bytes: bytes)
        }
        return files
    }

    /// A page of one line, in ASCII (ISO 32000-1, 7.5).
    private static func pdf(saying text: String) -> [UInt8] {
        let content = "BT /F1 18 Tf 60 740 Td (\(text)) Tj ET"
        let objects = [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        var file = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
        return Array(file.utf8)
    }

    /// A picture of one pixel (PNG, ISO/IEC 15948).
    private static let picture: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1,
        8,
        2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE, 0, 0, 0, 0x0C, 0x49, 0x44, 0x41, 0x54, 0x08, 0xD7, 0x63, 0xF8, 0xCF, 0xC0,
        0,
        0, 3, 1, 1, 0, 0x18, 0xDD, 0x8D, 0xB0, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
    ]
}
