import { ask, say } from "./ask.js";

const words = document.getElementById("settings").dataset;

async function done(doing, place, said) {
  if (place) place.textContent = "";
  try {
    await doing();
    sessionStorage.setItem("said", said);
    location.reload();
  } catch (error) {
    for (const one of document.querySelectorAll("[data-wrong]")) {
      one.textContent = error.answer?.wrong?.[one.dataset.wrong] || "";
      one.previousElementSibling.setAttribute("aria-invalid", String(Boolean(one.textContent)));
    }
    document.querySelector("[aria-invalid=true]")?.focus();
    if (place) place.textContent = error.message; else say(error.message, 0);
  }
}

document.getElementById("entries").addEventListener("submit", (event) => {
  event.preventDefault();
  const entries = Object.fromEntries(new FormData(event.target));
  done(() => ask("/settings", { json: { entries } }), event.target.querySelector(".refused"), words.saved);
});
document.getElementById("user").addEventListener("submit", (event) => {
  event.preventDefault();
  const user = Object.fromEntries(new FormData(event.target));
  done(() => ask("/settings/user", { json: user }), event.target.querySelector(".refused"), words.saved);
});
document.addEventListener("change", (event) => {
  const { template } = event.target.dataset;
  if (!template || !event.target.files.length) return;
  const place = event.target.closest(".line").querySelector(".refused");
  done(() => ask(`/settings/template/${template}`, { method: "PUT", body: event.target.files[0] }), place, words.saved);
});
document.addEventListener("click", (event) => {
  const { remove, drop } = event.target.dataset;
  if (remove) done(() => ask("/settings/user", { json: { name: remove, role: null, password: "" } }), null, words.removed);
  if (drop) done(() => ask(`/settings/template/${drop}`, { method: "PUT" }), null, words.saved);
});
document.getElementById("backup").addEventListener("click", () => {
  let name = "";
  done(async () => { ({ name } = await ask("/settings/backup")); }, document.getElementById("backup-refused"), words.backed + name);
});

const said = sessionStorage.getItem("said");
if (said) {
  sessionStorage.removeItem("said");
  say(said);
}
