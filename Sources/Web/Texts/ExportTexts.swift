import Services
import Storage

/// Files of a service's cases, and the record of who took them.
protocol ExportTexts {
    var exports: String { get }
    var exportsText: String { get }
    var exportNew: String { get }
    var exportRecord: String { get }
    var exportRecordOfAll: String { get }
    var noExports: String { get }
    var exportsBefore: String { get }
    func exportOf(_ service: String) -> String
    var exportIsRecordedTitle: String { get }
    var exportIsRecorded: String { get }
    var exportFrom: String { get }
    var exportTo: String { get }
    var exportWhich: String { get }
    func exportStanding(_ standing: CaseExport.Standing) -> String
    var exportColumns: String { get }
    func exportColumnsHint(isWhole: Bool) -> String
    /// What tells apart columns that go by the same words.
    func exportKind(_ column: ExportColumn) -> String
    var exportAs: String { get }
    func exportFormat(_ format: ExportFormat) -> String
    func exportFormatHint(_ format: ExportFormat) -> String
    var exportAsk: String { get }
    func exportProblem(_ problem: ExportForm.Problem) -> String
    func exportState(_ export: CaseExport, isExpired: Bool) -> String
    func exportProgress(_ export: CaseExport, until: String) -> String
    var exportFetch: String { get }
    var exportLookAgain: String { get }
    var exportWhatItHolds: String { get }
    var exportTakenTerm: String { get }
    func exportTaken(_ count: Int) -> String
    var exportPeriod: String { get }
    func exportPeriod(from: String, to: String) -> String
    var exportAskedBy: String { get }
    func exportColumnCount(_ count: Int) -> String
    var exportReceived: String { get }
    var exportOutcome: String { get }
    var exportDecided: String { get }
    var exportDeadline: String { get }
    var exportChannel: String { get }
    /// In a case's history: who copied it, for colleagues.
    func exported(by who: String) -> String
    /// In a case's history: who copied it, for its person.
    func exported(organisation: String, role: Role?) -> String
    func exportedColumns(_ headings: [String]) -> String
}

