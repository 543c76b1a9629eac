// The preview: what the server says of the book, and what the reader does with it.

import { Found } from "./found.js";
import { Pages } from "./pages.js";

const at = (id) => document.getElementById(id);
const pages = new Pages(at("pages"), chooseLine, showFolio);
const found = new Found(at("list"), goTo);
let number = -1;
let hits = [];
let hit = -1;
let edited = -1;
let follows = false;
let line = null;

const say = (words) => { at("said").textContent = words; };

// The book

async function load() {
  const place = pages.place();
  const query = place?.block ? `?block=${encodeURIComponent(place.block)}&offset=${place.offset}` : "";
  const answer = await fetch(`book.json${query}`);
  if (!answer.ok) return;
  const book = await answer.json();
  if (book.number < number) return;
  number = book.number;
  at("title").textContent = book.title || "Preview";
  document.title = book.title ? `${book.title}: preview` : "Preview";
  at("extent").textContent = book.pages.length ? `of ${book.pages.length}` : "";
  const kept = pages.entries.length === book.pages.length;
  pages.show(book.pages);
  if (place && (!kept || book.at?.page !== place.index)) pages.putBack(place, book.at);
  showFound(book.found);
  if (hits.length) search(at("words").value, false);
}

function showFound(items) {
  found.show(items, (page) => `p. ${pages.entries[page]?.folio || `(${page + 1})`}`);
  at("count").textContent = items.length || "";
  at("nothing").hidden = items.length > 0;
  pages.articles.forEach((_, index) => pages.decorate(index));
}

pages.decorate = (index) => {
  const own = hits.flatMap((each, which) => each.page === index ? [{ marks: each.marks, kind: "hit", chosen: which === hit }] : []);
  pages.mark(index, [...found.on(index), ...own]);
};

// Events

function listen() {
  const events = new EventSource("events");
  events.onmessage = ({ data }) => take(JSON.parse(data));
  events.onerror = () => showState({ state: "fault", words: "the preview has ended: begin it again" });
  addEventListener("pagehide", () => events.close());
}

function take(event) {
  if (event.kind === "state") showState(event);
  else if (event.pages) takeExcerpt(event);
  else load();
}

function takeExcerpt(event) {
  number = event.number;
  for (const [index, entry] of Object.entries(event.pages)) pages.replace(Number(index), entry);
  edited = event.edited;
  const folio = pages.entries[edited]?.folio || edited + 1;
  at("edit").hidden = false;
  at("see-edit").textContent = `Page ${folio} has changed`;
  say(`Page ${folio} has changed`);
  if (follows && !pages.isSeen(edited)) pages.go(edited);
}

function showState({ state, words }) {
  const element = at("state");
  element.className = state;
  const told = { building: words ? `Setting (${words})` : "Setting", idle: "Up to date", fault: words }[state];
  if (element.textContent !== told) element.textContent = told;
  // A screen reader is told of the end, not of every step.
  element.setAttribute("aria-live", state === "building" ? "off" : "polite");
}

// Places

function goTo(item) {
  if (item.page >= 0) pages.go(item.page, item.marks[0]);
  pages.articles.forEach((_, index) => pages.decorate(index));
  if (item.source) showSource(item.source);
  say(`${item.code}, ${item.severity}: ${item.message}`);
}

function chooseLine(element, opens = true) {
  line?.classList.remove("chosen");
  line = element;
  line.classList.add("chosen");
  if (element.dataset.source) showSource(element.dataset.source, opens);
  else at("source").hidden = true;
}

async function showSource(source, opens = false) {
  const answer = await fetch(`source?at=${encodeURIComponent(source)}`);
  if (!answer.ok) return;
  const { at: place, href } = await answer.json();
  at("source").hidden = false;
  at("at").textContent = place;
  at("open").hidden = !href;
  if (href) at("open").href = href;
  else at("open").removeAttribute("href");
  if (href && opens) at("open").click();
}

function stepLine(by) {
  const current = pages.articles[pages.current()];
  const all = [...at("pages").querySelectorAll(".lines span")];
  const own = line?.isConnected ? all.indexOf(line) + by : all.indexOf(current?.querySelector(".lines span"));
  const next = all[own];
  if (!next) return;
  chooseLine(next, false);
  next.scrollIntoView({ block: "nearest" });
  say(`${next.textContent.trim()}. ${next.dataset.source ?? ""}`);
}

async function copy() {
  const place = at("at").textContent;
  if (at("source").hidden || !place) return;
  await navigator.clipboard.writeText(place);
  say(`copied ${place}`);
}

// Search

let asked = 0;

