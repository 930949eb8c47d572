import Cases
import Services

/// Opinions asked on cases: as agents, the person and people outside read them.
protocol OpinionTexts {
    var opinionsTitle: String { get }
    var noOpinions: String { get }
    func stance(_ stance: Opinion.Stance) -> String
    func opinionOf(_ advisor: String) -> String
    func advisorGroup(_ name: String) -> String
    func opinionAsked(by who: String, on moment: String) -> String
    func opinionAwaited(until day: String) -> String
    func opinionLate(since day: String) -> String
    func opinionSeen(on moment: String) -> String
    func opinionGiven(by who: String, on moment: String) -> String
    func opinionNotNeeded(_ why: String) -> String
    func opinionShows(_ labels: String) -> String
    var opinionShowsNothing: String { get }
    func decideWithoutOpinion(until day: String) -> String
    // Asking
    var askOpinion: String { get }
    func askOpinion(of kind: AskOpinionPage.Kind) -> String
    func askOpinionChoice(_ kind: AskOpinionPage.Kind) -> String
    func askOpinionConsequence(_ kind: AskOpinionPage.Kind) -> String
    var expertName: String { get }
    var expertNameHint: String { get }
    var opinionQuestion: String { get }
    var opinionQuestionHint: String { get }
    var opinionDay: String { get }
    func opinionDayHint(_ days: Int) -> String
    var sharedAnswers: String { get }
    var sharedAnswersHint: String { get }
    var confirmOpinion: String { get }
    var opinionLinkTitle: String { get }
    func opinionLinkText(_ name: String, until day: String) -> String
    var opinionNewLink: String { get }
    var opinionNewLinkConsequence: String { get }
    // Giving
    var yourOpinion: String { get }
    var opinionReasons: String { get }
    var opinionReasonsHint: String { get }
    var giveOpinion: String { get }
    var endOpinion: String { get }
    var whyEndOpinion: String { get }
    // Refusals
    var advisorRequired: String { get }
    var opinionQuestionRequired: String { get }
    func opinionDayRequired(_ days: Int) -> String
    var stanceRequired: String { get }
    var opinionReasonsRequired: String { get }
    var notAdvisorTitle: String { get }
    var notAdvisor: String { get }
    var opinionNotAwaitedTitle: String { get }
    var opinionNotAwaited: String { get }
    // Done
    var opinionIsAsked: String { get }
    var opinionIsGiven: String { get }
    var opinionIsEnded: String { get }
    // The list
    func opinionsToGive(_ count: String) -> String
    var opinionsToGiveTitle: String { get }
    var opinionsToGiveLead: String { get }
    var noOpinionToGive: String { get }
    // History: as agents, then as the person reads it
    func happened(_ fact: OpinionFact, to advisor: String, by who: String) -> String
    func changed(_ fact: OpinionFact) -> String
    func happenedForYou(_ fact: OpinionFact, to advisor: String) -> String
    var aColleague: String { get }
    // The person outside
    var outsideExpert: String { get }
    func expertTitle(_ organisation: String) -> String
    func expertLead(_ name: String, until day: String) -> String
    var expertQuestion: String { get }
    var expertShared: String { get }
    var expertAnswer: String { get }
    var expertPrivacy: String { get }
    var expertLog: String { get }
    var sendOpinion: String { get }
    var expertOpen: String { get }
    var expertThanksTitle: String { get }
    var expertThanks: String { get }
    var expertGoneTitle: String { get }
    var expertGone: String { get }
}

