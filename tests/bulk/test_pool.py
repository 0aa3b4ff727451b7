"""Worker processes: the same results as in one process, in order, whatever happens to the workers."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest

import policyie
from policyie.bulk import pool
from policyie.bulk.workers import Settings, WorkerError, read_batch

METHODS = ["loky", *(m for m in ("fork", "spawn", "forkserver") if m in multiprocessing.get_all_start_methods())]
OWN = "kind,surface,concept,gb4754,sei,indicator\nindustry,云雾茶饮,cloud-tea,15,,\n"
# Where it does not matter how workers start: the way that costs the tests least.
FAST = "fork" if "fork" in METHODS else None
# Killing needs more than a text: pipelines of the tests' own, sent to the workers by value.


def killing(mark, tries=10**9, log=None):
    """A function that returns a pipeline which kills its process at texts with ``mark``, the first ``tries`` times."""

    def make():
        import os
        import signal
        from pathlib import Path

        import spacy
        from spacy.language import Language

        @Language.component("killer")
        def killer(doc):
            if mark in doc.text:
                path = Path(log)
                path.write_bytes(path.read_bytes() + b"x" if path.exists() else b"x")
                if path.stat().st_size <= tries:
                    os.kill(os.getpid(), signal.SIGKILL)
            return doc

        nlp = spacy.blank("zh")
        nlp.add_pipe("killer")
        return nlp

    return make


def plain():
    """A pipeline that loads fast."""
    import spacy

    return spacy.blank("zh")


def outcome(result):
    return result.text if isinstance(result, policyie.PolicyDocument) else (result.id, result.position, result.error)


@pytest.fixture(scope="module")
def mixed(reports):
    """Documents with broken ones among them, and what is read of them in one process."""
    records = [{"id": f"d{number}", "text": reports(number), "published": "2025-01-20"} for number in range(40)]
    records[7] = {"id": "bytes", "text": b"..."}
    records[8] = {"id": "day", "text": "x", "published": "tomorrow"}
    records[22] = policyie.Unreadable("file.pdf", "no text layer")
    records[39] = {"id": "half", "text": "\ud800"}
    return records, list(policyie.extract_many(records))


def test_one_process_gives_each_broken_document_its_place_and_cause(mixed):
    failures = [(f.id, f.position, f.error) for f in mixed[1] if isinstance(f, policyie.Failure)]
    assert failures == [
        ("bytes", 7, "InputError"),
        ("day", 8, "InputError"),
        ("file.pdf", 22, "Unreadable"),
        ("half", 39, "InputError"),
    ]


@pytest.mark.parametrize("method", METHODS)
def test_workers_give_the_same_as_one_process(mixed, method):
    records, expected = mixed
    found = list(policyie.extract_many(iter(records), n_process=2, batch_size=3, start_method=method))
    assert found == expected


def test_no_documents():
    assert list(policyie.extract_many([], n_process=2, nlp=plain)) == []


def test_workers_load_what_load_would(tmp_path):
    (tmp_path / "own.csv").write_text(OWN, "utf-8")
    (document,) = policyie.extract_many(
        ["绍兴市做大云雾茶饮产业。"],
        n_process=2,
        start_method=FAST,
        lexicons=[tmp_path / "own.csv"],
        exclude=["regions"],
    )
    assert [industry.concept for industry in document.industries] == ["cloud-tea"]
    assert document.regions == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"n_process": 0}, "n_process is 0"),
        ({"n_process": -2}, "n_process is -2"),
        ({"batch_size": 0}, "batch_size is 0"),
        ({"exclude": ["region"]}, r"unknown components \['region'\]"),
        ({"exclude": ["region"], "n_process": 2}, r"unknown components \['region'\]"),
        ({"config": {"region": {}}, "n_process": 2}, r"unknown components \['region'\]"),
        ({"nlp": plain, "exclude": ["regions"]}, "nlp is a pipeline already"),
    ],
)
def test_arguments_that_are_wrong_are_told_at_once(arguments, message):
    with pytest.raises(ValueError, match=message):
        policyie.extract_many(["x"], **arguments)


def test_a_pipeline_is_not_sent_to_workers():
    with pytest.raises(ValueError, match="a function without arguments that returns it"):
        policyie.extract_many(["x"], nlp=plain(), n_process=2)


def test_a_function_that_makes_the_pipeline_works_in_one_process_and_in_workers():
    here = list(policyie.extract_many(["一", "二"], nlp=lambda: plain()))
    assert here == list(policyie.extract_many(["一", "二"], nlp=lambda: plain(), n_process=2, start_method=FAST))
    assert [document.text for document in here] == ["一", "二"]


def test_a_bad_lexicon_is_told_before_any_worker_starts(tmp_path):
    (tmp_path / "own.csv").write_text("kind,surface\nindustry,\n", "utf-8")
    with pytest.raises(policyie.TableError, match=r"own\.csv"):
        policyie.extract_many(["x"], n_process=2, lexicons=[tmp_path / "own.csv"])


def test_workers_that_cannot_load_say_why():
    def broken():
        raise OSError("the disk is on fire")

    with pytest.raises(WorkerError, match="OSError: the disk is on fire"):
        list(policyie.extract_many(["x"], nlp=broken, n_process=2, start_method=FAST))


def test_a_generator_is_not_drained():
    taken = []
    records = (taken.append(number) or str(number) for number in range(10_000))
    results = policyie.extract_many(records, nlp=plain, n_process=2, start_method=FAST, batch_size=5)
    assert [next(results).text for _ in range(3)] == ["0", "1", "2"]
    assert len(taken) <= 3 * 2 * 5
    results.close()
    assert len(taken) <= 3 * 2 * 5


def test_batches_end_at_their_number_or_their_length():
    texts = ["短"] * 5 + ["长" * pool.MAX_CHARACTERS] + ["短"] * 2
    assert [len(batch) for batch in pool.batches(texts, 4)] == [4, 2, 2]
    assert list(pool.batches([], 4)) == []


@pytest.mark.parametrize("n_process", [1, 2])
def test_when_the_input_raises_what_came_before_is_given(n_process):
    def records():
        yield from ("一", "二", "三")
        raise OSError("unplugged")

    results = policyie.extract_many(records(), nlp=plain, n_process=n_process, batch_size=2, start_method=FAST)
    assert [next(results).text for _ in range(3)] == ["一", "二", "三"]
    with pytest.raises(OSError, match="unplugged"):
        next(results)


def test_a_document_that_cannot_be_sent_fails_alone():
    records = ["一", {"id": "odd", "text": "二", "source": (character for character in "x")}, "三"]
    found = [outcome(result) for result in policyie.extract_many(records, nlp=plain, n_process=2, start_method=FAST)]
    assert found == ["一", ("odd", 1, "PicklingError"), "三"]


@pytest.mark.parametrize("method", [m for m in METHODS if m in ("fork", "spawn")])
def test_a_document_that_kills_its_worker_fails_alone(tmp_path, method):
    log = tmp_path / "killed"
    texts = [{"id": str(n), "text": "毒" if n == 11 else f"第{n}"} for n in range(30)]
    results = policyie.extract_many(
        texts, nlp=killing("毒", log=str(log)), n_process=2, batch_size=4, start_method=method
    )
    found = [outcome(result) for result in results]
    assert found == [("11", 11, "WorkerKilled") if n == 11 else f"第{n}" for n in range(30)]
    # In its batch, in its batch alone, and by itself.
    assert log.stat().st_size == 3


def test_a_batch_whose_worker_was_killed_once_is_read_again(tmp_path):
    texts = ["毒" if n == 5 else f"第{n}" for n in range(20)]
    killer = killing("毒", tries=1, log=str(tmp_path / "killed"))
    results = policyie.extract_many(texts, nlp=killer, n_process=2, batch_size=4, start_method=FAST)
    assert [outcome(result) for result in results] == texts


def _parent(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return int(stat.read().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _command(pid):
    try:
        with open(f"/proc/{pid}/cmdline") as command:
            return command.read()
    except OSError:
        return ""


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks at processes in /proc")
def test_closing_the_iterator_ends_the_workers():
    before = set(descendants(os.getpid()))
    results = policyie.extract_many((str(n) for n in range(10_000)), nlp=plain, n_process=2, start_method=FAST)
    next(results)
    workers = set(descendants(os.getpid())) - before
    assert len(workers) >= 2
    results.close()
    assert wait_for_end(pid for pid in workers if "resource_tracker" not in _command(pid)) == []


SCRIPT = """
import sys, time
import policyie

