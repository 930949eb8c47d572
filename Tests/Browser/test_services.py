"""Residents and members go from the home page to the receipt of every service, however they read and type."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import expect

from journey import Journey, Service, Step
from screen import flexible

ADDRESS = {"street": "17 rue des Libellules-Bleues", "postcode": "96100", "city": "Val-Clair"}


TODAY = datetime.date.today()
YESTERDAY = TODAY - datetime.timedelta(days=1)
NEXT_MONTH = TODAY + datetime.timedelta(days=40)


def date(question: str, day: datetime.date) -> dict[str, str]:
    return {f"{question}.day": str(day.day), f"{question}.month": str(day.month), f"{question}.year": str(day.year)}


def address(question: str) -> dict[str, str]:
    return {f"{question}.{part}": text for part, text in ADDRESS.items()}


MEALS = Service(
    "cantine", "Inscrire mon enfant à la cantine", "Register my child for school meals",
    (
        Step("L'école", "The school", {"ecole_publique": "yes"}),
        Step("Votre foyer", "Your household", {**address("adresse"), "souhaite_reduction": "no"}),
        Step("Vos enfants", "Your children", {
            "enfants.1.prenom": "Lou", "enfants.1.nom": "Quintefeuille-Marsouin", "enfants.1.naissance.day": "3",
            "enfants.1.naissance.month": "9", "enfants.1.naissance.year": "2019", "enfants.1.ecole": "tilleuls",
            "enfants.1.jours": "lun,jeu"}),
        Step("Vous", "About you", {"prenom_parent": "Zéphirine", "nom_parent": "Quintefeuille-Marsouin"}),
        Step("Avant de finir", "Before you finish"),
    ),
    {"fr": ("Lou", "École Les Tilleuls"), "en": ("Lou", "Les Tilleuls school")})

REPORT = Service(
    "signaler", "Signaler un problème dans la rue", "Report a problem in the street",
    (
        Step("Le danger", "The danger", {"danger_immediat": "no"}),
        Step("Le problème", "The problem", {"nature": "eclairage", "obstacle": "no"}),
        Step("L'endroit", "The place", {"quartier": "gare", "endroit": "rue Neuve, devant le numéro 12"}),
        Step("Rester en contact", "Staying in touch", {"souhaite_nouvelles": "no"}),
    ),
    {"fr": ("rue Neuve", "Gare"), "en": ("rue Neuve", "Station")})

CLAIM = Service(
    "degat-des-eaux", "Déclarer un dégât des eaux", "Declare water damage",
    (
        Step("Votre contrat", "Your policy", {"numero_contrat": "MR-204518", "qualite": "locataire"}),
        Step("Ce qui s'est passé", "What happened", {
            **date("date_sinistre", YESTERDAY), **date("date_connaissance", YESTERDAY),
            **address("adresse_sinistre"), "type_logement": "appartement", "origine": "inconnue",
            "fuite_arretee": "yes"}),
        Step("Les pièces touchées", "The rooms damaged", {
            "pieces.1.type_piece": "cuisine", "pieces.1.parties": "plafond,murs", "pieces.1.travaux": "850"}),
        Step("Les autres personnes", "Other people", {"autres_touches": "no"}),
        Step("Photos et documents", "Photos and documents"),
        Step("Le versement", "The payment", {
            "iban": "FR76 3000 6000 0112 3456 7890 189", "titulaire": "Zéphirine Quintefeuille-Marsouin"}),
        Step("Vous", "About you", {
            "prenom": "Zéphirine", "nom": "Quintefeuille-Marsouin", "email": "zephirine.quintefeuille@example.com",
            "signature": "Zéphirine Quintefeuille-Marsouin"}),
    ),
    {"fr": ("MR-204518", "850", "Cuisine"), "en": ("MR-204518", "850", "Kitchen")})

TERRACE = Service(
    "terrasse", "Installer une terrasse de café ou de restaurant", "Set up a café or restaurant terrace",
    (
        Step("Votre projet", "Your project", {"terrain": "devant", "ancrage": "no"}),
        Step("Votre établissement", "Your business", {
            "siret": "732 829 320 00074", "raison_sociale": "SARL Le Petit Quai", "enseigne": "Le Petit Quai",
            "activite": "cafe", **address("adresse_etablissement"), "zone": "centre"}),
        Step("La période", "The period", {
            "nature": "premiere", **date("debut", NEXT_MONTH),
            **date("fin", NEXT_MONTH + datetime.timedelta(days=60))}),
        Step("La terrasse", "The terrace", {
            "longueur": "6", "profondeur": "2", "largeur_trottoir": "4", "tables": "5", "places": "15"}),
        Step("Les documents", "The documents", {"plan": "plan.pdf", "assurance": "assurance.pdf"}),
        Step("Vous", "About you", {
            "prenom_signataire": "Zéphirine", "nom_signataire": "Quintefeuille-Marsouin", "qualite": "exploitant",
            "email_signataire": "zephirine.quintefeuille@example.com", "telephone_signataire": "06 39 98 55 77",
            "engagement": "Zéphirine Quintefeuille-Marsouin"}),
    ),
    {"fr": ("Le Petit Quai", "plan.pdf"), "en": ("Le Petit Quai", "plan.pdf")})

SERVICES = [MEALS, TERRACE, REPORT, CLAIM]
EVERYWHERE = [("fr", 1280), ("fr", 360), ("en", 1280), ("en", 360)]
# Each language and each width once: what differs between the four is in the tests of each page.
BOTH = [("fr", 1280), ("en", 360)]


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.id)
@pytest.mark.parametrize(("language", "width"), BOTH)
def test_from_home_to_the_receipt(screen, service, language, width):
    Journey(screen(language, width), service).walk()


# Otherwise than with script and mouse, each service is walked once, and together they cover both languages and widths.
ONCE = [(service, *EVERYWHERE[number]) for number, service in enumerate(SERVICES)]


@pytest.mark.parametrize(("service", "language", "width"), ONCE, ids=lambda given: getattr(given, "id", None))
def test_without_javascript(screen, service, language, width):
    Journey(screen(language, width, javascript=False), service).walk()


@pytest.mark.parametrize(("service", "language", "width"), ONCE, ids=lambda given: getattr(given, "id", None))
def test_with_the_keyboard_alone(screen, service, language, width):
    Journey(screen(language, width), service, keyboard=True).walk()


@pytest.mark.parametrize(("language", "width"), BOTH)
def test_everyone_reads_what_has_been_reported(screen, language, width):
    screen = screen(language, width)
    screen.open("/services/signaler")
    link = {"fr": "Voir ce qui a déjà été signalé", "en": "See what has already been reported"}[language]
    screen.link(link).click()
    title = {"fr": "Ce qui a déjà été signalé", "en": "What has already been reported"}[language]
    expect(screen.heading(title)).to_be_visible()
    screen.check("follow-up")
    rows = screen.main.get_by_role("listitem")
    assert rows.count() > 10
    # The kind, the district and the state in words; never a reference or the exact place.
    expect(screen.main).to_contain_text(re.compile(flexible({"fr": "reçu le", "en": "received on"}[language])))
    assert not re.search(r"VC-[2-9A-Z]{4}", screen.main.inner_text())
    assert not re.search(r"\brue Neuve\b|\bdevant le numéro\b", screen.main.inner_text())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_immediate_danger_leaves_for_112(screen, language):
    screen = screen(language, 360)
    journey = Journey(screen, REPORT)
    journey.find()
    journey.give("danger_immediat", "yes")
    screen.button(screen.words.go_on).click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("112")
    screen.check("signaler-112")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_insurers_pages_speak_for_the_insurer(screen, language):
    screen = screen(language)
    screen.open("/services/degat-des-eaux")
    expect(screen.page.locator(".brand")).to_contain_text("Mutuelle des Rives")
    accent = screen.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()")
    assert accent == "#3d4a9a"
    expect(screen.main).to_contain_text(re.compile(flexible({
        "fr": "Un silence ne vaut pas décision", "en": "Silence decides nothing"}[language])))
