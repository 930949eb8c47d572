"""What the screen says in each language, as far as the tests press it or expect it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One language's words; spaces of any kind count as one when they are looked for."""

    language: str
    # Finding the service
    home: str
    search_label: str
    search: str
    # What someone types, and finds the service with
    need: str
    service: str
    start: str
    # Filling in
    go_on: str
    leave: str
    back: str
    error_prefix: str
    error_summary: str
    day: str
    month: str
    year: str
    # The questions of the service, by identifier
    questions: dict[str, str]
    options: dict[str, str]
    pages: dict[str, str]
    # Check, send, receipt
    check: str
    change: str
    send: str
    received: str
    reference: str
    follow_it: str
    code: str
    # Coming back
    saved: str
    secret_link: str
    carry_on: str
    resume: str
    follow: str
    open: str
    delete: str
    deleted: str
    leave_computer: str
    # The case as the resident sees it
    opened_by_agent: str
    taken: str
    decision: str
    granted: str
    refused: str
    reopened_state: str
    read_letter: str
    sent_summary: str
    # What goes wrong
    not_found: str
    stale_form: str
    other_site: str
    too_large: str
    not_a_form: str
    too_many: str
    reopen_page: str
    forbidden: str
    # The desk
    desk: DeskWords
    problems: dict[str, str]


@dataclass(frozen=True)
class DeskWords:
    """The words of the agents' side."""

    sign_in_title: str
    login: str
    password: str
    sign_in: str
    sign_out: str
    refused: str
    login_missing: str
    to_do: str
    mine: str
    all_open: str
    done: str
    search_label: str
    search: str
    nobody: str
    in_my_charge: str
    take: str
    taken: str
    back_to_list: str
    decide: str
    begin: str
    grant: str
    refuse: str
    reopen: str
    ask: str
    granted_notice: str
    edit_letter: str
    letter_subject: str
    letter_body: str
    see_letter: str
    send_grant: str
    send_refusal: str
    confirm_begin: str
    confirm_reopen: str
    to_the_letter: str
    reasons: str
    reason_missing: str
    explanation: str
    explanation_missing: str
    letter_changed: str
    changed_since: str
    not_possible: str
    in_others_charge: str
    current_case: str
    history: str


