import FEEL
import Foundation
import Services

/// Base64 (RFC 4648).
enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}

/// Domain names with letters of any script.
enum InternationalDomain {
    /// The ASCII form of a domain, or nil when it has none.
    static func ascii(_ domain: String) -> String? {
        var components = URLComponents()
        components.scheme = "https"
        components.host = domain
        guard let ascii = components.url?.host(percentEncoded: true), ascii.utf8.allSatisfy({ $0 < 0x80 }),
            !ascii.contains("%")
        else { return nil }
        return ascii
    }
}

/// Dates as messages bear them: RFC 5322, section 3.3, in universal time.
enum MailDate {
    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ instant: Instant) -> String {
        let date = Zone.utc.date(at: instant)
        let seconds = Int(instant.milliseconds / 1000 % 86_400)
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(twoDigits).joined(separator: ":")
        return "\(days[date.weekday - 1]), \(date.day) \(months[date.month - 1]) \(date.year) \(time) +0000"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
