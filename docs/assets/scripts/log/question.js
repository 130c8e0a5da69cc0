// A question before something goes for good.

/**
 * Ask in the page's dialog.
 *
 * @param {HTMLDialogElement} dialog
 * @param {{title: string, text: string, yes: string, save: () => void}} words `save` keeps a copy first
 * @returns {Promise<boolean>} whether to go on
 */
export function question(dialog, { title, text, yes, save }) {
  dialog.querySelector("[data-title]").textContent = title;
  dialog.querySelector("[data-text]").textContent = text;
  dialog.querySelector("[value=yes]").textContent = yes;
  dialog.querySelector("[data-save]").onclick = save;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
  });
}
