import Cases
import Services
import Storage

/// Elimination lists and transfers to the archives.
protocol ArchivesTexts {
    var archivesTitle: String { get }
    var archivesLead: String { get }
    var noEliminationLists: String { get }
    func eliminationList(_ service: String) -> String
    func eliminationState(_ state: EliminationList.State) -> String
    func eliminationCount(_ count: Int) -> String
    var listOpenText: String { get }
    var listClosedText: String { get }
    var listSignedText: String { get }
    var listDoneText: String { get }
    var listService: String { get }
    var listNumber: String { get }
    var listOffice: String { get }
    var listCases: String { get }
    var listKept: String { get }
    var listDestroyed: String { get }
    var listDates: String { get }
    func listDates(from first: String, to last: String) -> String
    var listVolume: String { get }
    func listVolume(files: Int, size: String) -> String
    var listActive: String { get }
    var listFate: String { get }
    func finalFate(_ fate: RetentionRule.FinalFate) -> String
    var listBasis: String { get }
    var listBasisText: String { get }
    var listTexts: String { get }
    var listDraw: String { get }
    func listDraw(seed: String) -> String
    var listVisa: String { get }
    func listVisa(_ visa: ArchivesVisa, on day: String) -> String
    var listSignature: String { get }
    var listSignatureService: String { get }
    var listSignatureArchives: String { get }
    var closeList: String { get }
    var closeListText: String { get }
    var listIsClosed: String { get }
    var printList: String { get }
    var downloadListCSV: String { get }
    var recordVisa: String { get }
    var recordVisaText: String { get }
    var visaName: String { get }
    var visaNameHint: String { get }
    var visaDate: String { get }
    var visaReference: String { get }
    var visaIsRecorded: String { get }
    var visaNameRequired: String { get }
    var visaDateRequired: String { get }
    var visaReferenceRequired: String { get }
    var transferTitle: String { get }
    var transferText: String { get }
    var transferAgreement: String { get }
    var transferArchives: String { get }
    var transferAgency: String { get }
    var transferHint: String { get }
    func transferDownload(part: Int, of count: Int) -> String
    var transferRequired: String { get }
    var listItems: String { get }
    func listItemsFirst(_ count: Int, of all: Int) -> String
    var itemReference: String { get }
    var itemReceived: String { get }
    var itemEnded: String { get }
    var itemFate: String { get }
    var itemFiles: String { get }
    func itemFate(_ item: EliminationItem) -> String
    var holdsToReview: String { get }
    func holdToReview(since day: String) -> String
    var olderLists: String { get }
    func archivesUnitDescription(_ outcome: String) -> String
}

