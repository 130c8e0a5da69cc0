// Brings entries back from a file: first it says what would change, then the reader decides.

import { make } from "../make.js";
import { today } from "./days.js";
import { text } from "./files.js";
import { MOST } from "./format.js";
import { compare } from "./merge.js";
import { several } from "./words.js";

const TOLD = 4; // refused entries that are told one by one

/**
 * Wire the choice of a file.
 *
 * @param {HTMLElement} part with the file's input and a place for what was found
 * @param {{entries: () => Map<string, object>, add: (entries: object[], unit: string) => void}} page
 */
export function bring(part, page) {
  const input = part.querySelector("input[type=file]");
  const place = part.querySelector("[data-found]");
  const done = () => {
    place.replaceChildren();
    input.value = "";
  };

  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return void done();
    place.replaceChildren(...preview(file.name, await looked(file)));
    place.focus();
  });

  async function looked(file) {
    try {
      return compare(page.entries(), await text(file, MOST.letters), today());
    } catch (error) {
      return { broken: error instanceof RangeError ? "It is too big to be a log." : "Your browser could not read it.", refused: [] };
    }
  }

  function preview(name, found) {
    const button = (words, click, plain = "") => make(`button.fc-button${plain}`, { type: "button", click }, words);
    const leave = (words) => button(words, () => { done(); input.focus(); }, ".fc-button--plain");
    if (found.broken) {
      return [
        make("p", {}, make("strong", {}, `${name} cannot be used. `), `${found.broken} Your log is as it was.`),
        make("p.fc-buttons", {}, leave("Close")),
      ];
    }
    const { fresh, differing, known, refused } = found;
    const choice = differing.length ? [differ(differing.length)] : [];
    const counts = [
      `New: ${fresh.length}`,
      `Here already, and the same: ${known}`,
      ...(differing.length ? [`Here already, but not the same: ${differing.length}`] : []),
      ...(refused.length ? [`Cannot be read, and left out: ${refused.length}`] : []),
    ];
    const add = () => {
      const theirs = place.querySelector("[value=theirs]")?.checked ? differing : [];
      done();
      page.add([...fresh, ...theirs], found.unit);
    };
    const rest = refused.length - TOLD;
    return [
      make("p", {}, make("strong", {}, `In ${name}: `)),
      make("ul", {}, ...counts.map((words) => make("li", {}, words))),
      ...(refused.length ? [make("ul.fc-log__refused", {}, ...refused.slice(0, TOLD).map((why) => make("li", {}, why)), rest > 0 ? make("li", {}, `And ${rest} more.`) : "")] : []),
      ...choice,
      fresh.length + differing.length
        ? make("p.fc-buttons", {}, button(fresh.length ? `Add ${several(fresh.length, "entry", "entries")}` : "Go on", add), leave("Leave it"))
        : make("p.fc-buttons", {}, leave("Nothing to add: close")),
    ];
  }

  function differ(count) {
    const radio = (value, words, more = {}) => make("label", {}, make("input", { type: "radio", name: "differing", value, ...more }), ` ${words}`);
    return make("fieldset", {}, make("legend", {}, `${several(count, "entry is", "entries are")} not the same here and in the file. Which one stays?`),
      radio("mine", "The one that is here", { checked: "" }), radio("theirs", "The one in the file"));
  }
}
