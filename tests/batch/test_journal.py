"""The journal: what is in it comes back, in the order of the run; what is gone is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from legalnlp.batch.job import Job
from legalnlp.batch.journal import NAME, Journal, fingerprint
from legalnlp.errors import LegalNLPError
from legalnlp.sources.input import Input


def job(name: str, key: str = "k", ordinal: int = 0) -> Job:
    return Job(Input(name), key=key, ordinal=ordinal)


def record(path: str, cause: str | None = None) -> dict[str, Any]:
    failure = {"path": path, "cause": cause, "detail": "", "advice": ""} if cause else None
    return {"path": path, "coding": None if cause else {"of": path}, "failure": failure}


def test_records_come_back_after_reopening_in_the_order_of_the_run(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(job("a"), record("a"))
    journal.add(job("b"), record("b"))
    journal.close()
    again = Journal(tmp_path)
    again.begin()
    assert again.see(job("b", ordinal=0))
    assert again.see(job("a", ordinal=1))
    assert not again.see(job("c", ordinal=2))
    assert list(again.records(0, 2)) == [record("b"), record("a")]
    with pytest.raises(LegalNLPError, match="no record of c"):
        list(again.records())
    again.close()


def test_another_key_is_not_done_and_takes_the_place(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(job("a", "old"), record("a", "scanned"))
    journal.begin()
    assert not journal.see(job("a", "new"))
    journal.add(job("a", "new"), record("a"))
    assert list(journal.records()) == [record("a")]
    journal.close()


def test_failures_that_may_pass_are_tried_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add(job("slow"), record("slow", "timeout"))
    journal.add(job("scan"), record("scan", "scanned"))
    journal.begin()
    assert not journal.see(job("slow", ordinal=0))
    assert journal.see(job("scan", ordinal=1))
    journal.close()


def test_what_is_gone_leaves_and_its_room_is_given_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for n in range(300):
        noise = "".join(chr(33 + n * i % 90) for i in range(999))
        journal.add(job(str(n)), record(f"{n} {noise}"))
    journal.begin()
    journal.see(job("7"))
    journal.finish()
    journal.close()
    assert (tmp_path / NAME).stat().st_size < 50_000
    again = Journal(tmp_path)
    again.begin()
    assert not again.see(job("8", ordinal=0))
    assert again.see(job("7", ordinal=1))
    again.close()


def test_two_inputs_of_one_name_are_refused(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.see(job("a", ordinal=0))
    with pytest.raises(LegalNLPError, match="two inputs"):
        journal.see(job("a", "other", ordinal=1))
    journal.close()


def test_a_file_that_is_no_journal_is_told_of(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"not a database, but long enough to be taken for one" * 40)
    with pytest.raises(LegalNLPError, match="Delete it"):
        Journal(tmp_path)


def test_the_fingerprint_follows_bytes_sidecar_and_settings(tmp_path: Path) -> None:
    file = tmp_path / "act.md"
    file.write_text("one")
    given = Input(str(file))
    seen = {fingerprint(given, {})}
    seen.add(fingerprint(given, {"language": "de"}))
    (tmp_path / "act.meta.json").write_text("{}")
    seen.add(fingerprint(given, {}))
    file.write_text("two")
    seen.add(fingerprint(given, {}))
    assert len(seen) == 4
