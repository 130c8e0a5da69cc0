// Pieces of a page as they ought to be, and the page made like them: what stands there and is still right is left alone,
// because to lay out hundreds of words anew takes a browser longer than to think of them. What stands in a piece is text,
// whatever it looks like.

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
 * Make what stands in an element like these pieces, group by group. What is to go has gone before the first group; whoever
 * stops after some groups may begin again with other pieces.
 *
 * @param {Element} parent
 * @param {(string|Piece)[][]} groups pieces in their order
 * @yields {number} after each group how many nodes were made or altered
 */
export function* fill(parent, groups) {
  const nodes = kept(parent, groups.flat());
  let at = 0;
  let next = parent.firstChild;
  for (const group of groups) {
    let altered = 0;
    for (const one of group) {
      const node = nodes[at++] ?? create(one);
      altered += update(node, one);
      if (node === next) next = node.nextSibling;
      else parent.insertBefore(node, next);
    }
    yield altered;
  }
}

/** Remove what none of the pieces is like, and return for each piece the node that can become it, if there is one. */
function kept(parent, pieces) {
  const left = new Set(parent.childNodes);
  const nodes = pieces.map((one) => {
    for (const node of left) {
      if (!alike(made.get(node), one)) continue;
      left.delete(node);
      return node;
    }
  });
  for (const node of left) node.remove();
  return nodes;
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

/** Make a node like a piece, and return how many nodes were made or altered for it. */
function update(node, now) {
  const before = made.get(node);
  made.set(node, now);
  if (typeof now === "string") {
    if (before !== undefined && before !== now) node.data = now;
    return before === now ? 0 : 1;
  }
  for (const name in now.attributes) {
    const value = now.attributes[name];
    if (typeof value === "function") node[`on${name}`] = value;
    else if (name === "value") node.value = value;
    else if (before?.attributes[name] !== value) node.setAttribute(name, value);
  }
  for (const name in before?.attributes) if (!(name in now.attributes)) node.removeAttribute(name);
  const [altered] = fill(node, [now.inside]);
  return before ? altered : altered + 1;
}
