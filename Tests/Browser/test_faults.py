"""The power is cut while people send: whatever was acknowledged is there afterwards, once."""

from __future__ import annotations

import http.client
import random
import re
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desk_visitor import DeskVisitor
from running_server import RunningServer, run_command
from visitor import PRIVATE, SERVICE, Receipt, Visitor

CUT = (ConnectionError, http.client.HTTPException, OSError)


class Supervisor:
    """An agent for counting cases."""

    login = "compteuse@bureau.example"
    password = "une phrase de passe bien longue"

    @classmethod
    def register(cls, data: Path) -> None:
        added = run_command(
            "agent", "add", "--data", str(data), "--organisation", "mairie", "--role", "supervisor", "--office",
            "etat-civil", "--name", "Compteuse", cls.login, typed=cls.password + "\n")
        assert added.returncode == 0, added.stderr


class Round:
    """People who send all at once, and a power cut in the middle."""

    def __init__(self, server: RunningServer, people: list[Visitor], cut_after: int):
        self.server = server
        self.people = people
        # How many must have been told "received" before the cut.
        self.cut_after = cut_after
        self.acknowledged: dict[str, str] = {}
        self.saved = 0
        self._lock = threading.Lock()
        self._reached = threading.Event()
        self._over = threading.Event()

    def run(self, writer: Visitor) -> None:
        threads = [threading.Thread(target=self._send, args=(share,)) for share in self._shares(8)]
        threads.append(threading.Thread(target=self._save, args=(writer,)))
        for thread in threads:
            thread.start()
        assert self._reached.wait(120), "people were told that their request was received"
        self.server.kill()
        self._over.set()
        for thread in threads:
            thread.join(120)
            assert not thread.is_alive()

    def _shares(self, count: int) -> list[list[Visitor]]:
        return [self.people[start::count] for start in range(count)]

    def _send(self, share: list[Visitor]) -> None:
        for person in share:
            try:
                answer = person.submit()
            except CUT:
                continue
            assert answer.status == 303, answer.status
            with self._lock:
                self.acknowledged[person.draft] = answer.location
                if len(self.acknowledged) >= self.cut_after:
                    self._reached.set()

    def _save(self, writer: Visitor) -> None:
        """Saves the same page again and again, noting the last save that was acknowledged."""
        while not self._over.is_set():
            try:
                answer = writer.answer("personne", person_page(self.saved + 1))
            except CUT:
                return
            assert answer.status == 303, answer.status
            self.saved += 1


def person_page(number: int) -> dict[str, str]:
    return {
        "nom_naissance": f"Sauvegarde {number}", "prenoms": "A", "date_naissance.day": "1", "date_naissance.month": "1",
        "date_naissance.year": "1990"}


def prepared(port: int, count: int) -> list[Visitor]:
    people = [Visitor(port, "fr") for _ in range(count)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda person: person.prepare(), people))
    return people


def assert_whole(data: Path) -> None:
    """The file is sound by SQLite's own check."""
    with sqlite3.connect(f"file:{data / 'parvis.sqlite'}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def cut_and_recover(data: Path, rounds: int, people_a_round: int, seed: int) -> None:
    chance = random.Random(seed)
    server = RunningServer(data)
    server.private |= PRIVATE
    server.start()
    Supervisor.register(data)
    seeded = set(DeskVisitor(server.port, Supervisor).all_references())
    sent: dict[str, Receipt] = {}
    everyone: list[Visitor] = []
    for _ in range(rounds):
        people = prepared(server.port, people_a_round)
        everyone += people
        writer = Visitor(server.port, "fr")
        writer.start()
        writer.answer("lieu", {"lieu_naissance": "val_clair"})
        writer.answer("document", {"type_acte": "extrait_sans_filiation"})
        cut = Round(server, people, cut_after=chance.randint(1, people_a_round * 3 // 4))
        cut.run(writer)
        server.start()
        for person in people:
            if person.draft in cut.acknowledged:
                # Acknowledged before the cut: it is there, under one reference.
                sent[person.draft] = person.receipt(cut.acknowledged[person.draft])
        kept = re.search(r'value="Sauvegarde (\d+)"', writer.get(writer.draft_path("/pages/personne")).text)
        last = int(kept[1]) if kept else 0
        assert last in (cut.saved, cut.saved + 1), f"{cut.saved} saves were acknowledged, {last} is there"
        listed = DeskVisitor(server.port, Supervisor).all_references()
        assert len(listed) == len(set(listed)), "a case stands twice"
        assert {receipt.reference for receipt in sent.values()} <= set(listed)
    # Who was not told anything presses again: then everyone has exactly one case.
    for person in everyone:
        if person.draft not in sent:
            answer = person.submit()
            assert answer.status == 303, answer.status
            sent[person.draft] = person.receipt(answer.location)
    references = [receipt.reference for receipt in sent.values()]
    assert len(set(references)) == len(references) == len(everyone)
    listed = DeskVisitor(server.port, Supervisor).all_references()
    assert sorted(listed) == sorted([*seeded, *references])
    # The code of each opens its own case.
    for receipt in (chance.choice(list(sent.values())) for _ in range(5)):
        stranger = Visitor(server.port, "fr")
        assert stranger.get(f"/fr/follow/{receipt.code}").location.endswith(receipt.case)
        assert receipt.reference in stranger.get(f"/fr/cases/{receipt.case}").text
    assert server.stop() == 0
    server.private |= set(references)
    server.assert_discreet()
    assert_whole(data)


def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    cut_and_recover(tmp_path / "data", rounds=3, people_a_round=16, seed=seed)


@pytest.mark.soak
@pytest.mark.parametrize("round_of_rounds", range(5))
def test_many_power_cuts_lose_nothing_that_was_acknowledged(tmp_path, round_of_rounds):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    cut_and_recover(tmp_path / "data", rounds=20, people_a_round=60, seed=seed)


def test_a_power_cut_at_start_leaves_a_town_that_starts(tmp_path):
    """Killed while it creates, publishes and seeds: the next start finishes the work, once."""
    data = tmp_path / "data"
    counts = []
    for _ in range(3):
        server = RunningServer(data, fresh=True)
        server.launch()
        server.await_file(data / "parvis.sqlite")
        server.kill()
    for _ in range(2):
        server = RunningServer(data).start()
        if not counts:
            Supervisor.register(data)
        counts.append(sorted(DeskVisitor(server.port, Supervisor).all_references()))
        assert Visitor(server.port).get(f"/fr/services/{SERVICE}").status == 200
        assert server.stop() == 0
    assert counts[0] == counts[1]
    assert len(counts[0]) >= 24
    assert_whole(data)
