import Services

/// A word or two whose change turns the meaning of a sentence round.
enum RephrasingMarker: String, Hashable, CaseIterable {
    // Negations and what forbids.
    case not, without
    // How far something is asked: kept apart, since « peut » is not « doit ».
    case must, may, should
    // What narrows a statement: it is neither added nor left out.
    case only, except, condition, atLeast, atMost, more, less, unless
    // When.
    case before, after, until, starting, alternate, always, sometimes, morning, afternoon, evening, working, calendar
    case renewable, beginning, end, immediately
    // What may not be taken for its contrary.
    case free, paid, included, forbidden, refused, accepted, cancelled, deleted, stored, raised, lowered, double
    case adult, minor, all, some, last, different, online, original, copy, outside
    case employer, tenant, owner, married, alone, mother, father, automatic, tacit, entitled
    case dozen, tens, fifteen, hundreds, half, third, quarter, near, law, each, both, oneOf, or, noon, midnight

    /// Those that a rephrasing must keep where the passage has them.
    static let kept: Set<RephrasingMarker> = [
        .only, .except, .atLeast, .atMost, .more, .less, .unless, .condition, .until, .before, .after, .half, .double,
        .working, .calendar, .near, .forbidden, .refused, .last, .alternate, .oneOf,
        .or, .quarter, .third,
    ]
    /// Those that act or receive.
    static let parties: Set<RephrasingMarker> = [.tenant, .owner, .employer, .mother, .father, .adult, .minor]
    static let modal: Set<RephrasingMarker> = [.must, .may, .should]
    static let polarity: Set<RephrasingMarker> = [.not, .without]
    /// Those that don't make a clause of their own.
    static let small = kept.union(modal).union(polarity).union([.or, .each, .all, .some])

    /// What a word marks, the words after it being known; nil for most words.
    static func marker(at place: Int, in words: [String], _ language: Language) -> RephrasingMarker? {
        let word = words[place]
        let next = place + 1 < words.count ? words[place + 1] : ""
        let last = place > 0 ? words[place - 1] : ""
        if let pair = pairs(language)["\(word) \(next)"] { return pair }
        if language == .fr {
            if word == "plus" {
                let rest = words[..<place].suffix(6)
                if rest.contains("ne") || rest.contains("n") { return .not }
                return last == "au" ? .atMost : last == "de" || last == "en" ? nil : .more
            }
            if word == "moins" { return last == "au" || last == "du" ? .atLeast : .less }
            // « La demande est à envoyer. »
            if word == "a", last == "est" || last == "sont", ["er", "ir", "re"].contains(where: next.hasSuffix) {
                return .must
            }
            if word == "n" || word == "ne" {
                // « ne … que » narrows; it denies nothing.
                let rest = words[(place + 1)...].prefix(5)
                let denies: Set<String> = ["pas", "plus", "jamais", "aucun", "aucune", "rien", "ni", "personne", "nul"]
                if !denies.isDisjoint(with: rest) { return nil }
                return rest.contains("que") || rest.contains("qu") ? .only : nil
            }
        } else {
            if word == "to", ["have", "has", "had", "having"].contains(last) { return .must }
            if word == "up", next == "to" { return .atMost }
            if word == "least", last == "at" { return .atLeast }
            if word == "most", last == "at" { return .atMost }
        }
        let table = exact(language)
        if let found = table[word] { return found }
        let starts = starts(language)
        for length in stride(from: min(word.count, 10), through: 4, by: -1) {
            if let found = starts[String(word.prefix(length))] { return found }
        }
        return nil
    }

    private typealias Table = [String: RephrasingMarker]