extension FrenchTexts {
    var exports: String { "Exports" }
    var exportsText: String {
        "Un fichier des demandes d’une démarche, à ouvrir dans un tableur. Chaque export est inscrit ici et dans "
            + "l’historique de chaque demande copiée."
    }
    var exportNew: String { "Exporter les demandes de" }
    var exportRecord: String { "Vos exports" }
    var exportRecordOfAll: String { "Tous les exports" }
    var noExports: String { "Aucun export." }
    var exportsBefore: String { "Exports précédents" }
    func exportOf(_ service: String) -> String { "Exporter\u{A0}: \(service)" }
    var exportIsRecordedTitle: String { "Cette copie est inscrite" }
    var exportIsRecorded: String {
        "Exporter, c’est consulter toutes ces demandes à la fois. Votre nom, la date, les colonnes et le nombre de "
            + "demandes sont gardés\u{A0}; les personnes concernées le voient dans leur suivi. Ne prenez que les colonnes utiles, "
            + "et effacez le fichier quand il ne sert plus."
    }
    var exportFrom: String { "Demandes reçues du" }
    var exportTo: String { "Au" }
    var exportWhich: String { "Lesquelles" }
    func exportStanding(_ standing: CaseExport.Standing) -> String {
        switch standing {
        case .all: "Toutes"
        case .open: "En cours"
        case .decided: "Terminées"
        }
    }
    var exportColumns: String { "Colonnes" }
    func exportColumnsHint(isWhole: Bool) -> String {
        isWhole
            ? "Votre rôle permet aussi de prendre les réponses que la loi protège le plus."
            : "Les réponses que la loi protège le plus (santé, opinions…) ne sont pas proposées."
    }
    func exportKind(_ column: ExportColumn) -> String {
        switch column {
        case .answer: "réponse"
        case .rule: "calcul"
        case .list: "liste"
        default: "demande"
        }
    }
    var exportAs: String { "Format" }
    func exportFormat(_ format: ExportFormat) -> String {
        switch format {
        case .csv: "CSV"
        case .xlsx: "XLSX"
        }
    }
    func exportFormatHint(_ format: ExportFormat) -> String {
        switch format {
        case .csv: "Texte, séparé par des points-virgules\u{A0}: s’ouvre partout."
        case .xlsx:
            "Classeur\u{A0}: dates, nombres et montants sont reconnus. 1\u{202F}048\u{202F}575 demandes par feuille."
        }
    }
    var exportAsk: String { "Préparer le fichier" }
    func exportProblem(_ problem: ExportForm.Problem) -> String {
        switch problem {
        case .fromWrong:
            "Ce premier jour n’existe pas\u{A0}: vérifiez le jour, le mois et l’année, par exemple 1 1 2026."
        case .toWrong:
            "Ce dernier jour n’existe pas\u{A0}: vérifiez le jour, le mois et l’année, par exemple 31 12 2026."
        case .fromMissing: "Indiquez le premier jour, par exemple 1 1 2026."
        case .toMissing: "Indiquez le dernier jour, par exemple 31 12 2026."
        case .periodEmpty:
            "Le dernier jour doit suivre le premier, et la période ne peut pas commencer plus tard qu’aujourd’hui."
        case .columnsMissing: "Choisissez au moins une colonne."
        }
    }
    func exportState(_ export: CaseExport, isExpired: Bool) -> String {
        if isExpired { return "Expiré" }
        return switch export.state {
        case .waiting: "En attente"
        case .running: "En préparation"
        case .done: "Prêt"
        case .failed: "Échec"
        case .erased: "Expiré"
        }
    }
    func exportProgress(_ export: CaseExport, until: String) -> String {
        switch export.state {
        case .waiting: "Le fichier sera préparé dans un instant. Vous pouvez quitter cette page et y revenir."
        case .running:
            "\(Formatting.integer(export.looked, in: .fr)) demandes lues sur "
                + "\(Formatting.integer(export.candidates ?? 0, in: .fr)). Vous pouvez quitter cette page et y revenir."
        case .done:
            "\(exportTaken(export.taken)). Le fichier peut être pris jusqu’au \(until), par la personne qui l’a demandé."
        case .failed:
            "Le fichier n’a pas pu être préparé, et rien n’en est gardé. Demandez-le de nouveau, sur une période plus courte."
        case .erased: "Le fichier est effacé. Cette page garde la trace de ce qui a été copié."
        }
    }
    var exportFetch: String { "Prendre le fichier" }
    var exportLookAgain: String { "Voir où il en est" }
    var exportWhatItHolds: String { "Ce que contient le fichier" }
    var exportTakenTerm: String { "Demandes copiées" }
    func exportTaken(_ count: Int) -> String {
        count < 2 ? "\(count) demande" : "\(Formatting.integer(count, in: .fr)) demandes"
    }
    var exportPeriod: String { "Période" }
    func exportPeriod(from: String, to: String) -> String { "Reçues du \(from) au \(to)" }
    var exportAskedBy: String { "Demandé par" }
    func exportColumnCount(_ count: Int) -> String { count < 2 ? "\(count) colonne" : "\(count) colonnes" }
    var exportReceived: String { "Reçue le" }
    var exportOutcome: String { "Issue" }
    var exportDecided: String { "Terminée le" }
    var exportDeadline: String { "Échéance" }
    var exportChannel: String { "Canal" }
    func exported(by who: String) -> String { "Copiée dans un export par \(who)" }
    func exported(organisation: String, role: Role?) -> String {
        "Copiée dans un fichier, avec d’autres demandes, par\u{A0}: \(organisation)"
            + (role.map { " (\(self.role($0)))" } ?? "")
    }
    func exportedColumns(_ headings: [String]) -> String { "Copié\u{A0}: \(headings.joined(separator: "\u{A0}; "))." }
}

