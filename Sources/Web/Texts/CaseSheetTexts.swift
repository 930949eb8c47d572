import Cases
import Services

/// What agents read on the page of a case about how values were computed, what changed since they looked, and answers
/// that they enter or correct for the person.
protocol CaseSheetTexts {
    // How values were computed
    func howComputed(_ rule: String) -> String
    var howComputedShort: String { get }
    var appliesWhen: String { get }
    var formulaIs: String { get }
    var beforeRounding: String { get }
    /// Before the conditions that were tried.
    var branchesTried: String { get }
    /// After a condition: whether it held.
    func branchAnswer(_ holds: Bool) -> String
    /// Before what a condition that held gives.
    var branchGives: String { get }
    /// Before what is given when no condition holds.
    var branchOtherwise: String { get }
    /// Where the data of an answer come from.
    func dataFrom(_ provenance: Provenance) -> String
    /// The heading of a person's own explanations, and what part the rules had in the decision.
    var rulesForYouTitle: String { get }
    func rulesForYou(on day: String) -> String
    /// The rules of a service, published.
    var rulesInForceTitle: String { get }
    var rulesInForceText: String { get }
    var parametersInForce: String { get }
    var roundedSo: String { get }
    /// A service that only tells what others decide.
    var simulationTag: String { get }
    var simulationTitle: String { get }
    var simulationOffer: String { get }
    var simulationText: String { get }
    func simulationVerdict(_ verdict: EligibilityFinding.Verdict) -> String
    var simulationAmount: String { get }
    var simulationNotADecision: String { get }
    var valuesUsed: String { get }
    func valueInForce(since date: String, reference: String?) -> String
    func computedOn(_ date: String) -> String
    // What changed since the agent looked
    func sinceYouLooked(_ moment: String) -> String
    var nothingSinceYouLooked: String { get }
    var seeIt: String { get }
    // Entering or correcting answers
    var amend: String { get }
    var amendAnswer: String { get }
    var enterAnswer: String { get }
    var amendChooseTitle: String { get }
    var amendChoose: String { get }
    var amendChooseHint: String { get }
    var amendTitle: String { get }
    func amendConsequence(hasAddress: Bool) -> String
    var amendDocuments: String { get }
    var amendBroughtUp: String { get }
    var amendBasis: String { get }
    func amendBasis(_ basis: Amendment.Basis) -> String
    var amendWhy: String { get }
    var amendWhyHint: String { get }
    var amendSee: String { get }
    var amendCheckTitle: String { get }
    var amendCheckText: String { get }
    var amendComputed: String { get }
    var amendSave: String { get }
    var amendAgain: String { get }
    var amendDocumentNeeded: String { get }
    var answersToMend: String { get }
    var answersLeadAwayTitle: String { get }
    var answersLeadAwayText: String { get }
    var nothingChangesTitle: String { get }
    var nothingChangesText: String { get }
    var basisRequired: String { get }
    var answersAreAmended: String { get }
    func amended(by who: String) -> String
    var changedAnswers: String { get }
    var amendmentsTitle: String { get }
    func amendedOn(_ moment: String, by who: String) -> String
    // The same, as the person reads it
    var amendedForYou: String { get }
    var amendedForYouTitle: String { get }
    var amendedForYouText: String { get }
    var contestAmendment: String { get }
    func amendmentWhy(_ why: String, basis: Amendment.Basis) -> String
}

