// A rule switched or worded, and the last change of the rules taken back.
import { ask, say } from "./ask.js";

document.getElementById("rule")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const { on, ...words } = Object.fromEntries(new FormData(form));
  const place = form.querySelector(".refused");
  place.textContent = "";
  try {
    await ask(form.dataset.address, { json: { on: form.elements.on.disabled || on !== undefined, words } });
    sessionStorage.setItem("said", form.dataset.said);
    location.assign(form.dataset.back);
  } catch (error) {
    place.textContent = error.message;
  }
});
document.getElementById("undo")?.addEventListener("click", async (event) => {
  const { scheme, said } = event.target.dataset;
  try {
    await ask(`/rules/${scheme}`);
    sessionStorage.setItem("said", said);
    location.reload();
  } catch (error) {
    event.target.closest("section").querySelector(".refused").textContent = error.message;
  }
});

const said = sessionStorage.getItem("said");
if (said) {
  sessionStorage.removeItem("said");
  say(said);
}
