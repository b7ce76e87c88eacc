import { ask, read, say } from "./ask.js";
import { Pages } from "./pages.js";

const here = document.getElementById("case");
const words = here.dataset;
const address = `/case/${words.case}`;
const pages = new Pages(document.getElementById("pages"), address, words.mark);
const total = pages.figures.length;
let chosen = null; // a finding's id, or a document's

pages.onMove = (number) => { document.getElementById("at").textContent = `${total ? number + 1 : 0} / ${total}`; };
pages.onMove(0);

// --- choosing ------------------------------------------------------------------------------------
const article = (id) => document.querySelector(`#side article[id="${CSS.escape(id)}"], #side article[data-of="${CSS.escape(id)}"]`);
const order = () => [...document.querySelectorAll("#items [data-finding]")].map((one) => one.dataset.finding);
const showTab = (name) => { document.body.className = document.body.className.replace(/show-\w+/, `show-${name}`); };

function choose(id, { jump = true } = {}) {
  const shown = article(id);
  if (!shown) return;
  chosen = id;
  document.querySelectorAll("#side article").forEach((one) => { one.hidden = one !== shown; });
  document.getElementById("nothing").hidden = true;
  document.querySelectorAll("#items .chosen").forEach((one) => one.classList.remove("chosen"));
  const link = document.querySelector(`#items [data-finding="${CSS.escape(id)}"], #items [data-document="${CSS.escape(id)}"]`);
  link?.classList.add("chosen");
  link?.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `#${id}`);
  if (!jump) return;
  const place = shown.querySelector(".places [data-page]");
  if (place) pages.show(Number(place.dataset.page), place.dataset.box);
  else if (link?.dataset.page) pages.show(Number(link.dataset.page));
}

function step(by) {
  const all = order();
  if (!all.length) return;
  const at = all.indexOf(chosen);
  choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-edit], [data-finding], a[data-document], [data-page], [data-do], [data-action], [data-tab], [data-undo], [data-item], .frame");
  if (!link) return;
  const { finding, document: of, page, box, do: act, action, tab, id, edit, undo, item } = link.dataset;
  if (link.tagName === "A") event.preventDefault();
  if (edit) correct(link.closest("dd"), link.dataset);
  else if (undo) doIt({ do: "undo", event: Number(undo), why: "" }, null);
  else if (item) ofItem(link.dataset);
  else if (finding) { choose(finding); showTab("right"); }
  else if (of) { choose(of); showTab("middle"); }
  else if (page) { pages.show(Number(page), box); showTab("middle"); }
  else if (act) acts[act]();
  else if (action) decide(action);
  else if (tab) showTab(tab);
  else if (id) { choose(id, { jump: false }); showTab("right"); }
});

// --- doing ---
const seen = () => Number(document.getElementById("items").dataset.seen);
const send = (json) => ask(`${address}/act`, { json: { seen: seen(), ...json } });

// Does it; what is refused is said in the form, and what somebody else did meanwhile is shown.
async function doIt(json, form) {
  const place = form?.querySelector(".refused");
  const button = form?.querySelector("button.main");
  if (button) button.disabled = true;
  try {
    await send(json);
    await refresh();
    return true;
  } catch (error) {
    if (error.status === 409) await refresh();
    if (place?.isConnected) place.textContent = error.message; else say(error.message, 0);
    return false;
  } finally {
    if (button) button.disabled = false;
  }
}

function correct(place, { edit, document: of, value = "", label = "" }) {
  document.querySelector("form.correct")?.remove();
  const form = document.getElementById("correct").content.firstElementChild.cloneNode(true);
  form.querySelector("span").textContent = label;
  form.elements.value.value = value;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    doIt({ do: "correct", document: of, name: edit, value: form.elements.value.value, why: form.elements.why.value }, form);
  });
  place.append(form);
  form.elements.value.select();
}

document.addEventListener("change", (event) => {
  if (!event.target.matches("select.other") || !event.target.value) return;
  const { value, selectedOptions, dataset, parentElement } = event.target;
  correct(parentElement, { edit: value, document: dataset.document, label: selectedOptions[0].textContent });
});

function ofItem({ item, title }) {
  const dialog = document.getElementById("item");
  const form = dialog.querySelector("form");
  dialog.querySelector("h2").textContent = title;
  form.reset();
  form.querySelector(".refused").textContent = "";
  form.onsubmit = async (event) => {
    event.preventDefault();
    const { do: act, words: text, why } = Object.fromEntries(new FormData(form));
    if (await doIt({ do: act, item, words: text, why }, form)) dialog.close();
  };
  dialog.showModal();
}

// --- a finding of one's own ----------------------------------------------------------------------
let drawing = null;
function own() {
  document.querySelectorAll("#side article").forEach((one) => { one.hidden = one.id !== "own"; });
  document.getElementById("nothing").hidden = true;
  chosen = null;
  drawing = [];
  document.getElementById("pages").classList.add("drawing");
}