extension FrenchTexts {
    var opinionsTitle: String { "Avis" }
    var noOpinions: String { "Aucun avis demandé." }
    func stance(_ stance: Opinion.Stance) -> String {
        switch stance {
        case .favourable: "Favorable"
        case .withReservations: "Favorable avec réserves"
        case .unfavourable: "Défavorable"
        case .noPosition: "Sans position"
        }
    }
    func opinionOf(_ advisor: String) -> String { "Avis\u{A0}: \(advisor)" }
    func advisorGroup(_ name: String) -> String { "groupe \(name)" }
    func opinionAsked(by who: String, on moment: String) -> String { "Demandé par \(who), \(moment)" }
    func opinionAwaited(until day: String) -> String { "Attendu jusqu’au \(day)" }
    func opinionLate(since day: String) -> String { "Non reçu\u{A0}: le délai s’est terminé le \(day)" }
    func opinionSeen(on moment: String) -> String { "Lien consulté la dernière fois\u{A0}: \(moment)" }
    func opinionGiven(by who: String, on moment: String) -> String { "Donné par \(who), \(moment)" }
    func opinionNotNeeded(_ why: String) -> String {
        why.isEmpty ? "Cet avis n’est plus nécessaire." : "Cet avis n’est plus nécessaire\u{A0}: \(why)"
    }
    func opinionShows(_ labels: String) -> String { "Montré à cette personne\u{A0}: \(labels)" }
    var opinionShowsNothing: String { "Aucune réponse ni pièce n’est montrée à cette personne." }
    func decideWithoutOpinion(until day: String) -> String {
        "Un avis est attendu jusqu’au \(day). Vous pouvez décider sans l’attendre."
    }
    var askOpinion: String { "Demander un avis" }
    func askOpinion(of kind: AskOpinionPage.Kind) -> String {
        switch kind {
        case .colleague: "Demander l’avis d’un collègue"
        case .group: "Demander l’avis d’un groupe"
        case .expert: "Demander l’avis d’une personne extérieure"
        }
    }
    func askOpinionChoice(_ kind: AskOpinionPage.Kind) -> String {
        switch kind {
        case .colleague: "À un collègue"
        case .group: "À un groupe"
        case .expert: "À une personne extérieure"
        }
    }
    func askOpinionConsequence(_ kind: AskOpinionPage.Kind) -> String {
        switch kind {
        case .colleague:
            "Votre collègue verra cette demande parmi les avis à donner. Le dossier reste dans son état et ses délais courent. La personne lit qu’un avis est demandé."
        case .group:
            "Chaque membre du groupe verra cette demande parmi les avis à donner, et l’un d’eux répond. Le dossier reste dans son état et ses délais courent. La personne lit qu’un avis est demandé."
        case .expert:
            "Vous recevez un lien à transmettre. Il marche jusqu’au dernier jour, montre seulement ce que vous avez coché, et chaque consultation est inscrite au dossier. La personne concernée lit à qui l’avis est demandé et ce qui est montré."
        }
    }
    var expertName: String { "Nom et qualité" }
    var expertNameHint: String {
        "La personne concernée les lira. Exemple\u{A0}: Mme Petit, architecte des Bâtiments de France."
    }
    var opinionQuestion: String { "Que demandez-vous\u{202F}?" }
    var opinionQuestionHint: String { "Une question précise reçoit une réponse utile. Elle fait partie du dossier." }
    var opinionDay: String { "Dernier jour pour répondre" }
    func opinionDayHint(_ days: Int) -> String { "Dans les \(days) jours." }
    var sharedAnswers: String { "Ce que cette personne verra" }
    var sharedAnswersHint: String {
        "Cochez seulement ce dont elle a besoin pour répondre. Elle ne verra rien d’autre du dossier."
    }
    var confirmOpinion: String { "Demander cet avis" }
    var opinionLinkTitle: String { "Le lien à transmettre" }
    func opinionLinkText(_ name: String, until day: String) -> String {
        "Transmettez ce lien à \(name), et à personne d’autre\u{A0}: qui l’a peut lire ce que vous avez coché et répondre. Il marche jusqu’au \(day) inclus. Il n’est affiché qu’une fois."
    }
    var opinionNewLink: String { "Refaire un lien" }
    var opinionNewLinkConsequence: String {
        "Pour un lien perdu\u{A0}: le lien donné avant ne marchera plus."
    }
    var yourOpinion: String { "Votre avis" }
    var opinionReasons: String { "Vos raisons" }
    var opinionReasonsHint: String {
        "Dites sur quoi vous vous fondez. Ce texte fait partie du dossier, que la personne concernée peut lire."
    }
    var giveOpinion: String { "Donner cet avis" }
    var endOpinion: String { "Cet avis n’est plus nécessaire" }
    var whyEndOpinion: String { "Pourquoi\u{202F}?" }
    var advisorRequired: String { "Indiquez à qui vous demandez cet avis." }
    var opinionQuestionRequired: String { "Écrivez ce que vous demandez." }
    func opinionDayRequired(_ days: Int) -> String { "Saisissez un jour entre aujourd’hui et dans \(days) jours." }
    var stanceRequired: String { "Choisissez votre avis." }
    var opinionReasonsRequired: String { "Écrivez vos raisons." }
    var notAdvisorTitle: String { "Cet avis est demandé à quelqu’un d’autre" }
    var notAdvisor: String { "Pour dire ce que vous en pensez, écrivez une note sur le dossier." }
    var opinionNotAwaitedTitle: String { "Cet avis n’est plus attendu" }
    var opinionNotAwaited: String { "Il a été donné, il n’est plus nécessaire, ou le dossier est décidé." }
    var opinionIsAsked: String { "L’avis est demandé" }
    var opinionIsGiven: String { "L’avis est donné" }
    var opinionIsEnded: String { "L’avis n’est plus attendu" }
    func opinionsToGive(_ count: String) -> String { "Avis à donner\u{A0}: \(count)" }
    var opinionsToGiveTitle: String { "Avis à donner" }
    var opinionsToGiveLead: String {
        "Des collègues vous demandent ce que vous pensez de ces dossiers, à vous ou à l’un de vos groupes. Ils décident ensuite."
    }
    var noOpinionToGive: String { "Personne ne vous demande d’avis." }
    func happened(_ fact: OpinionFact, to advisor: String, by who: String) -> String {
        switch fact {
        case .asked: "Avis demandé par \(who)\u{A0}: \(advisor)"
        case .shown: "Lien consulté\u{A0}: \(advisor)"
        case .given(let opinion): "Avis donné par \(who)\u{A0}: \(stance(opinion.stance).lowercasedFirst)"
        case .ended: "Avis déclaré inutile par \(who)\u{A0}: \(advisor)"
        }
    }
    func changed(_ fact: OpinionFact) -> String {
        switch fact {
        case .asked: "a demandé un avis"
        case .shown: "a consulté le lien d’un avis"
        case .given: "a donné un avis"
        case .ended: "a déclaré un avis inutile"
        }
    }
    func happenedForYou(_ fact: OpinionFact, to advisor: String) -> String {
        switch fact {
        case .asked: "Le service a demandé un avis\u{A0}: \(advisor)"
        case .shown: "Ce que le service montre a été consulté\u{A0}: \(advisor)"
        case .given: "Un avis a été donné\u{A0}: \(advisor)"
        case .ended: "Le service n’attend plus cet avis\u{A0}: \(advisor)"
        }
    }
    var aColleague: String { "un agent du service" }
    var outsideExpert: String { "une personne extérieure" }
    func expertTitle(_ organisation: String) -> String { "\(organisation) vous demande un avis" }
    func expertLead(_ name: String, until day: String) -> String {
        "Cette page est pour vous uniquement\u{A0}: \(name). Vous pouvez répondre jusqu’au \(day) inclus."
    }
    var expertQuestion: String { "Ce que le service vous demande" }
    var expertShared: String { "Ce que le service vous montre" }
    var expertAnswer: String { "Votre réponse" }
    var expertPrivacy: String {
        "Ces informations servent seulement à donner cet avis. Ne les transmettez pas et ne les gardez pas."
    }
    var expertLog: String { "La personne concernée lit que vous les avez consultées." }
    var sendOpinion: String { "Envoyer mon avis" }
    var expertOpen: String { "Voir la question et répondre" }
    var expertThanksTitle: String { "Merci, votre avis est transmis" }
    var expertThanks: String {
        "Le service qui vous l’a demandé le lira avant de décider. Vous pouvez fermer cette page."
    }
    var expertGoneTitle: String { "Ce lien ne marche plus" }
    var expertGone: String {
        "L’avis a été donné, il n’est plus nécessaire, ou le dernier jour est passé. Pour toute question, adressez-vous au service qui vous a envoyé ce lien."
    }
}