extension FrenchTexts {
    var archivesTitle: String { "Archives et éliminations" }
    var archivesLead: String {
        "Les dossiers dont la durée d’utilité administrative est passée. Un organisme public ne détruit rien sans le visa des archives."
    }
    var noEliminationLists: String { "Aucun dossier n’attend l’avis des archives." }
    func eliminationList(_ service: String) -> String { "Bordereau d’élimination\u{A0}: \(service)" }
    func eliminationState(_ state: EliminationList.State) -> String {
        switch state {
        case .open: "Se remplit"
        case .closed: "Attend le visa"
        case .signed: "Visé"
        case .done: "Terminé"
        }
    }
    func eliminationCount(_ count: Int) -> String { count < 2 ? "\(count) dossier" : "\(count) dossiers" }
    var listOpenText: String {
        "Chaque jour, les dossiers dont le temps est passé s’y ajoutent. Arrêtez le bordereau pour le présenter aux archives."
    }
    var listClosedText: String {
        "Le bordereau est arrêté. Imprimez-le, faites-le signer, transmettez-le aux archives, puis enregistrez leur visa ici. Rien n’est effacé avant."
    }
    var listSignedText: String {
        "Les archives ont donné leur visa. Les dossiers à détruire sont en cours d’effacement\u{A0}; ceux à garder peuvent être versés."
    }
    var listDoneText: String { "Tout ce qui devait être détruit l’est. Les dossiers gardés peuvent être versés." }
    var listService: String { "Démarche" }
    var listNumber: String { "Numéro" }
    var listOffice: String { "Service producteur" }
    var listCases: String { "Nombre de dossiers" }
    var listKept: String { "À garder" }
    var listDestroyed: String { "À détruire" }
    var listDates: String { "Dates extrêmes" }
    func listDates(from first: String, to last: String) -> String { "Du \(first) au \(last)" }
    var listVolume: String { "Importance matérielle" }
    func listVolume(files: Int, size: String) -> String {
        "Dossiers numériques, sans papier (0 mètre linéaire)\u{A0}; \(files) pièces jointes, \(size)"
    }
    var listActive: String { "Durée d’utilité administrative" }
    var listFate: String { "Sort final" }
    func finalFate(_ fate: RetentionRule.FinalFate) -> String {
        switch fate {
        case .destroy: "Destruction"
        case .keep: "Conservation définitive"
        case .sample(let oneIn):
            "Tri\u{A0}: un dossier sur \(oneIn) est gardé, tiré au sort\u{A0}; les autres sont détruits"
        }
    }
    var listBasis: String { "Fondement de l’élimination" }
    var listBasisText: String { "Code du patrimoine, articles L. 212-2 et R. 212-14" }
    var listTexts: String { "Textes de la démarche" }
    var listDraw: String { "Tirage au sort" }
    func listDraw(seed: String) -> String {
        "Graine \(seed)\u{A0}: sont gardés les dossiers dont l’empreinte SHA-256 de la graine suivie de l’identifiant vient en premier."
    }
    var listVisa: String { "Visa des archives" }
    func listVisa(_ visa: ArchivesVisa, on day: String) -> String {
        "\(visa.name), le \(day), référence \(visa.reference)"
    }
    var listSignature: String { "Signatures" }
    var listSignatureService: String { "Pour le service producteur\u{A0}: nom, date et signature" }
    var listSignatureArchives: String { "Visa de la direction des archives\u{A0}: nom, date et signature" }
    var closeList: String { "Arrêter le bordereau" }
    var closeListText: String {
        "Plus aucun dossier ne s’y ajoute, et le tirage au sort est fait s’il y en a un. Cela ne peut pas être défait."
    }
    var listIsClosed: String { "Le bordereau est arrêté." }
    var printList: String { "Version à imprimer" }
    var downloadListCSV: String { "Télécharger en CSV" }
    var recordVisa: String { "Enregistrer le visa" }
    var recordVisaText: String {
        "À faire une fois le bordereau revenu signé des archives. Les dossiers à détruire sont effacés aussitôt après, pour de bon."
    }
    var visaName: String { "Qui a donné le visa" }
    var visaNameHint: String { "La directrice ou le directeur des archives, ou qui le représente." }
    var visaDate: String { "Date du visa" }
    var visaReference: String { "Référence du visa" }
    var visaIsRecorded: String { "Le visa est enregistré. L’effacement commence." }
    var visaNameRequired: String { "Écrivez qui a donné le visa." }
    var visaDateRequired: String { "Indiquez la date du visa, aujourd’hui au plus tard." }
    var visaReferenceRequired: String { "Écrivez la référence du visa." }
    var transferTitle: String { "Versement aux archives" }
    var transferText: String {
        "Les dossiers à garder, dans un paquet au format SEDA 2.3\u{A0}: un manifeste et les fichiers. Chaque copie est inscrite dans l’histoire du dossier, que la personne lit."
    }
    var transferAgreement: String { "Accord de versement" }
    var transferArchives: String { "Identifiant du service d’archives" }
    var transferAgency: String { "Identifiant du service versant" }
    var transferHint: String { "Comme le système des archives le connaît." }
    func transferDownload(part: Int, of count: Int) -> String {
        count == 1 ? "Télécharger le paquet" : "Télécharger le paquet \(part) sur \(count)"
    }
    var transferRequired: String { "Donnez les trois identifiants\u{A0}: les archives les ont fixés avec vous." }
    var listItems: String { "Dossiers" }
    func listItemsFirst(_ count: Int, of all: Int) -> String {
        "Les \(count) premiers sur \(all). Le fichier CSV les donne tous."
    }
    var itemReference: String { "Référence" }
    var itemReceived: String { "Reçu le" }
    var itemEnded: String { "Terminé le" }
    var itemFate: String { "Sort" }
    var itemFiles: String { "Pièces" }
    func itemFate(_ item: EliminationItem) -> String {
        switch (item.state, item.fate) {
        case (.withdrawn, _): "Retiré du bordereau"
        case (.erased, _): "Détruit"
        case (_, .keep): "À garder"
        case (_, .destroy): "À détruire"
        }
    }
    var holdsToReview: String { "Suspensions à réexaminer" }
    func holdToReview(since day: String) -> String { "à réexaminer depuis le \(day)" }
    var olderLists: String { "Bordereaux plus anciens" }
    func archivesUnitDescription(_ outcome: String) -> String { "Dossier terminé\u{A0}: \(outcome)." }
}

