"""Every XML file is hostile."""

from __future__ import annotations

from pathlib import Path

import pytest

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.xml import read_xml
from legalnlp.ingest.xml.parse import MAX_DEPTH


def cause(source: bytes) -> str:
    with pytest.raises(UnreadableFile) as error:
        read_xml(source, "bad.xml")
    assert "bad.xml" in str(error.value)
    return error.value.cause


def test_entities_that_multiply_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "kite"><!ENTITY c "&b;&b;&b;&b;">]><a><p>x &c; y</p></a>'
    assert cause(bomb) == "damaged"


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    source = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><a><p>x &x; y</p></a>'
    assert cause(source.encode()) == "damaged"


def test_external_dtd_is_left_alone() -> None:
    source = b'<!DOCTYPE a SYSTEM "http://localhost:1/none.dtd"><a><p>Kites fly.</p></a>'
    assert read_xml(source, "dtd.xml").text == "Kites fly."


@pytest.mark.parametrize(
    "source",
    [
        b"<law><p>Kites fly and then</p><p>they",
        b"<law><p>Kites fly</law>",
        b"not xml at all",
        b"<law><p>Kites \xff\xfe fly</p></law>",
    ],
    ids=["cut", "crossed", "no-markup", "bad-bytes"],
)
def test_what_is_not_well_formed_is_refused_whole(source: bytes) -> None:
    assert cause(source) == "damaged"


def test_empty_and_wordless_files_say_so() -> None:
    assert cause(b"  \n") == "empty"
    assert cause(b"<law><p/></law>") == "no_text"


def test_deep_nesting_is_refused_not_crashed() -> None:
    deep = b"<p>" * (MAX_DEPTH + 5) + b"x" + b"</p>" * (MAX_DEPTH + 5)
    assert cause(deep) == "damaged"
    allowed = b"<p>" * MAX_DEPTH + b"x" + b"</p>" * MAX_DEPTH
    assert read_xml(allowed, "deep.xml").text == "x"


def test_named_characters_of_html_are_read() -> None:
    assert (
        read_xml(b"<law><p>Caf&eacute;&nbsp;5 &sect; 1</p></law>", "x.xml").text == "Café\xa05 § 1"
    )


def test_several_roots_in_one_file_are_read() -> None:
    assert read_xml(b"<p>One kite.</p>\n<p>Two kites.</p>", "x.xml").text == "One kite.\nTwo kites."


def test_declared_encodings_are_obeyed() -> None:
    source = "<?xml version='1.0' encoding='euc-kr'?><law><p>연은 장난감이다.</p></law>"
    assert read_xml(source.encode("euc-kr"), "kr.xml").text == "연은 장난감이다."
    utf16 = "<?xml version='1.0' encoding='utf-16'?><law><p>Kité.</p></law>".encode("utf-16")
    assert read_xml(utf16, "u16.xml").text == "Kité."
