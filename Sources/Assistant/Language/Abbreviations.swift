import Services

/// Short forms that people type for longer ones, and acronyms of the administration: each way is understood.
///
/// Only common ones, whose long form hardly ever means anything else. Words stand without accents, as words are compared.
struct Abbreviations: Sendable {
    /// Long forms of a short one, each a list of words.
    let longForms: [String: [[String]]]
    /// Short forms by the first word of their long form, with the whole of it.
    let shortForms: [String: [(words: [String], short: String)]]
    /// How a word typed on a telephone is written in full.
    let typed: [String: String]

    /// Those of a language.
    static func of(_ language: Language) -> Abbreviations {
        switch language {
        case .fr: french
        case .en: english
        }
    }

    /// From lines `short: long form | another long form`, and pairs `typed=written`.
    init(_ lines: String, typed pairs: String) {
        var longForms: [String: [[String]]] = [:]
        var shortForms: [String: [(words: [String], short: String)]] = [:]
        for line in lines.split(separator: "\n") {
            let sides = line.split(separator: ":", maxSplits: 1)
            guard sides.count == 2 else { continue }
            let short = String(sides[0])
            for form in sides[1].split(separator: "|") {
                let words = form.split(separator: " ").map(String.init)
                longForms[short, default: []].append(words)
                if let first = words.first { shortForms[first, default: []].append((words, short)) }
            }
        }
        self.longForms = longForms
        self.shortForms = shortForms
        var typed: [String: String] = [:]
        for pair in pairs.split(whereSeparator: \.isNewline) {
            let sides = pair.split(separator: "=", maxSplits: 1)
            if sides.count == 2 { typed[String(sides[0])] = String(sides[1]) }
        }
        self.typed = typed
    }

    private static let french = Abbreviations(
        """
        aah: allocation adultes handicapes
        aeeh: allocation education enfant handicape
        aipd: analyse impact protection donnees
        aj: aide juridictionnelle
        ald: affection longue duree
        alsh: accueil loisirs sans hebergement | centre loisirs
        ants: agence nationale titres securises
        apa: allocation personnalisee autonomie
        apl: aide personnalisee logement
        are: allocation retour emploi
        ars: agence regionale sante | allocation rentree scolaire
        ase: aide sociale enfance
        aspa: allocation solidarite personnes agees
        ass: allocation solidarite specifique
        assmat: assistante maternelle
        at: accident travail
        atsem: agent territorial specialise ecoles maternelles
        bafa: brevet aptitude fonctions animateur
        caf: caisse allocations familiales
        cada: commission acces documents administratifs
        carsat: caisse assurance retraite sante travail
        cb: carte bancaire
        ccas: centre communal action sociale
        cdd: contrat duree determinee
        cdi: contrat duree indeterminee
        cerfa: formulaire
        cesu: cheque emploi service
        cfe: cotisation fonciere entreprises
        cg: carte grise
        cmu: couverture maladie universelle
        cni: carte nationale identite | carte identite
        cnil: commission nationale informatique libertes
        cpam: caisse primaire assurance maladie
        cpf: compte personnel formation
        crous: centre regional oeuvres universitaires
        csg: contribution sociale generalisee
        css: complementaire sante solidaire
        dgfip: direction generale finances publiques | impots
        dom: departement outre mer
        dpo: delegue protection donnees
        ehpad: etablissement hebergement personnes agees | maison retraite
        fsl: fonds solidarite logement
        hlm: habitation loyer modere | logement social
        ij: indemnites journalieres
        insee: institut national statistique
        irpp: impot revenu
        ir: impot revenu
        ivg: interruption volontaire grossesse
        mdp: mot passe
        mdph: maison departementale personnes handicapees
        mp: maladie professionnelle
        msa: mutualite sociale agricole
        nir: numero securite sociale
        ofpra: office francais protection refugies
        oqtf: obligation quitter territoire
        paje: prestation accueil jeune enfant
        pacs: pacte civil solidarite
        pe: pole emploi
        pj: piece jointe
        plu: plan local urbanisme
        pmi: protection maternelle infantile
        pmr: personne mobilite reduite
        pv: proces verbal
        qf: quotient familial
        rdv: rendez vous
        rgpd: reglement general protection donnees
        rib: releve identite bancaire
        rqth: reconnaissance qualite travailleur handicape
        rsa: revenu solidarite active
        sdf: sans domicile fixe
        siret: numero etablissement
        smic: salaire minimum
        spanc: assainissement non collectif
        ss: securite sociale
        secu: securite sociale
        tf: taxe fonciere
        th: taxe habitation
        tva: taxe valeur ajoutee
        urssaf: union recouvrement cotisations securite sociale
        vae: validation acquis experience | velo assistance electrique
        vtc: voiture transport chauffeur
        zfe: zone faibles emissions
        """,
        typed: """
            adr=adresse
            apt=appartement
            appart=appartement
            asso=association
            attest=attestation
            auj=aujourd hui
            bcp=beaucoup
            bjr=bonjour
            boulo=travail
            boulot=travail
            bsr=bonsoir
            c=c est
            cad=c est a dire
            cb=combien
            chui=je suis
            cmt=comment
            comen=comment
            coment=comment
            dc=donc
            dem=demande
            doc=document
            docs=documents
            dr=docteur
            ds=dans
            ecol=ecole
            fo=faut
            g=j ai
            gt=j etais
            info=information
            infos=informations
            inscrip=inscription
            jai=j ai
            jamai=jamais
            javais=j avais
            jdois=je dois
            jpeux=je peux
            jsui=je suis
            jsuis=je suis
            jveu=je veux
            jveux=je veux
            k=que
            kan=quand
            kand=quand
            ke=que
            kel=quel
            kelle=quelle
            ki=qui
            koi=quoi
            lgmt=logement
            msg=message
            mtn=maintenant
            mnt=maintenant
            nn=non
            nb=nombre
            num=numero
            oci=aussi
            parske=parce que
            pb=probleme
            pbs=problemes
            pcq=parce que
            pdt=pendant
            permi=permis
            pk=pourquoi
            pkoi=pourquoi
            pourkoi=pourquoi
            pr=pour
            pq=pourquoi
            pti=petit
            px=peux
            qd=quand
            qqch=quelque chose
            qqn=quelqu un
            resto=restaurant
            slt=salut
            stp=s il te plait
            svp=s il vous plait
            tel=telephone
            tjr=toujours
            tjs=toujours
            ts=tous
            tt=tout
            tte=toute
            ttes=toutes
            vs=vous
            vrmt=vraiment
            we=week end
            ya=il y a
            """)

    private static let english = Abbreviations(
        """
        asap: soon possible
        dob: date birth
        gdpr: general data protection regulation
        gp: doctor
        id: identity card | identification
        nhs: health service
        pin: personal identification number
        poa: power attorney
        ssn: social security number
        vat: value added tax
        dl: driving licence
        """,
        typed: """
            abt=about
            addr=address
            appt=appointment
            appts=appointments
            b4=before
            bc=because
            cert=certificate
            certif=certificate
            cuz=because
            doc=document
            docs=documents
            fone=phone
            gov=government
            govt=government
            info=information
            k=ok
            msg=message
            num=number
            pls=please
            plz=please
            ppl=people
            r=are
            recd=received
            thru=through
            thx=thanks
            tmrw=tomorrow
            u=you
            ur=your
            w=with
            wanna=want to
            yr=year
            """)
}