extension EnglishTexts {
    var archivesTitle: String { "Archives and eliminations" }
    var archivesLead: String {
        "Cases whose active period has passed. A public body destroys nothing without the visa of the archives."
    }
    var noEliminationLists: String { "No case waits for what the archives say." }
    func eliminationList(_ service: String) -> String { "Elimination list: \(service)" }
    func eliminationState(_ state: EliminationList.State) -> String {
        switch state {
        case .open: "Being filled"
        case .closed: "Waits for the visa"
        case .signed: "Signed"
        case .done: "Done"
        }
    }
    func eliminationCount(_ count: Int) -> String { count == 1 ? "1 case" : "\(count) cases" }
    var listOpenText: String {
        "Every day, cases whose time has passed are added to it. Close the list to show it to the archives."
    }
    var listClosedText: String {
        "The list is closed. Print it, have it signed, send it to the archives, then record their visa here. Nothing is erased before."
    }
    var listSignedText: String {
        "The archives have given their visa. The cases to be destroyed are being erased; those to be kept can be transferred."
    }
    var listDoneText: String { "All that was to be destroyed is. The cases that are kept can be transferred." }
    var listService: String { "Service" }
    var listNumber: String { "Number" }
    var listOffice: String { "Office" }
    var listCases: String { "Number of cases" }
    var listKept: String { "To be kept" }
    var listDestroyed: String { "To be destroyed" }
    var listDates: String { "Dates" }
    func listDates(from first: String, to last: String) -> String { "From \(first) to \(last)" }
    var listVolume: String { "Extent" }
    func listVolume(files: Int, size: String) -> String {
        "Digital cases, no paper (0 linear metres); \(files) documents, \(size)"
    }
    var listActive: String { "Active period" }
    var listFate: String { "Final fate" }
    func finalFate(_ fate: RetentionRule.FinalFate) -> String {
        switch fate {
        case .destroy: "Destroyed"
        case .keep: "Kept for ever"
        case .sample(let oneIn): "Sample: one case in \(oneIn) is kept, drawn by lot; the others are destroyed"
        }
    }
    var listBasis: String { "Legal basis of the elimination" }
    var listBasisText: String { "Code du patrimoine, articles L. 212-2 and R. 212-14" }
    var listTexts: String { "Texts that the service applies" }
    var listDraw: String { "Draw" }
    func listDraw(seed: String) -> String {
        "Seed \(seed): kept are the cases whose SHA-256 of the seed followed by the identifier comes first."
    }
    var listVisa: String { "The archives’ visa" }
    func listVisa(_ visa: ArchivesVisa, on day: String) -> String {
        "\(visa.name), on \(day), reference \(visa.reference)"
    }
    var listSignature: String { "Signatures" }
    var listSignatureService: String { "For the office: name, date and signature" }
    var listSignatureArchives: String { "Visa of the archives: name, date and signature" }
    var closeList: String { "Close the list" }
    var closeListText: String {
        "No case is added any more, and the draw is made where there is one. This can’t be undone."
    }
    var listIsClosed: String { "The list is closed." }
    var printList: String { "To print" }
    var downloadListCSV: String { "Download as CSV" }
    var recordVisa: String { "Record the visa" }
    var recordVisaText: String {
        "Once the list has come back signed from the archives. The cases to be destroyed are erased at once after that, for good."
    }
    var visaName: String { "Who gave the visa" }
    var visaNameHint: String { "The director of the archives, or whoever stands in for them." }
    var visaDate: String { "Date of the visa" }
    var visaReference: String { "Reference of the visa" }
    var visaIsRecorded: String { "The visa is recorded. The erasure begins." }
    var visaNameRequired: String { "Write who gave the visa." }
    var visaDateRequired: String { "Give the date of the visa, today at the latest." }
    var visaReferenceRequired: String { "Write the reference of the visa." }
    var transferTitle: String { "Transfer to the archives" }
    var transferText: String {
        "The cases to be kept, in a package of the SEDA 2.3 format: a manifest and the files. Each copy is recorded in the history of the case, which the person reads."
    }
    var transferAgreement: String { "Archival agreement" }
    var transferArchives: String { "Identifier of the archives" }
    var transferAgency: String { "Identifier of the transferring agency" }
    var transferHint: String { "As the archives’ system knows it." }
    func transferDownload(part: Int, of count: Int) -> String {
        count == 1 ? "Download the package" : "Download package \(part) of \(count)"
    }
    var transferRequired: String { "Give the three identifiers: the archives have set them with you." }
    var listItems: String { "Cases" }
    func listItemsFirst(_ count: Int, of all: Int) -> String {
        "The first \(count) of \(all). The CSV file has them all."
    }
    var itemReference: String { "Reference" }
    var itemReceived: String { "Received on" }
    var itemEnded: String { "Ended on" }
    var itemFate: String { "Fate" }
    var itemFiles: String { "Documents" }
    func itemFate(_ item: EliminationItem) -> String {
        switch (item.state, item.fate) {
        case (.withdrawn, _): "Taken off the list"
        case (.erased, _): "Destroyed"
        case (_, .keep): "To be kept"
        case (_, .destroy): "To be destroyed"
        }
    }
    var holdsToReview: String { "Suspensions to look at again" }
    func holdToReview(since day: String) -> String { "due since \(day)" }
    var olderLists: String { "Older lists" }
    func archivesUnitDescription(_ outcome: String) -> String { "Case ended: \(outcome)." }
}
