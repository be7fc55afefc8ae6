// The overview: a grid with one stop for the Tab key, in which the arrow keys move.
const matrix = byId("matrix");

function drawMatrix(found, wanted) {
  const shown = columns(wanted);
  const head = el("tr", {}, el("th", { scope: "col" }, "Jurisdiction"),
    shown.map((n) => el("th", { scope: "col", title: CATEGORIES[n].label }, CATEGORIES[n].short)));
  const rows = [];
  let region = null;
  for (const jurisdiction of found) {
    if (jurisdiction.region !== region) {
      region = jurisdiction.region;
      rows.push(el("tr", { class: "region" }, el("th", { scope: "rowgroup", colspan: shown.length + 1 }, region)));
    }
    rows.push(matrixRow(jurisdiction, shown));
  }
  matrix.replaceChildren(el("thead", {}, head), el("tbody", {}, rows));
  const first = matrix.querySelector("td");
  if (first) first.tabIndex = 0;
  byId("nothing").hidden = found.length > 0;
  byId("matrix-scroll").hidden = found.length === 0;
}

function matrixRow(jurisdiction, shown) {
  const name = el("th", { scope: "row", title: jurisdiction.name },
    el("a", { href: "#" + jurisdiction.code, tabindex: "-1" }, jurisdiction.name));
  const cells = shown.map((category) => {
    const { value, review } = jurisdiction.cells[category];
    const spoken = jurisdiction.name + ", " + CATEGORIES[category].short + ": " + VALUE[value] + (review ? ", review asked" : "");
    const cell = el("td", { role: "gridcell", tabindex: "-1", "data-value": value, "data-category": CATEGORIES[category].id, "aria-label": spoken, title: spoken },
      glyph(), review ? el("span", { class: "flag", "aria-hidden": "true" }, "?") : null);
    cell.open = () => openCell(jurisdiction, category, cell);
    return cell;
  });
  return el("tr", { class: jurisdiction.parent ? "part" : null, "data-code": jurisdiction.code }, name, cells);
}

function stops() {
  return [...matrix.querySelectorAll("tbody tr[data-code]")].map((row) => [row.querySelector("a"), ...row.querySelectorAll("td")]);
}

function moveTo(target) {
  matrix.querySelectorAll('[tabindex="0"]').forEach((stop) => { stop.tabIndex = -1; });
  target.tabIndex = 0;
  target.focus();
  target.scrollIntoView({ block: "nearest", inline: "nearest" });
}

matrix.addEventListener("click", (event) => {
  const cell = event.target.closest("td");
  if (cell) { moveTo(cell); cell.open(); }
});

matrix.addEventListener("keydown", (event) => {
  const rows = stops();
  const row = rows.findIndex((stop) => stop.includes(document.activeElement));
  if (row < 0 || event.altKey || event.metaKey) return;
  const column = rows[row].indexOf(document.activeElement);
  const last = rows[row].length - 1;
  const steps = {
    ArrowRight: [row, Math.min(column + 1, last)], ArrowLeft: [row, Math.max(column - 1, 0)],
    ArrowDown: [Math.min(row + 1, rows.length - 1), column], ArrowUp: [Math.max(row - 1, 0), column],
    PageDown: [Math.min(row + 12, rows.length - 1), column], PageUp: [Math.max(row - 12, 0), column],
    Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? rows.length - 1 : row, last],
  };
  if (steps[event.key]) {
    event.preventDefault();
    moveTo(rows[steps[event.key][0]][steps[event.key][1]]);
  } else if ((event.key === "Enter" || event.key === " ") && document.activeElement.open) {
    event.preventDefault();
    document.activeElement.open();
  }
});
