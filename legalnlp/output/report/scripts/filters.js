// Which jurisdictions are shown. A language or a date asks for one text that is folded and fits.
const form = byId("filters");
const field = (name) => byId("filter-" + name);
let haystacks = null;

function folded(text) { return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(); }

function haystack(jurisdiction) {
  const texts = jurisdiction.documents.map((number) => {
    const d = DATA.documents[number];
    return [d.id, d.citation, d.instrument, ...d.excerpts.map((e) => e[0]), ...d.definitions.map((t) => t[0])].join("\n");
  });
  return folded([jurisdiction.code, jurisdiction.name, ...texts].join("\n"));
}

function filters() {
  return {
    words: folded(field("text").value.trim()).split(/\s+/).filter(Boolean),
    region: field("region").value,
    category: field("category").value,
    value: field("value").value,
    language: field("language").value,
    from: Number(field("from").value) || 0,
    to: Number(field("to").value) || 9999,
  };
}

function fitting(wanted) {
  if (wanted.words.length && !haystacks) haystacks = DATA.jurisdictions.map(haystack);
  return DATA.jurisdictions.filter((jurisdiction, number) =>
    (!wanted.region || jurisdiction.region === wanted.region) &&
    (!wanted.value || columns(wanted).some((c) => jurisdiction.cells[c].value === wanted.value)) &&
    textFits(jurisdiction, wanted) &&
    wanted.words.every((word) => haystacks[number].includes(word)));
}

function textFits(jurisdiction, wanted) {
  const dated = wanted.from > 0 || wanted.to < 9999;
  if (!wanted.language && !dated) return true;
  return jurisdiction.documents.some((number) => {
    const d = DATA.documents[number];
    const year = d.as_of ? Number(d.as_of.slice(0, 4)) : null;
    return (!wanted.language || d.language === wanted.language) &&
      (!dated || (year !== null && year >= wanted.from && year <= wanted.to));
  });
}

// Numbers of the categories shown.
function columns(wanted) {
  return CATEGORIES.map((_, number) => number).filter((n) => !wanted.category || CATEGORIES[n].id === wanted.category);
}

function fillChoices() {
  const add = (name, options) => field(name).append(...options.map(([value, text]) => el("option", { value }, text)));
  add("region", DATA.regions.map((region) => [region, region]));
  add("category", CATEGORIES.map((c) => [c.id, c.label]));
  add("value", DATA.values.map(([id, text]) => [id, text]));
  const tags = [...new Set(DATA.documents.map((d) => d.language).filter(Boolean))];
  add("language", tags.map((tag) => [tag, language(tag)]).sort((a, b) => a[1].localeCompare(b[1], "en")));
}

function count(found) {
  const all = DATA.jurisdictions.length;
  byId("filter-count").textContent = found.length === all
    ? plural(all, "jurisdiction", "jurisdictions") + " shown"
    : found.length + " of " + plural(all, "jurisdiction", "jurisdictions") + " shown";
}
