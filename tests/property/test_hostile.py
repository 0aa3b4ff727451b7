"""Texts made to be slow to read, of 30,000 characters each, are read to their end."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
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


# A line of two million bytes: a sentence that never ends, full of mentions, then characters without a sign.
LINE = "力争到2025年全市集成电路产业营业收入突破500亿元，绍兴市市长周行远出席并讲话，新签约项目12个，同比增长8.5%，"
READ_LINE = f"""
import resource, sys
import policyie
policyie.extract("投资3亿元。")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
text = {LINE!r} * {1_000_000 // len(LINE.encode())} + "投资建设产业园区发展" * {1_000_000 // 30}
document = policyie.extract(text)
assert document.text == text
print(len(text.encode()), len(document.amounts), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
MEMORY = 400  # bytes of memory for each byte of such a text; about 130 are needed


@pytest.mark.slow
def test_a_line_of_two_megabytes_is_read_in_bounded_memory() -> None:
    pytest.importorskip("resource", reason="memory is measured on Unix")
    run = subprocess.run([sys.executable, "-c", READ_LINE], capture_output=True, text=True, timeout=LIMIT)
    assert run.returncode == 0, run.stderr[-2000:]
    size, amounts, memory = map(int, run.stdout.split())
    assert amounts == 1_000_000 // len(LINE.encode())
    unit = 1 if sys.platform == "darwin" else 1024
    assert memory * unit < MEMORY * size
