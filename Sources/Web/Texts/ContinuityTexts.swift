import Cases
import FEEL
import Services

/// The life of a case after submission, as the resident reads it: messages, corrections, withdrawal, reconsideration.
protocol ContinuityTexts {
    // On the page of the case
    var whatYouCanDo: String { get }
    var unreadMessages: String { get }
    func openMessages(unread: Int) -> String
    func correctionAskedNotice(until date: String) -> String
    func correctionOverdueNotice(since date: String) -> String
    var correctNow: String { get }
    func pausedSentence(until date: String) -> String
    func silenceAfterPause(on date: String, means: SilenceRule.Meaning) -> String
    var silenceNotRunningSentence: String { get }
    var youWithdrew: String { get }
    func reconsiderationUnderWay(on date: String) -> String
    func reconsiderationTooLate(since date: String) -> String
    var reconsiderationTooLateNext: String { get }
    func reconsiderUntil(_ date: String) -> String
    // Timeline
    func beforeTheEnd(of date: String) -> String
    func timelineTitle(of fact: CaseEvent.Fact, byPerson: Bool) -> String
    func changed(_ question: String, from before: String?, to after: String?) -> String
    var answersConfirmed: String { get }
    // Messages
    var messagesTitle: String { get }
    var messagesText: String { get }
    var noMessageYet: String { get }
    var whatYouWrote: String { get }
    var yourMessage: String { get }
    var messageHint: String { get }
    var sendMessage: String { get }
    var messageSentTitle: String { get }
    var messageSentText: String { get }
    var fromYou: String { get }
    func fromOffice(_ office: String) -> String
    var messageFiles: String { get }
    func messageFilesHint(count: Int, size: String) -> String
    var additionMark: String { get }
    var messageBlank: String { get }
    func textTooLong(maximum: Int) -> String
    // Adding
    var additionTitle: String { get }
    var additionText: String { get }
    var additionLabel: String { get }
    var additionHint: String { get }
    var sendAddition: String { get }
    var caseEndedTitle: String { get }
    var caseEndedText: String { get }
    // Correcting
    var correctionTitle: String { get }
    func correctionText(until date: String) -> String
    var correctionAsked: String { get }
    func correctionNote(_ why: String) -> String
    var correctionAppeared: String { get }
    func correctionReplaces(_ names: String) -> String
    var documentReplaced: String { get }
    var correctionFreeNote: String { get }
    var correctionFreeNoteHint: String { get }
    var checkCorrections: String { get }
    var correctionCheckTitle: String { get }
    var correctionCheckText: String { get }
    var nothingChanges: String { get }
    var questionHeading: String { get }
    var before: String { get }
    var after: String { get }
    var noAnswer: String { get }
    var changeAgain: String { get }
    var sendCorrections: String { get }
    var correctionSentTitle: String { get }
    var correctionSentText: String { get }
    var nothingToCorrectTitle: String { get }
    var nothingToCorrectText: String { get }
    var otherCorrection: String { get }
    var correctionExit: String { get }
    // Withdrawing
    var withdrawTitle: String { get }
    var withdrawMeaning: [String] { get }
    var withdrawReason: String { get }
    var withdrawReasonHint: String { get }
    var withdrawConfirm: String { get }
    var withdrawKeep: String { get }
    var withdrawnTitle: String { get }
    var withdrawnText: String { get }
    /// The state of a case that was withdrawn: as agents read it, and as its person does.
    var withdrawnState: String { get }
    var withdrawnByYou: String { get }
    // Reconsidering
    var reconsiderTitle: String { get }
    var reconsiderText: String { get }
    func reconsiderDelay(until date: String?) -> String
    func reconsiderSilence(after period: String) -> String
    var reconsiderCourt: String { get }
    var reconsiderLabel: String { get }
    var reconsiderHint: String { get }
    var sendReconsideration: String { get }
    var reconsiderationSentTitle: String { get }
    func reconsiderationSentText(on date: String) -> String
    // Downloading
    var downloadTitle: String { get }
    var downloadText: String { get }
    var download: String { get }
    var downloadHeading: String { get }
    func downloadedOn(_ date: String) -> String
    var answersTitle: String { get }
    func letterNumber(_ number: Int) -> String
    var computedValues: String { get }
}

