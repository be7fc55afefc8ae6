"""Platform rules: read by the same taxonomy, their sanctions as penalties, kept out of the law."""

from __future__ import annotations

from datetime import date

import pytest

from legalnlp.ingest import read_bytes
from legalnlp.output.codings import to_dict
from legalnlp.output.positions import obligations, positions
from legalnlp.pipeline import analyse
from legalnlp.types import Coding

HEAD = "# Harbourchat Community Guidelines\n\n"
DRAWN = HEAD + (
    "Do not upload or store drawings of a child in a sexual pose. We remove such drawings and may "
    "suspend your account.\n"
)
DEEPFAKES = HEAD + (
    "We do not allow nude images of another person without their consent, including deepfakes. "
    "Accounts that post them are terminated.\n"
)


BARE_LIST = HEAD + (
    "We remove child sexual abuse material. This includes photos of real minors, AI-generated "
    "images and drawings.\n"
)
BARE_TERM = HEAD + "We do not allow child sexual exploitation.\n"
IN_OTHER_LANGUAGES = {
    "de": "# Regeln\n\nZeichnungen von Kindern in sexuellen Posen zu posten ist verboten. Solche "
    "Bilder werden entfernt und Konten gesperrt.\n",
    "es": "# Normas\n\nNo se permite publicar dibujos de menores en posturas sexuales. Eliminamos "
    "esos dibujos y suspendemos las cuentas.\n",
    "fr": "# Règles\n\nNous ne tolérons pas la publication de dessins d'un enfant dans une pose "
    "sexuelle. Nous supprimons ces dessins.\n",
    "ja": "# ガイドライン\n\n児童を性的に描いたイラストの投稿を禁止します。"
    "違反した投稿は削除します。\n",
    "ko": "# 가이드라인\n\n아동을 성적으로 묘사한 그림의 게시를 금지합니다. 위반한 게시물은 "
    "삭제합니다.\n",
}


def code(text: str) -> Coding:
    return analyse(read_bytes(text.encode(), "rules.md", hint="rules.md", jurisdiction="XA"))


@pytest.mark.parametrize(
    ("text", "category", "conduct"),
    [
        (DRAWN, "virtual_child_drawn", ("distribute", "possess")),
        (DEEPFAKES, "adult_synthetic", ("distribute",)),
    ],
)
def test_a_sanction_makes_the_deed_a_forbidden_one(
    text: str, category: str, conduct: tuple[str, ...]
) -> None:
    coding = code(text)
    assert coding.document.doc_type == "policy"
    assert coding.depictions[category].value == "covered"
    assert coding.depictions[category].conduct == conduct


@pytest.mark.parametrize("language", IN_OTHER_LANGUAGES)
def test_platforms_forbid_in_other_languages(language: str) -> None:
    text = IN_OTHER_LANGUAGES[language].encode()
    coding = analyse(
        read_bytes(text, "rules.md", hint="rules.md", doc_type="policy", language=language)
    )
    assert coding.depictions["virtual_child_drawn"].value == "covered"
    assert "distribute" in coding.depictions["virtual_child_drawn"].conduct


def test_the_items_of_a_bare_list_stand_each_for_itself() -> None:
    cells = code(BARE_LIST).depictions
    named = ("real_child", "virtual_child_realistic", "virtual_child_drawn")
    assert [cells[category].value for category in named] == ["covered"] * 3


def test_a_bare_term_is_read_as_the_term_of_art() -> None:
    coding = code(BARE_TERM)
    assert coding.depictions["real_child"].value == "covered"
    assert coding.depictions["virtual_child_drawn"].value == "silent"


def test_the_words_of_platforms_are_none_of_a_statute() -> None:
    statute = analyse(read_bytes(BARE_TERM.encode(), "act.md", hint="act.md", doc_type="statute"))
    assert code(BARE_TERM).relevant
    assert not statute.relevant


def test_a_policy_is_no_law_and_no_treaty() -> None:
    data = to_dict(code(DRAWN))
    assert positions([data], date(2030, 1, 1)) == {}
    assert obligations([data], date(2030, 1, 1)) == {}
