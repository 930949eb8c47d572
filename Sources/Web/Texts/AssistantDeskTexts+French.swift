import Assistant
import Services

extension FrenchTexts {
    var feedbackQuestion: String { "Cette réponse vous aide-t-elle\u{A0}?" }
    var feedbackYes: String { "Oui" }
    var feedbackNo: String { "Non" }
    func feedbackYesContext(_ title: String) -> String { ", cette réponse m’aide (\(title))" }
    func feedbackNoContext(_ title: String) -> String { ", cette réponse ne m’aide pas (\(title))" }
    var feedbackThanks: String { "Merci, votre avis est compté." }
    var feedbackCounted: String {
        "Merci. Votre avis est compté, sans rien garder de vous. Il ne change rien tout seul\u{A0}: des agents lisent ces "
            + "chiffres et corrigent les fiches."
    }

    var deskAssistant: String { "Assistant" }
    var deskAssistantTitle: String { "Comment va l’assistant" }
    var deskAssistantLead: String {
        "Ce que les gens demandent, ce qu’ils ne trouvent pas, et les fiches à reprendre. Seules des sommes sont gardées\u{A0}: "
            + "aucune conversation n’est lisible ici."
    }
    var deskAssistantLearns: String {
        "L’assistant n’apprend rien tout seul. Ses réponses ne changent que si un agent corrige une fiche ou un service, ou "
            + "marque la bonne réponse d’une question sur le banc d’essai."
    }
    var deskAssistantPeriods: String { "Période" }
    func lastDays(_ count: Int) -> String { "\(count) derniers jours" }
    func assistantPeriod(from first: String, to last: String) -> String { "Du \(first) au \(last)." }
    var figuresAsCSV: String { "Télécharger ces chiffres (CSV)" }
    func smallNumbers(_ threshold: Int) -> String {
        "Un nombre de 1 à \(threshold - 1) n’est pas montré\u{A0}: il pourrait parler de quelqu’un que l’on reconnaît, et il ne "
            + "dit rien de sûr."
    }
    func fewerThan(_ count: Int) -> String { "moins de \(count)" }
    var assistantTurnsTitle: String { "Questions et réponses" }
    var assistantTurnsCaption: String { "Comment les messages se sont terminés" }
    var assistantConversations: String { "Conversations" }
    var assistantTimes: String { "Fois" }
    var assistantShare: String { "Part" }
    func turnOutcome(_ outcome: TurnOutcome) -> String {
        switch outcome {
        case .answered: "Répondu par une fiche"
        case .unsure: "Pas sûr\u{A0}: fiches proches montrées"
        case .nothingFound: "Rien trouvé"
        case .failed: "Recherche impossible"
        case .emergency: "Urgence\u{A0}: numéros donnés"
        case .interview: "Questions sur un droit"
        case .services: "Démarches proposées"
        case .cases: "Sur une demande en cours"
        case .person: "Personne demandée"
        case .other: "Autre (salutations, choix passés…)"
        }
    }
    var assistantHandOverTitle: String { "Passage à une personne" }
    var personCaption: String { "Quand une personne a été proposée" }
    var personConversations: String { "pour 100 conversations" }
    func offeredBecause(_ reason: Conversation.PersonOffer.Reason) -> String {
        switch reason {
        case .asked: "Parce qu’on l’a demandé"
        case .unsure: "Parce que l’assistant n’était pas sûr"
        case .distress: "Pour une détresse"
        case .complaint: "Pour une réclamation"
        case .insult: "Après des insultes"
        case .technical: "Pour une panne"
        case .caseMatter: "Pour une demande en cours"
        }
    }
    var handOverByOffice: String { "Par service qui reçoit" }
    var officeColumn: String { "Service" }
    var handedOverColumn: String { "Conversations confiées à une personne" }
    var unfoundTitle: String { "Demandé et pas trouvé" }
    func unfoundText(_ threshold: Int, days: Int) -> String {
        "Les mots des questions restées sans réponse sûre, dits dans au moins \(threshold) conversations, par mois entiers. Ni noms, "
            + "ni numéros, ni adresses n’y entrent. Ce que moins de \(threshold) conversations ont dit n’est montré à personne et est "
            + "effacé au bout de \(days) jours."
    }
    var unfoundNone: String { "Aucun mot n’a été dit par assez de conversations." }
    func unfoundIn(_ language: Language) -> String { language == .fr ? "En français" : "En anglais" }
    var unfoundWord: String { "Mot" }
    var unfoundWith: String { "Dit avec" }
    var unfoundConversations: String { "Conversations" }
    var unfoundNearest: String { "La fiche la plus proche aujourd’hui" }
    var nearestIsSure: String { "répond maintenant" }
    var noNearest: String { "aucune" }
    var closestTitle: String { "Fiches proches qui n’ont pas répondu" }
    var closestText: String {
        "La première fiche montrée quand l’assistant n’était pas sûr. Il lui manque souvent un mot que les gens emploient."
    }
    var sheetColumn: String { "Fiche" }
    var feedbackTitle: String { "Avis sur les réponses" }
    var feedbackText: String { "Ce que les gens ont répondu sous une réponse. Un avis ne change aucune réponse." }
    var usefulColumn: String { "Aide" }
    var notUsefulColumn: String { "N’aide pas" }
    var sheetsToReviewTitle: String { "Fiches à relire" }
    var sheetsToReviewText: String {
        "Les fiches de l’organisation et celles qu’elle a importées. Les textes des services ont leurs versions, relues à chaque "
            + "publication."
    }
    func sheetsToReview(_ reason: SheetReview.Reason, count: Int) -> String {
        switch reason {
        case .outOfDate: "Périmées, plus montrées\u{A0}: \(count)"
        case .reviewedLongAgo: "Relues il y a plus d’un an\u{A0}: \(count)"
        case .neverReviewed: "Sans date de relecture\u{A0}: \(count)"
        }
    }
    func sheetDate(_ reason: SheetReview.Reason, _ day: String) -> String {
        reason == .outOfDate ? "valable jusqu’au \(day)" : "relue le \(day)"
    }
    var noSheetToReview: String { "Toutes les fiches sont à jour." }
    func neverShownTitle(_ count: Int) -> String { "Jamais montrées pendant la période\u{A0}: \(count)" }
    var neverShownText: String {
        "Ou bien personne ne pose la question, ou bien elle est posée avec d’autres mots\u{A0}: essayez-les sur le banc d’essai."
    }
    func andOthers(_ count: Int) -> String { count == 1 ? "et une autre" : "et \(count) autres" }
    var nothingCounted: String { "Rien n’a été compté pendant cette période." }

