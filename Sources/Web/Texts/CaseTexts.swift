import Services

/// The receipt, the follow-up of a case and its letters, as the resident reads them.
protocol CaseTexts {
    var receiptTitle: String { get }
    func receiptText(service: String, on date: String) -> String
    var reference: String { get }
    func referenceIs(_ reference: String) -> String
    var referenceHint: String { get }
    var referenceMalformed: String { get }
    var referenceAndCodeUnknown: String { get }
    var nextTitle: String { get }
    var youSent: String { get }
    func officeExamines(_ office: String) -> String
    var comingDays: String { get }
    var youReceiveAnswer: String { get }
    func byDate(_ date: String) -> String
    var past: String { get }
    var now: String { get }
    var ahead: String { get }
    var followLaterTitle: String { get }
    var followLaterText: String { get }
    var followThisCase: String { get }
    var printHint: String { get }
    var proofTitle: String { get }
    var proofText: String { get }
    var proofCheck: String { get }
    var proofDownload: String { get }
    var followTitle: String { get }
    var followText: String { get }
    var codeLost: String { get }
    var whereItStands: String { get }
    var timelineTitle: String { get }
    func dateAndTime(_ date: String, minute: Int) -> String
    /// An opening by an agent, told by service and role, never by name.
    func openedBy(office: String, role: Role?) -> String
    func role(_ role: Role) -> String
    var takenInCharge: String { get }
    var backInTheQueue: String { get }
    func movedTo(_ state: String) -> String
    var decisionTitle: String { get }
    func decision(_ outcome: Outcome?, on date: String) -> String
    var reasonsAre: String { get }
    func listLabel(_ label: String) -> String
    var readLetter: String { get }
    var letterName: String { get }
    func letterDate(place: String, _ date: String) -> String
    var whatYouSent: String { get }
    var leaveComputerTitle: String { get }
    var leaveComputerText: String { get }
    var leaveComputer: String { get }
}

extension FrenchTexts {
    var receiptTitle: String { "Votre demande est bien reçue" }
    func receiptText(service: String, on date: String) -> String { "« \(service) », le \(date)" }
    var reference: String { "Référence" }
    func referenceIs(_ reference: String) -> String { "Référence\u{A0}: \(reference)" }
    var referenceHint: String { "Elle ressemble à VC-7K2M-9QFX." }
    var referenceMalformed: String { "Vérifiez la référence : elle ressemble à VC-7K2M-9QFX." }
    var referenceAndCodeUnknown: String {
        "Cette référence et ce code ne vont pas ensemble. Vérifiez chaque caractère."
    }
    var nextTitle: String { "La suite" }
    var youSent: String { "Vous avez envoyé votre demande" }
    func officeExamines(_ office: String) -> String { "Examen de votre demande par\u{A0}: \(office.lowercasedFirst)" }
    var comingDays: String { "Dans les prochains jours" }
    var youReceiveAnswer: String { "Vous recevez une réponse" }
    func byDate(_ date: String) -> String { "Au plus tard le \(date), selon notre objectif" }
    var past: String { "Fait" }
    var now: String { "En cours" }
    var ahead: String { "À venir" }
    var followLaterTitle: String { "Suivre votre demande plus tard" }
    var followLaterText: String {
        "Notez votre référence, et gardez ce lien ou ce code : ils ouvrent votre demande sur n’importe quel appareil."
    }
    var followThisCase: String { "Suivre ma demande" }
    var proofTitle: String { "La preuve de votre envoi" }
    var proofText: String {
        "Votre envoi est inscrit dans un journal auquel on peut seulement ajouter. Ce fichier en est la promesse signée ; quelques secondes plus tard, il en contient aussi la preuve. Il ne contient aucune de vos réponses."
    }
    var proofCheck: String {
        "Vous, ou la personne qui vous conseille, pouvez le vérifier sans nous : parvis verify, suivi du nom du fichier. La clé à laquelle le comparer est publiée à l’adresse /log/key."
    }
    var proofDownload: String { "Télécharger la preuve (JSON)" }
    var printHint: String { "Vous pouvez imprimer cette page ou l’enregistrer en PDF depuis votre navigateur." }
    var followTitle: String { "Suivre une demande" }
    var followText: String { "Indiquez la référence et le code d’accès qui sont sur votre accusé de réception." }
    var codeLost: String { "Vous n’avez plus votre code ? Appelez-nous ou venez au guichet avec une pièce d’identité." }
    var whereItStands: String { "État" }
    var timelineTitle: String { "Ce qui s’est passé, et la suite" }
    func dateAndTime(_ date: String, minute: Int) -> String { "Le \(date) à \(timeOfDay(minute))" }
    func openedBy(office: String, role: Role?) -> String {
        "Demande consultée par\u{A0}: \(office.lowercasedFirst)" + (role.map { " (\(self.role($0)))" } ?? "")
    }
    func role(_ role: Role) -> String {
        switch role {
        case .agent: "agent"
        case .supervisor: "responsable"
        case .administrator: "administrateur"
        case .dataProtectionOfficer: "délégué à la protection des données"
        }
    }
    var takenInCharge: String { "Une personne s’occupe de votre demande" }
    var backInTheQueue: String { "Votre demande est revenue au service" }
    func movedTo(_ state: String) -> String { state }
    var decisionTitle: String { "La décision" }
    func decision(_ outcome: Outcome?, on date: String) -> String {
        switch outcome {
        case .granted: "Votre demande a été acceptée le \(date)."
        case .refused: "Votre demande a été refusée le \(date)."
        case .closed, nil: "Votre demande a été close le \(date)."
        }
    }
    var reasonsAre: String { "Pour cette raison :" }
    func listLabel(_ label: String) -> String { "\(label)\u{A0}:" }
    var readLetter: String { "Lire la lettre" }
    var letterName: String { "Lettre" }
    func letterDate(place: String, _ date: String) -> String { "\(place), le \(date)" }
    var whatYouSent: String { "Relire ce que vous avez envoyé" }
    var leaveComputerTitle: String { "Vous êtes sur un ordinateur partagé ?" }
    var leaveComputerText: String { "Quittez votre demande : pour la revoir, il faudra votre lien ou votre code." }
    var leaveComputer: String { "Quitter ma demande" }
}

