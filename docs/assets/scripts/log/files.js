// Files that the reader keeps: saved by the browser itself, sent nowhere.

import { make } from "../make.js";

/** Let the browser save a text as a file. */
export function save(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href: address, download: name, hidden: "" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it only after a while
}

/**
 * The text of a file that the reader has chosen.
 *
 * @throws {RangeError} it is longer than `most` bytes
 */
export async function text(file, most) {
  if (file.size > most) throw new RangeError("too big");
  return file.text();
}
