// Gives the scripts of a built site what nobody would type: node hostile.mjs SITE SEED TIMES. Prints how much was tried.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, seed, times] = process.argv.slice(2);
const site = pathToFileURL(`${folder}/`);
const script = (name) => import(new URL(`assets/scripts/${name}.js`, site));
const data = (name) => JSON.parse(readFileSync(new URL(name, site), "utf8"));
const [{ fromFragment, toFragment }, { rank }, { summary }] = await Promise.all(
  ["finder/address", "finder/rank", "finder/summary"].map(script),
);
const { search } = await script("search/engine");
const { open } = await script("search/library");
const { fileAt, read } = await script("offline/release");
const guide = data("guide.json");
const library = await open(async (name) => data(name));

// mulberry32 (Tommy Ettinger, public domain): the same seed gives the same run, so that a failure can be repeated
let state = Number(seed);
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const one = (list) => list[Math.floor(random() * list.length)];
const some = (make, most) => Array.from({ length: Math.floor(random() * most) }, make);

const GROUPS = ["flags", "at_risk", "age", "places", "feel", "when", "signs", "__proto__", "constructor", "<b>", ""];
const KNOWN = [guide.flags, guide.risks, guide.places, ...Object.values(guide.words)].flatMap(Object.keys);
const NASTY = [
  "__proto__", "constructor", "toString", "hasOwnProperty", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
  "javascript:alert(1)", "../../..", "%", "%E0%A4%A", "%00", "\u0000", "\ud800", "𝒳", "'\"`", "&&==", "#", "?q=", "-1", "1e999",
  "NaN", "null", "[object Object]", "(a+)+$", "*", "\\", "\u202e", "a".repeat(5000), "heel ".repeat(500), ",".repeat(999),
];
const value = () => one([() => one(KNOWN), () => one(NASTY), () => String.fromCodePoint(Math.floor(random() * 0xd7ff))])();
const before = Object.getOwnPropertyNames(Object.prototype).join();
const causes = new Set(Object.keys(guide.conditions));
const every = await library.shown(library.index.kind.map((_, number) => ({ number })));
const addresses = new Set(every.map(({ address }) => address));

for (let turn = 0; turn < Number(times); turn += 1) {
  // an address of the finder
  const fragment = `#${some(() => `${one(GROUPS)}=${some(value, 4).join(",")}`, 5).join("&")}`;
  const answers = fromFragment(fragment);
  if (answers) {
    const found = rank(guide, answers);
    for (const { id } of found.causes) assert(causes.has(id), `${id} is no trouble of the guide: ${fragment}`);
    assert.equal(typeof summary(guide, found, `https://feet.example/finder/${fragment}`), "string");
    assert.deepEqual(fromFragment(toFragment(answers)) ?? answers, answers, fragment); // as it was sent on
  }
  // a question, typed or in an address
  const question = some(value, 6).join(one([" ", "", "\n"]));
  const results = await library.shown(await search(library, question));
  for (const { address } of results) assert(addresses.has(address), `${address}: ${question}`);
  // an address that the service worker is asked for, and a list of files that is none
  const asked = new URL(`./${some(value, 4).join("/")}`, "https://feet.example/guide/");
  const name = fileAt(asked, "https://feet.example/guide/");
  assert(name === undefined || typeof name === "string");
  const list = { version: one(["", "1", 1, null]), shared: one([{}, { "a.js": one(NASTY) }, null]), core: {}, rest: {} };
  assert.throws(() => read(list), TypeError);
}
assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), before, "something has been put into all objects");
process.stdout.write(`tried ${times}`);
