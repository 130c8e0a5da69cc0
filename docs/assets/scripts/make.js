// Pieces of a page, made without HTML: what stands in them is text, whatever it looks like.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element: its name with classes (`p.fc-lede`), its attributes or listeners, what stands in it. */
export function make(what, attributes = {}, ...inside) {
  const [name, ...classes] = what.split(".");
  return filled(document.createElement(name), classes, attributes, inside);
}

/** Make a piece of a drawing in the same way. */
export function draw(what, attributes = {}, ...inside) {
  const [name, ...classes] = what.split(".");
  return filled(document.createElementNS(SVG, name), classes, attributes, inside);
}

function filled(element, classes, attributes, inside) {
  if (classes.length) element.setAttribute("class", classes.join(" "));
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value);
  }
  element.append(...inside.filter((one) => one !== "" && one !== null && one !== undefined));
  return element;
}
