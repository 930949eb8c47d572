"""The page on which agents decide: what it takes to grant a request, what they read beside the answers, and answers that
they correct for the person."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from screen import Screen, flexible
from screens import SCREENS
from test_desk import find, follow, sign_in
from visitor import FAMILY_NAME

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "how": ("Comment c’est calculé", "How it is worked out"),
    "formula": ("Calcul", "Computation"),
    "since": ("Depuis votre dernier passage", "Since you last looked"),
    "name": ("Nom de naissance", "Name at birth"),
    "correct": ("Corriger", "Correct"),
    "new_answers": ("Les nouvelles réponses", "The new answers"),
    "see": ("Voir ce qui change", "See what changes"),
    "basis_missing": ("Dites d’où vous tenez ces réponses.", "Say how you know these answers."),
    "why": ("Pourquoi changez-vous ces réponses ?", "Why do you change these answers?"),
    "telephone": ("La personne l’a dit au téléphone", "The person said so on the telephone"),
    "check": ("Vérifiez avant d’enregistrer", "Check before saving"),
    "save": ("Enregistrer et prévenir la personne", "Save and tell the person"),
    "saved": ("Les réponses sont changées, la personne le voit", "The answers are changed, and the person sees it"),
    "choose": ("Saisir ou corriger des réponses", "Enter or correct answers"),
    "changed": ("Réponses changées par le service", "Answers changed by the office"),
    "contest": ("Écrire au service au sujet de ce changement", "Write to the office about this change"),
    "perhaps": ("Peut-être la même demande", "Perhaps the same request"),
    "link_why": ("Pourquoi vont-ils ensemble ?", "Why do they belong together?"),
    "link": ("Relier les deux dossiers", "Link the two cases"),
    "is_linked": ("Les deux dossiers sont reliés", "The two cases are linked"),
    "linked_to": ("Relié à", "Linked to"),
    "told": (
        "Le service a relié votre demande à une autre, pour les étudier ensemble",
        "The office linked your request to another, to look at them together",
    ),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


class Measured:
    """Counts what a task takes: clicks of a person, and pages loaded."""

    def __init__(self, screen: Screen):
        self.screen = screen
        self.clicks = 0
        self.loads = 0
        screen.page.on("load", self._loaded)

    def _loaded(self, _) -> None:
        self.loads += 1

    def click(self, target) -> None:
        self.clicks += 1
        with self.screen.page.expect_event("load"):
            target.click()


def test_from_the_inbox_to_a_granted_decision_takes_three_clicks(screen, agents, visitor):
    """Time and motion: nobody is in charge, the letter is the template's, nothing is to mend."""
    receipt = visitor("fr").send()
    desk = screen("fr")
    words = desk.words.desk
    sign_in(desk, agents["agente"])
    # The case in its place in the list, however many the other tests have sent: the last page has it.
    row = desk.main.get_by_role("listitem").filter(has_text=receipt.reference).get_by_role("link").first
    older = desk.main.locator("a.older")
    while row.count() == 0 and older.count():
        older.click()
    expect(row).to_be_visible()
    measured = Measured(desk)
    measured.click(row)
    measured.click(desk.button(words.grant))
    expect(desk.page.get_by_role("article")).to_contain_text(receipt.reference)
    measured.click(desk.button(words.send_grant))
    expect(desk.main).to_contain_text(re.compile(flexible(words.granted_notice)))
    print(f"from the inbox to a granted decision: {measured.clicks} clicks, {measured.loads} page loads")
    assert measured.clicks <= 3
    assert measured.loads <= 3
    resident = screen("fr")
    follow(visitor("fr"), resident, receipt)
    expect(resident.main).to_contain_text(re.compile(flexible(resident.words.granted)))


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_an_answer_is_corrected_and_the_person_is_told_old_new_and_why(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    desk, colleague = screen(language, width), screen(language, width)
    sign_in(desk, agents["agente"])
    sign_in(colleague, agents["collegue"])
    find(colleague, receipt)
    find(desk, receipt)
    # The rules' explanations unfold beside the answers.
    desk.page.locator("summary", has_text=say(desk, "how")).first.click()
    expect(desk.main).to_contain_text(say(desk, "formula"))
    desk.check("case-sheet")
    answers, beside = desk.page.locator(".sheet-main"), desk.page.locator(".sheet-beside")
    if width == 1280:
        assert beside.bounding_box()["x"] > answers.bounding_box()["x"] + 200, "beside, not below"
    else:
        assert beside.bounding_box()["y"] > answers.bounding_box()["y"], "in reading order"
    case = desk.path

    desk.link(say(desk, "choose")).click()
    expect(desk.heading(say(desk, "choose"))).to_be_visible()
    desk.check("amend-choose")
    desk.go(case)
    name = rf"^{say(desk, 'correct')}\s*: {flexible(say(desk, 'name'))}$"
    desk.page.get_by_role("link", name=re.compile(name)).click()
    expect(desk.heading(say(desk, "new_answers"))).to_be_visible()
    desk.box(say(desk, "name")).fill("Bénalie")
    desk.box(say(desk, "why")).fill("Dit au téléphone ce matin.")
    desk.button(say(desk, "see")).click()
    desk.assert_error(say(desk, "basis_missing"))
    desk.check("amend-error")
    expect(desk.box(say(desk, "name"))).to_have_value("Bénalie")
    desk.page.locator("label").get_by_text(say(desk, "telephone"), exact=True).click()
    desk.button(say(desk, "see")).click()
    expect(desk.heading(say(desk, "check"))).to_be_visible()
    desk.check("amend-check")
    desk.button(say(desk, "save")).click()
    expect(desk.main).to_contain_text(say(desk, "saved"))
    desk.check("amended")

    resident = screen(language, width)
    follow(visitor(language), resident, receipt)
    table = resident.page.get_by_role("table")
    expect(table).to_contain_text(FAMILY_NAME)
    expect(table).to_contain_text("Bénalie")
    expect(resident.main).to_contain_text("Dit au téléphone ce matin.")
    expect(resident.main).not_to_contain_text(agents["agente"].name)
    resident.check("case-amended")
    resident.link(say(resident, "contest")).first.click()
    expect(resident.page.get_by_role("textbox")).not_to_have_count(0)


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_the_same_request_sent_twice_is_linked(screen, agents, visitor, language, width):
    first = visitor(language).send(family_name=f"Doublon-{language}")
    second = visitor(language).send(family_name=f"DOUBLON {language}")
    desk = screen(language, width)
    sign_in(desk, agents["agente"])
    find(desk, second)
    region = desk.page.get_by_role("region", name=say(desk, "perhaps"))
    expect(region).to_contain_text(first.reference)
    desk.check("desk-duplicates")
    desk.box(say(desk, "link_why")).fill("La même personne, deux fois.")
    desk.button(say(desk, "link")).click()
    expect(desk.main).to_contain_text(say(desk, "is_linked"))
    expect(region).to_have_count(0)
    desk.check("desk-linked")
    # On the other case too, as soon as the job has run.
    find(desk, first)
    expect(desk.main).to_contain_text(second.reference)
    resident = screen(language, width)
    follow(visitor(language), resident, second)
    expect(resident.main).to_contain_text(say(resident, "told"))
    expect(resident.main).not_to_contain_text(first.reference)
    resident.check("case-linked")
