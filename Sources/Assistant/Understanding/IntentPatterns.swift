import Services

/// The words by which intentions are recognised, French and English side by side: people mix them. Written as
/// `WordPattern` says; the first that stands is kept as the evidence of what was understood.
enum IntentPatterns {
    static let person = PatternList([
        "parler|parle|parlez|discuter|echanger|communiquer|contacter|joindre|avoir * personne|humain|humaine|conseiller|conseillere|agent|quelqu|operateur|employe|vrai|vraie|gens",
        "une|un vrai|vraie personne|humain|gens|humaine", "un|a|par|avec [un] conseiller|humain|agent|operateur",
        "^ [je] [veux|voudrais] [un|une] humain|personne|conseiller|agent|quelqu [svp|s] [un] $",
        "etre|me rappele|rappelee|rappeler|rappelez",
        "rappelez moi", "pas [parler] [a|avec] [un|une] robot|machine|bot|ordinateur",
        "marre * * robot|robots|machine|bot",
        "marre d|des|du|de [parler] [a|de] robot|robots|machine|bot",
        "talk|speak|chat|speaking|talking [to|with] * person|human|someone|somebody|agent|advisor|operator|people|representative",
        "real|actual person|human", "human please", "^ human|agent|operator $", "call|ring me back",
        "customer service",
        "numero|telephone pour|de|du * joindre|appeler|contacter",
        "quelqu un [peut|pourrait] m|me aider|repondre",
        "get me a human|person|agent|manager",
    ])

    static let insult = PatternList(
        [
            "connard|conard|connasse|conasse|connards|encule|enculer|enculee|encules|salope|salopard|=pute",
            "putain de merde|machine|robot|site",
            "fils de pute|chien", "ta|votre gueule|mere", "ntm|tg|fdp|nique|niquer|niquez|nik",
            "va|allez|vas|allez * faire foutre|voir|enculer|niquer",
            "gros|grosse|sale|espece|bande [de|d] con|cons|conne|merde|incapable|incapables|debile|debiles|batard|abruti|abrutis|race|idiot|imbecile|nul|nuls",
            "abruti|abrutis|debile|batard|batards|bouffon|clochard", "trou du|de cul|balle", "trouduc",
            "tu|t|vous etes|es|est|sers|servez [que] [des|un|vraiment|une] [de] con|cons|nul|nulle|bete|debile|stupide|inutile|merde|nuls|incapables|incapable|conne",
            "je t|vous emmerde|emmerdes", "machine|robot|bot de merde|pourri|inutile|debile|stupide", "^ merde $",
            "=fuck|fucking|fucker|motherfucker|asshole|=bitch|bastard|=cunt|dickhead|moron|wanker|twat|=prick",
            "you * stupid|useless|idiot|dumb|idiots|moron|pathetic|crap|shit",
            "stupid|useless|dumb|idiot|shitty bot|machine|robot|idiots|assistant|thing", "shut up", "piss off",
            "screw you", "go to hell",
        ], except: ["pute de"])

    static let complaint = PatternList([
        "plaindre|plainte|reclamation|reclamations", "reclamer contre",
        "inadmissible|inacceptable|scandaleux|scandale|honteux|intolerable|lamentable",
        "une honte", "c est honteux",
        "pas|mecontent|mecontente|furieux|furieuse|en|tres content|contente|satisfait|satisfaite|colere",
        "mecontent|mecontente|furieux|furieuse", "me suis fait|fais avoir|arnaquer",
        "ca|sa|cela fait|fe|fais * semaine|semaines|mois|jour|jours|an|ans * atten~",
        "m|nous a|ont|avez [ete] refuse|refusee|rejete|rejetee",
        "j|je|on|nous attend|attends|attendons [toujours] [encore] depuis", "c|trop abuse",
        "personne ne|n m|me|repond|rappelle|rappele|repondu|a [repond|rappelle]",
        "jamais de|eu reponse", "trop long|longtemps|lent",
        "ca fait * semaines|mois * attends|attend|reponse|nouvelles|rien", "contester|conteste|recours",
        "saisir|voir le|la mediateur|mediatrice|defenseur|tribunal", "complain|complaint|complaints",
        "unacceptable|outrageous|disgraceful|appalling|ridiculous|shameful",
        "not happy|satisfied", "furious|angry", "appeal|challenge * decision|refusal", "nobody answers|replies|calls",
        "been waiting for",
        "refus injuste", "pas normal", "marre", "ras le bol",
    ])

