"""Which court decided and when, as the head or the end of a judgment says it in many countries."""

from __future__ import annotations

import pytest

from legalnlp.knowledge import load_pack
from legalnlp.steps.judgments import imprint
from legalnlp.steps.judgments.imprints import Imprint
from legalnlp.types import Document

BODY = "The accused drew a child that no one ever met. The charge was read to him twice."


def printed(text: str, language: str = "en") -> Imprint:
    document = Document("imprint", text, language=language, doc_type="judgment")
    return imprint(document, load_pack(language).judgments)


@pytest.mark.parametrize(
    ("language", "head", "court", "jurisdiction"),
    [
        ("en", "IN THE CONSTITUTIONAL COURT OF ZAMBIA", "Constitutional Court of Zambia", "ZM"),
        ("en", "REPUBLIC OF UGANDA\nIN THE COURT OF APPEAL", "Court of Appeal of Uganda", "UG"),
        ("en", "IN THE HIGH COURT OF KERALA AT ERNAKULAM", "High Court of Kerala", "IN"),
        (
            "en",
            "BELIZE\nIN THE SUPREME COURT OF JUDICATURE\nCOURT OF APPEAL",
            "Court of Appeal of Belize",
            "BZ",
        ),
        ("en", "In the Court of Appeals\nof Texas", "Court of Appeals of Texas", "US-TX"),
        ("fr", "REPUBLIQUE TOGOLAISE\nCOUR SUPREME DU TOGO", "Supreme Court of Togo", "TG"),
        (
            "fr",
            "ROYAUME DU MAROC\nCOUR DE CASSATION DU MAROC",
            "Court of Cassation of Morocco",
            "MA",
        ),
        (
            "es",
            "REPÚBLICA DE CHILE\nTRIBUNAL CONSTITUCIONAL",
            "Constitutional Court of Chile",
            "CL",
        ),
        ("es", "CORTE DE APELACIONES DE TEMUCO", "Court of Appeal of Temuco", ""),
        (
            "es",
            "El Pleno de la Corte Suprema de Justicia, reunido en Montevideo, dicta sentencia.",
            "Supreme Court of Justice of Uruguay",
            "UY",
        ),
        ("en", "Federal Constitutional Court", "Federal Constitutional Court", ""),
        ("en", "IN THE CROWN COURT AT DERBY", "Crown Court at Derby", ""),
        (
            "en",
            "In the\nCourt of Appeals\nSixth Appellate District of Texas at Texarkana",
            "Court of Appeals of Texas, Sixth District",
            "US-TX",
        ),
        (
            "en",
            "COURT OF APPEALS OF OHIO\nNINTH APPELLATE DISTRICT",
            "Court of Appeals of Ohio, Ninth Appellate District",
            "US-OH",
        ),
        ("es", "TRIBUNAL SUPREMO DE CUBA", "Supreme Court of Cuba", "CU"),
        ("fr", "COUR D'APPEL DE MONS", "Court of Appeal of Mons", "BE"),
        ("zh", "香港特別行政區\n高等法院原訟法庭", "Court of First Instance (Hong Kong)", "HK"),
        ("zh", "臺灣新北地方法院刑事判決", "New Taipei District Court", "TW"),
        ("de", "Obergericht des Kantons Zug", "High Court of Zug", "CH"),
        ("nl", "HOF VAN BEROEP ANTWERPEN", "Court of Appeal of Antwerp", ""),
        ("de", "OLG Bamberg, Beschluss vom 4.5.2020", "Higher Regional Court of Bamberg", "DE"),
        ("es", "AUDIENCIA PROVINCIAL DE LA RIOJA", "Provincial Court of La Rioja", "ES"),
        (
            "es",
            "En la ciudad de Ushuaia, a los dos días de mayo, se reunió la Sala II del Tribunal"
            " Superior de Justicia, presidida por su vocal.",
            "High Court of Justice of Ushuaia",
            "",
        ),
        (
            "es",
            "Asunción, 4 de mayo de 2020\nEl recurso llegó a conocimiento de esta Corte Suprema.",
            "Supreme Court of Paraguay",
            "PY",
        ),
        (
            "pt",
            "PODER JUDICIÁRIO DO ESTADO DE SERGIPE\nTRIBUNAL DE JUSTIÇA",
            "Court of Justice of Sergipe",
            "BR",
        ),
        (
            "pt",
            "TRIBUNAL REGIONAL FEDERAL DA 2ª REGIÃO",
            "Federal Regional Court of the 2nd Region",
            "BR",
        ),
        ("en", "a) Latvia / b) Constitutional Court / c)", "Constitutional Court of Latvia", "LV"),
        (
            "en",
            "U.S. ARMY COURT OF CRIMINAL APPEALS",
            "U.S. Army Court of Criminal Appeals",
            "US",
        ),
        (
            "en",
            "SHERIFFDOM OF LOTHIAN AND BORDERS AT SELKIRK",
            "Sheriff Court at Selkirk",
            "GB-SCT",
        ),
        (
            "en",
            "SUPERIOR COURT OF NEW JERSEY\nAPPELLATE DIVISION",
            "Superior Court of New Jersey, Appellate Division",
            "US-NJ",
        ),
        ("ja", "【事件番号】仙台高等裁判所判決/令和元年(う)第9号", "Sendai High Court", "JP"),
        ("ja", "裁判所名 札幌地方裁判所", "Sapporo District Court", "JP"),
        ("sv", "ÅBO HOVRÄTT", "Court of Appeal of Turku", "FI"),
    ],
)
def test_level_and_place_name_a_court(
    language: str, head: str, court: str, jurisdiction: str
) -> None:
    found = printed(f"{head}\n{BODY}", language).court
    assert found is not None
    assert found.english == court
    assert found.jurisdiction.startswith(jurisdiction)


