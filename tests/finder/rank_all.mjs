// Ranks every set of answers that it is given: node rank_all.mjs SCRIPTS GUIDE < answers.json
import { readFileSync } from "node:fs";

const [scripts, guide] = process.argv.slice(2);
const { rank } = await import(`${scripts}/rank.js`);
const data = JSON.parse(readFileSync(guide, "utf8"));
const all = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(all.map((answers) => rank(data, answers))));
