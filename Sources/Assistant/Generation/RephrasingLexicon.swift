import Services

/// Small words of French and English, by what a check makes of them. All are folded: without accents nor capitals.
enum RephrasingLexicon {
    /// Words that say nothing by themselves, and what an answer may add freely: being, having, « voici », “case”.
    static func isFunction(_ word: String, _ language: Language) -> Bool {
        (language == .fr ? french : english).contains(word)
    }

    /// Words that join clauses.
    static func joinsClauses(_ word: String, _ language: Language) -> Bool {
        (language == .fr ? frenchJoints : englishJoints).contains(word)
    }

    /// Words with which a sentence leans on the one before it.
    static func leansBack(_ word: String, _ language: Language) -> Bool {
        (language == .fr ? frenchPronouns : englishPronouns).contains(word)
    }

    /// Words that are the same thing for this purpose: the first word of the group that a stem belongs to.
    static func synonyms(_ language: Language) -> [[String]] { language == .fr ? frenchSynonyms : englishSynonyms }

    /// Words that begin a complement: where, when, what for.
    static let prepositions = words(
        """
        pour dans en a au aux sur chez avec par vers entre pendant avant apres contre selon sous for in on at by with within
        during before after to from under
        """)

    /// Articles and possessives, which may stand before who acts.
    static func isArticle(_ word: String, _ language: Language) -> Bool {
        (language == .fr ? frenchArticles : englishArticles).contains(word)
    }

    private static let frenchArticles = words(
        "le la les l un une des du de d votre vos notre nos son sa ses leur leurs ce cet cette ces")
    private static let englishArticles = words("the a an your our their his her this that these those")

    /// Words that put what follows after what stands before.
    static let sequence = words("puis ensuite then afterwards enfin finally")

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let french = words(
        """
        le la les l un une des du de d au aux a en y et ou où que qu qui quoi dont ce c cet cette ces cela ca ceci il
        ils elle elles on nous vous je j tu me m te t se s lui leur leurs eux votre vos notre nos son sa ses mon ma mes
        ton ta tes quel quelle quels quelles lequel laquelle lesquels lesquelles duquel par pour sur dans chez vers
        entre comme si donc car ainsi alors puis or mais sous est sont es etes sommes sera seront serez etre etait etaient
        etant ete soit soient ai as avez ont aura auront aurez avoir avait eu ayez ait fait faire faites font fera
        feront ferez va vont allez aller ira voici voila cas demarche demarches chose choses facon maniere aussi
        egalement pendant durant tres bien meme memes ici la ensuite alors lors
        ne n pas plus point tout toute
        """)

    private static let english = words(
        """
        the a an of to in on at by for with from as and or but so if then than that which who whom whose what when
        where how this these those it its he she they them their his her we us our you your yours i me my is are was
        were be been being am do does did done have has had will would there here case cases thing things way ways
        also during too very just s t into about such same not
        """)

    private static let frenchJoints = words("mais et ou car donc puis ni")
    private static let englishJoints = words("but and or because so then nor")

    private static let frenchPronouns = words(
        "il ils elle elles cela ca ce c celui celle ceux celles sinon dans cependant toutefois mais or alors ensuite lui"
    )
    private static let englishPronouns = words(
        "it they this these that those otherwise however then but he she")

    private static let frenchSynonyms = [
        ["fournir", "donner", "présenter", "produire", "fournissez", "donnez", "présentez"],
        ["envoyer", "transmettre", "expédier", "transmettez", "envoi"],
        ["obtenir", "recevoir", "percevoir", "toucher", "obtenez", "recevez", "reçoit", "reçoivent", "obtient"],
        ["demander", "solliciter", "demande"], ["habiter", "résider", "vivre", "habitez", "résidez", "vivez"],
        ["tarif", "prix", "coût", "coûter", "coûte", "montant", "coutent"], ["délai", "durée"],
        ["commencer", "débuter"], ["document", "pièce", "documents", "pièces"],
        ["paiement", "payer", "paie", "régler", "réglez", "paye", "payez"], ["dépôt", "déposer", "dépose"],
        ["retrait", "retirer", "retire"], ["mineur", "mineurs"], ["aide", "aider", "aides"],
        ["ouvert", "ouvre", "ouvrir", "ouverture", "ouverte"], ["fermé", "ferme", "fermer", "fermeture", "fermée"],
        ["venir", "rendre", "rendez", "venez"], ["naissance", "né", "née", "naître"],
        ["réponse", "répondre", "répond", "répondons"], ["envoyé", "envoyée", "adressé", "adressée"],
        ["utiliser", "utilisez", "servir"], ["remplir", "compléter", "remplissez", "complétez"],
    ]

    private static let englishSynonyms = [
        ["give", "provide", "show", "present", "supply"], ["send", "submit"], ["get", "receive", "obtain"],
        ["ask", "request"], ["live", "reside", "resident"], ["price", "cost", "fee", "rate", "costs"],
        ["begin", "start"], ["pay", "payment", "paid"], ["document", "paper", "papers"], ["fill", "complete"],
        ["open", "opening", "opens"], ["close", "closed", "closing", "closes"], ["apply", "application"],
        ["answer", "reply", "respond"], ["child", "children"], ["use", "using"], ["collect", "pick"],
    ]
}
