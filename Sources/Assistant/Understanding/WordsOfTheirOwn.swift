/// Words one letter away from a word of the patterns that are words of their own, never slips: `charge` is no `change`,
/// `centre` no `contre`. French and English together, without accents, as messages are read.
///
/// A word is here when a resident may write it and its neighbour means something else; forms of the neighbour itself
/// (`refusee`, `refuser`) stay slips that do no harm.
enum WordsOfTheirOwn {
    /// The words, in bytes.
    static let all: Set<[UInt8]> = Set(list.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })

    private static let list = """
        acces acte actes aout appel appels arrets autour autre avait avant avis banc branche cancer caret centre chance
        chances chaque charge charges cheque collegue comite conge conges connu contenu contest context contre cote
        coupe cours courte courts debit decide detenu doit entre espace espece etait etat femme femmes ferie ferme fermes
        fils fille filles financier fires forme formes francs frere fuite fuites habitat here heure home homme hote
        issus loin maire mairie marge mari maries marque masque mere merge metre monde montant monte montre nombre note
        notes notre ordre outre pacte paper parcs parent parole parti pause percu perdre peace plain plate prefet prime
        prise prive rendre rente retard retenu revenu root score server servi share site situe soumis statue suite
        theme there these three timer varie veille views voire vote votre where
        """
}
