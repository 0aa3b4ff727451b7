"""The command line: what it prints, where it writes, how it exits."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from policyie import PolicyDocument, __version__
from policyie.cli import app
from policyie.frames import place_name
from policyie.wording import figure

TEXT = "临江市计划引进项目12个，总投资30亿元。\n"


@pytest.fixture
def run():
    def invoke(*arguments, **options):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], **options)

    return invoke


@pytest.fixture
def folder(tmp_path):
    """Two documents, and between them one that can't be read."""
    (tmp_path / "1.txt").write_text(TEXT, "utf-8")
    (tmp_path / "2.txt").write_bytes(b"\xff\xff\xff")
    (tmp_path / "3.txt").write_text(TEXT, "gb18030")
    return tmp_path


def lines(output):
    return [json.loads(line) for line in output.splitlines()]


def test_extract_one_document_a_line_errors_in_their_places(run, folder):
    result = run("extract", folder)
    rows = lines(result.stdout)
    assert [row["id"].rsplit("/")[-1] for row in rows] == ["1.txt", "2.txt", "3.txt"]
    assert [row.get("text") for row in rows] == [TEXT, None, TEXT]
    assert set(rows[1]) == {"id", "error", "type"}
    assert rows[1]["type"] == "Unreadable"
    assert "broken at byte 0" in rows[1]["error"]
    assert result.stderr == "1 of 3 documents could not be read; their lines say why\n"
    assert result.exit_code == 1


def test_extract_without_errors_exits_with_0(run, folder):
    result = run("extract", folder / "1.txt", folder / "3.txt")
    assert result.exit_code == 0
    assert [row["text"] for row in lines(result.stdout)] == [TEXT, TEXT]
    assert result.stderr == ""


def test_extract_lines_are_the_contract(run, folder):
    (row,) = lines(run("extract", folder / "1.txt").stdout)
    assert PolicyDocument.from_dict(row).to_dict() == row


