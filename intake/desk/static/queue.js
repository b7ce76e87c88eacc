import { ask, inOneLanguage, say } from "./ask.js";
import { chosenFiles, droppedFiles } from "./dropped.js";

const drop = document.getElementById("drop");
const words = drop.dataset;

// --- what comes in -------------------------------------------------------------------------------
async function send({ name, files }) {
  if (!files.length) return;
  const total = files.reduce((sum, one) => sum + one.file.size, 0) || 1;
  const sending = document.getElementById("sending");
  sending.hidden = false;
  let id;
  try {
    ({ id } = await ask(`/uploads/begin?name=${encodeURIComponent(name)}`));
    let sent = 0;
    for (const [place, { path, file }] of files.entries()) {
      document.getElementById("sent-said").textContent = `${words.sending} ${place + 1} / ${files.length}  ${path}`;
      await ask(`/uploads/${id}/file?path=${encodeURIComponent(path)}`, { method: "PUT", body: file });
      sent += file.size;
      document.getElementById("sent").value = sent / total;
    }
    await ask(`/uploads/${id}/end`);
    location.assign("/");
  } catch (error) {
    if (id) ask(`/uploads/${id}/drop`).catch(() => {});
    sending.hidden = true;
    say(error.message, 0);
  }
}

for (const name of ["folder", "files"]) {
  document.getElementById(name).addEventListener("change", (event) => send(chosenFiles(event.target.files)));
}
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
}
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  send(await droppedFiles(event.dataTransfer.items));
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
    said.textContent = `${words.reading} ${check.read} / ${check.files} ${words.files} · ${check.pages} ${words.pages}  ${check.current}`;
  } else {
    said.textContent = `${words[check.state] || ""} ${inOneLanguage(check.problem)}`;
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
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    document.getElementById("q").focus();
  }
});
