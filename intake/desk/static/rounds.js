import { ask, say } from "./ask.js";
import { takeFiles } from "./sending.js";

const words = document.getElementById("rounds").dataset;

takeFiles(words.sending, async (id) => {
  const received = document.getElementById("received").value;
  await ask(`/case/${words.case}/supplement/${id}?received=${encodeURIComponent(received)}`);
  document.getElementById("sending").hidden = true;
  say(words.checking, 0);
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.do) return;
  event.preventDefault();
  const { why = "", ...given } = Object.fromEntries(new FormData(form));
  if (form.dataset.number) given.number = form.dataset.number;
  if (form.dataset.do === "deliver") given.receipt = form.elements.receipt.checked;
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    await ask(`/case/${words.case}/act`, { json: { do: form.dataset.do, seen: Number(words.seen), why, ...given } });
    location.reload();
  } catch (error) {
    form.querySelector(".refused").textContent = error.message;
    button.disabled = false;
  }
});

const events = new EventSource("/events");
let checking = "busy" in words;
if (checking) say(words.checking, 0);
events.addEventListener("check", (event) => {
  const told = JSON.parse(event.data);
  if (told.id !== words.case) return;
  if (told.state === "done" && checking) location.reload();
  else if (told.state === "failed") say(told.problem, 0);
  else if (told.state !== "done") { checking = true; say(words.checking, 0); }
});
events.addEventListener("error", () => say(words.lost, 0));
