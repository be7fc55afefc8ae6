"""Every definition rule keeps its promise: it fires on its example and not on its near miss."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from legalnlp.commands import rules as commands
from legalnlp.errors import KnowledgeError
from legalnlp.steps.definitions import rules
from legalnlp.steps.definitions.contract import failures
from legalnlp.steps.definitions.rules import drafting, languages

RULE = {
    "id": "xx.means",
    "kind": "means",
    "place": "anywhere",
    "pattern": "{term} means",
    "example": '"book" means a thing',
    "target": "book",
    "unlike": "a book",
}


def test_the_six_first_languages_define() -> None:
    assert {"en", "fr", "de", "es", "ko", "ja"} <= set(languages())


@pytest.mark.parametrize("tag", languages())
def test_rules_keep_their_promise(tag: str) -> None:
    assert list(failures(tag)) == []


def _written(record: Mapping[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"{key} = '''{value}'''" for key, value in record.items()]
    (folder / "xx").mkdir()
    path = folder / "xx" / "definitions.toml"
    path.write_text("cue = 'means'\n[[rule]]\n" + "\n".join(lines), encoding="utf-8")
    tomllib.loads(path.read_text(encoding="utf-8"))
    monkeypatch.setattr(rules, "LANGUAGES", folder)
    drafting.cache_clear()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"kind": "perhaps"}, "kind is one of"),
        ({"place": "nowhere"}, "kind is one of"),
        ({"colour": "red"}, "unknown"),
        ({"id": "yy.means"}, "begin with"),
        ({"pattern": "means"}, "names no term"),
        ({"pattern": "{term} means ("}, "xx.means"),
        ({"pattern": "{term} {nothing}"}, "nothing"),
    ],
)
def test_a_malformed_rule_is_named(
    change: dict[str, str], complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _written({**RULE, **change}, tmp_path, monkeypatch)
    with pytest.raises(KnowledgeError, match=complaint):
        drafting("xx")
    drafting.cache_clear()


def test_a_missing_file_is_an_error_never_an_empty_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "LANGUAGES", tmp_path)
    drafting.cache_clear()
    with pytest.raises(KnowledgeError, match="missing"):
        drafting("xx")
    drafting.cache_clear()


def test_the_check_of_a_pack_names_a_definition_rule_that_misses_its_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "da").mkdir()
    lines = [f"{key} = '''{value}'''" for key, value in (RULE | {"id": "da.means"}).items()]
    words = "cue = 'never said'\n[[rule]]\n" + "\n".join(lines)
    (tmp_path / "da" / "definitions.toml").write_text(words, encoding="utf-8")
    monkeypatch.setattr(rules, "LANGUAGES", tmp_path)
    drafting.cache_clear()
    told = CliRunner().invoke(commands.app, ["check", "da"])
    drafting.cache_clear()
    assert told.exit_code == 1
    assert "da.means: does not find 'book'" in told.output
