// Whatever is read: it never throws, takes nothing in that is not whole, and changes no object but its own.
const scripts = process.argv[2];
const { read, written } = await import(`${scripts}/format.js`);
const { understood } = await import(`${scripts}/entry.js`);
const { compare } = await import(`${scripts}/merge.js`);
const { judge } = await import(`${scripts}/pain.js`);
const { plan } = await import(`${scripts}/planner.js`);
const { layout } = await import(`${scripts}/chart.js`);
const { table } = await import(`${scripts}/csv.js`);
const { chance, entry } = await import("./random.mjs");

const bands = [{ from: 0, to: 3, answer: "carry-on" }, { from: 4, to: 5, answer: "caution" }, { from: 6, to: 10, answer: "stop" }];
const faults = {};
const fault = (rule, what) => (faults[rule] ??= []).length < 3 && faults[rule].push(String(what).slice(0, 200));
const pure = JSON.stringify([Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Array.prototype)]);

const KEYS = ["id", "date", "metres", "minutes", "before", "during", "morning", "exercises", "note", "__proto__", "constructor", "prototype", "toString", "format", "version", "entries", "unit", "hasOwnProperty"];
const random = chance(20261122);
const VALUES = [null, true, false, 0, -0, -1, 11, 1e308, -1e308, 1e-300, 2 ** 53, "", "2026-02-30", "9999-12-31", "__proto__", "\ud800", "x".repeat(2000), [], {}, [[]], [null]];

function anything(depth) {
  const kind = random.number(depth > 0 ? 5 : 3);
  if (kind < 2) return random.one(VALUES);
  if (kind === 2) return random.number(100) - 50;
  if (kind === 3) return Array.from({ length: random.number(5) }, () => anything(depth - 1));
  return Object.fromEntries(Array.from({ length: random.number(8) }, () => [random.one(KEYS), anything(depth - 1)]));
}

/** JSON in which `__proto__` stands as an own key, as a hostile file has it. */
const hostile = (value) => JSON.stringify(value).replace('"toString"', '"__proto__"');

function judged(text, name) {
  const here = new Map([0, 1, 2].map((n) => [`e${n}`, understood(entry(random, n)).entry]));
  const before = JSON.stringify([...here]);
  try {
    const { log, broken, refused } = read(text);
    for (const [id, one] of log.entries) {
      const again = understood(one);
      if (!again.entry || JSON.stringify(again.entry) !== JSON.stringify(one) || id !== one.id) fault("what is taken in is whole", JSON.stringify(one));
    }
    if (broken && (log.entries.size || refused.length)) fault("all or nothing where it is broken", text);
    const all = [...log.entries.values()];
    judge(all, bands);
    plan(all, "km", "2026-11-22");
    table(all, "mi");
    if (all.length) layout(all, "mi", 300);
    const found = compare(here, text, "2026-11-22");
    if (JSON.stringify([...here]) !== before) fault("what is here stays", text);
    if ([...found.fresh].some(({ id }) => here.has(id))) fault("what is here is not new", text);
  } catch (error) {
    fault("it never throws", `${name}: ${error.stack} ${text}`);
  }
}

let count = 0;
for (let round = 0; round < 800; round++) {
  judged(hostile(anything(4)) ?? "", "anything");
  const good = { format: "runners-foot-log", version: 1, unit: random.one(["km", "mi", "__proto__", 5]), entries: Array.from({ length: random.number(6) }, () => entry(random)) };
  const spoiled = structuredClone(good);
  for (const one of spoiled.entries) if (random.often(0.6)) one[random.one(KEYS.slice(0, 9))] = anything(2);
  if (random.often(0.3)) spoiled.entries.push(anything(3));
  judged(hostile(spoiled), "spoiled");
  const text = JSON.stringify(good);
  judged(text.slice(0, random.number(text.length)), "cut off");
  const at = random.number(text.length);
  judged(text.slice(0, at) + random.one(["\u0000", "{", '"', "]", "9", "\\"]) + text.slice(at + 1), "a letter changed");
  const known = new Map(good.entries.map((one) => [one.id, understood(one).entry]).filter(([, one]) => one));
  const back = read(written({ unit: "km", entries: known }));
  const same = (entries) => JSON.stringify([...entries].sort());
  if (same(back.log.entries) !== same(known) || back.broken || back.refused.length) fault("what is written is read again", text);
  count += 5;
}
if (JSON.stringify([Object.getOwnPropertyNames(Object.prototype), Object.getOwnPropertyNames(Array.prototype)]) !== pure) fault("no prototype is changed", "");
process.stdout.write(JSON.stringify({ count, faults }));