extension EnglishTexts {
    var opinionsTitle: String { "Opinions" }
    var noOpinions: String { "No opinion asked for." }
    func stance(_ stance: Opinion.Stance) -> String {
        switch stance {
        case .favourable: "Favourable"
        case .withReservations: "Favourable with reservations"
        case .unfavourable: "Unfavourable"
        case .noPosition: "No position"
        }
    }
    func opinionOf(_ advisor: String) -> String { "Opinion: \(advisor)" }
    func advisorGroup(_ name: String) -> String { "group \(name)" }
    func opinionAsked(by who: String, on moment: String) -> String { "Asked by \(who), \(moment)" }
    func opinionAwaited(until day: String) -> String { "Awaited until \(day)" }
    func opinionLate(since day: String) -> String { "Not received: its time ended on \(day)" }
    func opinionSeen(on moment: String) -> String { "Link last opened: \(moment)" }
    func opinionGiven(by who: String, on moment: String) -> String { "Given by \(who), \(moment)" }
    func opinionNotNeeded(_ why: String) -> String {
        why.isEmpty ? "This opinion is no longer needed." : "This opinion is no longer needed: \(why)"
    }
    func opinionShows(_ labels: String) -> String { "Shown to this person: \(labels)" }
    var opinionShowsNothing: String { "No answer or document is shown to this person." }
    func decideWithoutOpinion(until day: String) -> String {
        "An opinion is awaited until \(day). You can decide without it."
    }
    var askOpinion: String { "Ask for an opinion" }
    func askOpinion(of kind: AskOpinionPage.Kind) -> String {
        switch kind {
        case .colleague: "Ask for a colleague’s opinion"
        case .group: "Ask for a group’s opinion"
        case .expert: "Ask for the opinion of somebody outside"
        }
    }
    func askOpinionChoice(_ kind: AskOpinionPage.Kind) -> String {
        switch kind {
        case .colleague: "Of a colleague"
        case .group: "Of a group"
        case .expert: "Of somebody outside"
        }
    }
    func askOpinionConsequence(_ kind: AskOpinionPage.Kind) -> String {
        switch kind {
        case .colleague:
            "Your colleague sees this request among the opinions to give. The case stays in its state and its time runs. The person reads that an opinion is asked for."
        case .group:
            "Each member of the group sees this request among the opinions to give, and one of them answers. The case stays in its state and its time runs. The person reads that an opinion is asked for."
        case .expert:
            "You get a link to pass on. It works until the last day, shows only what you ticked, and each time it is opened is written in the case. The person concerned reads whom you asked and what is shown."
        }
    }
    var expertName: String { "Name and position" }
    var expertNameHint: String {
        "The person concerned will read them. Example: Ms Petit, conservation architect."
    }
    var opinionQuestion: String { "What do you ask?" }
    var opinionQuestionHint: String { "A precise question gets a useful answer. It is part of the case." }
    var opinionDay: String { "Last day to answer" }
    func opinionDayHint(_ days: Int) -> String { "Within \(days) days." }
    var sharedAnswers: String { "What this person will see" }
    var sharedAnswersHint: String {
        "Tick only what they need to answer. They will see nothing else of the case."
    }
    var confirmOpinion: String { "Ask for this opinion" }
    var opinionLinkTitle: String { "The link to pass on" }
    func opinionLinkText(_ name: String, until day: String) -> String {
        "Pass this link on to \(name), and to nobody else: whoever has it can read what you ticked, and answer. It works until \(day) included. It is shown only once."
    }
    var opinionNewLink: String { "Make a new link" }
    var opinionNewLinkConsequence: String {
        "For a link that was lost: the one given before will work no longer."
    }
    var yourOpinion: String { "Your opinion" }
    var opinionReasons: String { "Your reasons" }
    var opinionReasonsHint: String {
        "Say what you rely on. This text is part of the case, which the person concerned can read."
    }
    var giveOpinion: String { "Give this opinion" }
    var endOpinion: String { "This opinion is no longer needed" }
    var whyEndOpinion: String { "Why?" }
    var advisorRequired: String { "Say whose opinion you ask for." }
    var opinionQuestionRequired: String { "Write what you ask." }
    func opinionDayRequired(_ days: Int) -> String { "Enter a day between today and \(days) days from now." }
    var stanceRequired: String { "Choose your opinion." }
    var opinionReasonsRequired: String { "Write your reasons." }
    var notAdvisorTitle: String { "This opinion is asked of somebody else" }
    var notAdvisor: String { "To say what you think of it, write a note on the case." }
    var opinionNotAwaitedTitle: String { "This opinion is no longer awaited" }
    var opinionNotAwaited: String { "It was given, it is no longer needed, or the case is decided." }
    var opinionIsAsked: String { "The opinion is asked for" }
    var opinionIsGiven: String { "The opinion is given" }
    var opinionIsEnded: String { "The opinion is no longer awaited" }
    func opinionsToGive(_ count: String) -> String { "Opinions to give: \(count)" }
    var opinionsToGiveTitle: String { "Opinions to give" }
    var opinionsToGiveLead: String {
        "Colleagues ask what you think of these cases, you or one of your groups. They decide afterwards."
    }
    var noOpinionToGive: String { "Nobody asks for your opinion." }
    func happened(_ fact: OpinionFact, to advisor: String, by who: String) -> String {
        switch fact {
        case .asked: "Opinion asked for by \(who): \(advisor)"
        case .shown: "Link opened: \(advisor)"
        case .given(let opinion): "Opinion given by \(who): \(stance(opinion.stance).lowercasedFirst)"
        case .ended: "Opinion declared unnecessary by \(who): \(advisor)"
        }
    }
    func changed(_ fact: OpinionFact) -> String {
        switch fact {
        case .asked: "asked for an opinion"
        case .shown: "opened the link of an opinion"
        case .given: "gave an opinion"
        case .ended: "declared an opinion unnecessary"
        }
    }
    func happenedForYou(_ fact: OpinionFact, to advisor: String) -> String {
        switch fact {
        case .asked: "The office asked for an opinion: \(advisor)"
        case .shown: "What the office shows was looked at: \(advisor)"
        case .given: "An opinion was given: \(advisor)"
        case .ended: "The office no longer awaits this opinion: \(advisor)"
        }
    }
    var aColleague: String { "an agent of the office" }
    var outsideExpert: String { "somebody outside" }
    func expertTitle(_ organisation: String) -> String { "\(organisation) asks for your opinion" }
    func expertLead(_ name: String, until day: String) -> String {
        "This page is for you alone: \(name). You can answer until \(day) included."
    }
    var expertQuestion: String { "What the office asks you" }
    var expertShared: String { "What the office shows you" }
    var expertAnswer: String { "Your answer" }
    var expertPrivacy: String {
        "This information is for giving this opinion only. Do not pass it on and do not keep it."
    }
    var expertLog: String { "The person concerned reads that you looked at it." }
    var sendOpinion: String { "Send my opinion" }
    var expertOpen: String { "See the question and answer" }
    var expertThanksTitle: String { "Thank you, your opinion is sent" }
    var expertThanks: String { "The office that asked for it will read it before deciding. You can close this page." }
    var expertGoneTitle: String { "This link no longer works" }
    var expertGone: String {
        "The opinion was given, it is no longer needed, or the last day has passed. For any question, turn to the office that sent you this link."
    }
}
