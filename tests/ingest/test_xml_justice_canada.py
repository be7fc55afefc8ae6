"""Justice Canada XML: structure survives, marks of defined terms do not."""

from __future__ import annotations

import pytest

from legalnlp.errors import UnreadableFile
from legalnlp.ingest.draft import Draft
from legalnlp.ingest.xml import read_xml

ACT = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<Statute lims:current-date="2025-07-24" in-force="yes" xml:lang="en"
 xmlns:lims="http://justice.gc.ca/lims"><Identification>
<LongTitle>An Act about kites</LongTitle><ShortTitle>Kites Act</ShortTitle>
<RunningHead>Kites</RunningHead><Chapter><ConsolidatedNumber>K-9</ConsolidatedNumber>
<AnnualStatuteId><AnnualStatuteNumber>7</AnnualStatuteNumber><YYYY>1999</YYYY></AnnualStatuteId>
</Chapter></Identification><Body>
<Heading level="1"><Label>PART I</Label><TitleText>Flying</TitleText></Heading>
<Section><MarginalNote>Definitions<HistoricalNote><HistoricalNoteSubItem>1999, c. 7
</HistoricalNoteSubItem></HistoricalNote></MarginalNote><Label>2<FootnoteRef>*</FootnoteRef></Label>
<Subsection><Label>(1)</Label><Text>In this Act,</Text>
<Definition><Text><DefinedTermEn>kite</DefinedTermEn>\u2002means a toy;
(<DefinedTermFr>cerf</DefinedTermFr>)
</Text></Definition>
<Definition><Text><DefinedTermEn>string</DefinedTermEn> means</Text>
<Paragraph><Label>(<Emphasis>a</Emphasis>)</Label><Text>a cord, or</Text></Paragraph>
<Paragraph><Label>(b)</Label><Text>a wire</Text></Paragraph>
<ContinuedDefinition><Text>that holds a kite.</Text></ContinuedDefinition></Definition>
<Definition><Text><DefinedTermEn>tail</DefinedTermEn><Repealed>[Repealed, 2001, c. 2]</Repealed>
</Text>
</Definition></Subsection></Section>
<Section><Label>3</Label><Text><Repealed>[Repealed, 2003, c. 1]</Repealed></Text></Section>
</Body>
<Schedule><ScheduleFormHeading><Label>SCHEDULE 1</Label><TitleText>Colours</TitleText>
<OriginatingRef>(Section 9)</OriginatingRef></ScheduleFormHeading>
<List><Item><Text>Red</Text></Item></List></Schedule>
<RecentAmendments><Amendment><AmendmentCitation>2020, c. 3</AmendmentCitation>
<AmendmentDate>2020-01-01</AmendmentDate></Amendment></RecentAmendments></Statute>
"""


@pytest.fixture(scope="module")
def act() -> Draft:
    return read_xml(ACT.encode(), "kites.xml")


def marked(draft: Draft) -> list[tuple[str | None, str | None, str | None]]:
    return [(m.label, m.name, m.heading) for m in draft.marks if m.kind == "provision"]


def regions(draft: Draft, kind: str) -> list[str]:
    return [draft.text[r.start : r.end] for r in draft.regions if r.kind == kind]


def test_each_unit_is_a_nested_mark_with_its_label_as_printed(act: Draft) -> None:
    assert marked(act) == [
        ("2", "section", "Definitions"),
        ("(1)", "subsection", None),
        (None, None, None),
        ("(a)", "paragraph", None),
        ("(b)", "paragraph", None),
        ("3", "section", None),
        ("SCHEDULE 1", "schedule", "Colours"),
    ]
    section, subsection = act.marks[1:3]
    assert section.start < subsection.start < subsection.end <= section.end


def test_marks_of_defined_terms_leave_no_trace(act: Draft) -> None:
    assert "kite means a toy; (cerf)" in act.text.splitlines()
    assert "definition" not in {m.name for m in act.marks}


def test_every_paragraph_is_a_line_with_its_number(act: Draft) -> None:
    lines = act.text.splitlines()
    start = lines.index("string means")
    assert lines[start : start + 4] == [
        "string means",
        "(a) a cord, or",
        "(b) a wire",
        "that holds a kite.",
    ]
    assert "(1) In this Act," in lines


def test_notes_histories_and_repeals_are_marked_off(act: Draft) -> None:
    assert regions(act, "repealed") == ["tail [Repealed, 2001, c. 2]", "3 [Repealed, 2003, c. 1]"]
    assert regions(act, "history") == ["1999, c. 7", "2020, c. 3\t2020-01-01"]
    assert "2 Definitions" in regions(act, "heading")
    assert "PART I Flying" in regions(act, "heading")


def test_metadata_of_the_head(act: Draft) -> None:
    assert act.metadata == {
        "title": "An Act about kites",
        "language": "en",
        "jurisdiction": "CA",
        "citation": "S.C. 1999, c. 7",
        "number": "K-9",
        "as_of": "2025-07-24",
        "status": "in_force",
        "doc_type": "statute",
    }


def test_a_fragment_with_prefixes_nobody_declared_is_read() -> None:
    draft = read_xml(
        b"<Section lims:id='1'><MarginalNote>Scope</MarginalNote><Label>5</Label>"
        b"<Text>Kites only.</Text></Section>",
        "cut.xml",
    )
    assert draft.text == "5 Scope\nKites only."


def test_truncated_file_is_refused_whole() -> None:
    with pytest.raises(UnreadableFile) as error:
        read_xml(ACT.encode()[:900], "cut.xml")
    assert error.value.cause == "damaged"
