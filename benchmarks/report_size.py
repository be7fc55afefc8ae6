"""Time and size of report, figures and tables for many jurisdictions, on invented codings.

    python benchmarks/report_size.py [--jurisdictions 200] [--documents 3] [--passages 5000]

Prints seconds to write each output, the size of the report, the most memory used, and, where
Chromium and its driver are installed, the milliseconds until the report can be used.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from math import ceil
from pathlib import Path
from typing import Any

from legalnlp.knowledge import categories, taxonomy
from legalnlp.output import geo
from legalnlp.output.export import Setting, export
from legalnlp.output.figures import heatmap, maps, timeline
from legalnlp.output.figures.write import write as write_figure
from legalnlp.output.folder import load
from legalnlp.output.report import render
from legalnlp.output.tables_rows import TABLES, Material, material

WORDS = (
    "picture", "drawing", "kite", "string", "child", "invented", "sketch", "sound", "page",
    "keeper", "shows", "sells", "그림", "아동", "판매", "relato", "dibujo", "menor", "mineur",
)  # fmt: skip


def main() -> None:
    """Make the folder, write everything, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jurisdictions", type=int, default=200)
    parser.add_argument("--documents", type=int, default=3)
    parser.add_argument("--passages", type=int, default=5000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made(folder, asked.jurisdictions, asked.documents, asked.passages)
        measure(folder)


def measure(folder: Path) -> None:
    """Write each output once and say how long it took."""
    begun = time.perf_counter()
    given = timed("positions", lambda: material(load(folder)))
    page = timed("report", lambda: render(given.folder))
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    print(f"{'report':<24}{path.stat().st_size / 1e6:8.2f} MB")
    drawn = {
        "heat map": lambda: heatmap.heatmap(given),
        "world map": lambda: maps.world(given, "text"),
        "tiles": lambda: maps.tiles(given, "text"),
        "timeline": lambda: timeline.adoption(given),
    }
    for name, draw in drawn.items():
        svg = timed(name, draw)
        timed(f"{name} as PDF", lambda svg=svg: write_figure(svg, folder / "figure.pdf", "pdf"))
    for format in ("csv", "json", "html", "markdown", "latex", "docx", "parquet"):
        timed(f"every table, {format}", lambda format=format: tables(given, format, folder))
    for format in ("xlsx", "sqlite"):  # one file holds them all
        timed(f"all tables, {format}", lambda format=format: export(given, format, folder / "all"))
    print(f"{'all of it':<24}{time.perf_counter() - begun:8.2f} s")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'most memory':<24}{most:8.0f} MB")
    in_browser(path)


def tables(given: Material, format: str, folder: Path) -> None:
    """Every table in one format."""
    for table in TABLES:
        export(given, format, folder / "table", Setting(table))


def timed(name: str, work: Any) -> Any:
    """What the work gives, after printing how long it took."""
    start = time.perf_counter()
    result = work()
    print(f"{name:<24}{time.perf_counter() - start:8.2f} s")
    return result


def in_browser(path: Path) -> None:
    """Milliseconds until the page has run its script, and until a search has been answered."""
    try:
        from selenium import webdriver
        from selenium.common.exceptions import WebDriverException
        from selenium.webdriver.chrome.service import Service
    except ImportError:
        print("selenium is not installed: not opened in a browser")
        return
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    try:
        driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    except WebDriverException as error:
        print(f"no Chromium with a driver: {error.msg}")
        return
    try:
        driver.get(path.as_uri())
        print(f"{'interactive':<24}{driver.execute_script(INTERACTIVE):8.0f} ms")
        print(f"{'search answered':<24}{driver.execute_script(SEARCH):8.0f} ms")
        print(f"{'evidence shown':<24}{driver.execute_script(OPEN):8.0f} ms")
    finally:
        driver.quit()


INTERACTIVE = "return performance.getEntriesByType('navigation')[0].domInteractive"
SEARCH = """
const start = performance.now();
document.getElementById("filter-text").value = "kite";
refresh();
return performance.now() - start;"""
OPEN = """
const start = performance.now();
document.querySelector("#matrix td").click();
return performance.now() - start;"""


def made(folder: Path, jurisdictions: int, documents: int, passages: int) -> None:
    """A folder of invented codings, the same every time."""
    dice = random.Random(7)
    codes = [*geo.grid("world"), *geo.grid("states")][:jurisdictions]
    each = ceil(passages / (len(codes) * documents * len(categories()) * 0.8))
    with (folder / "codings.jsonl").open("w", encoding="utf-8") as stream:
        for coding in codings(codes, documents, each, dice):
            stream.write(json.dumps(coding, ensure_ascii=False) + "\n")


def codings(
    codes: list[str], documents: int, each: int, dice: random.Random
) -> Iterator[dict[str, Any]]:
    """Documents of each jurisdiction, with about so many passages a cell that is not silent."""
    order = taxonomy()["values"]["order"]
    for code in codes:
        for number in range(documents):
            cells = {c: cell(dice, dice.choice(order), each) for c in categories()}
            year = dice.randint(1990, 2025)
            yield {
                "document": {
                    "id": f"{code.lower()}-act-{number}", "jurisdiction": code,
                    "language": dice.choice(("en", "es", "fr", "ko")), "doc_type": "statute",
                    "status": "in_force", "instrument": None, "sha256": "0" * 64,
                    "citation": f"Act {number} of {year}, s. {number + 1}",
                    "as_of": f"{year}-01-01", "source": "https://law.example/",
                },
                "relevant": True, "review": False, "notes": [], "depictions": cells,
                "media": ["drawing"], "recognition": [], "conduct": ["possess"], "defences": [],
                "age": 18, "max_prison_years": 5, "definitions": [], "proofs": {},
            }  # fmt: skip


def cell(dice: random.Random, value: str, each: int) -> dict[str, Any]:
    """One cell with passages of thirty words."""
    if value == "silent":
        return {"value": value}
    found = []
    for _ in range(each):
        start, quote = dice.randint(0, 200_000), " ".join(dice.choices(WORDS, k=30))
        place = {"start": start, "end": start + len(quote), "provision": "s. 1(a)"}
        found.append({"quote": quote, "rule": "en.demo.rule", **place})
    conditions = ["obscene"] if value == "conditional" else []
    return {
        "value": value, "conditions": conditions, "conduct": ["possess", "distribute"],
        "confidence": 0.9, "review": dice.random() < 0.1, "evidence": found,
    }  # fmt: skip


if __name__ == "__main__":
    main()
