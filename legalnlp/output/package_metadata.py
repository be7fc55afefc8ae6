"""What machines read of a package: Frictionless, RO-Crate and the Citation File Format."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from legalnlp import __version__
from legalnlp.output.export_data import KEYS, kinds
from legalnlp.output.export_labels import labels
from legalnlp.output.tables_rows import TABLES, ids

_TYPES = {"string": "string", "Int64": "integer", "Float64": "number", "boolean": "boolean"}
_GUARD = (
    "A text that a spreadsheet could run as a formula has one apostrophe before it in the CSV; "
    "the Parquet file holds it as it is."
)
_UNNAMED = "not stated"
_MEDIA = {
    ".csv": "text/csv", ".parquet": "application/vnd.apache.parquet", ".json": "application/json",
    ".jsonl": "application/jsonl", ".md": "text/markdown", ".txt": "text/plain",
}  # fmt: skip
_ONE_OF = {
    "category": "category", "value_text": "value", "value_effective": "value",
    "kind": "definition_kind",
}  # fmt: skip


def datapackage(
    folder: Path, title: str, license: str | None, counts: Mapping[str, int]
) -> str:  # fmt: skip
    """The Frictionless data package: every CSV table with the type of each column."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "legalnlp-replication",
        "title": title,
        "description": _GUARD,
        "resources": [_resource(folder, name, counts[name]) for name in TABLES],
    }
    if license:
        package["licenses"] = [{"name": license}]
    return _json(package)


def _resource(folder: Path, name: str, count: int) -> dict[str, Any]:
    path = folder / "data" / f"{name}.csv"
    data = path.read_bytes()
    schema: dict[str, Any] = {
        "fields": [_field(column, kind) for column, kind in kinds(TABLES[name][1]).items()],
        "missingValues": [""],
    }
    if name in KEYS:
        schema["primaryKey"] = list(KEYS[name])
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": labels()("tables", name),
        "path": f"data/{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"'},
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "legalnlp:rows": count,
        "schema": schema,
    }


def _field(column: str, kind: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column, "type": _TYPES[kind]}
    label = labels()("columns", column)
    if label != column:
        field["title"] = label
    if kind == "boolean":
        field |= {"trueValues": ["True"], "falseValues": ["False"]}
    if column in _ONE_OF:
        field["constraints"] = {"enum": ids()[_ONE_OF[column]]}
    return field


def ro_crate(
    folder: Path, files: Sequence[str], title: str, day: str, authors: Sequence[str],
    license: str | None,
) -> str:  # fmt: skip
    """RO-Crate 1.1: the files, and the software and action that made them."""
    people = [{"@id": f"#author-{n}", "@type": "Person", "name": a}
              for n, a in enumerate(authors, 1)]  # fmt: skip
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": f"{title}. Coded with legalnlp {__version__}; see README.md.",
        "datePublished": day,
        "license": license or "No licence is stated.",
        "hasPart": [{"@id": name} for name in files],
    }
    if people:
        root["author"] = [{"@id": person["@id"]} for person in people]
    graph = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        root,
        {
            "@id": "#legalnlp",
            "@type": "SoftwareApplication",
            "name": "legalnlp",
            "softwareVersion": __version__,
        },
        {
            "@id": "#coding",
            "@type": "CreateAction",
            "name": "Coding of the texts and writing of the tables (commands.txt)",
            "instrument": {"@id": "#legalnlp"},
            "result": [{"@id": name} for name in files if name.startswith(("data/", "codings/"))],
        },
        *people,
        *(_file(folder, name) for name in files),
    ]
    return _json({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph})


def _file(folder: Path, name: str) -> dict[str, Any]:
    data = (folder / name).read_bytes()
    return {
        "@id": name,
        "@type": "File",
        "name": name.rpartition("/")[2],
        "contentSize": str(len(data)),
        "encodingFormat": _MEDIA.get(Path(name).suffix, "application/octet-stream"),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def citation_cff(title: str, day: str, authors: Sequence[str], license: str | None) -> str:
    """The Citation File Format 1.2; JSON strings are YAML strings."""
    lines = [
        "cff-version: 1.2.0",
        "message: If you use these data, please cite them as below.",
        "type: dataset",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        "authors:",
        *(f"  - name: {json.dumps(name, ensure_ascii=False)}" for name in authors or (_UNNAMED,)),
        f"date-released: {json.dumps(day)}",
        *([f"license: {json.dumps(license)}"] if license else []),
        "references:",
        "  - type: software",
        "    title: legalnlp",
        f"    version: {json.dumps(__version__)}",
        "    authors:",
        "      - name: The legalnlp authors",
    ]
    return "\n".join(lines) + "\n"


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
