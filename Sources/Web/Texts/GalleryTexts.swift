import Services

/// The demonstration's gallery of questions.
protocol GalleryTexts {
    var galleryTitle: String { get }
    var galleryText: String { get }
    func galleryState(_ state: QuestionGallery.State) -> String
}

extension FrenchTexts {
    var galleryTitle: String { "Galerie des questions" }
    var galleryText: String {
        "Chaque type de question, dans chacun de ses états. Rien de ce que vous saisissez ici n’est envoyé ni gardé."
    }
    func galleryState(_ state: QuestionGallery.State) -> String {
        switch state {
        case .empty: "Vide"
        case .filled: "Remplie"
        case .wrong: "À corriger"
        case .optional: "Facultative"
        case .helped: "Avec une aide et une raison"
        case .sensitive: "Donnée sensible"
        case .prefilled: "Préremplie depuis un registre"
        case .long: "Intitulé long"
        }
    }
}

extension EnglishTexts {
    var galleryTitle: String { "Gallery of questions" }
    var galleryText: String {
        "Each type of question, in each of its states. Nothing that you type here is sent or kept."
    }
    func galleryState(_ state: QuestionGallery.State) -> String {
        switch state {
        case .empty: "Empty"
        case .filled: "Filled in"
        case .wrong: "To correct"
        case .optional: "Optional"
        case .helped: "With help and a reason"
        case .sensitive: "Sensitive"
        case .prefilled: "Prefilled from a register"
        case .long: "Long label"
        }
    }
}