extension EnglishTexts {
    var receiptTitle: String { "We have received your request" }
    func receiptText(service: String, on date: String) -> String { "“\(service)”, \(date)" }
    var reference: String { "Reference" }
    func referenceIs(_ reference: String) -> String { "Reference: \(reference)" }
    var referenceHint: String { "It looks like VC-7K2M-9QFX." }
    var referenceMalformed: String { "Check the reference: it looks like VC-7K2M-9QFX." }
    var referenceAndCodeUnknown: String { "This reference and this code do not belong together. Check each character." }
    var nextTitle: String { "What happens next" }
    var youSent: String { "You sent your request" }
    func officeExamines(_ office: String) -> String { "Examined by the \(office.lowercasedFirst)" }
    var comingDays: String { "In the coming days" }
    var youReceiveAnswer: String { "You receive an answer" }
    func byDate(_ date: String) -> String { "By \(date) at the latest, which is our target" }
    var past: String { "Done" }
    var now: String { "Under way" }
    var ahead: String { "To come" }
    var followLaterTitle: String { "Follow your request later" }
    var followLaterText: String {
        "Note your reference, and keep this link or this code: they open your request on any device."
    }
    var followThisCase: String { "Follow my request" }
    var proofTitle: String { "Proof of what you sent" }
    var proofText: String {
        "What you sent is written to a journal to which one can only add. This file is the signed promise of it; a few seconds later it also holds the proof. It holds none of your answers."
    }
    var proofCheck: String {
        "You, or whoever advises you, can check it without us: parvis verify, then the name of the file. The key to compare it with is published at /log/key."
    }
    var proofDownload: String { "Download the proof (JSON)" }
    var printHint: String { "You can print this page or save it as a PDF from your browser." }
    var followTitle: String { "Follow a request" }
    var followText: String { "Enter the reference and the access code that are on your receipt." }
    var codeLost: String { "Lost your code? Call us or come to the counter with proof of identity." }
    var whereItStands: String { "Status" }
    var timelineTitle: String { "What happened, and what comes next" }
    func dateAndTime(_ date: String, minute: Int) -> String { "\(date) at \(timeOfDay(minute))" }
    func openedBy(office: String, role: Role?) -> String {
        role.map { "Opened by the \(office.lowercasedFirst) (\(self.role($0)))" }
            ?? "Opened by the \(office.lowercasedFirst)"
    }
    func role(_ role: Role) -> String {
        switch role {
        case .agent: "agent"
        case .supervisor: "supervisor"
        case .administrator: "administrator"
        case .dataProtectionOfficer: "data-protection officer"
        }
    }
    var takenInCharge: String { "Someone is handling your request" }
    var backInTheQueue: String { "Your request is back with the office" }
    func movedTo(_ state: String) -> String { state }
    var decisionTitle: String { "The decision" }
    func decision(_ outcome: Outcome?, on date: String) -> String {
        switch outcome {
        case .granted: "Your request was accepted on \(date)."
        case .refused: "Your request was refused on \(date)."
        case .closed, nil: "Your request was closed on \(date)."
        }
    }
    var reasonsAre: String { "For this reason:" }
    func listLabel(_ label: String) -> String { "\(label):" }
    var readLetter: String { "Read the letter" }
    var letterName: String { "Letter" }
    func letterDate(place: String, _ date: String) -> String { "\(place), \(date)" }
    var whatYouSent: String { "Read again what you sent" }
    var leaveComputerTitle: String { "Are you on a shared computer?" }
    var leaveComputerText: String { "Leave your request: to see it again, your link or your code will be needed." }
    var leaveComputer: String { "Leave my request" }
}

extension String {
    /// The text with its first letter in upper case, for a name that begins a line.
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// The text with its first letter in lower case, for a name within a sentence; "CCAS" and other initials stay.
    var lowercasedFirst: String {
        dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
    }
}
