public import FEEL
public import Services

/// Why a case was erased at the end of its retention, as it is kept and signed: codes and dates, and nobody's name.
public struct RetentionGround: Sendable, Hashable, CustomStringConvertible {
    /// The service.
    public let service: String
    /// The active period.
    public let active: Period
    /// Under which reference the archives gave their visa, and when; nil where none is needed.
    public let visa: Visa?
    /// Whether the person asked for it, and it was granted (GDPR, article 17): the period had not to end.
    public let isAskedFor: Bool

    /// The archives' visa.
    public struct Visa: Sendable, Hashable {
        /// Its reference, in one line.
        public let reference: String
        /// Its day.
        public let date: CivilDate

        /// A visa.
        public init(reference: String, date: CivilDate) {
            self.reference = reference.split(whereSeparator: \.isNewline).joined(separator: " ")
            self.date = date
        }
    }

    /// A ground.
    public init(service: String, active: Period, visa: Visa? = nil, isAskedFor: Bool = false) {
        self.isAskedFor = isAskedFor
        self.service = service
        self.active = active
        self.visa = visa
    }

    /// As it is written: "retention of acte-naissance: P1Y; visa of 2026-11-03: AD 75/2026-12".
    public var description: String {
        (isAskedFor ? Self.askedFor : "") + "retention of \(service): \(active)"
            + (visa.map { "; visa of \($0.date): \($0.reference)" } ?? "")
    }

    private static let askedFor = "asked for, GDPR article 17; "

    /// Reads it back; nil for another reason.
    public init?(_ whole: String) {
        let isAskedFor = whole.hasPrefix(Self.askedFor)
        let text = isAskedFor ? String(whole.dropFirst(Self.askedFor.count)) : whole
        guard text.hasPrefix("retention of ") else { return nil }
        let rest = text.dropFirst("retention of ".count)
        guard let colon = rest.firstRange(of: ": ") else { return nil }
        let after = rest[colon.upperBound...]
        let cut = after.firstRange(of: "; visa of ")
        guard let active = Period(iso: String(after[..<(cut?.lowerBound ?? after.endIndex)])) else { return nil }
        var visa: Visa?
        if let cut {
            let signed = after[cut.upperBound...]
            guard let end = signed.firstRange(of: ": "), let date = CivilDate(iso8601: signed[..<end.lowerBound]) else {
                return nil
            }
            visa = Visa(reference: String(signed[end.upperBound...]), date: date)
        }
        self.init(service: String(rest[..<colon.lowerBound]), active: active, visa: visa, isAskedFor: isAskedFor)
    }
}