extension FrenchTexts {
    var whatYouCanDo: String { "Ce que vous pouvez faire" }
    var unreadMessages: String { "Un message vous attend" }
    func openMessages(unread: Int) -> String {
        switch unread {
        case 0: "Messages avec le service"
        case 1: "Lire le nouveau message"
        default: "Lire les \(Formatting.integer(unread, in: .fr)) nouveaux messages"
        }
    }
    func correctionAskedNotice(until date: String) -> String {
        "Le service vous demande de corriger ou de compléter des réponses, au plus tard le \(date)."
    }
    func correctionOverdueNotice(since date: String) -> String {
        "Le service attendait vos corrections pour le \(date). Vous pouvez encore répondre tant qu’il n’a pas décidé."
    }
    var correctNow: String { "Corriger mes réponses" }
    func pausedSentence(until date: String) -> String {
        "Les délais sont arrêtés jusqu’à votre réponse, au plus tard jusqu’au \(date)."
    }
    func silenceAfterPause(on date: String, means: SilenceRule.Meaning) -> String {
        switch means {
        case .nothing: silence(on: date, means: means)
        case .acceptance: "Sans réponse du service le \(date), votre demande sera acceptée."
        case .refusal:
            "Si vous répondez le dernier jour, l’absence de réponse du service vaudra refus le \(date). Plus tôt si vous répondez plus tôt."
        }
    }
    var silenceNotRunningSentence: String {
        "Le délai au bout duquel l’absence de réponse vaut acceptation commencera le jour où votre demande sera complète."
    }
    var youWithdrew: String { "Vous avez retiré cette demande. Le service ne s’en occupe plus." }
    func reconsiderationUnderWay(on date: String) -> String {
        "Un responsable réexamine la décision. Sans réponse le \(date), le refus sera confirmé, et vous pourrez alors saisir le tribunal ou l’autorité indiquée dans la lettre."
    }
    func reconsiderationTooLate(since date: String) -> String {
        "Le délai pour demander un réexamen de la décision s’est terminé le \(date)."
    }
    var reconsiderationTooLateNext: String {
        "Vous pouvez encore écrire au service, faire une nouvelle demande si votre situation a changé, ou demander l’aide gratuite du Défenseur des droits."
    }
    func reconsiderUntil(_ date: String) -> String { "Possible jusqu’au \(date)." }
    func beforeTheEnd(of date: String) -> String { "Au plus tard le \(date)" }
    func timelineTitle(of fact: CaseEvent.Fact, byPerson: Bool) -> String {
        switch fact {
        case .correctionAsked: "Le service vous demande de corriger des réponses"
        case .correctionAnswered: "Vous avez répondu à la demande de correction"
        case .correctionOverdue: "Le délai pour corriger vos réponses est passé"
        case .correctionEnded: "Le service continue sans attendre vos corrections"
        case .messageSent(let message):
            message.kind == .addition
                ? "Vous avez ajouté une information"
                : byPerson ? "Vous avez écrit au service" : "Le service vous a écrit"
        case .messagesRead: "Vous avez lu les messages"
        case .messagesSettled: "Le service a lu votre message"
        case .withdrawn: "Vous avez retiré votre demande"
        case .reconsiderationAsked: "Vous avez demandé un réexamen de la décision"
        case .answersAmended: amendedForYou
        case .linked: linkedToAnother
        case .rights(.asked): rightsAskedEvent
        case .rights(.extended): rightsExtendedEvent
        case .rights(.answered): rightsAnsweredEvent
        case .submitted, .opened, .taken, .released, .acted, .accessRestored, .noted, .assigned, .routed,
            .distinguished, .merged, .separated, .absorbed, .prepared, .preparationEnded, .opinion, .continuation,
            .retention:
            ""
        }
    }
    func changed(_ question: String, from before: String?, to after: String?) -> String {
        "\(question)\u{A0}: \(before.map { "«\u{A0}\($0)\u{A0}»" } ?? "sans réponse") → \(after.map { "«\u{A0}\($0)\u{A0}»" } ?? "sans réponse")"
    }
    var answersConfirmed: String { "Réponses confirmées sans changement." }

