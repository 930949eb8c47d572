/// Filling in a form, checking it, leaving it and coming back.
protocol FormTexts {
    var back: String { get }
    var continueButton: String { get }
    var saveAndLeave: String { get }
    func step(_ current: Int, of count: Int) -> String
    func draftSaved(at time: String) -> String
    var optional: String { get }
    var whyDoWeAsk: String { get }
    var day: String { get }
    var month: String { get }
    var year: String { get }
    var checkTitle: String { get }
    var change: String { get }
    var notAnswered: String { get }
    var beforeSendingTitle: String { get }
    func whoWillSee(_ recipients: String) -> String
    var send: String { get }
    var sending: String { get }
    var savedTitle: String { get }
    func savedText(service: String) -> String
    var secretLinkLabel: String { get }
    var secretLinkHint: String { get }
    var copy: String { get }
    var copied: String { get }
    var accessCode: String { get }
    var accessCodeHint: String { get }
    func keptUntil(_ date: String) -> String
    var carryOn: String { get }
    var deleteDraftTitle: String { get }
    var deleteDraftText: String { get }
    var deleteDraft: String { get }
    var draftDeletedTitle: String { get }
    var draftDeletedText: String { get }
    var exitNothingSent: String { get }
    var resumeTitle: String { get }
    var resumeText: String { get }
    var open: String { get }
    var codeMalformed: String { get }
    var codeUnknown: String { get }
}

extension FrenchTexts {
    var back: String { "Retour" }
    var continueButton: String { "Continuer" }
    var saveAndLeave: String { "Enregistrer et finir plus tard" }
    func step(_ current: Int, of count: Int) -> String { "Étape \(current) sur \(count)" }
    func draftSaved(at time: String) -> String { "Brouillon enregistré à \(time)" }
    var optional: String { "(facultatif)" }
    var whyDoWeAsk: String { "Pourquoi demandons-nous cela ?" }
    var day: String { "Jour" }
    var month: String { "Mois" }
    var year: String { "Année" }
    var checkTitle: String { "Vérifiez vos réponses" }
    var change: String { "Modifier" }
    var notAnswered: String { "Pas de réponse" }
    var beforeSendingTitle: String { "Avant d’envoyer" }
    func whoWillSee(_ recipients: String) -> String {
        "En envoyant, vous confirmez que ces réponses sont exactes. Elles seront lues par : \(recipients)."
    }
    var send: String { "Envoyer ma demande" }
    var sending: String { "Envoi…" }
    var savedTitle: String { "Votre brouillon est enregistré" }
    func savedText(service: String) -> String {
        "« \(service) » : vous pouvez fermer cette page et reprendre plus tard, sur n’importe quel appareil."
    }
    var secretLinkLabel: String { "Votre lien secret" }
    var secretLinkHint: String { "Gardez-le pour vous : il ouvre votre demande sans mot de passe." }
    var copy: String { "Copier" }
    var copied: String { "Lien copié" }
    var accessCode: String { "Code d’accès" }
    var accessCodeHint: String { "Vingt lettres et chiffres, comme K7QM2-PX4RT-9BWHC-3FJND. Majuscules ou minuscules." }
    func keptUntil(_ date: String) -> String { "Le brouillon est gardé jusqu’au \(date)." }
    var carryOn: String { "Continuer maintenant" }
    var deleteDraftTitle: String { "Vous changez d’avis ?" }
    var deleteDraftText: String { "Vous pouvez effacer ce brouillon. Rien n’en sera gardé." }
    var deleteDraft: String { "Effacer le brouillon" }
    var draftDeletedTitle: String { "Votre brouillon est effacé" }
    var draftDeletedText: String { "Nous n’en avons rien gardé." }
    var exitNothingSent: String { "Rien n’a été envoyé à la mairie." }
    var resumeTitle: String { "Reprendre ma demande" }
    var resumeText: String {
        "Le code d’accès vous a été donné quand vous avez enregistré votre brouillon ou envoyé votre demande."
    }
    var open: String { "Ouvrir" }
    var codeMalformed: String {
        "Saisissez les vingt lettres et chiffres de votre code d’accès. Il n’y a ni 0, ni 1, ni I, ni O."
    }
    var codeUnknown: String {
        "Ce code n’ouvre rien. Vérifiez chaque caractère : le brouillon a aussi pu être effacé après son délai."
    }
}

extension EnglishTexts {
    var back: String { "Back" }
    var continueButton: String { "Continue" }
    var saveAndLeave: String { "Save and finish later" }
    func step(_ current: Int, of count: Int) -> String { "Step \(current) of \(count)" }
    func draftSaved(at time: String) -> String { "Draft saved at \(time)" }
    var optional: String { "(optional)" }
    var whyDoWeAsk: String { "Why do we ask?" }
    var day: String { "Day" }
    var month: String { "Month" }
    var year: String { "Year" }
    var checkTitle: String { "Check your answers" }
    var change: String { "Change" }
    var notAnswered: String { "Not answered" }
    var beforeSendingTitle: String { "Before you send" }
    func whoWillSee(_ recipients: String) -> String {
        "By sending, you confirm that these answers are correct. They will be read by: \(recipients)."
    }
    var send: String { "Send my request" }
    var sending: String { "Sending…" }
    var savedTitle: String { "Your draft is saved" }
    func savedText(service: String) -> String {
        "“\(service)”: you can close this page and carry on later, on any device."
    }
    var secretLinkLabel: String { "Your secret link" }
    var secretLinkHint: String { "Keep it to yourself: it opens your request without a password." }
    var copy: String { "Copy" }
    var copied: String { "Link copied" }
    var accessCode: String { "Access code" }
    var accessCodeHint: String { "Twenty letters and digits, like K7QM2-PX4RT-9BWHC-3FJND. Upper or lower case." }
    func keptUntil(_ date: String) -> String { "The draft is kept until \(date)." }
    var carryOn: String { "Carry on now" }
    var deleteDraftTitle: String { "Changed your mind?" }
    var deleteDraftText: String { "You can erase this draft. Nothing of it will be kept." }
    var deleteDraft: String { "Erase the draft" }
    var draftDeletedTitle: String { "Your draft is erased" }
    var draftDeletedText: String { "We have kept nothing of it." }
    var exitNothingSent: String { "Nothing was sent to the town hall." }
    var resumeTitle: String { "Carry on with my request" }
    var resumeText: String { "You were given the access code when you saved your draft or sent your request." }
    var open: String { "Open" }
    var codeMalformed: String { "Enter the twenty letters and digits of your access code. It has no 0, 1, I or O." }
    var codeUnknown: String {
        "This code opens nothing. Check each character: the draft may also have been erased after its time."
    }
}
