// Ranks presentations: node finder.mjs SCRIPTS GUIDE < cases.json; prints what the ranking found, and how long it took.
import { readFileSync } from "node:fs";

const [scripts, guide] = process.argv.slice(2);
const { rank } = await import(`${scripts}/rank.js`);
const data = JSON.parse(readFileSync(guide, "utf8"));
const cases = JSON.parse(readFileSync(0, "utf8"));
for (const { answers } of Object.values(cases)) rank(data, answers); // warm up
const start = performance.now();
const found = Object.fromEntries(Object.entries(cases).map(([id, { answers }]) => [id, rank(data, answers)]));
const each = (performance.now() - start) / Object.keys(cases).length;
process.stdout.write(JSON.stringify({ found, each }));