    var messagesTitle: String { "Messages avec le service" }
    var messagesText: String {
        "Les personnes du service qui traitent votre demande lisent ces messages. Vous êtes prévenu par e-mail, si vous en avez donné un, quand une réponse vous attend."
    }
    var whatYouWrote: String { "Ce que vous aviez écrit" }
    var noMessageYet: String { "Aucun message pour le moment." }
    var yourMessage: String { "Votre message" }
    var messageHint: String { "N’écrivez que ce qui concerne cette demande." }
    var sendMessage: String { "Envoyer le message" }
    var messageSentTitle: String { "Votre message est envoyé" }
    var messageSentText: String { "Le service le voit avec votre demande." }
    var fromYou: String { "Vous" }
    func fromOffice(_ office: String) -> String { office }
    var messageFiles: String { "Joindre des documents" }
    func messageFilesHint(count: Int, size: String) -> String {
        "Jusqu’à \(count) fichiers PDF ou photos, de \(size) chacun au plus."
    }
    var additionMark: String { "Information ajoutée" }
    var messageBlank: String { "Écrivez votre message avant de l’envoyer." }
    func textTooLong(maximum: Int) -> String {
        "Raccourcissez ce texte\u{A0}: \(Formatting.integer(maximum, in: .fr)) caractères au plus."
    }

    var additionTitle: String { "Ajouter un document ou une information" }
    var additionText: String { "Ce que vous écrivez complète votre demande. Vos réponses d’origine ne changent pas." }
    var additionLabel: String { "Ce que vous voulez ajouter" }
    var additionHint: String { "Par exemple un renseignement oublié, ou ce qui a changé depuis votre demande." }
    var sendAddition: String { "Ajouter à ma demande" }
    var caseEndedTitle: String { "Cette demande est terminée" }
    var caseEndedText: String { "Elle ne peut plus être complétée ni retirée. Vous pouvez toujours écrire au service." }

    var correctionTitle: String { "Corriger vos réponses" }
    func correctionText(until date: String) -> String {
        "Répondez au plus tard le \(date). Seules les questions ci-dessous sont à revoir."
    }
    var correctionAsked: String { "Ce que le service vous demande" }
    func correctionNote(_ why: String) -> String { "Le service précise\u{A0}: \(why)" }
    var correctionAppeared: String { "Cette question apparaît à cause de vos nouvelles réponses." }
    func correctionReplaces(_ names: String) -> String {
        "Vous aviez donné\u{A0}: \(names). Ce que vous choisissez ici le remplace."
    }
    var documentReplaced: String { "Remplacé depuis" }
    var correctionFreeNote: String { "Voulez-vous ajouter quelque chose\u{202F}?" }
    var correctionFreeNoteHint: String { "Par exemple pourquoi une réponse était déjà juste." }
    var checkCorrections: String { "Relire avant d’envoyer" }
    var correctionCheckTitle: String { "Relisez vos corrections" }
    var correctionCheckText: String { "Le service verra l’ancienne et la nouvelle réponse. Rien n’est encore envoyé." }
    var nothingChanges: String { "Aucune réponse ne change\u{A0}: vous confirmez celles que vous aviez données." }
    var questionHeading: String { "Question" }
    var before: String { "Avant" }
    var after: String { "Maintenant" }
    var noAnswer: String { "Pas de réponse" }
    var changeAgain: String { "Modifier" }
    var sendCorrections: String { "Envoyer mes corrections" }
    var correctionSentTitle: String { "Vos corrections sont envoyées" }
    var correctionSentText: String {
        "Le service reprend l’étude de votre demande. Les nouvelles dates sont ci-dessous."
    }
    var nothingToCorrectTitle: String { "Il n’y a rien à corriger" }
    var nothingToCorrectText: String {
        "Vos corrections ont déjà été reçues, ou le service a continué sans elles. Si vous avez encore quelque chose à dire, écrivez-lui."
    }
    var otherCorrection: String {
        "Le service a fait une nouvelle demande entre-temps. Vos réponses sont gardées ci-dessous\u{A0}: relisez-les avant de les envoyer."
    }
    var correctionExit: String {
        "Avec ces réponses, ce service ne peut plus traiter votre demande. Vérifiez-les, ou écrivez au service."
    }

