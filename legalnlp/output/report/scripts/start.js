// One view at a time, named by the address, so that back, forward and bookmarks work.
const VIEWS = ["overview", "map", "jurisdictions", "methods"];

function route(focus) {
  const name = decodeURIComponent(location.hash.slice(1)) || "overview";
  const jurisdiction = DATA.jurisdictions.find((j) => j.code === name);
  const appendix = name === "appendix";
  const view = jurisdiction || appendix ? "jurisdiction" : VIEWS.includes(name) ? name : "overview";
  if (byId("panel").open) byId("panel").close();
  if (jurisdiction) drawJurisdiction(jurisdiction);
  if (appendix) drawAppendix(fitting(filters()));
  for (const section of document.querySelectorAll(".view")) section.hidden = section.id !== view;
  form.hidden = view === "methods" || view === "jurisdiction";
  for (const link of document.querySelectorAll("nav a")) {
    const here = link.hash === "#" + (view === "jurisdiction" ? "jurisdictions" : view);
    if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
  refresh();
  if (focus) { window.scrollTo(0, 0); byId("h-" + view).focus({ preventScroll: true }); }
}

function refresh() {
  const wanted = filters();
  const found = fitting(wanted);
  count(found);
  if (!byId("overview").hidden) drawMatrix(found, wanted);
  if (!byId("map").hidden) drawTiles();
  if (!byId("jurisdictions").hidden) drawIndex(found);
}

fillChoices();
drawChoices();
drawRun();
let waiting = 0;
form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(refresh, 80); });
form.addEventListener("reset", () => setTimeout(refresh));
form.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", () => route(true));
route(false);
document.documentElement.dataset.ready = "yes";
