/// Messages sent by e-mail: they say that something happened and where to read it, and nothing of what it is.
protocol MailTexts {
    func mailSubject(_ notice: MailNotice, reference: String) -> String
    func mailOpening(_ notice: MailNotice, service: String) -> String
    func mailReference(_ reference: String) -> String
    var mailFollow: String { get }
    var mailKeepSecret: String { get }
    func mailHuman(_ ways: String) -> String
    var mailNoReply: String { get }
}

extension FrenchTexts {
    func mailSubject(_ notice: MailNotice, reference: String) -> String {
        switch notice {
        case .received: "Votre demande \(reference) est bien arrivée"
        case .decided: "Votre demande \(reference)\u{A0}: une réponse vous attend"
        case .letter: "Votre demande \(reference)\u{A0}: une lettre vous attend"
        case .fileRefused: "Votre demande \(reference)\u{A0}: un document n'a pas pu être gardé"
        }
    }
    func mailOpening(_ notice: MailNotice, service: String) -> String {
        switch notice {
        case .received: "Votre demande «\u{A0}\(service)\u{A0}» est bien arrivée."
        case .decided: "Une réponse à votre demande «\u{A0}\(service)\u{A0}» vous attend sur sa page de suivi."
        case .letter: "Une lettre au sujet de votre demande «\u{A0}\(service)\u{A0}» vous attend sur sa page de suivi."
        case .fileRefused:
            "Un document de votre demande «\u{A0}\(service)\u{A0}» a été refusé par l'antivirus et n'a pas été gardé. La page de suivi dit lequel. Le service vous le redemandera s'il en a besoin."
        }
    }
    func mailReference(_ reference: String) -> String { "Référence\u{A0}: \(reference)" }
    var mailFollow: String { "Pour suivre votre demande\u{A0}:" }
    var mailKeepSecret: String { "Ce lien ouvre votre demande\u{A0}: gardez-le pour vous." }
    func mailHuman(_ ways: String) -> String { "Pour parler à quelqu’un\u{A0}: \(ways)" }
    var mailNoReply: String { "Ce message est envoyé automatiquement\u{A0}: une réponse ne serait pas lue." }
}

extension EnglishTexts {
    func mailSubject(_ notice: MailNotice, reference: String) -> String {
        switch notice {
        case .received: "Your request \(reference) has arrived"
        case .decided: "Your request \(reference): there is an answer for you"
        case .letter: "Your request \(reference): there is a letter for you"
        case .fileRefused: "Your request \(reference): a document could not be kept"
        }
    }
    func mailOpening(_ notice: MailNotice, service: String) -> String {
        switch notice {
        case .received: "Your request “\(service)” has arrived."
        case .decided: "There is an answer to your request “\(service)” on its page."
        case .letter: "There is a letter about your request “\(service)” on its page."
        case .fileRefused:
            "The virus scanner refused a document of your request “\(service)”, which was not kept. The page of your request says which. The office will ask you for it again if needed."
        }
    }
    func mailReference(_ reference: String) -> String { "Reference: \(reference)" }
    var mailFollow: String { "To follow your request:" }
    var mailKeepSecret: String { "This link opens your request: keep it to yourself." }
    func mailHuman(_ ways: String) -> String { "To talk to someone: \(ways)" }
    var mailNoReply: String { "This message is sent automatically: nobody would read a reply." }
}
