/// Why a file is not taken, whatever the question: a stable code, and a sentence that says what to do.
public enum FileRefusal: String, Sendable, Hashable, CaseIterable, Error {
    /// There is nothing in it.
    case empty = "file-empty"
    /// It can't be read as what it says it is.
    case unreadable = "file-unreadable"
    /// It needs a password.
    case password = "file-password"
    /// It is an archive that needs a password.
    case encryptedArchive = "file-encrypted-archive"
    /// It is an archive.
    case archive = "file-archive"
    /// It is a program.
    case executable = "file-executable"
    /// It bears macros.
    case macros = "file-macros"
    /// It is a PDF that does things when it is opened.
    case activeContent = "file-active-content"
    /// It carries other files.
    case embeddedFiles = "file-embedded-files"
    /// It is two kinds of file at once.
    case polyglot = "file-polyglot"
    /// It is a picture too large to be opened safely, or unfolds to far more than its size.
    case tooLargeInside = "file-too-large-inside"
    /// It is of the time before today's office formats.
    case oldOffice = "file-old-office"
    /// It is a kind that nobody asks for.
    case unknownKind = "file-unknown-kind"
    /// The tool that examines this kind is missing, or has not answered.
    case notExamined = "file-not-examined"
    /// The virus scanner found something.
    case infected = "file-infected"

    /// What the person is told: what to do, never blame.
    public var reason: AnswerProblem.Reason {
        let words = words
        return AnswerProblem.Reason(rawValue, fr: words.fr, en: words.en)
    }

    private var words: (fr: String, en: String) {
        switch self {
        case .empty: ("Ce fichier est vide\u{A0}: choisissez-en un autre.", "This file is empty: choose another.")
        case .unreadable:
            (
                "Ce fichier ne s'ouvre pas\u{A0}: ouvrez-le sur votre appareil, enregistrez-le de nouveau, puis ajoutez-le.",
                "This file does not open: open it on your device, save it again, then add it."
            )
        case .password:
            (
                "Ce fichier demande un mot de passe\u{A0}: enregistrez-le sans mot de passe, puis ajoutez-le.",
                "This file needs a password: save it without one, then add it."
            )
        case .encryptedArchive:
            (
                "Cette archive demande un mot de passe\u{A0}: ouvrez-la sur votre appareil, puis ajoutez ses fichiers un à un.",
                "This archive needs a password: open it on your device, then add its files one by one."
            )
        case .archive:
            (
                "C'est une archive\u{A0}: ouvrez-la sur votre appareil, puis ajoutez ses fichiers un à un.",
                "This is an archive: open it on your device, then add its files one by one."
            )
        case .executable:
            (
                "C'est un programme\u{A0}: ajoutez plutôt le document lui-même, en PDF ou en photo.",
                "This is a program: add the document itself, as a PDF or a photo."
            )
        case .macros:
            (
                "Ce document contient des macros\u{A0}: enregistrez-le en PDF, puis ajoutez le PDF.",
                "This document holds macros: save it as a PDF, then add the PDF."
            )
        case .activeContent:
            (
                "Ce PDF contient un programme\u{A0}: imprimez-le en PDF (Imprimer, puis Enregistrer en PDF) et ajoutez le résultat.",
                "This PDF holds a program: print it to PDF (Print, then Save as PDF) and add the result."
            )
        case .embeddedFiles:
            (
                "Ce document contient d'autres fichiers\u{A0}: enregistrez-le en PDF sans pièces jointes, et ajoutez-les à part.",
                "This document carries other files: save it as a PDF without attachments, and add those separately."
            )
        case .polyglot:
            (
                "Ce fichier est de deux types à la fois\u{A0}: ouvrez-le, enregistrez-le de nouveau en PDF ou en photo, puis ajoutez-le.",
                "This file is of two kinds at once: open it, save it again as a PDF or a photo, then add it."
            )
        case .tooLargeInside:
            (
                "Ce fichier est trop grand une fois ouvert\u{A0}: enregistrez-le en plus petit, ou prenez une photo du document.",
                "This file is too large once opened: save a smaller version, or take a photo of the document."
            )
        case .oldOffice:
            (
                "C'est un document Office ancien ou protégé\u{A0}: enregistrez-le en PDF, puis ajoutez le PDF.",
                "This is an old or protected Office document: save it as a PDF, then add the PDF."
            )
        case .unknownKind:
            (
                "Ce type de fichier n'est pas pris en charge\u{A0}: enregistrez le document en PDF, ou prenez-le en photo.",
                "This kind of file can't be taken: save the document as a PDF, or take a photo of it."
            )
        case .notExamined:
            (
                "Ce fichier ne peut pas être vérifié pour le moment\u{A0}: ajoutez plutôt une photo, ou réessayez plus tard.",
                "This file can't be checked at the moment: add a photo instead, or try again later."
            )
        case .infected:
            (
                "L'antivirus a trouvé un virus dans ce fichier\u{A0}: ajoutez le document depuis un autre appareil, ou en photo.",
                "The virus scanner found a virus in this file: add the document from another device, or as a photo."
            )
        }
    }
}
