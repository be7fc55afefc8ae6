"""The report in a real browser: Debian's Chromium, headless, driven by Selenium."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from analysed_folder import write

from legalnlp.output.folder import load
from legalnlp.output.report import render

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
By = pytest.importorskip("selenium.webdriver.common.by").By
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys

TITLE = "A report"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("no Chromium with its driver (Debian: chromium, chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    service = webdriver.ChromeService(driver)
    with webdriver.Chrome(options, service) as opened:
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    path = folder / "report.html"
    path.write_text(render(load(write(folder)), TITLE), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: Any, report: Path) -> Any:
    browser.set_window_size(1280, 900)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    browser.get("about:blank")
    browser.get(report.as_uri())
    return browser


def rows(page: Any) -> list[str]:
    found = "[...document.querySelectorAll('#matrix tr[data-code]')]"
    return list(page.execute_script(f"return {found}.map((row) => row.dataset.code)"))


def choose(page: Any, **filters: str) -> list[str]:
    """Reset, set filters, and give the jurisdictions that are left."""
    page.execute_script("form.reset()")
    for name, value in filters.items():
        page.execute_script(f"field('{name}').value = arguments[0]", value)
    page.execute_script("refresh()")
    return rows(page)


def active(page: Any, attribute: str) -> Any:
    return page.execute_script(f"return document.activeElement.getAttribute('{attribute}')")


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.switch_to.active_element.send_keys(key)


def cell(page: Any, code: str, category: str) -> Any:
    return page.find_element(
        By.CSS_SELECTOR, f"tr[data-code='{code}'] td[data-category='{category}']"
    )


def test_the_matrix_shows_every_jurisdiction_under_its_region(page: Any) -> None:
    assert rows(page) == ["EG", "US", "US-UT", "FR", "DE", "EU", "ZZ"]
    france = cell(page, "FR", "virtual_child_drawn")
    assert france.get_attribute("aria-label") == "France, Virtual, drawn: covered, review asked"
    assert cell(page, "DE", "text").get_attribute("data-value") == "not_analysed"
    assert "7 jurisdictions" in page.find_element(By.ID, "summary").text


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"region": "Europe"}, ["FR", "DE"]),
        ({"value": "conditional"}, ["US-UT"]),
        ({"value": "covered", "category": "audio"}, ["US"]),
        ({"language": "ar"}, ["EG"]),
        ({"to": "1999"}, ["US"]),
        ({"text": "INVENTED child"}, ["FR"]),
        ({"text": "utah"}, ["US-UT"]),
        ({"text": "nowhere"}, []),
    ],
    ids=str,
)
def test_filters(page: Any, filters: dict[str, str], left: list[str]) -> None:
    assert choose(page, **filters) == left
    assert page.find_element(By.ID, "nothing").is_displayed() == (not left)


def test_typing_in_the_search_field_filters(page: Any) -> None:
    page.find_element(By.ID, "filter-text").send_keys("sketch")
    waiting(page, lambda: rows(page) == ["US-UT"])
    assert "1 of 7" in page.find_element(By.ID, "filter-count").text
    page.find_element(By.ID, "filter-reset").click()
    waiting(page, lambda: len(rows(page)) == 7)


def waiting(page: Any, ready: Any) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(page, 5, poll_frequency=0.05).until(lambda _: ready())


def test_a_cell_opens_on_the_words_that_decide_it(page: Any) -> None:
    cell(page, "FR", "virtual_child_drawn").click()
    panel = page.find_element(By.ID, "panel")
    marked = [m.text for m in panel.find_elements(By.CSS_SELECTOR, "blockquote mark")]
    assert marked == ["any drawing of an invented child"]
    quote = panel.find_element(By.TAG_NAME, "blockquote")
    assert "Whoever keeps a picture is fined." in quote.text
    assert (quote.get_attribute("lang"), quote.get_attribute("dir")) == ("en", "ltr")
    for said in ("covered", "possess", "Confidence 0.90", "review", "en.demo.rule", "Section 1"):
        assert said in panel.text
    official = panel.find_element(By.CSS_SELECTOR, "a.official")
    assert official.get_attribute("href") == "https://law.example/act"
    assert "noopener" in official.get_attribute("rel")


def test_text_of_any_script_is_marked_at_its_place(page: Any) -> None:
    cell(page, "EG", "text").click()
    quote = page.find_element(By.CSS_SELECTOR, "#panel blockquote")
    assert (quote.get_attribute("lang"), quote.get_attribute("dir")) == ("ar", "rtl")
    assert quote.find_element(By.TAG_NAME, "mark").text == "كل رسم لطفل"
    press(page, Keys.ESCAPE)
    cell(page, "US-UT", "text").click()
    assert page.find_element(By.CSS_SELECTOR, "#panel mark").text == "sketch 😀 of a child"


def test_evidence_leads_to_the_page_of_the_jurisdiction_and_back(page: Any) -> None:
    cell(page, "FR", "virtual_child_drawn").click()
    page.find_element(By.LINK_TEXT, "All about France").click()
    assert page.find_element(By.ID, "h-jurisdiction").text == "France"
    assert page.find_element(By.ID, "panel").get_attribute("open") is None
    page.find_element(By.XPATH, "//summary[contains(., 'drawn')]").click()
    waiting(page, lambda: page.find_elements(By.CSS_SELECTOR, "#jurisdiction mark"))
    page.back()
    waiting(page, lambda: page.find_element(By.ID, "overview").is_displayed())


def test_everything_is_reached_by_keyboard_alone(page: Any) -> None:
    page.execute_script("field('text').focus()")
    for _ in range(12):
        press(page, Keys.TAB)
        if active(page, "data-category"):
            break
    assert active(page, "data-category") == "real_child"
    press(page, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.END, Keys.HOME)
    assert active(page, "href") == "#US"
    press(page, Keys.ARROW_DOWN, Keys.ARROW_DOWN, *[Keys.ARROW_RIGHT] * 5)
    assert active(page, "aria-label").startswith("France, Virtual, drawn")
    press(page, Keys.ENTER)
    assert active(page, "id") == "h-panel"
    press(page, Keys.TAB)
    assert active(page, "id") == "panel-close"
    press(page, Keys.ESCAPE)
    assert page.find_element(By.ID, "panel").get_attribute("open") is None
    assert active(page, "aria-label").startswith("France, Virtual, drawn")
    stops = "return document.querySelectorAll('#matrix [tabindex=\"0\"]').length"
    assert page.execute_script(stops) == 1


def test_tiles_are_reached_by_arrow_keys(page: Any) -> None:
    page.find_element(By.LINK_TEXT, "Map").click()
    page.execute_script("document.querySelector('input[name=map-category][value=\"4\"]').click()")
    page.execute_script("drawnTiles.find(t => t.textContent === 'US').focus()")
    press(page, Keys.ARROW_RIGHT)
    assert active(page, "aria-label") == "DE, Germany: not analysed"
    press(page, Keys.ENTER)
    assert page.find_element(By.ID, "panel").get_attribute("open") is not None


def test_hostile_words_are_shown_and_never_obeyed(page: Any) -> None:
    cell(page, "ZZ", "real_child").click()
    panel = page.find_element(By.ID, "panel")
    assert "<script>" in panel.text
    assert "U+202E" in panel.text
    assert page.title == TITLE
    assert not page.find_elements(By.CSS_SELECTOR, "img, a[href^='javascript']")
    assert len(page.find_elements(By.TAG_NAME, "script")) == 2
    assert page.find_element(By.ID, "panel").get_attribute("open") is not None


def test_nothing_is_asked_of_the_network(page: Any) -> None:
    cell(page, "FR", "virtual_child_drawn").click()
    page.execute_script("byId('panel').close()")
    for view in ("map", "jurisdictions", "FR", "methods"):
        page.execute_script("location.hash = arguments[0]", f"#{view}")
    asked = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    urls = {
        message["params"]["request"]["url"]
        for message in asked
        if message["method"] == "Network.requestWillBeSent"
    }
    assert urls
    assert {url.split(":")[0] for url in urls} <= {"file", "about", "data"}
    assert not [e for e in page.get_log("browser") if e["level"] == "SEVERE"]


def test_print_leaves_out_the_controls(page: Any) -> None:
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not page.find_element(By.ID, "filters").is_displayed()
    assert not page.find_element(By.TAG_NAME, "nav").is_displayed()
    assert page.find_element(By.ID, "matrix").is_displayed()
    printed = page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert base64.b64decode(printed["data"]).startswith(b"%PDF")


def test_the_appendix_prints_every_passage(page: Any) -> None:
    page.find_element(By.LINK_TEXT, "Jurisdictions").click()
    page.find_element(By.PARTIAL_LINK_TEXT, "to print as an appendix").click()
    waiting(page, lambda: page.find_elements(By.CSS_SELECTOR, ".chapter"))
    assert not page.find_elements(By.CSS_SELECTOR, "#jurisdiction mark")
    page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    marked = page.find_elements(By.CSS_SELECTOR, "#jurisdiction mark")
    assert len(marked) == 4
    assert all(mark.is_displayed() for mark in marked)


@pytest.mark.parametrize("view", ["overview", "map", "jurisdictions", "FR", "methods"])
def test_a_narrow_window_needs_no_sideways_scrolling(page: Any, view: str) -> None:
    metrics = {"width": 320, "height": 700, "deviceScaleFactor": 1, "mobile": False}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    page.execute_script("location.hash = arguments[0]", f"#{view}")
    waiting(page, lambda: page.execute_script("return document.activeElement !== document.body"))
    wide = page.execute_script("return document.documentElement.scrollWidth")
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 320


@pytest.fixture(scope="module")
def axe(request: pytest.FixtureRequest) -> str:
    """The script of axe-core: from AXE_CORE, or fetched once by npm into pytest's cache."""
    named = os.environ.get("AXE_CORE")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    folder = Path(request.config.cache.mkdir(f"axe-core-{worker}"))  # type: ignore[union-attr]
    script = Path(named) if named else folder / "node_modules" / "axe-core" / "axe.min.js"
    npm = shutil.which("npm")
    if not script.is_file() and npm:
        install = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), "axe-core@4"]
        subprocess.run(install, capture_output=True, timeout=120, check=False)
    if not script.is_file():
        pytest.skip("no axe-core: set AXE_CORE to axe.min.js, or install npm")
    return script.read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["overview", "map", "jurisdictions", "FR", "methods", "panel"])
def test_axe_finds_no_violation(page: Any, axe: str, view: str, scheme: str) -> None:
    colours = [{"name": "prefers-color-scheme", "value": scheme}]
    colours.append({"name": "prefers-reduced-motion", "value": "reduce"})
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": colours})
    if view == "panel":
        cell(page, "FR", "virtual_child_drawn").click()
    else:
        page.execute_script("location.hash = arguments[0]", f"#{view}")
        waiting(page, lambda: page.find_element(By.CSS_SELECTOR, ".view:not([hidden]) h2"))
    page.execute_script(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.execute_async_script(
        "axe.run(document, {runOnly: arguments[0]}).then(arguments[1])", tags
    )
    problems = [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found["violations"]]
    assert problems == []
