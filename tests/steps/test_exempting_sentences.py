"""A sentence that frees, beside a sentence that punishes, in one paragraph."""

from __future__ import annotations

import pytest

from legalnlp.pipeline import analyse
from legalnlp.types import Coding, Document


def coding(text: str, language: str) -> Coding:
    return analyse(Document(id="t", text=text, language=language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "Статья 4. Не наказывается хранение в научных целях. Продажа фотографий ребенка во "
            "время полового акта наказывается штрафом.",
        ),
        (
            "pl",
            "Art. 4. Nie popełnia przestępstwa badacz, który działa w celach naukowych. Kto "
            "sprzedaje zdjęcia dziecka podczas stosunku płciowego, podlega grzywnie.",
        ),
        (
            "ko",
            "제4조 아동의 성행위를 촬영한 사진을 판매한 자는 벌금에 처한다. 다만, 학술 연구를 "
            "위한 경우에는 처벌하지 아니한다.",
        ),
        (
            "id",
            "Pasal 4. Setiap orang yang menjual foto anak dalam persetubuhan dihukum dengan denda. "
            "Peneliti tidak dipidana bila bertindak untuk kepentingan ilmiah.",
        ),
    ],
)
def test_the_offence_stands_and_the_defence_counts(language: str, text: str) -> None:
    found = coding(text, language)
    assert found.depictions["real_child"].value == "covered"
    assert "science_education_medicine" in found.sets["defences"]
    assert found.sets["conduct"] == ("distribute",)


def test_the_intent_of_a_sentence_that_only_makes_the_penalty_graver_is_no_condition() -> None:
    found = coding(
        "第八條 未經他人同意散布其裸體照片者,處罰金。意圖使他人受辱而犯之者,處一年以下有期徒刑。",
        "zh",
    )
    assert found.depictions["adult_real"].value == "covered"
    assert found.max_prison_years == 1