    var withdrawTitle: String { "Retirer votre demande" }
    var withdrawMeaning: [String] {
        [
            "Le service arrête de s’occuper de votre demande\u{A0}: il n’y aura pas de décision.",
            "Vous ne pourrez pas revenir en arrière, mais vous pourrez faire une nouvelle demande.",
            "Ce que vous avez envoyé reste gardé le temps prévu par la loi, et vous pouvez le télécharger.",
        ]
    }
    var withdrawReason: String { "Pourquoi la retirez-vous\u{202F}?" }
    var withdrawReasonHint: String { "Vous n’êtes pas obligé de le dire. Le service le lira." }
    var withdrawConfirm: String { "Retirer ma demande" }
    var withdrawKeep: String { "Garder ma demande" }
    var withdrawnTitle: String { "Votre demande est retirée" }
    var withdrawnText: String {
        "Le service est prévenu. Si vous avez donné une adresse e-mail, une confirmation vous est envoyée."
    }
    var withdrawnState: String { "Retirée par la personne" }
    var withdrawnByYou: String { "Retirée par vous" }

    var reconsiderTitle: String { "Demander un réexamen de la décision" }
    var reconsiderText: String {
        "C’est un recours gracieux\u{A0}: un responsable relit votre demande et ce que vous écrivez ici, puis confirme la décision ou la change. C’est gratuit."
    }
    func reconsiderDelay(until date: String?) -> String {
        date.map { "Vous pouvez le demander jusqu’au \($0)." }
            ?? "Aucun texte connu ne fixe de date limite\u{A0}: demandez-le dès que vous pouvez."
    }
    func reconsiderSilence(after period: String) -> String {
        "Sans réponse au bout de \(period), votre demande de réexamen est refusée."
    }
    var reconsiderCourt: String {
        "Le délai pour saisir un juge, s’il y en a un, repart de zéro après la réponse ou ce refus. Cela ne joue qu’une fois."
    }
    var reconsiderLabel: String { "Pourquoi la décision devrait-elle changer\u{202F}?" }
    var reconsiderHint: String { "Dites ce qui, selon vous, n’a pas été pris en compte." }
    var sendReconsideration: String { "Demander le réexamen" }
    var reconsiderationSentTitle: String { "Votre demande de réexamen est reçue" }
    func reconsiderationSentText(on date: String) -> String {
        "Un responsable vous répond. Sans réponse le \(date), le réexamen est refusé."
    }

    var downloadTitle: String { "Garder une copie de tout" }
    var downloadText: String {
        "Un fichier ZIP avec vos réponses, vos documents, les lettres, les messages et l’historique, à lire sans Internet."
    }
    var download: String { "Télécharger ma demande" }
    var downloadHeading: String { "Votre demande" }
    func downloadedOn(_ date: String) -> String { "Copie du \(date)" }
    var answersTitle: String { "Vos réponses" }
    func letterNumber(_ number: Int) -> String { "lettre-\(number)" }
    var computedValues: String { "Ce que les règles en déduisent" }
}

