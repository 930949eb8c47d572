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
        case .erasureAnnounced: mailErasureAnnounced(reference: reference)
        case .received: "Votre demande \(reference) est bien arrivée"
        case .decided: "Votre demande \(reference)\u{A0}: une réponse vous attend"
        case .letter: "Votre demande \(reference)\u{A0}: une lettre vous attend"
        case .fileRefused: "Votre demande \(reference)\u{A0}: un document n'a pas pu être gardé"
        case .message: "Votre demande \(reference)\u{A0}: un message vous attend"
        case .correction: "Votre demande \(reference)\u{A0}: des réponses sont à corriger"
        case .correctionReminder: "Votre demande \(reference)\u{A0}: des réponses sont encore à corriger"
        case .correctionOverdue: "Votre demande \(reference)\u{A0}: le délai pour corriger est passé"
        case .correctionEnded: "Votre demande \(reference)\u{A0}: le service continue sans attendre"
        case .amended: "Votre demande \(reference)\u{A0}: le service a changé des réponses"
        case .corrected: "Votre demande \(reference)\u{A0}: vos corrections sont bien arrivées"
        case .withdrawn: "Votre demande \(reference)\u{A0}: elle est retirée"
        case .joined: "Votre demande \(reference)\u{A0}: elle est jointe à une autre des vôtres"
        case .separated: "Votre demande \(reference)\u{A0}: elle reprend son cours"
        case .reconsideration: "Votre demande \(reference)\u{A0}: votre demande de réexamen est bien arrivée"
        case .rights: "Votre demande \(reference)\u{A0}: réponse au sujet de vos données"
        }
    }
    func mailOpening(_ notice: MailNotice, service: String) -> String {
        switch notice {
        case .erasureAnnounced: mailErasureAnnounced(service: service)
        case .received: "Votre demande «\u{A0}\(service)\u{A0}» est bien arrivée."
        case .decided: "Une réponse à votre demande «\u{A0}\(service)\u{A0}» vous attend sur sa page de suivi."
        case .letter: "Une lettre au sujet de votre demande «\u{A0}\(service)\u{A0}» vous attend sur sa page de suivi."
        case .fileRefused:
            "Un document de votre demande «\u{A0}\(service)\u{A0}» a été refusé par l'antivirus et n'a pas été gardé. La page de suivi dit lequel. Le service vous le redemandera s'il en a besoin."
        case .message: "Un message au sujet de votre demande «\u{A0}\(service)\u{A0}» vous attend sur sa page de suivi."
        case .correction:
            "Pour traiter votre demande «\u{A0}\(service)\u{A0}», le service a besoin que vous corrigiez des réponses. Les questions et la date limite sont sur sa page de suivi."
        case .correctionReminder:
            "Le service attend encore vos corrections pour votre demande «\u{A0}\(service)\u{A0}». La date limite, proche, est sur sa page de suivi."
        case .correctionOverdue:
            "Le délai pour corriger vos réponses à la demande «\u{A0}\(service)\u{A0}» est passé. Rien n’est décidé\u{A0}: vous pouvez encore répondre tant que le service n’a pas décidé."
        case .correctionEnded:
            "Le service continue l’étude de votre demande «\u{A0}\(service)\u{A0}» sans attendre vos corrections. Il explique pourquoi sur sa page de suivi."
        case .amended:
            "Le service a changé des réponses de votre demande «\u{A0}\(service)\u{A0}» pour vous. Les réponses d’avant, les nouvelles et l’explication sont sur sa page de suivi. Si vous n’êtes pas d’accord, écrivez-le depuis cette page."
        case .corrected:
            "Vos corrections à la demande «\u{A0}\(service)\u{A0}» sont bien arrivées. Les nouvelles dates sont sur sa page de suivi."
        case .joined:
            "Votre demande «\u{A0}\(service)\u{A0}» est jointe à une demande que vous aviez déjà faite, et qui recevra la réponse. La page de suivi dit laquelle et pourquoi. Si ce n’est pas la même demande, écrivez-le depuis cette page."
        case .separated:
            "Votre demande «\u{A0}\(service)\u{A0}» n’est plus jointe à une autre\u{A0}: elle est étudiée pour elle-même. La page de suivi dit pourquoi."
        case .withdrawn:
            "Vous avez retiré votre demande «\u{A0}\(service)\u{A0}». Si ce n’était pas vous, appelez-nous."
        case .reconsideration:
            "Votre demande de réexamen de la décision «\u{A0}\(service)\u{A0}» est bien arrivée. La date de réponse est sur sa page de suivi."
        case .rights:
            "Vous avez écrit au sujet des données de votre demande «\u{A0}\(service)\u{A0}». La réponse est sur sa page de suivi, sous «\u{A0}Mes données\u{A0}»."
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
        case .erasureAnnounced: mailErasureAnnounced(reference: reference)
        case .received: "Your request \(reference) has arrived"
        case .decided: "Your request \(reference): there is an answer for you"
        case .letter: "Your request \(reference): there is a letter for you"
        case .fileRefused: "Your request \(reference): a document could not be kept"
        case .message: "Your request \(reference): there is a message for you"
        case .correction: "Your request \(reference): some answers need correcting"
        case .correctionReminder: "Your request \(reference): some answers still need correcting"
        case .correctionOverdue: "Your request \(reference): the time to correct has passed"
        case .correctionEnded: "Your request \(reference): the office goes on without waiting"
        case .amended: "Your request \(reference): the office changed some answers"
        case .corrected: "Your request \(reference): your corrections have arrived"
        case .withdrawn: "Your request \(reference): it is withdrawn"
        case .joined: "Your request \(reference): it is joined to another of yours"
        case .separated: "Your request \(reference): it goes on by itself"
        case .reconsideration: "Your request \(reference): your request to reconsider has arrived"
        case .rights: "Your request \(reference): answer about your data"
        }
    }
    func mailOpening(_ notice: MailNotice, service: String) -> String {
        switch notice {
        case .erasureAnnounced: mailErasureAnnounced(service: service)
        case .received: "Your request “\(service)” has arrived."
        case .decided: "There is an answer to your request “\(service)” on its page."
        case .letter: "There is a letter about your request “\(service)” on its page."
        case .fileRefused:
            "The virus scanner refused a document of your request “\(service)”, which was not kept. The page of your request says which. The office will ask you for it again if needed."
        case .message: "There is a message about your request “\(service)” on its page."
        case .correction:
            "To deal with your request “\(service)”, the office needs you to correct some answers. The questions and the last day are on its page."
        case .correctionReminder:
            "The office is still waiting for your corrections to your request “\(service)”. The last day, which is close, is on its page."
        case .correctionOverdue:
            "The time to correct your answers to the request “\(service)” has passed. Nothing is decided: you can still answer as long as the office has not decided."
        case .correctionEnded:
            "The office goes on with your request “\(service)” without waiting for your corrections. Its page says why."
        case .amended:
            "The office changed answers of your request “\(service)” for you. The former answers, the new ones and the explanation are on its page. If you disagree, write from that page."
        case .corrected: "Your corrections to the request “\(service)” have arrived. The new dates are on its page."
        case .joined:
            "Your request “\(service)” is joined to a request that you had already made, which will get the answer. Its page says which and why. If they are not the same request, write so from that page."
        case .separated:
            "Your request “\(service)” is no longer joined to another: it is dealt with by itself. Its page says why."
        case .withdrawn: "You withdrew your request “\(service)”. If it was not you, call us."
        case .reconsideration:
            "Your request to reconsider the decision on “\(service)” has arrived. The date of the answer is on its page."
        case .rights:
            "You wrote about the data of your request “\(service)”. The answer is on its page, under “My data”."
        }
    }
    func mailReference(_ reference: String) -> String { "Reference: \(reference)" }
    var mailFollow: String { "To follow your request:" }
    var mailKeepSecret: String { "This link opens your request: keep it to yourself." }
    func mailHuman(_ ways: String) -> String { "To talk to someone: \(ways)" }
    var mailNoReply: String { "This message is sent automatically: nobody would read a reply." }
}
