/// The known name that a misspelt one most likely stands for, or nil when none is near enough.
///
/// Nearness is the optimal string alignment distance (insertions, deletions, substitutions and swaps of neighbours, by
/// characters, upper and lower case alike). A third of the characters may be wrong, at least one; very short names must
/// keep one character in common. Of equally near names, the first wins.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
        let letters = Array(candidate.lowercased())
        let allowed = min(max(1, max(wanted.count, letters.count) / 3), max(wanted.count, letters.count) - 1)
        let bound = min(allowed, (best?.distance ?? .max) - 1)
        guard bound >= 0, abs(wanted.count - letters.count) <= bound else { continue }
        let distance = alignmentDistance(wanted, letters)
        if distance <= bound { best = (candidate, distance) }
    }
    return best?.name
}

/// The optimal string alignment distance (restricted Damerau–Levenshtein), keeping three rows of the table.
func alignmentDistance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty else { return right.count }
    guard !right.isEmpty else { return left.count }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = beforePrevious
    for row in 1...left.count {
        current[0] = row
        for column in 1...right.count {
            let cost = left[row - 1] == right[column - 1] ? 0 : 1
            var distance = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
            if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                distance = min(distance, beforePrevious[column - 2] + 1)
            }
            current[column] = distance
        }
        (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count]
}
