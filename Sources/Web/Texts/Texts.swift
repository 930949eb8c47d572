import Services

/// Every sentence the platform says on screen. A language is a conformance, so the compiler proves that none is missing;
/// what varies with a number or a name is a function, so plurals are typed.
///
/// Texts of a service or an organisation are not here: they belong to their definitions.
protocol Texts: LayoutTexts, FailureTexts, CitizenTexts, FormTexts, CaseTexts, DeskTexts, DeskCaseTexts, MailTexts,
    FileTexts, FigureTexts, AccountTexts, SpaceTexts, AccountMailTexts, ReceiptTexts, RestoreTexts, ContinuityTexts,
    DeskContinuityTexts, PublicTexts, GroupTexts, QuestionTexts, GalleryTexts, EligibilityTexts, NewVersionTexts,
    RegisterTexts, EarlierTexts, TeamworkTexts, LoadTexts, ExportTexts, YearTexts, CaseSheetTexts,
    DeskToolTexts, LinkTexts, SavedViewTexts, RoutingTexts, BatchTexts, MergeTexts, AdministrationTexts, SignatureTexts,
    VersionTexts, SystemTexts, OpinionTexts, ContinuationTexts,
    HouseholdTexts, DataProtectionTexts, RightsTexts, LogTexts, ProcessingTexts, BreachTexts, ProcessingRegisterTexts,
    AssessmentTexts, RetentionTexts, ArchivesTexts, ReceptionTexts, DeskReceptionTexts, AssistantPageTexts,
    AssistantDeskTexts, DecisionTexts, SpaceDeletionTexts
{
    /// The language spoken.
    var language: Language { get }
}

/// French, addressing people as "vous".
struct FrenchTexts: Texts {
    let language = Language.fr
}

/// Plain British English.
struct EnglishTexts: Texts {
    let language = Language.en
}

extension Language {
    /// The platform's texts in this language.
    var texts: any Texts {
        switch self {
        case .fr: FrenchTexts()
        case .en: EnglishTexts()
        }
    }

    /// The language of ours that a browser prefers (RFC 9110, section 12.5.4), French when it wants neither.
    static func preferred(acceptLanguage header: String) -> Language {
        var best: (language: Language, quality: Double)?
        for entry in header.split(separator: ",").prefix(20) {
            let parts = entry.split(separator: ";")
            guard let tag = parts.first?.drop(while: { $0 == " " }).prefix(2).lowercased(),
                let language = Language(rawValue: tag)
            else { continue }
            let quality =
                parts.dropFirst().lazy
                .compactMap { $0.split(separator: "=").last.flatMap { Double($0.filter { $0 != " " }) } }
                .first ?? 1
            if quality > best?.quality ?? 0 { best = (language, quality) }
        }
        return best?.language ?? .fr
    }
}
