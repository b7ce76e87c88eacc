import { ask, read, say } from "./ask.js";

let here = document.getElementById("sort");
const words = here.dataset;
const address = `/case/${words.case}`;
let tiles = [];
let chosen = new Set();
let last = null;

// Pictures when they come near; of what has none (flowing text), its first lines.
const near = new IntersectionObserver((seen) => seen.forEach((one) => {
  if (!one.isIntersecting || one.target.dataset.drawn) return;
  one.target.dataset.drawn = "1";
  const place = one.target.querySelector(".thumb");
  const image = new Image();
  image.alt = "";
  image.draggable = false;
  image.onload = () => place.replaceChildren(image);
  image.onerror = async () => {
    const answer = await read(`${address}/page/${one.target.dataset.n}`);
    if (!answer.ok) return;
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text(); // our own server's page: all of a stranger is escaped in it
    place.classList.add("text");
    place.textContent = holder.content.textContent.replace(/\s+/g, " ").trim().slice(0, 160);
  };
  image.src = `${address}/page/${one.target.dataset.n}/240.jpg?v=${words.mark}`;
}), { rootMargin: "600px" });

function bind() {
  here = document.getElementById("sort");
  tiles = [...document.querySelectorAll(".tile")];
  tiles.forEach((one) => near.observe(one));
  chosen = new Set([...chosen].filter((number) => number < tiles.length));
  show();
}

function show() {
  tiles.forEach((one) => {
    const is = chosen.has(Number(one.dataset.n));
    one.classList.toggle("chosen", is);
    one.setAttribute("aria-selected", String(is));
  });
  document.getElementById("count").textContent = chosen.size ? `${words.chosen} ${chosen.size} ${words.pages}` : "";
}

function pick(number, event) {
  if (event.shiftKey && last !== null) {
    for (let one = Math.min(last, number); one <= Math.max(last, number); one += 1) chosen.add(one);
  } else if (chosen.has(number) && !event.keepChosen) chosen.delete(number);
  else chosen.add(number);
  last = number;
  show();
}

const look = (page) => location.assign(`${address}#page-${page}`);
document.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-tab]");
  if (tab) document.body.className = document.body.className.replace(/show-\w+/, `show-${tab.dataset.tab}`);
  const target = event.target.closest("#targets button");
  if (target) { file(target); return; }
  const tile = event.target.closest(".tile");
  if (event.target.dataset.look) look(event.target.dataset.look);
  else if (tile) pick(Number(tile.dataset.n), event);
});
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, dialog")) return;
  const tile = event.target.closest(".tile");
  if (tile && (event.key === " " || event.key === "Enter")) { event.preventDefault(); pick(Number(tile.dataset.n), event); }
  if (tile && event.key.toLowerCase() === "o") look(tile.dataset.n);
  if (event.key === "Escape") { chosen.clear(); show(); }
});
document.addEventListener("dragstart", (event) => {
  const tile = event.target.closest?.(".tile");
  if (!tile) return;
  if (!chosen.has(Number(tile.dataset.n))) { chosen.clear(); chosen.add(Number(tile.dataset.n)); show(); }
  event.dataTransfer.setData("text/plain", [...chosen].join(" "));
  event.dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragover", (event) => {
  const target = event.target.closest?.(".target");
  document.querySelectorAll(".target.over").forEach((one) => one !== target && one.classList.remove("over"));
  if (target) { event.preventDefault(); target.classList.add("over"); }
});
document.addEventListener("drop", (event) => {
  const target = event.target.closest?.(".target");
  if (!target) return;
  event.preventDefault();
  target.classList.remove("over");
  file(target.querySelector("button"));
});

async function file(target) {
  if (!chosen.size) { say(words.none); return; }
  const { item, kind, irrelevant } = target.dataset;
  const why = await reason(target.textContent.trim().replace(/\s+/g, " "));
  if (why === null) return;
  const places = [...chosen].sort((one, other) => one - other).map((page) => ({ page }));
  try {
    await ask(`${address}/act`, { json: { do: "assign", seen: Number(here.dataset.seen), why, mark: here.dataset.mark, places, item: item ?? null, kind: kind ?? null, irrelevant: Boolean(irrelevant) } });
    chosen.clear();
    await refresh();
  } catch (error) {
    say(error.message, 0);
    if (error.status === 409) await refresh();
  }
}

function reason(title) {
  const dialog = document.getElementById("why");
  dialog.querySelector("h2").textContent = `${words.ask}${title}`;
  dialog.returnValue = "no";
  dialog.showModal();
  dialog.querySelector("input").select();
  return new Promise((done) => {
    dialog.addEventListener("close", () => done(dialog.returnValue === "yes" ? dialog.querySelector("input").value : null), { once: true });
  });
}

async function refresh() {
  const answer = await read(`${address}/sort`, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const drawn = new Map(tiles.map((one) => [one.dataset.n, one.querySelector(".thumb")]));
  const top = document.getElementById("tiles").scrollTop;
  for (const id of ["targets", "tiles"]) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
  here.dataset.seen = page.getElementById("sort").dataset.seen;
  here.dataset.mark = page.getElementById("sort").dataset.mark;
  document.querySelectorAll(".tile").forEach((one) => {
    const before = drawn.get(one.dataset.n);
    if (before?.childNodes.length) { one.querySelector(".thumb").replaceWith(before); one.dataset.drawn = "1"; }
  });
  document.getElementById("tiles").scrollTop = top;
  bind();
}

new EventSource("/events").addEventListener("case", (event) => {
  if (JSON.parse(event.data).id === words.case) refresh();
});
bind();
if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "center" });
