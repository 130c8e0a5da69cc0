// Everything that the chart draws lies inside of it, whatever was noted and however narrow it is.
const scripts = process.argv[2];
const { layout } = await import(`${scripts}/chart.js`);
const { chance, entry } = await import("./random.mjs");

const random = chance(7);
const faults = [];
for (let round = 0; round < 500; round++) {
  const entries = Array.from({ length: 1 + random.number(30) }, (_, n) => ({ ...entry(random, n), date: `2026-0${1 + random.number(3)}-${10 + random.number(18)}` }));
  const width = random.one([260, 320, 640, 1100]);
  const plan = layout(entries, random.one(["km", "mi"]), width);
  const points = [...Object.values(plan.lines).flat(), ...plan.pains.map(({ y }) => ({ x: 0, y })), ...plan.scale.map(({ y }) => ({ x: 0, y }))];
  const inside = (x, y) => Number.isFinite(x) && Number.isFinite(y) && x >= 0 && x <= width && y >= 0 && y <= plan.height;
  if (points.some(({ x, y }) => !inside(x, y))) faults.push(["a mark", round]);
  if (plan.bars.some(({ x, y, width, height }) => !inside(x, y) || !inside(x + width, y + height))) faults.push(["a bar", round]);
  if (plan.days.some(({ x, date }) => !inside(x, 0) || date < plan.from || date > plan.to)) faults.push(["a day", round]);
}
process.stdout.write(JSON.stringify(faults.slice(0, 5)));
