import Services
import Storage

/// How many cases there are, where counting stops once there are many.
extension Texts {
    /// In figures, beside a label: "12", "1 000+".
    func figure(_ count: Int) -> String {
        count > CaseCounts.most ? most + "+" : Formatting.integer(count, in: language)
    }

    /// In a sentence, at its beginning: "12", "Plus de 1 000".
    func quantity(_ count: Int) -> String {
        guard count > CaseCounts.most else { return Formatting.integer(count, in: language) }
        return language == .fr ? "Plus de \(most)" : "More than \(most)"
    }

    private var most: String { Formatting.integer(CaseCounts.most, in: language) }
}
