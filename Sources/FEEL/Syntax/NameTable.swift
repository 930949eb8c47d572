/// The names of several tokens that are known where an expression stands: FEEL decides only by them where a name with
/// spaces or signs ends (DMN 1.5, 10.3.1.2). Names of one word need no table.
struct NameTable {
    private var names: [Substring: [(tokens: [Substring], name: String)]] = [:]

    /// The built-in functions' names and the parts of temporal values and ranges.
    static let standard: NameTable = {
        var table = NameTable()
        for name in BuiltIns.table.keys { table.insert(name) }
        for name in ["time offset", "start included", "end included"] { table.insert(name) }
        return table
    }()

    /// The standard names and a scope's, with the entries of its contexts.
    init(scope: Scope) {
        self = NameTable.standard
        for (name, type) in scope.variables {
            insert(name)
            insert(membersOf: type, depth: 0)
        }
    }

    private init() {}

    private mutating func insert(membersOf type: ValueType, depth: Int) {
        guard depth < 16 else { return }
        switch type {
        case .list(let element), .range(let element): insert(membersOf: element, depth: depth + 1)
        case .context(let fields):
            for field in fields {
                insert(field.name)
                insert(membersOf: field.type, depth: depth + 1)
            }
        case .function(_, let result): insert(membersOf: result, depth: depth + 1)
        default: break
        }
    }

    mutating func insert(_ name: String) {
        guard name.utf8.contains(where: { !Lexer.isPlain($0) }) else { return }
        let tokens = Lexer.tokens(of: name).dropLast().map(\.text)
        guard tokens.count > 1, let first = tokens.first else { return }
        var entries = names[first] ?? []
        guard !entries.contains(where: { $0.tokens == tokens }) else { return }
        entries.append((tokens, name))
        entries.sort { $0.tokens.count > $1.tokens.count }
        names[first] = entries
    }

    /// The longest known name of several tokens that starts with the first of these.
    func longest(_ tokens: ArraySlice<Token>) -> (name: String, count: Int)? {
        guard let first = tokens.first, let entries = names[first.text] else { return nil }
        for entry in entries where entry.tokens.count <= tokens.count {
            if zip(entry.tokens, tokens).allSatisfy({ $0 == $1.text }) { return (entry.name, entry.tokens.count) }
        }
        return nil
    }
}

extension Lexer {
    /// Whether a byte may be part of a name of one word, or of a letter beyond ASCII.
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || continuesName(Unicode.Scalar(byte))
    }
}
