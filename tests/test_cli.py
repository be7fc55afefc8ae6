"""What the command line promises: output, one line a failure, exit codes, files."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import legalnlp
from legalnlp.batch.run import TABLES
from legalnlp.cli import VERBS, main, usage

SCHEMA = json.loads((Path(legalnlp.__file__).parent / "coding.schema.json").read_text())
SCRIPT = "from legalnlp.cli import main; main()"
Statute = Callable[..., Path]


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Outcome:
        code = 0
        try:
            main([str(a) for a in arguments])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return call


# ── help and wrong calls ──────────────────────────────────────────────────────────────────


def test_help_lists_every_verb_with_the_first_line_of_its_own_help() -> None:
    for verb, about in VERBS.items():
        module = import_module(f"legalnlp.commands.{verb}")
        text = module.app.info.help if hasattr(module, "app") else getattr(module, verb).__doc__
        assert text.splitlines()[0] == about
        assert f"{verb:<12} {about}" in usage()


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(run: Run, verb: str) -> None:
    calls = [(verb,)] if verb != "rules" else [("rules", x) for x in ("check", "list", "try")]
    for call in calls:
        outcome = run(*call, "--help")
        assert outcome.code == 0
        assert f"legalnlp {' '.join(call)}" in outcome.out.split("Examples:")[1]


def test_no_arguments_shows_help_and_version_is_known(run: Run) -> None:
    assert run().out.startswith("Usage: legalnlp")
    assert run("--version").out == f"legalnlp {legalnlp.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("classify",),
        ("classify", "no-such-file.md"),
        ("classify", __file__, "--format", "xlsx"),
        ("classify", __file__, "--language", "tlh"),
        ("classify", __file__, "--as-of", "yesterday"),
        ("classify", __file__, "--doc-type", "poem"),
        ("analyze", __file__),
        ("explain", __file__, "--category", "dragons"),
        ("rules", "list", "-l", "tlh"),
        ("evaluate", "--gold", "no-such-folder"),
    ],
)
def test_a_wrong_call_exits_with_2_and_says_why(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err


def test_a_folder_with_nothing_in_it_is_a_wrong_call(run: Run, tmp_path: Path) -> None:
    assert run("analyze", tmp_path, "--out", tmp_path / "out").code == 2


def test_help_loads_no_library() -> None:
    code = f"import sys; sys.argv=['legalnlp', '--help']; {SCRIPT}; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    assert not [m for m in ("typer", "rich", "regex", "lxml", "spacy") if f"'{m}'" in loaded]


# ── classify ──────────────────────────────────────────────────────────────────────────────


def test_one_file_gives_one_object_that_validates(run: Run, statute: Statute) -> None:
    outcome = run("classify", statute(language="en", jurisdiction="XA"), "--format", "json")
    assert outcome.code == 0
    data = json.loads(outcome.out)
    jsonschema.validate(data, SCHEMA)
    assert data["document"]["id"] == "act"
    assert data["relevant"]
    assert data["depictions"]["real_child"]["value"] == "covered"


def test_several_files_give_json_lines(run: Run, statute: Statute) -> None:
    paths = [statute(f"{n}.txt", language="en", id=f"id-{n}") for n in "ab"]
    lines = run("classify", *paths, "--format", "json").out.splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == ["id-a", "id-b"]


def test_the_table_shows_values_and_words(run: Run, statute: Statute) -> None:
    outcome = run("classify", statute(language="en"))
    assert "● covered" in outcome.out
    assert "Actual child" in outcome.out
    assert "child" in outcome.out


def test_options_win_over_the_sidecar(run: Run, statute: Statute) -> None:
    path = statute(language="en", jurisdiction="XA")
    given = ("--jurisdiction", "XB", "--as-of", "2020-02-02", "--doc-type", "policy")
    document = json.loads(run("classify", path, "--format", "json", *given).out)["document"]
    assert (document["jurisdiction"], document["as_of"]) == ("XB", "2020-02-02")
    assert document["doc_type"] == "policy"


def test_a_bad_file_is_one_line_and_does_no_harm_to_others(run: Run, statute: Statute) -> None:
    good, empty = statute(language="en"), statute("empty.txt", text="")
    foreign = statute("foreign.txt", language="tlh")
    outcome = run("classify", empty, good, foreign, "--format", "json")
    assert outcome.code == 1
    (line,) = outcome.out.splitlines()
    assert json.loads(line)["document"]["id"] == "act"
    first, second = outcome.err.splitlines()
    assert "empty.txt" in first
    assert "(empty)" in first
    assert "foreign.txt" in second
    assert "--language" in second


# ── analyze ───────────────────────────────────────────────────────────────────────────────


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_analyze_writes_every_table(run: Run, statute: Statute, tmp_path: Path) -> None:
    statute("in/a.txt", language="en")
    statute("in/deep/b.txt", language="en")
    statute("in/c.txt", text="")
    out = tmp_path / "out"
    outcome = run("analyze", tmp_path / "in", "--out", out)
    assert outcome.code == 1
    assert "2 of 3 files coded" in outcome.out
    assert "c.txt" in outcome.err
    codings = [json.loads(line) for line in (out / "codings.jsonl").read_text().splitlines()]
    assert [c["document"]["id"] for c in codings] == ["a", "b"]
    for coding in codings:
        jsonschema.validate(coding, SCHEMA)
    assert len(read_csv(out / "coverage.csv")) == 18
    (error,) = read_csv(out / "errors.csv")
    assert (error["cause"], Path(error["path"]).name) == ("empty", "c.txt")
    assert error["advice"]
    assert {row["document"] for row in read_csv(out / "evidence.csv")} == {"a", "b"}
    settings = json.loads((out / "run.json").read_text())
    assert {"legalnlp", "rules_sha256", "code_sha256", "python", "sha256"} <= set(settings)
    assert set(TABLES) < set(settings["sha256"])


def test_a_second_run_codes_only_what_changed(run: Run, statute: Statute, tmp_path: Path) -> None:
    statute("in/a.txt", language="en")
    changed = statute("in/b.txt", language="en")
    out = tmp_path / "out"
    run("analyze", tmp_path / "in", "--out", out)
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    again = run("analyze", tmp_path / "in", "--out", out)
    assert "(2 unchanged" in again.out
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before
    changed.write_text("Tax Act\n\n1. A person who earns must pay a tax on what he earns.\n")
    assert "(1 unchanged" in run("analyze", tmp_path / "in", "--out", out).out
    assert (out / "codings.jsonl").read_bytes() != before["codings.jsonl"]


def test_results_inside_the_input_folder_are_no_input(
    run: Run, statute: Statute, tmp_path: Path
) -> None:
    statute("a.txt", language="en")
    for _ in range(2):
        assert "1 of 1 files" in run("analyze", tmp_path, "--out", tmp_path / "out").out


def test_two_workers_give_the_tables_of_one(run: Run, statute: Statute, tmp_path: Path) -> None:
    for name in "abcd":
        statute(f"in/{name}.txt", language="en")
    run("analyze", tmp_path / "in", "--out", tmp_path / "one")
    run("analyze", tmp_path / "in", "--out", tmp_path / "two", "--workers", "2")
    for name in (*TABLES, "codings.jsonl", "errors.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


# ── the other verbs ───────────────────────────────────────────────────────────────────────


def test_text_gives_the_offsets_that_evidence_uses(run: Run, statute: Statute) -> None:
    path = statute(language="en")
    shown = json.loads(run("text", path, "--format", "json").out)
    assert {"id", "language", "text", "provisions"} <= set(shown)
    for provision in shown["provisions"]:
        assert 0 <= provision["start"] < provision["end"] <= len(shown["text"])
        parent = provision["parent"]
        assert parent is None or shown["provisions"][parent]["start"] <= provision["start"]
    coding = json.loads(run("classify", path, "--format", "json").out)
    for cell in coding["depictions"].values():
        for passage in cell.get("evidence", ()):
            assert shown["text"][passage["start"] : passage["end"]] == passage["quote"]
    assert "[" in run("text", path).out


def test_definitions_are_rows(run: Run, statute: Statute) -> None:
    path = statute(language="en")
    (row,) = map(json.loads, run("definitions", path, "--format", "jsonl").out.splitlines())
    assert set(row) == {
        "document", "term", "kind", "provision", "start", "end", "quote", "scope",
    }  # fmt: skip
    assert (row["term"], row["kind"]) == ("child", "means")
    assert "child" in run("definitions", path).out
    assert run("definitions", path, "--format", "csv").out.count("\n") == 2


def test_find_names_the_provisions_on_the_subject(run: Run, statute: Statute) -> None:
    rows = run("find", statute(language="en"), "--format", "jsonl").out.splitlines()
    (row,) = map(json.loads, rows)
    assert {"document", "provision", "start", "end", "score", "reason"} <= set(row)
    assert "2" in row["provision"]
    assert row["reason"]


def test_explain_names_rule_and_words(run: Run, statute: Statute) -> None:
    path = statute(language="en")
    steps = json.loads(run("explain", path, "-c", "real_child", "--format", "json").out)
    assert steps[-1]["outcome"].startswith("real_child = covered")
    assert any((step["rule"] or "").startswith("en.") for step in steps)
    assert "real_child = covered" in run("explain", path, "-c", "real_child").out


def test_rules_can_be_listed_and_tried(run: Run) -> None:
    listed = run("rules", "list", "-l", "en", "--concept", "medium.drawing", "--format", "jsonl")
    assert all(json.loads(x)["concept"] == "medium.drawing" for x in listed.out.splitlines())
    tried = run("rules", "try", "-l", "en", "a drawing of a child", "--format", "jsonl").out
    found = [json.loads(line) for line in tried.splitlines()]
    assert "drawing" in {row["words"] for row in found}


def test_languages_are_listed_with_their_maturity(run: Run) -> None:
    rows = [json.loads(x) for x in run("languages", "--format", "jsonl").out.splitlines()]
    assert {"en", "ko"} <= {row["tag"] for row in rows}
    assert all(row["maturity"] and row["rules"] for row in rows)


def test_evaluate_against_a_coding_of_its_own(run: Run, statute: Statute, tmp_path: Path) -> None:
    path = statute("corpus/act.txt", language="en")
    (tmp_path / "gold").mkdir()
    gold = tmp_path / "gold" / "act.json"
    gold.write_text(run("classify", path, "--format", "json").out)
    arguments = ("evaluate", "--gold", tmp_path / "gold", "--corpus", tmp_path / "corpus")
    outcome = run(*arguments, "--format", "json", "--differences", tmp_path / "d.csv")
    figures = json.loads(outcome.out)
    assert figures["overall"]["nominal"]["alpha"] == 1
    assert figures["quotes"]["right"] == figures["quotes"]["total"] > 0
    assert read_csv(tmp_path / "d.csv") == []
    assert "all documents" in run(*arguments).out
    same = run("evaluate", "--gold", tmp_path / "gold", "--codings", gold, "--format", "markdown")
    assert "| all documents |" in same.out


def test_gold_inside_the_corpus_is_none_of_its_texts(
    run: Run, statute: Statute, tmp_path: Path
) -> None:
    path = statute("corpus/act.txt", language="en")
    (tmp_path / "corpus" / "gold").mkdir()
    gold = tmp_path / "corpus" / "gold" / "act.json"
    gold.write_text(run("classify", path, "--format", "json").out)
    outcome = run("evaluate", "--gold", gold.parent, "--corpus", tmp_path / "corpus")
    assert outcome.code == 0
    assert "0 cells differ" in outcome.out


def test_a_file_that_takes_too_long_is_told_and_the_next_is_read(statute: Any) -> None:
    import time

    from legalnlp.commands.each import Failures, each
    from legalnlp.sources import Input

    failures = Failures()
    slow, quick = Input(str(statute("slow.txt"))), Input(str(statute("quick.txt")))

    def do(one: Input) -> str:
        if one == slow:
            time.sleep(5)
        return Path(one.name).name

    begin = time.monotonic()
    answers = list(each([slow, quick], do, failures, 0.2))
    assert answers == ["quick.txt"]
    assert failures.count == 1
    assert time.monotonic() - begin < 4
