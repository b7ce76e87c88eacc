// Files on their way to the desk: chosen or dropped, sent one after the other, ended by whoever knows what for.
import { ask, say } from "./ask.js";
import { chosenFiles, droppedFiles } from "./dropped.js";

async function send({ name, files }, saidSending, end) {
  if (!files.length) return;
  const total = files.reduce((sum, one) => sum + one.file.size, 0) || 1;
  const sending = document.getElementById("sending");
  sending.hidden = false;
  let id;
  try {
    ({ id } = await ask(`/uploads/begin?name=${encodeURIComponent(name)}`));
    let sent = 0;
    for (const [place, { path, file }] of files.entries()) {
      document.getElementById("sent-said").textContent = `${saidSending} ${place + 1} / ${files.length}  ${path}`;
      await ask(`/uploads/${id}/file?path=${encodeURIComponent(path)}`, { method: "PUT", body: file });
      sent += file.size;
      document.getElementById("sent").value = sent / total;
    }
    await end(id);
  } catch (error) {
    if (id) ask(`/uploads/${id}/drop`).catch(() => {});
    sending.hidden = true;
    say(error.message, 0);
  }
}

export function takeFiles(saidSending, end) {
  const drop = document.getElementById("drop");
  for (const name of ["folder", "files"]) {
    document.getElementById(name).addEventListener("change", (event) => send(chosenFiles(event.target.files), saidSending, end));
  }
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    send(await droppedFiles(event.dataTransfer.items), saidSending, end);
  });
}