extension EnglishTexts {
    var whatYouCanDo: String { "What you can do" }
    var unreadMessages: String { "A message is waiting for you" }
    func openMessages(unread: Int) -> String {
        switch unread {
        case 0: "Messages with the office"
        case 1: "Read the new message"
        default: "Read the \(Formatting.integer(unread, in: .en)) new messages"
        }
    }
    func correctionAskedNotice(until date: String) -> String {
        "The office asks you to correct or complete some answers, by \(date) at the latest."
    }
    func correctionOverdueNotice(since date: String) -> String {
        "The office expected your corrections by \(date). You can still answer as long as it has not decided."
    }
    var correctNow: String { "Correct my answers" }
    func pausedSentence(until date: String) -> String {
        "Time limits stand still until you answer, until \(date) at the latest."
    }
    func silenceAfterPause(on date: String, means: SilenceRule.Meaning) -> String {
        switch means {
        case .nothing: silence(on: date, means: means)
        case .acceptance: "If the office has not answered by \(date), your request will be accepted."
        case .refusal:
            "If you answer on the last day, no answer from the office will mean a refusal on \(date). Sooner if you answer sooner."
        }
    }
    var silenceNotRunningSentence: String {
        "The time after which no answer means acceptance will start on the day your request is complete."
    }
    var youWithdrew: String { "You withdrew this request. The office is no longer dealing with it." }
    func reconsiderationUnderWay(on date: String) -> String {
        "A supervisor is looking at the decision again. If there is no answer by \(date), the refusal stands, and you can then go to the court or authority named in the letter."
    }
    func reconsiderationTooLate(since date: String) -> String {
        "The time to ask for the decision to be reconsidered ended on \(date)."
    }
    var reconsiderationTooLateNext: String {
        "You can still write to the office, make a new request if your situation has changed, or ask the Defender of Rights (Défenseur des droits) for free help."
    }
    func reconsiderUntil(_ date: String) -> String { "Possible until \(date)." }
    func beforeTheEnd(of date: String) -> String { "By \(date) at the latest" }
    func timelineTitle(of fact: CaseEvent.Fact, byPerson: Bool) -> String {
        switch fact {
        case .correctionAsked: "The office asks you to correct some answers"
        case .correctionAnswered: "You answered the request for corrections"
        case .correctionOverdue: "The time to correct your answers has passed"
        case .correctionEnded: "The office goes on without waiting for your corrections"
        case .messageSent(let message):
            message.kind == .addition
                ? "You added information" : byPerson ? "You wrote to the office" : "The office wrote to you"
        case .messagesRead: "You read the messages"
        case .messagesSettled: "The office has read your message"
        case .withdrawn: "You withdrew your request"
        case .reconsiderationAsked: "You asked for the decision to be reconsidered"
        case .answersAmended: amendedForYou
        case .linked: linkedToAnother
        case .rights(.asked): rightsAskedEvent
        case .rights(.extended): rightsExtendedEvent
        case .rights(.answered): rightsAnsweredEvent
        case .submitted, .opened, .taken, .released, .acted, .accessRestored, .noted, .assigned, .routed,
            .distinguished, .merged, .separated, .absorbed, .prepared, .preparationEnded, .opinion, .continuation,
            .retention:
            ""
        }
    }
    func changed(_ question: String, from before: String?, to after: String?) -> String {
        "\(question): \(before.map { "“\($0)”" } ?? "no answer") → \(after.map { "“\($0)”" } ?? "no answer")"
    }
    var answersConfirmed: String { "Answers confirmed without change." }

    var messagesTitle: String { "Messages with the office" }
    var messagesText: String {
        "The people of the office who deal with your request read these messages. If you gave an e-mail address, we tell you when an answer is waiting."
    }
    var whatYouWrote: String { "What you had written" }
    var noMessageYet: String { "No message yet." }
    var yourMessage: String { "Your message" }
    var messageHint: String { "Write only about this request." }
    var sendMessage: String { "Send the message" }
    var messageSentTitle: String { "Your message is sent" }
    var messageSentText: String { "The office sees it with your request." }
    var fromYou: String { "You" }
    func fromOffice(_ office: String) -> String { office }
    var messageFiles: String { "Attach documents" }
    func messageFilesHint(count: Int, size: String) -> String {
        "Up to \(count) PDF files or photos, of \(size) each at most."
    }
    var additionMark: String { "Information added" }
    var messageBlank: String { "Write your message before sending it." }
    func textTooLong(maximum: Int) -> String {
        "Shorten this text: \(Formatting.integer(maximum, in: .en)) characters at most."
    }

    var additionTitle: String { "Add a document or information" }
    var additionText: String { "What you write completes your request. Your original answers do not change." }
    var additionLabel: String { "What you want to add" }
    var additionHint: String { "For example something you forgot, or what has changed since you asked." }
    var sendAddition: String { "Add to my request" }
    var caseEndedTitle: String { "This request is over" }
    var caseEndedText: String { "It can no longer be completed or withdrawn. You can still write to the office." }