    static let technicalFile = PatternList([
        "fichier|fichiers|photo|photos|document|documents|piece|pieces|pdf|jpg|scan|justificatif|avis|upload|file|files|picture|attachment * refuse|refusee|refuses|passe|marche|charge|telecharge|envoie|accepte|lourd|gros|erreur|bloque|ouvre|rejected|upload|uploading|large|big|refused|error|works|work|open",
        "pas|plus|impossible [a|de|d] telecharger|joindre|deposer|ajouter|charger|uploader|inserer|envoyer * fichier|photo|document|pdf|piece|pieces|justificatif|avis|documents|photos",
        "trop lourd|volumineux", "can|cannot|unable [t] [to] upload|attach", "file is too large|big|heavy",
        "upload fails|failed|error",
    ])
    static let technicalSignIn = PatternList(
        [
            "mot de passe", "mdp",
            "arrive|peux|impossible|reussis|peut|marche [pas] [a|de|d] [me|m] [pas] connecter|identifier|connexion|authentifier",
            "connexion|connecter|compte * impossible|bloque|bloquee|marche|erreur|echoue",
            "franceconnect|france connect", "perdu|oublie [mon|le|ma|la] code|identifiant|reference|lien",
            "password", "can|cannot|unable t|to [to] log|sign|login|connect",
            "forgot|lost|forgotten [my|the] code|login|link|reference",
            "lien|link ne|doesn|is|est|a * marche|fonctionne|expire|expired|broken|work",
        ], except: ["lien avec|vers"])
    static let technicalSite = PatternList(
        [
            "site|page|formulaire|bouton|application|appli|form|website|button|app|lien|link|captcha * marche|fonctionne|plante|bug|bugue|bloque|bloquee|charge|rame|erreur|ouvre|blanche|affiche|reagit|repond|broken|crash|crashed|crashes|error|working|load|loading|stuck|frozen|respond|work|works|blank|down|lent|lente|envoie|valide",
            "[message] d erreur", "erreur|error 404|500|503", "bug|bugs|bugue|beug", "page blanche|blanc",
            "ca [ne] marche|fonctionne|valide|charge|envoie pas|plus",
            "ca plante|bloque|bug|beug|rame",
            "probleme|souci|soucis|pb technique|informatique",
            "probleme|souci|soucis|pb avec|sur le|votre|la site|page|formulaire",
            "doesn|not|isn|won|can [t] work|working|load|submit|click|open",
            "technical problem|issue", "ecran blanc|noir|fige",
        ], except: ["ecole|chauffage|lampadaire|eclairage|feu|ascenseur|fontaine|lamp|heating|light|radiateur|lumiere"])