    var benchTitle: String { "Banc d’essai de l’assistant" }
    var benchLead: String {
        "Posez une question comme les gens la posent\u{A0}: voyez ce qui serait répondu et pourquoi, puis marquez la bonne fiche. La "
            + "question devient un cas de non-régression."
    }
    var benchWarning: String {
        "N’écrivez rien sur personne\u{A0}: ni nom, ni numéro de demande, ni adresse. Ces questions sont gardées et rejouées."
    }
    var benchQuestion: String { "Question" }
    var benchLanguage: String { "Langue de la question" }
    var benchAsk: String { "Essayer" }
    var benchFound: String { "Ce qui serait répondu" }
    func benchSure(_ percent: Int) -> String {
        "Sûr (\(percent)\u{A0}%)\u{A0}: la première fiche est citée comme réponse."
    }
    func benchUnsure(_ percent: Int) -> String {
        "Pas sûr (\(percent)\u{A0}%)\u{A0}: l’assistant le dit et montre les plus proches."
    }
    var benchNothing: String { "Aucune fiche n’est trouvée." }
    func benchScore(_ score: String) -> String { "mesure \(score)" }
    var benchRight: String { "C’est la bonne fiche" }
    var benchNone: String { "Aucune fiche ne doit répondre" }
    var benchOther: String { "Une autre fiche" }
    var benchOtherHint: String { "Son identifiant, par exemple service:cantine ou sheet:marche." }
    var benchOtherUnknown: String { "Aucune fiche n’a cet identifiant." }
    var benchMark: String { "Marquer cette fiche" }
    var benchKept: String { "La question est gardée avec sa réponse." }
    var benchRemoved: String { "La question est retirée." }
    var benchFull: String { "Il y a déjà autant de questions que possible\u{A0}: retirez-en d’abord." }
    func benchCases(_ count: Int) -> String { "Questions gardées\u{A0}: \(count)" }
    var benchCasesText: String {
        "Placez le fichier questions.jsonl à côté de organisation.yaml\u{A0}: «\u{A0}parvis check\u{A0}» rejoue ces questions avant chaque "
            + "publication."
    }
    var benchNoCases: String { "Aucune question n’est encore gardée." }
    var benchReplay: String { "Rejouer les questions" }
    var benchDownload: String { "Télécharger questions.jsonl" }
    var benchExpected: String { "Fiche attendue" }
    var benchExpectsNone: String { "aucune" }
    var benchVerdict: String { "Résultat" }
    func benchSummary(right: Int, near: Int, wrong: Int) -> String {
        "\(right) justes, \(near) proches, \(wrong) fausses."
    }
    func benchVerdict(_ verdict: QuestionVerdict, expectsNone: Bool) -> String {
        if expectsNone {
            return verdict.grade == .right ? "Juste\u{A0}: rien de sûr" : "Faux\u{A0}: une réponse est donnée pour sûre"
        }
        guard let rank = verdict.rank else { return "Faux\u{A0}: pas trouvée" }
        let place = rank == 1 ? "1re place" : "\(rank)e place"
        return switch verdict.grade {
        case .right: "Juste\u{A0}: \(place)"
        case .near: "Proche\u{A0}: \(place)"
        case .wrong: "Faux\u{A0}: \(place)"
        }
    }
    var benchRemove: String { "Retirer" }
}
