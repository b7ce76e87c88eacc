// Every page of a case: drawn when it comes near, let go when it is far; text and frames lie over it.
import { read } from "./ask.js";

const SIDES = [1200, 1800, 2600];

export class Pages {
  constructor(place, address, mark) {
    this.place = place;
    this.address = address;
    this.mark = mark;
    this.zoom = 1;
    this.current = 0;
    this.onMove = () => {};
    this.near = new IntersectionObserver((seen) => seen.forEach((one) => {
      if (one.isIntersecting) this.#load(one.target); else this.#letGo(one.target);
    }), { root: place, rootMargin: "1200px 0px" });
    this.figures = [...place.querySelectorAll(".page")];
    this.figures.forEach((one) => this.near.observe(one));
    this.held = null; // what stays in view while pages above it are drawn and change their height
    for (const name of ["wheel", "pointerdown", "touchstart"]) {
      place.addEventListener(name, () => { this.held = null; }, { passive: true });
    }
    place.addEventListener("scroll", () => this.#moved(), { passive: true });
    this.#moved();
  }

  figure(number) {
    return this.figures[number];
  }

  // Brings a page into view, and a box on it ("x0 y0 x1 y1" in fractions) to its middle, framed.
  async show(number, box = "") {
    const figure = this.figure(number);
    if (!figure) return;
    this.place.querySelectorAll(".here").forEach((one) => one.remove());
    this.shown = number; // whatever share of the view a short page takes
    this.held = () => figure.scrollIntoView({ block: "start" });
    this.held();
    this.#moved();
    await this.#load(figure);
    const sheet = figure.querySelector(".sheet");
    if (!box) return;
    const [x0, y0, x1, y1] = box.split(" ").map(Number);
    const here = document.createElement("i");
    here.className = "here";
    const edge = 0.004;
    here.style.left = `${(x0 - edge) * 100}%`;
    here.style.top = `${(y0 - edge) * 100}%`;
    here.style.width = `${(x1 - x0 + 2 * edge) * 100}%`;
    here.style.height = `${(y1 - y0 + 2 * edge) * 100}%`;
    if (sheet.querySelector(".flow")) {
      const line = [...sheet.querySelectorAll("[data-box]")].find((one) => Number(one.dataset.box.split(" ")[1]) >= y0 - 0.001);
      sheet.querySelectorAll(".told").forEach((one) => one.classList.remove("told"));
      line?.classList.add("told");
      this.held = () => (line || figure).scrollIntoView({ block: "center" });
      this.held();
      return;
    }
    sheet.append(here);
    this.held = () => here.scrollIntoView({ block: "center", inline: "center" });
    this.held();
  }

  step(by) {
    this.show(Math.min(this.figures.length - 1, Math.max(0, this.current + by)));
  }

  setZoom(zoom) {
    this.held = null;
    this.zoom = Math.min(6, Math.max(0.4, zoom));
    const figure = this.figure(this.current);
    const before = figure ? (this.place.scrollTop - figure.offsetTop) / (figure.offsetHeight || 1) : 0;
    this.place.style.setProperty("--zoom", String(this.zoom));
    if (figure) this.place.scrollTop = figure.offsetTop + before * figure.offsetHeight;
    this.figures.filter((one) => one.dataset.loaded).forEach((one) => this.#draw(one));
  }

  turn() {
    const figure = this.figure(this.current);
    if (figure) figure.dataset.turn = String((Number(figure.dataset.turn || 0) + 90) % 360);
  }

  // Frames may be others since: what persons decide changes them.
  async refresh() {
    for (const figure of this.figures.filter((one) => one.dataset.loaded)) {
      const over = await this.#over(figure);
      const old = figure.querySelector(".over, .flow");
      if (over && old) old.replaceWith(over);
    }
  }

  async #over(figure) {
    const answer = await read(`${this.address}/page/${figure.dataset.n}`);
    if (!answer.ok) {
      const told = document.createElement("p");
      told.className = "flow";
      told.textContent = (await answer.json().catch(() => ({}))).problem ?? "";
      return told;
    }
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text(); // our own server's page: everything of a stranger is escaped in it
    return holder.content.firstElementChild;
  }

  #load(figure) {
    if (figure.loading) return figure.loading;
    figure.loading = (async () => {
      const over = await this.#over(figure);
      const sheet = figure.querySelector(".sheet");
      if (!over) return;
      figure.dataset.loaded = "1";
      sheet.classList.toggle("text", over.matches(".flow"));
      if (over.dataset.ratio) sheet.style.setProperty("--ratio", over.dataset.ratio);
      sheet.replaceChildren(over);
      if (!over.matches(".flow")) this.#draw(figure);
      this.held?.();
    })();
    return figure.loading;
  }

  #draw(figure) {
    const sheet = figure.querySelector(".sheet");
    if (sheet.classList.contains("text")) return;
    const wanted = Math.max(sheet.clientWidth, sheet.clientHeight) * Math.min(2, window.devicePixelRatio);
    const side = SIDES.find((one) => one >= wanted) || SIDES.at(-1);
    const before = sheet.querySelector("img");
    if (before && Number(before.dataset.side) >= side) return;
    const image = new Image();
    image.alt = figure.querySelector("figcaption").textContent;
    image.dataset.side = String(side);
    image.onload = () => { before?.remove(); sheet.prepend(image); };
    image.onerror = () => sheet.classList.add("blank");
    image.src = `${this.address}/page/${figure.dataset.n}/${side}.jpg?v=${this.mark}`;
  }

  #letGo(figure) {
    if (!figure.dataset.loaded || figure.querySelector(".flow") || figure.querySelector(".here")) return;
    figure.querySelector(".sheet").replaceChildren();
    delete figure.dataset.loaded;
    figure.loading = null;
  }

  #moved() {
    const top = this.place.scrollTop + this.place.clientHeight / 3;
    let low = this.held ? this.shown : 0;
    let high = this.held ? low : this.figures.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.figures[middle].offsetTop <= top) low = middle; else high = middle - 1;
    }
    if (low !== this.current || !this.told) {
      this.current = low;
      this.told = true;
      this.onMove(low);
    }
  }
}