async function search(words, goes = true) {
  const turn = ++asked;
  const answer = words.trim().length > 1 ? await (await fetch(`search?q=${encodeURIComponent(words)}`)).json() : { found: [] };
  if (turn !== asked) return;
  hits = answer.found;
  hit = goes ? hits.findIndex((each) => each.page >= pages.current()) : Math.min(hit, hits.length - 1);
  if (goes && hit < 0 && hits.length) hit = 0;
  showHit(goes);
}

function showHit(goes) {
  at("hits").textContent = hits.length ? `${hit + 1} of ${hits.length}` : at("words").value.trim().length > 1 ? "not found" : "";
  pages.articles.forEach((_, index) => pages.decorate(index));
  if (goes && hits[hit]) pages.go(hits[hit].page, hits[hit].marks[0]);
}

function stepHit(by) {
  if (!hits.length) return;
  hit = (hit + by + hits.length) % hits.length;
  showHit(true);
}

// The bar

function showFolio(index) {
  const entry = pages.entries[index];
  if (entry && document.activeElement !== at("folio")) at("folio").value = entry.folio || `(${entry.sheet})`;
  at("zoom").textContent = `${Math.round(pages.scale() * 75)} %`;
}

function goToFolio(words) {
  const wanted = words.trim().toLowerCase();
  const index = pages.entries.findIndex((entry) => entry.folio === wanted || `(${entry.sheet})` === wanted);
  if (index >= 0) pages.go(index);
  else say(`there is no page ${wanted}`);
}

function toggle(id, attribute, act) {
  const on = at(id).getAttribute(attribute) !== "true";
  at(id).setAttribute(attribute, String(on));
  act(on);
}

const actions = {
  next: () => pages.go(pages.beside(pages.current(), 1)),
  previous: () => pages.go(pages.beside(pages.current(), -1)),
  first: () => pages.go(0),
  last: () => pages.go(pages.entries.length - 1),
  larger: () => pages.step(1),
  smaller: () => pages.step(-1),
  fit: () => pages.setZoom(null),
  spreads: () => toggle("spreads", "aria-pressed", (on) => pages.setSpreads(on)),
  findings: () => toggle("findings", "aria-expanded", (on) => { at("found").hidden = !on; }),
  marks: () => say(at("pages").classList.toggle("unmarked") ? "marks hidden" : "marks shown"),
  help: () => at("keys").showModal(),
  finding: () => found.step(1),
  findingBefore: () => found.step(-1),
  line: () => stepLine(1),
  lineBefore: () => stepLine(-1),
  open: () => !at("open").hidden && at("open").click(),
  copy,
  search: () => { at("words").focus(); at("words").select(); },
  page: () => { at("folio").focus(); at("folio").select(); },
  edit: () => edited >= 0 && pages.go(edited),
  follow: () => { follows = !follows; say(follows ? "following changes" : "keeping the place"); },
};

const KEYS = {
  j: "next", k: "previous", PageDown: "next", PageUp: "previous", Home: "first", End: "last", "+": "larger", "=": "larger",
  "-": "smaller", 0: "fit", s: "spreads", d: "findings", m: "marks", "?": "help", n: "finding", p: "findingBefore",
  ".": "line", ",": "lineBefore", o: "open", Enter: "open", c: "copy", "/": "search", g: "page", e: "edit", f: "follow",
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || at("keys").open) return;
  const target = event.target;
  // The box to tick keeps the focus for a moment after the list of keys was closed.
  if (target.matches("input:not([type=checkbox]), textarea")) {
    if (event.key === "Escape") at("pages").focus();
    return;
  }
  if (event.key.length === 1 && !at("single").checked) return;
  if (event.key === "Enter" && target.matches("button, a")) return;
  const action = actions[KEYS[event.key]];
  if (!action) return;
  event.preventDefault();
  action();
});

for (const id of ["previous", "next", "smaller", "fit", "larger", "spreads", "findings", "help"]) at(id).addEventListener("click", actions[id]);
at("copy").addEventListener("click", copy);
at("see-edit").addEventListener("click", actions.edit);
at("go").addEventListener("submit", (event) => { event.preventDefault(); goToFolio(at("folio").value); at("pages").focus(); });
at("folio").addEventListener("focus", () => at("folio").select());
at("search").addEventListener("submit", (event) => event.preventDefault());
at("words").addEventListener("input", () => search(at("words").value));
at("words").addEventListener("keydown", (event) => {
  if (event.key === "Enter") stepHit(event.shiftKey ? -1 : 1);
});
at("single").checked = localStorage.getItem("single") !== "off";
at("single").addEventListener("change", () => localStorage.setItem("single", at("single").checked ? "on" : "off"));
if (matchMedia("(max-width: 56rem)").matches) actions.findings();
if (matchMedia("(max-width: 56rem)").matches) actions.spreads();
listen();
