"use strict";
// Building blocks. Everything from a text enters the page through text nodes alone.
const DATA = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
// Characters that steer the direction or the device and could make a text read as another.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// The sign of the value of the element around it, drawn by the style sheet: light for thousands.
const glyph = () => el("i", { class: "glyph", "aria-hidden": "true" });

const sign = (value) => el("span", { class: "sign", "data-value": value, "aria-hidden": "true" }, glyph());

// Text as nodes; control characters are named instead of obeyed.
function plain(text) {
  if (!CONTROL.test(text)) return [text];
  return text.split(new RegExp("(" + CONTROL.source + ")")).filter(Boolean).map((part) =>
    CONTROL.test(part)
      ? el("span", { class: "control" }, "U+" + part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"))
      : part);
}

// Words of a source of unknown direction within a line of ours.
const words = (text, lang) => el("bdi", { lang: lang || null }, ...plain(String(text)));

const VALUE = Object.fromEntries(DATA.values.map(([id, label]) => [id, label]));
const VALUES = DATA.values.map(([id]) => id);
const CATEGORIES = DATA.categories.map(([id, label, short]) => ({ id, label, short }));
const label = (kind, id) => (DATA.labels[kind] || {})[id] || String(id).replaceAll("_", " ");
const listed = (kind, ids) => ids.map((id) => label(kind, id)).join(kind === "conditions" ? "; " : ", ");
const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

function language(tag) {
  if (!tag || tag === "und") return "not stated";
  try { return languages.of(tag); } catch (error) { if (error instanceof RangeError) return tag; throw error; }
}

// The official address, as a link only where it is one.
function address(source) {
  if (!source) return null;
  if (!/^https?:\/\/[^\s]+$/i.test(source)) return words(source);
  return el("a", { class: "official", href: source, rel: "noopener noreferrer external" }, "Official text");
}

function plural(number, one, many) { return number + " " + (number === 1 ? one : many); }