def forever():
    while True:
        yield "投资3亿元"

def run():
    for number, document in enumerate(policyie.extract_many(forever(), n_process=2, start_method={method!r})):
        if number == 0:
            print(document.amounts[0].value, flush=True)

{call}
"""


def run_script(tmp_path, method, call):
    path = tmp_path / "script.py"
    path.write_text(SCRIPT.format(method=method, call=call), "utf-8")
    return subprocess.Popen(
        [sys.executable, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell lets what it starts in the background ignore interrupts, and its children with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def wait_for_end(pids):
    pids = list(pids)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and any(_command(pid) for pid in pids):
        time.sleep(0.1)
    return [pid for pid in pids if _command(pid)]


def descendants(pid):
    below = [p for p in os.listdir("/proc") if p.isdigit() and _parent(p) == pid]
    return below + [deeper for p in below for deeper in descendants(int(p))]


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks at processes in /proc")
@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, -signal.SIGINT), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_script_that_is_stopped_leaves_no_workers(tmp_path, stop, code):
    script = run_script(tmp_path, None, "run()")
    assert script.stdout.readline() == "300000000\n"
    workers = descendants(script.pid)
    assert len(workers) >= 2
    script.send_signal(stop)
    _, errors = script.communicate(timeout=120)
    assert script.returncode == code
    assert errors.count("Traceback") == (stop == signal.SIGINT)
    assert wait_for_end(workers) == []


def test_a_script_without_a_guard_that_asks_for_spawn_is_told(tmp_path):
    script = run_script(tmp_path, "spawn", "run()")
    _, errors = script.communicate(timeout=120)
    assert script.returncode == 1
    assert 'call extract_many under `if __name__ == "__main__":`' in errors.splitlines()[-1]


def test_what_is_typed_into_a_notebook_runs():
    """No script, no guard, a function that only the session knows."""
    code = """