    static let caseStatus = PatternList(
        [
            "ou en est|sont|on|es * dossier|demande|dossiers|demandes|inscription|signalement|bourse|acte",
            "ou est|es|sont mon|ma|mes dossier|demande|inscription|demandes",
            "ou en est|sont|es|on", "en est ou",
            "etat|avancement|suivi|statut de|du ma|mon|mes|la demande|dossier|inscription|demandes", "etat du dossier",
            "suivre [ma|mon|mes|la|le] demande|dossier|inscription|signalement|demandes",
            "nouvelles pour ma|mon", "nouvelles de ma|mon",
            "mon|ma|mes dossier|demande|demandes|dossiers * avance|accepte|acceptee|recu|recue|traite|traitee|valide|validee|refuse|refusee|bloque|bloquee|cours",
            "avez vous|vs [bien] recu", "vous avez [bien] recu mon|ma",
            "j ai [deja] fait|envoye|depose|rempli [ma|une|la|mon] demande|dossier|inscription * nouvelles|reponse|rien|attends|recu|quand",
            "quand * [aurai|aurais|vais] [je] * reponse",
            "my|the case|request|application|file|claim * status|progress|stand|standing|accepted|received|processed|going|refused|approved",
            "where|what|how * my|the request|application|case|file|claim|report", "status of",
            "track|follow|check [on|up] [on] my|the request|application|case|file|status",
            "any|have news|update|updates|updated",
            "did|have you receive|received|get my|it", "qu attendez|attend vous|on [de] [moi]",
            "que|qu dois|est je|il [encore] [fournir|envoyer|manque|attendu]",
            "combien de temps * ma|mon demande|dossier", "what do you need from me", "waiting for from me",
        ],
        except: [
            "faire|comment|deposer|how ou|une|do demande|dossier|apply|application",
            "comment|how * deposer|faire|apply", "combien de temps",
        ])
    static let caseWrite = PatternList([
        "envoyer|ecrire|laisser|transmettre|envoie|envoyez|ecris|faire|passer * message|mot|mail|note",
        "dire|signaler|prevenir|informer|ajouter * dossier|demande|agent|service qu|que|de|au|a",
        "repondre|reponse a|au l|votre|leur agent|message|courrier|demande", "send|write|leave|post * message|note",
        "tell|inform|let * agent|officer|department|them|office",
        "message|mot pour|a l|le|au [agent|service|dossier]", "message au sujet",
    ])
    static let caseCorrect = PatternList([
        "corriger|modifier|rectifier|changer|completer|mettre * demande|dossier|inscription|reponse|reponses|declaration|adresse|envoye|envoyee|jour",
        "trompe|trompee|erreur|erreurs * dans|sur|dans [ma|mon|la|mes] [ma|mon|la|mes] demande|dossier|formulaire|inscription",
        "correct|change|modify|fix|update * request|application|case|form|answers|address",
        "mistake|error in|on my|the", "oublie|oublier * [mettre|joindre|ajouter] * demande|dossier",
        "annuler|retirer|cancel|withdraw [ma|mon|my|la] demande|dossier|inscription|request|application",
    ])

    static let benefits = PatternList(
        [
            "a|quelles|toutes|auxquelles|de [quelles|les|toutes] [les] aides|prestations|allocations",
            "quelles|toutes|quels|aux|connaitre|mes [les|sont|mes] [mes] aides|droits|prestations",
            "a quoi ai|a|ais|j je|j|ai|on droit", "de quoi ai je droit",
            "ai|ais|est je|j|ce * [droit] a [des|une] aides|quelque",
            "mes droits", "aides * [ai|je|j] droit", "passe|rate|manque * droit|droits|aides|aide",
            "simulateur|simulation|simuler d|de|mes|des aides|droits", "what * entitled|eligible to|for",
            "which|what|any benefits|benefit|help|aid|support|grants * am|can|i|could|get|missing|entitled|claim|there|eligible",
            "my rights|entitlements", "missing [out] [on] benefits|help|benefit", "tous|toutes mes|les droits|aides",
            "des aides pour|possibles|financieres", "besoin d|de aide|aides financiere|financieres",
            "aide|aides financiere|financieres", "arrive|arrivons pas|plus a payer|boucler|finir",
            "joindre les deux bouts",
            "probleme|problemes|soucis|difficulte|difficultes financier|financiers|financiere|financieres",
            "probleme|problemes|soucis d|de argent|sous",
            "pas|plus d|assez argent|sous", "fins de mois",
            "struggling|trouble|problems [with] money|financially|bills|pay",
        ],
        except: [
            "quels|which documents|papiers", "aide|aider|help * remplir|fill|formulaire|form|comprendre|understand",
            "droit|droits d|de|a * image|auteur|recours|rgpd|donnees|acces",
        ])

