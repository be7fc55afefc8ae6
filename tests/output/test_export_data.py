"""Tables as data: the same frame comes back from every format, and many countries are quick."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from legalnlp.errors import LegalNLPError, UnreadableFile
from legalnlp.output import export_data, export_extras
from legalnlp.output.citations import cited
from legalnlp.output.excel import read_sheet
from legalnlp.output.export import NoSuchExport, Setting, export
from legalnlp.output.export_labels import PLACES, labels
from legalnlp.output.folder import load
from legalnlp.output.tables_rows import TABLES, Material, material, rows

sys.path.insert(0, str(Path(__file__).parent))
from made_folder import HOSTILE, coded, folder_of, hostile, passage

# Every table in every format, in a process of its own so that its memory can be told.
EXPORT_ALL = """
import resource, sys
from legalnlp.output.export import REFERENCES, EXCHANGE, Setting, WRITERS, export
from legalnlp.output.folder import load
from legalnlp.output.tables_rows import TABLES, material

given = material(load(sys.argv[1]))
for format in sorted(set(WRITERS) - set(EXCHANGE)):
    for table in ("coverage",) if format in ("sqlite", "xlsx") else TABLES:
        if format not in REFERENCES or table == "sources":
            export(given, format, f"{sys.argv[2]}/{table}.{format}", Setting(table))
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime, used.ru_maxrss)
"""


@pytest.fixture
def given(tmp_path: Path) -> Material:
    odd = [coded(f"n{i}", text_, citation=text_) for i, text_ in enumerate(["KR", "FR"])]
    texts = [t for kind, t in HOSTILE.items() if kind != "control"]  # a worksheet has no such
    codings = [*odd, hostile(" 𠀀 ".join(texts)), coded("none", "DE", as_of=None, sha256=None)]
    return material(load(folder_of(tmp_path, codings)))


@pytest.mark.parametrize("table", sorted(TABLES))
def test_the_same_frame_comes_back(given: Material, table: str, tmp_path: Path) -> None:
    import pandas

    columns = TABLES[table][1]
    wanted = export_data.framed(rows(given, table), columns)
    for format in ("csv", "parquet", "json"):
        path = export(given, format, tmp_path / f"t.{format}", Setting(table))
        pandas.testing.assert_frame_equal(export_data.read(path), wanted)
    book = export(given, "xlsx", tmp_path / "t.xlsx")
    pandas.testing.assert_frame_equal(read_sheet(book, table), wanted)


@settings(max_examples=60, deadline=None)
@drawn(st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv_and_sqlite(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    texts = [t.encode("utf-8", "ignore").decode() or "x" for t in texts]
    folder = tmp_path_factory.mktemp("any")
    found = [{"document": t, "start": i} for i, t in enumerate(texts)]
    export_data.write_csv(folder / "t.csv", found, ("document", "start"))
    assert list(export_data.read(folder / "t.csv")["document"]) == texts
    export_data.write_sqlite(folder / "t.sqlite", {"evidence": (found, ("document", "start"))})
    with sqlite3.connect(folder / "t.sqlite") as connection:
        assert [
            r[0] for r in connection.execute("SELECT document FROM evidence ORDER BY rowid")
        ] == texts


def test_the_workbook_leads_from_a_sign_to_its_passage(given: Material, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(export(given, "xlsx", tmp_path / "t.xlsx"))
    signs = book.worksheets[0]
    assert signs.freeze_panes == "B2"
    assert signs.auto_filter.ref
    linked = [c for row in signs.iter_rows() for c in row if c.hyperlink]
    place = linked[0].hyperlink.location.split("!")[1]
    name = book["evidence"].cell(row=int(place[1:]), column=1).value
    assert (
        labels().place(given.document(name)["jurisdiction"])
        == signs.cell(row=linked[0].row, column=1).value
    )
    assert {"codebook", "sources", "media (members)", "conduct (members)"} <= set(book.sheetnames)


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(LegalNLPError, match=r"pip install 'legalnlp-definitions\[data\]'"):
        export_extras.needed("pyarrow", "data")


def test_wrong_pairs_are_refused(given: Material, tmp_path: Path) -> None:
    with pytest.raises(NoSuchExport, match="--table sources"):
        export(given, "bibtex", tmp_path / "x.bib")
    with pytest.raises(NoSuchExport, match="Formats: csv"):
        export(given, "papyrus", tmp_path / "x")
    with pytest.raises(NoSuchExport, match="Tables: coverage"):
        export(given, "csv", tmp_path / "x", Setting("kites"))
    with pytest.raises(UnreadableFile):
        export_data.read(tmp_path / "x.doc")
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("style", "provision", "expected"),
    [
        ("oscola", None, "18 USC § 9 (United States)"),
        ("bluebook", None, "18 U.S.C. § 9 (2019)"),
        ("plain", None, "United States: Title of Kites, 18 U.S.C. § 9 (2019-05-02)"),
        ("oscola", "9(8)(A)", "18 USC § 9(8)(A) (United States)"),
        ("bluebook", "9(8)(A)", "18 U.S.C. § 9(8)(A) (2019)"),
        ("plain", "Article 3(1)", "United States: 18 U.S.C. Article 3(1) (2019-05-02)"),
    ],
)
def test_provisions_are_cited(style: str, provision: str | None, expected: str) -> None:
    facts = {
        "id": "x", "jurisdiction": "US", "doc_type": "statute", "as_of": "2019-05-02",
        "instrument": "Title of Kites", "citation": "18 U.S.C. § 9",
    }  # fmt: skip
    assert cited(facts, style, labels().place, provision) == expected


def test_initials_are_no_pinpoint() -> None:
    facts = {"id": "x", "jurisdiction": "US-LA", "citation": "La. R.S. 14:73"}
    assert cited(facts, "oscola", labels().place) == "La RS 14:73 (Louisiana)"


def test_one_provision_is_cited_in_the_singular() -> None:
    facts = {"id": "x", "jurisdiction": "FR", "citation": "Kites Act 1999, ss 5, 9"}
    assert cited(facts, "oscola", labels().place, "9(2)") == "Kites Act 1999, s 9(2) (France)"


def test_two_hundred_jurisdictions_in_seconds(tmp_path: Path) -> None:
    import tomllib

    places = tomllib.loads(PLACES.read_text(encoding="utf-8"))["places"]
    evidence = {"evidence": [passage("a drawing of a child " * 8, start=i) for i in range(10)]}
    codings = [coded(code, code, cell=evidence) for code in list(places)[:200]]
    folder = folder_of(tmp_path / "many", codings)
    done = subprocess.run(
        [sys.executable, "-c", EXPORT_ALL, str(folder), str(tmp_path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, kilobytes = map(float, done.stdout.split())
    assert seconds < 40, "of computing for all tables in all formats, whatever else runs here"
    assert kilobytes < 1024 * 1024
