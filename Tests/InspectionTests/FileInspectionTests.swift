import Foundation
import Services
import Testing

@testable import Inspection

/// What a file is, its content says; what it hides is found.
@Suite struct FileInspectionTests {
    private func verdict(_ bytes: [UInt8], tools: InspectionTools = InspectionTools()) throws -> InspectionVerdict {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-inspection-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appending(path: FileInspection.contentName))
        let verdict = FileInspection(tools: tools).inspect(folder: folder.path)
        if case .accepted(_, hasPreview: true) = verdict {
            let preview = try Data(contentsOf: folder.appending(path: FileInspection.previewName))
            #expect(preview.prefix(3) == Data([0xFF, 0xD8, 0xFF]))
        }
        return verdict
    }

    @Test func `ordinary documents and pictures are taken, with a preview`() throws {
        #expect(try verdict(Samples.pdf()) == .accepted(.pdf, hasPreview: true))
        #expect(try verdict(Samples.png()) == .accepted(.png, hasPreview: true))
        #expect(try verdict(Samples.docx()) == .accepted(.docx, hasPreview: false))
        #expect(try verdict(Samples.odt()) == .accepted(.odt, hasPreview: false))
    }

    @Test func `a PDF that speaks of scripts is no script`() throws {
        let info = "<< /Title (About /JavaScript, /JS and /Launch) >>"
        #expect(try verdict(Samples.pdf(objects: [info])) == .accepted(.pdf, hasPreview: true))
    }

    @Test(arguments: [
        ("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", FileRefusal.activeContent),
        ("/OpenAction << /S /J#61vaScript /J#53 (x) >>", .activeContent),
        ("/OpenAction << /S /Launch /F (calc.exe) >>", .activeContent),
        ("/Names << /EmbeddedFiles << /Names [] >> >>", .embeddedFiles),
        ("/AcroForm << /XFA [] >>", .activeContent),
    ])
    func `a PDF that acts or carries is refused`(catalogue: String, refusal: FileRefusal) throws {
        #expect(try verdict(Samples.pdf(catalogue: catalogue)) == .refused(refusal))
    }

    @Test func `two kinds at once are refused`() throws {
        let archive = Samples.zip([("a.txt", [1])])
        #expect(try verdict(Samples.pdf() + archive) == .refused(.polyglot))
        #expect(try verdict(Samples.png() + archive) == .refused(.polyglot))
        #expect(try verdict(Samples.png() + Array("MZ\u{90}".utf8)) == .refused(.polyglot))
        #expect(try verdict(Samples.png() + Array("\n<script>alert(1)</script>".utf8)) == .refused(.polyglot))
        #expect(try verdict(Samples.png() + Samples.pdf()) == .refused(.polyglot))
        let page = Array("%PDF-1.7\n<html><script>".utf8) + Samples.pdf().dropFirst(9)
        #expect(try verdict(page) == .refused(.polyglot))
        #expect(try verdict(Samples.docx() + [0x7F, 0x45]) == .refused(.polyglot))
    }

    @Test func `what telephones add after a picture does no harm`() throws {
        let film = Samples.big(24, 4) + Array("ftypmp42".utf8) + Array(repeating: UInt8(7), count: 400)
        #expect(try verdict(Samples.png() + film) == .accepted(.png, hasPreview: true))
    }

    @Test func `archives, locked ones too, are refused`() throws {
        #expect(try verdict(Samples.zip([("a.pdf", Samples.pdf())])) == .refused(.archive))
        #expect(try verdict(Samples.zip([("a.pdf", [1, 2])], encrypted: true)) == .refused(.encryptedArchive))
        #expect(try verdict(Array("Rar!\u{1A}\u{7}".utf8)) == .refused(.archive))
        let bomb = Samples.zip(
            [("[Content_Types].xml", [1]), ("word/document.xml", [1])], declaredSize: 400_000_000)
        #expect(try verdict(bomb) == .refused(.tooLargeInside))
    }

    @Test func `programs are refused whatever their name`() throws {
        for first in [Array("MZ\u{90}\u{0}".utf8), [0x7F, 0x45, 0x4C, 0x46, 2], Array("#!/bin/sh\n".utf8)] {
            #expect(try verdict(first + Array(repeating: 0, count: 200)) == .refused(.executable))
        }
    }

    @Test func `documents with macros, whatever the macros' name, are refused`() throws {
        #expect(try verdict(Samples.docx(extra: [("word/vbaProject.bin", [1])])) == .refused(.macros))
        let renamed = Samples.docx(types: "application/vnd.ms-word.document.macroEnabled.main+xml")
        #expect(try verdict(renamed) == .refused(.macros))
        #expect(try verdict(Samples.odt(extra: [("Basic/Standard/Module1.xml", [1])])) == .refused(.macros))
        #expect(try verdict(Samples.docx(extra: [("word/embeddings/oleObject1.bin", [1])])) == .refused(.embeddedFiles))
        #expect(try verdict(Samples.docx(extra: [("word/media/tool.exe", [1])])) == .refused(.embeddedFiles))
    }

    @Test func `what needs a password is refused`() throws {
        #expect(try verdict(Samples.odt(content: "\u{1}\u{2}sealed")) == .refused(.password))
        #expect(try verdict([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]) == .refused(.oldOffice))
        let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-qpdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (open, locked) = (folder.appending(path: "open.pdf"), folder.appending(path: "locked.pdf"))
        try Data(Samples.pdf()).write(to: open)
        let qpdf = try #require(InspectionTools().path("qpdf"))
        for (user, expected) in [
            ("secret", InspectionVerdict.refused(.password)), ("", .accepted(.pdf, hasPreview: true)),
        ] {
            let made = ToolRun(folder: folder.path).run(
                qpdf, ["--encrypt", user, "owner", "256", "--", open.path, locked.path])
            #expect(made.status == 0)
            #expect(try verdict(Array(Data(contentsOf: locked))) == expected)
        }
    }

    @Test func `what is not what it says is refused`() throws {
        #expect(try verdict([]) == .refused(.empty))
        #expect(try verdict(Array("bonjour".utf8)) == .refused(.unknownKind))
        #expect(try verdict(Array("%PDF-1.7\nrubbish".utf8)) == .refused(.unreadable))
        #expect(try verdict(Array(Samples.png().prefix(60))) == .refused(.unreadable))
        #expect(try verdict([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xD9]) == .refused(.unreadable))
        #expect(try verdict(Samples.png(declared: (60_000, 60_000))) == .refused(.tooLargeInside))
        #expect(try verdict(Samples.png(declared: (20_000, 20_000))) == .refused(.tooLargeInside))
    }

    @Test func `without a tool, what it would examine is refused or taken as stated`() throws {
        let none = InspectionTools(folders: [])
        #expect(try verdict(Samples.pdf(), tools: none) == .refused(.notExamined))
        #expect(try verdict(Samples.docx(), tools: none) == .refused(.notExamined))
        #expect(try verdict(Samples.png(), tools: none) == .accepted(.png, hasPreview: false))
        #expect(try verdict(Array("RIFF\u{10}\u{0}\u{0}\u{0}WEBPVP8 ".utf8), tools: none) == .refused(.notExamined))
    }

    @Test func `a picture is turned upright and loses what the camera wrote`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parvis-upright-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let vips = try #require(InspectionTools().path("vipsthumbnail"))
        try Data(Samples.png(width: 40, height: 20)).write(to: folder.appending(path: "a.png"))
        let made = ToolRun(folder: folder.path).run(
            vips, ["--size", "40x20", "--output", "\(folder.path)/a.jpg", "\(folder.path)/a.png"])
        #expect(made.status == 0)
        // An Exif segment that says "turned by a quarter", with a mark that must not be shown to anyone.
        let entry = Samples.big(0x0112, 2) + Samples.big(3, 2) + Samples.big(1, 4) + Samples.big(6, 2) + [0, 0]
        let tiff =
            Array("MM".utf8) + Samples.big(42, 2) + Samples.big(8, 4) + Samples.big(1, 2) + entry + Samples.big(0, 4)
        let exif = Array("Exif".utf8) + [0, 0] + tiff + Array("GPS-MARK".utf8)
        let jpeg = try Array(Data(contentsOf: folder.appending(path: "a.jpg")))
        let head: [UInt8] = [0xFF, 0xE1] + Samples.big(exif.count + 2, 2)
        let turned: [UInt8] = Array(jpeg[..<2]) + head + exif + Array(jpeg[2...])
        try Data(turned).write(to: folder.appending(path: FileInspection.contentName))
        #expect(FileInspection().inspect(folder: folder.path) == .accepted(.jpeg, hasPreview: true))
        let preview = try Array(Data(contentsOf: folder.appending(path: FileInspection.previewName)))
        let structure = try #require(ImageStructure.jpeg(ByteReader(bytes: preview)))
        #expect((structure.width, structure.height) == (20, 40))
        #expect(
            Data(preview).range(of: Data("GPS-MARK".utf8)) == nil && Data(preview).range(of: Data("Exif".utf8)) == nil)
    }

    @Test func `damaged files never stop the examination`() throws {
        let originals = [Samples.png(), Samples.pdf(), Samples.docx(), Samples.odt(extra: [("a/b.xml", [1, 2])])]
        let none = InspectionTools(folders: [])
        for seed in UInt64(1)...600 {
            var random = SystemGenerator(seed: seed)
            var bytes = originals[Int.random(in: 0..<originals.count, using: &random)]
            for _ in 0..<Int.random(in: 1...12, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(index..<min(bytes.count, index + 9))
                case 2: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + 30)], at: index)
                default: bytes[index] = 0xFF
                }
            }
            let verdict = try verdict(bytes, tools: none)
            #expect(InspectionVerdict(line: verdict.line) == verdict, "seed \(seed)")
        }
    }

    @Test func `a verdict is one line, and nothing else is one`() {
        for refusal in FileRefusal.allCases {
            #expect(InspectionVerdict(line: InspectionVerdict.refused(refusal).line) == .refused(refusal))
        }
        for line in ["", "accepted", "accepted exe alone", "refused", "refused nothing", "accepted pdf alone more"] {
            #expect(InspectionVerdict(line: line) == nil)
        }
    }
}

/// SplitMix64: the same numbers for the same seed.
struct SystemGenerator: RandomNumberGenerator {
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
