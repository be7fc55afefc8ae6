// Documents, and the deciding words in their context.
function facts(d) {
  const pairs = [
    ["Kind", label("doc_type", d.doc_type)],
    ["Status", d.status ? d.status.replaceAll("_", " ") : "not stated"],
    ["State of", d.as_of || "date not stated"],
    ["Language", language(d.language)],
    ["Child", d.age ? "under " + d.age : null],
    ["Highest term", d.years === null ? null : d.years === 99 ? "life" : plural(d.years, "year", "years")],
  ];
  const items = pairs.filter(([, value]) => value).map(([name, value]) => el("li", {}, name + " ", el("b", {}, value)));
  const official = address(d.source);
  if (official) items.push(el("li", {}, official));
  if (d.review) items.push(el("li", { class: "review" }, "Review asked"));
  return el("ul", { class: "facts" }, items);
}

const title = (d) => words(d.citation || d.instrument || d.id);

// One cell of one document under its value.
function cellParts(d, cell) {
  return [el("p", { class: "verdict" }, sign(cell.value), el("strong", {}, VALUE[cell.value])), ...cellDetails(d, cell)];
}

// How sure, on what condition, for which conduct, and each excerpt with its rules.
function cellDetails(d, cell) {
  const sure = cell.confidence === null || cell.confidence === undefined ? null : "Confidence " + Number(cell.confidence).toFixed(2);
  const parts = sure || cell.review
    ? [el("p", { class: "hint" }, sure, sure && cell.review ? " · " : "", cell.review ? el("span", { class: "review" }, "review") : null)] : [];
  const rows = [["Only if", "conditions", cell.conditions], ["Conduct", "conduct", cell.conduct]];
  for (const [name, kind, ids] of rows) {
    if (ids.length) parts.push(el("p", { class: "hint" }, name + ": " + listed(kind, ids)));
  }
  if (cell.note) parts.push(el("p", { class: "hint" }, "Note: ", words(cell.note)));
  return [...parts, ...passages(d, cell.evidence)];
}

function passages(d, evidence) {
  const grouped = new Map();
  for (const passage of evidence) {
    const key = passage[0] < 0 ? "quote " + passage[1] : passage[0];
    grouped.set(key, [...(grouped.get(key) || []), passage]);
  }
  return [...grouped.values()].flatMap((found) => [quotation(d, found), source(found)]);
}

function quotation(d, found) {
  if (found[0][0] < 0) return el("blockquote", { lang: d.language, dir: d.dir }, el("mark", {}, ...plain(found[0][1])));
  const [text, before, after] = d.excerpts[found[0][0]];
  const children = [before ? "… " : ""];
  let at = 0;
  for (const [start, end] of joined(found)) {
    children.push(...plain(text.slice(at, start)), el("mark", {}, ...plain(text.slice(start, end))));
    at = end;
  }
  children.push(...plain(text.slice(at)), after ? " …" : "");
  return el("blockquote", { lang: d.language, dir: d.dir }, children);
}

// Stretches that overlap become one, so that marks never nest.
function joined(found) {
  const stretches = found.map(([, start, end]) => [start, end]).sort((a, b) => a[0] - b[0]);
  const result = [];
  for (const [start, end] of stretches) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function source(found) {
  const rules = new Map();
  for (const [, , , provision, rule] of found) {
    const place = DATA.provisions[provision] || "No pinpoint";
    rules.set(place, new Set([...(rules.get(place) || []), DATA.rules[rule]]));
  }
  const items = [...rules].map(([place, names]) => el("li", {}, words(place),
    [...names].filter(Boolean).length ? " · rule " : "",
    [...names].filter(Boolean).flatMap((name, n) => [n ? ", " : "", el("code", {}, name)])));
  return el("ul", { class: "source" }, items);
}

// The drawer of one cell of the matrix.
function openCell(jurisdiction, category, opener) {
  const panel = byId("panel");
  const standing = jurisdiction.cells[category];
  const { value, conditions, conduct, review } = standing;
  const close = el("button", { type: "button", id: "panel-close", on: { click: () => panel.close() } }, "Close");
  const heading = el("h2", { id: "h-panel", tabindex: "-1" }, el("small", {}, jurisdiction.name), CATEGORIES[category].label);
  const body = [el("p", { class: "verdict" }, sign(value), el("strong", {}, VALUE[value]), review ? el("span", { class: "review" }, "review asked") : null)];
  if (conditions.length) body.push(el("p", {}, "Only if: " + listed("conditions", conditions)));
  if (standing.text !== value && value !== "not_analysed") body.push(el("p", {}, "By the enacted texts alone: ", sign(standing.text), " " + VALUE[standing.text] + ". Judgments moved it."));
  if (conduct.length) body.push(el("p", {}, "Conduct reached: " + listed("conduct", conduct)));
  body.push(el("p", {}, el("a", { href: "#" + jurisdiction.code, on: { click: () => panel.close() } }, "All about " + jurisdiction.name)));
  body.push(...panelDocuments(jurisdiction, category));
  panel.replaceChildren(el("div", { class: "bar" }, heading, close), ...body);
  panel.onclose = () => { panel.replaceChildren(); if (opener && opener.isConnected && opener.offsetParent) opener.focus(); };
  panel.showModal();
  panel.scrollTop = 0;
  heading.focus();
}

function panelDocuments(jurisdiction, category) {
  const current = new Set(jurisdiction.current);
  const { by, heard } = jurisdiction.cells[category];
  const now = [...by, ...jurisdiction.current.filter((number) => !by.includes(number))];
  const others = jurisdiction.documents.filter((number) => !current.has(number) && !by.includes(number) && DATA.documents[number].cells[category]);
  const parts = now.map((number) => documentCell(DATA.documents[number], category, "h3"));
  if (heard.length) parts.push(el("p", { class: "hint" }, "Heard, without moving the value: ", heard.map(([number, why], n) => [n ? "; " : "", title(DATA.documents[number]), " (" + why + ")"]).flat()));
  if (!now.length) parts.push(el("p", { class: "notice" }, "No enacted text in force was coded."));
  if (others.length) {
    parts.push(el("details", {}, el("summary", {}, "Judgments, earlier versions and texts not in force (" + others.length + ")"),
      others.map((number) => documentCell(DATA.documents[number], category, "h3"))));
  }
  return parts;
}

function documentCell(d, category, level) {
  const cell = d.cells[category];
  const silent = d.relevant ? "The text neither reaches the category nor takes it out." : "The text is not on the subject.";
  return el("section", { class: "document" }, el(level, {}, title(d)), facts(d),
    cell ? cellParts(d, cell) : [el("p", { class: "verdict" }, sign("silent"), el("strong", {}, VALUE.silent)), el("p", { class: "hint" }, silent)],
    d.judgment ? judgment(d.judgment) : null);
}

function judgment(ruling) {
  const pairs = Object.entries(ruling).filter(([, value]) => value !== null && typeof value !== "object");
  const effects = (ruling.readings || []).map((r) => r.effect).filter(Boolean);
  if (effects.length) pairs.push(["effect", effects.join(", ")]);
  return pairs.length ? el("p", { class: "hint" }, "Judgment: ", words(pairs.map(([k, v]) => k + " " + v).join(" · "))) : null;
}
