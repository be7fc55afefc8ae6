"""The printed tables: what stands in them, in which order, and that they are only text."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree, html

from legalnlp.errors import KnowledgeError
from legalnlp.output import tables_coverage
from legalnlp.output.export import Setting, export
from legalnlp.output.export_labels import labels, tags
from legalnlp.output.folder import load
from legalnlp.output.latex_text import escaped, set_in_fonts, visible
from legalnlp.output.tables_page import Page
from legalnlp.output.tables_rows import TABLES, Material, family, ids, material

sys.path.insert(0, str(Path(__file__).parent))
from made_folder import HOSTILE, coded, folder_of, hostile


@pytest.fixture
def given(tmp_path: Path) -> Material:
    judgment = coded(
        "court", "FR", "excluded", doc_type="judgment", as_of="2020-01-01", status=None,
        citation="Crown v. Kite", more={"judgment": {
            "date": "2020-01-01", "final": True, "binding": True,
            "readings": [{"effect": "strikes_down", "categories": ["virtual_child_drawn"]}],
        }},
    )  # fmt: skip
    codings = [
        coded("paris"), judgment,
        coded("texas", "US-GA", "conditional"), coded("federal", "US", "implied"),
        coded("seoul", "KR"), coded("victoria", "AU-VIC"),
        coded("old", "CH", status="bill"), coded("treaty", "EU", doc_type="treaty"),
    ]  # fmt: skip
    return material(load(folder_of(tmp_path, codings)))


def names(page: Page) -> list[str]:
    return [line.entries[0].text for line in page.lines]


def cell(page: Page, name: str, column: int = 5) -> str:
    return next(line.entries[column].text for line in page.lines if line.entries[0].text == name)


# ── the coverage table ────────────────────────────────────────────────────────────────────


def test_parts_of_a_country_stand_under_it(given: Material) -> None:
    page = tables_coverage.page(given, "region")
    at = names(page).index("United States")
    assert names(page)[at + 1] == "Georgia (US)"
    assert [line.depth for line in page.lines[at : at + 2]] == [0, 1]
    lonely = names(page).index("Australia (no national text coded)")
    assert names(page)[lonely + 1] == "Victoria"


def test_text_and_effective_value_stand_side_by_side_where_they_differ(given: Material) -> None:
    page = tables_coverage.page(given)
    line = next(line for line in page.lines if line.entries[0].text == "France")
    assert line.entries[5].text == "●→✕"
    assert line.entries[5].spoken == "covered; after judgments: excluded"
    (number,) = line.entries[5].notes
    assert (
        page.notes[number - 1]
        == "After judgments: excluded (France: Kites Act of court, Crown v. Kite (2020-01-01))."
    )


def test_conditions_are_notes_and_equal_notes_share_a_number(tmp_path: Path) -> None:
    codings = [coded("one", "FR", "conditional"), coded("two", "DE", "conditional")]
    page = tables_coverage.page(material(load(folder_of(tmp_path, codings))))
    shared = {line.entries[5].notes for line in page.lines}
    assert len(shared) == 1
    assert page.notes[shared.pop()[0] - 1] == "Only if it is obscene."


def test_silence_and_no_text_in_force_are_told_apart(given: Material) -> None:
    page = tables_coverage.page(given)
    assert cell(page, "South Korea", 1) == "·"
    assert cell(page, "Switzerland (no text in force coded)", 1) == ""


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("region", ["Americas", "Asia", "Europe", "Oceania", "International instruments"]),
        ("family", ["Civil law", "Common law", "International instruments"]),
        ("date", ["2019", "date not known"]),
    ],
)
def test_rows_are_grouped(given: Material, group: str, headings: list[str]) -> None:
    page = tables_coverage.page(given, group)
    assert [line.entries[0].text for line in page.lines if line.heading] == headings


def test_every_sign_is_explained(given: Material) -> None:
    page = tables_coverage.page(given)
    explained = {sign for sign, _ in page.signs}
    used = {s for line in page.lines for e in line.entries[1:] for s in e.text if s != "→"}
    assert used <= explained == {"●", "◐", "○", "✕", "·"}


def test_the_same_folder_gives_the_same_table_on_any_day(given: Material) -> None:
    assert given.on == date(2020, 1, 1)


# ── labels ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("tag", tags())
def test_every_id_of_the_codebook_has_a_label(tag: str) -> None:
    found = labels(tag)
    sections = {"category": "categories", "value": "values", "judgment_effect": None}
    for dimension, members in ids().items():
        section = sections.get(dimension, dimension)
        if section:
            assert set(members) <= set(found.sections[section]), f"{tag}: {section}"
    for section, words in labels("en").sections.items():
        if isinstance(words, dict):
            assert set(words) <= set(found.sections[section]), f"{tag}: {section}"


def test_labels_that_are_not_there_are_said() -> None:
    with pytest.raises(KnowledgeError, match="There are: de, en"):
        labels("tlh")


def test_a_korean_table_is_korean(given: Material) -> None:
    page = tables_coverage.page(material(given.folder, tag="ko"), "region")
    assert "대한민국" in names(page)
    assert page.columns[0].title == "관할"


def test_a_family_is_that_of_the_part_or_else_of_the_country() -> None:
    assert [family(c) for c in ("US-LA", "US-NY", "KR", "COE")] == [
        "civil", "common", "civil", "international",
    ]  # fmt: skip


# ── HTML, Markdown, Word, LaTeX ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_prints_in_every_format(given: Material, table: str, tmp_path: Path) -> None:
    for format in ("html", "markdown", "latex", "docx", "csv", "json"):
        path = export(given, format, tmp_path / f"{table}.{format}", Setting(table))
        assert path.stat().st_size > 100


def test_a_screen_reader_is_told_values_and_headings(given: Material, tmp_path: Path) -> None:
    path = export(given, "html", tmp_path / "t.html", Setting("coverage", "region"))
    tree = html.fromstring(path.read_text(encoding="utf-8"))
    assert tree.get("lang") == "en"
    assert len(tree.xpath("//thead//th[@scope='col']")) == 10
    row = tree.xpath("//tbody/tr[th/@scope='row'][contains(th, 'France')]")[0]
    hidden = row.xpath("./td//span[@aria-hidden='true']/text()")
    spoken = row.xpath("./td//span[@class='spoken']/text()")
    assert hidden[4] == "●→✕"
    assert spoken[4].startswith("covered")
    assert len(spoken) == len(hidden) == 9
    for link in tree.xpath("//sup/a/@href"):
        assert tree.xpath(f"//li[@id='{link[1:]}']")


def test_a_word_table_repeats_its_heading_and_has_a_caption(
    given: Material, tmp_path: Path
) -> None:
    import docx

    path = export(given, "docx", tmp_path / "t.docx")
    document = docx.Document(BytesIO(path.read_bytes()))
    (table,) = document.tables
    first = table.rows[0]._tr
    assert first.xpath("./w:trPr/w:tblHeader")
    assert document.paragraphs[0].style.name == "Caption"
    assert {c.text for c in table.rows[0].cells} >= {"Jurisdiction", "Actual child"}


def test_notes_of_a_word_table_are_footnotes_of_word(given: Material, tmp_path: Path) -> None:
    import docx

    path = export(given, "docx", tmp_path / "t.docx")
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(path) as parts:
        notes = etree.fromstring(parts.read("word/footnotes.xml"))
    kept = [note for note in notes if not note.get(f"{w}type")]
    texts = {note.get(f"{w}id"): "".join(note.itertext()) for note in kept}
    body = docx.Document(str(path)).element.body
    marks = [mark.get(f"{w}id") for mark in body.iter(f"{w}footnoteReference")]
    assert marks == list(texts), "every note is marked once, in the order of reading"
    assert all(text.strip() for text in texts.values())
    places = {start.get(f"{w}name") for start in body.iter(f"{w}bookmarkStart")}
    for field in body.iter(f"{w}fldSimple"):
        code = field.get(f"{w}instr").split()
        assert code[0] == "SEQ" or code[1] in places


def test_latex_gives_each_script_its_font() -> None:
    assert set_in_fonts("가 xy") == r"\lnko{\lnb 가} xy"
    assert set_in_fonts("●").startswith(r"\lnsy{")
    assert set_in_fonts("법。") == r"\lnko{\lnb 법}\lnzh{。}"


def test_latex_escapes_what_tex_would_run() -> None:
    shown = escaped(HOSTILE["latex"])
    assert "\\input" not in shown
    assert not re.search(r"(?<!\\)[$%#&_]", shown)


def test_turning_characters_are_shown() -> None:
    assert "\u202e" not in visible(HOSTILE["turning"])
    assert "\u200f" in visible(HOSTILE["turning"]), "a mark inside a line turns nothing"


@pytest.mark.skipif(shutil.which("xelatex") is None, reason="no XeLaTeX on this machine")
def test_latex_compiles_with_hostile_text_and_all_scripts(tmp_path: Path) -> None:
    scripts = "가나다 漢字とかな 简体 Ελληνικά Кириллица ไทย עברית العربية 𠀀"
    codings = [hostile(" ".join(HOSTILE.values())), coded("all", "KR", citation=scripts)]
    given = material(load(folder_of(tmp_path, codings)))
    for table in ("coverage", "evidence", "definitions"):
        path = export(given, "latex", tmp_path / f"{table}.tex", Setting(table))
        done = subprocess.run(
            ["xelatex", "-no-shell-escape", "-interaction=nonstopmode", path.name],
            cwd=tmp_path, capture_output=True, text=True, errors="replace",
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:]


@pytest.mark.skipif(shutil.which("xelatex") is None, reason="no XeLaTeX on this machine")
def test_every_sign_of_the_table_has_its_glyph(given: Material, tmp_path: Path) -> None:
    path = export(given, "latex", tmp_path / "t.tex")
    assert "→" in path.read_text(encoding="utf-8"), "a value that a judgment moved"
    subprocess.run(
        ["xelatex", "-no-shell-escape", "-interaction=nonstopmode", path.name],
        cwd=tmp_path, capture_output=True, check=True,
    )  # fmt: skip
    assert "Missing character" not in (tmp_path / "t.log").read_text(errors="replace")


# ── hostile text ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", sorted(HOSTILE))
@pytest.mark.parametrize("table", ["coverage", "evidence", "definitions", "sources"])
def test_hostile_text_comes_out_as_text(kind: str, table: str, tmp_path: Path) -> None:
    text = HOSTILE[kind]
    given = material(load(folder_of(tmp_path, [hostile(text)])))
    _no_markup_in_html(given, table, tmp_path)
    _no_formula(given, table, text, tmp_path)
    _no_command_in_latex(given, table, tmp_path)
    _same_words_in_word(given, table, text, tmp_path)
    _same_text_in_data(given, table, text, tmp_path)
    _no_html_in_markdown(given, table, tmp_path)


def _no_markup_in_html(given: Material, table: str, folder: Path) -> None:
    path = export(given, "html", folder / "t.html", Setting(table))
    tree = html.fromstring(path.read_text(encoding="utf-8"))
    assert not tree.xpath("//script | //img | //b | //*[@onerror] | //iframe")
    assert not [a for a in tree.xpath("//a/@href") if not a.startswith("#note-")]


def _no_formula(given: Material, table: str, text: str, folder: Path) -> None:
    import openpyxl

    path = export(given, "xlsx", folder / "t.xlsx")
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            assert not [c.value for c in row if c.data_type == "f"]
            links = [c.hyperlink for c in row if c.hyperlink]
            assert all(link.location and not link.target for link in links)
    for line in export(given, "csv", folder / "t.csv", Setting(table)).read_text().split("\n"):
        assert not re.search(r'(?:^|,)"[=+@-]', line)


def _no_command_in_latex(given: Material, table: str, folder: Path) -> None:
    body = export(given, "latex", folder / "t.tex", Setting(table)).read_text(encoding="utf-8")
    _, _, body = body.partition(r"\begin{document}")
    assert r"\input" not in body
    assert r"\write" not in body
    assert not re.search(r"(?<!\\)%", body)


def _same_words_in_word(given: Material, table: str, text: str, folder: Path) -> None:
    import docx

    path = export(given, "docx", folder / "t.docx", Setting(table))
    document = docx.Document(str(path))
    words = [c.text for row in document.tables[0].rows for c in row.cells]
    words += [p.text for p in document.paragraphs]
    words += ["".join(note.itertext()).strip() for note in _footnotes(path)]
    wanted = " ".join(visible(text).split())
    assert any(wanted.rstrip(".") in found for found in words)


def _footnotes(path: Path) -> list[etree._Element]:
    with zipfile.ZipFile(path) as parts:
        if "word/footnotes.xml" not in parts.namelist():
            return []
        return list(etree.fromstring(parts.read("word/footnotes.xml")))


def _same_text_in_data(given: Material, table: str, text: str, folder: Path) -> None:
    if table == "coverage":
        return  # its data hold ids alone
    rows = json.loads(export(given, "json", folder / "t.json", Setting(table)).read_text())
    assert text in rows[0].values()
    export(given, "sqlite", folder / "t.sqlite")
    with sqlite3.connect(folder / "t.sqlite") as connection:
        found = [v for row in connection.execute(f"SELECT * FROM {table}") for v in row]
    assert text in found


def _no_html_in_markdown(given: Material, table: str, folder: Path) -> None:
    text = export(given, "markdown", folder / "t.md", Setting(table)).read_text(encoding="utf-8")
    assert not re.search(r"(?<!\\)<(?!/?sup>)", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    bars = {len(re.findall(r"(?<!\\)\|", row)) for row in rows}
    assert len(bars) == 1, "a bar in a text must not make a column"


def test_references_are_well_formed_whatever_the_title(tmp_path: Path) -> None:
    for text in HOSTILE.values():
        given = material(load(folder_of(tmp_path, [hostile(text), coded("two")])))
        path = export(given, "csl-json", tmp_path / "s.json", Setting("sources"))
        assert json.loads(path.read_text(encoding="utf-8"))[0]["title"] == text
        bib = export(given, "bibtex", tmp_path / "s.bib", Setting("sources")).read_text()
        bare = re.sub(r"\\[{}]", "", bib)
        assert bare.count("{") == bare.count("}")
        assert bib.count("@misc{") == 2