extension FrenchTexts {
    func howComputed(_ rule: String) -> String { "\u{A0}: \(rule)" }
    var howComputedShort: String { "Comment c’est calculé" }
    var appliesWhen: String { "S’applique si\u{A0}:" }
    var formulaIs: String { "Calcul\u{A0}:" }
    var beforeRounding: String { "Avant arrondi\u{A0}:" }
    var branchesTried: String { "Conditions regardées, dans l’ordre\u{A0}:" }
    func branchAnswer(_ holds: Bool) -> String { holds ? "\u{A0}: oui, donc " : "\u{A0}: non." }
    var branchGives: String { "" }
    var branchOtherwise: String { "Dans les autres cas\u{A0}: " }
    func dataFrom(_ provenance: Provenance) -> String {
        switch provenance {
        case .person: "votre réponse"
        case .helper: "donné par la personne qui vous aide"
        case .agent: "donné par un agent"
        case .register(let name): "fourni par\u{A0}: \(name)"
        case .correction(let name, _): "votre réponse, qui corrige\u{A0}: \(name)"
        case .reused(let reference): "repris de votre demande \(reference)"
        case .scan: "lu sur un document"
        default: "donné par un programme"
        }
    }
    var rulesForYouTitle: String { "Ce que les règles ont donné pour vous" }
    func rulesForYou(on day: String) -> String {
        "Ces valeurs ont été calculées par un programme le \(day), à partir de vos réponses. Elles aident l’agent, qui décide : le calcul ne décide jamais seul. Chacune dit son texte, les données utilisées et d’où elles viennent, les chiffres en vigueur et le calcul fait."
    }
    var rulesInForceTitle: String { "Les règles de calcul en vigueur" }
    var rulesInForceText: String {
        "Voici toutes les règles qu’un programme applique aux réponses, en mots, avec leur texte. Elles sont publiées pour que chacun puisse refaire le calcul."
    }
    var parametersInForce: String { "Les chiffres utilisés" }
    var roundedSo: String { "Arrondi\u{A0}:" }
    var simulationTag: String { "Estimation" }
    var simulationTitle: String { "Estimer mes droits" }
    var simulationOffer: String { "Faire l’estimation" }
    var simulationText: String {
        "Quelques questions, sans compte. Rien n’est enregistré : vos réponses sont oubliées dès que vous quittez cette page."
    }
    func simulationVerdict(_ verdict: EligibilityFinding.Verdict) -> String {
        switch verdict {
        case .yes: "Vous y avez droit, d’après vos réponses"
        case .no: "Vous n’y avez pas droit, d’après vos réponses"
        case .unknown: "Ces réponses ne suffisent pas pour le dire"
        }
    }
    var simulationAmount: String { "Montant estimé" }
    var simulationNotADecision: String {
        "C’est une estimation : la mairie informe, elle ne décide pas. Une estimation n’engage personne et ne vous enlève aucun droit."
    }
    var valuesUsed: String { "Avec ces valeurs\u{A0}:" }
    func valueInForce(since date: String, reference: String?) -> String {
        "en vigueur depuis le \(date)" + (reference.map { ", \($0)" } ?? "")
    }
    func computedOn(_ date: String) -> String {
        "Calculé le \(date), avec le texte qui fonde chaque règle."
    }
    func sinceYouLooked(_ moment: String) -> String { "Depuis votre dernier passage, le \(moment)" }
    var nothingSinceYouLooked: String { "Rien n’a changé." }
    var seeIt: String { "Voir" }
    var amend: String { "Saisir ou corriger des réponses" }
    var amendAnswer: String { "Corriger" }
    var enterAnswer: String { "Saisir" }
    var amendChooseTitle: String { "Saisir ou corriger des réponses" }
    var amendChoose: String { "Quelles réponses changez-vous\u{202F}?" }
    var amendChooseHint: String { "Choisissez-en une ou plusieurs. Vous les changez à la page suivante." }
    var amendTitle: String { "Les nouvelles réponses" }
    func amendConsequence(hasAddress: Bool) -> String {
        "La réponse d’avant, la nouvelle et votre explication s’ajoutent à l’historique, et les règles sont recalculées. La personne lit tout cela dans son suivi dès que vous enregistrez, et peut écrire si elle n’est pas d’accord. "
            + (hasAddress
                ? "Elle est prévenue par e-mail."
                : "Elle n’a pas donné d’adresse e-mail\u{A0}: prévenez-la si vous lui parlez.")
    }
    var amendDocuments: String {
        "Les documents ne se changent pas ainsi\u{A0}: pour en recevoir un autre, demandez une correction à la personne."
    }
    var amendBroughtUp: String { "Cette question apparaît, ou est à revoir, à cause des nouvelles réponses." }
    var amendBasis: String { "D’où tenez-vous ces réponses\u{202F}?" }
    func amendBasis(_ basis: Amendment.Basis) -> String {
        switch basis {
        case .telephone: "La personne l’a dit au téléphone"
        case .counter: "La personne l’a dit au guichet"
        case .document: "Un document du dossier le montre"
        }
    }
    var amendWhy: String { "Pourquoi changez-vous ces réponses\u{202F}?" }
    var amendWhyHint: String { "La personne lira cette explication." }
    var amendSee: String { "Voir ce qui change" }
    var amendCheckTitle: String { "Vérifiez avant d’enregistrer" }
    var amendCheckText: String { "Rien n’est encore enregistré." }
    var amendComputed: String { "Ce que les règles en déduisent" }
    var amendSave: String { "Enregistrer et prévenir la personne" }
    var amendAgain: String { "Modifier encore" }
    var amendDocumentNeeded: String {
        "Avec ces réponses, la personne doit donner un document. Demandez-lui plutôt une correction\u{A0}: elle pourra l’envoyer."
    }
    var answersToMend: String { "Des réponses sont à revoir." }
    var answersLeadAwayTitle: String { "Avec ces réponses, un autre organisme est compétent" }
    var answersLeadAwayText: String {
        "Le formulaire se serait arrêté là. Gardez les réponses et décidez, ou demandez une correction à la personne."
    }
    var nothingChangesTitle: String { "Rien ne change" }
    var nothingChangesText: String { "Les réponses sont celles du dossier\u{A0}: il n’y a rien à enregistrer." }
    var basisRequired: String { "Dites d’où vous tenez ces réponses." }
    var answersAreAmended: String { "Les réponses sont changées, la personne le voit" }
    func amended(by who: String) -> String { "Réponses changées par \(who)" }
    var changedAnswers: String { "a changé des réponses" }
    var amendmentsTitle: String { "Réponses changées par le service" }
    func amendedOn(_ moment: String, by who: String) -> String { "Le \(moment), par \(who)" }
    var amendedForYou: String { "Le service a changé des réponses de votre demande" }
    var amendedForYouTitle: String { "Réponses changées par le service" }
    var amendedForYouText: String {
        "Une personne du service a changé ces réponses pour vous. Vous n’êtes pas d’accord\u{202F}? Écrivez-le au service\u{A0}: votre message reste au dossier."
    }
    var contestAmendment: String { "Écrire au service au sujet de ce changement" }
    func amendmentWhy(_ why: String, basis: Amendment.Basis) -> String {
        let source =
            switch basis {
            case .telephone: "selon ce qui a été dit au téléphone"
            case .counter: "selon ce qui a été dit au guichet"
            case .document: "selon un document du dossier"
            }
        return "\(why) (\(source))"
    }
}

