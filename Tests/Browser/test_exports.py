"""Files of a service's cases: a supervisor asks for one, waits, takes it, and a spreadsheet opens it."""

from __future__ import annotations

import csv
import datetime
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from screens import SCREENS
from test_desk import sign_in

WORDS = {
    "fr": {
        "exports": "Exports", "service": "Demander un acte de naissance", "ask": "Préparer le fichier",
        "none": "Choisissez au moins une colonne.", "again": "Voir où il en est", "fetch": "Prendre le fichier",
        "reference": "Référence", "received": "Reçue le", "name": "Nom de naissance", "born": "Date de naissance",
        "all": "Tous les exports", "separator": ";",
    },
    "en": {
        "exports": "Exports", "service": "Ask for a birth certificate", "ask": "Prepare the file",
        "none": "Choose at least one column.", "again": "See how far it is", "fetch": "Fetch the file",
        "reference": "Reference", "received": "Received on", "name": "Name at birth", "born": "Date of birth",
        "all": "Every export", "separator": ",",
    },
}


def ask(screen, words, columns: list[str], file_format: str) -> None:
    """From the list of exports to a file that is ready."""
    screen.link(words["exports"]).first.click()
    screen.main.get_by_role("link", name=words["service"], exact=True).first.click()
    expect(screen.button(words["ask"])).to_be_visible()
    # The demonstration's cases reach back to another year at its beginning.
    screen.page.locator("input[name='from.year']").fill("2024")
    # Labels lie over their boxes, as large as a finger: they are what is pressed.
    for _ in range(screen.page.locator("input[name=column]:checked").count()):
        screen.page.locator("input[name=column]:checked + label").first.click()
    for column in columns:
        screen.page.locator("input[name=column] + label").filter(
            has_text=re.compile(f"^{re.escape(column)}$")).click()
    screen.page.locator("input[name=format] + label").filter(
        has_text=re.compile(f"^{file_format}$")).click()
    screen.button(words["ask"]).click()


def taken(screen, words, folder):
    """The file, once it is ready: the page says how far it is whenever it is loaded."""
    for _ in range(300):
        if screen.link(words["fetch"]).count():
            break
        screen.page.reload(wait_until="load")
    screen.check("export-ready")
    with screen.page.expect_download() as download:
        screen.link(words["fetch"]).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_supervisor_takes_a_file_that_spreadsheets_open(screen, agents, tmp_path, language, width):
    screen, words = screen(language, width), WORDS[language]
    sign_in(screen, agents["responsable"])
    ask(screen, words, [], "CSV")
    screen.assert_error(words["none"])
    screen.check("export-error")
    ask(screen, words, [words["reference"], words["received"], words["name"], words["born"]], "CSV")
    path = taken(screen, words, tmp_path)
    assert path.suffix == ".csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=words["separator"]))
    assert rows[0] == [words["reference"], words["received"], words["name"], words["born"]]
    assert len(rows) > 24 and all(len(row) == 4 for row in rows)

    ask(screen, words, [words["reference"], words["received"], words["name"], words["born"]], "XLSX")
    path = taken(screen, words, tmp_path)
    sheet = openpyxl.load_workbook(path).active
    found = list(sheet.iter_rows(values_only=True))
    assert list(found[0]) == rows[0]
    # Others may have sent requests meanwhile: those of the first file are in the second, the same.
    named = {row[0]: row for row in found[1:]}
    for reference, received, name, born in rows[1:]:
        row = named[reference]
        assert row[2] == name
        assert isinstance(row[1], datetime.datetime) and row[1].strftime("%Y-%m-%d %H:%M") == received
        assert row[3].strftime("%Y-%m-%d") == born


@pytest.mark.parametrize("language", ["fr", "en"])
def test_who_administers_sees_who_took_what(screen, agents, tmp_path, language):
    supervisor, words = screen(language), WORDS[language]
    sign_in(supervisor, agents["responsable"])
    ask(supervisor, words, [words["reference"]], "CSV")
    taken(supervisor, words, tmp_path)
    page = supervisor.path
    administrator = screen(language)
    sign_in(administrator, agents["admin"])
    administrator.link(words["exports"]).click()
    expect(administrator.page.get_by_role("heading", level=2, name=words["all"])).to_be_visible()
    expect(administrator.main.locator(".queue > li")).not_to_have_count(0)
    administrator.check("exports-record")
    administrator.go(page)
    expect(administrator.link(words["fetch"])).to_have_count(0)
    assert administrator.page.request.get(administrator.base + page + "/file").status == 404
