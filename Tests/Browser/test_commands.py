"""What the command does around a running server: restart, two at once, memory."""

from __future__ import annotations

import os
import time

from desk_visitor import DeskVisitor
from running_server import RunningServer, binary, run_command
from test_faults import Supervisor
from visitor import SERVICE, Visitor


def test_a_restart_keeps_the_town_and_seeds_nothing_twice(tmp_path):
    data = tmp_path / "data"
    server = RunningServer(data, fresh=True).start()
    Supervisor.register(data)
    before = DeskVisitor(server.port, Supervisor).all_references()
    receipt = Visitor(server.port).send()
    holder = Visitor(server.port)
    holder.prepare()
    assert server.stop() == 0
    assert len(before) >= 24

    server = RunningServer(data, port=server.port).start()
    after = DeskVisitor(server.port, Supervisor).all_references()
    assert sorted(after) == sorted([*before, receipt.reference])
    # The browser that was filling in a form goes on.
    assert holder.get(holder.draft_path("/check")).status == 200
    assert holder.submit().status == 303
    assert server.stop() == 0

    # Without the demonstration's flag, the same data are served, and pages no longer say that nothing is real.
    server = RunningServer(data, demo=False).start()
    page = Visitor(server.port).get(f"/fr/services/{SERVICE}")
    assert page.status == 200
    assert "démonstration" not in page.text
    assert server.stop() == 0


def test_it_says_where_it_is_and_how_to_sign_in(server):
    assert f"http://localhost:{server.port}" in server.log
    assert "desk" in server.log, "how to sign in is printed"


def test_a_port_already_taken_is_one_clear_sentence(server, tmp_path):
    second = run_command("serve", "--data", str(tmp_path / "data"), "--port", str(server.port))
    assert second.returncode not in (0, -6, -11), second.stderr
    said = (second.stdout + second.stderr).strip()
    assert str(server.port) in said
    assert len(said.splitlines()) == 1, said
    assert Visitor(server.port).get("/health").status == 200


def test_the_same_data_are_not_served_twice_by_mistake(server):
    """Two processes may share the store (a command beside the server); both see what either writes."""
    receipt = Visitor(server.port).send()
    second = RunningServer(server.data).start()
    try:
        assert Visitor(second.port).get(f"/fr/follow/{receipt.code}").status == 303
    finally:
        assert second.stop() == 0


def test_data_are_readable_by_their_owner_only(server):
    assert os.stat(server.data).st_mode & 0o077 == 0


def test_a_bad_file_of_sheets_changes_nothing_and_says_where(server, tmp_path):
    file = tmp_path / "sheets.jsonl"

    def bring():
        return run_command(
            "sheets", "import", str(file), "--collection", "essai", "--organisation", "mairie",
            "--data", str(server.data))

    file.write_text('{"id": "a", "title": "Piscine", "text": "Fermée."}\n')
    assert bring().returncode == 0
    file.write_text('{"id": "a", "title": "Piscine", "text": "Ouverte."}\n{"id": "b", "text": "x"}\n')
    wrong = bring()
    assert wrong.returncode == 1
    assert f"{file}:2: error: `title` is missing" in wrong.stderr
    assert "Nothing was imported: 1 line is wrong." in wrong.stderr
    # A download that failed does not make a collection forgotten.
    file.write_text("")
    empty = bring()
    assert empty.returncode == 1
    assert "holds no sheet" in empty.stderr and "parvis sheets remove essai" in empty.stderr
    held = run_command("sheets", "list", "--organisation", "mairie", "--data", str(server.data))
    assert "essai/a" in held.stdout
    removed = run_command("sheets", "remove", "essai", "--organisation", "mairie", "--data", str(server.data))
    assert removed.returncode == 0


def test_memory_and_start(tmp_path, capsys):
    began = time.monotonic()
    server = RunningServer(tmp_path / "data", fresh=True).start()
    first = time.monotonic() - began
    for language in ("fr", "en"):
        assert Visitor(server.port, language).get(f"/{language}").status == 200
    Visitor(server.port).send()
    megabytes = server.resident_megabytes
    assert server.stop() == 0
    began = time.monotonic()
    server = RunningServer(tmp_path / "data").start()
    again = time.monotonic() - began
    assert server.stop() == 0
    build = "release" if "release" in str(binary()) else "debug"
    with capsys.disabled():
        print(f"\n{build}: {megabytes:.0f} MB after one request; first start {first:.1f} s, next {again:.1f} s")
    # The aim is 100 MB in a release build; a debug build carries more.
    assert megabytes < (100 if build == "release" else 200)