FRENCH = Words(
    language="fr",
    home="Que pouvons-nous faire pour vous ?",
    search_label="Votre besoin",
    search="Chercher",
    need="il me faut un acte de naisance",
    service="Demander un acte de naissance",
    start="Commencer",
    go_on="Continuer",
    leave="Enregistrer et finir plus tard",
    back="Retour",
    error_prefix="Erreur :",
    error_summary="Il reste quelque chose à corriger",
    day="Jour",
    month="Mois",
    year="Année",
    questions={
        "lieu_naissance": "Où la personne est-elle née ?",
        "type_acte": "Quel document voulez-vous ?",
        "nom_naissance": "Nom de naissance",
        "prenoms": "Prénoms",
        "date_naissance": "Date de naissance",
        "qualite": "Qui êtes-vous pour cette personne ?",
        "nombre_parents": "Combien de parents l’acte nomme-t-il ?",
        "parent1_nom": "Nom de naissance du parent",
        "parent1_prenom": "Prénom du parent",
        "parent2_nom": "Nom de naissance de l’autre parent",
        "parent2_prenom": "Prénom de l’autre parent",
        "mode_remise": "Comment voulez-vous recevoir le document ?",
        "nombre_exemplaires": "Combien d’exemplaires ?",
        "adresse_envoi": "Quelle est votre adresse ?",
        "street": "Numéro et rue",
        "postcode": "Code postal",
        "city": "Ville",
        "prenom_demandeur": "Votre prénom",
        "nom_demandeur": "Votre nom",
        "email_demandeur": "Votre e-mail",
        "telephone_demandeur": "Votre téléphone",
    },
    options={
        "val_clair": "À Val-Clair",
        "etranger": "À l’étranger",
        "copie_integrale": "Une copie intégrale",
        "extrait_sans_filiation": "Un extrait sans filiation",
        "titulaire": "C’est moi",
        "deux": "Deux parents",
        "courrier": "Par la poste, gratuitement",
        "guichet": "Au guichet de l’état civil",
    },
    pages={
        "lieu": "Où la personne est-elle née ?",
        "document": "Quel document voulez-vous ?",
        "personne": "La personne née à Val-Clair",
        "lien": "Qui êtes-vous pour cette personne ?",
        "parents": "Combien de parents l’acte nomme-t-il ?",
        "noms_parents": "Le nom des parents",
        "remise": "Recevoir le document",
        "adresse": "Quelle est votre adresse ?",
        "demandeur": "Vous",
        "vers_nantes": "Adressez-vous au Service central d’état civil, à Nantes",
    },
    check="Vérifiez vos réponses",
    change="Modifier",
    send="Envoyer ma demande",
    received="Votre demande est bien reçue",
    reference="Référence",
    follow_it="Suivre ma demande",
    code="Code d’accès",
    saved="Votre brouillon est enregistré",
    secret_link="Votre lien secret",
    carry_on="Continuer maintenant",
    resume="Reprendre ma demande",
    follow="Suivre une demande",
    open="Ouvrir",
    delete="Effacer le brouillon",
    deleted="Votre brouillon est effacé",
    leave_computer="Quitter ma demande",
    opened_by_agent="Demande consultée par : service de l’état civil (agent)",
    taken="Une personne s’occupe de votre demande",
    decision="La décision",
    granted="Votre demande a été acceptée",
    refused="Votre demande a été refusée",
    reopened_state="À l’étude",
    read_letter="Lire la lettre",
    sent_summary="Relire ce que vous avez envoyé",
    not_found="Cette page n’existe pas",
    stale_form="Cette page était ouverte depuis trop longtemps",
    other_site="Cet envoi vient d’un autre site",
    too_large="Votre envoi est trop volumineux",
    not_a_form="Cet envoi n’est pas un formulaire",
    too_many="Trop d’essais à la suite",
    reopen_page="Rouvrir la page",
    forbidden="Cette page demande d’autres droits",
    desk=DeskWords(
        sign_in_title="Entrer dans le bureau",
        login="Identifiant",
        password="Mot de passe",
        sign_in="Se connecter",
        sign_out="Se déconnecter",
        refused="Cet identifiant et ce mot de passe ne vont pas ensemble",
        login_missing="Saisissez votre identifiant.",
        to_do="À faire",
        mine="Les miens",
        all_open="Tous les dossiers ouverts",
        done="Décidés",
        search_label="Chercher un dossier",
        search="Chercher",
        nobody="Personne n’en a la charge",
        in_my_charge="Vous en avez la charge",
        take="Me charger du dossier",
        taken="Vous avez ce dossier en charge",
        back_to_list="Retour à la liste",
        decide="Décider",
        begin="Prendre la demande",
        grant="Accorder",
        refuse="Refuser",
        reopen="Rouvrir",
        ask="Demander un justificatif",
        granted_notice="C’est fait : accordée",
        edit_letter="Modifier la lettre",
        letter_subject="Objet",
        letter_body="Texte",
        see_letter="Voir la lettre ainsi modifiée",
        send_grant="Envoyer la lettre et conclure : accorder",
        send_refusal="Envoyer la lettre et conclure : refuser",
        confirm_begin="Confirmer : prendre la demande",
        confirm_reopen="Confirmer : rouvrir",
        to_the_letter="Continuer vers la lettre",
        reasons="Pour quelles raisons ?",
        reason_missing="Choisissez au moins une raison.",
        explanation="Expliquez avec vos mots",
        explanation_missing="Expliquez pourquoi, avec vos mots.",
        letter_changed="Vous avez modifié la lettre",
        changed_since="Le dossier a changé pendant que vous le lisiez",
        not_possible="Cette action n’est plus possible",
        in_others_charge="Quelqu’un d’autre a ce dossier en charge",
        current_case="Voir le dossier à jour",
        history="Ce qui s’est passé",
    ),
    problems={
        "choice": "Choisissez une réponse.",
        "text": "Renseignez cette réponse.",
        "date": "Saisissez une date comme 27/03/2019.",
        "no_such_date": "Le 31 février n’existe pas",
        "number": "Saisissez un nombre.",
        "postcode": "Saisissez les cinq chiffres du code postal",
        "address": "Saisissez l’adresse",
        "email": "Saisissez une adresse e-mail complète",
        "phone": "Saisissez les dix chiffres du numéro",
        "code": "Saisissez les vingt lettres et chiffres de votre code d’accès",
        "code_unknown": "Ce code n’ouvre rien",
        "reference": "Vérifiez la référence",
        "together": "Cette référence et ce code ne vont pas ensemble",
    },
)

