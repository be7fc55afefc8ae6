"""Exchange formats: the same passages at the same places, in all scripts, and back again."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree

import legalnlp
from legalnlp.cli import main
from legalnlp.errors import UnreadableFile
from legalnlp.output import refi
from legalnlp.output.akn import SPACE, akoma_ntoso
from legalnlp.output.docbin import DEFINITIONS, SPANS
from legalnlp.output.export import EXCHANGE, Setting, export
from legalnlp.output.export_labels import labels
from legalnlp.output.export_texts import TextsMissing, documents, passages
from legalnlp.output.folder import load
from legalnlp.output.refi_import import codings
from legalnlp.output.tables_rows import Material, material

sys.path.insert(0, str(Path(__file__).parent))
from made_folder import coded, folder_of

SCHEMA = json.loads((Path(legalnlp.__file__).parent / "coding.schema.json").read_text())
# One invented line a script, with the words that count as evidence.
LINES = {
    "en": ("Whoever draws a kite of a child & keeps it <here> is fined.", "a kite of a child"),
    "ko": ("연 그림이란 아이를 그린 연을 말한다.", "아이를 그린 연"),
    "ja": ("凧の絵とは、子どもを描いた凧をいう。", "子どもを描いた凧"),
    "zh": ("风筝图是指画有孩子的风筝。𠀀𠀁", "画有孩子的风筝。𠀀"),
    "el": ("Χαρταετός είναι κάθε εικόνα παιδιού.", "κάθε εικόνα παιδιού"),
    "ru": ("Змей есть рисунок ребёнка.", "рисунок ребёнка"),
    "th": ("ว่าวคือภาพเด็ก", "ภาพเด็ก"),
    "ar": ("الطائرة الورقية صورة طفل 😀 مرسومة.", "صورة طفل 😀"),
}


def place(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    found = {"quote": words, "provision": None, "start": start, "end": start + len(words)}
    return found | {"rule": "made"}


def made(folder: Path, language: str) -> dict[str, Any]:
    """A coding whose text lies in the folder: an astral character before all that is coded."""
    line, words = LINES[language]
    text = f"😀 {line}\n{line}\n"
    path = folder / f"{language}.txt"
    path.write_text(text, encoding="utf-8")
    seen = legalnlp.read(path, language=language).text
    one = place(seen, words)
    term = {**one, "term": seen[2:6].strip(), "kind": "means", "scope": None}
    return coded(
        language, "FR", "conditional", language=language,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        cell={"evidence": [one], "conditions": ["obscene", "lacks_merit"]},
        more={"definitions": [term], "proofs": {"age": place(seen, words[:3])}},
    )  # fmt: skip


@pytest.fixture
def given(tmp_path: Path) -> Material:
    texts = tmp_path / "texts"
    texts.mkdir()
    folder = folder_of(tmp_path / "out", [made(texts, language) for language in LINES])
    return material(load(folder))


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    return Setting(texts=tmp_path / "texts")


# ── the texts ─────────────────────────────────────────────────────────────────────────────


def test_texts_that_are_gone_or_changed_are_named(given: Material, tmp_path: Path) -> None:
    with pytest.raises(TextsMissing, match="no path is known"):
        documents(given.folder)
    (tmp_path / "texts" / "ko.txt").write_text("다른 글", encoding="utf-8")
    with pytest.raises(TextsMissing, match="--texts") as caught:
        documents(given.folder, tmp_path / "texts")
    assert set(caught.value.reasons) == {"ko"}


def test_no_file_is_left_where_texts_are_missing(given: Material, tmp_path: Path) -> None:
    with pytest.raises(TextsMissing):
        export(given, "qdpx", tmp_path / "p.qdpx")
    assert not list(tmp_path.glob("p.qdpx*"))


# ── REFI-QDA ──────────────────────────────────────────────────────────────────────────────


def test_an_independent_reader_finds_the_same_passages(
    given: Material, setting: Setting, tmp_path: Path
) -> None:
    reader = pytest.importorskip("pyrefiqda").RefiProject
    path = export(given, "qdpx", tmp_path / "p.qdpx", setting)
    project = reader.load(path, extract_dir=str(tmp_path / "x"))
    codes = {c.guid: c.name for group in project.code_book.codes.code for c in _all(group)}
    assert len(project.sources.text_source) == len(LINES)
    for source in project.sources.text_source:
        place = reader.resolve_source_path(source.plain_text_path, tmp_path / "x")
        text = Path(place).read_bytes().decode("utf-8")
        found = {
            (text[s.start_position : s.end_position + 1], codes[ref])
            for s in source.plain_text_selection
            for ref in (coding.code_ref.target_guid for coding in s.coding)
        }
        words = LINES[source.name][1]
        assert found >= {
            (words, "virtual_child_drawn: conditional (obscene)"),
            (words, "virtual_child_drawn: conditional (lacks_merit)"),
            (words, "definition_kind: means"),
            (words[:3], "age: 18"),
        }


def _all(code: Any) -> list[Any]:
    return [code, *(inner for part in code.code for inner in _all(part))]


def test_a_project_comes_back_as_the_same_codings(
    given: Material, setting: Setting, tmp_path: Path
) -> None:
    path = export(given, "qdpx", tmp_path / "p.qdpx", setting)
    back = {coding["document"]["id"]: coding for coding in codings(path)}
    assert set(back) == set(given.folder.codings)
    for name, coding in given.folder.codings.items():
        again = back[name]
        jsonschema.validate(again, SCHEMA)
        for key in ("relevant", "media", "conduct", "defences", "age", "max_prison_years"):
            assert again[key] == coding[key], key
        for category, cell in coding["depictions"].items():
            other = again["depictions"][category]
            assert other["value"] == cell["value"]
            assert set(other.get("conditions", ())) == set(cell.get("conditions", ()))
            assert other.get("conduct") == cell.get("conduct")
            assert [(p["start"], p["end"], p["quote"]) for p in other.get("evidence", ())] == [
                (p["start"], p["end"], p["quote"]) for p in cell.get("evidence", ())
            ]
        assert [(d["term"], d["quote"]) for d in again["definitions"]] == [
            (d["term"], d["quote"]) for d in coding["definitions"]
        ]


def test_the_same_folder_gives_the_same_bytes(
    given: Material, setting: Setting, tmp_path: Path
) -> None:
    for format in EXCHANGE:
        if format != "docbin":
            one = export(given, format, tmp_path / "one", setting).read_bytes()
            assert export(given, format, tmp_path / "two", setting).read_bytes() == one


def test_a_codebook_has_a_code_for_every_id_and_no_name_twice() -> None:
    root = etree.fromstring(refi.qdc(labels("ko")))
    names = [code.get("name") for code in root.iter(f"{{{refi.CODEBOOK}}}Code")]
    assert len(names) == len(set(names))
    assert {"audio: implied", "media: any", "text: conduct (possess)"} <= set(names)


def _project(selections: str, text: str, codes: str = "") -> bytes:
    """A project as other software writes it: braces, capitals, its own codes."""
    own = "{AAAAAAAA-0000-0000-0000-000000000001}"
    xml = f"""<?xml version="1.0"?>
    <Project xmlns="urn:QDA-XML:project:1.0" name="x">
      <Users><User guid="u-1" name="Ada"/><User guid="u-2" name="Ben"/></Users>
      <CodeBook><Codes>
        <Code guid="{own}" name="Audio : Covered" isCodable="true"/>
        <Code guid="c-2" name="audio: implied" isCodable="true"/>
        <Code guid="c-3" name="my own idea" isCodable="true"/>{codes}
      </Codes></CodeBook>
      <Sources><TextSource guid="s" name="act one"><PlainTextContent>{text}</PlainTextContent>
      {selections}</TextSource></Sources>
    </Project>"""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("project.qde", xml)
    return stream.getvalue()


def _selection(start: int, end: int, *codes: tuple[str, str]) -> str:
    marks = "".join(
        f'<Coding guid="g" creatingUser="{user}"><CodeRef targetGUID="{code}"/></Coding>'
        for user, code in codes
    )
    return (
        f'<PlainTextSelection guid="p" startPosition="{start}" endPosition="{end}">'
        f"{marks}</PlainTextSelection>"
    )


def test_what_people_coded_elsewhere_is_read_by_person(tmp_path: Path) -> None:
    own = "aaaaaaaa-0000-0000-0000-000000000001"
    text = "first line&#13;\na song of a kite"
    path = tmp_path / "p.qdpx"
    path.write_bytes(
        _project(_selection(14, 17, ("u-1", own), ("u-2", "c-2"), ("u-2", "c-3")), text)
    )
    ada, ben = codings(path)
    assert [c["coder"]["name"] for c in (ada, ben)] == ["Ada", "Ben"]
    assert ada["depictions"]["audio"]["value"] == "covered"
    assert ada["depictions"]["audio"]["evidence"][0]["quote"] == "song"
    assert ada["depictions"]["audio"]["evidence"][0]["start"] == 13, "counted without the CR"
    assert ben["depictions"]["audio"]["value"] == "implied"
    assert "my own idea" in ben["notes"][0]
    for coding in (ada, ben):
        jsonschema.validate(coding, SCHEMA)


def test_two_values_for_a_cell_are_said(tmp_path: Path) -> None:
    own = "aaaaaaaa-0000-0000-0000-000000000001"
    path = tmp_path / "p.qdpx"
    path.write_bytes(_project(_selection(0, 3, ("u-1", own), ("u-1", "c-2")), "song"))
    (ada,) = codings(path)
    assert ada["depictions"]["audio"]["value"] == "covered"
    assert "audio: coded covered, implied; the widest is kept" in ada["notes"]


@pytest.mark.parametrize("data", [b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_project_is_said(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "p.qdpx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="REFI-QDA"):
        codings(path)


def test_a_project_cannot_reach_for_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    path = tmp_path / "p.qdpx"
    data = _project("", "&x;").replace(b"x", b"x", 1)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("project.qde").decode()
    head = f'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file://{secret}">]>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", xml.replace('<?xml version="1.0"?>', head))
    try:
        found = codings(path)
    except UnreadableFile:
        return
    assert "the secret" not in json.dumps(found)


def test_the_commands_write_and_read(given: Material, tmp_path: Path, capsys: Any) -> None:
    out, project = tmp_path / "out", tmp_path / "p.qdpx"
    assert _exit("export", out, "--format", "qdpx", "--out", project) == 2
    assert "--texts" in capsys.readouterr().err
    texts = tmp_path / "texts"
    assert _exit("export", out, "--format", "qdpx", "--out", project, "--texts", texts) == 0
    assert _exit("import", project, "--out", tmp_path / "people") == 0
    assert {p.stem for p in (tmp_path / "people").glob("*.json")} == set(LINES)
    capsys.readouterr()
    assert _exit("export", out, "--table", "sources", "--format", "bibtex") == 0
    assert capsys.readouterr().out.startswith("@misc{en,")
    for wrong in (
        ("--format", "papyrus"), ("--table", "kites"), ("--labels", "tlh"), ("--group", "size"),
        ("--citation-style", "rhyme"), ("--format", "xlsx"), ("--on", "yesterday"),
    ):  # fmt: skip
        assert _exit("export", out, *wrong) == 2


def _exit(*arguments: object) -> int:
    try:
        main([str(a) for a in arguments])
    except SystemExit as end:
        return int(end.code or 0)
    return 0


# ── annotations, DocBin, Akoma Ntoso ──────────────────────────────────────────────────────


def test_annotations_point_at_the_words(given: Material, setting: Setting, tmp_path: Path) -> None:
    path = export(given, "webannotation", tmp_path / "a.jsonld", setting)
    page = json.loads(path.read_text(encoding="utf-8"))
    texts = documents(given.folder, setting.texts)
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == 3 * len(LINES)
    for item in page["items"]:
        position, quote = item["target"]["selector"]
        text = texts[item["target"]["legalnlp:document"]].text
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


def test_a_docbin_opens_with_spacy(given: Material, setting: Setting, tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    path = export(given, "docbin", tmp_path / "d.spacy", setting)
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("xx").vocab))
    assert [doc.user_data["document"]["id"] for doc in docs] == list(LINES)
    for doc in docs:
        words = LINES[doc.user_data["document"]["id"]][1]
        span = next(s for s in doc.spans[SPANS] if s.label_ == "virtual_child_drawn=conditional")
        start, end = map(int, span.id_.split("-"))
        assert doc.text[start:end] == words
        assert words in span.text
        assert doc.spans[DEFINITIONS][0].label_ == "means"
        assert doc.cats["virtual_child_drawn=conditional"] == 1.0


def test_akoma_ntoso_keeps_the_text_and_marks_definitions(
    given: Material, setting: Setting
) -> None:
    for name, document in documents(given.folder, setting.texts).items():
        root = etree.fromstring(akoma_ntoso(given.folder.codings[name], document))
        lines = ["".join(p.itertext()) for p in root.iter(f"{{{SPACE}}}p")]
        assert "\n".join(lines) == document.text
        (marked,) = root.iter(f"{{{SPACE}}}span")
        assert marked.text == LINES[name][1]
        about = marked.get("refersTo")[1:]
        assert root.xpath(f"//*[local-name()='TLCTerm'][@eId='{about}']")


def test_passages_are_those_with_a_place() -> None:
    coding = coded("x")
    del coding["proofs"]["age"]["start"]
    assert [row["item"] for row in passages(coding)] == ["virtual_child_drawn", "media.drawing"]
