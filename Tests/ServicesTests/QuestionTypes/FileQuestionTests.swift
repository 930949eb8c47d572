import FEEL
import Testing

@testable import Services

struct FileQuestionTests {
    private static let sha = String(repeating: "0a", count: 32)
    private static let id = "0190a000-0000-7000-8000-000000000001"

    private func reference(
        _ name: String = "avis.pdf", kind: FileKind = .pdf, size: Int = 1_000, id: String = Self.id
    ) throws -> FileReference {
        try #require(FileReference(id: id, name: name, kind: kind, size: size, sha256: Self.sha))
    }

    @Test func `kinds, size and number are read from the definition`() throws {
        let type = try QuestionSample.valid(
            FileQuestion.self, "{accept: [pdf, image, docx], max_size: 2 Mo, max_files: 3}")
        #expect(type.files.kinds == [.pdf, .jpeg, .png, .webp, .heic, .docx])
        #expect(type.files.maximumSize == 2_000_000 && type.files.maximumCount == 3)
        #expect(type.hint(in: .fr) == "3 fichiers au plus\u{A0}: PDF, photo ou Word (DOCX), 2\u{A0}Mo au plus chacun")
        let usual = try QuestionSample.valid(FileQuestion.self, "{max_size: 10 MB}")
        #expect(usual.hint(in: .en) == "PDF or photo, up to 10\u{A0}MB")
    }

    @Test func `mistakes in the definition are told at their place`() throws {
        let (_, bag) = try QuestionSample.question(
            FileQuestion.self, "{accept: [pfd, image, jpeg], max_size: 10, max_files: 40}")
        #expect(bag.sorted.map(\.code) == ["unknown-value", "duplicate-value", "wrong-kind", "out-of-range"])
        #expect(bag.sorted.map(\.range.text) == ["pfd", "jpeg", "10", "40"])
    }

    @Test func `an answer is its references, whole`() throws {
        let type = FileQuestion(files: FileControl(kinds: [.pdf, .jpeg], maximumSize: 5_000, maximumCount: 2))
        let (one, two) = (
            try reference(), try reference("été.jpg", kind: .jpeg, id: "0190a000-0000-7000-8000-0000000000ff")
        )
        let value = Value.list([one.value, two.value])
        #expect(type.parse(RawAnswer(parts: ["": [one.text, two.text, one.text]]), in: .fr) == .value(value))
        #expect(type.problem(with: value, on: QuestionSample.today) == nil)
        #expect(type.print(value, in: .fr) == "avis.pdf (1\u{A0}ko)\nété.jpg (1\u{A0}ko)")
        #expect(FileReference.all(in: value) == [one, two])
    }

    @Test func `limits are checked again whatever the channel`() throws {
        let type = FileQuestion(files: FileControl(kinds: [.pdf], maximumSize: 5_000, maximumCount: 1))
        func code(_ references: [FileReference]) -> String? {
            type.problem(with: .list(references.map(\.value)), on: QuestionSample.today)?.code
        }
        #expect(try code([reference(size: 5_001)]) == "file-too-large")
        #expect(try code([reference("a.jpg", kind: .jpeg)]) == "file-kind")
        let other = try reference(id: "0190a000-0000-7000-8000-0000000000ff")
        #expect(try code([reference(), other]) == "too-many-files")
        #expect(try code([reference(), reference()]) == "not-a-file")
        #expect(type.problem(with: .list([.string("avis.pdf")]), on: QuestionSample.today)?.code == "not-a-file")
        #expect(type.problem(with: .list([]), on: QuestionSample.today)?.code == "required")
    }

    @Test(arguments: [
        ("C:\\fakepath\\avis d'impôt.PDF", "avis d'impôt.PDF"), ("../../etc/passwd", "passwd"), ("..", ""), ("", ""),
        (".htaccess", "htaccess"), ("a\u{202E}fdp.exe", "afdp.exe"), ("a\u{0}b\nc.pdf", "abc.pdf"),
        ("<b>\"x\".pdf", "bx.pdf"),
    ])
    func `names are cleaned`(given: String, clean: String) {
        #expect(FileReference.cleanName(given) == clean)
    }

    @Test func `a name ends as its kind does`() {
        #expect(FileReference.name("photo.png", for: .jpeg) == "photo.jpg")
        #expect(FileReference.name("photo.JPEG", for: .jpeg) == "photo.JPEG")
        #expect(FileReference.name("scan", for: .pdf) == "scan.pdf")
        #expect(FileReference.name("facture.exe", for: .pdf) == "facture.exe.pdf")
        #expect(FileReference.name("", for: .heic) == "document.heic")
        let long = FileReference.name(String(repeating: "é", count: 5_000) + ".pdf", for: .pdf)
        #expect(long.hasSuffix("é.pdf") && long.count <= FileReference.maximumNameLength)
    }

    @Test func `hostile names come out clean, and stay so`() {
        for seed in UInt64(1)...2_000 {
            var random = SeededGenerator(seed: seed)
            var given = random.hostileText()
            if random.number(0...9) == 0 { given = String(repeating: given, count: 60) }
            let name = FileReference.name(given, for: .png)
            let isClean = FileReference.cleanName(name).utf8.elementsEqual(name.utf8)
            #expect(isClean && !name.isEmpty && !name.contains("/"), "seed \(seed): \(name.debugDescription)")
            let reference = FileReference(id: Self.id, name: name, kind: .png, size: 1, sha256: Self.sha)
            #expect(reference.flatMap { FileReference(text: $0.text) } == reference && reference != nil, "seed \(seed)")
            #expect(reference.flatMap { FileReference($0.value) } == reference, "seed \(seed)")
        }
    }

    @Test(arguments: [
        (1, "1\u{A0}octet", "1\u{A0}byte"), (900, "900\u{A0}octets", "900\u{A0}bytes"),
        (1_499, "1\u{A0}ko", "1\u{A0}KB"),
        (999_499, "999\u{A0}ko", "999\u{A0}KB"), (999_500, "1\u{A0}Mo", "1\u{A0}MB"),
        (1_250_000, "1,3\u{A0}Mo", "1.3\u{A0}MB"), (123_456_789, "123\u{A0}Mo", "123\u{A0}MB"),
    ])
    func `sizes in words`(bytes: Int, french: String, english: String) {
        #expect(FileSize.words(bytes, in: .fr) == french)
        #expect(FileSize.words(bytes, in: .en) == english)
    }
}
