"""What the search for definitions promises, case by case, in invented statutes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legalnlp.errors import UnsupportedLanguage
from legalnlp.steps.definitions import definitions, resolve, terms_used
from legalnlp.types import Definition, Document, Provision


def _document(text: str, language: str = "en") -> Document:
    return Document("invented", text, language=language)


def _found(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    document = _document(text, language)
    return [(d.term, d.kind, document.text[d.start : d.end]) for d in definitions(document, ())]


CASES = [
    (
        "quoted",
        "en",
        "In this Act, “reader” means a person who opens a book.",
        [("reader", "means", "a person who opens a book")],
    ),
    (
        "interposed",
        "en",
        "“copy”, in relation to a book, means another of its kind.",
        [("copy", "means", "another of its kind")],
    ),
    (
        "shared definiens",
        "en",
        "In this Part “record” and “file” mean a thing that keeps words.",
        [
            ("record", "means", "a thing that keeps words"),
            ("file", "means", "a thing that keeps words"),
        ],
    ),
    (
        "two in one sentence",
        "en",
        "In this section “hen” means a grown bird and “chick” means a young one.",
        [("hen", "means", "a grown bird"), ("chick", "means", "a young one")],
    ),
    ("excludes", "en", "“vessel” does not include a raft.", [("vessel", "excludes", "a raft")]),
    (
        "sentence only",
        "en",
        "(2) In this section “owner” includes a tenant. The clerk keeps a list.",
        [("owner", "includes", "a tenant")],
    ),
    (
        "adjective",
        "en",
        "For the purposes of this section, a letter is “late” if it comes after noon.",
        [("late", "means", "if it comes after noon")],
    ),
    (
        "bare, in a list with limbs and a bilingual tail",
        "en",
        "In this Act,\nshelf means\n(a) a board, or\n(b) a box,\n"
        "and includes a hook; (rayon)\n"
        "reader includes a listener. (lecteur)",
        [
            ("shelf", "means", "(a) a board, or\n(b) a box,\nand includes a hook"),
            ("reader", "includes", "a listener"),
        ],
    ),
    (
        "alternatives",
        "en",
        "In this Act,\nstream or water means a river.",
        [("stream", "means", "a river"), ("water", "means", "a river")],
    ),
    (
        "no alternatives",
        "en",
        "In this Act,\nserious or lasting harm means a wound.",
        [("serious or lasting harm", "means", "a wound")],
    ),
    (
        "hereinafter",
        "en",
        "A panel of three readers (hereinafter the “Panel”) is set up.",
        [("Panel", "means", "A panel of three readers")],
    ),
    (
        "French list without verbs",
        "fr",
        "Les définitions qui suivent s’appliquent à la présente loi.\n"
        "terres du Nord Terres situées au nord du fleuve. (northern lands)\n"
        "lecteur Individu qui lit. (reader)",
        [
            ("terres du Nord", "means", "Terres situées au nord du fleuve"),
            ("lecteur", "means", "Individu qui lit"),
        ],
    ),
    (
        "French inclusion",
        "fr",
        "Les définitions qui suivent s’appliquent à la présente loi.\n"
        "livre Sont compris parmi les livres les cahiers. (book)",
        [("livre", "includes", "Sont compris parmi les livres les cahiers")],
    ),
    (
        "German parenthesis",
        "de",
        "Wer jünger als sieben Jahre ist (Lesekind), zahlt nichts.",
        [("Lesekind", "means", "Wer jünger als sieben Jahre ist")],
    ),
    (
        "German list",
        "de",
        "Im Sinne dieses Gesetzes ist\n1. Leser: wer ein Buch öffnet;\n2. Heft: ein dünnes Buch.",
        [("Leser", "means", "wer ein Buch öffnet"), ("Heft", "means", "ein dünnes Buch")],
    ),
    (
        "Spanish",
        "es",
        "A los efectos de esta ley se entiende por lector la persona que abre un libro.",
        [("lector", "means", "la persona que abre un libro")],
    ),
    (
        "Korean",
        "ko",
        "이 법에서 “그림책”이란 그림으로 엮은 책(이하 “책”이라 한다)을 말한다.",
        [
            ("그림책", "means", "그림으로 엮은 책(이하 “책”이라 한다)을 말한다"),
            ("책", "means", "이 법에서 “그림책”이란 그림으로 엮은 책"),
        ],
    ),
    (
        "Japanese",
        "ja",
        "この法律において「絵本」とは、次に掲げるものをいう。\n一 絵で編んだ本\n二 漫画",
        [("絵本", "means", "次に掲げるものをいう。\n一 絵で編んだ本\n二 漫画")],
    ),
    (
        "Japanese parenthesis",
        "ja",
        "絵本（絵で編んだ本をいう。以下同じ。）を集める。",
        [("絵本", "means", "絵で編んだ本")],
    ),
    (
        "Chinese",
        "zh",
        "本法所称图画书，是指用图画编成的书。",
        [("图画书", "means", "用图画编成的书")],
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_term_kind_and_definiens(
    language: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("In this Part “reader” means a person.", "In this Part"),
        (
            "For the purposes of sections 62 to 64, “reader” means a person.",
            "For the purposes of sections 62 to 64",
        ),
        ("In this Act,\nreader means a person;", "In this Act"),
        ("“reader” means a person.", None),
    ],
)
def test_scope_is_the_passage_that_limits(text: str, scope: str | None) -> None:
    (found,) = definitions(_document(text), ())
    assert found.scope == scope


@pytest.mark.parametrize(
    "text",
    [
        "The clerk means to write “record” on the cover.",
        "The inspector may exclude places from the definition “hatchery” in section 2.",
        "In this section, the Minister shall include a report.",
        "contaminated [Repealed, 2020, c. 1]",
    ],
)
def test_what_only_looks_like_a_definition(text: str) -> None:
    assert _found(text) == []


def test_a_language_without_rules_is_an_error() -> None:
    with pytest.raises(UnsupportedLanguage):
        definitions(_document("xx", "tlh"), ())


def _tree(text: str) -> tuple[Provision, ...]:
    cut = text.index("2 ")
    return (
        Provision(0, "1", "1", "section", 0, cut - 1, cut - 1, 1),
        Provision(1, "2", "2", "section", cut, len(text), len(text), 1),
    )


def test_a_reference_leads_to_the_definition_in_the_document() -> None:
    text = "1 “reader” means a person.\n2 “reader” has the same meaning as in section 1."
    tree = _tree(text)
    found = definitions(_document(text), tree)
    assert [d.kind for d in found] == ["means", "refers"]
    target = resolve(_document(text), tree, found)[1]
    assert (target.definition, target.provision) == (0, 0)


def test_a_reference_to_another_act_is_not_followed() -> None:
    text = (
        "1 “reader” means a person.\n"
        "2 “reader” has the same meaning as in section 1 of the Books Act."
    )
    tree = _tree(text)
    found = definitions(_document(text), tree)
    assert resolve(_document(text), tree, found) == {}


def _defined(term: str, tag: str) -> Definition:
    return Definition(term, "means", 0, 1, 0, 1, 0, None, f"{tag}.means")


@pytest.mark.parametrize(
    ("tag", "term", "text", "used"),
    [
        ("en", "visual depiction", "any visual depictions of a hall", True),
        ("en", "image", "what one can imagine", False),
        ("en", "share", "a person who shares it", True),
        ("de", "Bildaufnahme", "die Bildaufnahmen der Halle", True),
        ("fr", "image intime", "des images intimes", True),
        ("ko", "아동ㆍ청소년", "아동·청소년을 위하여", True),
        ("ja", "絵本", "絵本を読む者", True),
        ("fi", "kuva", "kuvassa on talo", True),
        ("en", "art", "a party is held", False),
        ("es", "publicación", "las publicaciones de la sala", True),
        ("es", "imagen", "dos imágenes del patio", True),
        ("es", "imagen", "se puede imaginar el patio", False),
        ("it", "immagine intima", "le immagini intime", True),
        ("pt", "imagem íntima", "as imagens íntimas", True),
        ("pt", "representação", "as representações da sala", True),
        ("ca", "representació", "les representacions de la sala", True),
        ("sv", "skildring", "skildringar av en sal", True),
        ("ro", "imagine intimă", "o imagini", False),
    ],
)
def test_terms_used_whatever_their_inflection(tag: str, term: str, text: str, used: bool) -> None:
    assert terms_used(text, [_defined(term, tag)]) == ((0,) if used else ())


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet='ab “”"(),;:.\n-1Z means includes', max_size=300),
    st.sampled_from(["en", "fr", "de", "ja"]),
)
def test_every_span_lies_in_the_text(text: str, language: str) -> None:
    document = _document(text, language)
    for d in definitions(document, ()):
        assert document.text[d.term_start : d.term_end] == d.term
        assert 0 <= d.start < d.end <= len(document.text)


def test_cost_grows_with_the_length() -> None:
    line = "In this section, the clerk keeps “words” in a book, and reads them to whoever asks.\n"
    started = time.perf_counter()
    definitions(_document(line * 3000), ())
    assert time.perf_counter() - started < 10
