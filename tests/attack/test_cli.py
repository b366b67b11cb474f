"""What somebody at a terminal sees of the attack."""

import sys

from typer.testing import CliRunner

from sosbus.cli import app
from tests.attack.made import exactly, lived, only, publish, reports, rewrite


def run(*folders):
    return CliRunner().invoke(app, ["figures", "attack", *map(str, folders)])


def test_it_tells_what_was_attacked_and_that_nobody_was_found(tmp_path, capfd):
    publish(tmp_path, reports(lived(months=2), only("police")))
    told = run(tmp_path)
    assert told.exit_code == 0, told.output
    assert "HiGHS" not in capfd.readouterr().out  # which would greet first
    assert "Contacts by reason: " in told.output and "5 or more, 0 pinned" in told.output
    assert "Nobody was found." in told.output


def test_it_names_whom_it_pins_and_fails(tmp_path):
    def change(line, row):
        if (line.table, line.category) == ("arrival", "ambulance"):
            exactly(row, 1)

    folder = publish(tmp_path, reports(lived(months=1), only("police")))
    told = run(rewrite(folder, change))
    assert told.exit_code == 1
    assert "arrival/ambulance, 2025-04 to 2025-04: 1 to 1" in told.output


def test_without_the_solver_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "highspy", None)
    publish(tmp_path, reports(lived(months=1), only("police")))
    told = run(tmp_path)
    assert told.exit_code and "pip install highspy" in told.output


def test_folders_with_nothing_of_ours(tmp_path):
    assert "no figures of ours" in run(tmp_path).output
    assert "no such folder" in run(tmp_path / "none").output
