"""One small invented document a vocabulary: lines, numbers, what is marked off, metadata."""

from __future__ import annotations

import pytest

from legalnlp.ingest.draft import Draft
from legalnlp.ingest.xml import read_xml

AKOMA_NTOSO = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta>
<identification source="#x"><FRBRWork><FRBRcountry value="xx"/><FRBRnumber value="7"/></FRBRWork>
<FRBRExpression><FRBRdate date="2020-02-03" name="valid"/><FRBRlanguage language="fra"/>
</FRBRExpression></identification></meta><preface><p><docTitle>Kite Act</docTitle></p></preface>
<body><chapter eId="c1"><num>Chapter 1</num><heading>General</heading>
<section eId="s1"><num>1.</num><heading>Terms</heading><intro><p>In this Act:</p></intro>
<paragraph><num>(a)</num><content><p>a kite is <i>any</i> toy<authorialNote><p>See the
annex.</p></authorialNote> on a string;</p></content></paragraph>
<paragraph><num>(b)</num><content><p>a park is a garden.</p></content></paragraph>
<wrapUp><p>Both are fun.</p></wrapUp></section>
<section status="repealed"><num>2.</num><content><p>Gone.</p></content></section>
</chapter></body></act></akomaNtoso>"""

DC_CODE = """<section xmlns="https://code.dccouncil.us/schemas/dc-library"><num>9-101</num>
<heading>Kites.</heading><text>No person shall:</text>
<para><num>(1)</num><text>Fly a kite; or</text></para>
<para><num>(2)</num><text>Sell one.</text></para><aftertext>At night.</aftertext>
<annotations><annotation type="History">May 1, 1980, Law 3-1</annotation>
<annotation type="Cross References">See <cite path="x">9-102</cite>.</annotation></annotations>
</section>"""

RECHTSPRAAK = """<open-rechtspraak><rdf:RDF xmlns:rdf="urn:rdf" xmlns:dct="urn:dct"
 xmlns:psi="urn:psi"><rdf:Description><dct:identifier>ECLI:NL:XX:2020:1</dct:identifier>
<dct:language>nl</dct:language><dct:creator>Hof Vliegerdam</dct:creator>
<dct:date>2020-01-02</dct:date><dct:coverage>NL</dct:coverage></rdf:Description></rdf:RDF>
<inhoudsindicatie xmlns="http://www.rechtspraak.nl/schema/rechtspraak-1.0"><para>Vliegers.</para>
</inhoudsindicatie><uitspraak xmlns="http://www.rechtspraak.nl/schema/rechtspraak-1.0">
<section><title>Feiten</title><paragroup><nr>1.</nr><para>De vlieger was <emphasis>rood</emphasis>.
</para></paragroup></section><para><potentialnr>2. </potentialnr><text
 manualAnnotation="SECTION_TITLE">Slot</text></para><para>Het hof wijst af.</para></uitspraak>
</open-rechtspraak>"""

USLM = """<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xml:lang="en"><meta
 xmlns:dc="urn:dc"><dc:title>Title 99</dc:title><docNumber>99</docNumber></meta><main>