    var correctionTitle: String { "Correct your answers" }
    func correctionText(until date: String) -> String {
        "Answer by \(date) at the latest. Only the questions below need another look."
    }
    var correctionAsked: String { "What the office asks you" }
    func correctionNote(_ why: String) -> String { "The office says: \(why)" }
    var correctionAppeared: String { "This question appears because of your new answers." }
    func correctionReplaces(_ names: String) -> String { "You had given: \(names). What you choose here replaces it." }
    var documentReplaced: String { "Replaced since" }
    var correctionFreeNote: String { "Do you want to add something?" }
    var correctionFreeNoteHint: String { "For example why an answer was right already." }
    var checkCorrections: String { "Check before sending" }
    var correctionCheckTitle: String { "Check your corrections" }
    var correctionCheckText: String { "The office will see the old and the new answer. Nothing is sent yet." }
    var nothingChanges: String { "No answer changes: you confirm those you gave." }
    var questionHeading: String { "Question" }
    var before: String { "Before" }
    var after: String { "Now" }
    var noAnswer: String { "No answer" }
    var changeAgain: String { "Change" }
    var sendCorrections: String { "Send my corrections" }
    var correctionSentTitle: String { "Your corrections are sent" }
    var correctionSentText: String { "The office goes on with your request. The new dates are below." }
    var nothingToCorrectTitle: String { "There is nothing to correct" }
    var nothingToCorrectText: String {
        "Your corrections have been received already, or the office went on without them. If you still have something to say, write to the office."
    }
    var otherCorrection: String {
        "The office has made a new request meanwhile. Your answers are kept below: read them again before sending."
    }
    var correctionExit: String {
        "With these answers, this service can no longer deal with your request. Check them, or write to the office."
    }

    var withdrawTitle: String { "Withdraw your request" }
    var withdrawMeaning: [String] {
        [
            "The office stops dealing with your request: there will be no decision.",
            "You can’t undo this, but you can make a new request.",
            "What you sent is kept for the time set by law, and you can download it.",
        ]
    }
    var withdrawReason: String { "Why are you withdrawing it?" }
    var withdrawReasonHint: String { "You do not have to say. The office will read it." }
    var withdrawConfirm: String { "Withdraw my request" }
    var withdrawKeep: String { "Keep my request" }
    var withdrawnTitle: String { "Your request is withdrawn" }
    var withdrawnText: String {
        "The office has been told. If you gave an e-mail address, a confirmation is on its way."
    }
    var withdrawnState: String { "Withdrawn by the person" }
    var withdrawnByYou: String { "Withdrawn by you" }

    var reconsiderTitle: String { "Ask for the decision to be reconsidered" }
    var reconsiderText: String {
        "A supervisor reads your request again, with what you write here, then confirms the decision or changes it (in French law: recours gracieux). It is free."
    }
    func reconsiderDelay(until date: String?) -> String {
        date.map { "You can ask until \($0)." } ?? "No text that we know of sets a time limit: ask as soon as you can."
    }
    func reconsiderSilence(after period: String) -> String {
        "If there is no answer after \(period), your request to reconsider is refused."
    }
    var reconsiderCourt: String {
        "The time to go to court, if there is one, starts again after the answer or that refusal. This works only once."
    }
    var reconsiderLabel: String { "Why should the decision change?" }
    var reconsiderHint: String { "Say what you think was not taken into account." }
    var sendReconsideration: String { "Ask to reconsider" }
    var reconsiderationSentTitle: String { "We have received your request to reconsider" }
    func reconsiderationSentText(on date: String) -> String {
        "A supervisor will answer you. If there is no answer by \(date), it is refused."
    }

    var downloadTitle: String { "Keep a copy of everything" }
    var downloadText: String {
        "A ZIP file with your answers, your documents, the letters, the messages and the history, to read without the Internet."
    }
    var download: String { "Download my request" }
    var downloadHeading: String { "Your request" }
    func downloadedOn(_ date: String) -> String { "Copy of \(date)" }
    var answersTitle: String { "Your answers" }
    func letterNumber(_ number: Int) -> String { "letter-\(number)" }
    var computedValues: String { "What the rules make of them" }
}
