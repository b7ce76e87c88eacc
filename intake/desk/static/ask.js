// Asks our own server for something to be done; what it refuses comes back as an error with its words.
const csrf = () => document.querySelector('meta[name="csrf"]').content;

export class Refused extends Error {
  constructor(status, answer) {
    super(answer.problem || `HTTP ${status}`);
    this.status = status;
    this.answer = answer;
  }
}

export async function ask(address, { method = "POST", json, body, signal } = {}) {
  const headers = { "X-CSRF-Token": csrf() };
  if (json !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(address, { method, headers, signal, body: json === undefined ? body : JSON.stringify(json) });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}

/** Reads from the desk; gone (a page left, a desk stopped) is an answer that is not ok, never an error. */
export async function read(address, options) {
  return fetch(address, options).catch(() => Response.error());
}

let fading;
export function say(text, seconds = 6) {
  const place = document.getElementById("said");
  place.textContent = text;
  clearTimeout(fading);
  if (seconds) fading = setTimeout(() => { place.textContent = ""; }, seconds * 1000);
}
