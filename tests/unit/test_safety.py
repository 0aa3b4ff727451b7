"""What the sources never do with what they are given: load a pickle, run it, or unpack it to a place that it names."""

import ast

import pytest

FORBIDDEN = {
    "a pickle is loaded": {"pickle.load", "pickle.loads", "pickle.Unpickler", "joblib.load", "cloudpickle.load", "cloudpickle.loads",
                           "pandas.read_pickle", "shelve.open", "marshal.loads"},
    "input is run": {"eval", "exec", "os.system", "os.popen"},
    "an archive names where to write": {"shutil.unpack_archive", "tarfile.open"},
}  # fmt: skip
PICKLERS = {
    "pickle",
    "_pickle",
    "cPickle",
    "pickle5",
    "marshal",
    "shelve",
    "dill",
    "joblib",
    "cloudpickle",
    "jsonpickle",
    "torch",
}
METHODS = {"extractall": "an archive names where to write", "read_pickle": "a pickle is loaded"}


def called(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{called(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def wrongs(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = called(node.func)
            found += [what for what, names in FORBIDDEN.items() if name in names]
            found += [what for method, what in METHODS.items() if name.endswith(f".{method}")]
            if any(k.arg == "shell" and getattr(k.value, "value", None) is True for k in node.keywords):
                found.append("input is run")
            if any(k.arg == "allow_pickle" and getattr(k.value, "value", None) is True for k in node.keywords):
                found.append("a pickle is loaded")
        if isinstance(node, ast.ImportFrom | ast.Import):
            modules = [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            found += ["a pickle is loaded" for name in modules if name and name.partition(".")[0] in PICKLERS]
        if isinstance(node, ast.Call) and called(node.func).endswith("import_module") and node.args:
            name = getattr(node.args[0], "value", None)
            found += ["a pickle is loaded"] * (isinstance(name, str) and name.partition(".")[0] in PICKLERS)
    return found


def test_no_source_does_what_is_forbidden(root):
    sources = sorted((root / "src" / "policyie").rglob("*.py"))
    assert len(sources) > 100
    found = {path.relative_to(root / "src").as_posix(): wrongs(path.read_text("utf-8")) for path in sources}
    # The function that a run gives to its own worker processes, from memory to memory.
    assert {path: {*wrong} for path, wrong in found.items() if wrong} == {
        "policyie/bulk/pool.py": {"a pickle is loaded"}
    }


@pytest.mark.parametrize(
    "source",
    ["pickle.loads(data)", "from pickle import load", "np.load(path, allow_pickle=True)", "archive.extractall(folder)",
     "import pickle as p", "import numpy, dill", 'importlib.import_module("pickle")', "eval(text)", "subprocess.run(text, shell=True)"],
)  # fmt: skip
def test_what_is_forbidden_is_seen(source):
    assert len(wrongs(source)) == 1
