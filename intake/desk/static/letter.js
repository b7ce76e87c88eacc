import { ask, read, say } from "./ask.js";

const { case: id, kind, issued, seen } = document.getElementById("letter").dataset;
const form = document.getElementById("issue");

const sure = document.getElementById("sure");

// A letter that is out stays as it is: asked once, with what it leaves blank.
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const filled = new FormData(form);
  for (const line of sure.querySelectorAll("[data-unless]")) line.hidden = Boolean(filled.get(line.dataset.unless));
  sure.showModal();
});
document.getElementById("not-yet")?.addEventListener("click", () => sure.close());
document.getElementById("surely")?.addEventListener("click", async () => {
  sure.close();
  const button = document.getElementById("send");
  const { dated, due, received } = Object.fromEntries(new FormData(form));
  const although = document.getElementById("although")?.value || "";
  button.disabled = true;
  form.querySelector(".refused").textContent = "";
  say(sure.dataset.sending, 0);
  try {
    const { number } = await ask(`/case/${id}/letter`, { json: { kind, dated, due, received, although } });
    sessionStorage.setItem("said", `${issued}${number}`);
    location.reload();
  } catch (error) {
    form.querySelector(".refused").textContent = error.message;
    button.disabled = false;
    say("");
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-word]");
  if (!button) return;
  const words = button.closest(".request").querySelector("form.word");
  words.hidden = !words.hidden;
  if (!words.hidden) words.elements.found.focus();
});
document.addEventListener("submit", async (event) => {
  if (!event.target.matches("form.word")) return;
  event.preventDefault();
  const { found, request } = Object.fromEntries(new FormData(event.target));
  try {
    await ask(`/case/${id}/act`, { json: { do: "word", seen: Number(seen), why: "", finding: { key: event.target.dataset.key }, found, request } });
    location.reload();
  } catch (error) {
    event.target.querySelector(".refused").textContent = error.message;
  }
});

// --- as it prints --------------------------------------------------------------------------------
const sheets = document.getElementById("print");
const kept = "letter-view";

async function setIt() {
  const told = sheets.querySelector("p");
  told.textContent = sheets.dataset.setting;
  const answer = await read(`/case/${id}/print/${kind}`);
  const { mark, pages = 0, problem = "" } = await answer.json().catch(() => ({}));
  told.textContent = problem;
  for (let number = 1; number <= pages; number += 1) {
    const image = new Image();
    image.loading = "lazy";
    image.alt = sheets.dataset.page.replace("{}", number).replace("{}", pages);
    image.src = `/case/${id}/print/${mark}/${number}/1800.jpg`;
    sheets.append(image);
  }
  if (!pages) view("content", problem);
}

function view(name, why = "") {
  const button = document.querySelector(`[data-view="${name}"]`);
  if (!button || button.disabled) return;
  for (const one of document.querySelectorAll("[data-view]")) one.setAttribute("aria-pressed", String(one === button));
  sheets.hidden = name !== "print";
  document.querySelector(".letter-view .paper").hidden = name === "print";
  sessionStorage.setItem(kept, name);
  if (name === "print" && !sheets.querySelector("img")) setIt();
  if (why) say(why, 0);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-view]");
  if (button) view(button.dataset.view);
});
if (sessionStorage.getItem(kept) === "print") view("print");

document.getElementById("copy")?.addEventListener("click", () => {
  const range = document.createRange();
  range.selectNodeContents(document.getElementById("mail"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  navigator.clipboard?.writeText(document.getElementById("mail").textContent);
});

const said = sessionStorage.getItem("said");
if (said) {
  sessionStorage.removeItem("said");
  say(said);
}
