"""Arguments and options that several verbs share."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from legalnlp.sources import Columns

Files = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, archives (zip, tar, gz, bz2, xz), tables of texts (Parquet, JSON "
        "Lines), bare git clones, or addresses in a store, as in s3://bucket/folder."
    ),
]
File = Annotated[Path, typer.Argument(help="One file.")]
Language = Annotated[
    str | None,
    typer.Option(help="Language of the texts (BCP 47: en, de, pt-BR); wins over metadata."),
]
Jurisdiction = Annotated[
    str | None, typer.Option(help="ISO 3166 code (DE, US-GA) or EU, COE, UN; wins over metadata.")
]
DocType = Annotated[
    str | None, typer.Option(help="statute, treaty, judgment or policy; wins over metadata.")
]
AsOf = Annotated[
    str | None, typer.Option(help="Date of the text's state, YYYY-MM-DD; wins over metadata.")
]
MaxBytes = Annotated[
    int | None, typer.Option(help="Refuse files above this size [default: 200000000].", min=1)
]
TextColumn = Annotated[
    str | None, typer.Option(help="Column of a table that holds the texts; guessed if not named.")
]
IdColumn = Annotated[str | None, typer.Option(help="Column of the documents' ids.")]
LanguageColumn = Annotated[str | None, typer.Option(help="Column of the languages.")]
JurisdictionColumn = Annotated[str | None, typer.Option(help="Column of the jurisdictions.")]
DateColumn = Annotated[str | None, typer.Option(help="Column of the dates of the texts' state.")]
Workers = Annotated[int, typer.Option(help="Worker processes.", min=1)]
TimeLimit = Annotated[float, typer.Option(help="Seconds that one file may take.", min=0.1)]

Memory = Annotated[
    int, typer.Option(help="MB of memory that a worker may hold (Linux); 0: no limit.", min=0)
]

Texts = Annotated[
    Path | None, typer.Option(help="Folder with the texts, if they are to be read and have moved.")
]
PositionsOn = Annotated[
    str | None,
    typer.Option(
        "--on", help="Day of the positions, YYYY-MM-DD [default: that of the newest text]."
    ),
]


def overrides(
    language: str | None = None,
    jurisdiction: str | None = None,
    doc_type: str | None = None,
    as_of: str | None = None,
    max_bytes: int | None = None,
) -> dict[str, Any]:
    """The options that were given, as keyword arguments of `legalnlp.read`.

    Exits with 2 where one of them cannot be meant.
    """
    from legalnlp.types import DOC_TYPES

    if doc_type is not None and doc_type not in DOC_TYPES:
        raise typer.BadParameter(
            f"{doc_type!r} is not one of {', '.join(DOC_TYPES)}.", param_hint="--doc-type"
        )
    if as_of is not None and not _is_date(as_of):
        raise typer.BadParameter(f"{as_of!r} is no date YYYY-MM-DD.", param_hint="--as-of")
    if language is not None:
        _known(language)
    given = {
        "language": language,
        "jurisdiction": jurisdiction,
        "doc_type": doc_type,
        "as_of": as_of,
        "max_bytes": max_bytes,
    }
    return {name: value for name, value in given.items() if value is not None}


def columns(
    text: str | None,
    id: str | None,
    language: str | None,
    jurisdiction: str | None,
    date: str | None,
) -> Columns:
    """The columns of tables that were named."""
    from legalnlp.sources import Columns

    return Columns(text, id, language, jurisdiction, date)


def _is_date(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _known(language: str) -> None:
    from legalnlp.knowledge import available, pack_tag

    if pack_tag(language) is None:
        raise typer.BadParameter(
            f"no language pack for {language!r}; packs: {', '.join(available())}.",
            param_hint="--language",
        )


def optional_day(text: str | None, option: str = "--on") -> datetime.date | None:
    """The day, or None where none was given; exit 2 where it is no date."""
    if text is None:
        return None
    if not _is_date(text):
        raise typer.BadParameter(f"{text!r} is no date YYYY-MM-DD.", param_hint=option)
    return datetime.date.fromisoformat(text)


def choice(value: str, allowed: tuple[str, ...], option: str = "--format") -> str:
    """The value, or exit 2 with the list of choices."""
    if value not in allowed:
        raise typer.BadParameter(
            f"{value!r} is not one of {', '.join(allowed)}.", param_hint=option
        )
    return value
