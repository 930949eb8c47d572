"""Marked names go through the journeys; then no line of the log, no figure and no page of an error holds one.

Every other test of this folder ends the same way: what it typed is in `server.private`, and the log is read at the end.
"""

from __future__ import annotations

import pytest

from visitor import SERVICE, Visitor, path_of

MARK = "Zzyxmarque"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_figure_and_no_page_of_an_error_holds_a_marked_name(server, agents, visitor, language):
    server.private.add(MARK)
    resident = visitor(language)
    receipt = resident.send(family_name=MARK)
    case = path_of(resident.get(f"/{language}/follow/{receipt.code}").location)
    page = f"{case}/messages"
    resident.get(page)
    assert resident.post(page, [("text", f"Je suis {MARK}."), ("seen", "0")]).status == 303
    resident.get(f"{case}/data")
    asked = resident.post(f"{case}/data", [("kind", "rectification"), ("text", f"Pas {MARK}"), ("seen", "0")])
    assert asked.status == 303
    assert MARK in resident.get(f"{case}/data").text, "the mark is there for its person"

    stranger = Visitor(server.port, language)
    metrics = ["/health", f"/open-data/services/{SERVICE}.json", f"/open-data/services/{SERVICE}.csv",
               f"/{language}/services/{SERVICE}/figures", "/log/checkpoint", "/v2/heartbeat", "/v2/usagePeriod"]
    for path in metrics:
        answer = stranger.get(path)
        assert answer.status in (200, 404), path
        assert MARK not in answer.text and receipt.reference not in answer.text, path
    errors = [
        (stranger.get(case), 404),
        (stranger.get(f"{case}/data"), 404),
        (stranger.get(f"{case}/access"), 404),
        (stranger.get(f"{case}/receipt.json"), 404),
        (stranger.get(f"/{language}/nothing/{MARK[:3]}"), 404),
        (stranger.get(f"/{language}/desk/search?q={MARK}"), 303),
        (stranger.get(f"/v2/findUsage?userCode={MARK}"), 400),
        # Sent by a page of another site.
        (resident.post(page, [("text", MARK)], {"Origin": "https://ailleurs.example"}), 403),
        (resident.post(page, [("text", MARK * 200_000)]), 413),
    ]
    for answer, status in errors:
        assert answer.status == status, f"{answer.status} for {status}: {answer.title}"
        assert MARK not in answer.text
    server.assert_discreet()