    static let check = PatternList(
        [
            "ai|a|aurai|aurais|aurait|avons|aura [t] je|j|on|nous|il|elle|mon|ma|mes [fils|fille|enfant|enfants] [pas] [bien] [le|a] droit",
            "droit a|au|aux|de|d", "j ai [le|bien|pas] droit", "est ce que * droit|eligible|beneficier|toucher|avoir",
            "suis|sommes|serais|serai [je|j|nous|on] eligible|concerne|concernee", "eligible|eligibilite",
            "puis|peux|pourrais|pouvons|peut je|on|nous * beneficier|toucher|pretendre|percevoir|obtenir|inscrire",
            "je|j|on|nous peux|peut|pourrais|pouvons * beneficier|toucher|pretendre|percevoir",
            "toucher|touche|toucherai|touchera|percevoir|percevrais * combien",
            "combien * toucher|toucherai|toucherais|percevoir|droit|paierai|paierais|payerai|payerais|paye|paie|paierait|donnerait|recevrai|estim~|couterait|coutera|vais",
            "combien|quel * je|j|on [vais|va] payer|toucher|avoir|recevoir",
            "quel|quelle * prix|tarif|montant * pour|me|moi|mon|ma|mes|je",
            "calculer|estimer|simuler|calcule|estime|calcul [le|mon|ma|la|combien] * prix|tarif|montant|droit|bourse|cheque|quotient|combien",
            "verifier|savoir [si|mon|mes|j] * droit|droits|eligible|ai",
            "am|are|would|is i|we|he|she|my [son|daughter|kid|child] * entitled|eligible|qualify",
            "do|would|can|could i|we * qualify|claim", "entitled|eligible to|for", "qualify for",
            "how much * i|we|my|would|will [pay|get|receive|cost|be|have]",
            "work|calculate|estimate|check * price|amount|grant|voucher|right|eligibility|much",
            "have|got a|the right to",
        ],
        except: [
            "droit|droits d|de|a * image|auteur|recours|rgpd|donnees|acces|rectification|bruler",
            "avoir|obtenir des|de|un|une renseignements|information|infos|conseiller|rendez",
        ])

    /// When the organisation is open, where it is, how it is called. What is asked of something else (a market, a swimming
    /// pool) is for the search.
    static let office = PatternList([
        "horaires|horaire|heures|heure|ouverture|fermeture|adresse|telephone|tel|numero|mail|email|courriel [d] [ouverture] [de|du|d|des|a] [votre|la|l|le|les|vos] [service|bureau] mairie|accueil|guichet|guichets|bureaux|services|etat|voirie|mediatrice|mediateur",
        "mairie|accueil|guichet|bureaux * ouvert|ouverte|ouverts|ouvre|ouvrent|fermee|ferme|ferment|horaires|adresse",
        "ouvert|ouverte|ouverts|ouvre|ouvrent|fermee|ferme|ferment [t] [elle] [la|le|l|les|votre|a] mairie|accueil|guichet|bureaux",
        "^ [bonjour|bonsoir|salut|quels|quelles|c|et|slt|bjr] [est|sont] [quoi] [les|vos|l|le] horaires|horaire [d|svp] [ouverture|stp] [svp] $",
        "[vos] horaires d ouverture $", "vos horaires|adresse|coordonnees",
        "vous etes|serez|ouvrez|fermez [ouvert|ouverts] ouvert|ouverts|ouverte|ferme|fermes|samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi",
        "etes|serez vous ouvert|ouverts|ouverte|ferme|fermes", "vous ouvrez|fermez [a|vers] quand|quelle|quelles",
        "heure ouvrez|fermez vous", "ou [se] trouve|situe|situee|est [t|ce] [elle] [situee] la mairie $",
        "[c] [est] ou [est] la mairie", "ouvert|ouverts le samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|midi $",
        "opening|office hours|times $", "your [opening] hours|address", "are you|u open|closed",
        "do you open|close", "town|city hall * open|opens|close|closes|opening|address|hours|phone",
        "open|opens|close|closes|address|hours|number|where [of|for|is|the] [of|for|is|the] [the] town|city hall",
    ])

