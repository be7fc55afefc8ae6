"""Encodings, languages and kinds of document told offline, and doubts told aloud."""

from __future__ import annotations

import pytest

from legalnlp.ingest.detect import detect, profiles
from legalnlp.ingest.encoding import decode
from legalnlp.ingest.kinds import kind
from legalnlp.ingest.sniff import sniff

TEXTS = {
    "en": "Any person who flies a kite in a public road and does not hold its string is guilty of an offence, unless the road was closed for that day.",
    "fr": "Le fait de faire voler un cerf-volant dans une rue est puni d'une amende. Les mêmes peines sont applicables à celui qui a coupé la corde.",
    "de": "Wer einen Drachen auf einer öffentlichen Straße fliegen lässt und die Schnur nicht hält, wird mit Geldstrafe bestraft. Dies gilt nicht für Kinder.",
    "es": "El que haga volar una cometa en la vía pública sin sujetar el hilo será castigado con la pena de multa. No será punible si la calle está cerrada.",
    "ca": "Qui faci volar un estel a la via pública i no el subjecti amb un fil ha de ser castigat amb una multa. Aquest article no s'aplica als nens.",
    "pt": "Aquele que soltar pipa na via pública e não segurar a linha será punido com multa. As mesmas penas são aplicadas a quem cortar a linha de outro.",
    "it": "Chiunque fa volare un aquilone sulla pubblica via e non ne tiene il filo è punito con la multa. La pena è aumentata se il fatto è commesso di notte.",
    "nl": "Hij die op de openbare weg een vlieger laat vliegen en het touw niet vasthoudt, wordt gestraft met een geldboete. Dit geldt niet voor kinderen.",
    "sv": "Den som flyger drake på allmän väg och inte håller i snöret ska dömas till böter. Detta gäller inte om vägen är avstängd för trafik.",
    "da": "Den, der flyver med drage på offentlig vej og ikke holder fast i snoren, straffes med bøde. Det gælder ikke, hvis vejen er spærret for trafik.",
    "cs": "Kdo pouští draka na veřejné cestě a nedrží provázek, bude potrestán pokutou. To neplatí, je-li cesta uzavřena nebo jde-li o dítě.",
    "sl": "Kdor na javni cesti spušča zmaja in ne drži vrvice, se kaznuje z denarno kaznijo. To ne velja, če je cesta zaprta za promet ali gre za otroka.",
    "hr": "Tko na javnoj cesti pušta zmaja i ne drži uzicu, kaznit će se novčanom kaznom. To se ne odnosi na djecu koja su s roditeljima ili ako je cesta zatvorena.",
    "pl": "Kto puszcza latawiec na drodze publicznej i nie trzyma sznurka, podlega karze grzywny. Przepisu nie stosuje się, jeżeli droga jest zamknięta dla ruchu.",
    "el": "Όποιος πετά χαρταετό σε δημόσιο δρόμο και δεν κρατά το σκοινί τιμωρείται με χρηματική ποινή. Αυτό δεν ισχύει για τα παιδιά.",
    "tr": "Kamuya açık yolda uçurtma uçuran ve ipini tutmayan kişi adli para cezası ile cezalandırılır. Bu hüküm çocuklar için uygulanmaz.",
    "ru": "Тот, кто запускает воздушного змея на дороге и не держит верёвку, наказывается штрафом. Это правило не применяется к детям, если они с родителями.",
    "ko": "도로에서 연을 날리면서 그 줄을 잡지 아니한 자는 벌금에 처한다. 다만, 도로가 통제된 경우에는 그러하지 아니하다.",
    "ja": "道路において凧を揚げ、その糸を手に持たなかった者は、罰金に処する。ただし、道路が閉鎖されているときは、この限りでない。",
    "zh-Hans": "在公共道路上放风筝而不握住风筝线的，处以罚款；情节严重的，没收风筝。道路已经关闭的，不适用本条规定。",
    "zh-Hant": "在公共道路上放風箏而不握住風箏線者，處以罰鍰；情節嚴重者，沒入風箏。道路已經關閉者，不適用本條規定。",
    "th": "ผู้ใดเล่นว่าวบนถนนสาธารณะโดยไม่จับสายป่าน ต้องระวางโทษปรับ เว้นแต่ถนนนั้นปิดการจราจร",
    "vi": "Người nào thả diều trên đường công cộng mà không giữ dây thì bị phạt tiền. Quy định này không áp dụng đối với trẻ em đi cùng cha mẹ.",
    "id": "Setiap orang yang menerbangkan layang-layang di jalan umum dan tidak memegang talinya dipidana dengan pidana denda. Ketentuan ini tidak berlaku bagi anak.",
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_languages_are_told_from_two_sentences(language: str) -> None:
    assert detect(TEXTS[language]).language == language


@pytest.mark.parametrize("text", ["", "12.3.2020", "§ 5", "XYZ-12 ABC", "Lorem", "קרא את זה בעיון רב"])
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
