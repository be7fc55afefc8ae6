"""What a court decides, in languages other than English and Korean."""

from __future__ import annotations

import pytest

from legalnlp.knowledge import load_pack
from legalnlp.pipeline import analyse
from legalnlp.types import Document

CASES = {
    "de-struck": (
        "de",
        "Bundesverfassungsgericht\nBeschluss vom 3. März 1931\n1 BvR 415/31\nGründe:\n"
        "Die Vorschrift verbietet Comics mit Kindern.\n"
        "Nach alledem ist das Verbot von Comics mit dem Grundgesetz unvereinbar.",
        [("strikes_down", ("virtual_child_drawn",))],
    ),
    "de-argued": (
        "de",
        "Bundesgerichtshof\nUrteil vom 3. März 1931\nGründe:\n"
        "Die Verteidigung meint, das Verbot von Comics mit Kindern sei verfassungswidrig.",
        [],
    ),
    "de-not-reached": (
        "de",
        "Bundesgerichtshof\nBeschluss vom 3. März 1931\n1 StR 415/31\nGründe:\n"
        "Eine rein sprachliche Schilderung wird von der Vorschrift nicht erfasst.",
        [("narrows", ("text",))],
    ),
    "fr-reached": (
        "fr",
        "Cour de cassation\nAudience publique du 3 mars 1931\nRéponse de la Cour\n"
        "La bande dessinée d'un mineur entre dans les prévisions du texte.",
        [("applies", ("virtual_child_drawn",))],
    ),
    "fr-below": (
        "fr",
        "Cour de cassation\nAudience publique du 3 mars 1931\nRéponse de la Cour\n"
        "La cour d'appel a jugé que la bande dessinée entre dans les prévisions du texte.",
        [],
    ),
    "fr-upheld": (
        "fr",
        "Conseil constitutionnel\nSéance du 3 mars 1931\nMotifs\n"
        "L'article 12 réprime les images virtuelles de mineurs.\n"
        "L'article 12 n'est pas contraire à la Constitution.",
        [("upholds", ("virtual_child_realistic",))],
    ),
    "nl-reached": (
        "nl",
        "Hoge Raad der Nederlanden\nArrest van 3 maart 1931\nnr. 00415/31\n2. Beoordeling\n"
        "Een levensechte afbeelding valt onder de bepaling.",
        [("applies", ("virtual_child_realistic",))],
    ),
    "es-not-reached": (
        "es",
        "Tribunal Supremo\nFecha de sentencia: 3 de marzo de 1931\nFundamentos de Derecho\n"
        "La novela no queda incluida en el precepto.",
        [("narrows", ("text",))],
    ),
    "sv-not-reached": (
        "sv",
        "HÖGSTA DOMSTOLENS DOM\nDom meddelad i Stockholm den 3 mars 1931\n"
        "Högsta domstolens bedömning\nTeckningar av påhittade figurer omfattas inte av förbudet.",
        [("narrows", ("virtual_child_drawn",))],
    ),
    "sv-report-headnote": (
        "sv",
        "NJA 1931 s. 415\nAtt ha teckningar av ingen har ansetts inte vara straffbart.\n"
        "Norrby tingsrätt\nDomskäl\nTeckningen utgör barnpornografi.\n"
        "Dom meddelad i Stockholm den 3 mars 1931",
        [("narrows", ("virtual_child_drawn",))],
    ),
    "de-not-one-of-the-class": (
        "de",
        "BUNDESGERICHTSHOF\nBESCHLUSS\nvom\n3. März 1931\nLeitsatz\n"
        "Bei einem Roman über ein Kind handelt es sich nicht um eine kinderpornographische "
        "Schrift mit wirklichkeitsnahem Inhalt.",
        [("narrows", ("text",))],
    ),
    "nl-view-below-is-right": (
        "nl",
        "Hoge Raad\n03-03-1931\nInhoudsindicatie\nHet oordeel dat een realistische afbeelding van "
        "een niet-bestaand kind onder de bepaling valt, is juist.",
        [("applies", ("virtual_child_realistic",))],
    ),
    "ja-reached": (
        "ja",
        "最高裁判所第一小法廷\n1931年3月3日 決定\n理由\n"
        "実在する児童を撮影した画像は児童ポルノに当たるというべきである。",
        [("applies", ("real_child",))],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_court_is_read_in_its_language(case: str) -> None:
    language, text, expected = CASES[case]
    judgment = analyse(Document(case, text, language=language, doc_type="judgment")).judgment or {}
    assert [(r["effect"], tuple(r["categories"])) for r in judgment["readings"]] == expected
    assert judgment["date"] == "1931-03-03"
    assert judgment["court"] != judgment["court_own_name"]


@pytest.mark.parametrize("tag", ["de", "en", "es", "fr", "ja", "ko", "nl", "sv"])
def test_the_language_has_words_for_each_part_of_the_work(tag: str) -> None:
    concepts = {rule.concept for rule in load_pack(tag).judgments}
    needed = (
        "section.reasons",
        "voice.argument",
        "voice.below",
        "ruling.reaches",
        "cited.provision",
    )
    held = {"ruling.reaches": "ruling.held_reached"}
    assert all(n in concepts or held.get(n) in concepts for n in needed)
    assert {"date.decided", "number.docket", "ruling.strikes_down", "ruling.upholds"} <= concepts