    static let why = PatternList([
        "pourquoi [vous|tu|me|cette|ca|est|on|avez|c|demandez|il]", "a quoi [ca|cela] sert|servent|sert",
        "pour quoi faire", "c est quoi|koi", "ca veut dire|quoi", "que veut dire", "qu est ce que|qu [c|le|la|un|une]",
        "comment|ou je|on|le|savoir|trouver|puis|peut|se [je|on] [le|la] [trouve|trouver|savoir|voir|sais]",
        "^ ou est|sont", "comprends pas [la|votre|ce|cette] [question|demandez]",
        "compris [pas] la question", "pas compris", "why [do|are|is|would|you]",
        "what is|s|does|do", "what for", "where do|can|is",
        "don t understand", "how do i know", "explain|expliquez|explique|expliquer",
    ])
    static let skip = PatternList([
        "[ne] veux|souhaite|prefere|prefererais|veut [pas] [ne] pas [le|y|en|vous|te] repondre|dire|donner|parler|repondre",
        "veux pas vous|te|le dire|repondre|donner",
        "^ passe|passer|passez|passons|suivante|suivant [la|cette|a] [question] [suivante] $", "question suivante",
        "ne se prononce pas", "nsp",
        "ca [ne] [vous|te|le] regarde pas|personne", "regarde pas", "c est prive|personnel|indiscret",
        "pas envie de|d repondre|dire", "sans reponse", "rather not|skip", "skip", "next question|one",
        "don t|not want|wish to answer|say|tell|give|share", "prefer not", "none of your business", "pass",
        "pas de reponse", "laisse tomber cette", "no answer",
    ])
    static let leave = PatternList([
        "^ [je|on] [veux|voudrais] [m] stop|arret|arrete|arreter|arretez|arretons|quitter|quitte|abandonner|abandonne|annuler|annule $",
        "arrete|arretez|arreter|stop|stopper [les|ces|avec|vos] questions|interview|tout|la|ca",
        "laisse|laissez tomber", "plus tard", "on arrete [la|tout]", "je m arrete", "assez de questions",
        "^ stop|quit|exit|cancel|enough|later $", "stop [the|asking|these|with] questions", "give up", "forget it",
        "not now", "maybe later", "trop de questions", "oublie|oubliez ca",
    ])
    static let resume = PatternList(
        [
            "reprendre|reprends|reprenons|reprend|continuer|continue|continuons|poursuivre|poursuivons|revenir|revenons|retour [aux|les|la|a|au|mes] [questions|question|interview|calcul|verification]",
            "^ on [continue|reprend]", "go on|back", "continue|resume|carry on", "^ resume|continue $",
            "revenons [a|en|aux] [nos] [moutons|questions]",
        ], except: ["reprendre [ma|mes|les|des] etudes|travail|cours"])
    static let enough = PatternList([
        "voir|donne|donner|donnez|affiche|affichez [moi] [le|les] resultat|resultats", "^ [le] resultat|resultats $",
        "voir [le|deja] resultat", "show [me] [the] result",
        "result [now] $", "ce que vous savez", "c est tout ce que", "suffit comme ca",
    ])
    static let restart = PatternList([
        "recommencer|recommence|recommencons|repartir [a|de|tout|du] [zero|debut]", "start again|over", "restart",
        "tout effacer",
    ])
    /// That what was said before was wrong.
    static let mind = PatternList([
        "[non] en fait", "je me|m suis [suis] trompe|trompee|trompé", "me suis trompe|trompee", "trompe|trompee|erreur",
        "non|nan * plutot|c est", "plutot", "pardon|excusez|desole|desolee|oups|oops",
        "changer|change|changez|modifier|modifie|corriger|corrige|corrigez|rectifier|rectifie",
        "enfin non", "^ non|nan|no [pardon|en] * =deux|=trois|=quatre|=cinq|=six|=un|=une", "actually",
        "i|my [made] [was|a] mistake|wrong|mistaken", "i mean|meant", "sorry", "wait no", "change|correct my",
        "finalement", "j ai mal|oublie [compte|dit|lu|un|une]", "c est faux|pas ca|inexact",
        "reponse est fausse", "not that|right",
    ])
    /// That something is wrong, whatever is said besides.
    static let plainMind = PatternList([
        "je me|m [suis] trompe|trompee", "me suis trompe|trompee",
        "changer|change|modifier|modifie|corriger|rectifier [de] [ma|une|la|mes] reponse|reponses",
        "i made a mistake",
        "i was wrong", "c est faux", "j ai mal", "change|correct my answer|answers",
    ])
    /// That the person wants to do something.
    static let need = PatternList([
        "veux|voudrais|voulons|souhaite|souhaiterais|aimerais|besoin|dois|faut|cherche|viens|pour",
        "faire|demander|inscrire|obtenir|signaler|declarer|commander|avoir|installer|refaire|desire|demande",
        "want|need|like|looking|wish|would|get|apply|register|report|order|ask|sign",
        "il y a|ya|un|une|des|gros|y trou|lampadaire|depot|arbre|fuite|tag|ordures|dechets",
        "there is|s|are|a pothole|rubbish|tree|lamp|leak|graffiti",
    ])

