// Small helps for readers who have JavaScript. Everything works without them.

/** Let the whole symptom table be sorted by its columns. */
function sortable(table) {
  const body = table.tBodies[0];
  const first = [...body.rows];
  for (const [column, header] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...first].sort((a, b) =>
        a.cells[column].innerText.localeCompare(b.cells[column].innerText, "en"),
      );
      if (column === 0) rows.splice(0, rows.length, ...first); // the first column has an order of its own: the foot's
      body.append(...(down ? rows.reverse() : rows));
    });
  }
}

/** Let a button open what Material opens by a hidden checkbox, and say whether it is open. */
function opens(button) {
  const box = document.getElementById(button.dataset.opens);
  const tell = () => button.setAttribute("aria-expanded", String(box.checked));
  box.addEventListener("change", tell);
  button.addEventListener("click", () => {
    box.click();
    if (box.checked) document.querySelector(button.dataset.focuses)?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked) {
      box.click();
      button.focus();
    }
  });
}

for (const table of document.querySelectorAll("table[data-sortable]")) sortable(table);
for (const button of document.querySelectorAll("[data-opens]")) opens(button);

// The foot finder brings its own scripts, and only its page loads them.
const finder = document.querySelector("[data-finder]");
if (finder) {
  import("./finder/page.js")
    .then(({ start }) => start(finder))
    .catch(() => finder.append(finder.querySelector("template[data-failed]").content));
}
