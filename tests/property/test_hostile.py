"""Texts made to be slow to read, of 30,000 characters each, are read to their end."""

from __future__ import annotations

import json
import subprocess
import sys

from support.hostile import HOSTILE

# All together take about a minute of processor time; a rule of cubic time alone would take longer than the limit.
LENGTH = 30_000
LIMIT = 900
READ = """
import json, sys
import policyie
for name, text in json.load(sys.stdin).items():
    print(name, flush=True)
    document = policyie.extract(text)
    assert document.text == text
    for mentions in (document.amounts, document.regions, document.industries, document.officials):
        reach = 0
        for m in mentions:
            assert reach <= m.start < m.end and text[m.start : m.end] == m.text
            reach = m.end
    assert policyie.PolicyDocument.from_dict(document.to_dict()) == document
"""


def test_every_hostile_text_is_read_to_its_end() -> None:
    texts = json.dumps({name: make(LENGTH) for name, make in HOSTILE.items()})
    run = subprocess.run([sys.executable, "-c", READ], input=texts, capture_output=True, text=True, timeout=LIMIT)
    assert run.returncode == 0, (run.stdout.splitlines()[-1:], run.stderr[-2000:])
    assert run.stdout.splitlines() == list(HOSTILE)
