"""`read`: what a file becomes, who has the last word about it, and how bad input is refused."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.errors import UnreadableFile
from legalnlp.ingest import MAX_BYTES, READERS, inputs, read

ACT = "# Kites Act\n\n§ 1 A person who flies a kite must hold its string.\n"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def cause(path: Path, **options: object) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(path, **options)  # type: ignore[arg-type]
    assert str(path) in str(caught.value)
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).cause == caught.value.cause
    return caught.value.cause


def test_id_is_the_name_without_its_ending(tmp_path: Path) -> None:
    document = read(put(tmp_path, "zz-kites-2020.1.md", ACT))
    assert document.id == "zz-kites-2020.1"
    assert document.format == "markdown"
    assert document.sha256 is not None
    assert len(document.sha256) == 64


def test_options_win_over_sidecar_and_sidecar_over_front_matter(tmp_path: Path) -> None:
    front = "---\ntitle: Kites Act\ncountry: uk\nlast_updated: 2019-01-01\nstatus: repealed\n---\n"
    path = put(tmp_path, "kites.md", front + ACT)
    assert (read(path).jurisdiction, read(path).as_of) == ("GB", "2019-01-01")
    assert (read(path).instrument, read(path).status) == ("Kites Act", "repealed")
    beside = {"id": "zz-1", "jurisdiction": "ZZ", "as_of": "2020-02-02", "citation": "Kites s 1"}
    put(tmp_path, "kites.meta.json", json.dumps(beside))
    document = read(path, as_of="2021-03-03", language="en-GB")
    assert (document.id, document.jurisdiction, document.citation) == ("zz-1", "ZZ", "Kites s 1")
    assert (document.as_of, document.language) == ("2021-03-03", "en-GB")
    assert document.status == "repealed"


@pytest.mark.parametrize(
    "beside",
    [
        "{not json",
        "[1]",
        '{"doc_type": "song"}',
        '{"status": "maybe"}',
        '{"as_of": "2020-02-31"}',
        '{"language": "English, mostly"}',
        '{"jurisdiction": "Ruritania!"}',
        '{"id": {"a": 1}}',
    ],
)
def test_wrong_sidecar_is_named(tmp_path: Path, beside: str) -> None:
    path = put(tmp_path, "kites.md", ACT)
    put(tmp_path, "kites.meta.json", beside)
    with pytest.raises(UnreadableFile, match="metadata"):
        read(path)


@pytest.mark.parametrize(
    "option", [{"doc_type": "song"}, {"as_of": "soon"}, {"language": "e"}, {"status": "x"}]
)
def test_wrong_option_is_named(tmp_path: Path, option: dict[str, str]) -> None:
    assert cause(put(tmp_path, "kites.md", ACT), **option) == "metadata"


def test_year_alone_is_a_date(tmp_path: Path) -> None:
    path = put(tmp_path, "kites.md", ACT)
    put(tmp_path, "kites.meta.json", '{"as_of_year": 2020}')
    assert read(path).as_of == "2020"


def test_template_language_in_front_matter_yields_to_the_words(tmp_path: Path) -> None:
    text = (
        "---\nlanguage: en\n---\nToute personne qui fait voler un cerf-volant dans une rue est"
        " punie d'une amende. Le présent article n'est pas applicable aux enfants qui sont avec"
        " leurs parents ou avec une autre personne dans un parc."
    )
    document = read(put(tmp_path, "kites.md", text))
    assert document.language == "fr"
    assert any("fr" in warning for warning in document.warnings)
    said = read(put(tmp_path, "kites.md", text), language="en")
    assert said.language == "en"
    assert said.warnings


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b" \n\n\t", "empty"),
        (b"\x00" * 500, "empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, "unknown_format"),
        (b"PK\x03\x04" + b"\x00" * 90, "unknown_format"),
        (b"<html><head><title>x</title></head><body><script>a()</script></body></html>", "no_text"),
        (b'{"sections": [{"number": "1", "text": "A kite', "ok"),
        (b"{{{{", "no_text"),
    ],
)
def test_bad_files_say_what_is_wrong(tmp_path: Path, content: bytes, expected: str) -> None:
    path = put(tmp_path, "bad.json" if content[:1] == b"{" else "bad.txt", content)
    if expected == "ok":
        assert "A kite" in read(path).text
    else:
        assert cause(path) == expected


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert cause(tmp_path / "none.md") == "damaged"
    assert cause(tmp_path) == "damaged"


def test_size_is_checked_before_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert cause(path) == "too_large"
    assert cause(put(tmp_path, "kites.md", ACT), max_bytes=10) == "too_large"


def test_deeply_nested_json_is_refused(tmp_path: Path) -> None:
    for content in ("[" * 100_000, '{"a":' * 50_000, '{"text":' * 500 + "1" + "}" * 500):
        assert cause(put(tmp_path, "deep.json", content)) in ("damaged", "no_text")


def test_one_enormous_line_is_read_in_linear_time(tmp_path: Path) -> None:
    line = "A person who flies a (kite) must hold its string *and [not] let go; " * 20_000
    assert len(read(put(tmp_path, "long.md", line)).text) > 1_000_000


@pytest.mark.parametrize(
    "sign", ["(", "[", "*", "_", "<", "`", "\\", "[^", "![", "<개정 ", "&", "> "]
)
def test_no_run_of_marks_is_slow(tmp_path: Path, sign: str) -> None:
    read(put(tmp_path, "marks.md", "A kite " + sign * 20_000 + " has a string"))


def test_inputs_come_in_stable_order_without_sidecars_and_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/z.md", "b/a.txt", "a.md", "a.meta.json", ".hidden.md", ".git/c.md"):
        put(tmp_path, name, ACT)
    paths = inputs([tmp_path, tmp_path / "a.md"])
    found = [path.relative_to(tmp_path).as_posix() for path in paths]
    assert found == ["a.md", "b/a.txt", "b/z.md"]
    with pytest.raises(FileNotFoundError):
        list(inputs([tmp_path / "none"]))


def test_every_reader_names_a_module_of_the_package() -> None:
    assert set(READERS) == {"text", "markdown", "html", "json", "source", "xml", "pdf", "docx"}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_and_offsets_hold(text: str) -> None:
    from legalnlp.ingest.markdown import read_markdown
    from legalnlp.ingest.regions import find

    draft = read_markdown(text.encode("utf-8", "ignore"), "x.md")
    for mark in draft.marks:
        assert 0 <= mark.start < mark.end <= len(draft.text)
        if mark.label:
            assert draft.text[mark.start :].startswith(mark.label)
    for region in find(draft.text, draft.marks, draft.regions):
        assert 0 <= region.start < region.end <= len(draft.text)
