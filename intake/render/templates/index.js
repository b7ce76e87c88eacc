"use strict";
(function () {
  var body = document.querySelector("#cases tbody");
  var rows = Array.prototype.slice.call(body.rows);
  var words = document.getElementById("words");
  var verdict = document.getElementById("verdict");
  function filter() {
    var wanted = words.value.toLowerCase().split(/\s+/);
    rows.forEach(function (row) {
      var text = row.textContent.toLowerCase();
      var fits = wanted.every(function (word) { return text.indexOf(word) >= 0; });
      row.hidden = !fits || (verdict.value !== "" && row.dataset.verdict !== verdict.value);
    });
  }
  words.addEventListener("input", filter);
  verdict.addEventListener("change", filter);
  document.querySelectorAll("#cases thead button").forEach(function (button) {
    var column = button.parentElement.cellIndex;
    var up = false;
    button.addEventListener("click", function () {
      up = !up;
      rows.sort(function (a, b) {
        var left = a.cells[column].textContent.trim(), right = b.cells[column].textContent.trim();
        var order = left.localeCompare(right, undefined, { numeric: true });
        return up ? order : -order;
      });
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });
})();
