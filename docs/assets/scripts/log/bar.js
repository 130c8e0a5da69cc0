// The bar at the lower edge: says what was done, and takes it back. It stays until the next thing is done or it is closed.

/**
 * @param {HTMLElement} bar
 * @param {HTMLElement} says what screen readers listen to: it stays when the bar is closed
 */
export function bar(bar, says) {
  const text = bar.querySelector("[data-text]");
  const undo = bar.querySelector("[data-undo]");
  let back = null;

  function close() {
    bar.dataset.open = "false";
    document.documentElement.classList.remove("fc-log-open");
    text.textContent = says.textContent = "";
    back = null;
  }
  bar.querySelector("[data-close]").addEventListener("click", close);
  undo.addEventListener("click", () => {
    const take = back;
    close();
    take?.();
  });

  return {
    /** Say what was done. `undo` takes it back; with `focus` the focus goes there, where what had it is gone. */
    say(words, { back: how = null, focus = false } = {}) {
      back = how;
      undo.hidden = !how;
      bar.dataset.open = "true";
      document.documentElement.classList.add("fc-log-open"); // what has the focus never hides under the bar
      text.textContent = says.textContent = words;
      if (focus && how) undo.focus();
    },
  };
}
