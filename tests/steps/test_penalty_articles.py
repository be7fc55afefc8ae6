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


def test_the_prohibition_that_is_named_may_only_use_the_defined_term() -> None:
    text = (
        '제1조 이 법에서 "금지그림"이란 아동의 성교 행위를 나타내는 사진을 말한다.\n'
        "제2조 누구든지 금지그림을 판매하여서는 아니 된다.\n"
        "제3조 누구든지 밤에 노래하여서는 아니 된다.\n"
        "제4조 제2조를 위반한 자는 6년 이하의 징역에 처한다.\n"
        "제5조 제3조를 위반한 자는 9년 이하의 징역에 처한다."
    )
    assert analyse(Document("t", text, language="ko")).max_prison_years == 6


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "uk",
            "Стаття 1. Продаж порнографічних фото дитини карається штрафом.\n"
            "Стаття 2. Надання притулку карається штрафом.\n"
            "Стаття 3. Дитиною вважається особа до досягнення нею сімнадцяти років.",
        ),
        (
            "zh",
            "第一条 出售未成年人性行为照片的，处罚款。\n"
            "第二条 夜间喧哗的，处罚款。\n"
            "第三条 未成年人，是指不满十七周岁的人。",
        ),
        (
            "tr",
            "Madde 1 Çocukların çıplak fotoğraflarını satan kişi cezalandırılır.\n"
            "Madde 2 Gece gürültü yapan kişi cezalandırılır.\n"
            "Madde 3 Çocuk deyiminden on yedi yaşını doldurmamış kişi anlaşılır.",
        ),
        (
            "ru",
            "Статья 1. Продажа порнографических фото ребёнка, а равно лица, не достигшего "
            "четырнадцати лет, наказывается штрафом.\n"
            "Статья 2. Шум ночью наказывается штрафом.\n"
            "Статья 3. Ребёнком признаётся лицо в возрасте до семнадцати лет.",
        ),
    ],
)
def test_who_is_a_child_may_stand_in_an_article_of_its_own(language: str, text: str) -> None:
    assert analyse(Document("t", text, language=language)).age == 17


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "tr",
            "Madde 1 (1) Bu Kanunda geçen;\n"
            "a) Yasak içerik: Çocuğun cinsel eylemini gösteren fotoğrafı,\n"
            "b) Gürültü: Gece çıkan sesi,\n"
            "ifade eder.\n"
            "Madde 2 (1) Gece gürültü yapmak yasaktır.\n"
            "Madde 3 (1) Yasak içeriği satan kişi üç yıla kadar hapis cezası ile cezalandırılır.",
        ),
        (
            "fr",
            "Article 1er. « Cliché dénudé » désigne la photographie d'un enfant nu dans une pose "
            "sexuelle.\n"
            "Article 2. Le bruit est interdit la nuit.\n"
            "Article 3. La vente d'un cliché dénudé est punie de trois ans d'emprisonnement.",
        ),
    ],
)
def test_a_term_with_an_accent_is_found_where_nothing_else_tells(language: str, text: str) -> None:
    assert analyse(Document("t", text, language=language)).max_prison_years == 3
