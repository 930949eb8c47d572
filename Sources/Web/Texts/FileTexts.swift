/// Sentences about files, on both sides.
protocol FileTexts {
    var chooseFile: String { get }
    var chooseFiles: String { get }
    var replaceFile: String { get }
    var addThisFile: String { get }
    var removeFile: String { get }
    var filesFull: String { get }
    func previewOf(_ name: String) -> String
    var photoHelpTitle: String { get }
    var photoHelp: [String] { get }
    var fileSending: String { get }
    var fileWaiting: String { get }
    var fileSent: String { get }
    var fileFailed: String { get }
    var fileRemoved: String { get }
    var fileBeingChecked: String { get }
    var fileIncomplete: String { get }
    var fileRefusedLater: String { get }
    var documentsTitle: String { get }
    var requiredDocuments: String { get }
    func documentOnCondition(_ document: String, answer: String, question: String) -> String
    func documentSometimes(_ document: String) -> String
    func documentOptional(_ document: String) -> String
}

extension FrenchTexts {
    var chooseFile: String { "Choisir un fichier ou prendre une photo" }
    var chooseFiles: String { "Choisir des fichiers ou prendre des photos" }
    var replaceFile: String { "Remplacer par un autre fichier" }
    var addThisFile: String { "Ajouter" }
    var removeFile: String { "Retirer" }
    var filesFull: String { "Vous avez ajouté le nombre de fichiers demandé. Pour en ajouter un autre, retirez-en un." }
    func previewOf(_ name: String) -> String { "Aperçu de \(name)" }
    var photoHelpTitle: String { "Bien photographier un document" }
    var photoHelp: [String] {
        [
            "Posez-le à plat, sur un fond uni et plus sombre que lui.",
            "Placez-vous près d’une fenêtre, sans flash ni reflet.",
            "Tenez l’appareil bien au-dessus\u{A0}: les quatre coins se voient.",
            "Vérifiez que tout se lit, puis ajoutez la photo.",
        ]
    }
    var fileSending: String { "Envoi de %n\u{A0}: %p\u{A0}%" }
    var fileWaiting: String { "La connexion est coupée. L’envoi de %n reprendra de lui-même là où il s’est arrêté." }
    var fileSent: String { "%n est ajouté." }
    var fileFailed: String {
        "%n n’a pas pu être envoyé. Choisissez-le de nouveau\u{A0}: l’envoi reprendra là où il s’est arrêté."
    }
    var fileRemoved: String { "%n est retiré." }
    var fileBeingChecked: String { "En cours de vérification" }
    var fileIncomplete: String { "Envoi interrompu\u{A0}: choisissez le même fichier pour reprendre" }
    var fileRefusedLater: String { "Refusé à la vérification\u{A0}: le service vous le redemandera s’il en a besoin" }
    var documentsTitle: String { "Documents" }
    var requiredDocuments: String { "Documents à fournir" }
    func documentOnCondition(_ document: String, answer: String, question: String) -> String {
        "\(document), si vous répondez «\u{A0}\(answer)\u{A0}» à la question «\u{A0}\(question)\u{A0}»"
    }
    func documentSometimes(_ document: String) -> String { "\(document), selon vos réponses" }
    func documentOptional(_ document: String) -> String { "\(document) (facultatif)" }
}

extension EnglishTexts {
    var chooseFile: String { "Choose a file or take a photo" }
    var chooseFiles: String { "Choose files or take photos" }
    var replaceFile: String { "Replace by another file" }
    var addThisFile: String { "Add" }
    var removeFile: String { "Remove" }
    var filesFull: String { "You have added as many files as are asked for. To add another, remove one." }
    func previewOf(_ name: String) -> String { "Preview of \(name)" }
    var photoHelpTitle: String { "How to photograph a document well" }
    var photoHelp: [String] {
        [
            "Lay it flat, on a plain background darker than it is.",
            "Stand near a window, without flash or reflection.",
            "Hold the camera right above: all four corners show.",
            "Check that everything can be read, then add the photo.",
        ]
    }
    var fileSending: String { "Sending %n: %p%" }
    var fileWaiting: String { "The connection is down. Sending %n will go on by itself from where it stopped." }
    var fileSent: String { "%n is added." }
    var fileFailed: String { "%n could not be sent. Choose it again: sending goes on from where it stopped." }
    var fileRemoved: String { "%n is removed." }
    var fileBeingChecked: String { "Being checked" }
    var fileIncomplete: String { "Sending stopped: choose the same file to go on" }
    var fileRefusedLater: String { "Refused when it was checked: the office will ask you for it again if needed" }
    var documentsTitle: String { "Documents" }
    var requiredDocuments: String { "Documents to provide" }
    func documentOnCondition(_ document: String, answer: String, question: String) -> String {
        "\(document), if you answer “\(answer)” to “\(question)”"
    }
    func documentSometimes(_ document: String) -> String { "\(document), depending on your answers" }
    func documentOptional(_ document: String) -> String { "\(document) (optional)" }
}