def test_extract_the_body_only(run, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("东海市召开大会\n到位资金60亿元。\n相关新闻\n市长马望舟：签约12亿元\n", "utf-8")
    (all_of_it,), (body,) = (lines(run("extract", page, *flag).stdout) for flag in ((), ("--body-only",)))
    assert [a["text"] for a in all_of_it["amounts"]] == ["60亿元", "12亿元"]
    assert [a["text"] for a in body["amounts"]] == [t["text"] for t in body["targets"]] == ["60亿元"]
    assert (len(all_of_it["people"]), body["people"]) == (1, [])


def test_extract_from_standard_input(run):
    result = run("extract", "-", input=TEXT.encode("gb18030"))
    assert [(row["id"], row["text"]) for row in lines(result.stdout)] == [("stdin", TEXT)]


def test_extract_to_a_file(run, folder):
    target = folder / "out.jsonl"
    result = run("extract", folder / "1.txt", "--output", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert [row["text"] for row in lines(target.read_text("utf-8"))] == [TEXT]
    assert sorted(path.name for path in folder.iterdir()) == ["1.txt", "2.txt", "3.txt", "out.jsonl"]


def test_extract_to_a_folder_that_is_not_there(run, folder):
    result = run("extract", folder / "1.txt", "--output", folder / "missing" / "out.jsonl")
    assert result.exit_code == 2
    assert "No such file or directory" in result.stderr


def test_extract_takes_facts_from_the_options_where_the_record_has_none(run, tmp_path):
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT, "published": "2021-05-06", "home": "330000"}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = run("extract", tmp_path / "in.jsonl", "--published", "2023-02-01", "--home", "320000")
    assert [(row["id"], row["published"], row["home"]) for row in lines(result.stdout)] == [
        ("a", "2023-02-01", "320000"),
        ("b", "2021-05-06", "330000"),
    ]


def test_extract_reports_a_bad_date_as_an_error_of_the_document(run, tmp_path):
    rows = [{"id": "a", "text": TEXT, "published": "gestern"}, {"id": "b", "text": TEXT}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = run("extract", tmp_path / "in.jsonl")
    found = lines(result.stdout)
    assert found[0] == {"id": "a", "error": "published is no ISO 8601 date: 'gestern'", "type": "InputError"}
    assert found[1]["text"] == TEXT
    assert result.exit_code == 1


def test_extract_refuses_a_date_that_is_none(run, folder):
    result = run("extract", folder, "--published", "2023-02-30")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "2023-02-30 is no date of the form YYYY-MM-DD" in result.stderr


def test_extract_pretty(run, folder):
    result = run("extract", folder / "1.txt", "--pretty")
    assert result.stdout.startswith('{\n  "id": ')
    assert json.loads(result.stdout)["text"] == TEXT


OWN = "kind,surface,concept,gb4754,sei,indicator\nindustry,云雾茶饮,cloud-tea,15,,\n"


def test_a_lexicon_of_ones_own(run, tmp_path):
    (tmp_path / "own.csv").write_text(OWN, "utf-8")
    (tmp_path / "a.txt").write_text("做大云雾茶饮产业。", "utf-8")
    (row,) = lines(run("extract", tmp_path / "a.txt", "--lexicon", tmp_path / "own.csv").stdout)
    assert [(found["text"], found["concept"], found["gb4754"]) for found in row["industries"]] == [
        ("云雾茶饮", "cloud-tea", ["15"])
    ]
    assert "[I:云雾茶饮]" in run("show", tmp_path / "a.txt", "--lexicon", tmp_path / "own.csv").stdout


def test_a_lexicon_that_is_wrong(run, tmp_path):
    (tmp_path / "own.csv").write_text(OWN + "industry,,,,,\n", "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    result = run("extract", tmp_path / "a.txt", "--lexicon", tmp_path / "own.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "own.csv, line 3, column surface: empty" in result.stderr


def test_extract_many_unreadable_files_around_readable_ones(run, tmp_path):
    for number in range(150):
        data = TEXT.encode() if number % 7 == 3 else b"\xff\xff\xff"
        (tmp_path / f"{number:03}.txt").write_bytes(data)
    rows = lines(run("extract", tmp_path).stdout)
    assert [row["id"].rsplit("/")[-1] for row in rows] == [f"{number:03}.txt" for number in range(150)]
    assert [number for number, row in enumerate(rows) if "error" not in row] == list(range(3, 150, 7))


SHOWN = "临江市（Linjiang）引进12个项目，投资30亿元。"


def mention(text, **facts):
    start = SHOWN.index(text)
    return {"start": start, "end": start + len(text), "text": text, "rule": "r", **facts}


EVIDENCE = {"evidence_start": 0, "evidence_end": len(SHOWN), "sentence_start": 0, "sentence_end": len(SHOWN)}
COUNT = {"measure": "count", "value": "12", "unit": "projects", "kind": "result", "indicator": "project_count"}
MONEY = {"measure": "money", "value": "3000000000", "unit": "CNY", "kind": "goal", "indicator": "gdp"}
DOCUMENT = {
    "id": "d",
    "text": SHOWN,
    "language": "zh",
    "published": "2023-02-01",
    "amounts": [mention("30亿元", value="3000000000", currency="CNY")],
    "regions": [mention("临江市", code="220681", name="临江市"), mention("Linjiang", code="220681")],
    "targets": [
        mention("12", **COUNT, **EVIDENCE, comparator="ge", period="2023", region="220681"),
        mention("30亿元", **MONEY, **EVIDENCE, comparator="range", upper="3500000000", region="CN", growth_of=True),
    ],
}


@pytest.fixture
def extracted(monkeypatch):
    """Make every extraction give ``DOCUMENT``, with changes: what is shown is not what the rules find today."""

    def make(**changes):
        document = PolicyDocument.from_dict(DOCUMENT | changes)
        monkeypatch.setattr("policyie.pipeline.extract_many", lambda records, nlp: (document for _ in records))

    return make


def test_show_marks_mentions_and_lists_targets(run, extracted):
    extracted()
    result = run("show", "-", "--width", 120, input="any")
    assert result.exit_code == 0
    shown = result.stdout.splitlines()
    assert "[R:临江市]（[R:Linjiang]）引进[T:12]个项目，投资[A:30亿元]。" in shown
    rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in shown if line.startswith("│")]
    assert rows == [
        ["12", "result", "project_count", "≥ 12 projects", "临江市", "2023", ""],
        ["30亿元", "goal", "gdp growth", "3 - 3.5 bn CNY", "national", "", ""],
    ]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"value": "2500000000", "unit": "CNY", "comparator": "gt"}, "> 2.5 bn CNY"),
        ({"value": "1200000000000", "unit": "CNY"}, "1.2 tn CNY"),
        ({"value": "999999.99", "unit": "CNY", "comparator": "approx"}, "≈ 999,999.99 CNY"),
        ({"value": "1000000", "unit": "USD", "comparator": "le"}, "≤ 1 mn USD"),
        ({"value": "500000", "upper": "1500000", "unit": "CNY", "comparator": "range"}, "0.5 - 1.5 mn CNY"),
        ({"value": "123456789.01", "unit": "CNY", "comparator": "lt"}, "< 123.45678901 mn CNY"),
        ({"value": "-3.20", "unit": "percent"}, "-3.2 %"),
        ({"value": "1500", "unit": "projects", "comparator": "ge"}, "≥ 1,500 projects"),
        ({"value": "0", "unit": "projects"}, "0 projects"),
    ],
)
def test_figures_are_short_and_exact(facts, shown):
    facts = {"measure": "count", "kind": "goal", "indicator": "other", **EVIDENCE, **facts}
    document = PolicyDocument.from_dict(DOCUMENT | {"targets": [mention("12", **facts)]})
    assert figure(document.targets[0]) == shown


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("330600", "绍兴市"),
        ("420600", "襄阳市"),
        ("CN", "national"),
        ("cluster:yangtze-river-delta", "长三角"),
        ("cluster:elsewhere", "cluster:elsewhere"),
        (None, ""),
    ],
)
def test_places_are_shown_by_their_names(code, name):
    regions = [mention("临江市", code="cluster:yangtze-river-delta", name="长三角")]
    assert place_name(code, PolicyDocument.from_dict(DOCUMENT | {"regions": regions, "targets": []})) == name


