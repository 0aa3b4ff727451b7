"""The examples run, and show what they are meant to show."""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def output(name, *arguments):
    done = subprocess.run(
        [sys.executable, EXAMPLES / name, *arguments],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()


def test_own_words():
    before, after = output("own_words.py")
    assert not any(word in before for word in ("石斛康养", "contracted_investment", "yunling", "own_chief_promoter"))
    assert after == (
        "[('云岭新城', 'yunling')] [('王建国', 'own_chief_promoter')] ['石斛康养'] [('60亿元', 'contracted_investment')]"
    )


def test_table_of_targets(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("2024年2月18日\n今年全市实际利用外资要突破12亿美元。", "utf-8")
    assert [row.split("\t")[1:6] for row in output("table_of_targets.py", page)] == [
        ["goal", "foreign_capital", "gt", "1200000000", "USD"]
    ]
    assert len(output("table_of_targets.py")) > 20


def test_every_example_is_tested():
    here = {"own_words.py", "table_of_targets.py"}
    assert {path.name for path in EXAMPLES.glob("*.py")} == here | {"ray_data.py"}  # test_ray_example.py
