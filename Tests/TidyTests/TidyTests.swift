import Foundation
import Testing

/// The house rules that a machine can keep.
@Suite struct TidyTests {
    static let sources = Result { try SourceTree.files(in: "Sources") }
    static let tests = Result { try SourceTree.files(in: "Tests") }

    /// Rooms from the ground floor up: a room imports only rooms before it.
    static let rooms = [
        "FEEL", "DMN", "Services", "Cases", "Journal", "Storage", "Assistant", "Inspection", "HTML", "Web", "parvis",
    ]

    @Test func `there are sources to read`() throws {
        #expect(try Self.sources.get().count > 50)
    }

    @Test func `a room imports only the rooms below it`() throws {
        for file in try Self.sources.get() {
            guard let floor = Self.rooms.firstIndex(of: file.target) else { continue }
            for (number, line) in file.lines.enumerated() where line.contains("import ") {
                guard let module = importedModule(line), let other = Self.rooms.firstIndex(of: module) else { continue }
                #expect(other < floor, "\(file.path):\(number + 1) imports \(module)")
                if file.target == "HTML" { Issue.record("\(file.path):\(number + 1): HTML stands alone") }
            }
        }
    }

    @Test func `database, server and command-line libraries stay in their rooms`() throws {
        let homes = [
            "GRDB": "Storage", "CStemmer": "Assistant", "Hummingbird": "Web", "Yams": "Services", "CCmark": "Services",
            "CPCRE2": "FEEL",
            "BigInt": "FEEL", "ArgumentParser": "parvis",
        ]
        for file in try Self.sources.get() {
            for (number, line) in file.lines.enumerated() where line.contains("import ") {
                guard let module = importedModule(line), let home = homes[module] else { continue }
                let allowed = file.target == home || (module == "Hummingbird" && file.target == "parvis")
                #expect(allowed, "\(file.path):\(number + 1) imports \(module), which belongs to \(home)")
            }
        }
    }

    @Test func `no file is longer than 500 lines`() throws {
        for file in try Self.sources.get() + Self.tests.get() {
            #expect(file.lines.count <= 500, "\(file.path) has \(file.lines.count) lines: does it hold one idea?")
        }
    }

    @Test func `no function is longer than 80 lines`() throws {
        for file in try Self.sources.get() {
            for (name, line, length) in functions(in: file) {
                #expect(length <= 80, "\(file.path):\(line): \(name) has \(length) lines")
            }
        }
    }

    @Test func `no call that can stop the server or hide a mistake`() throws {
        let forbidden = ["try!", "as!", "fatalError(", "preconditionFailure(", "assertionFailure("]
        let console = ["print(", "debugPrint(", "dump("]
        for file in try Self.sources.get() {
            for (number, line) in file.lines.enumerated() {
                let code = withoutComment(line)
                for call in forbidden where contains(code, call) {
                    Issue.record("\(file.path):\(number + 1): \(call)")
                }
                guard file.target != "parvis" else { continue }
                for call in console where contains(code, call) && !code.contains("func \(call)") {
                    Issue.record("\(file.path):\(number + 1): \(call) belongs to the command line only")
                }
            }
        }
    }

    /// Foundation's `Process` reads past the end of a folder's entry while it looks for open files, and brings the whole
    /// program down now and then (swift-corelibs-foundation, pull request 5472; Swift 6.3.1 has it). Children are started
    /// with the `Subprocess` package.
    @Test func `no child is started with Foundation's Process`() throws {
        for file in try Self.sources.get() + Self.tests.get() {
            for (number, line) in file.lines.enumerated() where contains(withoutComment(line), "Process" + "()") {
                Issue.record("\(file.path):\(number + 1)")
            }
        }
    }

    @Test func `nothing is left half done`() throws {
        let words = ["TODO", "FIXME", "XXX", "not implemented", "not yet implemented", "Not implemented"]
        for file in try Self.sources.get() {
            for (number, line) in file.lines.enumerated() {
                for word in words where line.contains(word) {
                    Issue.record("\(file.path):\(number + 1): \(word)")
                }
            }
        }
    }