extension EnglishTexts {
    var exports: String { "Exports" }
    var exportsText: String {
        "A file of a service's requests, to open in a spreadsheet. Each export is on record here, and in the history of "
            + "each request copied."
    }
    var exportNew: String { "Export the requests of" }
    var exportRecord: String { "Your exports" }
    var exportRecordOfAll: String { "Every export" }
    var noExports: String { "No export." }
    var exportsBefore: String { "Earlier exports" }
    func exportOf(_ service: String) -> String { "Export: \(service)" }
    var exportIsRecordedTitle: String { "This copy is put on record" }
    var exportIsRecorded: String {
        "Exporting is reading all these requests at once. Your name, the date, the columns and the number of requests are "
            + "kept; the people concerned see it where they follow their request. Take only the columns you need, and "
            + "delete the file when you no longer need it."
    }
    var exportFrom: String { "Requests received from" }
    var exportTo: String { "To" }
    var exportWhich: String { "Which" }
    func exportStanding(_ standing: CaseExport.Standing) -> String {
        switch standing {
        case .all: "All"
        case .open: "Open"
        case .decided: "Ended"
        }
    }
    var exportColumns: String { "Columns" }
    func exportColumnsHint(isWhole: Bool) -> String {
        isWhole
            ? "Your role also lets you take the answers that the law protects most."
            : "The answers that the law protects most (health, opinions…) are not offered."
    }
    func exportKind(_ column: ExportColumn) -> String {
        switch column {
        case .answer: "answer"
        case .rule: "rule"
        case .list: "list"
        default: "request"
        }
    }
    var exportAs: String { "Format" }
    func exportFormat(_ format: ExportFormat) -> String {
        switch format {
        case .csv: "CSV"
        case .xlsx: "XLSX"
        }
    }
    func exportFormatHint(_ format: ExportFormat) -> String {
        switch format {
        case .csv: "Text, separated by commas: opens everywhere."
        case .xlsx: "A workbook: dates and numbers are real ones. 1,048,575 requests a sheet."
        }
    }
    var exportAsk: String { "Prepare the file" }
    func exportProblem(_ problem: ExportForm.Problem) -> String {
        switch problem {
        case .fromWrong: "This first day does not exist: check the day, month and year, for example 1 1 2026."
        case .toWrong: "This last day does not exist: check the day, month and year, for example 31 12 2026."
        case .fromMissing: "Give the first day, for example 1 1 2026."
        case .toMissing: "Give the last day, for example 31 12 2026."
        case .periodEmpty: "The last day must follow the first, and the period can't begin later than today."
        case .columnsMissing: "Choose at least one column."
        }
    }
    func exportState(_ export: CaseExport, isExpired: Bool) -> String {
        if isExpired { return "Expired" }
        return switch export.state {
        case .waiting: "Waiting"
        case .running: "Being prepared"
        case .done: "Ready"
        case .failed: "Failed"
        case .erased: "Expired"
        }
    }
    func exportProgress(_ export: CaseExport, until: String) -> String {
        switch export.state {
        case .waiting: "The file will be prepared in a moment. You can leave this page and come back."
        case .running:
            "\(Formatting.integer(export.looked, in: .en)) requests read out of "
                + "\(Formatting.integer(export.candidates ?? 0, in: .en)). You can leave this page and come back."
        case .done:
            "\(exportTaken(export.taken)). The file can be fetched until \(until), by the person who asked for it."
        case .failed:
            "The file could not be prepared, and nothing of it is kept. Ask for it again, over a shorter period."
        case .erased: "The file is erased. This page keeps the record of what was copied."
        }
    }
    var exportFetch: String { "Fetch the file" }
    var exportLookAgain: String { "See how far it is" }
    var exportWhatItHolds: String { "What the file holds" }
    var exportTakenTerm: String { "Requests copied" }
    func exportTaken(_ count: Int) -> String {
        count == 1 ? "1 request" : "\(Formatting.integer(count, in: .en)) requests"
    }
    var exportPeriod: String { "Period" }
    func exportPeriod(from: String, to: String) -> String { "Received from \(from) to \(to)" }
    var exportAskedBy: String { "Asked for by" }
    func exportColumnCount(_ count: Int) -> String { count == 1 ? "1 column" : "\(count) columns" }
    var exportReceived: String { "Received on" }
    var exportOutcome: String { "Outcome" }
    var exportDecided: String { "Ended on" }
    var exportDeadline: String { "Due" }
    var exportChannel: String { "Channel" }
    func exported(by who: String) -> String { "Copied in an export by \(who)" }
    func exported(organisation: String, role: Role?) -> String {
        "Copied in a file, with other requests, by \(organisation)" + (role.map { " (\(self.role($0)))" } ?? "")
    }
    func exportedColumns(_ headings: [String]) -> String { "Copied: \(headings.joined(separator: "; "))." }
}
