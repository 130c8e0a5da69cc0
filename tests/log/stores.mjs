// Scenes with a store that is whole, full, forbidden, shared or spoiled: node stores.mjs SCRIPTS
const scripts = process.argv[2];
const { KEY, open } = await import(`${scripts}/store.js`);
const { chance, entry } = await import("./random.mjs");

/** A Storage as browsers have it, with room for `room` letters. */
class Store {
  items = new Map();
  room = Infinity;
  readOnly = false;
  get length() { return this.items.size; }
  key(index) { return [...this.items.keys()][index] ?? null; }
  getItem(key) { return this.items.get(key) ?? null; }
  removeItem(key) { this.items.delete(key); }
  setItem(key, text) {
    if (this.readOnly) throw new DOMException("no", "SecurityError");
    const others = [...this.items].filter(([one]) => one !== key).reduce((sum, [one, value]) => sum + one.length + value.length, 0);
    if (others + key.length + text.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, String(text));
  }
}
const one = (id, more = {}) => [id, { id, date: "2026-11-20", metres: 5000, minutes: null, before: null, during: 1, morning: null, exercises: [], note: "", ...more }];
const ids = ({ entries }) => [...entries.keys()].sort();
const fresh = (store) => open(() => store).view();
const told = {};

{
  const store = new Store();
  const log = open(() => store);
  log.change([one("a"), one("b")], "mi");
  const { unit, problem, waiting, ...view } = fresh(store);
  told.kept = { ids: ids(view), unit, problem, waiting };
}
{
  const store = new Store();
  const [first, second] = [open(() => store), open(() => store)];
  first.view(); second.view();
  first.change([one("a")]);
  second.change([one("b")]);
  first.change([one("c")]);
  told.tabs = { first: ids(first.view()), second: ids(second.view()) };
  second.change([["b", null]]);
  told.tabs.deleted = ids(first.view());
}
{
  const store = new Store();
  const log = open(() => store);
  log.change([one("a")]);
  store.room = 400;
  const { problem, waiting, ...view } = log.change([one("b", { note: "x".repeat(500) })]);
  told.full = { shown: ids(view), stored: ids(fresh(store)), problem, waiting };
  store.room = Infinity;
  const later = log.change([one("c")]);
  told.full.later = { ids: ids(fresh(store)), problem: later.problem, waiting: later.waiting };
}
{
  const store = new Store();
  const [first, second] = [open(() => store), open(() => store)];
  first.change([one("a")]);
  store.room = 0;
  first.change([one("b")]);
  store.room = Infinity;
  second.change([one("c")]);
  told.waiting = ids(first.view());
}
{
  const log = open(() => { throw new DOMException("no", "SecurityError"); });
  const before = log.view().problem;
  const { problem, waiting, ...view } = log.change([one("a")]);
  told.blocked = { before, ids: ids(view), problem, waiting };
}
{
  const store = new Store();
  store.readOnly = true;
  const { problem, waiting, ...view } = open(() => store).change([one("a")]);
  told.reads = { ids: ids(view), problem, waiting };
}
const log = (entries, more = {}) => JSON.stringify({ format: "runners-foot-log", version: 1, unit: "km", entries, ...more });
const [, good] = one("a");
const TEXTS = { cut: log([good]).slice(0, -5), other: '{"a": 1}', newer: log([good], { version: 2 }), partly: log([good, { ...good, id: "z", during: 99 }]) };
told.broken = {};
for (const [name, text] of Object.entries(TEXTS)) {
  const store = new Store();
  store.setItem(KEY, text);
  const [first, second] = [open(() => store), open(() => store)];
  first.view(); second.view(); first.view();
  const view = first.change([one("new")]);
  told.broken[name] = { aside: view.aside.length, same: view.aside[0]?.text === text, ids: ids(fresh(store)) };
}
{
  const store = new Store();
  store.setItem(KEY, TEXTS.cut);
  store.room = KEY.length + TEXTS.cut.length + 20;
  const here = open(() => store);
  const view = here.change([one("new")]);
  told.stuck = { text: store.getItem(KEY) === TEXTS.cut, aside: view.aside.length, problem: view.problem, ids: ids(view) };
  store.room = Infinity;
  here.change();
  told.stuck.after = ids(fresh(store));
}
{
  const store = new Store();
  store.setItem("other", "theirs");
  store.setItem(KEY, TEXTS.cut);
  const here = open(() => store);
  here.change([one("a")]);
  const view = here.clear();
  told.cleared = { keys: [...store.items.keys()], ids: ids(view) };
}

// Two tabs, room that comes and goes, a text that somebody spoils: what was noted and not deleted is in the log or set aside.
told.chance = [];
for (let seed = 1; seed <= 120; seed++) {
  const random = chance(seed);
  const store = new Store();
  const tabs = [open(() => store), open(() => store)];
  const wanted = new Set();
  for (let step = 0; step < 30; step++) {
    const tab = random.one(tabs);
    const what = random.number(10);
    if (what < 6) {
      const made = entry(random, seed * 100 + step);
      if (made.note) { tab.change([[made.id, made]]); wanted.add(made.id); }
    } else if (what === 6 && wanted.size) {
      const id = random.one([...wanted]);
      for (const each of tabs) each.change([[id, null]]); // nobody else holds it back
      wanted.delete(id);
    } else if (what === 7) store.room = random.often(0.5) ? random.number(2000) : Infinity;
    else if (what === 8) tab.view();
    else if (store.getItem(KEY) && random.often(0.3)) store.items.set(KEY, store.getItem(KEY).slice(0, -1 - random.number(40)));
  }
  store.room = Infinity;
  for (const tab of tabs) tab.change();
  const view = tabs[0].view();
  const everything = JSON.stringify([...view.entries]) + view.aside.map(({ text }) => text).join();
  const lost = [...wanted].filter((id) => !everything.includes(`"${id}"`));
  if (lost.length) told.chance.push({ seed, lost });
}
process.stdout.write(JSON.stringify(told));
