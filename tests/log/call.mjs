// Calls functions of the log, a line of standard input for each: [time zone, module, function, arguments].
import { createInterface } from "node:readline";

const plain = (_, value) => (value instanceof Map ? Object.fromEntries(value) : Number.isNaN(value) ? "NaN" : value);
for await (const line of createInterface({ input: process.stdin })) {
  const [zone, module, name, given] = JSON.parse(line);
  process.env.TZ = zone;
  const found = (await import(`${process.argv[2]}/${module}.js`))[name](...given);
  process.stdout.write(`${JSON.stringify(found ?? null, plain)}\n`);
}