    @Test func `escapes from the compiler's checks say why`() throws {
        for file in try Self.sources.get() {
            for (number, line) in file.lines.enumerated() {
                let code = withoutComment(line)
                guard code.contains("@unchecked Sendable") || code.contains("nonisolated(unsafe)") else { continue }
                let above = file.lines[max(0, number - 6)..<number].filter { $0.contains("//") }
                #expect(!above.isEmpty, "\(file.path):\(number + 1): say why in a comment above")
            }
        }
    }

    @Test func `every public declaration has a doc comment`() throws {
        let pattern = /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public|open)\s+(?!import|private|internal|extension)/
        for file in try Self.sources.get() {
            for (number, line) in file.lines.enumerated() {
                guard line.contains("public "), !isConformance(line), line.firstMatch(of: pattern) != nil else {
                    continue
                }
                #expect(
                    isDocumented(number, in: file.lines),
                    "\(file.path):\(number + 1): \(line.trimmingCharacters(in: .whitespaces))")
            }
        }
    }

    // MARK: Reading Swift, roughly

    private func importedModule(_ line: String) -> String? {
        let pattern =
            /^(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|internal|package|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|protocol|func)\s+)?(\w+)/
        return line.firstMatch(of: pattern).map { String($0.1) }
    }

    private func withoutComment(_ line: String) -> String {
        let trimmed = line.trimmingCharacters(in: .whitespaces)
        if trimmed.hasPrefix("//") { return "" }
        guard let range = line.range(of: " // ") else { return line }
        return String(line[..<range.lowerBound])
    }

    private func contains(_ code: String, _ call: String) -> Bool {
        var rest = code[...]
        while let range = rest.range(of: call) {
            let before = range.lowerBound > rest.startIndex ? rest[rest.index(before: range.lowerBound)] : " "
            if !(before.isLetter || before.isNumber || before == "." || before == "_") { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }

    /// What a protocol of the standard library asks for needs no words of its own.
    private func isConformance(_ line: String) -> Bool {
        [
            "static func == (", "static func < (", "func hash(into", "init(integerLiteral", "init(stringLiteral",
            "init(dictionaryLiteral", "init(arrayLiteral", "init(booleanLiteral", "var description: String",
        ]
        .contains { line.contains($0) }
    }

    private func isDocumented(_ number: Int, in lines: [String]) -> Bool {
        var index = number - 1
        while index >= 0 {
            let line = lines[index].trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("///") || line.hasSuffix("*/") { return true }
            guard line.hasPrefix("@") || line.hasPrefix("//") else { return false }
            index -= 1
        }
        return false
    }

    /// Whether a declaration opens a body, on its line or where its parameters end: a protocol's requirement does not.
    private func hasBody(_ number: Int, in lines: [String]) -> Bool {
        for line in lines[number...].prefix(15) {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.isEmpty || trimmed.hasPrefix("///") { return false }
            if trimmed.hasSuffix("{") { return true }
            if trimmed.hasSuffix("}") { return false }
        }
        return false
    }

    /// Functions and their lengths, by indentation: our formatter puts a body's closing brace under its `func`.
    private func functions(in file: SourceTree.File) -> [(name: String, line: Int, length: Int)] {
        var found: [(name: String, line: Int, length: Int)] = []
        let pattern = /^(\s*)(?:[@\w()]+\s+)*(?:func\s+([\w`<>=+\-*\/]+)|(init)[?(<])/
        for (number, line) in file.lines.enumerated() {
            guard line.contains("func ") || line.contains("init"), let match = line.firstMatch(of: pattern),
                hasBody(number, in: file.lines)
            else { continue }
            let closing = "\(match.1)}"
            guard let end = file.lines[number...].firstIndex(where: { $0 == closing }) else { continue }
            found.append((String(match.2 ?? "init"), number + 1, end - number + 1))
        }
        return found
    }
}
