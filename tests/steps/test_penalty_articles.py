"""A penalty that stands in an article of its own, which names the prohibition by its number."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Document


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "Статья 5. Запрещается продажа фотографий обнаженных детей в сексуальных целях.\n"
            "Статья 9. Нарушение статьи 5 наказывается лишением свободы на срок до трех лет.",
        ),
        (
            "tr",
            "Madde 5 Çocukların çıplak fotoğraflarını yaymak yasaktır.\n"
            "Madde 9 5 inci maddeye aykırı davranan kişi üç yıla kadar hapis ile cezalandırılır.",
        ),
        (
            "th",
            "มาตรา 5 ห้ามมิให้ผู้ใดเผยแพร่ภาพเปลือยของเด็ก\n"
            "มาตรา 9 ผู้ใดฝ่าฝืนมาตรา 5 ต้องระวางโทษจำคุกไม่เกินสามปี",
        ),
        (
            "lt",
            "5 straipsnis. Draudžiama platinti vaikų pornografiją.\n"
            "9 straipsnis. Tas, kas pažeidė 5 straipsnį, baudžiamas laisvės atėmimu iki 3 metų.",
        ),
        (
            "ja",
            "第五条 何人も、少年の裸体の写真を売り歩き、頒布してはならない。\n"
            "第六条 前条に背いた者は、三年以下の拘禁刑に処する。",
        ),
    ],
)
def test_the_term_is_found_however_the_article_is_named(language: str, text: str) -> None:
    assert analyse(Document("t", text, language=language)).max_prison_years == 3


def test_letters_that_grow_when_folded_move_no_article() -> None:
    line = "Großer Spaß mit großen Drachen auf der Straße.\n"
    kites = "".join(f"§ {n} Drachen\n{line}" for n in (1, 2, 3, 4))
    offence = "§ 5 Verbot\nDas Verbreiten pornographischer Bilder von Kindern ist verboten.\n"
    penalty = "§ 7 Strafe\nWer gegen § 5 verstößt, wird mit Haft bis zu drei Jahren bestraft.\n"
    after = "§ 8 Fristen\nDie Frist beginnt am Montag.\n"
    text = f"{kites * 12}{offence}{penalty}{after}"
    assert analyse(Document("t", text, language="de")).max_prison_years == 3
