"use strict";
(function () {
  var big = document.getElementById("big");
  var place = document.getElementById("big-place");
  var from = null;
  function shut() {
    big.classList.remove("open");
    place.replaceChildren();
    if (from) { from.focus(); }
  }
  document.querySelectorAll("button.thumb").forEach(function (thumb) {
    thumb.addEventListener("click", function () {
      from = thumb;
      var copy = thumb.cloneNode(true);
      copy.addEventListener("click", shut);
      place.replaceChildren(copy);
      big.classList.add("open");
      var box = copy.querySelector("i, b");
      if (box) { box.scrollIntoView({ block: "center" }); }
      copy.focus({ preventScroll: true });
    });
  });
  big.addEventListener("click", function (event) { if (event.target === big) { shut(); } });
  document.getElementById("big-shut").addEventListener("click", shut);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { shut(); } });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
})();
