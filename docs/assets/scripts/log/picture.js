// Draws the chart that chart.js has laid out: pain as three lines with marks of their own, distance as bars below.

import { draw, make } from "../make.js";
import { layout } from "./chart.js";
import { inWords } from "./days.js";
import { UNITS } from "./distance.js";
import { PAINS } from "./entry.js";

const DAY = { day: "numeric", month: "short" };
const NAMES = { before: "before", during: "during", morning: "next morning" };
const MARKS = {
  before: (x, y) => draw("rect", { x: x - 3.5, y: y - 3.5, width: 7, height: 7 }),
  during: (x, y) => draw("circle", { cx: x, cy: y, r: 4.5 }),
  morning: (x, y) => draw("path", { d: `M${x} ${y - 5}L${x + 5} ${y + 4}H${x - 5}Z` }),
};

/** The chart with what its marks mean; for a screen reader it is one picture with a summary, and the table has the numbers. */
export function chart(entries, unit, width) {
  const plan = layout(entries, unit, width);
  return make("div.fc-chart", {}, legend(unit, plan), picture(plan, unit));
}

function legend(unit, plan) {
  const marks = Object.entries(MARKS).map(([when, mark]) => {
    const sign = draw("svg", { viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true", class: `fc-chart__line fc-chart__line--${when}` },
      draw("path", { d: "M0 6H28" }), mark(14, 6));
    return make("li", {}, sign, ` Pain ${NAMES[when]}`);
  });
  const bar = draw("svg", { viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true" },
    draw("rect", { class: "fc-chart__bar", x: 9, y: 0, width: 10, height: 12 }));
  return make("ul.fc-chart__legend", {}, ...marks, plan.bars.length ? make("li", {}, bar, ` Distance (${UNITS[unit].short})`) : "");
}

function picture(plan, unit) {
  const { width, height, left, right } = plan;
  const line = (y, name = "") => draw(`path.fc-chart__grid${name}`, { d: `M${left} ${y}H${right}` });
  const label = (x, y, text, anchor) => draw("text", { x, y, "text-anchor": anchor }, text);
  return draw("svg.fc-chart__picture", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": summary(plan, unit) },
    label(4, plan.names.pain, "Pain", "start"),
    plan.bars.length ? label(4, plan.names.far, UNITS[unit].short, "start") : "",
    ...plan.pains.flatMap(({ y, pain }) => [line(y), label(left - 8, y + 4, String(pain), "end")]),
    ...plan.scale.flatMap(({ y, far }) => [line(y), label(left - 8, y + 4, String(far), "end")]),
    ...plan.days.map(({ x, date }) => label(Math.min(Math.max(x, left + 14), right - 14), plan.height - 6, inWords(date, DAY), "middle")),
    ...plan.bars.map(({ x, y, width, height }) => draw("rect.fc-chart__bar", { x, y, width, height })),
    ...Object.entries(plan.lines).map(([when, points]) => series(when, points)),
  );
}

function series(when, points) {
  const path = points.map(({ x, y }, index) => `${index ? "L" : "M"}${x} ${y}`).join("");
  return draw(`g.fc-chart__line.fc-chart__line--${when}`, {}, draw("path", { d: path }), ...points.map(({ x, y }) => MARKS[when](x, y)));
}

/** What somebody who does not see the chart would ask first. */
function summary(plan, unit) {
  const says = Object.entries(plan.lines).filter(([, points]) => points.length).map(([when, points]) => {
    const numbers = points.map(({ pain }) => pain);
    return `Pain ${PAINS[when]}: first ${numbers[0]}, last ${numbers.at(-1)}, highest ${Math.max(...numbers)}.`;
  });
  const far = plan.bars.map(({ distance }) => distance);
  if (far.length) says.push(`Longest day: ${Math.max(...far)} ${UNITS[unit].words}.`);
  return [`Chart from ${inWords(plan.from)} to ${inWords(plan.to)}.`, ...says, "The table below has the numbers."].join(" ");
}