<section><num value="5">§ 5.</num><heading> Kites</heading>
<subsection><num value="a">(a)</num><chapeau>It is unlawful<ref class="footnoteRef">1</ref> to—
</chapeau><paragraph><num value="1">(1)</num><content>fly a kite; or</content></paragraph>
<paragraph><num value="2">(2)</num><content>sell a “<term>string</term>”,</content></paragraph>
<continuation>unless licensed.</continuation></subsection>
<sourceCredit>(Pub. L. 1–1, May 1, 1990.)</sourceCredit>
<notes type="uscNote"><note><heading>Amendments</heading><p>1991—Subsec. (a) amended.</p></note>
</notes></section></main></uscDoc>"""

CLML = """<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation">
<ukm:Metadata xmlns:ukm="urn:ukm" xmlns:dc="urn:dc" xmlns:dct="urn:dct"><dc:title>Kites Act 1999
</dc:title><dc:language>en</dc:language><dct:valid>2020-05-06</dct:valid><ukm:PrimaryMetadata>
<ukm:DocumentClassification><ukm:DocumentMainType Value="UnitedKingdomPublicGeneralAct"/>
</ukm:DocumentClassification><ukm:Year Value="1999"/><ukm:Number Value="12"/>
</ukm:PrimaryMetadata></ukm:Metadata><Contents><ContentsTitle>Kites Act</ContentsTitle></Contents>
<Primary><Body><Pblock><Title>Offences</Title><P1group><Title>Night flying</Title>
<P1 id="section-1"><Pnumber>1</Pnumber><P1para><P2><Pnumber>1</Pnumber><P2para>
<Text>It is an offence to fly—</Text><P3><Pnumber>a</Pnumber><P3para><Text>a
<CommentaryRef Ref="c1"/><Addition ChangeId="k">red</Addition> kite, or</Text></P3para></P3>
<P3><Pnumber>b</Pnumber><P3para><Text>a balloon.</Text></P3para></P3></P2para></P2></P1para></P1>
</P1group></Pblock></Body></Primary><Commentaries><Commentary id="c1" Type="F"><Para>
<Text>Word inserted.</Text></Para></Commentary></Commentaries></Legislation>"""

GESETZE = """<dokumente builddate="20210304120000"><norm><metadaten><jurabk>DrachG</jurabk>
<ausfertigung-datum>1999-01-02</ausfertigung-datum><langue>Drachengesetz</langue></metadaten></norm>
<norm><metadaten><jurabk>DrachG</jurabk><gliederungseinheit><gliederungskennzahl>010
</gliederungskennzahl><gliederungsbez>Teil 1</gliederungsbez><gliederungstitel>Regeln
</gliederungstitel></gliederungseinheit></metadaten></norm>
<norm><metadaten><jurabk>DrachG</jurabk><enbez>§ 1</enbez><titel>Steigen</titel></metadaten>
<textdaten><text format="XML"><Content><P>(1) Wer <DL><DT>1.</DT><DD><LA>rote oder<DL><DT>a)</DT>
<DD><LA>kleine</LA></DD></DL></LA></DD><DT>2.</DT><DD><LA>blaue</LA></DD></DL>Drachen steigen
lässt, zahlt.</P><P>(2) Nachts gilt das nicht.</P></Content></text><fussnoten><Content><P>Fußnote
</P></Content></fussnoten></textdaten></norm>
<norm><metadaten><enbez>§ 2</enbez><titel>(weggefallen)</titel></metadaten></norm></dokumente>"""

E_GOV = """<Law Era="Heisei" Year="11" Num="1" LawType="Act" Lang="ja"><LawNum>平成十一年法律第一号
</LawNum><LawBody><LawTitle>凧法</LawTitle><TOC><TOCLabel>目次</TOCLabel></TOC><MainProvision>
<Chapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle><Article Num="1">
<ArticleCaption>（定義）</ArticleCaption><ArticleTitle>第一条</ArticleTitle>
<Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>凧は玩具をいう。</Sentence>
<Sentence>ただし、<Ruby>紐<Rt>ひも</Rt></Ruby>は除く。</Sentence></ParagraphSentence></Paragraph>
<Paragraph Num="2"><ParagraphNum>２</ParagraphNum><ParagraphSentence>
<Sentence>次のとおりとする。</Sentence></ParagraphSentence><Item Num="1"><ItemTitle>一</ItemTitle>
<ItemSentence><Column><Sentence>赤</Sentence></Column><Column><Sentence>赤い凧</Sentence></Column>
</ItemSentence></Item></Paragraph></Article></Chapter></MainProvision></LawBody></Law>"""

FORMEX = """<ACT><BIB.INSTANCE><DATE ISO="20200102">20200102</DATE><LG.DOC>EN</LG.DOC>
<NO.DOC FORMAT="YN"><NO.CURRENT>7</NO.CURRENT><YEAR>2020</YEAR><COM>EU</COM></NO.DOC>
</BIB.INSTANCE><TITLE><TI><P>Kite Regulation</P></TI></TITLE><PREAMBLE><GR.CONSID><CONSID><NP>
<NO.P>(1)</NO.P><TXT>Kites fly.</TXT></NP></CONSID></GR.CONSID></PREAMBLE><ENACTING.TERMS>
<DIVISION><TITLE><TI><P>CHAPTER I</P></TI><STI><P>Rules</P></STI></TITLE><ARTICLE IDENTIFIER="001">
<TI.ART>Article 1</TI.ART><STI.ART><P>Terms</P></STI.ART><PARAG><NO.PARAG>1.</NO.PARAG><ALINEA>
<P>A <QUOT.START CODE="2018"/>kite<QUOT.END CODE="2019"/> is<NOTE><P>OJ L 1.</P></NOTE>:</P>
<LIST TYPE="alpha"><ITEM><NP><NO.P>(a)</NO.P><TXT>a toy;</TXT></NP></ITEM></LIST></ALINEA></PARAG>
</ARTICLE></DIVISION></ENACTING.TERMS></ACT>"""

CASES = {
    AKOMA_NTOSO: [
        "Kite Act",
        "Chapter 1 General",
        "1. Terms",
        "In this Act:",
        "(a) a kite is any toy on a string;",
        "See the annex.",
        "(b) a park is a garden.",
        "Both are fun.",
        "2. Gone.",
    ],
    DC_CODE: [
        "9-101 Kites.",
        "No person shall:",
        "(1) Fly a kite; or",
        "(2) Sell one.",
        "At night.",
        "May 1, 1980, Law 3-1",
        "See 9-102.",
    ],
    RECHTSPRAAK: [
        "Vliegers.",
        "Feiten",
        "1. De vlieger was rood.",
        "2. Slot",
        "Het hof wijst af.",
    ],
    USLM: [
        "§ 5. Kites",
        "(a) It is unlawful to—",
        "(1) fly a kite; or",
        "(2) sell a “string”,",
        "unless licensed.",
        "(Pub. L. 1–1, May 1, 1990.)",
        "Amendments",
        "1991—Subsec. (a) amended.",
    ],
    CLML: [
        "Kites Act",
        "Offences",
        "1 Night flying",
        "(1) It is an offence to fly—",
        "(a) a red kite, or",
        "(b) a balloon.",
        "Word inserted.",
    ],
    GESETZE: [
        "Drachengesetz",
        "Teil 1 Regeln",
        "§ 1 Steigen",
        "(1) Wer",
        "1. rote oder",
        "a) kleine",
        "2. blaue",
        "Drachen steigen lässt, zahlt.",
        "(2) Nachts gilt das nicht.",
        "Fußnote",
        "§ 2 (weggefallen)",
    ],
    E_GOV: [
        "平成十一年法律第一号",
        "凧法",
        "目次",
        "第一章　総則",
        "第一条　（定義）",
        "凧は玩具をいう。ただし、紐は除く。",
        "２　次のとおりとする。",
        "一　赤　赤い凧",
    ],
    FORMEX: [
        "Kite Regulation",
        "(1) Kites fly.",
        "CHAPTER I Rules",
        "Article 1 Terms",
        "1. A ‘kite’ is:",
        "OJ L 1.",
        "(a) a toy;",
    ],
}

LABELS = {
    AKOMA_NTOSO: ["Chapter 1", "1.", "(a)", "(b)", "2."],
    DC_CODE: ["9-101", "(1)", "(2)"],
    RECHTSPRAAK: [None, "1."],
    USLM: ["§ 5.", "(a)", "(1)", "(2)"],
    CLML: ["1", "(1)", "(a)", "(b)"],
    GESETZE: ["§ 1", "(1)", "1.", "a)", "2.", "(2)", "§ 2"],
    E_GOV: ["第一章", "第一条", None, "２", "一"],
    FORMEX: ["(1)", "CHAPTER I", "Article 1", "1.", "(a)"],
}

METADATA = {
    AKOMA_NTOSO: {"language": "fr", "jurisdiction": "XX", "as_of": "2020-02-03", "number": "7"},
    DC_CODE: {"jurisdiction": "US-DC", "citation": "D.C. Code § 9-101"},
    RECHTSPRAAK: {"ecli": "ECLI:NL:XX:2020:1", "court": "Hof Vliegerdam", "doc_type": "judgment"},
    USLM: {"title": "Title 99", "jurisdiction": "US", "language": "en"},
    CLML: {"title": "Kites Act 1999", "citation": "1999 c. 12", "as_of": "2020-05-06"},
    GESETZE: {"title": "Drachengesetz", "citation": "DrachG", "as_of": "2021-03-04"},
    E_GOV: {"title": "凧法", "citation": "平成十一年法律第一号", "language": "ja"},
    FORMEX: {"citation": "(EU) 2020/7", "as_of": "2020-01-02", "language": "en"},
}

MARKED_OFF = {
    AKOMA_NTOSO: {"See the annex.": "note", "2. Gone.": "repealed", "1. Terms": "heading"},
    DC_CODE: {"May 1, 1980, Law 3-1": "history", "See 9-102.": "note"},
    RECHTSPRAAK: {"Vliegers.": "note", "2. Slot": "heading"},
    USLM: {"(Pub. L. 1–1, May 1, 1990.)": "history", "1991—Subsec. (a) amended.": "note"},
    CLML: {"Kites Act": "contents", "Word inserted.": "note", "Offences": "heading"},
    GESETZE: {"Fußnote": "note", "Teil 1 Regeln": "heading"},
    E_GOV: {"目次": "contents", "凧法": "heading"},
    FORMEX: {"OJ L 1.": "note", "CHAPTER I Rules": "heading"},
}


def read(source: str) -> Draft:
    return read_xml(source.encode(), "kites.xml")


NAMES = [
    name for name, value in list(globals().items()) if isinstance(value, str) and value[:1] == "<"
]
by_vocabulary = pytest.mark.parametrize("source", CASES, ids=NAMES)


@by_vocabulary
def test_lines(source: str) -> None:
    assert read(source).text.splitlines() == CASES[source]


@by_vocabulary
def test_numbers_as_printed(source: str) -> None:
    marks = [m for m in read(source).marks if m.kind == "provision"]
    assert [m.label for m in marks] == LABELS[source]


@by_vocabulary
def test_metadata(source: str) -> None:
    assert METADATA[source].items() <= read(source).metadata.items()


@by_vocabulary
def test_what_is_not_law_is_marked_off(source: str) -> None:
    draft = read(source)
    found = {draft.text[r.start : r.end]: r.kind for r in draft.regions}
    assert MARKED_OFF[source].items() <= found.items()


@by_vocabulary
def test_marks_nest_and_stay_inside_the_text(source: str) -> None:
    draft = read(source)
    for mark in draft.marks:
        assert 0 <= mark.start < mark.end <= len(draft.text)
        for other in draft.marks:
            disjoint = other.end <= mark.start or mark.end <= other.start
            inside = mark.start <= other.start and other.end <= mark.end
            around = other.start <= mark.start and mark.end <= other.end
            assert disjoint or inside or around


def test_footnote_at_the_end_of_a_line_leaves_the_line_law() -> None:
    source = AKOMA_NTOSO.replace(" on a string;</p>", "</p>")
    draft = read(source)
    kinds = {draft.text[r.start : r.end]: r.kind for r in draft.regions}
    assert "(a) a kite is any toy" in draft.text.splitlines()
    assert "(a) a kite is any toy" not in kinds
    assert kinds["See the annex."] == "note"


def test_number_that_the_words_repeat_is_printed_once() -> None:
    source = DC_CODE.replace("Fly a kite; or", "(1) Fly a kite; or").replace(
        "Sell one", "2 or more"
    )
    assert "(1) Fly a kite; or" in read(source).text.splitlines()
    assert "(2) 2 or more." in read(source).text.splitlines()
