// A file beside a log: node compare.mjs SCRIPTS; {here, text, latest} on standard input.
import { readFileSync } from "node:fs";

const { compare } = await import(`${process.argv[2]}/merge.js`);
const { here, text, latest } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(compare(new Map(here.map((one) => [one.id, one])), text, latest)));