extension EnglishTexts {
    func howComputed(_ rule: String) -> String { ": \(rule)" }
    var howComputedShort: String { "How it is worked out" }
    var appliesWhen: String { "Applies if:" }
    var formulaIs: String { "Computation:" }
    var branchesTried: String { "Conditions looked at, in order:" }
    func branchAnswer(_ holds: Bool) -> String { holds ? ": yes, so " : ": no." }
    var branchGives: String { "" }
    var branchOtherwise: String { "In all other cases: " }
    func dataFrom(_ provenance: Provenance) -> String {
        switch provenance {
        case .person: "your answer"
        case .helper: "given by the person who helps you"
        case .agent: "given by an agent"
        case .register(let name): "from: \(name)"
        case .correction(let name, _): "your answer, which corrects: \(name)"
        case .reused(let reference): "taken from your request \(reference)"
        case .scan: "read on a document"
        default: "given by a program"
        }
    }
    var rulesForYouTitle: String { "What the rules gave for you" }
    func rulesForYou(on day: String) -> String {
        "These values were worked out by a program on \(day), from your answers. They help the agent, who decides: the computation never decides by itself. Each one says its text of law, the data used and where they come from, the figures in force and the computation done."
    }
    var rulesInForceTitle: String { "The rules of computation in force" }
    var rulesInForceText: String {
        "Here are all the rules that a program applies to the answers, in words, with their text of law. They are published so that anyone can do the computation again."
    }
    var parametersInForce: String { "The figures used" }
    var roundedSo: String { "Rounding:" }
    var simulationTag: String { "Estimate" }
    var simulationTitle: String { "Estimate my rights" }
    var simulationOffer: String { "Make the estimate" }
    var simulationText: String {
        "A few questions, without an account. Nothing is kept: your answers are forgotten as soon as you leave this page."
    }
    func simulationVerdict(_ verdict: EligibilityFinding.Verdict) -> String {
        switch verdict {
        case .yes: "You have a right to it, going by your answers"
        case .no: "You have no right to it, going by your answers"
        case .unknown: "These answers are not enough to tell"
        }
    }
    var simulationAmount: String { "Estimated amount" }
    var simulationNotADecision: String {
        "This is an estimate: the town hall informs, it does not decide. An estimate binds nobody and takes no right away from you."
    }
    var beforeRounding: String { "Before rounding:" }
    var valuesUsed: String { "With these values:" }
    func valueInForce(since date: String, reference: String?) -> String {
        "in force since \(date)" + (reference.map { ", \($0)" } ?? "")
    }
    func computedOn(_ date: String) -> String { "Worked out on \(date), with the text each rule is based on." }
    func sinceYouLooked(_ moment: String) -> String { "Since you last looked, \(moment)" }
    var nothingSinceYouLooked: String { "Nothing has changed." }
    var seeIt: String { "See it" }
    var amend: String { "Enter or correct answers" }
    var amendAnswer: String { "Correct" }
    var enterAnswer: String { "Enter" }
    var amendChooseTitle: String { "Enter or correct answers" }
    var amendChoose: String { "Which answers do you change?" }
    var amendChooseHint: String { "Choose one or several. You change them on the next page." }
    var amendTitle: String { "The new answers" }
    func amendConsequence(hasAddress: Bool) -> String {
        "The former answer, the new one and your explanation join the history, and the rules are worked out again. The person reads all of it when they follow the request, as soon as you save, and can write if they disagree. "
            + (hasAddress
                ? "They are told by e-mail."
                : "They gave no e-mail address: tell them if you speak to them.")
    }
    var amendDocuments: String {
        "Documents are not changed this way: to receive another one, ask the person for a correction."
    }
    var amendBroughtUp: String { "The new answers make this question appear, or need another look." }
    var amendBasis: String { "How do you know these answers?" }
    func amendBasis(_ basis: Amendment.Basis) -> String {
        switch basis {
        case .telephone: "The person said so on the telephone"
        case .counter: "The person said so at the counter"
        case .document: "A document of the case shows it"
        }
    }
    var amendWhy: String { "Why do you change these answers?" }
    var amendWhyHint: String { "The person will read this explanation." }
    var amendSee: String { "See what changes" }
    var amendCheckTitle: String { "Check before saving" }
    var amendCheckText: String { "Nothing is saved yet." }
    var amendComputed: String { "What the rules make of it" }
    var amendSave: String { "Save and tell the person" }
    var amendAgain: String { "Change again" }
    var amendDocumentNeeded: String {
        "With these answers, the person has to give a document. Ask them for a correction instead: they can send it then."
    }
    var answersToMend: String { "Some answers need another look." }
    var answersLeadAwayTitle: String { "With these answers, another body is in charge" }
    var answersLeadAwayText: String {
        "The form would have stopped there. Keep the answers and decide, or ask the person for a correction."
    }
    var nothingChangesTitle: String { "Nothing changes" }
    var nothingChangesText: String { "The answers are those of the case: there is nothing to save." }
    var basisRequired: String { "Say how you know these answers." }
    var answersAreAmended: String { "The answers are changed, and the person sees it" }
    func amended(by who: String) -> String { "Answers changed by \(who)" }
    var changedAnswers: String { "changed some answers" }
    var amendmentsTitle: String { "Answers changed by the office" }
    func amendedOn(_ moment: String, by who: String) -> String { "On \(moment), by \(who)" }
    var amendedForYou: String { "The office changed answers of your request" }
    var amendedForYouTitle: String { "Answers changed by the office" }
    var amendedForYouText: String {
        "Someone at the office changed these answers for you. Do you disagree? Write to the office: your message stays in the file."
    }
    var contestAmendment: String { "Write to the office about this change" }
    func amendmentWhy(_ why: String, basis: Amendment.Basis) -> String {
        let source =
            switch basis {
            case .telephone: "from what was said on the telephone"
            case .counter: "from what was said at the counter"
            case .document: "from a document of the case"
            }
        return "\(why) (\(source))"
    }
}
