// The index, the page of one jurisdiction, and what is said about the run.
function drawIndex(found) {
  const parts = DATA.regions.map((region) => {
    const here = found.filter((j) => j.region === region);
    return here.length ? el("section", {}, el("h3", {}, region), el("ul", {}, here.map((j) =>
      el("li", { class: j.parent ? "part" : null }, el("a", { href: "#" + j.code }, j.name), " ",
        el("small", {}, plural(j.documents.length, "text", "texts")))))) : null;
  });
  const all = el("p", {}, el("a", { href: "#appendix" }, "All of them on one page, to print as an appendix"));
  byId("index").replaceChildren(...parts.filter(Boolean));
  byId("index").before(byId("to-appendix") || Object.assign(all, { id: "to-appendix" }));
}

function drawJurisdiction(jurisdiction) {
  byId("jurisdiction").replaceChildren(el("p", { class: "hint" }, el("a", { href: "#jurisdictions" }, "All jurisdictions"), " · " + jurisdiction.region),
    ...jurisdictionParts(jurisdiction, "h-jurisdiction"));
}

// Every jurisdiction that the filters leave, one after the other.
function drawAppendix(found) {
  byId("jurisdiction").replaceChildren(el("p", { class: "hint" }, el("a", { href: "#jurisdictions" }, "All jurisdictions")),
    el("h2", { id: "h-jurisdiction", tabindex: "-1" }, "Appendix: " + plural(found.length, "jurisdiction", "jurisdictions")),
    el("p", { class: "hint" }, "Printing opens every passage."),
    ...found.map((jurisdiction) => el("section", { class: "chapter" }, ...jurisdictionParts(jurisdiction, null))));
}

function jurisdictionParts(jurisdiction, id) {
  const current = new Set(jurisdiction.current);
  const others = jurisdiction.documents.filter((number) => !current.has(number));
  return [
    el("h2", { id, tabindex: "-1" }, jurisdiction.name),
    el("p", { class: "hint" }, "Position on " + DATA.on + (jurisdiction.undated.length ? "; texts without a date count as in force: " + jurisdiction.undated.length : "")),
    verdicts(jurisdiction),
    el("h3", {}, "Enacted texts counted"),
    current.size ? "" : el("p", { class: "notice" }, "None was coded."),
    ...jurisdiction.current.map((number) => documentPart(DATA.documents[number])),
    ...(others.length ? [el("h3", {}, "Judgments, earlier versions and texts not in force"), ...others.map((number) => documentPart(DATA.documents[number]))] : []),
  ];
}

function verdicts(jurisdiction) {
  const rows = CATEGORIES.map((category, number) => {
    const { value, conditions, conduct, review } = jurisdiction.cells[number];
    const open = el("button", { type: "button", on: { click: (event) => openCell(jurisdiction, number, event.currentTarget) },
      "aria-label": "Evidence: " + category.label }, "Evidence");
    return el("tr", {}, el("th", { scope: "row" }, category.label),
      el("td", { class: "value" }, sign(value), " ", VALUE[value], review ? el("span", { class: "review" }, " review") : null),
      el("td", {}, listed("conditions", conditions)), el("td", {}, listed("conduct", conduct)), el("td", { class: "open" }, open));
  });
  const heads = ["Category", "Value", "Conditions", "Conduct", "Evidence"].map((name) => el("th", { scope: "col", class: name === "Evidence" ? "open" : null }, name));
  return el("div", { class: "scroll" }, el("table", { class: "plain" }, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, rows)));
}

function documentPart(d) {
  const sets = [["Media", "media", "media"], ["Tests", "recognition", "recognition"], ["Conduct", "conduct", "conduct"], ["Defences", "defences", "defences"]]
    .filter(([, , key]) => d.sets[key].length)
    .map(([name, kind, key]) => el("li", {}, name + " ", el("b", {}, listed(kind, d.sets[key]))));
  const reached = CATEGORIES.map((category, number) => [category, d.cells[number]]).filter(([, cell]) => cell);
  return el("section", { class: "document" }, el("h4", {}, title(d)), facts(d), sets.length ? el("ul", { class: "facts" }, sets) : null,
    ...d.notes.map((note) => el("p", { class: "hint" }, "Note: ", words(note))),
    d.judgment ? judgment(d.judgment) : null,
    d.relevant ? null : el("p", {}, "Not on the subject."),
    d.definitions.length ? later("Definitions (" + count_of(d.definitions) + ")", () => [definitions(d)]) : null,
    ...reached.map(([category, cell]) => later(el("span", {}, sign(cell.value), " ", category.label + ": " + VALUE[cell.value]), () => cellDetails(d, cell))),
    el("p", { class: "hint" }, "Document ", el("code", {}, ...plain(d.id)), d.sha256 ? [", SHA-256 ", el("code", {}, d.sha256)] : ""));
}

const count_of = (rows) => rows.reduce((sum, row) => sum + (row.length === 1 ? row[0] : 1), 0);

// Made when it is opened first: a page of thousands of passages stays light.
function later(summary, make) {
  const details = el("details", {}, el("summary", {}, summary));
  details.fill = () => { if (details.children.length === 1) details.append(...make()); };
  details.addEventListener("toggle", () => { if (details.open) details.fill(); });
  return details;
}

// Paper cannot be opened: what is closed on the screen is printed all the same.
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".view:not([hidden]) details, #panel[open] details")) {
    if (details.fill) details.fill();
    details.open = true;
  }
});

function definitions(d) {
  const rows = d.definitions.map((row) => row.length === 1
    ? el("tr", {}, el("td", { colspan: "4" }, row[0] + " more in definitions.csv"))
    : el("tr", {}, el("th", { scope: "row" }, words(row[0], d.language)), el("td", {}, label("definition_kind", row[1])),
      el("td", {}, words(row[2] || "")), el("td", { lang: d.language, dir: d.dir }, ...plain(row[3]))));
  const heads = ["Term", "Kind", "Provision", "Words"].map((name) => el("th", { scope: "col" }, name));
  return el("table", { class: "plain" }, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, rows));
}

function drawRun() {
  const { run, documents, jurisdictions, errors } = DATA;
  const passages = documents.reduce((sum, d) => sum + d.cells.reduce((n, c) => n + (c ? c.evidence.length : 0), 0), 0);
  byId("summary").textContent = [plural(jurisdictions.length, "jurisdiction", "jurisdictions"), plural(documents.length, "text", "texts"),
    plural(new Set(documents.map((d) => d.language)).size, "language", "languages"), plural(passages, "passage", "passages")].join(" · ");
  const rows = [["Positions on", DATA.on], ["Toolkit", run.legalnlp], ["Codebook", run.codebook], ["Rules, SHA-256", run.rules_sha256], ["Code, SHA-256", run.code_sha256],
    ["Files", run.files], ["Coded", run.coded], ["Not coded", run.failed]].filter(([, value]) => value !== undefined);
  byId("run").replaceChildren(el("table", { class: "plain" }, el("tbody", {}, rows.map(([name, value]) =>
    el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, el("code", {}, String(value))))))));
  byId("errors").replaceChildren(errors.length
    ? el("ul", {}, errors.map((e) => el("li", {}, words(e.path), ": ", words(e.detail), " ", words(e.advice))))
    : el("p", {}, "All files were coded."));
  byId("imprint").textContent = "Made with legalnlp " + (run.legalnlp || "") + ". The file holds all its data and asks nothing of the network.";
}
