public import FEEL

/// A public holiday of France: code du travail, article L. 3133-1, and for Alsace and Moselle article L. 3134-13.
public enum PublicHoliday: Sendable, Hashable, CaseIterable {
    case newYear, goodFriday, easterMonday, labourDay, victoryDay, ascension, whitMonday
    case nationalDay, assumption, allSaints, armistice, christmas, secondChristmasDay

    /// Where a list of holidays applies.
    public enum Region: String, Sendable, Hashable, CaseIterable {
        /// The eleven days of article L. 3133-1.
        case france
        /// Those, with Good Friday and the day after Christmas (Haut-Rhin, Bas-Rhin and Moselle).
        case alsaceMoselle
    }

    /// The holidays of a region.
    public static func all(in region: Region) -> [PublicHoliday] {
        switch region {
        case .france: allCases.filter { $0 != .goodFriday && $0 != .secondChristmasDay }
        case .alsaceMoselle: allCases
        }
    }

    /// When a holiday falls in a year: a fixed day, or so many days after Easter Sunday.
    private var rule: Rule {
        switch self {
        case .newYear: .fixed(month: 1, day: 1)
        case .goodFriday: .afterEaster(-2)
        case .easterMonday: .afterEaster(1)
        case .labourDay: .fixed(month: 5, day: 1)
        case .victoryDay: .fixed(month: 5, day: 8)
        case .ascension: .afterEaster(39)
        case .whitMonday: .afterEaster(50)
        case .nationalDay: .fixed(month: 7, day: 14)
        case .assumption: .fixed(month: 8, day: 15)
        case .allSaints: .fixed(month: 11, day: 1)
        case .armistice: .fixed(month: 11, day: 11)
        case .christmas: .fixed(month: 12, day: 25)
        case .secondChristmasDay: .fixed(month: 12, day: 26)
        }
    }

    private enum Rule {
        case fixed(month: Int, day: Int)
        case afterEaster(Int)
    }

    /// Whether the holiday falls on a date. Two may fall on the same one (Ascension Day was 1 May in 2008).
    public func falls(on date: CivilDate) -> Bool {
        switch rule {
        case .fixed(let month, let day): (date.month, date.day) == (month, day)
        case .afterEaster(let days): date.daysSinceEpoch - days == Self.easterSunday(year: date.year)?.daysSinceEpoch
        }
    }

    /// The holiday's name.
    public var name: LocalizedText {
        switch self {
        case .newYear: LocalizedText(fr: "Jour de l’an", en: "New Year’s Day")
        case .goodFriday: LocalizedText(fr: "Vendredi saint", en: "Good Friday")
        case .easterMonday: LocalizedText(fr: "Lundi de Pâques", en: "Easter Monday")
        case .labourDay: LocalizedText(fr: "Fête du Travail", en: "Labour Day")
        case .victoryDay: LocalizedText(fr: "Victoire de 1945", en: "Victory Day 1945")
        case .ascension: LocalizedText(fr: "Ascension", en: "Ascension Day")
        case .whitMonday: LocalizedText(fr: "Lundi de Pentecôte", en: "Whit Monday")
        case .nationalDay: LocalizedText(fr: "Fête nationale", en: "Bastille Day")
        case .assumption: LocalizedText(fr: "Assomption", en: "Assumption Day")
        case .allSaints: LocalizedText(fr: "Toussaint", en: "All Saints’ Day")
        case .armistice: LocalizedText(fr: "Armistice de 1918", en: "Armistice Day 1918")
        case .christmas: LocalizedText(fr: "Noël", en: "Christmas Day")
        case .secondChristmasDay: LocalizedText(fr: "Saint-Étienne", en: "Boxing Day")
        }
    }

    /// Easter Sunday of a year of the Gregorian calendar (1583 or later); nil before.
    ///
    /// The anonymous Gregorian algorithm, as J. Meeus gives it ("Astronomical Algorithms", 1991, chapter 8): all in whole
    /// numbers, without exception.
    public static func easterSunday(year: Int) -> CivilDate? {
        guard year >= 1583 else { return nil }
        let golden = year % 19
        let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
        let (leapCenturies, centuryRest) = century.quotientAndRemainder(dividingBy: 4)
        let lunarCorrection = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - leapCenturies - lunarCorrection + 15) % 30
        let (leapYears, yearRest) = yearOfCentury.quotientAndRemainder(dividingBy: 4)
        let weekday = (32 + 2 * centuryRest + 2 * leapYears - epact - yearRest) % 7
        let exception = (golden + 11 * epact + 22 * weekday) / 451
        let (month, day) = (epact + weekday - 7 * exception + 114).quotientAndRemainder(dividingBy: 31)
        return CivilDate(year: year, month: month, day: day + 1)
    }
}
