"""The house rules that a reader of the code relies on, read off its syntax trees."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import legalnlp

HOME = Path(legalnlp.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))
# Rooms from the ground up: a module imports from its own room or from rooms before it.
ROOMS = (
    ("errors", "types"),
    ("signs",),
    ("telling",),
    ("literals",),
    ("sieve",),
    ("knowledge",),
    ("trust",),
    ("nlp",),
    ("ingest", "steps"),
    ("relevance",),
    ("pipeline", "history", "sources"),
    ("output", "evaluation"),
    ("batch", "learn"),
    ("component", "commands"),
    ("cli",),
    ("__main__",),
)
FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}
HEAVY = {
    "docx", "numpy", "pandas", "pdfplumber", "pypdfium2", "rich", "scipy", "skops", "sklearn",
    "spacy",
}  # fmt: skip
LATE_BUT = {"component.py": {"spacy"}}


def room(path: Path) -> str:
    return path.relative_to(HOME).parts[0].removesuffix(".py")


def name(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module in ("legalnlp", "legalnlp.steps", "legalnlp.ingest"):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            else:
                yield node.module


def at_import(tree: ast.Module) -> Iterator[ast.stmt]:
    """Statements that run when the module is imported, type checking aside."""
    for node in tree.body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    own = room(path)
    if own == "__init__":
        return
    for module in imports(ast.parse(path.read_text(encoding="utf-8"))):
        parts = module.split(".")
        if parts[0] != "legalnlp" or len(parts) == 1 or parts[1] == "__version__":
            continue
        assert parts[1] in FLOOR, f"{module} has no room: add it to ROOMS"
        assert FLOOR[parts[1]] <= FLOOR[own], f"{name(path)} imports {module}"


def test_rooms_of_one_floor_do_not_import_each_other_in_a_circle() -> None:
    edges = {
        (room(path), module.split(".")[1])
        for path in MODULES
        for module in imports(ast.parse(path.read_text(encoding="utf-8")))
        if module.startswith("legalnlp.")
    }
    assert not [(a, b) for a, b in edges if a != b and (b, a) in edges]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_heavy_libraries_are_imported_late(path: Path) -> None:
    allowed = LATE_BUT.get(name(path), set())
    for node in at_import(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            heavy = {m.split(".")[0] for m in imports(node)} & HEAVY
            assert heavy <= allowed, f"{name(path)} imports {heavy} when it is imported"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_room_without_a_subject(path: Path) -> None:
    empty_names = {"utils", "util", "helpers", "helper", "base", "common", "misc"}
    assert not empty_names & set(name(path).removesuffix(".py").split("/"))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_are_short_documented_and_swallow_nothing(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert len(source.splitlines()) <= 300, "over 300 lines: split it by subject"
    assert ast.get_docstring(tree), "a module says what it is for"
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Assert), f"line {node.lineno}: assert outside tests"
        assert not isinstance(node, ast.Global), f"line {node.lineno}: module state"
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"line {node.lineno}: bare except"
            silent = all(isinstance(part, ast.Pass) for part in node.body)
            assert not silent, f"line {node.lineno}: an exception is swallowed"
        public = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
        if public and not _inner(node, tree):
            assert ast.get_docstring(node), f"line {node.lineno}: {node.name} has no docstring"


def _inner(node: ast.AST, tree: ast.Module) -> bool:
    """Whether a function stands inside another, where nobody can call it from outside."""
    return any(
        node in ast.walk(outer)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef) and outer is not node
    )


def test_importing_the_package_loads_nothing_heavy() -> None:
    modules = "legalnlp, legalnlp.cli, legalnlp.commands.classify, legalnlp.batch.run"
    code = f"import sys, {modules}; print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_are_there() -> None:
    for public in legalnlp.__all__:
        assert getattr(legalnlp, public) is not None
    with pytest.raises(AttributeError, match="no attribute"):
        _ = legalnlp.nonsense
