"""XML of a vocabulary nobody told us of is read by its shape."""

from __future__ import annotations

from legalnlp.ingest.xml import read_xml


def lines(source: str) -> list[str]:
    return read_xml(source.encode(), "unknown.xml").text.splitlines()


def labels(source: str) -> list[tuple[str | None, str | None]]:
    marks = read_xml(source.encode(), "unknown.xml").marks
    return [(m.name, m.label) for m in marks if m.kind == "provision"]


CHILDREN = """<ley><titulo>Ley de Cometas</titulo><articulo><numero>Artículo 1.-</numero>
<texto>Se prohíbe <b>volar</b> cometas:</texto><fraccion><numero>I.</numero><texto>rojas;</texto>
</fraccion><fraccion><numero>II.</numero><texto>verdes.</texto></fraccion>
<nota>Reformado en 2001</nota></articulo><articulo><numero>Artículo 2.-</numero>
<texto>Nada más.</texto></articulo></ley>"""


def test_labels_are_told_by_their_shape() -> None:
    assert labels(CHILDREN) == [
        ("articulo", "Artículo 1.-"),
        ("fraccion", "I."),
        ("fraccion", "II."),
        ("articulo", "Artículo 2.-"),
    ]
    assert lines(CHILDREN)[1:4] == [
        "Artículo 1.- Se prohíbe volar cometas:",
        "I. rojas;",
        "II. verdes.",
    ]


def test_notes_and_titles_are_marked_off() -> None:
    draft = read_xml(CHILDREN.encode(), "unknown.xml")
    found = {draft.text[r.start : r.end]: r.kind for r in draft.regions}
    assert found["Reformado en 2001"] == "note"
    assert found["Ley de Cometas"] == "heading"
    assert draft.metadata == {"title": "Ley de Cometas"}


def test_numbers_and_captions_in_attributes() -> None:
    source = """<doc><art num="201" titulo="Cometas grandes"><p>Comete delito quien vuele una.</p>
    <p>La pena será de un día.</p></art><art num="202"><p>Otra cosa.</p></art></doc>"""
    assert labels(source) == [("art", "201"), ("art", "202")]
    assert lines(source) == [
        "201 Cometas grandes",
        "Comete delito quien vuele una.",
        "La pena será de un día.",
        "202 Otra cosa.",
    ]


def test_sentences_in_attributes_are_text() -> None:
    source = """<law><s number="1" text="A person who flies a kite at night shall land it now."/>
    <s number="2" text="Nobody may fly more than two kites at a time in one park."/></law>"""
    assert lines(source)[1] == "2 Nobody may fly more than two kites at a time in one park."


def test_paragraphs_kept_as_lines_of_one_element() -> None:
    source = """<code><a>Article 1. Whoever flies a kite:
I. by night;
II. by day, or
III. at noon,

shall land it.</a><a>Article 2. The end.</a></code>"""
    assert lines(source) == [
        "Article 1. Whoever flies a kite:",
        "I. by night;",
        "II. by day, or",
        "III. at noon,",
        "shall land it.",
        "Article 2. The end.",
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    source = """<code><a>A kite is a toy on a string. It flies
in the wind, and it lands when the wind
dies down.</a></code>"""
    assert len(lines(source)) == 1


def test_escaped_html_is_read_as_markup() -> None:
    source = """<row><body>&lt;p&gt;A &lt;b&gt;bold&lt;/b&gt; kite.&lt;/p&gt;
    &lt;p&gt;Two.&lt;br&gt;Three&lt;/p&gt;</body></row>"""
    assert lines(source) == ["A bold kite.", "Two.", "Three"]
