"""Tables of texts: a row a document, in JSON Lines and in Parquet."""

from __future__ import annotations

import datetime
import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from legalnlp.errors import UnreadableFile
from legalnlp.sources import Columns, Input, inputs

ACT = "Section 1. A person who flies a kite must hold its string."


def found(path: Path, columns: Columns | None = None) -> dict[str, Input]:
    listed = list(inputs([path], columns))
    return {one.name[len(str(path)) :]: one for one in listed}


def lines(path: Path, *rows: object) -> Path:
    text = "".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def parquet(path: Path, **columns: list[Any]) -> Path:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table

    write_table(pyarrow.table(columns), path)
    return path


def test_each_line_is_a_document(tmp_path: Path) -> None:
    path = lines(tmp_path / "rows.jsonl", {"text": ACT}, {"text": ACT + " Always."})
    rows = found(path)
    assert list(rows) == ["#1", "#2"]
    document = rows["#2"].document(language="en")
    assert document.id == "rows.jsonl#2"
    assert document.path == f"{path}#2"
    assert document.text.endswith("Always.")


def test_columns_are_guessed_by_their_names(tmp_path: Path) -> None:
    row = {
        "Plain_Text": ACT, "lang": "fr", "country": "France", "Effective Date": "2020-02-03T00:00",
        "doc_id": 17, "other": [1, 2],
    }  # fmt: skip
    for path in (
        lines(tmp_path / "rows.jsonl", row),
        parquet(tmp_path / "rows.parquet", **{key: [value] for key, value in row.items()}),
    ):
        one = found(path)["#1"]
        assert one.beside == {
            "language": "fr", "jurisdiction": "FR", "as_of": "2020-02-03", "id": "17",
        }  # fmt: skip
        assert one.document().id == "17"


def test_columns_that_are_named_win_over_guesses(tmp_path: Path) -> None:
    row = {"text": "no", "words": ACT, "lang": "fr", "tongue": "en", "country": "FR", "of": "US-GA"}
    row |= {"date": "2001-01-01", "since": "2011-01-01", "id": "a", "number": "b"}
    named = Columns("words", "number", "tongue", "of", "since")
    for path in (
        lines(tmp_path / "rows.ndjson", row),
        parquet(tmp_path / "rows.parquet", **{key: [value] for key, value in row.items()}),
    ):
        document = found(path, named)["#1"].document()
        assert document.text == ACT
        assert (document.id, document.language, document.jurisdiction, document.as_of) == (
            "b", "en", "US-GA", "2011-01-01",
        )  # fmt: skip


def test_days_and_numbers_of_parquet(tmp_path: Path) -> None:
    days = [datetime.date(2020, 1, 2), datetime.datetime(2021, 1, 2, 3, 4), None]
    path = parquet(tmp_path / "a.parquet", text=[ACT] * 2, date=[days[0], days[2]], id=[7.0, None])
    rows = found(path)
    assert rows["#1"].beside == {"as_of": "2020-01-02", "id": "7"}
    assert rows["#2"].beside == {}
    path = parquet(tmp_path / "b.parquet", text=[ACT], date=[days[1]])
    assert found(path)["#1"].beside == {"as_of": "2021-01-02"}


def test_a_broken_row_harms_no_other(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "rows.jsonl", {"text": ACT}, "{broken\n", "\n", '"a string"\n', {"text": None},
        {"text": 5}, {"other": 1}, '{"text": "half \\ud800"}\n', {"text": ACT},
    )  # fmt: skip
    rows = found(path)
    wrong = {name: one.trouble[0] for name, one in rows.items() if one.trouble}
    assert wrong == {
        "#2": "damaged", "#4": "damaged", "#5": "empty", "#6": "empty", "#7": "columns",
        "#8": "damaged",
    }  # fmt: skip
    assert list(rows) == [f"#{n}" for n in (1, 2, 4, 5, 6, 7, 8, 9)]
    with pytest.raises(UnreadableFile, match=r"rows\.jsonl#2: .*no valid JSON"):
        rows["#2"].document()


def test_a_table_without_texts_is_said_once_with_its_columns(tmp_path: Path) -> None:
    for path in (
        lines(tmp_path / "rows.jsonl", {"a": 1, "b": 2}, {"a": 1, "b": 3}),
        parquet(tmp_path / "rows.parquet", a=[1, 1], b=[2, 3]),
    ):
        (one,) = found(path).values()
        assert one.trouble
        assert one.trouble[0] == "columns"
        assert "a, b" in one.trouble[1]
        assert "--text-column" in one.trouble[2]


def test_a_column_that_was_named_and_is_not_there_is_said(tmp_path: Path) -> None:
    path = parquet(tmp_path / "rows.parquet", text=[ACT])
    (one,) = found(path, Columns(date="day")).values()
    assert one.trouble
    assert "'day'" in one.trouble[1]
    rows = found(lines(tmp_path / "rows.jsonl", {"text": ACT}), Columns(date="day"))
    assert rows["#1"].trouble is None
    assert rows[""].trouble
    sparse = lines(tmp_path / "sparse.jsonl", {"text": ACT}, {"text": ACT, "day": "2020-01-01"})
    assert "" not in found(sparse, Columns(date="day"))


def test_a_value_of_a_named_column_must_be_understood(tmp_path: Path) -> None:
    path = lines(tmp_path / "rows.jsonl", {"text": ACT, "country": "Nowhere Land"})
    assert found(path)["#1"].beside == {}
    one = found(path, Columns(jurisdiction="country"))["#1"]
    assert one.trouble
    assert one.trouble[0] == "metadata"
    assert "Nowhere Land" in one.trouble[1]


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = lines(tmp_path / "rows.jsonl", {"text": ACT * 100}, {"text": ACT})
    rows = list(inputs([path], max_bytes=1000))
    assert [one.trouble and one.trouble[0] for one in rows] == ["too_large", None]


def test_packed_tables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(lines(tmp_path / "x.jsonl", {"text": ACT}).read_bytes()))
    assert found(path)["#1"].data == ACT.encode()


def test_damaged_parquet_is_one_failure(tmp_path: Path) -> None:
    path = parquet(tmp_path / "rows.parquet", text=[ACT] * 100)
    path.write_bytes(path.read_bytes()[:-20])
    (one,) = found(path).values()
    assert one.trouble
    assert one.trouble[0] == "damaged"


def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(3000):
            stream.write(json.dumps({"text": ACT * 100, "id": number}) + "\n")
    tracemalloc.start()
    assert sum(1 for _ in inputs([path])) == 3000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert path.stat().st_size > 15_000_000
    assert peak < 3_000_000
