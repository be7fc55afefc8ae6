"""Encodings, languages and kinds of document told offline, and doubts told aloud."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from legalnlp.ingest.detect import detect, profiles
from legalnlp.ingest.encoding import decode
from legalnlp.ingest.kinds import kind
from legalnlp.ingest.sniff import sniff

TEXTS = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", TEXTS)
def test_languages_are_told_from_two_sentences(language: str) -> None:
    assert detect(TEXTS[language]).language == language


@pytest.mark.parametrize(
    "text", ["", "12.3.2020", "§ 5", "XYZ-12 ABC", "Lorem", "קרא את זה בעיון רב"]
)
def test_thin_evidence_gives_no_language(text: str) -> None:
    assert detect(text).language is None


def test_profiles_have_words_enough() -> None:
    assert len(profiles()) >= 33
    assert all(p.words for p in profiles())


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("ko", "cp949"), ("ko", "utf-16"), ("ko", "utf-16-le"), ("ja", "cp932"), ("ja", "euc_jp"),
        ("ja", "iso2022_jp"), ("ja", "utf-16-be"), ("zh-Hans", "gb18030"), ("zh-Hant", "big5"),
        ("fr", "cp1252"), ("de", "latin-1"), ("cs", "cp1250"), ("pl", "iso8859_2"),
        ("el", "cp1253"), ("tr", "cp1254"), ("ru", "cp1251"), ("en", "utf-16"), ("en", "utf-8-sig"),
        ("en", "utf-32"),
    ],
)  # fmt: skip
def test_legacy_encodings_are_read(language: str, encoding: str) -> None:
    data = TEXTS[language].encode(encoding)
    assert sniff(data, "x.txt").format == "text"
    assert decode(data)[0] == TEXTS[language]


def test_declared_encoding_counts() -> None:
    page = f'<meta charset="iso-8859-2"><p>{TEXTS["pl"]}</p>'
    assert TEXTS["pl"] in decode(page.encode("iso8859_2"))[0]


def test_doubt_is_told() -> None:
    text, warnings = decode(b"\x81\x8d kite \x90\x9d string \xff\xfe\xfd kite")
    assert "kite" in text
    assert warnings


def test_damaged_and_twice_encoded_utf8_are_told() -> None:
    damaged, warnings = decode((TEXTS["ko"] * 2).encode()[:-2])
    assert damaged.endswith("\ufffd")
    assert warnings
    twice = ("Größe für Öffentlichkeit und Schnüre; " * 3).encode().decode("cp1252").encode()
    text, warnings = decode(twice)
    assert text.startswith("Größe für")
    assert warnings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXTS["en"], "statute"),
        ("Each Party shall keep a list of kites.", "treaty"),
        ("# 연 사건\n\n## 판시사항\n\n연의 줄을 놓은 경우", "judgment"),
        ("Justice Kite delivered the opinion of the Court.", "judgment"),
        ("We do not allow kites on our platform. This policy applies to your account. "
         "Our users may report content to moderators.", "policy"),
        ("In an action under this section a plaintiff may sue a defendant.", "statute"),
    ],
)  # fmt: skip
def test_kinds_of_document(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.4 x", "kites.txt", "pdf"),
        (b"<?xml version='1.0'?><act/>", "kites.txt", "xml"),
        (b"<!DOCTYPE html><html><p>A", "kites.xml", "html"),
        (b"<akomaNtoso xmlns='x'><act/></akomaNtoso>", "kites", "xml"),
        (b'{"number": "1", "text": "x"}', "kites", "json"),
        (b'[{"text": "x"}]', "kites.txt", "json"),
        (b"---\ntitle: x\n---\nA kite", "kites", "markdown"),
        (b"(1) A kite.", "kites.md", "markdown"),
        (b"[1] A kite.", "kites.txt", "text"),
        (b"const a = (\n<p className='x'>A kite</p>\n);", "kites.tsx", "source"),
        (b"A kite has a string.", "kites", "text"),
    ],
)
def test_formats_are_told_by_content(content: bytes, name: str, expected: str) -> None:
    assert sniff(content, name).format == expected