function stop() {
  document.querySelector("form.correct")?.remove();
  document.querySelector("dialog[open]")?.close();
  if (later) setTimeout(refresh);
  if (!drawing) return;
  drawing = null;
  document.getElementById("pages").classList.remove("drawing");
  document.querySelectorAll(".drawn").forEach((one) => one.remove());
  document.getElementById("drawn").replaceChildren();
  document.getElementById("own").hidden = true;
  document.getElementById("own").querySelector("form").reset();
}

document.getElementById("pages").addEventListener("pointerdown", (event) => {
  const sheet = event.target.closest(".sheet");
  if (!drawing || !sheet || event.button) return;
  event.preventDefault();
  const frame = sheet.getBoundingClientRect();
  const at = (one) => [(one.clientX - frame.left) / frame.width, (one.clientY - frame.top) / frame.height].map((value) => Math.min(1, Math.max(0, value)));
  const from = at(event);
  const box = document.createElement("i");
  box.className = "drawn";
  sheet.append(box);
  let place = null;
  const move = (one) => {
    const to = at(one);
    place = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])];
    box.style.left = `${place[0] * 100}%`;
    box.style.top = `${place[1] * 100}%`;
    box.style.width = `${(place[2] - place[0]) * 100}%`;
    box.style.height = `${(place[3] - place[1]) * 100}%`;
  };
  const end = () => {
    removeEventListener("pointermove", move);
    if (!place || place[2] - place[0] < 0.005 || place[3] - place[1] < 0.003) { box.remove(); return; }
    const number = Number(sheet.closest(".page").dataset.n);
    drawing?.push({ page: number, box: place });
    const line = document.createElement("li");
    line.textContent = sheet.closest(".page").querySelector("figcaption").textContent;
    document.getElementById("drawn").append(line);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end, { once: true });
});

document.addEventListener("submit", async (event) => {
  if (!event.target.matches("form.own")) return;
  event.preventDefault();
  const { item, phrase, words: text, request } = Object.fromEntries(new FormData(event.target));
  const before = new Set(order());
  if (!(await doIt({ do: "add", mark: words.mark, item, phrase, words: text, request, places: drawing || [], why: "" }, event.target))) return;
  stop();
  const added = order().find((id) => !before.has(id)) || [...document.querySelectorAll('#side article[data-code="own-finding"]')].at(-1)?.id;
  if (added) choose(added);
});

// Edited words whose request has changed: theirs, as they stand in the form now, for the request as it is.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form.conflict")) return;
  event.preventDefault();
  const { found, request } = Object.fromEntries(new FormData(event.target));
  doIt({ do: "word", finding: { key: event.target.dataset.key }, found, request, why: "" }, event.target);
});

// --- deciding ------------------------------------------------------------------------------------
async function decide(action) {
  const shown = chosen && article(chosen);
  const form = shown?.querySelector("form.decide");
  const button = form?.querySelector(`[data-action="${action}"]`);
  if (!button || form.dataset.busy) return;
  const why = form.elements.why.value.trim() || (action === "confirm" ? words.true : "");
  if (!why && action !== "undo") {
    form.dataset.wanted = action;
    form.elements.why.focus();
    form.querySelector(".refused").textContent = words.needWhy;
    return;
  }
  const all = form.elements.all?.checked
    ? [...document.querySelectorAll(`#side article[data-code="${CSS.escape(shown.dataset.code)}"][data-severity="${CSS.escape(shown.dataset.severity)}"][data-seen=""]`)]
    : [shown];
  const nextKey = article(order()[order().indexOf(chosen) + 1])?.dataset.key;
  form.dataset.busy = "1";
  form.elements.why.blur(); // keys are keys again
  onward = { from: shown.dataset.key, seen: shown.dataset.seen, next: action === "undo" ? null : nextKey };
  try {
    await send({ do: "decide", findings: all.map((one) => ({ key: one.dataset.key, seen: one.dataset.seen })), action, why });
    await refresh();
    if (action !== "undo" && shown.dataset.severity === "doubt" && !open()) say(words.done);
  } catch (error) {
    onward = null;
    if (error.status === 409) await refresh();
    const place = article(chosen)?.querySelector(".refused");
    if (place) place.textContent = error.message; else say(error.message, 0);
  } finally {
    delete form.dataset.busy;
  }
}

const open = () => document.querySelector("#items .doubts [data-finding]")?.dataset.finding;
let onward = null; // from which finding a decision leads on, once the page shows it
const byKey = (key) => document.querySelector(`#side article[data-key="${CSS.escape(key)}"]`)?.id;
const stillOpen = (id) => id && document.querySelector(`#items .doubts [data-finding="${CSS.escape(id)}"]`);

document.addEventListener("submit", (event) => {
  if (event.target.matches("form.decide")) {
    event.preventDefault();
    if (event.target.dataset.wanted) decide(event.target.dataset.wanted);
  }
});

// --- what others do ------------------------------------------------------------------------------
let refreshing = null;
let again = false;

