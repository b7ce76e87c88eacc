import { ask, say } from "./ask.js";
import { takeFiles } from "./sending.js";

const words = document.getElementById("drop").dataset;

takeFiles(words.sending, async (id) => {
  await ask(`/uploads/${id}/end`);
  location.assign("/");
});

// --- what is under way ---------------------------------------------------------------------------
function show(check) {
  const row = document.querySelector(`[data-case="${CSS.escape(check.id)}"]`);
  if (!row) return;
  const place = row.querySelector(".progress");
  const bar = place.querySelector("progress");
  place.hidden = check.state === "done";
  row.dataset.state = check.state;
  bar.hidden = check.state === "failed";
  if (check.state === "reading" && check.files) bar.value = check.read / check.files; else bar.removeAttribute("value");
  const said = place.querySelector(".said");
  said.classList.toggle("bad", check.state === "failed");
  if (check.state === "reading") {
    said.textContent = `${words.reading} ${check.read} / ${check.files} ${words.files} · ${check.pages} ${words.pages}  ${check.applicant || check.current}`;
  } else {
    said.textContent = `${words[check.state] || ""} ${check.problem ?? ""}`;
  }
}

const events = new EventSource("/events");
const seen = new Map();
events.addEventListener("check", (event) => {
  const check = JSON.parse(event.data);
  const before = seen.get(check.id);
  seen.set(check.id, check.state);
  if (check.state === "done" && before !== "done") location.reload(); else show(check);
});
events.addEventListener("open", () => say(""));
events.addEventListener("error", () => say(words.lost, 0));
for (const row of document.querySelectorAll("[data-state]")) seen.set(row.dataset.case, row.dataset.state);
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-owner]");
  if (!button) return;
  await ask(`/case/${button.dataset.owner}/owner`).then(() => location.reload(), (error) => say(error.message));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    document.getElementById("q").focus();
  }
});
