// Tile grids. A tile with data is a button; the others only show that nothing was analysed.
let mapped = 0;
let drawnTiles = [];

function drawChoices() {
  byId("map-category").append(...CATEGORIES.map((category, number) => {
    const input = el("input", { type: "radio", name: "map-category", value: String(number), checked: number === mapped,
      on: { change: () => { mapped = number; drawTiles(); } } });
    return el("label", {}, input, category.short);
  }));
}

function drawTiles() {
  const wanted = filters();
  if (wanted.category) mapped = CATEGORIES.findIndex((c) => c.id === wanted.category);
  byId("map-category").querySelectorAll("input").forEach((input) => { input.checked = Number(input.value) === mapped; });
  const shown = new Set(fitting(wanted).map((j) => j.code));
  const known = new Map(DATA.jurisdictions.map((j) => [j.code, j]));
  const { world, states } = DATA.grids;
  const parts = [el("h3", {}, CATEGORIES[mapped].label), grid(world, known, shown, "Countries")];
  if (DATA.jurisdictions.some((j) => j.code in states)) parts.push(el("h3", {}, "United States"), grid(states, known, shown, "States"));
  const rest = DATA.jurisdictions.filter((j) => !(j.code in world) && !(j.code in states));
  for (const [heading, found] of [["International", rest.filter((j) => !j.parent)], ["Parts of other states", rest.filter((j) => j.parent)]]) {
    if (found.length) parts.push(el("h3", {}, heading), el("div", { class: "loose" }, found.map((j) => tile(j, j.name, shown, true))));
  }
  byId("tiles").replaceChildren(...parts);
  drawnTiles = [...byId("tiles").querySelectorAll("button")];
  drawnTiles.forEach((button, number) => { button.tabIndex = number ? -1 : 0; });
}

function grid(layout, known, shown, name) {
  const tiles = Object.entries(layout).sort((a, b) => a[1][1] - b[1][1] || a[1][0] - b[1][0]).map(([code, [column, row]]) => {
    const jurisdiction = known.get(code);
    const short = code.split("-").at(-1);
    const made = jurisdiction ? tile(jurisdiction, short, shown, false)
      : el("span", { class: "tile", "data-value": "not_analysed", "aria-hidden": "true", title: code + ": not analysed" }, short);
    made.style.gridArea = (row + 1) + " / " + (column + 1);
    return made;
  });
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, el("div", { class: "tiles" + (layout === DATA.grids.world ? " world" : "") }, tiles));
}

function tile(jurisdiction, text, shown, long) {
  const value = jurisdiction.cells[mapped].value;
  const spoken = (long ? "" : text + ", ") + jurisdiction.name + ": " + VALUE[value];
  const category = mapped;
  return el("button", { type: "button", class: "tile" + (long ? " long" : "") + (shown.has(jurisdiction.code) ? "" : " dim"), "data-value": value, "aria-label": spoken, title: spoken,
    on: { click: (event) => openCell(jurisdiction, category, event.currentTarget) } }, text, glyph());
}

byId("tiles").addEventListener("keydown", (event) => {
  const here = document.activeElement;
  const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (!direction || !drawnTiles.includes(here)) return;
  event.preventDefault();
  const next = nearest(here, direction);
  if (!next) return;
  here.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});

// The nearest tile that lies that way; sideways steps cost double.
function nearest(here, [dx, dy]) {
  const from = here.getBoundingClientRect();
  let best = null;
  let least = Infinity;
  for (const other of drawnTiles) {
    const to = other.getBoundingClientRect();
    const along = (to.left - from.left) * dx + (to.top - from.top) * dy;
    const across = Math.abs((to.left - from.left) * dy) + Math.abs((to.top - from.top) * dx);
    if (along > 4 && along + 2 * across < least) { least = along + 2 * across; best = other; }
  }
  return best;
}