def test_the_signatures_name_the_court_that_the_title_page_leaves_out() -> None:
    text = f"Santiago, 4 de mayo de 2020.\n{30 * (BODY + chr(10))}Dictada por el Excmo. "
    found = printed(f"{text}Tribunal Constitucional.", "es").court
    assert found is not None
    assert found.english == "Constitutional Court of Chile"


@pytest.mark.parametrize(
    "line",
    [
        "On appeal from the High Court of Fiji",
        "The district court of the town had believed the witness.",
    ],
)
def test_the_court_below_did_not_decide(line: str) -> None:
    assert printed(f"{line}\n{BODY}").court is None


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("en", "DATED, SIGNED AND DELIVERED at Kisumu this 4th day of May, 2021", "2021-05-04"),
        ("en", "Heard 2 May 2021; decided 4 June 2021", "2021-06-04"),
        ("en", "2020: March 3\n2020: May 4", "2020-05-04"),
        ("en", "3 March and 4 May 2020", "2020-05-04"),
        ("en", "Given on the fourth day of May two thousand and twenty", "2020-05-04"),
        ("en", "AT HOBART ON MONDAY, 4 MAY 2020, AT 10.15 AM", "2020-05-04"),
        ("de", "Zug, den 4. Mai 2020", "2020-05-04"),
        ("de", "Die Kammer erlässt am 4. Mai 2020 folgenden Beschluss", "2020-05-04"),
        ("fr", "Lecture du lundi 4 mai 2020", "2020-05-04"),
        ("fr", "prononcé le quatre mai mil neuf cent quatre-vingt-dix-huit", "1998-05-04"),
        ("es", "Lima, a los 4 días del mes de mayo de 2020", "2020-05-04"),
        ("es", "en sesión de cuatro de mayo de dos mil veinte", "2020-05-04"),
        ("pt", "04/05/2020 PRIMEIRA TURMA", "2020-05-04"),
        ("nl", "van 4 mei 2020", "2020-05-04"),
        ("sv", "Givet: 4.5.2020", "2020-05-04"),
        ("zh", "中 華 民 國 109 年 5 月 4 日", "2020-05-04"),
        ("zh", "二〇二〇年五月四日", "2020-05-04"),
        ("zh", "聆訊日期:2020年3月3日\n判案書日期:2020年5月4日", "2020-05-04"),
        ("ja", "令和2年5月4日 さいたま地方裁判所第9刑事部", "2020-05-04"),
        ("ko", "2020. 5. 4. 전원재판부", "2020-05-04"),
        ("ko", "결 정 일  2020. 5. 4.", "2020-05-04"),
        ("zh", "109年3月3日辯論終結\n判決日期:109年5月4日", "2020-05-04"),
        ("zh", "中 華 民 國 一○九 年 五 月 四 日", "2020-05-04"),
        ("zh", "聆訊日期:2020年3月3日\n判案理由書日期:2020年5月4日", "2020-05-04"),
        ("fr", "Arrêt n° 12/20 du 4 mai 2020\nsuivant jugement rendu le 3 mars 2019", "2020-05-04"),
        ("fr", "Date : 20200504", "2020-05-04"),
        ("fr", "Jugement du : 04/05/2020", "2020-05-04"),
        ("fr", "Plaidé le 03/03/2020, délibéré le 04/05/2020", "2020-05-04"),
        ("fr", "Jugement rendu : 3 mars 2020\nMotifs déposés : 4 mai 2020", "2020-05-04"),
        ("en", "Judgment rendered: March 3, 2020; reasons delivered: May 4, 2020", "2020-05-04"),
        ("en", "Date of Delivery: 4 May 2020", "2020-05-04"),
        ("en", "3 March 2020; 4 May 2020", "2020-05-04"),
        (
            "en",
            "Selkirk, 4 May 2020. The Sheriff, having considered the plea, repels it",
            "2020-05-04",
        ),
        ("pt", "Tribunal Supremo, em Maputo, aos 4 de Maio de 2020.", "2020-05-04"),
        ("pt", "Aracaju, 4 de novembro de 2020.", "2020-11-04"),
    ],
)
def test_the_day_of_the_decision(language: str, line: str, day: str) -> None:
    assert printed(line, language).date == day


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Appeal from the judgment of sentence entered May 4, 2020"),
        ("fr", "Le pourvoi est dirigé contre un arrêt rendu le 4 mai 2020"),
        ("es", "Con fecha 4 de mayo de 2020 el recurrente pidió amparo."),
        ("fr", "Vu l'arrêt n° 12/20 du 4 mai 2020 de la cour d'appel"),
        ("zh", "109年5月4日言詞辯論終結"),
        ("nl", "Bij vonnis van 4 mei 2020 werd de beklaagde vrijgesproken."),
    ],
)
def test_another_day_is_not_that_of_the_decision(language: str, line: str) -> None:
    assert printed(line, language).date is None


def test_digits_stand_in_the_order_of_the_country() -> None:
    assert printed("Filed 5/4/20\nIN THE COURT OF APPEAL OF CALIFORNIA").date == "2020-05-04"
    assert printed("Filed 5/4/20\nIN THE COURT OF APPEAL OF KENYA").date == "2020-04-05"


def test_cases_heard_together_keep_their_numbers() -> None:
    assert printed("COURT OF APPEALS OF OHIO\nNos. 31415 and 31416, on appeal").number == (
        "31415, 31416"
    )
