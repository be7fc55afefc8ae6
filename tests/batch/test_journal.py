"""The journal: nothing lost, nothing doubled, a torn end cut off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from legalnlp.batch.journal import NAME, Journal, fingerprint


def record(path: str, cause: str | None = None) -> dict[str, Any]:
    failure = {"path": path, "cause": cause, "detail": "", "advice": ""} if cause else None
    return {"path": path, "coding": None if cause else {"of": path}, "failure": failure}


def test_records_come_back_after_reopening(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add("k1", record("a"))
    journal.add("k2", record("b"))
    journal.close()
    again = Journal(tmp_path)
    assert ("a", "k1") in again
    assert ("a", "k2") not in again
    assert again.get("b", "k2") == record("b")
    again.close()


@given(st.integers(0, 400))
def test_a_torn_end_is_cut_off(tmp_path_factory: Any, size: int) -> None:
    folder = tmp_path_factory.mktemp("journal")
    journal = Journal(folder)
    for name in "abc":
        journal.add("k", record(name))
    journal.close()
    whole = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(whole[:size])
    again = Journal(folder)
    kept = [name for name in "abc" if (name, "k") in again]
    assert len(kept) == whole[:size].count(b"\n")
    for name in kept:
        assert again.get(name, "k") == record(name)
    again.add("k", record("d"))
    assert again.get("d", "k") == record("d")
    again.close()


def test_failures_that_may_pass_are_tried_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add("k", record("slow", "timeout"))
    journal.add("k", record("scan", "scanned"))
    journal.forget_retried()
    assert ("slow", "k") not in journal
    assert ("scan", "k") in journal
    journal.close()


def test_compacting_keeps_what_is_named(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for key in ("old", "new"):
        journal.add(key, record("a"))
    journal.compact({"a": "new"})
    journal.close()
    again = Journal(tmp_path)
    assert list(again.entries()) == [("a", "new")]
    again.close()


def test_the_fingerprint_follows_bytes_sidecar_and_settings(tmp_path: Path) -> None:
    file = tmp_path / "act.md"
    file.write_text("one")
    seen = {fingerprint(file, {})}
    seen.add(fingerprint(file, {"language": "de"}))
    (tmp_path / "act.meta.json").write_text("{}")
    seen.add(fingerprint(file, {}))
    file.write_text("two")
    seen.add(fingerprint(file, {}))
    assert len(seen) == 4
