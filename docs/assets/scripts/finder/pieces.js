// The answer as it ought to stand there, and the page made like it: what stands there and is still right is left alone.
// To lay out an answer of hundreds of words anew takes a browser longer than to think of it.

/**
 * @typedef {object} Piece an element as it ought to be
 * @property {string} what its name with classes (`p.fc-lede`)
 * @property {string|undefined} key which one it is among those of the same name: another key is another element
 * @property {Object<string, string|function>} attributes its attributes and, as functions, what it listens to
 * @property {(string|Piece)[]} inside texts and elements
 */

const made = new WeakMap(); // what each node was last made like

/** Describe an element: its name with classes, its attributes or listeners, what stands in it. */
export function piece(what, { key, ...attributes } = {}, ...inside) {
  return { what, key, attributes, inside: inside.filter((one) => one !== "") };
}

/**
 * Make what stands in an element like these pieces, group by group. What is to go has gone with the first group; whoever
 * stops after some groups may begin again with other pieces.
 *
 * @param {Element} parent
 * @param {(string|Piece)[][]} groups pieces in their order
 * @yields {number} after each group how many nodes it has cost: those that were made or altered
 */
export function* fill(parent, groups) {
  const left = [...parent.childNodes];
  const kept = new Map(); // piece → the node that becomes it
  for (const one of groups.flat()) {
    const at = left.findIndex((node) => alike(made.get(node), one));
    if (at >= 0) kept.set(one, left.splice(at, 1)[0]);
  }
  for (const node of left) node.remove();
  let next = parent.firstChild;
  for (const group of groups) {
    let cost = 0;
    for (const one of group) {
      const node = kept.get(one) ?? create(one);
      cost += update(node, one);
      if (node === next) next = node.nextSibling;
      else parent.insertBefore(node, next);
    }
    yield cost;
  }
}

/** Whether what was made like one piece can become another. */
function alike(before, now) {
  if (before === undefined || typeof before === "string" || typeof now === "string") return typeof before === typeof now;
  return before.what === now.what && before.key === now.key;
}

function create(one) {
  if (typeof one === "string") return document.createTextNode(one);
  const [name, ...classes] = one.what.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  return element;
}

/** Make a node like a piece, and return how many nodes had to be altered for it. */
function update(node, now) {
  const before = made.get(node);
  made.set(node, now);
  if (typeof now === "string") {
    if (before !== undefined && before !== now) node.data = now;
    return Number(before !== now);
  }
  for (const [name, value] of Object.entries(now.attributes)) {
    if (typeof value === "function") node[`on${name}`] = value;
    else if (name === "value") node.value = value;
    else if (before?.attributes[name] !== value) node.setAttribute(name, value);
  }
  for (const name of Object.keys(before?.attributes ?? {})) if (!(name in now.attributes)) node.removeAttribute(name);
  const [cost] = fill(node, [now.inside]);
  return cost + Number(before === undefined);
}
