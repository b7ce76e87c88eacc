import { ask, inOneLanguage, say } from "./ask.js";
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
  const link = event.target.closest("[data-finding], [data-document], [data-page], [data-do], [data-action], [data-tab], .frame");
  if (!link) return;
  const { finding, document: of, page, box, do: act, action, tab, id } = link.dataset;
  if (link.tagName === "A") event.preventDefault();
  if (finding) { choose(finding); showTab("right"); }
  else if (of) { choose(of); showTab("middle"); }
  else if (page) { pages.show(Number(page), box); showTab("middle"); }
  else if (act) acts[act]();
  else if (action) decide(action);
  else if (tab) showTab(tab);
  else if (id) { choose(id, { jump: false }); showTab("right"); }
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
  const next = order()[order().indexOf(chosen) + 1];
  form.dataset.busy = "1";
  try {
    await ask(`${address}/decide`, { json: { findings: all.map((one) => ({ key: one.dataset.key, seen: one.dataset.seen })), action, why } });
    const key = shown.dataset.key;
    await refresh();
    const open = document.querySelector("#items .doubts [data-finding]");
    if (action === "undo") choose(byKey(key)); else if (open) choose(stillThere(next) ? next : open.dataset.finding);
    else { choose(byKey(key), { jump: false }); if (shown.dataset.severity === "doubt") say(words.done); }
  } catch (error) {
    if (error.status === 409) await refresh();
    const place = article(chosen)?.querySelector(".refused");
    if (place) place.textContent = error.message; else say(error.message, 0);
  } finally {
    delete form.dataset.busy;
  }
}

const byKey = (key) => document.querySelector(`#side article[data-key="${CSS.escape(key)}"]`)?.id;
const stillThere = (id) => id && document.querySelector(`#items .doubts [data-finding="${CSS.escape(id)}"]`);

document.addEventListener("submit", (event) => {
  if (event.target.matches("form.decide")) {
    event.preventDefault();
    if (event.target.dataset.wanted) decide(event.target.dataset.wanted);
  }
});

// --- what others do ------------------------------------------------------------------------------
let refreshing = null;
function refresh() {
  refreshing ??= (async () => {
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (page.getElementById("case")?.dataset.mark !== words.mark) { location.reload(); return; }
      const key = chosen && article(chosen)?.dataset.key;
      const why = chosen && article(chosen)?.querySelector("[name=why]")?.value;
      const scrolled = document.getElementById("items").scrollTop;
      for (const id of ["items", "side", "verdict"]) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
      document.getElementById("items").scrollTop = scrolled;
      const again = (key && byKey(key)) || chosen;
      if (again && article(again)) {
        choose(again, { jump: false });
        const field = article(again).querySelector("[name=why]");
        if (field && why) field.value = why;
      }
      await pages.refresh();
    } finally {
      refreshing = null;
    }
  })();
  return refreshing;
}

const events = new EventSource("/events");
events.addEventListener("case", (event) => {
  const told = JSON.parse(event.data);
  if (told.id === words.case) refresh();
});
let checking = false;
events.addEventListener("check", (event) => {
  const told = JSON.parse(event.data);
  if (told.id !== words.case) return;
  if (told.state === "done" && checking) location.reload();
  else if (told.state === "failed") say(inOneLanguage(told.problem), 0);
  else if (told.state !== "done") { checking = true; say(words.checking, 0); }
});
document.getElementById("again").addEventListener("click", () => ask(`${address}/check`).catch((error) => say(error.message)));

// --- searching -----------------------------------------------------------------------------------
let hits = [];
let hit = -1;
document.getElementById("search").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = document.getElementById("find");
  if (field.dataset.asked !== field.value) {
    const answer = await fetch(`${address}/find?q=${encodeURIComponent(field.value)}`);
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
  help: () => document.getElementById("help").showModal(),
};
const keys = {
  j: () => step(1), k: () => step(-1), ArrowLeft: acts["page-back"], ArrowRight: acts["page-on"],
  "+": acts.larger, "=": acts.larger, "-": acts.smaller, 0: acts.fit, r: acts.turn, "?": acts.help,
  a: () => decide("accept"), d: () => decide("dismiss"), c: () => decide("confirm"), u: () => decide("undo"),
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
