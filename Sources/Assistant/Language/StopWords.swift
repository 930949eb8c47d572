import Services

/// Words that say nothing of what a question is about. Written without accents, as words are compared.
enum StopWords {
    /// The stop words of a language.
    static func of(_ language: Language) -> Set<String> {
        switch language {
        case .fr: french
        case .en: english
        }
    }

    private static func set(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    // Elisions stand here by their letters, since an apostrophe separates.
    private static let french = set(
        """
        a à ai aie aient ainsi alors apres as au aucun aucune aujourd aussi autre autres aux avaient avais avait avant \
        avec avez avoir avons ayant beaucoup bien bonjour bonsoir c ca car ce ceci cela celle celles celui ces cet cette \
        ceux chaque chez ci comme comment d dans de des depuis derriere dessous dessus deux devant doit dois doivent \
        donc dont du durant elle elles en encore entre es est et etaient etais etait etant etc ete etes etre eu eux \
        faire fais fait faites faut font hors hui ici il ils j je jusqu jusque l la le les leur leurs lors lorsqu \
        lorsque lui m ma mais me meme memes merci mes moi moins mon n ne ni non nos notre nous on ont ou oui par parce \
        pas peu peut peuvent peux plus plutot pour pourquoi pourrais pouvez pouvoir puis puisqu puisque qu quand que \
        quel quelle quelles quels qui quoi quoiqu quoique s sa salut sans se sera serait seront ses si soi soient sois \
        soit sommes son sont sous suis sur t ta tandis te tel telle tels tes toi ton tous tout toute toutes tres trop \
        tu un une va vais vas vers veut veux voila vont vos votre voudrais voulez vous vu y
        """)

    private static let english = set(
        """
        a about after again all also am an and any are as at be because been before being between both but by can \
        could d did do does doing don done each few for from get gets got had has have having he hello her here hers \
        hi him his how i if in into is it its just like ll m may me might more most must my need no nor not now of \
        off ok on once one only or other our ours out over please re s same shall she should so some such t than \
        thank thanks that the their them then there these they this those through to too under until up us ve very \
        want was we were what when where which while who whom whose why will with would you your yours
        """)
}