def test_show_lets_no_control_characters_through(run, extracted):
    extracted(text="\x1b[31m\x07临江市\x9b", amounts=[], regions=[], targets=[])
    result = run("show", "-", input="any")
    assert "\ufffd[31m\ufffd临江市\ufffd" in result.stdout
    assert "\x1b" not in result.stdout


def test_show_takes_markup_in_a_text_as_text(run, extracted):
    extracted(text="[bold]临江市[/bold][link=x]", amounts=[], regions=[], targets=[])
    assert "[bold]临江市[/bold][link=x]" in run("show", "-", input="any").stdout


def test_show_in_colour_leaves_the_text_as_it_is(run, extracted, monkeypatch):
    extracted()
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = run("show", "-", "--width", 120, input="any", env={"FORCE_COLOR": "1", "TERM": "xterm-256color"}).stdout
    assert "[R:" not in shown
    assert "\x1b[" in shown


def test_show_a_file_that_cannot_be_read(run, folder):
    result = run("show", folder / "2.txt")
    assert result.exit_code == 1
    assert "broken at byte 0" in result.stderr


GOLD = {
    "id": "d",
    "lang": "zh",
    "text": "临江市与通河县",
    "regions": [{"start": 0, "end": 3, "text": "临江市", "code": "220681"}],
}
FOUND = {"id": "d", "regions": [{"start": 4, "end": 7, "text": "通河县", "code": "230128"}]}


@pytest.fixture
def scored(tmp_path):
    for name, row in (("gold", GOLD), ("found", FOUND)):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return tmp_path / "gold.jsonl", "--predicted", tmp_path / "found.jsonl"


def test_evaluate_prints_scores(run, scored):
    result = run("evaluate", *scored, "--by", "lang")
    assert result.exit_code == 0
    cells = [line.strip("│").split("│") for line in result.stdout.splitlines() if "regions.link" in line]
    assert [[cell.strip() for cell in row] for row in cells] == [["regions.link", "0.0", "0.0", "0.0", "1", "1"]] * 2
    assert [line.strip() for line in result.stdout.splitlines() if "lang" in line] == ["lang=zh"]


def test_evaluate_as_json(run, scored):
    scores = json.loads(run("evaluate", *scored, "--json").stdout)
    assert scores["all"]["regions.span"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "predicted": 1}
    assert set(scores["all"]) == {"regions.span", "regions.link"}


def test_evaluate_lists_errors(run, scored):
    result = run("evaluate", *scored, "--errors", "regions.link")
    assert result.stdout.splitlines() == [
        '- d 0 …[临江市]与通河县… {"code": "220681"}',
        '+ d 4 …临江市与[通河县]… {"code": "230128"}',
    ]


def test_evaluate_extracts_when_nothing_is_given(run, tmp_path):
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "d", "text": "天气很好。", "amounts": []}), "utf-8")
    scores = json.loads(run("evaluate", tmp_path / "gold.jsonl", "--json").stdout)
    assert scores["all"]["amounts.full"] == {"p": 100.0, "r": 100.0, "f1": 100.0, "gold": 0, "predicted": 0}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--errors", "regions.links"], "regions.links is none of: amounts.span, amounts.value"),
        (["--predicted", "no-such-file"], "does not exist"),
    ],
)
def test_evaluate_bad_arguments(run, scored, arguments, message):
    result = run("evaluate", scored[0], *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_evaluate_names_the_line_that_is_no_json(run, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a"}\n{"id": \n', "utf-8")
    result = run("evaluate", path)
    assert result.exit_code == 2
    assert "gold.jsonl:2: not JSON: Expecting value at column 8" in result.stderr


def test_info_names_versions_and_tables(run):
    facts = json.loads(run("info", "--json").stdout)
    assert facts["versions"]["policyie"] == __version__
    assert "spacy" in facts["versions"]
    currencies = next(table for table in facts["tables"] if table["table"] == "currencies")
    assert set(currencies) == {"table", "rows", "bytes", "date", "licence", "source"}
    (row,) = [line.split() for line in run("info").stdout.splitlines() if line.startswith("currencies ")]
    assert row[1:4] == [f"{currencies['rows']:,}", f"{currencies['bytes']:,}", currencies["date"]]


def test_version_and_help(run):
    assert run("--version").stdout == f"{__version__}\n"
    shown = run("--help").stdout
    assert [name for name in ("extract", "show", "evaluate", "info") if name not in shown] == []


def test_help_does_not_load_spacy():
    script = (
        "import sys; from policyie.cli import app; from typer.testing import CliRunner; "
        "assert CliRunner().invoke(app, ['extract', '--help']).exit_code == 0; "
        "print([m for m in ('spacy', 'numpy', 'policyie.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
