/// Words that mean something in every expression, so that nothing else should be named by them.
public enum ReservedNames {
    /// Keywords, and the names of built-in functions that are one word.
    public static let all: Set<String> = Set(Token.keywords.map(String.init)).union(
        BuiltIns.table.keys.filter { !$0.contains(" ") })
}