    static let hello = PatternList([
        "^ bonjour|bonsoir|salut|coucou|hello|hi|hey|slt|bjr|yo|salam|hola|good|re|allo [a] [vous|tous|morning|evening|afternoon|there|madame|monsieur|toi|tu|comment] $",
        "^ bonjour|bonsoir|salut|hello|hi|hey|allo $", "^ allo [vous|il] [y|etes] [a|la] [quelqu] [un] $",
        "anybody|anyone there $",
    ])
    static let thanks = PatternList([
        "^ [ok|super|parfait|bien|ah|great] merci|thanks|thank|cimer|remercie [beaucoup|bien|you|a|infiniment|pour|so|very|mille] [vous|much|tout|fois|votre|your|lot] [aide|help|reponse] $",
        "je vous remercie $",
        "^ merci|thanks|thank * super|top|genial|geniale|gentil|gentille|parfait|great|helpful|kind $",
    ])
    static let goodbye = PatternList([
        "^ [ok|merci|bon|bien|non|no] [merci|c] [et|est] [tout] au revoir",
        "^ [ok|merci|bon|thanks] aurevoir|bye|goodbye|ciao|tchao|adieu|revoir [bye] $", "bonne journee|soiree|nuit $",
        "^ a bientot|plus|demain $", "have a good|nice", "see you",
    ])
    static let whoAreYou = PatternList([
        "tu|vous es|etes [un|une] [vrai|vraie] intelligence|robot|machine|ia|humain|humaine|bot|ordinateur",
        "qui etes vous|tu", "qui es tu", "t es qui",
        "vous etes|tu|t|est|es [c|es|vous] [un|une|vraiment] [vrai|vraie] robot|machine|humain|humaine|personne|ia|bot|ordinateur|homme|femme|intelligence",
        "c est [un|une] robot|machine|bot|ia [qui]", "je parle a un|une|qui", "parle je a",
        "are you|u [a|an] [real] robot|human|bot|machine|person|ai|real|computer", "who|what are you",
        "is this a [bot|human|robot|person|machine]", "am i talking|speaking|chatting to",
    ])
    static let howAreYou = PatternList([
        "ca va|vas $", "comment allez|vas|va vous|tu|ca", "how are you|u", "how s it going", "tu vas bien",
        "vous allez bien",
    ])
    static let whatCanYouDo = PatternList([
        "que|qu|quoi sais|savez|peux|pouvez|fais|faites tu|vous",
        "a quoi [tu|vous|sers] sers|servez [tu|vous]", "comment ca marche|fonctionne $", "what can you do",
        "how do|can|does you|this|it work|help", "^ aide|help|menu $", "tu sers|fais a|quoi quoi",
    ])
    static let fine = PatternList([
        "^ ok|okay|d|dac|daccord|compris|parfait|super|tres|bien|genial|great|perfect|nice|cool|understood|entendu|top [accord|bien|got] [it] $",
        "^ c est [bon|tout|parfait|clair|note] [merci] $", "^ that s all|it|fine|great $", "^ j ai compris $",
        "^ got it $", "^ d accord $",
        // An answer to nothing that was asked.
        "^ non|nan|no|nope|oui|ouais|yes|yep|rien|nothing [merci|thanks|thank|rien|c|that] [you|est|s|d|de] [autre|tout|all|bon|it|plus] [merci|thanks] $",
    ])

    /// A question, by its first words or its turn.
    static let question = PatternList([
        "^ [et|mais|euh|bon|ah|au|dites|dis|and|but|so] [fait|moi|by] combien|comment|quand|ou|quel|quelle|quels|quelles|pourquoi|qui|quoi|how|what|when|where|which|who|why|est|peut|puis|faut|y|do|does|is|are|can|could|should|peux|existe|c|qu|que",
        "est ce que|qu", "c est quoi|combien|quand|ou", "y a t il", "ya t il", "faut il", "ca coute|coutera combien",
        "how much|many|long", "combien ca|coute|de", "a quelle|quelles heure|age|adresse",
    ])

    /// A question that leans on what was talked about.
    static let leaning = PatternList([
        "^ et|and|mais|but|sinon", "^ combien|comment|quand|ou|pourquoi|how|when|where|why|what",
        "ca|cela|ça|it|that|this|celui|celle|ceci|y|en|leur|la", "^ c est|combien",
        "^ quel|quelle|quels|quelles|which * prix|tarif|documents|papiers|pieces|horaires|delai|delais|age|justificatifs|conditions|price|documents|papers",
        "^ [il|faut|est] faut|il|ce * quoi|quels|documents|papiers", "deuxieme|second|autre|another|aussi|also|other",
    ])