ENGLISH = Words(
    language="en",
    home="What can we do for you?",
    search_label="What you need",
    search="Search",
    need="I need my birth certificate",
    service="Ask for a birth certificate",
    start="Start",
    go_on="Continue",
    leave="Save and finish later",
    back="Back",
    error_prefix="Error:",
    error_summary="Something needs correcting",
    day="Day",
    month="Month",
    year="Year",
    questions={
        "lieu_naissance": "Where was the person born?",
        "type_acte": "Which document do you want?",
        "nom_naissance": "Name at birth",
        "prenoms": "First names",
        "date_naissance": "Date of birth",
        "qualite": "Who are you to this person?",
        "nombre_parents": "How many parents does the record name?",
        "parent1_nom": "Parent's name at birth",
        "parent1_prenom": "Parent's first name",
        "parent2_nom": "Other parent's name at birth",
        "parent2_prenom": "Other parent's first name",
        "mode_remise": "How do you want to get the document?",
        "nombre_exemplaires": "How many copies?",
        "adresse_envoi": "What is your address?",
        "street": "Number and street",
        "postcode": "Postcode",
        "city": "Town or city",
        "prenom_demandeur": "Your first name",
        "nom_demandeur": "Your family name",
        "email_demandeur": "Your e-mail address",
        "telephone_demandeur": "Your phone number",
    },
    options={
        "val_clair": "In Val-Clair",
        "etranger": "Outside France",
        "copie_integrale": "A full copy",
        "extrait_sans_filiation": "An extract without the parents' names",
        "titulaire": "It is me",
        "deux": "Two parents",
        "courrier": "By post, free of charge",
        "guichet": "At the civil registry counter",
    },
    pages={
        "lieu": "Where was the person born?",
        "document": "Which document do you want?",
        "personne": "The person born in Val-Clair",
        "lien": "Who are you to this person?",
        "parents": "How many parents does the record name?",
        "noms_parents": "The parents' names",
        "remise": "Getting the document",
        "adresse": "What is your address?",
        "demandeur": "About you",
        "vers_nantes": "Ask the Service central d'état civil in Nantes",
    },
    check="Check your answers",
    change="Change",
    send="Send my request",
    received="We have received your request",
    reference="Reference",
    follow_it="Follow my request",
    code="Access code",
    saved="Your draft is saved",
    secret_link="Your secret link",
    carry_on="Carry on now",
    resume="Carry on with my request",
    follow="Follow a request",
    open="Open",
    delete="Erase the draft",
    deleted="Your draft is erased",
    leave_computer="Leave my request",
    opened_by_agent="Opened by the civil registry office (agent)",
    taken="Someone is handling your request",
    decision="The decision",
    granted="Your request was accepted",
    refused="Your request was refused",
    reopened_state="Being examined",
    read_letter="Read the letter",
    sent_summary="Read again what you sent",
    not_found="This page does not exist",
    stale_form="This page had been open for too long",
    other_site="This was sent from another site",
    too_large="What you sent is too large",
    not_a_form="What was sent is not a form",
    too_many="Too many attempts in a row",
    reopen_page="Reopen the page",
    forbidden="This page needs other rights",
    desk=DeskWords(
        sign_in_title="Enter the desk",
        login="User name",
        password="Password",
        sign_in="Sign in",
        sign_out="Sign out",
        refused="This user name and password do not go together",
        login_missing="Enter your user name.",
        to_do="To do",
        mine="Mine",
        all_open="All open cases",
        done="Decided",
        search_label="Find a case",
        search="Search",
        nobody="In nobody’s charge",
        in_my_charge="In your charge",
        take="Look after this case",
        taken="You are in charge of this case",
        back_to_list="Back to the list",
        decide="Decide",
        begin="Take the request",
        grant="Grant",
        refuse="Refuse",
        reopen="Reopen",
        ask="Ask for a document",
        granted_notice="Done: granted",
        edit_letter="Change the letter",
        letter_subject="Subject",
        letter_body="Text",
        see_letter="See the letter with these changes",
        send_grant="Send the letter and conclude: grant",
        send_refusal="Send the letter and conclude: refuse",
        confirm_begin="Confirm: take the request",
        confirm_reopen="Confirm: reopen",
        to_the_letter="Continue to the letter",
        reasons="For which reasons?",
        reason_missing="Choose at least one reason.",
        explanation="Explain in your own words",
        explanation_missing="Explain why, in your own words.",
        letter_changed="You changed the letter",
        changed_since="The case changed while you were reading it",
        not_possible="This action is no longer possible",
        in_others_charge="Someone else is in charge of this case",
        current_case="See the case as it is now",
        history="What happened",
    ),
    problems={
        "choice": "Choose an answer.",
        "text": "Enter an answer.",
        "date": "Enter a date like 27/03/2019.",
        "no_such_date": "There is no 31 February",
        "number": "Enter a number.",
        "postcode": "Enter the five digits of the postcode",
        "address": "Enter the address",
        "email": "Enter a whole e-mail address",
        "phone": "Enter the ten digits of the number",
        "code": "Enter the twenty letters and digits of your access code",
        "code_unknown": "This code opens nothing",
        "reference": "Check the reference",
        "together": "This reference and this code do not belong together",
    },
)

WORDS = {"fr": FRENCH, "en": ENGLISH}
OTHER = {"fr": "en", "en": "fr"}
