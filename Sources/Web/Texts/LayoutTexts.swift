import FEEL
import Services

/// What stands around every page.
protocol LayoutTexts {
    var skipToContent: String { get }
    var mainNavigation: String { get }
    var otherLanguage: String { get }
    var followACase: String { get }
    var resumeADraft: String { get }
    var contactUs: String { get }
    var accessibility: String { get }
    var privacy: String { get }
    var demonstrationNotice: String { get }
    var talkToSomeone: String { get }
    func openUntil(_ time: String) -> String
    func opensAgain(_ moment: String) -> String
    var seeOpeningHours: String { get }
    var errorTitlePrefix: String { get }
    var errorSummaryTitle: String { get }
    var freeSoftware: String { get }
    var footerNavigation: String { get }
    var deskName: String { get }
    var signOut: String { get }
    var writeToUs: String { get }
    /// Minutes after midnight as a time: "9 h 05", "9:05am".
    func timeOfDay(_ minute: Int) -> String
    /// A coming day and time, told from today: "demain à 9 h", "on Monday at 9am".
    func moment(_ day: CivilDate, minute: Int, today: CivilDate) -> String
    /// A day of the week, from 1 (Monday).
    func weekday(_ number: Int) -> String
}

extension FrenchTexts {
    var footerNavigation: String { "À propos de ce site" }
    var deskName: String { "Bureau" }
    var signOut: String { "Se déconnecter" }
    var writeToUs: String { "Écrire" }
    func timeOfDay(_ minute: Int) -> String { Formatting.timeOfDay(minute, in: .fr) }
    func moment(_ day: CivilDate, minute: Int, today: CivilDate) -> String {
        let distance = day.daysSinceEpoch - today.daysSinceEpoch
        let time = timeOfDay(minute)
        return switch distance {
        case 0: "aujourd’hui à \(time)"
        case 1: "demain à \(time)"
        case 2..<7: "\(weekday(day.weekday)) à \(time)"
        default: "le \(Formatting.date(day, in: .fr)) à \(time)"
        }
    }
    func weekday(_ number: Int) -> String {
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"][(number + 6) % 7]
    }
    var skipToContent: String { "Aller au contenu" }
    var mainNavigation: String { "Navigation principale" }
    var otherLanguage: String { "English" }
    var followACase: String { "Suivre une demande" }
    var resumeADraft: String { "Reprendre un brouillon" }
    var contactUs: String { "Nous contacter" }
    var accessibility: String { "Accessibilité" }
    var privacy: String { "Vos données" }
    var demonstrationNotice: String {
        "Ville de démonstration : rien n’est réel, ne saisissez pas vos vraies informations."
    }
    var talkToSomeone: String { "Vous préférez parler à quelqu’un ?" }
    func openUntil(_ time: String) -> String { "Ouvert jusqu’à \(time)" }
    func opensAgain(_ moment: String) -> String { "Fermé, ouvre \(moment)" }
    var seeOpeningHours: String { "Voir les horaires et l’adresse" }
    var errorTitlePrefix: String { "Erreur :" }
    var errorSummaryTitle: String { "Il reste quelque chose à corriger" }
    var freeSoftware: String { "Parvis, logiciel libre" }
}

extension EnglishTexts {
    var footerNavigation: String { "About this site" }
    var deskName: String { "Desk" }
    var signOut: String { "Sign out" }
    var writeToUs: String { "Write to us" }
    func timeOfDay(_ minute: Int) -> String { Formatting.timeOfDay(minute, in: .en) }
    func moment(_ day: CivilDate, minute: Int, today: CivilDate) -> String {
        let distance = day.daysSinceEpoch - today.daysSinceEpoch
        let time = timeOfDay(minute)
        return switch distance {
        case 0: "today at \(time)"
        case 1: "tomorrow at \(time)"
        case 2..<7: "on \(weekday(day.weekday)) at \(time)"
        default: "on \(Formatting.date(day, in: .en)) at \(time)"
        }
    }
    func weekday(_ number: Int) -> String {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][(number + 6) % 7]
    }
    var skipToContent: String { "Skip to content" }
    var mainNavigation: String { "Main navigation" }
    var otherLanguage: String { "Français" }
    var followACase: String { "Follow a request" }
    var resumeADraft: String { "Resume a draft" }
    var contactUs: String { "Contact us" }
    var accessibility: String { "Accessibility" }
    var privacy: String { "Your data" }
    var demonstrationNotice: String { "Demonstration town: nothing here is real, do not enter your real details." }
    var talkToSomeone: String { "Would you rather talk to someone?" }
    func openUntil(_ time: String) -> String { "Open until \(time)" }
    func opensAgain(_ moment: String) -> String { "Closed, opens \(moment)" }
    var seeOpeningHours: String { "See opening hours and address" }
    var errorTitlePrefix: String { "Error:" }
    var errorSummaryTitle: String { "Something needs correcting" }
    var freeSoftware: String { "Parvis, free software" }
}
