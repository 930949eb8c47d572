import Cases
import Services

/// Joining a case to an older one of the same person.
protocol MergeTexts {
    /// What a state of ours, in no workflow, is called at the desk.
    func ownState(_ state: String) -> String?
    /// The same, as the person reads it.
    func ownStateForYou(_ found: Case) -> String
    var mergeCase: String { get }
    var mergeLead: String { get }
    var mergeInto: String { get }
    var whyMerged: String { get }
    var whyMergedHint: String { get }
    var samePerson: String { get }
    var samePersonBox: String { get }
    var mergeConsequence: String { get }
    var confirmMerge: String { get }
    var separateCase: String { get }
    var whySeparated: String { get }
    var separateConsequence: String { get }
    func isMergedInto(_ reference: String) -> String
    var absorbedCases: String { get }
    var notTheSameMatter: String { get }
    var olderGoesOn: String { get }
    var samePersonRequired: String { get }
    var caseIsMerged: String { get }
    var caseIsSeparated: String { get }
    func merged(into reference: String, by who: String) -> String
    func separated(by who: String) -> String
    func absorbed(_ reference: String, by who: String) -> String
    func changedMerged(_ reference: String) -> String
    var changedSeparated: String { get }
    func mergedForYou(_ reference: String) -> String
    var separatedForYou: String { get }
    func absorbedForYou(_ reference: String) -> String
}

extension MergeTexts where Self: ContinuityTexts {
    func ownStateForYou(_ found: Case) -> String {
        if found.isWithdrawn { return withdrawnByYou }
        return found.mergedInto.map { mergedForYou($0.reference.description) } ?? found.state
    }
}

extension FrenchTexts {
    func ownState(_ state: String) -> String? {
        switch state {
        case Case.withdrawnState: withdrawnState
        case Case.mergedState: "Jointe à une autre demande"
        default: nil
        }
    }
    var mergeCase: String { "Joindre à une demande plus ancienne" }
    var mergeLead: String {
        "Quand une personne a fait deux fois la même demande, la plus ancienne continue pour les deux\u{A0}: c’est d’elle que court le délai de réponse."
    }
    var mergeInto: String { "Référence de la demande qui continue" }
    var whyMerged: String { "Pourquoi est-ce la même demande\u{202F}?" }
    var whyMergedHint: String { "La personne lit cette explication." }
    var samePerson: String { "Vérification" }
    var samePersonBox: String { "Ces deux demandes viennent de la même personne" }
    var mergeConsequence: String {
        "Ce dossier se termine sans décision. La personne est prévenue, lit la référence de l’autre et peut dire que ce n’est pas la même demande. Ses réponses, documents et messages restent ici, à un clic de l’autre dossier."
    }
    var confirmMerge: String { "Joindre les demandes" }
    var separateCase: String { "Séparer de nouveau" }
    var whySeparated: String { "Pourquoi les séparer\u{202F}?" }
    var separateConsequence: String { "Ce dossier reprend où il en était, avec ses délais. La personne est prévenue." }
    func isMergedInto(_ reference: String) -> String {
        "Ce dossier est joint à \(reference), qui continue pour les deux."
    }
    var absorbedCases: String { "Demandes jointes à celle-ci" }
    var notTheSameMatter: String {
        "L’autre dossier est d’une autre démarche, ou il est terminé\u{A0}: reliez-les plutôt."
    }
    var olderGoesOn: String {
        "L’autre demande est plus récente\u{A0}: ouvrez-la et joignez-la à celle-ci, pour que la personne ne perde pas de délai."
    }
    var samePersonRequired: String { "Confirmez que les deux demandes viennent de la même personne." }
    var caseIsMerged: String { "Les demandes sont jointes" }
    var caseIsSeparated: String { "Le dossier reprend son cours" }
    func merged(into reference: String, by who: String) -> String { "Joint à \(reference) par \(who)" }
    func separated(by who: String) -> String { "Séparé de nouveau par \(who)" }
    func absorbed(_ reference: String, by who: String) -> String { "\(reference) joint à ce dossier par \(who)" }
    func changedMerged(_ reference: String) -> String { "a joint le dossier à \(reference)" }
    var changedSeparated: String { "a séparé le dossier de l’autre" }
    func mergedForYou(_ reference: String) -> String {
        "Jointe à votre demande \(reference), qui continue pour les deux"
    }
    var separatedForYou: String { "Votre demande est de nouveau étudiée pour elle-même" }
    func absorbedForYou(_ reference: String) -> String { "Votre demande \(reference) est jointe à celle-ci" }
}

extension EnglishTexts {
    func ownState(_ state: String) -> String? {
        switch state {
        case Case.withdrawnState: withdrawnState
        case Case.mergedState: "Joined to another request"
        default: nil
        }
    }
    var mergeCase: String { "Join to an older request" }
    var mergeLead: String {
        "When somebody made the same request twice, the older one goes on for both: the time to answer runs from it."
    }
    var mergeInto: String { "Reference of the request that goes on" }
    var whyMerged: String { "Why is it the same request?" }
    var whyMergedHint: String { "The person reads this explanation." }
    var samePerson: String { "Check" }
    var samePersonBox: String { "Both requests are the same person’s" }
    var mergeConsequence: String {
        "This case ends without a decision. The person is told, reads the reference of the other and can say that it is not the same request. Answers, documents and messages stay here, one click from the other case."
    }
    var confirmMerge: String { "Join the requests" }
    var separateCase: String { "Separate again" }
    var whySeparated: String { "Why separate them?" }
    var separateConsequence: String {
        "This case goes on from where it stood, with its time limits. The person is told."
    }
    func isMergedInto(_ reference: String) -> String { "This case is joined to \(reference), which goes on for both." }
    var absorbedCases: String { "Requests joined to this one" }
    var notTheSameMatter: String { "The other case is of another service, or has ended: link them instead." }
    var olderGoesOn: String {
        "The other request is more recent: open it and join it to this one, so that the person loses no time."
    }
    var samePersonRequired: String { "Confirm that both requests are the same person’s." }
    var caseIsMerged: String { "The requests are joined" }
    var caseIsSeparated: String { "The case goes on by itself" }
    func merged(into reference: String, by who: String) -> String { "Joined to \(reference) by \(who)" }
    func separated(by who: String) -> String { "Separated again by \(who)" }
    func absorbed(_ reference: String, by who: String) -> String { "\(reference) joined to this case by \(who)" }
    func changedMerged(_ reference: String) -> String { "joined the case to \(reference)" }
    var changedSeparated: String { "separated the case from the other" }
    func mergedForYou(_ reference: String) -> String { "Joined to your request \(reference), which goes on for both" }
    var separatedForYou: String { "Your request is dealt with by itself again" }
    func absorbedForYou(_ reference: String) -> String { "Your request \(reference) is joined to this one" }
}