    /// `marker: word word*` lines into a table; a star ends what only has to begin a word.
    private static func tables(_ text: String) -> (exact: Table, starts: Table, pairs: Table) {
        var tables: (exact: Table, starts: Table, pairs: Table) = ([:], [:], [:])
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let marker = RephrasingMarker(rawValue: String(parts[0])) else { continue }
            for word in parts[1].split(separator: " ") {
                if word.hasSuffix("*") {
                    tables.starts[String(word.dropLast())] = marker
                } else if word.contains("_") {
                    tables.pairs[String(word.replacing("_", with: " "))] = marker
                } else {
                    tables.exact[String(word)] = marker
                }
            }
        }
        return tables
    }

    private static let french = tables(
        """
        not: pas jamais aucun aucune rien ni nul nulle non guere
        without: sans
        must: doit doivent devez devra devront devrez dois devons faut faudra besoin requis requise requises oblig* necessaire* exig* imperati* indispensab* tenu tenus tenue a_fournir a_presenter a_joindre a_apporter a_produire a_envoyer a_deposer
        may: peut peuvent pouvez pourra pourront pourrez peux pouvons possib* facultati* optionnel* autorise autorisee autorises autorisees autorisent permet permettent eventuel*
        should: devrait devriez devraient conseille conseillee conseilles recommand* souhait* prefer*
        only: seul seule seuls seules seulement uniquement exclusivement reserve reservee reserves reservees
        except: sauf excepte hormis exception
        condition: si s_il s_ils lorsque lorsqu quand condition conditions en_cas des_lors
        atLeast: minimum minimal* minima
        atMost: maximum maximal* maxima plafon* depasser
        more: superieur* davantage dela excede* plus_de
        less: inferieur*
        until: jusqu jusque avant_le
        before: avant auparavant prealab* veille
        after: apres lendemain suivant* ulterieur*
        starting: partir compter depuis des_le
        always: toujours systematiquement constamment
        sometimes: parfois souvent rarement
        morning: matin matins matinee
        afternoon: midi_apres
        noon: midi
        midnight: minuit
        evening: soir soirs soiree nuit
        working: ouvres ouvrable ouvrables franc francs
        calendar: calendaire calendaires
        renewable: renouvelable renouvelables
        immediately: immediat* aussitot
        beginning: debut
        end: fin expir*
        free: gratuit* exoner* dispens* exempt*
        paid: payant payante payants payantes
        included: inclus incluse comprend compris
        forbidden: interdi* prohib* illegal*
        refused: refus* rejet* rejete*
        accepted: accept* accord* approuv* valide validee
        cancelled: annul* suspend* suspen* resili*
        deleted: supprim* detrui* efface*
        stored: conserve*
        raised: augment* major* hausse
        lowered: diminu* redui* reduc* baisse minor*
        half: moitie demi demie
        third: tiers
        quarter: quart
        double: double doubles doublee triple
        dozen: douzaine
        tens: dizaine vingtaine trentaine cinquantaine
        fifteen: quinzaine
        hundreds: centaine centaines milliers millier
        near: environ approximati* presque quasi
        adult: majeur majeurs majeure adulte adultes
        minor: mineur mineurs mineure
        all: tous toutes totalite integralite ensemble
        some: certains certaines quelques plusieurs partie
        last: dernier derniere derniers dernieres
        different: autre autres different* contraire
        online: ligne internet
        original: original originaux originale
        copy: copie copies photocopie photocopies
        outside: hors dehors exterieur
        employer: employeur employeurs
        tenant: locataire locataires
        owner: proprietaire proprietaires bailleur
        married: marie mariee maries epoux
        mother: mere meres
        father: pere peres
        automatic: automatiq*
        tacit: tacite tacitement
        entitled: droit droits
        oneOf: l_un l_une un_des une_des un_seul une_seule
        or: ou
        each: chaque chacun chacune
        law: loi lois decret decrets arrete ordonnance circulaire directive code alinea
        """)

    private static let english = tables(
        """
        not: not never no none nor neither nobody nothing
        without: without
        must: must shall need needs needed requir* mandator* compuls* oblig* necessar* essential*
        may: may can could might possib* optional* allow* permitted permits
        should: should recommend* advis* prefer* encourag*
        only: only solely exclusive* reserved
        except: except exception excluding apart_from
        condition: if when whenever condition conditions provided
        unless: unless
        atLeast: minimum least
        atMost: maximum most capped
        more: more over above exceed* longer greater
        less: less fewer under below
        until: until till
        before: before prior
        after: after following afterwards later
        starting: since starting onwards
        always: always systematic*
        sometimes: sometimes often rarely
        morning: morning mornings
        afternoon: afternoon afternoons
        evening: evening evenings night
        noon: noon midday
        midnight: midnight
        working: working business_days
        calendar: calendar
        renewable: renewable
        immediately: immediate*
        beginning: beginning
        end: end ends ending expir*
        free: free exempt* waive*
        paid: chargeable
        included: included include includes including
        forbidden: forbidden forbid* prohibit* illegal* banned
        refused: refus* reject* denied deny
        accepted: accept* approv* grant*
        cancelled: cancel* suspend* terminat*
        deleted: delet* destroy* erase*
        stored: keep keeps kept retain*
        raised: increas* raise* higher
        lowered: decreas* reduc* lower
        half: half
        third: thirds
        quarter: quarters
        double: double doubles doubled twice triple
        dozen: dozen dozens
        near: approximately almost nearly roughly
        adult: adult adults
        minor: minor minors
        all: all every everyone
        some: some several
        last: last
        different: other others another different
        online: online internet
        original: original originals
        copy: copy copies photocopy
        outside: outside
        employer: employer employers
        tenant: tenant tenants
        owner: owner owners landlord landlords
        married: married spouse
        mother: mother mothers
        father: father fathers
        automatic: automatic*
        tacit: tacit*
        entitled: right rights entitled
        oneOf: one_of either
        alternate: every_other every_second
        or: or
        each: each
        both: both
        law: law laws act decree regulation code
        """)

    private static func exact(_ language: Language) -> Table { language == .fr ? french.exact : english.exact }
    private static func starts(_ language: Language) -> Table { language == .fr ? french.starts : english.starts }
    private static func pairs(_ language: Language) -> Table { language == .fr ? french.pairs : english.pairs }
}
