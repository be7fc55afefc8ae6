"""What `structure` promises: numbers in sequence, nesting, pinpoints and readings, style by style.

All texts are invented.
"""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from legalnlp.steps.structure import articles, innermost, provisions, reading, roots
from legalnlp.types import Document, Mark, Provision, Region


def document(text: str, language: str = "en", **fields: object) -> Document:
    return Document(id="t", text=text, language=language, **fields)  # type: ignore[arg-type]


def labels(found: tuple[Provision, ...]) -> list[str]:
    return [p.label for p in found]


def read_at(doc: Document, label: str) -> str:
    tree = provisions(doc)
    return reading(doc, tree, labels(tree).index(label)).text


CASES = {
    "american": (
        "en",
        "§ 12. Birds\n(a) A keeper—\n(1) feeds\n(A) crows; or\n(B) rooks; and\n(i) daily; or\n"
        "(ii) weekly; and\n(2) sings.\n(b) A crow is a bird.",
        ["§ 12", "12(a)", "12(a)(1)", "12(a)(1)(A)", "12(a)(1)(B)", "12(a)(1)(B)(i)",
         "12(a)(1)(B)(ii)", "12(a)(2)", "12(b)"],
    ),
    "letters past h": (
        "en",
        "Section 4\n" + "\n".join(f"({c}) a kite of kind {c};" for c in "abcdefghijk"),
        ["Section 4", *(f"4({c})" for c in "abcdefghijk")],
    ),
    "roman below a letter": (
        "en",
        "Section 4\n(a) a kite that—\n(i) flies;\n(ii) sings;\n(b) a ball.",
        ["Section 4", "4(a)", "4(a)(i)", "4(a)(ii)", "4(b)"],
    ),
    "inserted numbers": (
        "en",
        "Section 4\n(1) One kite.\n(1A) A kite and a half.\n(2) Two kites.\n(2A) More.\n(3) Three.",
        ["Section 4", "4(1)", "4(1A)", "4(2)", "4(2A)", "4(3)"],
    ),
    "german": (
        "de",
        "§ 7a Drachen\n(1) Wer\n1. einen Drachen\na) malt oder\nb) baut,\n2. ihn fliegen lässt,\n"
        "wird mit Applaus belohnt.\n(2) Der Versuch ist erwünscht.",
        ["§ 7a", "§ 7a Abs. 1", "§ 7a Abs. 1 Nr. 1", "§ 7a Abs. 1 Nr. 1 Buchst. a",
         "§ 7a Abs. 1 Nr. 1 Buchst. b", "§ 7a Abs. 1 Nr. 2", "§ 7a Abs. 1", "§ 7a Abs. 2"],
    ),
    "french": (
        "fr",
        "Article 12-3-1\nLe cerf-volant est libre.\nIl est interdit :\n1° De le manger ;\n"
        "2° De le perdre.\nLe vent décide.",
        ["Article 12-3-1", "Article 12-3-1, al. 1", "Article 12-3-1, al. 2",
         "Article 12-3-1, al. 2, 1°", "Article 12-3-1, al. 2, 2°", "Article 12-3-1, al. 3"],
    ),
    "spanish": (
        "es",
        "Artículo 9 bis.\n1. Se premiará al que:\na) Pinte una cometa.\nb) La eleve.\n"
        "A estos efectos son cometas:\na) Las de papel.\nb) Las de tela.\n2. El viento es libre.",
        ["Artículo 9 bis", "Artículo 9 bis.1", "Artículo 9 bis.1.a)", "Artículo 9 bis.1.b)",
         "Artículo 9 bis.1", "Artículo 9 bis.1.a)", "Artículo 9 bis.1.b)", "Artículo 9 bis.2"],
    ),
    "korean": (
        "ko",
        "제3조의2(연) ① 연이란 다음 각 호의 것을 말한다.\n1. 종이 연\n1의2. 천으로 만든 연\n"
        "가. 큰 연\n나. 작은 연\n2. 그 밖의 연\n② 바람은 자유이다.",
        ["제3조의2", "제3조의2제1항", "제3조의2제1항제1호", "제3조의2제1항제1호의2",
         "제3조의2제1항제1호의2가목", "제3조의2제1항제1호의2나목", "제3조의2제1항제2호",
         "제3조의2제2항"],
    ),
    "japanese": (
        "ja",
        "第三条の二（凧）　凧を次の各号のように揚げた者は、ほめる。\n一　高く揚げた者\n"
        "イ　朝の者\nロ　夜の者\n二　長く揚げた者\n２　風は自由とする。",
        ["第三条の二", "第三条の二第一項", "第三条の二第一項第一号", "第三条の二第一項第一号イ",
         "第三条の二第一項第一号ロ", "第三条の二第一項第二号", "第三条の二第二項"],
    ),
    "chinese, traditional": (
        "zh-TW",
        "第 4-1 條\n風箏應受保護。\n下列為風箏：\n一、紙風箏。\n二、布風箏。",
        ["第4-1條", "第4-1條第1項", "第4-1條第2項", "第4-1條第2項第1款", "第4-1條第2項第2款"],
    ),
    "chinese, simplified": (
        "zh-CN",
        "第四条之一\n风筝受保护。\n下列为风筝：\n（一）纸风筝；\n（二）布风筝。",
        ["第四条之一", "第四条之一第一款", "第四条之一第二款", "第四条之一第二款第一项",
         "第四条之一第二款第二项"],
    ),
    "danish": (
        "da",
        "§ 5 a. Den, der bygger en drage, roses. Stk. 2. Den, der taber den, trøstes.",
        ["§ 5 a", "§ 5 a, stk. 1", "§ 5 a, stk. 2"],
    ),
    "swedish": ("sv", "10 a §\nDen som bygger en drake ska berömmas.", ["10 a §"]),
    "polish": (
        "pl",
        "Art. 20.\n§ 1. Kto buduje latawiec, podlega pochwale.\n§ 2. Wiatr jest wolny.",
        ["Art. 20", "Art. 20 § 1", "Art. 20 § 2"],
    ),
    "portuguese": (
        "pt",
        "Art. 5º. Construir pipa:\n§ 1º Incorre em elogio quem:\nI - pinta a pipa;\nII - solta a pipa.\n"
        "Parágrafo único. O vento é livre.",
        ["Art. 5º", "Art. 5º, § 1º", "Art. 5º, § 1º, I", "Art. 5º, § 1º, II",
         "Art. 5º, Parágrafo único"],
    ),
    "czech, letter ch": (
        "cs",
        "§ 8\n(1) Kdo\n" + "\n".join(f"{c}) kreslí draka {c}," for c in ["a", "b", "c", "d", "e", "f", "g", "h", "ch", "i"]),
        ["§ 8", "§ 8 odst. 1", *(f"§ 8 odst. 1 písm. {c})" for c in ["a", "b", "c", "d", "e", "f", "g", "h", "ch", "i"])],
    ),
    "florida": (
        "en",
        "12.05 Kites.—\n(1) As used here:\n(a) “Kite” means a toy that:\n1. Flies; or\n2. Falls.\n(b) “Wind” blows.",
        ["12.05", "12.05(1)", "12.05(1)(a)", "12.05(1)(a)1", "12.05(1)(a)2", "12.05(1)(b)"],
    ),
    "louisiana": (
        "en",
        "§7.2. Kites\nA. A person may fly a kite.\nB.(1) A kite flies.\n(2) A kite falls.\nC. Wind is free.",
        ["§7.2", "7.2(A)", "7.2(B)", "7.2(B)(1)", "7.2(B)(2)", "7.2(C)"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_pinpoints_are_those_of_the_country(name: str) -> None:
    language, text, expected = CASES[name]
    assert labels(provisions(document(text, language))) == expected


INLINE = {
    "after a dash": (
        "en",
        "(1) A person shall not— (a) eat a kite; or (b) lose a kite. (2) A person who breaks subsection (1) is sad.",
        ["(1)", "(1)(a)", "(1)(b)", "(2)"],
    ),
    "without punctuation": (
        "de",
        "§ 3 Flug\n(1) Gelobt wird, wer 1. einen Drachen baut, 2. einen Drachen malt oder 3. ihn fliegen lässt.",
        ["§ 3", "§ 3 Abs. 1", "§ 3 Abs. 1 Nr. 1", "§ 3 Abs. 1 Nr. 2", "§ 3 Abs. 1 Nr. 3"],
    ),
    "two levels": (
        "de",
        "§ 3 Flug\n(1) Gelobt wird, wer 1. einen Drachen a) aus Holz oder b) aus Papier baut, 2. ihn malt.",
        ["§ 3", "§ 3 Abs. 1", "§ 3 Abs. 1 Nr. 1", "§ 3 Abs. 1 Nr. 1 Buchst. a",
         "§ 3 Abs. 1 Nr. 1 Buchst. b", "§ 3 Abs. 1 Nr. 2"],
    ),
    "references are no items": (
        "en",
        "(1) Subsections (1) and (2) do not apply to paragraph (a) or (b) of section 4(1) and (2).",
        ["(1)"],
    ),
    "numbers in words are no items": (
        "es",
        "Artículo 3.- Se dará un premio de uno (1) a dos (2) caramelos y de tres (3) nueces.",
        ["Artículo 3"],
    ),
    "German references are no items": (
        "de", "§ 3 Flug\nNummer 1 und 2 sowie Absatz 1 Nr. 1. und 2. gelten für Absatz (1) und (2).", ["§ 3"],
    ),
    "dates are no items": (
        "de", "§ 3 Flug\nDas gilt ab dem 1. Januar 2020, 2. Februar 2021 und 3. März 2022.", ["§ 3"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", INLINE)
def test_lists_that_run_together_are_split(name: str) -> None:
    language, text, expected = INLINE[name]
    found = [label for label in labels(provisions(document(text, language))) if label != "t"]
    assert found == expected


def test_a_reading_joins_lead_ins_own_words_and_tail() -> None:
    doc = document(
        "Section 2\n(1) A person who\n(a) paints a kite, or\n(b) flies\n(i) a kite, or\n(ii) a ball,\nis happy."
    )
    assert read_at(doc, "2(1)(a)") == "A person who paints a kite, or is happy."
    assert read_at(doc, "2(1)(b)(ii)") == "A person who flies a ball, is happy."
    assert read_at(doc, "2(1)") == "A person who is happy."


def test_closing_words_that_run_on_from_the_last_item_close_every_item() -> None:
    doc = document("(1) Any person who— (a) eats a kite; (b) hides a kite, commits an offence.")
    assert read_at(doc, "(1)(a)") == "Any person who— eats a kite; commits an offence."


def test_a_sentence_behind_an_inline_list_is_not_its_last_item() -> None:
    doc = document(
        "§ 1 X\n(1) Gelobt wird, wer 1. malt, 2. den Drachen baut. Malt er gut, so wird er zweimal gelobt.",
        "de",
    )
    assert read_at(doc, "§ 1 Abs. 1 Nr. 2") == "Gelobt wird, wer den Drachen baut."


def test_a_colon_asks_for_the_line_below_it() -> None:
    doc = document(
        "§ 1 Begriffe\nEs sind\n1. Drache:\nein Spielzeug,\n2. Wind:\nbewegte Luft.", "de"
    )
    assert read_at(doc, "§ 1 Nr. 2") == "Es sind Wind: bewegte Luft."


def test_full_stops_do_not_part_items_from_their_lead_in() -> None:
    doc = document('제2조(정의) 용어의 뜻은 다음과 같다.\n1. "연"이란 장난감을 말한다.', "ko")
    assert read_at(doc, "제2조제1호") == '용어의 뜻은 다음과 같다. "연"이란 장난감을 말한다.'


def test_a_paragraph_of_its_own_is_read_alone() -> None:
    doc = document("Article 5\nLe vent est libre.\nLa pluie aussi.", "fr")
    assert read_at(doc, "Article 5, al. 2") == "La pluie aussi."


def test_notes_and_repealed_passages_are_left_out() -> None:
    text = "제1조(연) 연은 난다. <개정 2020.1.1>\n제2조 삭제 <2021.1.1>"
    note, gone = text.index("<개정"), text.index("제2조")
    regions = (Region("history", note, note + 13), Region("repealed", gone, len(text)))
    doc = document(text, "ko", regions=regions)
    assert read_at(doc, "제1조") == "연은 난다."
    assert read_at(doc, "제2조") == ""


def test_captions_before_behind_and_below_the_number() -> None:
    text = "Flying kites\n62\n(1) A kite flies.\n§ 63\nFalling\nA kite falls."
    regions = (Region("heading", 0, 12), Region("heading", 13, 15))
    low, end = text.index("§ 63"), text.index("Falling")
    marks = (
        Mark("heading", 0, 12, 4, None, "Flying kites"),
        Mark("heading", 13, 15, 5, None, "62"),
        Mark("heading", low, low + 4, 5, None, "§ 63"),
        Mark("heading", end, end + 7, 4, None, "Falling"),
    )
    regions += (Region("heading", low, low + 4), Region("heading", end, end + 7))
    tree = provisions(document(text, marks=marks, regions=regions))
    found = {p.label: p.heading for p in tree if p.kind == "article"}
    assert found == {"62": "Flying kites", "§ 63": "Falling"}


def test_a_wrapped_heading_that_is_law_stays_law() -> None:
    text = "Artículo 8.- Será premiado el que pinte\nuna cometa de papel."
    doc = document(
        text,
        "es",
        marks=(Mark("heading", 0, 39, 5, None, text[:39]),),
        regions=(Region("heading", 0, 39),),
    )
    assert read_at(doc, "Artículo 8") == "Será premiado el que pinte una cometa de papel."


def test_a_sentence_about_an_article_begins_none() -> None:
    doc = document(
        "Article 1 – Kites\nA kite flies.\nArticle 2 applies to balls.\nSection 3(1) does not apply."
    )
    assert [tree.label for tree in provisions(doc) if tree.kind == "article"] == ["Article 1"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "cs",
            "§ 1 Kniha se půjčuje.\n\n§ 2 Kdo ji ztratí, zaplatí ji.\n\n§ 3 Až se najde, vrátí se.",
        ),
        (
            "sv",
            "1 § I detta hus lånas böcker.\n\n2 § Om en bok tappas ersätts den.\n\n3 § Den hittas.",
        ),
        (
            "ko",
            "제1조 이 법은 책에 관한 것이다.\n\n제2조 책을 돌려준다.\n\n제3조 이 법은 시행한다.",
        ),
    ],
)
def test_a_capital_or_the_act_itself_behind_a_number_begins_a_provision(
    language: str, text: str
) -> None:
    tree = provisions(document(text, language))
    assert [node.kind for node in tree].count("article") == 3


def test_an_article_quoted_by_an_amending_act_has_its_own_pinpoint() -> None:
    doc = document(
        "Section 9\n(1) After section 4 insert—\n(66A)\n(1) A kite flies.\n(2) A kite falls."
    )
    assert labels(provisions(doc))[-2:] == ["66A(1)", "66A(2)"]


def test_a_reference_that_breaks_over_two_lines_is_no_item() -> None:
    doc = document(
        "Section 9\n(1) A kite flies under paragraphs 4(1) and\n(2) of the schedule.\n(2) It falls."
    )
    assert labels(provisions(doc)) == ["Section 9", "9(1)", "9(2)"]


@pytest.mark.parametrize(
    "text",
    [
        "Section 9\n(1) A kite\n(a) flies for an end named in subsection (3), and (b) sings.\n(2) So.",
        "Section 9\n(1) A kite\n(a) flies under paragraph 4(1) and\n(b) sings.\n(2) So.",
        "Section 9\n(1) A kite\n(a) flies as stated in section 4 or\n(b) sings.\n(2) So.",
    ],
)
def test_a_number_of_another_kind_behind_a_reference_begins_an_item(text: str) -> None:
    assert labels(provisions(document(text)))[-3:] == ["9(1)(a)", "9(1)(b)", "9(2)"]


def test_a_line_that_ends_with_the_bracket_of_another_is_no_caption() -> None:
    doc = document("(a kite in subsections (1) and (2)\nSection 9 Kites\n(1) A kite flies.")
    assert any(p.start == 0 and p.end for p in provisions(doc))


def test_numbers_of_one_kind_go_on_with_a_reference_inside_a_line() -> None:
    doc = document(
        "Section 9\n(1) A kite flies under subsections (2)(a), (b) and (3) of it.\n(2) So."
    )
    assert labels(provisions(doc)) == ["Section 9", "9(1)", "9(2)"]


def test_marks_of_markup_rule_and_their_labels_count() -> None:
    text = "7.2 Kites\n(1) A kite that\n(a) flies;\n(b) sings,\nis a good kite."
    at = text.index
    marks = (
        Mark("provision", 0, len(text), 1, "7.2", "Kites", "section"),
        Mark("provision", at("(1)"), len(text), 2, "(1)", None, "subsection"),
        Mark("provision", at("(a)"), at("(a)") + 10, 3, "(a)", None, "paragraph"),
        Mark("provision", at("(b)"), at("(b)") + 10, 3, "(b)", None, "paragraph"),
    )
    doc = document(text, marks=marks, regions=(Region("heading", 0, 9),))
    tree = provisions(doc)
    assert labels(tree)[:4] == ["7.2", "7.2(1)", "7.2(1)(a)", "7.2(1)(b)"]
    assert tree[0].heading == "Kites"
    assert read_at(doc, "7.2(1)(a)") == "A kite that flies; is a good kite."


def test_supplementary_provisions_count_anew() -> None:
    doc = document("제1조(연) 연은 난다.\n부칙\n제1조(시행일) 이 법은 내일부터 시행한다.", "ko")
    assert [p.label for p in provisions(doc) if p.kind == "article"] == ["제1조", "부칙제1조"]


def test_sections_called_by_bare_numbers_are_articles() -> None:
    doc = document(
        "2. Interpretation\n(1) A kite is a toy.\n(2) Wind is air.\n3. Flying\nA kite may fly."
    )
    assert [p.label for p in provisions(doc) if p.kind == "article"] == ["2", "3"]


def test_a_text_without_structure_is_one_provision() -> None:
    doc = document("A kite is a toy.", citation="Kites Act § 4")
    assert [(p.kind, p.label) for p in provisions(doc)] == [("article", "§ 4")]
    assert provisions(document("")) == ()


def test_a_language_without_a_pack_is_read_by_neutral_numbers() -> None:
    doc = document("Art. 4\n(1) Un.\n(2) Du.", "eo")
    assert labels(provisions(doc)) == ["Art. 4", "Art. 4(1)", "Art. 4(2)"]


def test_articles_cover_the_law_and_innermost_finds_the_item() -> None:
    text = "We, the flyers, decide:\nSection 1\n(1) A kite flies.\n(2) A kite falls.\nSection 2\nWind is free."
    tree = provisions(document(text))
    assert [tree[i].kind for i in articles(tree)] == ["paragraph", "article", "article"]
    assert roots(tree) == articles(tree)
    place = innermost(tree, text.index("falls"))
    assert place is not None
    assert tree[place].label == "1(2)"
    assert innermost(tree, text.index("Section 2") - 1) is None


def test_a_lead_in_behind_a_section_number_is_no_caption() -> None:
    doc = document(
        'Section 1. In this Act, "kite" means any paper object that carries\n'
        "(a) a tail of cloth; or\n(b) a bell."
    )
    assert read_at(doc, "1(a)").startswith('In this Act, "kite" means any paper object')


def test_running_text_does_not_read_on_in_the_tail_of_a_list_behind_it() -> None:
    lines = ("A keeper feeds birds.", "(a) a crow;", "(b) a rook,", "out of its cage.")
    doc = document("\n".join(lines))
    starts = [doc.text.index(line) for line in lines]
    kinds = (("paragraph", None), ("item", "(a)"), ("item", "(b)"), ("tail", None))
    tree = [Provision(0, "1", None, "article", 0, len(doc.text), 0, 1)]
    for (kind, number), at, line in zip(kinds, starts, lines, strict=True):
        end = at + len(line)
        tree.append(Provision(len(tree), "1", number, kind, at, end, end, 2, parent=0))
    assert reading(doc, tree, 1).text == "A keeper feeds birds."
    assert reading(doc, tree, 2).text == "a crow; out of its cage."
