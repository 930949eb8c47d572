import HTML
import Services

/// The data-protection officer's first page: what people ask about their data.
enum DataProtectionDesk {
    static func show(_ visit: Visit) async throws -> Reply {
        let texts = visit.texts
        return try visit.deskPage(texts.dataProtectionDesk, place: .dataProtection, counts: nil) { h in
            h.h1(texts.dataProtectionDesk)
        }
    }
}
