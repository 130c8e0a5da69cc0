// What must hold for every combination of two and three answers: node properties.mjs SCRIPTS GUIDE
import { readFileSync } from "node:fs";

const [scripts, path] = process.argv.slice(2);
const { rank } = await import(`${scripts}/rank.js`);
const guide = JSON.parse(readFileSync(path, "utf8"));
const URGENCIES = ["self-care", "routine", "urgent", "emergency"];
const level = ({ urgency }) => URGENCIES.indexOf(urgency);
const faults = new Map();
const fault = (rule, what) => faults.set(rule, [...(faults.get(rule) ?? []), what].slice(0, 3));

const options = [
  ...Object.keys(guide.flags).map((id) => ["flags", id]),
  ...Object.keys(guide.risks).map((id) => ["at_risk", id]),
  ...Object.keys(guide.labels.ages).map((id) => ["age", id]),
  ...Object.keys(guide.places).map((id) => ["places", id]),
  ...Object.keys(guide.words.feels).map((id) => ["feel", id]),
  ...Object.keys(guide.words.times).map((id) => ["when", id]),
  ...Object.keys(guide.words.signs).map((id) => ["signs", id]),
];

function judge(chosen) {
  const answers = {};
  for (const [group, id] of chosen) (answers[group] ??= []).push(id);
  const found = rank(guide, answers);
  const name = () => JSON.stringify(answers);
  const { advice, causes, reasons } = found;
  const net = advice.safety_net;
  if (!advice.action || !advice.today.length || !advice.run.answer || !net.look_for.length || !net.by_when) fault("advice", name());
  if (level(found) < 0) fault("urgency", name());
  if (reasons.some((reason) => level(reason) > level(found))) fault("the highest urgency wins", name());
  if (found.ignored.length) fault("everything is understood", name());
  if (answers.flags) {
    const most = Math.max(...answers.flags.map((id) => level(guide.flags[id])));
    const raised = Math.min(most + (answers.at_risk ? 1 : 0), 3);
    if (level(found) < raised) fault("a red flag is answered", name());
    if (advice.run.answer !== "stop") fault("nobody runs with a red flag", name());
  }
  const points = answers.places || answers.feel || answers.when || answers.signs || answers.age;
  if (points && (causes.length < 2 || causes.length > 5)) fault("two to five causes", name());
  for (const cause of causes) {
    if (!cause.more_likely_if.length || !cause.less_likely_if.length) fault("more and less likely", name());
    if (!cause.today.length || !cause.running.answer || !cause.url) fault("each cause has advice", name());
  }
  return found;
}

let count = 0;
const single = new Map(options.map((one) => [one, level(judge([one]))]));
for (let a = 0; a < options.length; a++) {
  for (let b = a + 1; b < options.length; b++) {
    const pair = [options[a], options[b]];
    const found = judge(pair);
    count++;
    if (pair[0][0] === "at_risk") {
      const alone = single.get(pair[1]);
      if (pair[1][0] !== "at_risk" && level(found) < Math.min(alone + 1, 3)) fault("a risk raises by one step", JSON.stringify(pair));
    }
    for (let c = b + 1; c < options.length; c++) {
      judge([...pair, options[c]]);
      count++;
    }
  }
}
process.stdout.write(JSON.stringify({ count, faults: Object.fromEntries(faults) }));