    static let lifeEvents: [LifeEventKind: PatternList] = [
        .birth: PatternList([
            "viens|venons|vient|va|vais|allons d|de|avoir|bientot [avoir] [avoir] [un|une|notre|mon] enfant|bebe|fils|fille|deuxieme|troisieme|premier|jumeaux|petit|petite",
            "viens d|de avoir|accueillir|mettre|accoucher",
            "attends|attendons|attend [un|une|notre|des] bebe|enfant|enfants|jumeaux|heureux|fille|garcon",
            "suis|est enceinte", "enceinte", "bebe|enfant|fils|fille est|vient|va|nait ne|nee|naitre|de|arrive|naitre",
            "naissance de|d mon|notre|ma|un|notre", "ai|devenu|suis|sommes accouche|papa|maman|parents|parent",
            "just|recently|about|we re|going had|gave|having|expecting|to * baby|child|son|daughter|twins|birth",
            "having|expecting|had a baby|child", "pregnant", "new baby|born|parent", "gave birth",
        ]),
        .school: PatternList([
            "entre|rentre|va|vont|commence a|au|en|l|la|aller|rentrer [a|l|la|au] [l] ecole|maternelle|cp|college|primaire",
            "prepar~ la rentree", "c est la rentree",
            "starts|starting|start|going|goes [to|at] [nursery|primary] school", "back to school", "rentree scolaire",
        ]),
        .union: PatternList([
            "vais|allons|veux|voulons|va|souhaite|souhaitons|voudrais|on [nous|me] [se|me|nous] marier|pacser|epouser",
            "me|nous marie|marions|pacse|pacsons", "mariage|pacs * organiser|demarches|faire|papiers",
            "getting|get|going [to] married|marry", "civil partnership",
        ]),
        .death: PatternList([
            "pere|mere|mari|femme|frere|soeur|grand|epoux|epouse|proche|conjoint|oncle|tante|fils|fille|papa|maman|compagnon|pacs|parent [vient|est|nous] [pere|mere] [de] mort|morte|decede|decedee|mourir|deceder|decedé|quittes",
            "perdu|perdue mon|ma [grand] pere|mere|mari|femme|frere|soeur|epoux|epouse|papa|maman|mari|conjoint|compagnon|fils|fille",
            "vient de mourir|deceder", "apres|suite|faire|declarer [a|au|face|un|le] [un|le] deces",
            "father|mother|husband|wife|brother|sister|dad|mum|mom|grandfather|grandmother|relative|partner|son|daughter [has|just] [just] died|dead|passed",
            "lost my father|mother|husband|wife|brother|dad|mum|partner",
        ]),
        .moving: PatternList([
            "demenage|demenager|demenageons|emmenage|emmenager|emmenageons",
            "viens|venons d|de m|nous installer|arriver|habiter", "nouvel|nouveau habitant|logement|appartement",
            "moving|moved to|into|house|here|in", "new resident|flat|home|house|address", "change d adresse",
        ]),
        .business: PatternList([
            "ouvre|ouvrir|ouvrons|reprends|reprendre|monte|monter|creer|cree|lancer [un|une|mon|ma|notre|le] commerce|restaurant|bar|cafe|boutique|magasin|entreprise|boulangerie|snack|food",
            "open|opening|start|starting|run|running [up] [a|my|our] shop|cafe|restaurant|business|bar|store",
        ]),
        .papers: PatternList([
            "refaire|renouveler|faire|perdu|vole|expire|expiree [ma|mon|mes|ses|des|une|un] papiers|passeport|carte|identite|cni",
            "renew|lost|new|expired|need [my|a] passport|identity|id [card]",
        ]),
    ]

    /// The words of an organisation's own events by which each kind is found among them.
    static let eventWords: [LifeEventKind: Set<String>] = [
        .birth: ["naissance", "enfant", "birth", "child", "baby"],
        .school: ["rentree", "ecole", "school", "scolarite"],
        .union: ["union", "mariage", "marier", "pacs", "married"], .death: ["deces", "death", "mort"],
        .moving: ["demenagement", "emmenager", "demenager", "moving", "logement", "home"],
        .business: ["commerce", "entreprise", "shop", "business"],
        .papers: ["papiers", "papers", "identite", "identity"],
    ]
}
