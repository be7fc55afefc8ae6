"""Conduct and age of texts that prohibit or oblige and punish nobody: bans, treaties, codes."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document


def coding(language: str, text: str) -> Coding:
    return analyse(Document(id="t", text=text + "\n", language=language))


@pytest.mark.parametrize(
    ("language", "text", "conduct"),
    [
        ("de", "§ 4 Filme, die Kinder in sexuell aufreizender Haltung zeigen, dürfen nicht "
         "verkauft oder beworben werden.", {"distribute", "advertise"}),
        ("fr", "Article 4. Les films montrant des mineurs dans des poses sexuelles ne peuvent "
         "être vendus ni conservés.", {"distribute", "possess"}),
        ("es", "Artículo 4. Las películas que muestren a menores en poses sexuales no podrán "
         "ser vendidas ni almacenadas.", {"distribute", "possess"}),
        ("sv", "4 § Filmer som visar barn i sexuella ställningar får inte säljas eller lagras.",
         {"distribute", "possess"}),
        ("no", "§ 4. Bilder og filmer som viser barn i seksuelle stillinger, må ikke selges.",
         {"distribute"}),
        ("tr", "Madde 4- Çocukları cinsel pozlarda gösteren filmler satılamaz ve depolanamaz.",
         {"distribute", "possess"}),
        ("zh", "第七条 传播以儿童为内容的淫秽视频,有下列情形之一的,以传播罪定罪处罚:\n"
         "(一)三个以上的;\n(二)造成严重后果的。", {"distribute"}),
    ],
)  # fmt: skip
def test_a_prohibition_gives_its_conduct(language: str, text: str, conduct: set[str]) -> None:
    found = coding(language, text)
    assert set(found.sets["conduct"]) == conduct
    assert set(found.depictions["real_child"].conduct) == conduct


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Artikel 1 Für die Zwecke dieser Charta gilt der Ausdruck «Kind» für alle Personen "
         "unter 18 Jahren.\nArtikel 5 Die Staaten verbieten das Anwerben oder Anbieten eines "
         "Kindes für die Herstellung von Pornografie."),
        ("fr", "Article premier. Aux fins de la présente Charte, le terme « enfant » s'applique à "
         "toutes les personnes de moins de 18 ans.\nArticle 5. Les États interdisent l'offre ou "
         "le recrutement d'un enfant pour la production de films pornographiques."),
        ("lv", '1. pants. Šajā hartā jēdziens "bērns" attiecas uz visām personām, kas jaunākas '
         "par 18 gadiem.\n5. pants. Valstis aizliedz bērna vervēšanu vai piedāvāšanu pornogrāfijas "
         "ražošanai."),
        ("id", 'Pasal 1 Dalam Piagam ini, istilah "anak" berlaku bagi semua orang yang berusia di '
         "bawah 18 tahun.\nPasal 5 Negara melarang pengadaan atau penawaran anak untuk produksi "
         "pornografi."),
    ],
)  # fmt: skip
def test_a_treaty_against_using_children_for_pornography(language: str, text: str) -> None:
    found = coding(language, text)
    assert set(found.sets["conduct"]) == {"induce", "produce"}
    assert found.age == 18
    assert found.depictions["real_child"].value == "covered"
    assert found.depictions["virtual_child_drawn"].value == "silent"


def test_deeds_listed_among_wrongs_count_where_no_offence_stands() -> None:
    found = coding(
        "de",
        "Artikel 3 Zu den Formen der Ausbeutung gehören: a) die Schuldknechtschaft; b) das "
        "Anwerben eines Kindes für pornografische Vorführungen.",
    )
    assert set(found.sets["conduct"]) == {"induce"}


def test_a_term_for_dealing_brings_the_deeds_of_its_definition() -> None:
    found = coding(
        "en",
        'Section 1. In this Act "distribution of child pornography" means its production, its sale '
        "or its possession.\nSection 2. Distribution of child pornography is prohibited.",
    )
    assert {"produce", "distribute"} <= set(found.depictions["real_child"].conduct)