import policyie, spacy
def make():
    return spacy.blank("zh")
print([document.text for document in policyie.extract_many(["一", "二"], nlp=make, n_process=2)])
"""
    done = subprocess.run([sys.executable, "-"], input=code, capture_output=True, text=True, check=False, timeout=120)
    assert (done.stdout, done.stderr) == ("['一', '二']\n", "")


def test_an_interpreter_that_ends_at_once_leaves_nothing_behind():
    """loky's thread that feeds its queue, made slow here, removes semaphores; it has ended before the results have."""
    code = """
import time
import loky.backend.queues as queues
import loky.backend.synchronize as synchronize
import policyie, spacy

feed, unlink = queues.Queue._feed, synchronize.sem_unlink

def slow_feed(*arguments):
    feed(*arguments)
    time.sleep(0.01)

def slow_unlink(name):
    unlink(name)
    time.sleep(0.2)

queues.Queue._feed, synchronize.sem_unlink = staticmethod(slow_feed), slow_unlink
make = lambda: spacy.blank("zh")
print([document.text for document in policyie.extract_many(["一", "二"], nlp=make, n_process=2)])
"""
    done = subprocess.run([sys.executable, "-"], input=code, capture_output=True, text=True, check=False, timeout=120)
    assert (done.stdout, done.stderr) == ("['一', '二']\n", "")


def test_a_batch_can_be_read_without_a_pool(reports):
    texts = [reports(1), policyie.Unreadable("f", "broken"), reports(2)]
    first, second, third = read_batch(texts)
    assert [first, third] == [policyie.extract(text).to_dict() for text in (texts[0], texts[2])]
    assert second == policyie.Failure(id="f", position=1, error="Unreadable", message="broken")


def test_settings_are_values():
    settings = Settings(exclude=["regions", "amounts"], config={"targets": {}}, lexicons=["own.csv"])
    assert settings == Settings(
        exclude=["amounts", "regions"], config={"targets": {}}, lexicons=[os.path.abspath("own.csv")]
    )
    assert len({settings, Settings()}) == 2