// What was asked for before somebody's change may not show it: so it is asked for once more.
function refresh() {
  later = false;
  if (refreshing) { again = true; return refreshing; }
  refreshing = (async () => {
    try {
      do { again = false; await renew(); } while (again);
    } finally {
      refreshing = null;
    }
  })();
  return refreshing;
}

async function renew() {
  const answer = await read(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.getElementById("case")?.dataset.mark !== words.mark) { location.reload(); return; }
  const key = chosen && article(chosen)?.dataset.key;
  const field = chosen && article(chosen)?.querySelector("form.decide")?.elements.why;
  const typing = field && field === document.activeElement;
  const scrolled = document.getElementById("items").scrollTop;
  for (const id of ["items", "side", "verdict"]) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
  document.getElementById("items").scrollTop = scrolled;
  // A decision leads on to the next doubt once it shows; else what was shown stays, or the first doubt takes
  // its place.
  const led = onward && article(byKey(onward.from))?.dataset.seen !== onward.seen ? onward : null;
  if (led) onward = null;
  const next = led && led.next !== null ? (stillOpen(byKey(led.next)) ? byKey(led.next) : open()) : null;
  const shown = next || byKey(led?.from || key) || (key ? open() : chosen);
  if (shown && article(shown)) {
    choose(shown, { jump: Boolean(next) });
    const now = article(shown).querySelector("form.decide");
    if (now && field && !led) {
      now.elements.why.value = field.value;
      if (field.form.dataset.wanted) now.dataset.wanted = field.form.dataset.wanted;
      now.querySelector(".refused").textContent = field.form.querySelector(".refused").textContent;
      if (typing) now.elements.why.focus();
    }
  }
  pages.refresh(); // frames may come later: whoever decides goes on to the next finding at once
}

// Whoever is writing keeps what is written: the page is renewed when that is done.
let later = false;
const writing = () => drawing || document.querySelector("form.correct, dialog[open]") || document.activeElement?.closest("#side form:not(.decide)");

const events = new EventSource("/events");
events.addEventListener("case", (event) => {
  const told = JSON.parse(event.data);
  if (told.id !== words.case) return;
  if (!writing()) { refresh(); return; }
  later = true;
  if (told.who !== words.who) say(words.later);
});
let checking = false;
events.addEventListener("check", (event) => {
  const told = JSON.parse(event.data);
  if (told.id !== words.case) return;
  if (told.state === "done" && checking) location.reload();
  else if (told.state === "failed") say(told.problem, 0);
  else if (told.state !== "done") { checking = true; say(words.checking, 0); }
});
document.getElementById("again").addEventListener("click", () => ask(`${address}/check`).catch((error) => say(error.message)));

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form.unlock")) return;
  event.preventDefault();
  try {
    await ask(`${address}/unlock`, { json: { password: form.elements.password.value } });
  } catch (error) {
    form.querySelector(".refused").textContent = error.message;
  } finally {
    form.reset();
  }
});

// --- searching -----------------------------------------------------------------------------------
let hits = [];
let hit = -1;
document.getElementById("search").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = document.getElementById("find");
  if (field.dataset.asked !== field.value) {
    const answer = await read(`${address}/find?q=${encodeURIComponent(field.value)}`);
    hits = answer.ok ? (await answer.json()).found : [];
    hit = -1;
    field.dataset.asked = field.value;
  }
  hit = hits.length ? (hit + 1) % hits.length : -1;
  document.getElementById("hits").textContent = hits.length ? `${hit + 1} / ${hits.length} ${words.hits}` : words.none;
  if (hit >= 0) pages.show(hits[hit].page, hits[hit].box);
});

// --- keys ----------------------------------------------------------------------------------------
const acts = {
  "page-back": () => pages.step(-1),
  "page-on": () => pages.step(1),
  smaller: () => pages.setZoom(pages.zoom / 1.25),
  larger: () => pages.setZoom(pages.zoom * 1.25),
  fit: () => pages.setZoom(1),
  turn: () => pages.turn(),
  own,
  stop,
  help: () => document.getElementById("help").showModal(),
};
const keys = {
  j: () => step(1), k: () => step(-1), ArrowLeft: acts["page-back"], ArrowRight: acts["page-on"],
  "+": acts.larger, "=": acts.larger, "-": acts.smaller, 0: acts.fit, r: acts.turn, "?": acts.help,
  a: () => decide("accept"), d: () => decide("dismiss"), c: () => decide("confirm"), u: () => decide("undo"),
  n: own, Escape: stop, m: () => location.assign(`${address}/sort${chosen ? `#${chosen}` : ""}`),
  e: () => document.querySelector("#side article:not([hidden]) [data-edit]")?.click(),
  "/": () => document.getElementById("find").focus(),
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const act = keys[event.key] || keys[event.key.toLowerCase()];
  if (act) { event.preventDefault(); act(); }
});

if (location.hash.length > 1) choose(decodeURIComponent(location.hash.slice(1)));
else if (order().length) choose(order()[0]);
